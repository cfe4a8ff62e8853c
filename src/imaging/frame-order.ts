import type { FrameFacts } from './frame-facts.ts';
import { cross, dot, type Vector } from './orientation.ts';

/** Two directions that differ by less than this are the same. */
const SAME_DIRECTION = 0.999;

/** The direction through a stack, if all of its frames lie parallel and at different places. */
function normalOf(frames: readonly FrameFacts[]): Vector | undefined {
  const first = frames[0]?.plane;
  if (first === undefined || frames.length < 2) return undefined;
  const normal = cross(first.row, first.column);
  const parallel = frames.every(
    ({ plane }) => plane !== undefined && dot(cross(plane.row, plane.column), normal) > SAME_DIRECTION,
  );
  if (!parallel) return undefined;
  const places = new Set(frames.map(({ plane }) => dot(plane?.position ?? [0, 0, 0], normal).toFixed(3)));
  return places.size === frames.length ? normal : undefined;
}

function byNumber(a: FrameFacts, b: FrameFacts): number {
  return (
    (a.instanceNumber ?? 0) - (b.instanceNumber ?? 0) ||
    a.instanceUid.localeCompare(b.instanceUid) ||
    a.frame - b.frame
  );
}

/**
 * The order in which frames are scrolled: by instance number, as the institution numbered them; where numbers are
 * missing or repeated, by their place in the body.
 */
export function inReadingOrder(frames: readonly FrameFacts[]): readonly FrameFacts[] {
  const numbers = new Set(frames.map((frame) => `${frame.instanceNumber ?? ''}/${frame.frame}`));
  const numbered =
    frames.every((frame) => frame.instanceNumber !== undefined) && numbers.size === frames.length;
  const normal = numbered ? undefined : normalOf(frames);
  if (normal === undefined) return frames.toSorted(byNumber);
  const place = ({ plane }: FrameFacts) => dot(plane?.position ?? [0, 0, 0], normal);
  return frames.toSorted((a, b) => place(b) - place(a));
}
