import type { Samples } from './pixels.ts';
import { ProblemError } from './problem.ts';

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

function writeYbr(out: Uint8Array, at: number, y: number, cb: number, cr: number): void {
  out[at] = clamp(y + 1.402 * (cr - 128));
  out[at + 1] = clamp(y - 0.344_136 * (cb - 128) - 0.714_136 * (cr - 128));
  out[at + 2] = clamp(y + 1.772 * (cb - 128));
}

/** RRR…GGG…BBB… to RGBRGB…; for any three samples. */
export function interleaved(planes: Samples, pixels: number): Uint8Array {
  const out = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let sample = 0; sample < 3; sample += 1)
      out[pixel * 3 + sample] = planes[sample * pixels + pixel] ?? 0;
  }
  return out;
}

export function ybrFullToRgb(samples: Samples): Uint8Array {
  const out = new Uint8Array(samples.length);
  for (let at = 0; at + 2 < samples.length; at += 3) {
    writeYbr(out, at, samples[at] ?? 0, samples[at + 1] ?? 0, samples[at + 2] ?? 0);
  }
  return out;
}

/** Y1 Y2 Cb Cr for each pair of pixels (PS3.3 C.7.6.3.1.2). */
export function ybr422ToRgb(samples: Samples): Uint8Array {
  const out = new Uint8Array((samples.length / 2) * 3);
  for (let at = 0, to = 0; at + 3 < samples.length; at += 4, to += 6) {
    const [cb, cr] = [samples[at + 2] ?? 0, samples[at + 3] ?? 0];
    writeYbr(out, to, samples[at] ?? 0, cb, cr);
    writeYbr(out, to + 3, samples[at + 1] ?? 0, cb, cr);
  }
  return out;
}

/** One colour's table, brought to 8 bits. */
export function paletteTable(
  bytes: Uint8Array<ArrayBuffer>,
  [length, , bits]: readonly [number, number, number],
): Uint8Array {
  if (bytes.length >= length * 2) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const words = Uint16Array.from({ length }, (_, index) => view.getUint16(index * 2, true));
    // Some devices write 8-bit values into 16-bit entries: their tables never leave the low byte.
    const shift = bits > 8 && words.some((word) => word > 255) ? 8 : 0;
    return Uint8Array.from(words, (word) => word >> shift);
  }
  if (bytes.length >= length) return bytes.slice(0, length);
  throw new ProblemError({ kind: 'wrong-size', detail: `palette ${bytes.length} / ${length}` });
}

export function paletteToRgb(
  samples: Samples,
  [length, first]: readonly [number, number, number],
  tables: readonly [Uint8Array, Uint8Array, Uint8Array],
): Uint8Array {
  const out = new Uint8Array(samples.length * 3);
  for (let pixel = 0; pixel < samples.length; pixel += 1) {
    const entry = Math.min(length - 1, Math.max(0, (samples[pixel] ?? 0) - first));
    for (let colour = 0; colour < 3; colour += 1) out[pixel * 3 + colour] = tables[colour]?.[entry] ?? 0;
  }
  return out;
}
