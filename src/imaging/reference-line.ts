import type { FrameFacts } from './frame-facts.ts';
import { bodyPoint, type ImagePoint, imagePointOf, normalOf } from './image-plane.ts';
import { cross, dot } from './orientation.ts';

/** Planes that meet at less than this angle (about 6°) have no line worth drawing. */
const LEAST_SINE = 0.1;

type Off = { readonly point: ImagePoint; readonly off: number };

/**
 * The line in which the image of another stack cuts this one: where the other's edges pass through this plane. Only of
 * one frame of reference, else the two do not lie in one space.
 */
export function referenceLine(
  here: FrameFacts,
  other: FrameFacts,
): readonly [ImagePoint, ImagePoint] | undefined {
  const [one, two] = [normalOf(here), normalOf(other)];
  const frame = here.reading?.frameOfReference;
  if (one === undefined || two === undefined || frame === undefined) return undefined;
  if (frame !== other.reading?.frameOfReference) return undefined;
  const across = cross(one, two);
  if (Math.hypot(...across) < LEAST_SINE || dot(one, one) === 0) return undefined;
  const { rows, columns } = other.layout;
  const corners: readonly ImagePoint[] = [
    [0, 0],
    [columns, 0],
    [columns, rows],
    [0, rows],
  ];
  const seen = corners.map((corner) => imagePointOf(here, bodyPoint(other, corner)));
  const crossings = seen.flatMap((from, index) => crossingOf(from, seen[(index + 1) % seen.length]));
  const [first, second] = crossings;
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** Where an edge goes from one side of the plane to the other. */
function crossingOf(from: Off, to: Off | undefined): readonly ImagePoint[] {
  if (to === undefined || from.off * to.off > 0 || from.off === to.off) return [];
  const share = from.off / (from.off - to.off);
  // An edge that ends in the plane is counted with the edge that begins there.
  if (share === 1) return [];
  return [
    [
      from.point[0] + (to.point[0] - from.point[0]) * share,
      from.point[1] + (to.point[1] - from.point[1]) * share,
    ],
  ];
}
