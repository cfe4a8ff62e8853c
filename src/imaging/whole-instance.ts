import type * as DicomParser from 'dicom-parser';
import { err, ok, type Result } from '../base/result.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { ImageArchive } from './contract.ts';
import type { FrameFacts } from './frame-facts.ts';
import { readParts } from './multipart.ts';
import { frameBytes } from './native-pixels.ts';

/**
 * An object as the archive keeps it, for what archives cannot hand out in pieces: frames of rare kinds, floating point
 * pixels, colour tables. Asked for only when the piece itself was refused.
 */
export interface WholeInstance {
  readonly syntax: string;
  readonly frame: (facts: FrameFacts) => Uint8Array<ArrayBuffer> | undefined;
  readonly element: (tag: string) => Uint8Array<ArrayBuffer> | undefined;
}

const AS_KEPT = 'multipart/related; type="application/dicom"; transfer-syntax=*';
/** The attributes in which pixels lie: as numbers, and as floating point of both widths. */
const PIXELS = ['x7fe00010', 'x7fe00008', 'x7fe00009'] as const;

function copied(data: DicomParser.DataSet, start: number, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(data.byteArray.subarray(start, Math.min(data.byteArray.length, start + length)));
}

function compressedFrame(
  parser: typeof DicomParser,
  data: DicomParser.DataSet,
  element: DicomParser.Element,
  { frame, frames }: FrameFacts,
): Uint8Array<ArrayBuffer> {
  const count = element.fragments?.length ?? 0;
  const read = () => {
    if (frames === 1) return parser.readEncapsulatedPixelDataFromFragments(data, element, 0, count);
    if ((element.basicOffsetTable?.length ?? 0) > 0)
      return parser.readEncapsulatedImageFrame(data, element, frame - 1);
    if (count === frames) return parser.readEncapsulatedPixelDataFromFragments(data, element, frame - 1, 1);
    const table = parser.createJPEGBasicOffsetTable(data, element);
    return parser.readEncapsulatedImageFrame(data, element, frame - 1, table);
  };
  return Uint8Array.from(read());
}

function wholeOf(parser: typeof DicomParser, bytes: Uint8Array): WholeInstance {
  const data = parser.parseDicom(bytes);
  return {
    syntax: data.string('x00020010') ?? '',
    element: (tag) => {
      const element = data.elements[`x${tag.toLowerCase()}`];
      return element === undefined ? undefined : copied(data, element.dataOffset, element.length);
    },
    frame: (facts) => {
      const element = PIXELS.map((tag) => data.elements[tag]).find((one) => one !== undefined);
      if (element === undefined) return undefined;
      if (element.encapsulatedPixelData === true) return compressedFrame(parser, data, element, facts);
      const size = frameBytes(facts.layout);
      return copied(data, element.dataOffset + (facts.frame - 1) * size, size);
    },
  };
}

async function fetchOnce(
  archive: ImageArchive,
  { studyUid, seriesUid, instanceUid }: FrameFacts,
  signal: AbortSignal,
): Promise<Result<WholeInstance, Fault>> {
  const url = `${archive.base}/studies/${studyUid}/series/${seriesUid}/instances/${instanceUid}`;
  const answer = await archive.http.ask({ url, signal, accept: AS_KEPT });
  if (!answer.ok) return answer;
  const [part] = readParts(answer.value.headers.get('Content-Type') ?? '', answer.value.bytes);
  if (part === undefined) return err(fault('malformed', 'an empty answer'));
  try {
    return ok(wholeOf(await import('dicom-parser'), part.body));
  } catch (cause) {
    return err(fault('malformed', cause instanceof Error ? cause.message : 'no DICOM'));
  }
}

/** The last object of each archive is kept while its frames are read one after another. */
const last = new WeakMap<
  ImageArchive,
  { readonly uid: string; readonly whole: ReturnType<typeof fetchOnce> }
>();

export function fetchWhole(
  archive: ImageArchive,
  facts: FrameFacts,
  signal: AbortSignal,
): Promise<Result<WholeInstance, Fault>> {
  const kept = last.get(archive);
  if (kept?.uid === facts.instanceUid) return kept.whole;
  const whole = fetchOnce(archive, facts, signal);
  last.set(archive, { uid: facts.instanceUid, whole });
  const forget = () => {
    if (last.get(archive)?.whole === whole) last.delete(archive);
  };
  whole.then((found) => {
    if (!found.ok) forget();
  }, forget);
  return whole;
}
