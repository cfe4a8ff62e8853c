import type { FrameFacts } from './frame-facts.ts';
import { normalOf } from './image-plane.ts';
import { dot, type Vector } from './orientation.ts';

/**
 * How two stacks are scrolled together: by place in the body where both are of one frame of reference; else by
 * millimetres or by images, from where both stood when they were linked.
 */
export type Link =
  | { readonly by: 'position' }
  | { readonly by: 'millimetres'; readonly offset: number }
  | { readonly by: 'images'; readonly offset: number };

/** Two directions that differ by less than this are the same (about 8°). */
const PARALLEL = 0.99;

function placesAlong(frames: readonly FrameFacts[], normal: Vector): readonly number[] | undefined {
  const places = frames.map((facts) => {
    const own = normalOf(facts);
    if (facts.plane === undefined || own === undefined) return undefined;
    return Math.abs(dot(own, normal)) < PARALLEL ? undefined : dot(facts.plane.position, normal);
  });
  return places.every((place) => place !== undefined) ? places : undefined;
}

function nearest(places: readonly number[], place: number): number {
  let best = 0;
  for (const [index, candidate] of places.entries())
    if (Math.abs(candidate - place) < Math.abs((places[best] ?? 0) - place)) best = index;
  return best;
}

/** Places of both stacks along the direction of the first, if they are parallel. */
function commonPlaces(a: readonly FrameFacts[], b: readonly FrameFacts[]) {
  const normal = a[0] === undefined ? undefined : normalOf(a[0]);
  if (normal === undefined || a.length < 2 || b.length < 2) return undefined;
  const [of, to] = [placesAlong(a, normal), placesAlong(b, normal)];
  return of === undefined || to === undefined ? undefined : { of, to };
}

function isOneFrameOfReference(a: FrameFacts | undefined, b: FrameFacts | undefined): boolean {
  const [one, other] = [a?.reading?.frameOfReference, b?.reading?.frameOfReference];
  return one !== undefined && one === other;
}

/** Links two stacks as they stand. */
export function linkOf(a: readonly FrameFacts[], atA: number, b: readonly FrameFacts[], atB: number): Link {
  const places = commonPlaces(a, b);
  if (places === undefined) return { by: 'images', offset: atB - atA };
  if (isOneFrameOfReference(a[0], b[0])) return { by: 'position' };
  return { by: 'millimetres', offset: (places.to[atB] ?? 0) - (places.of[atA] ?? 0) };
}

/** Where the other stack stands when the first has gone to an image. */
export function follow(
  link: Link,
  a: readonly FrameFacts[],
  atA: number,
  b: readonly FrameFacts[],
): { readonly slice: number; readonly off?: number } {
  const clamp = (slice: number) => Math.min(b.length - 1, Math.max(0, slice));
  if (link.by === 'images') return { slice: clamp(atA + link.offset) };
  const places = commonPlaces(a, b);
  if (places === undefined) return { slice: clamp(atA) };
  const wanted = (places.of[atA] ?? 0) + (link.by === 'millimetres' ? link.offset : 0);
  const slice = nearest(places.to, wanted);
  return { slice, off: Math.abs((places.to[slice] ?? 0) - wanted) };
}
