import type { FrameFacts } from './frame-facts.ts';
import type { ImagePoint } from './image-plane.ts';
import type { Pixels } from './pixels.ts';

/** Why a distance can only be told in pixels. */
export type WhyPixels = 'detector' | 'unknown' | 'region';

/** What a pixel measures across and down. */
export type Scale =
  | { readonly unit: 'mm'; readonly pixel: readonly [number, number] }
  | { readonly unit: 'px'; readonly pixel: readonly [number, number]; readonly why: WhyPixels };

export interface Statistics {
  readonly mean: number;
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

export type Measured =
  | { readonly kind: 'length'; readonly length: number; readonly scale: Scale }
  | { readonly kind: 'angle'; readonly degrees: number }
  | {
      readonly kind: 'ellipse';
      readonly area: number;
      readonly scale: Scale;
      /** Missing of colours, which have no one value. */
      readonly values?: Statistics;
      readonly unit?: string;
    }
  | {
      readonly kind: 'probe';
      readonly value?: number;
      readonly unit?: string;
      readonly colour?: readonly number[];
    };

export type MarkKind = Measured['kind'];

/** How many points a mark is made of. */
export const POINTS_OF: Readonly<Record<MarkKind, number>> = { length: 2, angle: 3, ellipse: 2, probe: 1 };

/**
 * What the pixels between these points measure. Millimetres only where they are millimetres of the person: the shadow
 * on a detector is larger than what throws it, by an amount that nobody told (PS3.3 10.7.1.3); an ultrasound image says
 * for each of its parts what a pixel is (PS3.3 C.8.5.5).
 */
export function scaleAt(facts: FrameFacts, points: readonly ImagePoint[]): Scale {
  const regions = facts.reading?.regions ?? [];
  if (regions.length > 0) {
    const inside = regions.filter((region) =>
      points.every(
        ([x, y]) => x >= region.left && x <= region.right + 1 && y >= region.top && y <= region.bottom + 1,
      ),
    );
    const [region] = inside;
    // Where regions overlap and differ, a pixel has no one measure.
    const agreed = inside.every((one) => one.millimetres.join() === region?.millimetres.join());
    if (region !== undefined && agreed) return { unit: 'mm', pixel: region.millimetres };
    return { unit: 'px', pixel: [1, 1], why: 'region' };
  }
  const of = facts.reading?.spacingOf;
  if (facts.spacing === undefined || of === undefined)
    return { unit: 'px', pixel: [1, facts.reading?.aspect ?? 1], why: 'unknown' };
  const [down, across] = facts.spacing;
  if (of === 'detector') return { unit: 'px', pixel: [1, down / across], why: 'detector' };
  return { unit: 'mm', pixel: [across, down] };
}

function lengthOf(scale: Scale, [x1, y1]: ImagePoint, [x2, y2]: ImagePoint): number {
  return Math.hypot((x2 - x1) * scale.pixel[0], (y2 - y1) * scale.pixel[1]);
}

/** The angle at the middle of three points. */
function angleOf(scale: Scale, [a, corner, b]: readonly ImagePoint[]): number | undefined {
  if (a === undefined || corner === undefined || b === undefined) return undefined;
  const arm = ([x, y]: ImagePoint) =>
    Math.atan2((y - corner[1]) * scale.pixel[1], (x - corner[0]) * scale.pixel[0]);
  const turn = Math.abs(arm(a) - arm(b)) * (180 / Math.PI);
  return turn > 180 ? 360 - turn : turn;
}

/** The values of all pixels whose middle lies in the ellipse between two corners, after the rescale. */
export function valuesInEllipse(
  facts: FrameFacts,
  pixels: Pixels,
  [x1, y1]: ImagePoint,
  [x2, y2]: ImagePoint,
): Statistics | undefined {
  if (pixels.rgb) return undefined;
  const { rows, columns } = facts.layout;
  const [cx, cy, rx, ry] = [(x1 + x2) / 2, (y1 + y2) / 2, Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2];
  if (rx === 0 || ry === 0) return undefined;
  const first = (middle: number, radius: number) => Math.max(0, Math.floor(middle - radius));
  const last = (middle: number, radius: number, size: number) => Math.min(size, Math.ceil(middle + radius));
  let [count, sum, squares, min, max] = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let y = first(cy, ry); y < last(cy, ry, rows); y += 1) {
    for (let x = first(cx, rx); x < last(cx, rx, columns); x += 1) {
      if (((x + 0.5 - cx) / rx) ** 2 + ((y + 0.5 - cy) / ry) ** 2 > 1) continue;
      const stored = pixels.samples[(y * columns + x) * pixels.perPixel] ?? 0;
      const value = stored * facts.slope + facts.intercept;
      count += 1;
      sum += value;
      squares += value * value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  if (count === 0) return undefined;
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)), min, max, count };
}

function probed(facts: FrameFacts, pixels: Pixels | undefined, [x, y]: ImagePoint): Measured {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const inside = column >= 0 && row >= 0 && column < facts.layout.columns && row < facts.layout.rows;
  if (pixels === undefined || !inside) return { kind: 'probe' };
  const at = (row * facts.layout.columns + column) * pixels.perPixel;
  if (pixels.rgb) return { kind: 'probe', colour: [...pixels.samples.subarray(at, at + 3)] };
  const value = (pixels.samples[at] ?? 0) * facts.slope + facts.intercept;
  return { kind: 'probe', value, ...(facts.unit === undefined ? {} : { unit: facts.unit }) };
}

/** What a mark says; undefined while it has not all of its points. */
export function measure(
  kind: MarkKind,
  points: readonly ImagePoint[],
  facts: FrameFacts,
  pixels: Pixels | undefined,
): Measured | undefined {
  const [one, two] = points;
  if (one === undefined || points.length < POINTS_OF[kind]) return undefined;
  const scale = scaleAt(facts, points);
  switch (kind) {
    case 'probe':
      return probed(facts, pixels, one);
    case 'angle': {
      const degrees = angleOf(scale, points);
      return degrees === undefined ? undefined : { kind, degrees };
    }
    case 'length':
      return two === undefined ? undefined : { kind, length: lengthOf(scale, one, two), scale };
    case 'ellipse': {
      if (two === undefined) return undefined;
      const [width, height] = [Math.abs(two[0] - one[0]), Math.abs(two[1] - one[1])];
      const area = (Math.PI / 4) * width * height * scale.pixel[0] * scale.pixel[1];
      const values = pixels === undefined ? undefined : valuesInEllipse(facts, pixels, one, two);
      return {
        kind,
        area,
        scale,
        ...(values === undefined ? {} : { values }),
        ...(facts.unit === undefined ? {} : { unit: facts.unit }),
      };
    }
  }
}
