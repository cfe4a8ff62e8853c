import type { Window } from './frame-facts.ts';

/**
 * Usual windows of CT, in HU: Radiopaedia, "Windowing (CT)", https://radiopaedia.org/articles/windowing-ct . What an
 * institution prefers stands in its own images, which come first.
 */
export const CT_WINDOWS = {
  lung: { center: -600, width: 1500 },
  mediastinum: { center: 50, width: 350 },
  abdomen: { center: 50, width: 400 },
  liver: { center: 30, width: 150 },
  bone: { center: 400, width: 1800 },
  brain: { center: 40, width: 80 },
  stroke: { center: 40, width: 40 },
} as const satisfies Readonly<Record<string, Window>>;

export type CtWindowName = keyof typeof CT_WINDOWS;

export const CT_WINDOW_NAMES = Object.keys(CT_WINDOWS) as readonly CtWindowName[];

/** The share of pixels left out at each end of an automatic window. */
const TAIL = 0.005;
const BINS = 2048;

/**
 * A window from the values themselves: all but the outermost half percent at either end. Air round the body (the lowest
 * value, where it is more than a tenth of the image) does not count.
 */
export function automaticWindow(values: ArrayLike<number>): Window | undefined {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (!(max > min)) return undefined;
  const bins = new Float64Array(BINS);
  const scale = (BINS - 1) / (max - min);
  for (let i = 0; i < values.length; i += 1) {
    const bin = Math.round(((values[i] ?? 0) - min) * scale);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const lowest = bins[0] ?? 0;
  if (lowest > values.length / 10 && lowest < values.length) bins[0] = 0;
  const counted = bins.reduce((sum, count) => sum + count, 0);
  const edge = (from: number, step: 1 | -1): number => {
    let [bin, seen] = [from, bins[from] ?? 0];
    while (seen <= counted * TAIL && bin + step >= 0 && bin + step < BINS) {
      bin += step;
      seen += bins[bin] ?? 0;
    }
    return min + bin / scale;
  };
  const [low, high] = [edge(0, 1), edge(BINS - 1, -1)];
  const width = Math.max(2, Math.round(high - low));
  return { center: Math.round((low + high) / 2), width };
}
