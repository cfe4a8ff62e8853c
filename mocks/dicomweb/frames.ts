import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import type * as DicomParser from 'dicom-parser';
import type { Instance } from './archive.ts';
import { numberOf } from './dicom-json.ts';

/** Frames as they are stored: slices of native pixels, or the codestream of each frame. */

const require = createRequire(import.meta.url);
const dicomParser = require('dicom-parser') as typeof DicomParser;

export class NoPixels extends Error {}

export function frameCount(instance: Instance): number {
  return numberOf(instance.dataset, '00280008') ?? 1;
}

/** Frames by number from 1. */
export function storedFrames(instance: Instance, wanted: readonly number[]): Uint8Array[] {
  const bytes = instance.read();
  const data = parsed(bytes);
  const element = data.elements['x7fe00010'];
  if (element === undefined) throw new NoPixels('this instance has no pixel data');
  const count = frameCount(instance);
  for (const n of wanted) if (n < 1 || n > count) throw new RangeError(`frame ${n} of ${count}`);
  const source = data.byteArray;
  if (element.encapsulatedPixelData === true)
    return wanted.map((n) => encapsulatedFrame(data, element, n - 1, count));
  const size = nativeFrameSize(instance);
  return wanted.map((n) => {
    const start = element.dataOffset + (n - 1) * size;
    // Of a file that was cut off, what is there is sent, as archives do that do not look into their files.
    if (start >= source.length) throw new RangeError(`the pixel data end before frame ${n}`);
    // A copy: what is answered must not keep the whole file, and a Buffer's own slice would be a view of it.
    return new Uint8Array(
      source.subarray(start, Math.min(start + size, element.dataOffset + element.length)),
    );
  });
}

/** A file that breaks off is read as far as it goes. */
function parsed(bytes: Uint8Array): DicomParser.DataSet {
  try {
    return dicomParser.parseDicom(bytes, { inflater: inflate } as object);
  } catch (broken) {
    const { dataSet } = broken as { dataSet?: DicomParser.DataSet };
    if (dataSet?.elements['x7fe00010'] === undefined) throw broken;
    return dataSet;
  }
}

function nativeFrameSize(instance: Instance): number {
  const at = (tag: string, otherwise: number): number => numberOf(instance.dataset, tag) ?? otherwise;
  const bits = at('00280010', 0) * at('00280011', 0) * at('00280002', 1) * at('00280100', 16);
  const photometric = instance.dataset['00280004']?.Value?.[0];
  return Math.ceil(bits / 8) * (photometric === 'YBR_FULL_422' ? 2 / 3 : 1);
}

function encapsulatedFrame(
  data: DicomParser.DataSet,
  element: DicomParser.Element,
  index: number,
  count: number,
): Uint8Array {
  const fragments = element.fragments ?? [];
  if (count === 1)
    return Uint8Array.from(
      dicomParser.readEncapsulatedPixelDataFromFragments(data, element, 0, fragments.length),
    );
  if ((element.basicOffsetTable ?? []).length > 0)
    return Uint8Array.from(dicomParser.readEncapsulatedImageFrame(data, element, index));
  if (fragments.length === count)
    return Uint8Array.from(dicomParser.readEncapsulatedPixelDataFromFragments(data, element, index, 1));
  const table = dicomParser.createJPEGBasicOffsetTable(data, element);
  return Uint8Array.from(dicomParser.readEncapsulatedImageFrame(data, element, index, table));
}

function inflate(bytes: Uint8Array, position: number): Uint8Array {
  const tail = inflateRawSync(bytes.subarray(position));
  const out = new Uint8Array(position + tail.length);
  out.set(bytes.subarray(0, position));
  out.set(tail, position);
  return out;
}

const MEDIA_TYPE: Record<string, string> = {
  '1.2.840.10008.1.2.5': 'image/dicom-rle',
  '1.2.840.10008.1.2.4.80': 'image/jls',
  '1.2.840.10008.1.2.4.81': 'image/jls',
  '1.2.840.10008.1.2.4.90': 'image/jp2',
  '1.2.840.10008.1.2.4.91': 'image/jp2',
  '1.2.840.10008.1.2.4.201': 'image/jphc',
  '1.2.840.10008.1.2.4.202': 'image/jphc',
  '1.2.840.10008.1.2.4.203': 'image/jphc',
  '1.2.840.10008.1.2.4.50': 'image/jpeg',
  '1.2.840.10008.1.2.4.51': 'image/jpeg',
  '1.2.840.10008.1.2.4.53': 'image/jpeg',
  '1.2.840.10008.1.2.4.55': 'image/jpeg',
  '1.2.840.10008.1.2.4.57': 'image/jpeg',
  '1.2.840.10008.1.2.4.70': 'image/jpeg',
};

export function mediaTypeOf(syntax: string): string {
  return MEDIA_TYPE[syntax] ?? 'application/octet-stream';
}
