import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import {
  type Coverage,
  type FetchState,
  mayBeCalledNone,
  summariseCoverage,
  summariseSource,
} from './coverage.ts';
import { fault } from './fault.ts';
import type { SourceId } from './ids.ts';

const STATES: Readonly<Record<string, FetchState>> = {
  waiting: { state: 'waiting' },
  arriving: { state: 'arriving', received: 3 },
  complete: { state: 'complete', received: 0, at: new Date(0) },
  read: { state: 'complete', received: 5, at: new Date(0) },
  cutShort: { state: 'cutShort', received: 3, fault: fault('server', 'x') },
  failed: { state: 'failed', fault: fault('timeout', 'x') },
  listed: { state: 'complete', received: 2, at: new Date(0), asListed: true },
  withheld: { state: 'withheld', by: 'consent' },
  notOffered: { state: 'notOffered' },
};

function coverageOf(...names: readonly string[]): Coverage {
  const cells = names.map((name, index) => ({
    source: branded<SourceId>(`s${index}`),
    feed: 'Condition' as const,
    state: STATES[name] ?? { state: 'waiting' },
  }));
  return { cells };
}

const NAMES = Object.keys(STATES).filter((name) => name !== 'read');

describe('what may be called none', () => {
  it('is what every source that could hold it has answered completely, over every combination of three sources', () => {
    for (const a of NAMES) {
      for (const b of NAMES) {
        for (const c of NAMES) {
          const all = [a, b, c];
          const earned =
            all.every((name) => name === 'complete' || name === 'notOffered') && all.includes('complete');
          expect(mayBeCalledNone(coverageOf(a, b, c)), all.join(' ')).toBe(earned);
        }
      }
    }
  });

  it('is not for a file that a person brought to say or to spoil, whatever its state', () => {
    const brought = (name: string): Coverage['cells'][number] => ({
      source: branded<SourceId>('carried-1'),
      feed: 'Condition',
      state: STATES[name] ?? { state: 'waiting' },
      carried: true,
    });
    for (const name of NAMES) {
      const with_ = (...others: readonly string[]) => ({
        cells: [...coverageOf(...others).cells, brought(name)],
      });
      expect(mayBeCalledNone(with_()), name).toBe(false);
      expect(summariseCoverage(with_('notOffered')), name).toBe('partial');
      for (const other of NAMES)
        expect(summariseCoverage(with_(other)), `${other} and ${name}`).toBe(
          summariseCoverage(coverageOf(other)),
        );
    }
  });

  it('is nothing where nobody was asked', () => {
    expect(mayBeCalledNone({ cells: [] })).toBe(false);
    expect(mayBeCalledNone(coverageOf('notOffered', 'notOffered'))).toBe(false);
  });
});

describe('the word for a panel', () => {
  it.each([
    ['complete complete', 'complete'],
    ['complete waiting', 'loading'],
    ['failed arriving', 'loading'],
    ['complete failed', 'partial'],
    ['complete listed', 'partial'],
    ['cutShort complete', 'partial'],
    ['withheld complete', 'partial'],
    ['withheld failed', 'partial'],
    ['failed failed', 'failed'],
    ['failed notOffered', 'failed'],
    ['complete notOffered', 'complete'],
  ])('%s → %s', (states, word) => {
    expect(summariseCoverage(coverageOf(...states.split(' ')))).toBe(word);
  });
});

describe('the word for a source', () => {
  function wordFor(states: string): string {
    const source = branded<SourceId>('s0');
    const { cells } = coverageOf(...states.split(' '));
    return summariseSource({ cells: cells.map((cell) => ({ ...cell, source })) }, source).state;
  }

  it.each([
    ['waiting waiting', 'waiting'],
    ['complete waiting', 'arriving'],
    ['arriving waiting', 'arriving'],
    ['failed waiting', 'failed'],
    ['failed read', 'cut-short'],
    ['failed complete', 'failed'],
    ['failed complete complete', 'cut-short'],
    ['failed cutShort', 'cut-short'],
    ['cutShort complete', 'cut-short'],
    ['withheld complete', 'complete'],
    ['withheld withheld', 'withheld'],
    ['notOffered notOffered', 'not-offered'],
    ['complete notOffered', 'complete'],
  ])('%s → %s', (states, word) => {
    expect(wordFor(states)).toBe(word);
  });
});
