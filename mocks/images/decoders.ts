import { createRequire } from 'node:module';
import { TRANSFER_SYNTAX } from './studies.ts';

/** One stored frame back to plain little-endian samples, for the syntaxes the demo world can undo itself. */

type Decoder = {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  delete(): void;
};
type Codecs = { J2KDecoder?: new () => Decoder; JpegLSDecoder?: new () => Decoder };
type Factory = (options: object) => Promise<Codecs>;

const require = createRequire(import.meta.url);

function quiet(): object {
  return { print: () => undefined, printErr: () => undefined };
}

const openjpeg = await (require('@cornerstonejs/codec-openjpeg/wasmjs') as Factory)(quiet());
const charls = await (require('@cornerstonejs/codec-charls/wasmjs') as Factory)(quiet());

const NATIVE: readonly string[] = [
  TRANSFER_SYNTAX.implicit,
  TRANSFER_SYNTAX.explicit,
  '1.2.840.10008.1.2.1.99',
];
const JPEG_LS = ['1.2.840.10008.1.2.4.80', '1.2.840.10008.1.2.4.81'];
const JPEG_2000 = ['1.2.840.10008.1.2.4.90', '1.2.840.10008.1.2.4.91'];

/** Undefined where this syntax cannot be undone here. */
export function decodeFrame(
  frame: Uint8Array,
  syntax: string,
  bytesPerSample: number,
  samples: number,
): Uint8Array | undefined {
  if (NATIVE.includes(syntax)) return frame;
  if (syntax === TRANSFER_SYNTAX.rle) return decodeRle(frame, bytesPerSample, samples);
  if (JPEG_LS.includes(syntax)) return run(charls.JpegLSDecoder, frame);
  if (JPEG_2000.includes(syntax)) return run(openjpeg.J2KDecoder, frame);
  return undefined;
}

function run(decoder: (new () => Decoder) | undefined, frame: Uint8Array): Uint8Array | undefined {
  if (decoder === undefined) return undefined;
  const made = new decoder();
  try {
    made.getEncodedBuffer(frame.length).set(frame);
    made.decode();
    return Uint8Array.from(made.getDecodedBuffer());
  } finally {
    made.delete();
  }
}

function decodeRle(frame: Uint8Array, bytesPerSample: number, samples: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const count = view.getUint32(0, true);
  const planes: number[][] = [];
  for (let s = 0; s < count; s++) {
    const start = view.getUint32(4 + s * 4, true);
    const end = s + 1 < count ? view.getUint32(8 + s * 4, true) : frame.length;
    planes.push(unpackBits(frame.subarray(start, end)));
  }
  const pixels = Math.min(...planes.map((plane) => plane.length));
  const step = bytesPerSample * samples;
  const out = new Uint8Array(pixels * step);
  for (const [p, plane] of planes.entries()) {
    const sample = Math.floor(p / bytesPerSample);
    const byte = bytesPerSample - 1 - (p % bytesPerSample);
    for (let i = 0; i < pixels; i++) out[i * step + sample * bytesPerSample + byte] = plane[i] ?? 0;
  }
  return out;
}

function unpackBits(segment: Uint8Array): number[] {
  const out: number[] = [];
  let i = 0;
  while (i < segment.length) {
    const n = segment[i++] ?? 128;
    if (n === 128) continue;
    if (n < 128) {
      for (let k = 0; k <= n && i < segment.length; k++) out.push(segment[i++] ?? 0);
      continue;
    }
    const value = segment[i++] ?? 0;
    if (i > segment.length) break;
    for (let k = 0; k < 257 - n; k++) out.push(value);
  }
  return out;
}
