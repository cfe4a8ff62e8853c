import { describe, expect, it } from 'vitest';
import { examplesAreAtHand } from './labelled-examples.ts';
import { tellFigures } from './proof-figures.ts';
import { judgedPairs, labelledPairs, mergeFigures } from './labelled-pairs.ts';

function tally(names: readonly string[]): readonly string[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, all]) => `${String(all.length)}× ${name}`)
    .toSorted();
}

describe('merge-01 … merge-13 over labelled pairs', () => {
  it('reads both records of every pair', () => {
    const unread = labelledPairs().filter(({ entries }) => entries.length !== 2);
    expect(unread.map(({ what }) => what)).toEqual([]);
  });

  it('joins hardly ever what is two facts, and misses few that are one', () => {
    const figures = mergeFigures();
    tellFigures(figures);
    const { wronglyJoined, missed } = judgedPairs();
    console.log(figures, examplesAreAtHand() ? '' : '(without the official examples: they are not at hand)');
    console.log('wrongly joined:', tally(wronglyJoined));
    console.log('missed:', tally(missed));
    expect(figures.pairs).toBeGreaterThanOrEqual(2000);
    expect(figures.mergePrecision).toBeGreaterThanOrEqual(0.995);
    expect(figures.mergeRecall).toBeGreaterThanOrEqual(0.95);
  });
});
