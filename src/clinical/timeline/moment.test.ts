import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from './moment.ts';

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'));

test('a day, with or without its time, is the number that its date has by the clock of UTC', () => {
  const date = fc.tuple(fc.integer({ min: 1, max: 2999 }), two(0, 14), two(0, 33));
  const time = fc.option(fc.tuple(two(0, 25), two(0, 61), two(0, 61)), { nil: undefined });
  fc.assert(
    fc.property(date, time, fc.constantFrom('', '.5', '.123'), ([year, ...rest], clock, fraction) => {
      const day = [String(year).padStart(4, '0'), ...rest].join('-');
      const sortKey = clock === undefined ? day : `${day}T${clock.join(':')}${fraction}`;
      const parsed = Date.parse(`${clock === undefined ? `${day}T00:00:00` : sortKey}Z`) / 86_400_000;
      expect(dayNumber(sortKey)).toBe(parsed);
    }),
  );
});
