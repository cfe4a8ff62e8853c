import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import { comparePeriods, type Days } from '../../clinical/timeline/two-periods.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { type Compared, rowsFor } from './compared-rows.ts';

const SPRING: Days = { from: '2026-04-01', to: '2026-06-30' };
const SUMMER: Days = { from: '2026-07-01', to: '2026-08-31' };
const AUTUMN: Days = { from: '2026-09-01', to: '2026-11-24' };
const FACTS = lifeFromText('lab 2026-05-01 - HbA1c value=7.1');

function comparedOf(first: Days, second: Days): Compared {
  const input = { facts: FACTS, first, second, now: '2026-11-24' };
  return { input, rows: runToEnd(comparePeriods(input)) };
}

describe('rows of two periods while another comparison is still at work', () => {
  it('stand under their own days only, and say whether they are of all that is there', () => {
    const made = comparedOf(SPRING, AUTUMN);
    const shown = (first: Days, second: Days, facts = FACTS) => {
      const { rows, done } = rowsFor(made, { first, second }, facts);
      return `${rows.length} ${done ? 'done' : 'at work'}`;
    };
    expect(shown({ ...SPRING }, { ...AUTUMN })).toBe('1 done');
    expect(shown(SUMMER, AUTUMN)).toBe('0 at work');
    expect(shown(SPRING, SUMMER)).toBe('0 at work');
    expect(shown(SPRING, AUTUMN, [...FACTS])).toBe('1 at work');
    expect(rowsFor(undefined, { first: SPRING, second: AUTUMN }, FACTS)).toEqual({ rows: [], done: false });
  });
});
