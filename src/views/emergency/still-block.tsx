import { memo } from 'react';
import { coverageOfKinds } from '../../domain/coverage.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import { type BlockProps, BlockView } from './emergency-block.tsx';

/** While the record grows the whole sheet would be drawn for each answer, and most of it stays as it is. */
function drawsTheSame(before: BlockProps, after: BlockProps): boolean {
  const { record: was, ...then } = before;
  const { record: is, ...now } = after;
  if (Object.keys(now).some((key) => !Object.is(Reflect.get(then, key), Reflect.get(now, key)))) return false;
  const { kinds } = after.block;
  // Of no kind at all is the block that tells whom to telephone of any source that is silent.
  const coverages = [was, is].map(({ coverage }) =>
    kinds.length === 0 ? coverage : coverageOfKinds(coverage, kinds),
  );
  return (
    areSame([was, is].map((record) => statementsOfKinds(record, kinds))) &&
    areSame(coverages.map(({ cells }) => cells)) &&
    was.coverage.unasked === is.coverage.unasked
  );
}

function areSame([before = [], after = []]: readonly (readonly unknown[])[]): boolean {
  return before.length === after.length && after.every((one, at) => one === before[at]);
}

/** A block of the sheet that is drawn anew only where there is something new to draw. */
export const EmergencyBlockView = memo(BlockView, drawsTheSame);
