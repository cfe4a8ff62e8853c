import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../testing/laws.ts';
import { runToEnd } from './sliced.ts';
import { sortSliced } from './sort-sliced.ts';

interface Item {
  readonly key: number;
  readonly place: number;
}

function byKey(a: Item, b: Item): number {
  return a.key - b.key;
}

function placed(keys: readonly number[]): readonly Item[] {
  return keys.map((key, place) => ({ key, place }));
}

const keys = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 900, size: 'max' });

test('whatever stands in order already, the result is that of a stable sort', () => {
  const stretches = fc
    .array(fc.tuple(keys, fc.boolean()), { maxLength: 6 })
    .map((parts) => parts.flatMap(([part, sorted]) => (sorted ? part.toSorted((a, b) => a - b) : part)));
  fc.assert(
    fc.property(stretches, (drawn) => {
      const items = placed(drawn);
      expect(runToEnd(sortSliced(items, byKey))).toEqual(items.toSorted(byKey));
    }),
    { numRuns: runs(200) },
  );
});

test('between two places at which it may be put down it compares a few hundred times at most', () => {
  const items = placed(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 20_011));
  let compared = 0;
  const work = sortSliced(items, (a, b) => {
    compared += 1;
    return byKey(a, b);
  });
  let most = 0;
  for (let step = work.next(); step.done !== true; step = work.next()) {
    most = Math.max(most, compared);
    compared = 0;
  }
  expect(most).toBeLessThan(256 * 9);
});
