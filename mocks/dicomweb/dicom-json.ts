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
const TEXT_VR: readonly string[] = ['LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT'];
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
  const charset = charsetOf(read.dict);
  const dataset = modelOf(read.dict, '', bulk, charset);
  delete dataset['7FE00010'];
  const syntax = read.meta['00020010']?.Value?.[0];
  const named = typeof syntax === 'string' ? syntax : '1.2.840.10008.1.2';
  return { dataset, transferSyntax: named.replaceAll('\0', '').trim(), bulk };
}

const CHARSETS: Readonly<Record<string, string>> = {
  'ISO_IR 192': 'utf-8',
  'ISO 2022 IR 87': 'iso-2022-jp',
  'ISO 2022 IR 13': 'iso-2022-jp',
  'ISO_IR 13': 'shift_jis',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** How texts inside sequences are to be read: the reader takes all of them for Latin letters. */
function charsetOf(raw: RawDataset): string | undefined {
  const stated = raw['00080005']?.Value?.flatMap((value) =>
    String(value)
      .split('\\')
      .map((one) => one.trim()),
  );
  return stated?.flatMap((one) => CHARSETS[one] ?? []).at(-1);
}

const BYTE_OF = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (letter, byte) => [letter, byte],
  ),
);

function inCharset(text: string, charset: string): string {
  const bytes = [...text].map((letter) => BYTE_OF.get(letter));
  return bytes.some((byte) => byte === undefined)
    ? text
    : new TextDecoder(charset).decode(Uint8Array.from(bytes as number[]));
}

function modelOf(
  raw: RawDataset,
  path: string,
  bulk: Map<string, Uint8Array>,
  charset: string | undefined,
): DicomJson {
  const out: DicomJson = {};
  for (const [tag, element] of Object.entries(raw)) {
    if (!/^[0-9A-F]{8}$/i.test(tag)) continue;
    out[tag.toUpperCase()] = elementOf(element, `${path}${tag.toUpperCase()}`, bulk, charset);
  }
  return out;
}

function elementOf(
  element: RawElement,
  path: string,
  bulk: Map<string, Uint8Array>,
  charset: string | undefined,
): JsonElement {
  const values = Array.isArray(element.Value) ? element.Value : [];
  if (element.vr === 'SQ')
    return {
      vr: 'SQ',
      Value: values.map((item, i) => modelOf((item ?? {}) as RawDataset, `${path}.${i}.`, bulk, charset)),
    };
  if (BINARY_VR.includes(element.vr)) {
    const bytes = values.flatMap((v) => (v instanceof ArrayBuffer ? [new Uint8Array(v)] : []))[0];
    if (bytes === undefined || bytes.length === 0) return { vr: element.vr };
    bulk.set(path, bytes);
    // The address is completed by whoever knows under which URL this instance is served.
    return { vr: element.vr, BulkDataURI: path };
  }
  const nested = path.includes('.') && charset !== undefined && TEXT_VR.includes(element.vr);
  const texts = nested ? values.map((v) => (typeof v === 'string' ? inCharset(v, charset) : v)) : values;
  const kept = texts.flatMap((v) => valueOf(element.vr, v));
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
