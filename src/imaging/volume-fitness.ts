import type { FrameFacts, Plane } from './frame-facts.ts';
import { cross, dot, type Vector } from './orientation.ts';

/** Why a series cannot be cut anew in other directions. */
export type Unfit =
  | { readonly why: 'few'; readonly images: number }
  | { readonly why: 'colour' }
  | { readonly why: 'no-place' }
  | { readonly why: 'sizes' }
  | { readonly why: 'mixed-orientation' }
  | { readonly why: 'frames-of-reference' }
  | { readonly why: 'repeated' }
  | { readonly why: 'tilt'; readonly degrees: number }
  | { readonly why: 'gaps'; readonly least: number; readonly most: number; readonly at: number }
  | { readonly why: 'memory'; readonly needed: number; readonly allowed: number };

/** How a stack fills space. */
export interface VolumeGeometry {
  readonly columns: number;
  readonly rows: number;
  readonly slices: number;
  /** Middle of the first voxel, in the body. */
  readonly origin: Vector;
  readonly row: Vector;
  readonly column: Vector;
  readonly normal: Vector;
  /** Millimetres between columns, rows and slices. */
  readonly spacing: readonly [number, number, number];
  /** Frames from the first slice to the last. */
  readonly order: readonly number[];
}

export type VolumeFitness =
  | { readonly fit: true; readonly geometry: VolumeGeometry; readonly bytes: number }
  | { readonly fit: false; readonly because: Unfit };

const FEWEST = 4;
/** About 0.5°: positions are written with few digits. */
const SAME_DIRECTION = 0.99996;
/** Share of the usual gap by which one gap may differ: slices are placed to a tenth of a millimetre. */
const GAP_TOLERANCE = 0.1;
/** Degrees by which the way from slice to slice may lean against their normal. */
const LEAST_TILT = 0.5;

interface Placed {
  readonly index: number;
  readonly plane: Plane;
  readonly along: number;
}

function unfit(because: Unfit): VolumeFitness {
  return { fit: false, because };
}

function isSameDirection(a: Plane, b: Plane): boolean {
  return dot(a.row, b.row) > SAME_DIRECTION && dot(a.column, b.column) > SAME_DIRECTION;
}

function difference(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** What of a stack stands against its being one block of space before its places are looked at. */
function kindOfUnfit(frames: readonly FrameFacts[]): Unfit | undefined {
  const [first] = frames;
  if (first === undefined || frames.length < FEWEST) return { why: 'few', images: frames.length };
  if (frames.some(({ layout }) => layout.samples > 1 || !layout.photometric.startsWith('MONOCHROME')))
    return { why: 'colour' };
  if (frames.some(({ plane, spacing }) => plane === undefined || spacing === undefined))
    return { why: 'no-place' };
  const alike = frames.every(
    ({ layout, spacing }) =>
      layout.rows === first.layout.rows &&
      layout.columns === first.layout.columns &&
      spacing?.join() === first.spacing?.join(),
  );
  if (!alike) return { why: 'sizes' };
  const spaces = new Set(frames.map(({ reading }) => reading?.frameOfReference));
  return spaces.size > 1 ? { why: 'frames-of-reference' } : undefined;
}

/** The gaps between slices, in order: even, and straight above one another. */
function gapsOf(placed: readonly Placed[], normal: Vector): Unfit | { readonly gap: number } {
  const gaps = placed.slice(1).map(({ along }, index) => along - (placed[index]?.along ?? 0));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const least = Math.min(...gaps);
  const most = Math.max(...gaps);
  if (least < 0.001) return { why: 'repeated' };
  if (most - usual > usual * GAP_TOLERANCE || usual - least > usual * GAP_TOLERANCE) {
    const odd = gaps.findIndex((gap) => Math.abs(gap - usual) > usual * GAP_TOLERANCE);
    return { why: 'gaps', least, most, at: odd + 1 };
  }
  const [first, last] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined) return { why: 'repeated' };
  const way = difference(last.plane.position, first.plane.position);
  const lean = Math.acos(Math.min(1, Math.abs(dot(way, normal)) / Math.hypot(...way))) * (180 / Math.PI);
  return lean > LEAST_TILT ? { why: 'tilt', degrees: lean } : { gap: usual };
}

/**
 * Whether a stack can be read as one even block of space: slices of one size and direction, evenly spaced, straight
 * above one another. Where it cannot, cutting it anew would draw lengths and shapes that are not the person's.
 */
export function volumeFitness(frames: readonly FrameFacts[], allowedBytes: number): VolumeFitness {
  const because = kindOfUnfit(frames);
  const [first] = frames;
  if (because !== undefined) return unfit(because);
  if (first?.plane === undefined || first.spacing === undefined) return unfit({ why: 'no-place' });
  const { row, column } = first.plane;
  const normal = cross(row, column);
  const placed = frames
    .flatMap(({ plane }, index) =>
      plane === undefined ? [] : [{ index, plane, along: dot(plane.position, normal) }],
    )
    .toSorted((a, b) => a.along - b.along);
  const [lowest] = placed;
  if (lowest === undefined || placed.some(({ plane }) => !isSameDirection(plane, lowest.plane)))
    return unfit({ why: 'mixed-orientation' });
  const gaps = gapsOf(placed, normal);
  if ('why' in gaps) return unfit(gaps);
  const { rows, columns } = first.layout;
  const bytes = rows * columns * placed.length * bytesPerVoxel(frames);
  if (bytes > allowedBytes) return unfit({ why: 'memory', needed: bytes, allowed: allowedBytes });
  const geometry: VolumeGeometry = {
    columns,
    rows,
    slices: placed.length,
    origin: lowest.plane.position,
    row,
    column,
    normal,
    spacing: [first.spacing[1], first.spacing[0], gaps.gap],
    order: placed.map(({ index }) => index),
  };
  return { fit: true, geometry, bytes };
}

/** Whole numbers of sixteen bits where every rescaled value is one, as of CT; else floating point. */
export function bytesPerVoxel(frames: readonly FrameFacts[]): 2 | 4 {
  const whole = frames.every(
    ({ slope, intercept, layout }) =>
      slope === 1 &&
      Number.isInteger(intercept) &&
      layout.number === 'integer' &&
      layout.bitsStored + (layout.signed ? 0 : 1) <= 16 &&
      Math.abs(intercept) <= 2 ** 14,
  );
  return whole ? 2 : 4;
}

const MEBIBYTE = 1024 * 1024;
/** What a volume may take of a device's memory (GiB, as far as the browser tells; it tells 8 at most). */
const SHARE = 1 / 8;

export function allowedVolumeBytes(deviceGib: number | undefined): number {
  return Math.round((deviceGib ?? 4) * 1024 * SHARE) * MEBIBYTE;
}
