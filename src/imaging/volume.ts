import type { Vector } from './orientation.ts';
import type { VolumeGeometry } from './volume-fitness.ts';

/** A block of space filled with values after the rescale. */
export interface Volume {
  readonly geometry: VolumeGeometry;
  readonly values: Int16Array | Float32Array;
}

/** A plane through the body: where its first sample lies and how far one goes from sample to sample (mm). */
export interface CutPlane {
  readonly start: Vector;
  readonly across: Vector;
  readonly down: Vector;
  readonly width: number;
  readonly height: number;
}

export const DIRECTIONS = ['axial', 'coronal', 'sagittal'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** To the right and down on the screen, as images are hung: seen from the feet, from the front, from the left. */
const AXES: Readonly<
  Record<Direction, { readonly across: Vector; readonly down: Vector; readonly through: Vector }>
> = {
  axial: { across: [1, 0, 0], down: [0, 1, 0], through: [0, 0, 1] },
  coronal: { across: [1, 0, 0], down: [0, 0, -1], through: [0, 1, 0] },
  sagittal: { across: [0, 1, 0], down: [0, 0, -1], through: [1, 0, 0] },
};

export function axesOf(direction: Direction) {
  return AXES[direction];
}

/** What lies outside of the block; drawn black. */
export const OUTSIDE = Number.NaN;

export interface Box {
  readonly least: Vector;
  readonly most: Vector;
}

/** The box in the body that holds all middles of voxels. */
export function boxOf(geometry: VolumeGeometry): Box {
  const { origin, row, column, normal, spacing } = geometry;
  const far = [geometry.columns - 1, geometry.rows - 1, geometry.slices - 1].map(
    (count, axis) => count * (spacing[axis] ?? 1),
  );
  const reach = (axis: 0 | 1 | 2) =>
    [row, column, normal].map((direction, index) => direction[axis] * (far[index] ?? 0));
  const end = (axis: 0 | 1 | 2, pick: (value: number) => number) =>
    origin[axis] + reach(axis).reduce((sum, value) => sum + pick(value), 0);
  const low = (value: number) => Math.min(0, value);
  const high = (value: number) => Math.max(0, value);
  return {
    least: [end(0, low), end(1, low), end(2, low)],
    most: [end(0, high), end(1, high), end(2, high)],
  };
}

const AXIS_OF: Readonly<
  Record<Direction, readonly [across: 0 | 1 | 2, down: 0 | 1 | 2, through: 0 | 1 | 2]>
> = {
  axial: [0, 1, 2],
  coronal: [0, 2, 1],
  sagittal: [1, 2, 0],
};

/** The axis of the body along which a direction is leafed through. */
export function throughAxis(direction: Direction): 0 | 1 | 2 {
  return AXIS_OF[direction][2];
}

/** The plane of a direction at a depth of the body along it, sampled at `step` millimetres. */
export function planeThrough(box: Box, direction: Direction, depth: number, step: number): CutPlane {
  const [acrossAxis, downAxis, through] = AXIS_OF[direction];
  const { across, down } = AXES[direction];
  const start: [number, number, number] = [0, 0, 0];
  start[acrossAxis] = box.least[acrossAxis];
  start[downAxis] = down[downAxis] > 0 ? box.least[downAxis] : box.most[downAxis];
  start[through] = depth;
  const size = (axis: 0 | 1 | 2) =>
    Math.max(1, Math.floor((box.most[axis] - box.least[axis]) / step + 1e-6) + 1);
  const scaled = (direction3: Vector): Vector => [
    direction3[0] * step,
    direction3[1] * step,
    direction3[2] * step,
  ];
  return {
    start,
    across: scaled(across),
    down: scaled(down),
    width: size(acrossAxis),
    height: size(downAxis),
  };
}

/** From millimetres in the body to columns, rows and slices of the block. */
function voxelOf({ origin, row, column, normal, spacing }: VolumeGeometry, [x, y, z]: Vector): Vector {
  const [dx, dy, dz] = [x - origin[0], y - origin[1], z - origin[2]];
  const along = (direction: Vector, gap: number) =>
    (dx * direction[0] + dy * direction[1] + dz * direction[2]) / gap;
  return [along(row, spacing[0]), along(column, spacing[1]), along(normal, spacing[2])];
}

function stepOf({ row, column, normal, spacing }: VolumeGeometry, [x, y, z]: Vector): Vector {
  const along = (direction: Vector, gap: number) =>
    (x * direction[0] + y * direction[1] + z * direction[2]) / gap;
  return [along(row, spacing[0]), along(column, spacing[1]), along(normal, spacing[2])];
}

/** Rounding errors at the faces of the block are no way out of it. */
const SKIN = 1e-4;

function sampleAt(volume: Volume, i: number, j: number, k: number): number {
  const { columns, rows, slices } = volume.geometry;
  if (i < -SKIN || j < -SKIN || k < -SKIN) return OUTSIDE;
  if (i > columns - 1 + SKIN || j > rows - 1 + SKIN || k > slices - 1 + SKIN) return OUTSIDE;
  const i0 = Math.min(columns - 1, Math.max(0, Math.floor(i + SKIN)));
  const j0 = Math.min(rows - 1, Math.max(0, Math.floor(j + SKIN)));
  const k0 = Math.min(slices - 1, Math.max(0, Math.floor(k + SKIN)));
  const [fi, fj, fk] = [Math.max(0, i - i0), Math.max(0, j - j0), Math.max(0, k - k0)];
  const di = i0 + 1 < columns ? 1 : 0;
  const dj = j0 + 1 < rows ? columns : 0;
  const dk = k0 + 1 < slices ? columns * rows : 0;
  const at = k0 * columns * rows + j0 * columns + i0;
  const { values } = volume;
  const v = (offset: number) => values[at + offset] ?? 0;
  const near = (v(0) * (1 - fi) + v(di) * fi) * (1 - fj) + (v(dj) * (1 - fi) + v(di + dj) * fi) * fj;
  if (fk === 0) return near;
  const far =
    (v(dk) * (1 - fi) + v(di + dk) * fi) * (1 - fj) + (v(dj + dk) * (1 - fi) + v(di + dj + dk) * fi) * fj;
  return near * (1 - fk) + far * fk;
}

/** The value at a point of the body, between voxels by their distance; `OUTSIDE` beside the block. */
export function valueAt(volume: Volume, point: Vector): number {
  const [i, j, k] = voxelOf(volume.geometry, point);
  return sampleAt(volume, i, j, k);
}

/** How the samples through the thickness of a slab become one. */
export type Slab = 'thin' | 'mean' | 'max' | 'min';

function gathered(slab: Slab, sum: number, value: number): number {
  switch (slab) {
    case 'max':
      return Math.max(sum, value);
    case 'min':
      return Math.min(sum, value);
    case 'thin':
    case 'mean':
      return sum + value;
  }
}

/** Cuts the block along a plane; of a slab the layers lie along `through`, given in millimetres from the plane. */
export function cut(
  volume: Volume,
  plane: CutPlane,
  slab: { readonly kind: Slab; readonly layers: readonly Vector[] } = { kind: 'thin', layers: [[0, 0, 0]] },
): Float32Array<ArrayBuffer> {
  const { width, height } = plane;
  const across = stepOf(volume.geometry, plane.across);
  const down = stepOf(volume.geometry, plane.down);
  const start = voxelOf(volume.geometry, plane.start);
  const layers = slab.layers.map((layer) => stepOf(volume.geometry, layer));
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = start[0] + across[0] * x + down[0] * y;
      const j = start[1] + across[1] * x + down[1] * y;
      const k = start[2] + across[2] * x + down[2] * y;
      let [sum, count] = [Number.NaN, 0];
      for (const layer of layers) {
        const value = sampleAt(volume, i + layer[0], j + layer[1], k + layer[2]);
        if (Number.isNaN(value)) continue;
        sum = count === 0 ? value : gathered(slab.kind, sum, value);
        count += 1;
      }
      const whole = slab.kind === 'max' || slab.kind === 'min' || count === 0 ? sum : sum / count;
      out[y * width + x] = whole;
    }
  }
  return out;
}
