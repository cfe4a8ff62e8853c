import type { FrameFacts } from './frame-facts.ts';
import { cross, dot, type Vector } from './orientation.ts';

/**
 * A point of an image: across from its left edge and down from its top edge, in pixels; the middle of the first pixel
 * is (0.5, 0.5).
 */
export type ImagePoint = readonly [x: number, y: number];

/** Where image points lie on the canvas: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export function applyAffine([a, b, c, d, e, f]: Affine, [x, y]: ImagePoint): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The way back from the canvas to the image. */
export function invertAffine([a, b, c, d, e, f]: Affine): Affine {
  const determinant = a * d - b * c || Number.EPSILON;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

/** The affine that takes the three given corners of an image to the given places. */
export function affineOfCorners(
  origin: readonly [number, number],
  right: readonly [number, number],
  down: readonly [number, number],
  size: readonly [columns: number, rows: number],
): Affine {
  return [
    (right[0] - origin[0]) / size[0],
    (right[1] - origin[1]) / size[0],
    (down[0] - origin[0]) / size[1],
    (down[1] - origin[1]) / size[1],
    origin[0],
    origin[1],
  ];
}

const NO_PLANE = { row: [1, 0, 0], column: [0, 1, 0], position: [0, 0, 0] } as const;

/** Where a point of the image lies in the body (or, without a plane, in the image's own space). */
export function bodyPoint(facts: FrameFacts, [x, y]: ImagePoint): Vector {
  const { row, column, position } = facts.plane ?? NO_PLANE;
  const [rowSpacing, columnSpacing] = facts.spacing ?? [1, 1];
  const [across, down] = [(x - 0.5) * columnSpacing, (y - 0.5) * rowSpacing];
  const at = (axis: 0 | 1 | 2) => position[axis] + row[axis] * across + column[axis] * down;
  return [at(0), at(1), at(2)];
}

/** The point of the image right above or below a point of the body, and how far off its plane that lies (mm). */
export function imagePointOf(
  facts: FrameFacts,
  body: Vector,
): { readonly point: ImagePoint; readonly off: number } {
  const { row, column, position } = facts.plane ?? NO_PLANE;
  const [rowSpacing, columnSpacing] = facts.spacing ?? [1, 1];
  const from: Vector = [body[0] - position[0], body[1] - position[1], body[2] - position[2]];
  return {
    point: [dot(from, row) / columnSpacing + 0.5, dot(from, column) / rowSpacing + 0.5],
    off: dot(from, cross(row, column)),
  };
}

/** The direction through the image, away from the reader. */
export function normalOf({ plane }: FrameFacts): Vector | undefined {
  return plane === undefined ? undefined : cross(plane.row, plane.column);
}
