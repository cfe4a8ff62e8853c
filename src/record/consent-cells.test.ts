import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import { coverageOfKinds, type FetchState, mayBeCalledNone } from '../domain/coverage.ts';
import { fault } from '../domain/fault.ts';
import { type Feed, feedsThatMayHold } from '../domain/feed.ts';
import type { Kind } from '../domain/kind.ts';
import type { EntryKey } from '../domain/ids.ts';
import type { DirectiveEntry } from '../domain/entry.ts';
import type { SharingConsent } from '../domain/sharing.ts';
import { feedsOf } from '../domain/source.ts';
import { pictureOf } from '../testing/record-from-text.ts';
import type { Arrival } from './arrival.ts';
import { consentsOf } from './derive/consent.ts';
import { reduce } from './reduce.ts';

const AT = new Date('2026-11-24T09:41:00+09:00');
const { empty } = pictureOf('minato');
const [SOURCE] = empty.sources;
if (SOURCE === undefined) throw new Error('the picture has no source');
const COMPLETE: FetchState = { state: 'complete', received: 0, at: AT };

function directive(sharing: SharingConsent): DirectiveEntry {
  const { entries } = reduce(empty, pictureOf('minato\n2026-11-01 | directive:同意').arrivals);
  const [drawn] = entries.values();
  return {
    ...drawn,
    key: branded<EntryKey>('minato/c'),
    kind: 'directive',
    sharing,
  } as unknown as DirectiveEntry;
}

function arrivalOf(feed: Feed, state: FetchState, sharing?: SharingConsent): Arrival {
  const entries = sharing === undefined ? [] : [directive(sharing)];
  const source = SOURCE?.id ?? branded<Arrival['source']>('');
  return { type: 'arrival', source, feed, round: 1, step: 1, entries, issues: [], state, replaces: true };
}

const WITHOUT_OPERATIONS: SharingConsent = {
  rules: [
    { rule: 'permit', feeds: 'all', words: [] },
    { rule: 'deny', feeds: ['Procedure'], words: ['手術情報'] },
  ],
};

/** Every feed answers completely with nothing, but for those that are named. */
function recordWith(states: Partial<Record<Feed, FetchState>>, sharing?: SharingConsent, backwards = false) {
  const arrivals = feedsOf(SOURCE as NonNullable<typeof SOURCE>).map((feed) =>
    arrivalOf(feed, states[feed] ?? COMPLETE, feed === 'Consent' ? sharing : undefined),
  );
  return (backwards ? arrivals.toReversed() : arrivals).reduce((grown, one) => reduce(grown, [one]), empty);
}

function noneOf(record: ReturnType<typeof recordWith>, kind: Kind): boolean {
  return mayBeCalledNone(coverageOfKinds(record.coverage, [kind]));
}

describe('consent-02: what consent does not reach is never called none', () => {
  it('without a word of consent an empty answer is none', () => {
    expect(noneOf(recordWith({}), 'procedure')).toBe(true);
  });

  it.each([false, true])(
    'an empty answer that the consent leaves out is not (backwards: %s)',
    (backwards) => {
      const record = recordWith({}, WITHOUT_OPERATIONS, backwards);
      expect([noneOf(record, 'procedure'), noneOf(record, 'allergy')]).toEqual([false, true]);
    },
  );

  it('of what is left out in unknown words anything may be', () => {
    const unclear: SharingConsent = {
      rules: [
        { rule: 'permit', feeds: 'all', words: [] },
        { rule: 'deny', feeds: 'unsaid', words: ['遺伝子検査'] },
      ],
    };
    const record = recordWith({}, unclear);
    expect([noneOf(record, 'procedure'), noneOf(record, 'allergy')]).toEqual([false, false]);
  });

  it('a refusal without a reason has the reason that the consent tells', () => {
    const refused: FetchState = { state: 'withheld', by: 'source' };
    const record = recordWith({ Procedure: refused, Condition: refused }, WITHOUT_OPERATIONS);
    const byOf = (feed: Feed) => {
      const state = record.coverage.cells.find((cell) => cell.feed === feed)?.state;
      return state?.state === 'withheld' ? state.by : state?.state;
    };
    expect([byOf('Procedure'), byOf('Condition')]).toEqual(['consent', 'source']);
  });

  it('what did not change stays the same', () => {
    const record = recordWith({}, WITHOUT_OPERATIONS);
    const again = reduce(record, [arrivalOf('Condition', COMPLETE)]);
    expect(again.coverage.cells).toEqual(record.coverage.cells);
    expect(again.coverage.cells.every((cell, index) => cell === record.coverage.cells[index])).toBe(true);
  });

  it('what a source does is believed before what it says', () => {
    const given: SharingConsent = { rules: [{ rule: 'permit', feeds: 'all', words: [] }] };
    const byConsent: FetchState = { state: 'withheld', by: 'consent' };
    const cut: FetchState = {
      state: 'cutShort',
      received: 3,
      fault: fault('forbidden', '', { consent: true }),
    };
    const stateOf = (states: Partial<Record<Feed, FetchState>>) =>
      consentsOf(recordWith(states, given), AT).map(({ state, refused }) => `${state} ${refused.join()}`);
    const all = Object.fromEntries(
      feedsThatMayHold(empty.coverage.cells.length === 0 ? [] : ['allergy', 'procedure']).map((feed) => [
        feed,
        byConsent,
      ]),
    );
    expect(stateOf({})).toEqual(['given ']);
    expect(stateOf({ Procedure: byConsent, Encounter: cut })).toEqual(['partial Procedure,Encounter']);
    expect(stateOf(all)[0]?.startsWith('partial')).toBe(true);
    const everything = Object.fromEntries(
      feedsOf(SOURCE as NonNullable<typeof SOURCE>).map((feed) => [feed, byConsent]),
    );
    expect(consentsOf(recordWith(everything), AT).map(({ state }) => state)).toEqual(['refused']);
  });
});
