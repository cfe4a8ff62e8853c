import type { Window } from './frame-facts.ts';

/** Values as opaque greys under a window (PS3.3 C.11.2.1.2.1, linear); what is no number is black. */
export function greys(
  values: ArrayLike<number>,
  window: Window,
  inverted = false,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(values.length * 4);
  const words = new Uint32Array(out.buffer);
  const low = window.center - 0.5 - (window.width - 1) / 2;
  const scale = 255 / Math.max(1, window.width - 1);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    const grey = Number.isNaN(value) ? 0 : Math.min(255, Math.max(0, Math.round((value - low) * scale)));
    const shown = inverted && !Number.isNaN(value) ? 255 - grey : grey;
    words[i] = (0xff000000 | (shown << 16) | (shown << 8) | shown) >>> 0;
  }
  return out;
}
