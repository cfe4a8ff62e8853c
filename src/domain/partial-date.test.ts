import { describe, expect, it } from 'vitest';
import { addDays, ageAt, compareNewestFirst, dateAttribute, parsePartialDate } from './partial-date.ts';

describe('a partial date', () => {
  it.each([
    ['2019', 'year', '2019-01-01T00:00:00', '2019'],
    ['2022-05', 'month', '2022-05-01T00:00:00', '2022-05'],
    ['2022-05-31', 'day', '2022-05-31T00:00:00', '2022-05-31'],
    ['2015-02-07T13:28:17+09:00', 'instant', '2015-02-07T13:28:17', '2015-02-07'],
    ['2015-02-07T20:28:17Z', 'instant', '2015-02-08T05:28:17', '2015-02-08'],
    ['2015-02-07T13:28', 'instant', '2015-02-07T13:28:00', '2015-02-07'],
  ])('%s is exact to the %s', (text, precision, sortKey, attribute) => {
    const date = parsePartialDate(text);
    expect(date).toEqual({ text, precision, sortKey });
    expect(date === undefined ? '' : dateAttribute(date)).toBe(attribute);
  });

  it.each(['2022-13', '2022-02-30', '2022-05-01T24:00:00+09:00', '70歳台', '', '2022/05/01', '0x10'])(
    '%s is no date, and stays words',
    (text) => {
      expect(parsePartialDate(text)).toBeUndefined();
    },
  );

  it('gives the age only to whom a birth day is known', () => {
    const born = (text: string) =>
      parsePartialDate(text) ?? { text, precision: 'year' as const, sortKey: text };
    expect(ageAt(born('1958-04-17'), '2026-04-16')).toBe(67);
    expect(ageAt(born('1958-04-17'), '2026-04-17')).toBe(68);
    expect(ageAt(born('1958-04'), '2026-04-17')).toBeUndefined();
  });

  it('moves by days over months and leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('sorts undated things after every dated one', () => {
    const start = parsePartialDate('1900');
    if (start === undefined) throw new Error('1900 is a date');
    expect(compareNewestFirst({ state: 'dated', start }, { state: 'unknown' })).toBe(-1);
    expect(compareNewestFirst({ state: 'worded', words: '数年前' }, { state: 'dated', start })).toBe(1);
  });
});
