import type { Affine } from './image-plane.ts';
import type { EdgeLetters } from './orientation.ts';

/** The letters at the edges of the canvas when the image is turned or mirrored on it. */
export function edgesOnCanvas(edges: EdgeLetters, [a, b, c, d]: Affine): EdgeLetters {
  const upright = Math.abs(a) >= Math.abs(b);
  const pick = (positive: boolean, one: string, other: string) => (positive ? one : other);
  const right = upright ? pick(a > 0, edges.right, edges.left) : pick(c > 0, edges.bottom, edges.top);
  const left = upright ? pick(a > 0, edges.left, edges.right) : pick(c > 0, edges.top, edges.bottom);
  const bottom = upright ? pick(d > 0, edges.bottom, edges.top) : pick(b > 0, edges.right, edges.left);
  const top = upright ? pick(d > 0, edges.top, edges.bottom) : pick(b > 0, edges.left, edges.right);
  return { left, right, top, bottom };
}
