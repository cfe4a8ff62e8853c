import { describe, expect, it } from 'vitest';
import { cellAfterKey } from './grid-keys.ts';
import { bandParts, marksWithin, reduceMarks, roundTicks, type TrendMark } from './trend-marks.ts';
import { timeTicks } from './trend-ticks.ts';

const DAY = 86_400_000;

function mark(at: number, amount: number, more: Partial<TrendMark> = {}): TrendMark {
  return { key: `${at}`, at, amount, words: () => '', ...more };
}

describe('a curve as far as its width can show it', () => {
  const marks = Array.from({ length: 10_000 }, (_, index) =>
    mark(index, Math.sin(index / 50), index % 997 === 0 ? { flag: 'high', amount: 2 + index } : {}),
  );
  const window = { from: 0, to: 9_999 };
  const reduced = reduceMarks(marks, window, 300);

  it('keeps the least, the most, the ends and whatever is flagged, in order', () => {
    expect(reduced.length).toBeLessThan(300 * 6);
    expect(Math.max(...reduced.map(({ amount }) => amount))).toBe(
      Math.max(...marks.map(({ amount }) => amount)),
    );
    expect(Math.min(...reduced.map(({ amount }) => amount))).toBe(
      Math.min(...marks.map(({ amount }) => amount)),
    );
    expect(reduced.filter(({ flag }) => flag === 'high')).toEqual(
      marks.filter(({ flag }) => flag === 'high'),
    );
    expect([reduced[0], reduced.at(-1)]).toEqual([marks[0], marks.at(-1)]);
    expect(reduced.map(({ at }) => at)).toEqual(reduced.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  it('leaves few marks as they are', () => {
    expect(reduceMarks(marks.slice(0, 200), window, 300)).toEqual(marks.slice(0, 200));
  });

  it('takes one mark beyond each edge, so that a line does not end where the window does', () => {
    const few = [1, 2, 3, 4, 5].map((at) => mark(at, at));
    expect(marksWithin(few, { from: 2.5, to: 3.5 }).map(({ at }) => at)).toEqual([2, 3, 4]);
    expect(marksWithin(few, { from: 9, to: 10 }).map(({ at }) => at)).toEqual([5]);
  });
});

it('a band has the range of each result, not that of the newest', () => {
  const marks = [
    mark(0, 1, { low: 1, high: 2 }),
    mark(10, 1, { low: 1, high: 2 }),
    mark(20, 1, { high: 5 }),
    mark(30, 1),
  ];
  expect(bandParts(marks, { from: 0, to: 30 })).toEqual([
    { from: 0, to: 15, low: 1, high: 2 },
    { from: 15, to: 25, high: 5 },
  ]);
});

it('ticks stand where the calendar has them, and at round figures', () => {
  const year = { from: Date.UTC(2025, 2, 5), to: Date.UTC(2026, 2, 5) };
  const ticks = timeTicks(year, 300);
  expect(ticks.grain).toBe('month');
  expect(ticks.at.every((at) => new Date(at).getUTCDate() === 1)).toBe(true);
  expect(timeTicks({ from: 0, to: DAY }, 300).grain).toBe('hour');
  expect(roundTicks([0.3, 1.9])).toEqual([0.5, 1, 1.5]);
});

it('the arrow keys move a cell at a time and stop at the edges', () => {
  const shape = { lines: 3, columns: 4, page: 2 };
  const at = { line: 1, column: 1 };
  expect(cellAfterKey('ArrowDown', false, at, shape)).toEqual({ line: 2, column: 1 });
  expect(cellAfterKey('PageUp', false, at, shape)).toEqual({ line: 0, column: 1 });
  expect(cellAfterKey('End', false, at, shape)).toEqual({ line: 1, column: 3 });
  expect(cellAfterKey('Home', true, at, shape)).toEqual({ line: 0, column: 0 });
  expect(cellAfterKey('x', false, at, shape)).toBeUndefined();
});
