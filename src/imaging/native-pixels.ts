import type { PixelLayout } from './frame-facts.ts';
import type { Samples } from './pixels.ts';
import { ProblemError } from './problem.ts';

function sampleCount({ rows, columns, samples }: PixelLayout): number {
  return rows * columns * samples;
}

function isSubsampled(layout: PixelLayout): boolean {
  return layout.samples === 3 && layout.photometric === 'YBR_FULL_422';
}

/** Bytes that one uncompressed frame must have. */
export function frameBytes(layout: PixelLayout): number {
  const count = sampleCount(layout);
  if (isSubsampled(layout)) return (count / 3) * 2 * (layout.bitsAllocated / 8);
  return layout.bitsAllocated === 1 ? Math.ceil(count / 8) : count * (layout.bitsAllocated / 8);
}

function refuse(bytes: number, wanted: number): never {
  throw new ProblemError({ kind: 'wrong-size', detail: `${bytes} / ${wanted} bytes` });
}

function swapped(bytes: Uint8Array<ArrayBuffer>, width: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += width) {
    for (let byte = 0; byte < width; byte += 1) out[at + byte] = bytes[at + width - 1 - byte] ?? 0;
  }
  return out;
}

function unpackBits(bytes: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => ((bytes[index >> 3] ?? 0) >> (index & 7)) & 1);
}

/** The usual kinds each have a loop of their own: one loop over all kinds of arrays takes four times as long. */
function keepSigned(samples: Int16Array, shift: number): void {
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = ((samples[index] as number) << shift) >> shift;
}

function keepUnsigned(samples: Uint16Array, shift: number): void {
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = ((samples[index] as number) << shift) >>> shift;
}

/** High bits beyond the stored ones may hold overlays of old devices: they are no part of the value. */
export function keepStoredBits(samples: Samples, layout: PixelLayout): Samples {
  const spare = layout.bitsAllocated - layout.bitsStored;
  if (spare <= 0 || layout.number !== 'integer' || layout.bitsAllocated > 32) return samples;
  const shift = 32 - layout.bitsStored;
  if (layout.signed && samples instanceof Int16Array) keepSigned(samples, shift);
  else if (!layout.signed && samples instanceof Uint16Array) keepUnsigned(samples, shift);
  else {
    for (let index = 0; index < samples.length; index += 1) {
      const value = samples[index] ?? 0;
      samples[index] = layout.signed ? (value << shift) >> shift : (value << shift) >>> shift;
    }
  }
  return samples;
}

function typed(bytes: Uint8Array<ArrayBuffer>, layout: PixelLayout): Samples {
  // Copied: typed arrays want an aligned start, and the answer's other parts need not be kept.
  const { buffer } = bytes.slice();
  if (layout.number === 'float') return new Float32Array(buffer);
  if (layout.number === 'double') return new Float64Array(buffer);
  if (layout.bitsAllocated === 8) return layout.signed ? new Int8Array(buffer) : new Uint8Array(buffer);
  if (layout.bitsAllocated === 16) return layout.signed ? new Int16Array(buffer) : new Uint16Array(buffer);
  if (layout.bitsAllocated === 32) return layout.signed ? new Int32Array(buffer) : new Uint32Array(buffer);
  throw new ProblemError({ kind: 'wrong-size', detail: `${layout.bitsAllocated} bits` });
}

/** An uncompressed frame. Too few bytes are refused: half a picture must not pass for a whole one. */
export function nativePixels(
  bytes: Uint8Array<ArrayBuffer>,
  layout: PixelLayout,
  order: 'little' | 'big',
): Samples {
  const wanted = frameBytes(layout);
  if (bytes.length < wanted) refuse(bytes.length, wanted);
  const exact = bytes.subarray(0, wanted);
  if (layout.bitsAllocated === 1) return unpackBits(exact, sampleCount(layout));
  const width = layout.bitsAllocated / 8;
  return keepStoredBits(typed(order === 'big' && width > 1 ? swapped(exact, width) : exact, layout), layout);
}

/** One run-length coded segment, written into every `step`-th byte from `start` on; how many were written. */
function unpackSegment(
  segment: Uint8Array,
  out: Uint8Array,
  start: number,
  step: number,
  count: number,
): number {
  let written = 0;
  for (let at = 0; at < segment.length && written < count; ) {
    const head = segment[at] ?? 128;
    at += 1;
    if (head === 128) continue;
    const literal = head < 128;
    const run = literal ? head + 1 : 257 - head;
    if (at >= segment.length) break;
    for (let index = 0; index < run && written < count; index += 1) {
      if (literal && at + index >= segment.length) return written;
      out[start + written * step] = segment[literal ? at + index : at] ?? 0;
      written += 1;
    }
    at += literal ? run : 1;
  }
  return written;
}

/** RLE Lossless (PS3.5 annex G): one segment for each byte of each sample, the high byte first. */
export function rlePixels(bytes: Uint8Array<ArrayBuffer>, layout: PixelLayout): Samples {
  const pixels = layout.rows * layout.columns;
  const width = layout.bitsAllocated / 8;
  const segments = width * layout.samples;
  if (bytes.length < 64 || !Number.isInteger(width)) refuse(bytes.length, 64);
  const head = new DataView(bytes.buffer, bytes.byteOffset, 64);
  const told = head.getUint32(0, true);
  if (told < segments || told > 15) {
    throw new ProblemError({
      kind: 'undecodable',
      syntax: 'RLE Lossless',
      detail: `${told} / ${segments} segments`,
    });
  }
  const out = new Uint8Array(pixels * segments);
  for (let segment = 0; segment < segments; segment += 1) {
    const start = head.getUint32(4 + segment * 4, true);
    const end = segment + 1 < told ? head.getUint32(8 + segment * 4, true) : bytes.length;
    const sample = Math.floor(segment / width);
    const place = sample * width + (width - 1 - (segment % width));
    const written = unpackSegment(bytes.subarray(start, end), out, place, segments, pixels);
    if (written < pixels) refuse(written, pixels);
  }
  return keepStoredBits(typed(out, layout), layout);
}
