import { err, ok, type Result } from '../base/result.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { ImageArchive } from './contract.ts';
import type { PaletteBytes } from './decode-frame.ts';
import type { Bulk } from './dicom-values.ts';
import type { FrameFacts, Palette } from './frame-facts.ts';
import { frameBytes } from './native-pixels.ts';
import { headerParameter, readParts } from './multipart.ts';
import { EXPLICIT_LITTLE_ENDIAN } from './transfer-syntax.ts';
import { fetchWhole } from './whole-instance.ts';

const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';

export interface FrameBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Transfer syntax UID of the bytes. */
  readonly syntax: string;
}

export const AS_STORED = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';
/** Without a wish for the stored syntax an archive may undo it itself. */
const AS_PLAIN = 'multipart/related; type="application/octet-stream"';

export function frameUrl(base: string, facts: FrameFacts): string {
  const { studyUid, seriesUid, instanceUid, frame } = facts;
  return `${base}/studies/${studyUid}/series/${seriesUid}/instances/${instanceUid}/frames/${frame}`;
}

/** Syntaxes that media types without a parameter stand for (PS3.18 table 8.7.3-5). */
const SYNTAX_OF_TYPE: Readonly<Record<string, string>> = {
  'image/jls': '1.2.840.10008.1.2.4.80',
  'image/jp2': '1.2.840.10008.1.2.4.90',
  'image/jphc': '1.2.840.10008.1.2.4.201',
  'image/dicom-rle': '1.2.840.10008.1.2.5',
};

/** `image/jpeg` names four codings: the frame header tells which (SOF0, SOF1, SOF3; T.81 B.1.1.3). */
function jpegSyntax(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xc3) return '1.2.840.10008.1.2.4.70';
    if (marker === 0xf7) return '1.2.840.10008.1.2.4.80';
    if (marker === 0xc0) return '1.2.840.10008.1.2.4.50';
    if (marker === 0xc1 || marker === 0xc2) return '1.2.840.10008.1.2.4.51';
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return undefined;
}

function syntaxOf(contentType: string, outerType: string, bytes: Uint8Array, facts: FrameFacts): string {
  const told =
    headerParameter(contentType, 'transfer-syntax') ?? headerParameter(outerType, 'transfer-syntax');
  if (told !== undefined && told !== '*') return told;
  const media = /[\w-]+\/[\w.+-]+/u.exec(contentType)?.[0]?.toLowerCase() ?? '';
  return SYNTAX_OF_TYPE[media] ?? jpegSyntax(bytes) ?? facts.storedSyntax ?? EXPLICIT_LITTLE_ENDIAN;
}

async function askFrame(
  archive: ImageArchive,
  facts: FrameFacts,
  accept: string,
  signal: AbortSignal,
  priority: number,
): Promise<Result<FrameBytes, Fault>> {
  const answer = await archive.http.ask({ url: frameUrl(archive.base, facts), signal, accept, priority });
  if (!answer.ok) return answer;
  const outer = answer.value.headers.get('Content-Type') ?? '';
  if (/text\/html|json|xml/iu.test(outer)) return err(fault('malformed', `the archive sent ${outer}`));
  const [part] = readParts(outer, answer.value.bytes);
  if (part === undefined || part.body.length === 0) return err(fault('malformed', 'an empty answer'));
  return ok({
    bytes: part.body,
    syntax: syntaxOf(part.headers.get('content-type') ?? '', outer, part.body, facts),
  });
}

/** The bytes of a bulk element, from where they lie. */
export async function fetchBulk(
  archive: ImageArchive,
  bulk: Bulk,
  signal: AbortSignal,
): Promise<Result<Uint8Array<ArrayBuffer>, Fault>> {
  if (bulk.kind === 'inline') return ok(bulk.bytes);
  const accept = 'multipart/related; type="application/octet-stream", application/octet-stream';
  const answer = await archive.http.ask({ url: bulk.url, signal, accept });
  if (!answer.ok) return answer;
  const [part] = readParts(answer.value.headers.get('Content-Type') ?? '', answer.value.bytes);
  return part === undefined ? err(fault('malformed', 'an empty answer')) : ok(part.body);
}

async function frameOfWhole(
  archive: ImageArchive,
  facts: FrameFacts,
  signal: AbortSignal,
): Promise<Result<FrameBytes, Fault>> {
  const whole = await fetchWhole(archive, facts, signal);
  if (!whole.ok) return whole;
  try {
    const bytes = whole.value.frame(facts);
    return bytes === undefined || bytes.length === 0
      ? err(fault('notFound', 'the object has no such frame'))
      : ok({ bytes, syntax: whole.value.syntax || EXPLICIT_LITTLE_ENDIAN });
  } catch (cause) {
    return err(fault('malformed', cause instanceof Error ? cause.message : 'the object has no such frame'));
  }
}

async function fetchFloats(
  archive: ImageArchive,
  facts: FrameFacts,
  floats: Bulk,
  signal: AbortSignal,
): Promise<Result<FrameBytes, Fault>> {
  const all = await fetchBulk(archive, floats, signal);
  const size = frameBytes(facts.layout);
  const start = (facts.frame - 1) * size;
  // Some archives tell the first of the numbers only.
  if (!all.ok || all.value.length < start + size) return frameOfWhole(archive, facts, signal);
  return ok({ bytes: all.value.subarray(start, start + size), syntax: EXPLICIT_LITTLE_ENDIAN });
}

function isUndone({ syntax }: FrameBytes): boolean {
  return syntax === EXPLICIT_LITTLE_ENDIAN || syntax === IMPLICIT_LITTLE_ENDIAN;
}

/** One frame as it is stored; where the archive cannot send that, as it undoes it. */
export async function fetchFrame(
  archive: ImageArchive,
  facts: FrameFacts,
  signal: AbortSignal,
  priority = 0,
): Promise<Result<FrameBytes, Fault>> {
  if (facts.floats !== undefined) return fetchFloats(archive, facts, facts.floats, signal);
  const stored = await askFrame(archive, facts, AS_STORED, signal, priority);
  const status = stored.ok ? undefined : stored.error.status;
  const refused = status === 406 || status === 415 || status === 400 || status === 500;
  if (stored.ok || !refused) return stored;
  const plain = await askFrame(archive, facts, AS_PLAIN, signal, priority);
  // What is called undone and is too short was handed out as it lay in the file.
  const isWhole =
    plain.ok && (!isUndone(plain.value) || plain.value.bytes.length >= frameBytes(facts.layout));
  if (isWhole) return plain;
  const kept = await frameOfWhole(archive, facts, signal);
  // That the whole object holds no such frame tells more than that the archive could not cut it out.
  return kept.ok || kept.error.kind === 'notFound' ? kept : stored;
}

async function tablesOf(
  archive: ImageArchive,
  palette: Palette,
  signal: AbortSignal,
): Promise<Result<PaletteBytes, Fault>> {
  const red = await fetchBulk(archive, palette.red, signal);
  if (!red.ok) return red;
  const green = await fetchBulk(archive, palette.green, signal);
  if (!green.ok) return green;
  const blue = await fetchBulk(archive, palette.blue, signal);
  return blue.ok ? ok([red.value, green.value, blue.value]) : blue;
}

/** A segment of one run takes six bytes. */
const LEAST_SEGMENTED = 6;
const PLAIN_TABLES = ['00281201', '00281202', '00281203'] as const;
const SEGMENTED_TABLES = ['00281221', '00281222', '00281223'] as const;

/** The three tables; where an archive tells only their beginning, from the object as it is kept. */
export async function fetchPalette(
  archive: ImageArchive,
  facts: FrameFacts,
  palette: Palette,
  signal: AbortSignal,
): Promise<Result<PaletteBytes, Fault>> {
  const told = await tablesOf(archive, palette, signal);
  const least = palette.segmented ? LEAST_SEGMENTED : palette.descriptor[0];
  if (told.ok && told.value.every((table) => table.length >= least)) return told;
  const whole = await fetchWhole(archive, facts, signal);
  if (!whole.ok) return told;
  const tags = palette.segmented ? SEGMENTED_TABLES : PLAIN_TABLES;
  const [red, green, blue] = tags.map((tag) => whole.value.element(tag));
  return red === undefined || green === undefined || blue === undefined ? told : ok([red, green, blue]);
}
