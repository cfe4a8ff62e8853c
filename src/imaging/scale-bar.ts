import type { FrameFacts } from './frame-facts.ts';
import type { Affine } from './image-plane.ts';
import { scaleAt } from './measures.ts';

const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500] as const;
/** The longest that a bar may be on the canvas. */
const LONGEST = 140;

/** A round length in millimetres and how long it is on the canvas; none where millimetres are not known. */
export function scaleBar(
  facts: FrameFacts,
  [a, b]: Affine,
): { readonly millimetres: number; readonly pixels: number } | undefined {
  const scale = scaleAt(facts, []);
  if (scale.unit !== 'mm' || (facts.reading?.regions.length ?? 0) > 1) return undefined;
  const perMillimetre = Math.hypot(a, b) / scale.pixel[0];
  const millimetres = ROUND.findLast((length) => length * perMillimetre <= LONGEST);
  return millimetres === undefined ? undefined : { millimetres, pixels: millimetres * perMillimetre };
}
