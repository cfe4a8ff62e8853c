import { createRequire } from 'node:module';
import { concat } from './dicom-writer.ts';

/** Compressed forms of one frame. RLE is our own; JPEG-LS and JPEG 2000 come from their WASM encoders. */

export type FrameShape = {
  width: number;
  height: number;
  bits: 8 | 16;
  signed: boolean;
  samples: 1 | 3;
};

type Encoder = {
  getDecodedBuffer(info: object): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  encode(): void;
  setQuality?(lossless: boolean, quality: number): void;
  setNearLossless?(near: number): void;
  delete(): void;
};
type Codecs = { J2KEncoder?: new () => Encoder; JpegLSEncoder?: new () => Encoder };
type Factory = (options: object) => Promise<Codecs>;

const require = createRequire(import.meta.url);
/** Each module writes itself into its options: never share them. */
function quiet(): object {
  return { print: () => undefined, printErr: () => undefined };
}
const openjpeg = await (require('@cornerstonejs/codec-openjpeg/wasmjs') as Factory)(quiet());
const charls = await (require('@cornerstonejs/codec-charls/wasmjs') as Factory)(quiet());

export function encodeJpeg2000(frame: Uint8Array, shape: FrameShape): Uint8Array {
  const encoder = made(openjpeg.J2KEncoder);
  encoder
    .getDecodedBuffer({ ...info(shape), isSigned: shape.signed, isUsingColorTransform: false })
    .set(frame);
  encoder.setQuality?.(true, 0);
  return finish(encoder);
}

export function encodeJpegLs(frame: Uint8Array, shape: FrameShape): Uint8Array {
  const encoder = made(charls.JpegLSEncoder);
  encoder.getDecodedBuffer(info(shape)).set(frame);
  encoder.setNearLossless?.(0);
  return finish(encoder);
}

function info(shape: FrameShape): object {
  return {
    width: shape.width,
    height: shape.height,
    bitsPerSample: shape.bits,
    componentCount: shape.samples,
  };
}

function made(encoder: (new () => Encoder) | undefined): Encoder {
  if (encoder === undefined) throw new Error('this build of the codec cannot encode');
  return new encoder();
}

function finish(encoder: Encoder): Uint8Array {
  encoder.encode();
  const bytes = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return bytes;
}

/** RLE Lossless (PS3.5 annex G): a header of 64 bytes, then one PackBits segment a byte plane, high byte first. */
export function encodeRle(frame: Uint8Array, shape: FrameShape): Uint8Array {
  const pixels = shape.width * shape.height;
  const wide = shape.bits === 16;
  const planes: Uint8Array[] = [];
  for (let sample = 0; sample < shape.samples; sample++)
    for (const byte of wide ? [1, 0] : [0]) {
      const plane = new Uint8Array(pixels);
      const step = shape.samples * (wide ? 2 : 1);
      for (let i = 0; i < pixels; i++) plane[i] = frame[i * step + sample * (wide ? 2 : 1) + byte] ?? 0;
      planes.push(plane);
    }
  const segments = planes.map((plane) => packRows(plane, shape.width));
  const header = new Uint8Array(64);
  const view = new DataView(header.buffer);
  view.setUint32(0, segments.length, true);
  let offset = 64;
  for (const [i, segment] of segments.entries()) {
    view.setUint32(4 + i * 4, offset, true);
    offset += segment.length;
  }
  return concat([header, ...segments]);
}

/** A run may not cross the end of a row. */
function packRows(plane: Uint8Array, width: number): Uint8Array {
  const out: number[] = [];
  for (let row = 0; row < plane.length; row += width) packBits(plane.subarray(row, row + width), out);
  if (out.length % 2 === 1) out.push(0);
  return Uint8Array.from(out);
}

function packBits(row: Uint8Array, out: number[]): void {
  let i = 0;
  while (i < row.length) {
    let run = 1;
    while (i + run < row.length && run < 128 && row[i + run] === row[i]) run++;
    if (run >= 3) {
      out.push(257 - run, row[i] ?? 0);
      i += run;
      continue;
    }
    const start = i;
    while (i < row.length && i - start < 128) {
      if (i + 2 < row.length && row[i] === row[i + 1] && row[i] === row[i + 2]) break;
      i++;
    }
    out.push(i - start - 1);
    for (let k = start; k < i; k++) out.push(row[k] ?? 0);
  }
}
