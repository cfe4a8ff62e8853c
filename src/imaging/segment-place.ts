import type { FrameFacts } from './frame-facts.ts';
import {
  type Affine,
  affineOfCorners,
  applyAffine,
  bodyPoint,
  type ImagePoint,
  imagePointOf,
  normalOf,
} from './image-plane.ts';
import { dot } from './orientation.ts';
import type { SegmentFrame } from './segmentation.ts';

/** Directions that differ by less than about half a degree are the same. */
const PARALLEL = 0.99996;
/** Less than half of the way to the next image: what lies in the middle between two belongs to neither. */
const NEAR = 0.49;
/** Where a stack tells no distance between its images, millimetres. */
const USUAL_NEAR_MM = 0.5;

/** How far off its plane something may lie and still be of this image, by the least distance between two of its stack. */
export function nearnessOf(frames: readonly FrameFacts[]): number {
  const first = frames[0];
  const normal = first === undefined ? undefined : normalOf(first);
  if (normal === undefined) return USUAL_NEAR_MM;
  const places = frames
    .flatMap(({ plane }) => (plane === undefined ? [] : [dot(plane.position, normal)]))
    .toSorted((a, b) => a - b);
  const gaps = places.slice(1).map((place, index) => place - (places[index] ?? place));
  const least = Math.min(...gaps.filter((gap) => gap > 0.01));
  const thickness = first?.reading?.sliceThickness;
  if (Number.isFinite(least)) return least * NEAR;
  return thickness === undefined ? USUAL_NEAR_MM : thickness * NEAR;
}

function isTracedFrom({ from }: SegmentFrame, image: FrameFacts): boolean {
  return from.some(
    ({ instanceUid, frames }) =>
      instanceUid === image.instanceUid && (frames.length === 0 || frames.includes(image.frame)),
  );
}

/** One space, told by both; images without planes lie in none. */
function shareSpace({ facts, isPlaced }: SegmentFrame, image: FrameFacts): boolean {
  const space = facts.reading?.frameOfReference;
  return (
    isPlaced &&
    facts.plane !== undefined &&
    image.plane !== undefined &&
    space !== undefined &&
    space === image.reading?.frameOfReference
  );
}

function byPlace({ facts }: SegmentFrame, image: FrameFacts, near: number): Affine | undefined {
  const [one, other] = [normalOf(facts), normalOf(image)];
  if (one === undefined || other === undefined || Math.abs(dot(one, other)) < PARALLEL) return undefined;
  const { rows, columns } = facts.layout;
  const place = (corner: ImagePoint) => imagePointOf(image, bodyPoint(facts, corner));
  const [origin, right, down] = [place([0, 0]), place([columns, 0]), place([0, rows])];
  if ([origin, right, down].some(({ off }) => Math.abs(off) > near)) return undefined;
  return affineOfCorners(
    [...origin.point] as [number, number],
    [...right.point] as [number, number],
    [...down.point] as [number, number],
    [columns, rows],
  );
}

const AS_IT_IS: Affine = [1, 0, 0, 1, 0, 0];

/**
 * How the pixels of a segmentation's frame lie on those of an image; undefined where they do not. Where both tell a
 * place in one space the place decides, also against what is said of the source: a segment on the wrong slice is worse
 * than none. Without a place in common the image must be named, and be of the same size.
 */
export function placeOn(frame: SegmentFrame, image: FrameFacts, near: number): Affine | undefined {
  if (shareSpace(frame, image)) return byPlace(frame, image, near);
  const { rows, columns } = frame.facts.layout;
  const sameSize = rows === image.layout.rows && columns === image.layout.columns;
  return sameSize && isTracedFrom(frame, image) ? AS_IT_IS : undefined;
}

/** First the one, then the other. */
export function composed(first: Affine, then: Affine): Affine {
  const [e, f] = applyAffine(then, [first[4], first[5]]);
  const [a, b, c, d] = first;
  return [
    then[0] * a + then[2] * b,
    then[1] * a + then[3] * b,
    then[0] * c + then[2] * d,
    then[1] * c + then[3] * d,
    e,
    f,
  ];
}
