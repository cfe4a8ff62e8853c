import { createRequire } from 'node:module';

/** The DICOM JSON model (PS3.18 F) of one instance, read by dcmjs, without its pixels. */

export type JsonElement = { vr: string; Value?: unknown[]; BulkDataURI?: string; InlineBinary?: string };
export type DicomJson = Record<string, JsonElement>;

type RawElement = { vr: string; Value?: unknown[] };
type RawDataset = Record<string, RawElement>;
type Dcmjs = {
  data: {
    DicomMessage: { readFile(buffer: ArrayBuffer, options: object): { dict: RawDataset; meta: RawDataset } };
  };
  log?: { setLevel?(level: string): void; getLogger?(name: string): { setLevel(level: string): void } };
};

const require = createRequire(import.meta.url);
const dcmjs = require('dcmjs') as Dcmjs;
dcmjs.log?.setLevel?.('silent');
dcmjs.log?.getLogger?.('validation.dcmjs').setLevel('silent');

const BINARY_VR: readonly string[] = ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN'];
const NUMBER_VR: readonly string[] = ['DS', 'FD', 'FL', 'IS', 'SL', 'SS', 'UL', 'US'];

export type ReadInstance = { dataset: DicomJson; transferSyntax: string; bulk: Map<string, Uint8Array> };

/** Throws on what is not DICOM; the caller counts such files. */
export function readInstance(bytes: Uint8Array): ReadInstance {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const read = dcmjs.data.DicomMessage.readFile(buffer, {
    ignoreErrors: true,
    untilTag: '7FE00010',
    includeUntilTagValue: false,
  });
  const bulk = new Map<string, Uint8Array>();
  const dataset = modelOf(read.dict, '', bulk);
  delete dataset['7FE00010'];
  const syntax = read.meta['00020010']?.Value?.[0];
  const named = typeof syntax === 'string' ? syntax : '1.2.840.10008.1.2';
  return { dataset, transferSyntax: named.replaceAll('\0', '').trim(), bulk };
}

function modelOf(raw: RawDataset, path: string, bulk: Map<string, Uint8Array>): DicomJson {
  const out: DicomJson = {};
  for (const [tag, element] of Object.entries(raw)) {
    if (!/^[0-9A-F]{8}$/i.test(tag)) continue;
    out[tag.toUpperCase()] = elementOf(element, `${path}${tag.toUpperCase()}`, bulk);
  }
  return out;
}

function elementOf(element: RawElement, path: string, bulk: Map<string, Uint8Array>): JsonElement {
  const values = Array.isArray(element.Value) ? element.Value : [];
  if (element.vr === 'SQ')
    return {
      vr: 'SQ',
      Value: values.map((item, i) => modelOf((item ?? {}) as RawDataset, `${path}.${i}.`, bulk)),
    };
  if (BINARY_VR.includes(element.vr)) {
    const bytes = values.flatMap((v) => (v instanceof ArrayBuffer ? [new Uint8Array(v)] : []))[0];
    if (bytes === undefined || bytes.length === 0) return { vr: element.vr };
    bulk.set(path, bytes);
    // The address is completed by whoever knows under which URL this instance is served.
    return { vr: element.vr, BulkDataURI: path };
  }
  const kept = values.flatMap((v) => valueOf(element.vr, v));
  return kept.length === 0 ? { vr: element.vr } : { vr: element.vr, Value: kept };
}

function valueOf(vr: string, value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return [];
  if (vr === 'AT')
    return [typeof value === 'number' ? value.toString(16).toUpperCase().padStart(8, '0') : value];
  if (NUMBER_VR.includes(vr)) {
    const n = Number(value);
    return Number.isFinite(n) ? [n] : [];
  }
  if (vr === 'PN') return typeof value === 'string' ? [{ Alphabetic: value }] : [value];
  return [typeof value === 'string' ? value.replaceAll('\0', '').trim() : value];
}

export function textOf(dataset: DicomJson, tag: string): string {
  const value = dataset[tag]?.Value?.[0];
  if (typeof value === 'object' && value !== null) {
    const name = value as { Alphabetic?: string; Ideographic?: string; Phonetic?: string };
    return [name.Alphabetic ?? '', name.Ideographic ?? '', name.Phonetic ?? ''].join('=').replace(/=+$/, '');
  }
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function numberOf(dataset: DicomJson, tag: string): number | undefined {
  const value = dataset[tag]?.Value?.[0];
  return typeof value === 'number' ? value : undefined;
}
