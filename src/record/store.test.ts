import { beforeEach, expect, test } from 'vitest';
import type { FetchState } from '../domain/coverage.ts';
import { type Feed, FEEDS } from '../domain/feed.ts';
import { titledEntry } from '../testing/fake-source.ts';
import { recordFromText } from '../testing/record-from-text.ts';
import { testSource } from '../testing/sources.ts';
import type { Arrival } from './arrival.ts';
import { allFacts, mergeRecord } from './derive/facts.ts';
import { createRecordStore, type RecordStore, type Turn } from './store.ts';

const AT = new Date('2026-11-24T00:41:00Z');
const SOURCE = testSource('minato', 0);
const { person } = recordFromText('minato');

let turns: { readonly turn: Turn; readonly urgent: boolean }[] = [];
let published = 0;
let store: RecordStore;

beforeEach(() => {
  turns = [];
  published = 0;
  store = createRecordStore(person, [SOURCE], (turn, urgent) => turns.push({ turn, urgent }));
  store.subscribe(() => {
    published += 1;
  });
});

let step = 0;

function page(feed: Feed, titles: readonly string[], state: FetchState): Arrival {
  step += 1;
  const entries = titles.map((title) => titledEntry(SOURCE, feed, title, AT));
  const common = { type: 'arrival', source: SOURCE.id, feed, round: 1, step } as const;
  return { ...common, entries, issues: [], state, replaces: false };
}

const arriving: FetchState = { state: 'arriving', received: 1 };
const complete: FetchState = { state: 'complete', received: 1, at: AT };

function many(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `title ${index}`);
}

function turnOf(index: number): Turn {
  const turn = turns[index]?.turn;
  if (turn === undefined) throw new Error(`no turn ${index} was scheduled`);
  return turn;
}

function statesOf(): readonly string[] {
  return store.snapshot().coverage.cells.map(({ feed, state }) => `${feed} ${state.state}`);
}

test('a long turn is put down as often as is wished, and what is known changes together with the facts', () => {
  store.arrive(page('Condition', many(3000), complete));
  const before = store.snapshot();
  let slices = 0;
  while (!turnOf(0)(0)) {
    slices += 1;
    expect(store.snapshot()).toBe(before);
    expect(published).toBe(0);
  }
  expect(slices).toBeGreaterThan(20);
  expect(published).toBe(1);
  expect(statesOf()).toContain('Condition complete');
  // Nobody has to merge what is published.
  expect(mergeRecord(store.snapshot()).next().done).toBe(true);
  expect(allFacts(store.snapshot())).toHaveLength(3000);
});

test('what arrives during a turn waits for the next one', () => {
  store.arrive(page('Condition', many(600), arriving));
  expect(turnOf(0)(0)).toBe(false);
  store.arrive(page('Flag', ['late'], arriving));
  expect(turns).toHaveLength(1);
  while (!turnOf(0)(0));
  expect(allFacts(store.snapshot())).toHaveLength(600);
  expect(turns).toHaveLength(2);
  expect(turnOf(1)()).toBe(true);
  expect(allFacts(store.snapshot())).toHaveLength(601);
  expect(published).toBe(2);
});

test('the first thing to see and the last word are urgent; the turn in hand is taken anew with them', () => {
  for (const feed of FEEDS)
    if (feed !== 'Condition' && feed !== 'Flag') store.arrive(page(feed, [], complete));
  store.arrive(page('Condition', many(600), arriving));
  store.arrive(page('Condition', ['more'], arriving));
  expect(turns.map(({ urgent }) => urgent)).toEqual([false, true]);
  expect(turnOf(1)(0)).toBe(false);
  store.arrive(page('Flag', [], complete));
  expect(turns).toHaveLength(2);
  store.arrive(page('Condition', ['last'], complete));
  expect(turns.map(({ urgent }) => urgent)).toEqual([false, true, true]);
  while (!turnOf(1)(0));
  expect(published).toBe(1);
  expect(allFacts(store.snapshot())).toHaveLength(602);
  expect(new Set(statesOf().map((one) => one.split(' ')[1]))).toEqual(new Set(['complete']));
  // What was scheduled for the same finds nothing to do.
  expect([turnOf(0)(), turnOf(2)(), published]).toEqual([true, true, 1]);
});

test('that a record is not the person’s is not held up by a merge that still counts it', () => {
  store.arrive(page('Condition', many(600), arriving));
  expect(turnOf(0)(0)).toBe(false);
  store.arrive({ type: 'unlinked', source: SOURCE.id });
  store.arrive({ ...page('Condition', [], { state: 'withheld', by: 'identity' }), round: 2, replaces: true });
  expect(turns.some(({ urgent }) => urgent)).toBe(true);
  while (!turnOf(0)(0));
  expect(allFacts(store.snapshot())).toHaveLength(0);
});

test('no merge goes on after the chart is left', () => {
  store.arrive(page('Condition', many(600), complete));
  expect(turnOf(0)(0)).toBe(false);
  const before = store.snapshot();
  store.end();
  expect(turnOf(0)(0)).toBe(true);
  expect([store.snapshot(), published]).toEqual([before, 0]);
});
