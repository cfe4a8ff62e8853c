import { describe, expect, test } from 'vitest';
import { type PartialDate, parsePartialDate } from '../domain/partial-date.ts';
import {
  birthShort,
  birthText,
  countText,
  dateAndTime,
  longDate,
  momentText,
  quantityText,
  relativeDay,
  shortDate,
  whenText,
} from './format.ts';
import { textFor } from './text.ts';

const TODAY = '2026-11-24';

function date(text: string): PartialDate {
  const found = parsePartialDate(text);
  if (found === undefined) throw new Error(text);
  return found;
}

describe('dates are never shown more exactly than the source said', () => {
  const table = [
    // stored, row ja, row en, heading ja, heading en
    [
      '2026-11-10T10:20:00+09:00',
      '11/10(火) 10:20',
      '10 Nov 10:20',
      '2026年11月10日（火）',
      'Tue 10 Nov 2026',
    ],
    ['2026-11-10', '11/10(火)', '10 Nov', '2026年11月10日（火）', 'Tue 10 Nov 2026'],
    ['2025-06-11', '2025-06-11', '11 Jun 2025', '2025年6月11日（水）', 'Wed 11 Jun 2025'],
    ['2026-10', '2026-10', 'Oct 2026', '2026年10月', 'Oct 2026'],
    ['2006', '2006年', '2006', '2006年（平成18年）', '2006'],
    ['1989', '1989年', '1989', '1989年（昭和64年／平成元年）', '1989'],
    ['1850', '1850年', '1850', '1850年', '1850'],
  ] as const;
  test.each(table)('%s', (stored, rowJa, rowEn, headJa, headEn) => {
    const it = date(stored);
    expect(dateAndTime('ja', it, TODAY)).toBe(rowJa);
    expect(dateAndTime('en', it, TODAY)).toBe(rowEn);
    expect(longDate('ja', it)).toBe(headJa);
    expect(longDate('en', it)).toBe(headEn);
  });

  test('a moment late in the day in UTC is the next day in Japan, whatever the zone of the machine', () => {
    expect(shortDate('ja', date('2026-11-09T23:30:00Z'), TODAY)).toBe('11/10(火)');
    expect(momentText('ja', new Date('2026-11-23T16:05:00Z'), TODAY)).toBe('1:05');
  });
});

test('the changes of era', () => {
  const births = [
    ['1912-07-29', '明治45年7月29日（1912）', 'M45.7.29'],
    ['1912-07-30', '大正元年7月30日（1912）', 'T1.7.30'],
    ['1926-12-24', '大正15年12月24日（1926）', 'T15.12.24'],
    ['1926-12-25', '昭和元年12月25日（1926）', 'S1.12.25'],
    ['1989-01-07', '昭和64年1月7日（1989）', 'S64.1.7'],
    ['1989-01-08', '平成元年1月8日（1989）', 'H1.1.8'],
    ['2019-04-30', '平成31年4月30日（2019）', 'H31.4.30'],
    ['2019-05-01', '令和元年5月1日（2019）', 'R1.5.1'],
    ['1860-01-01', '1860年1月1日', '1860-01-01'],
  ] as const;
  for (const [stored, long, short] of births) {
    expect(birthText('ja', date(stored))).toBe(long);
    expect(birthShort(date(stored))).toBe(short);
  }
  expect(birthText('en', date('1958-04-17'))).toBe('17 Apr 1958 (S33.4.17)');
  expect(birthText('ja', date('1958-04'))).toBe('1958年4月（昭和33年）');
});

test('words and unknown dates keep their own place', () => {
  expect(whenText('ja', { state: 'worded', words: '数年前から' }, TODAY)).toBe('「数年前から」');
  expect(whenText('en', { state: 'unknown' }, TODAY)).toBe('date not known');
  expect(whenText('ja', { state: 'dated', start: date('2026-09-28'), end: date('2026-10-09') }, TODAY)).toBe(
    '9/28(月)〜10/9(金)',
  );
});

test('relative days', () => {
  const days = [
    '2026-11-24',
    '2026-11-23',
    '2026-11-17',
    '2026-11-25',
    '2026-06-24',
    '2019-11-24',
    '2026-12-04',
  ];
  expect(days.map((day) => relativeDay('ja', day, TODAY))).toEqual([
    '今日',
    '昨日',
    '7日前',
    '明日',
    '5か月前',
    '7年前',
    '10日後',
  ]);
});

test('a count is never final while it may grow', () => {
  const ja = textFor('ja');
  expect(countText(ja, 1598, 'complete')).toBe('1,598件');
  expect(countText(ja, 598, 'partial')).toBe('598件＋未確認');
  expect(countText(ja, 598, 'loading')).toBe('598件＋取得中');
  expect(countText(ja, 0, 'failed')).toBe('不明');
  expect(countText(textFor('en'), 598, 'partial')).toBe('598 + not known');
});

test('quantities keep the digits of the source', () => {
  expect(quantityText({ value: 5.2, text: '5.20', unit: 'mmol/L' })).toBe('5.20 mmol/L');
  expect(quantityText({ value: 1, text: '1', unit: '錠' })).toBe('1錠');
  expect(quantityText({ value: 0.1, text: '0.1', unit: 'µg/mL', comparator: '<' })).toBe('<0.1 µg/mL');
  expect(quantityText({ value: 7.2, text: '7.2', unit: '%' })).toBe('7.2%');
  expect(quantityText({ value: 3, text: '3', unit: '' })).toBe('3');
});
