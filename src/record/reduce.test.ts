import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { FetchState } from '../domain/coverage.ts';
import { fault } from '../domain/fault.ts';
import type { Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import { recordFromText } from '../testing/record-from-text.ts';
import { titledEntry } from '../testing/fake-source.ts';
import { testSource } from '../testing/sources.ts';
import type { Arrival } from './arrival.ts';
import type { PatientRecord } from './record.ts';
import { emptyRecord, reduce } from './reduce.ts';
import { runs } from '../testing/laws.ts';

const AT = new Date('2026-11-24T00:41:00Z');
const SOURCES = ['minato', 'shiokaze', 'national'].map((id, rank) => testSource(id, rank));
const FEEDS: readonly Feed[] = ['Condition', 'AllergyIntolerance'];
const { person } = recordFromText('minato | shiokaze | national');
const EMPTY = emptyRecord(person, SOURCES);

const states: readonly FetchState[] = [
  { state: 'waiting' },
  { state: 'arriving', received: 1 },
  { state: 'complete', received: 1, at: AT },
  { state: 'failed', fault: fault('server', '') },
  { state: 'cutShort', received: 1, fault: fault('timeout', '') },
  { state: 'withheld', by: 'source' },
];

/** A reading in rounds and steps, as sources answer: pages, an end, perhaps a second reading that replaces the first. */
const readings: fc.Arbitrary<readonly Arrival[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom(...SOURCES),
      feed: fc.constantFrom(...FEEDS),
      round: fc.integer({ min: 1, max: 3 }),
      titles: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
      issues: fc.integer({ min: 0, max: 2 }),
      state: fc.option(fc.constantFrom(...states), { nil: undefined }),
    }),
    { maxLength: 24 },
  )
  .map((drafts) =>
    drafts.map(({ source, feed, round, titles, issues, state }, step): Arrival => {
      const entries = titles.map((title) => ({
        ...titledEntry(source, feed, title, AT),
        notes: [`${round}.${step}`],
      }));
      const problem = (n: number) => ({
        source: source.id,
        resource: `${feed}/${round}.${step}.${n}`,
        problem: 'unreadable' as const,
        detail: '',
        raw: {},
      });
      return {
        type: 'arrival',
        source: source.id,
        feed,
        round,
        step,
        entries,
        issues: Array.from({ length: issues }, (_, n) => problem(n)),
        replaces: state?.state === 'complete',
        ...(state === undefined ? {} : { state }),
      };
    }),
  );

/** All that a record says, as lines. */
function linesOf(record: PatientRecord): readonly string[] {
  return [
    ...[...record.entries.values()].map((entry) => `${entry.key} ${entry.notes.join()}`).toSorted(),
    ...record.coverage.cells.map((cell) => `${cell.source} ${cell.feed} ${JSON.stringify(cell.state)}`),
    ...record.issues.map((issue) => issue.resource),
  ];
}

describe('the laws of a record', () => {
  it('any order and interleaving of arrivals gives the same record, and twice is once', () => {
    fc.assert(
      fc.property(
        readings.chain((arrivals) =>
          fc.tuple(
            fc.constant(arrivals),
            fc.shuffledSubarray([...arrivals], { minLength: arrivals.length }),
            fc.subarray([...arrivals]),
            fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 8 }),
          ),
        ),
        ([arrivals, shuffled, again, bursts]) => {
          let grown = EMPTY;
          const queue = [...shuffled, ...again];
          for (let turn = 0; queue.length > 0; turn += 1)
            grown = reduce(grown, queue.splice(0, 1 + (bursts[turn % bursts.length] ?? 0)));
          expect(linesOf(grown)).toEqual(linesOf(reduce(EMPTY, arrivals)));
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('nothing is lost: what was told in the last complete round, or since, is there', () => {
    fc.assert(
      fc.property(readings, (arrivals) => {
        const record = reduce(EMPTY, arrivals);
        for (const arrival of arrivals) {
          const isSameCell = (other: Arrival) =>
            other.source === arrival.source && other.feed === arrival.feed;
          const since = Math.max(
            0,
            ...arrivals.filter((one) => isSameCell(one) && one.replaces).map((one) => one.round),
          );
          if (arrival.round < since) continue;
          for (const entry of arrival.entries) expect(record.entries.has(entry.key)).toBe(true);
          for (const issue of arrival.issues) expect(record.issues).toContain(issue);
        }
      }),
    );
  });

  it('un-linking a source leaves the record as if that source had never been read', () => {
    fc.assert(
      fc.property(readings, fc.constantFrom(...SOURCES), (arrivals, apart) => {
        const withheld: FetchState = { state: 'withheld', by: 'identity' };
        const leave = (round: number) =>
          FEEDS.map(
            (feed): Arrival => ({
              type: 'arrival',
              source: apart.id,
              feed,
              round,
              step: 0,
              entries: [],
              issues: [],
              state: withheld,
              replaces: true,
            }),
          );
        const after = reduce(reduce(EMPTY, arrivals), [{ type: 'unlinked', source: apart.id }, ...leave(9)]);
        const without = reduce(EMPTY, [
          { type: 'unlinked', source: apart.id },
          ...arrivals.filter((arrival) => arrival.source !== apart.id),
          ...leave(9),
        ]);
        expect(linesOf(after)).toEqual(linesOf(without));
        expect(after.person.records.map((record) => record.source)).not.toContain(apart.id);
      }),
    );
  });
});

describe('a network that is asked only if it knows the person', () => {
  const located = testSource('far', 3, { ask: 'located' });
  const record = emptyRecord(person, [...SOURCES, located]);
  const sourcesOf = (of: PatientRecord) => [...new Set(of.coverage.cells.map((cell) => cell.source))];

  it('has no cells until it is asked', () => {
    expect(sourcesOf(record)).not.toContain('far');
    const unasked = { locators: [], state: { state: 'not-located', at: AT } as const };
    const left = reduce(record, [{ type: 'unasked', unasked: { ...unasked, sources: [located.id] } }]);
    expect(sourcesOf(left)).not.toContain('far');
    const asked = reduce(left, [{ type: 'unasked', unasked: { ...unasked, sources: [] } }]);
    expect(sourcesOf(asked)).toEqual(['minato', 'shiokaze', 'national', branded<SourceId>('far')]);
  });
});
