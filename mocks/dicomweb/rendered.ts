import { decodeFrame } from '../images/decoders.ts';
import type { Instance } from './archive.ts';
import { bytesAnswer, refusal } from './backend.ts';
import type { DicomWebAnswer } from './backend.ts';
import { numberOf, textOf } from './dicom-json.ts';
import { storedFrames } from './frames.ts';
import { writePng } from './png.ts';

/** A picture as a browser can show it: rescaled, windowed, inverted where needed, as PNG. */

export function rendered(
  instance: Instance,
  frame: number,
  query: URLSearchParams,
  longest?: number,
): DicomWebAnswer {
  const [stored] = storedFrames(instance, [frame]);
  const bits = numberOf(instance.dataset, '00280100') ?? 16;
  const samples = numberOf(instance.dataset, '00280002') ?? 1;
  if (stored === undefined || bits > 16) return refusal(406, 'cannot be rendered');
  const raw = decodeFrame(stored, instance.transferSyntax, bits > 8 ? 2 : 1, samples);
  if (raw === undefined)
    return refusal(406, `transfer syntax ${instance.transferSyntax} cannot be rendered here`);
  const width = numberOf(instance.dataset, '00280011') ?? 0;
  const height = numberOf(instance.dataset, '00280010') ?? 0;
  const pixels = samples === 3 ? raw : grey(instance, raw, bits, windowOf(instance, query));
  const size = targetSize(width, height, query, longest);
  const small = shrink(pixels, width, height, samples === 3 ? 3 : 1, size);
  return bytesAnswer('image/png', writePng(size.width, size.height, samples === 3 ? 3 : 1, small));
}

type Window = { center: number; width: number } | undefined;

function windowOf(instance: Instance, query: URLSearchParams): Window {
  const asked = query.get('window')?.split(',').map(Number);
  if (asked !== undefined && Number.isFinite(asked[0]) && Number.isFinite(asked[1]))
    return { center: asked[0] ?? 0, width: asked[1] ?? 1 };
  const center = numberOf(instance.dataset, '00281050');
  const width = numberOf(instance.dataset, '00281051');
  return center === undefined || width === undefined ? undefined : { center, width };
}

function grey(instance: Instance, raw: Uint8Array, bits: number, window: Window): Uint8Array {
  const signed = numberOf(instance.dataset, '00280103') === 1;
  const slope = numberOf(instance.dataset, '00281053') ?? 1;
  const intercept = numberOf(instance.dataset, '00281052') ?? 0;
  const count = bits > 8 ? raw.length >> 1 : raw.length;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const values = new Float32Array(count);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const stored =
      bits <= 8 ? (raw[i] ?? 0) : signed ? view.getInt16(i * 2, true) : view.getUint16(i * 2, true);
    const value = stored * slope + intercept;
    values[i] = value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const from = window === undefined ? low : window.center - window.width / 2;
  const span = Math.max(1, window === undefined ? high - low : window.width);
  const inverted = textOf(instance.dataset, '00280004') === 'MONOCHROME1';
  const out = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const level = Math.min(255, Math.max(0, (((values[i] ?? 0) - from) / span) * 255));
    out[i] = Math.round(inverted ? 255 - level : level);
  }
  return out;
}

type Size = { width: number; height: number };

function targetSize(width: number, height: number, query: URLSearchParams, longest?: number): Size {
  const asked = query.get('viewport')?.split(',').map(Number);
  const limit = asked !== undefined && (asked[0] ?? 0) > 0 && (asked[1] ?? 0) > 0 ? asked : undefined;
  const scale =
    limit === undefined
      ? Math.min(1, (longest ?? Math.max(width, height)) / Math.max(width, height))
      : Math.min(1, (limit[0] ?? width) / width, (limit[1] ?? height) / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function shrink(pixels: Uint8Array, width: number, height: number, samples: 1 | 3, size: Size): Uint8Array {
  if (size.width === width && size.height === height) return pixels;
  const out = new Uint8Array(size.width * size.height * samples);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const from =
        (Math.floor((y * height) / size.height) * width + Math.floor((x * width) / size.width)) * samples;
      for (let s = 0; s < samples; s++) out[(y * size.width + x) * samples + s] = pixels[from + s] ?? 0;
    }
  return out;
}
