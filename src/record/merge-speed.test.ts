import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { Entry } from '../domain/entry.ts';
import type { SourceId } from '../domain/ids.ts';
import { normalise } from '../sources/fhir/normalise/registry.ts';
import { NO_LOOKUP } from '../sources/fhir/references.ts';
import { carried } from '../testing/labelled-export.ts';
import { rollOf } from '../testing/labelled-records.ts';
import { SORTS_OF_RESULT } from '../testing/labelled-results.ts';
import { SORTS_OF_CARE } from '../testing/labelled-sorts.ts';
import { mergeEntries } from './merge.ts';

const SOURCES = ['national', 'minato', 'shiokaze'];
const RANK = new Map(SOURCES.map((source, rank) => [branded<SourceId>(source), rank]));
const SIZE = 13_500;

/** A long life: mostly results, a third of all records known to a second source, half of these without their number. */
function longRecord(seed: number): readonly Entry[] {
  const roll = rollOf(seed);
  const entries: Entry[] = [];
  while (entries.length < SIZE) {
    const sorts = roll.chance(0.8) ? SORTS_OF_RESULT : SORTS_OF_CARE;
    const sort = sorts[roll.below(sorts.length)];
    if (sort === undefined) continue;
    const record = sort.make(roll);
    const copies = roll.chance(0.33) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const resource = carried(record, { numbered: roll.chance(0.5), rough: true }, roll);
      const source = branded<SourceId>(SOURCES[(roll.below(2) + copy) % SOURCES.length] ?? '');
      entries.push(...normalise(resource, { source, fetchedAt: new Date(0), lookup: NO_LOOKUP }).entries);
    }
  }
  return entries;
}

function timed<T>(work: () => T): readonly [T, number] {
  const start = performance.now();
  return [work(), performance.now() - start];
}

describe('merging a long record', () => {
  it('is told in milliseconds: at first, after a page of one kind, and with nothing new', () => {
    mergeEntries(longRecord(1), RANK);
    const entries = longRecord(2);
    const page = longRecord(3)
      .filter(({ kind }) => kind === 'encounter')
      .slice(0, 50);
    const [facts, whole] = timed(() => mergeEntries(entries, RANK));
    const [, again] = timed(() => mergeEntries([...entries], RANK));
    const [, arrived] = timed(() => mergeEntries([...entries, ...page], RANK));
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    console.log(
      `${String(entries.length)} entries, ${String(facts.length)} facts: ${ms(whole)}; nothing new ${ms(again)}; a page of visits ${ms(arrived)}`,
    );
    expect(facts.length).toBeLessThan(entries.length);
  });
});
