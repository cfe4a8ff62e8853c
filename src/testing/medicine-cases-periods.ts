import { at, type CaseRow, casesFrom } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';
const HOSPITAL = '湊病院/処方';

const PERIODS: readonly CaseRow[] = [
  [
    'one supply in use',
    at(PHARMACY, '11-02 アピ25 1T x2 28d'),
    ['アピ25 11-02〜11-29: 5mg 28d = current by-days 11-29'],
  ],
  [
    'its last day is today',
    at(PHARMACY, '10-28 アピ25 1T x2 28d'),
    ['アピ25 10-28〜11-24: 5mg 28d = current by-days 11-24'],
  ],
  [
    'it ended yesterday',
    at(PHARMACY, '10-27 アピ25 1T x2 28d'),
    ['アピ25 10-27〜11-23: 5mg 28d = ended by-days 11-23'],
  ],
  [
    'it begins next week',
    at(PHARMACY, '12-01 アピ25 1T x2 28d'),
    ['アピ25 12-01〜12-28: 5mg 28d = future by-days 12-28'],
  ],
  [
    'the second begins the day after the first ends',
    at(PHARMACY, '10-01 アピ25 1T x2 28d\n 10-29 アピ25 1T x2 28d'),
    ['アピ25 10-01〜11-25: 5mg 56d = current by-days 11-25'],
  ],
  [
    'a gap of five days',
    at(PHARMACY, '09-25 アピ25 1T x2 28d\n 10-28 アピ25 1T x2 28d'),
    ['アピ25 09-25〜11-24: 5mg 56d gap 10-23〜10-27 5d = current by-days 11-24'],
  ],
  [
    'a gap of one day',
    at(PHARMACY, '10-01 アピ25 1T x2 28d\n 10-30 アピ25 1T x2 28d'),
    ['アピ25 10-01〜11-26: 5mg 56d gap 10-29〜10-29 1d = current by-days 11-26'],
  ],
  [
    'a gap of just the grace is inside the course',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 10-29 アピ25 1T x2 28d'),
    ['アピ25 09-01〜11-25: 5mg 56d gap 09-29〜10-28 30d = current by-days 11-25'],
  ],
  [
    'a gap of one day more than the grace begins a new course',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 10-30 アピ25 1T x2 28d'),
    [
      'アピ25 10-30〜11-26: 5mg 28d = current by-days 11-26',
      'アピ25 09-01〜09-28: 5mg 28d = ended by-days 09-28',
    ],
  ],
  [
    'stopped in summer, begun again in autumn',
    at(PHARMACY, '07-04 アピ25 1T x2 28d\n 08-01 アピ25 1T x2 28d\n 11-10 アピ5 1T x2 28d'),
    [
      'アピ5 11-10〜12-07: 10mg 28d = current by-days 12-07',
      'アピ5 07-04〜08-28: 5mg 56d = ended by-days 08-28',
    ],
  ],
  [
    'a leap day is a day',
    at(PHARMACY, '2028-02-01 アピ25 1T x2 29d'),
    ['アピ25 2028-02-01〜2028-02-29: 5mg 29d = current by-days 2028-02-29'],
    { now: '2028-02-29' },
  ],
  [
    'over the end of the year',
    at(PHARMACY, '2025-12-20 アピ25 1T x2 28d\n 01-17 アピ25 1T x2 14d'),
    ['アピ25 2025-12-20〜01-30: 5mg 42d = current by-days 01-30'],
    { now: '2026-01-20' },
  ],
  [
    'ended last week, and the next is ordered for next week',
    at(PHARMACY, '11-01 アピ25 1T x2 20d\n 12-01 アピ25 1T x2 28d'),
    ['アピ25 11-01〜12-28: 5mg 48d gap 11-21〜11-30 10d = future by-days 12-28'],
  ],
];

const REFILLS: readonly CaseRow[] = [
  [
    'three days early at the same pharmacy',
    at(PHARMACY, '10-01 アピ25 1T x2 28d\n 10-26 アピ25 1T x2 28d'),
    ['アピ25 10-01〜11-22: 5mg 56d early 3d = ended by-days 11-22'],
  ],
  [
    'seven days early is still early',
    at(PHARMACY, '10-01 アピ25 1T x2 28d\n 10-22 アピ25 1T x2 28d'),
    ['アピ25 10-01〜11-18: 5mg 56d early 7d = ended by-days 11-18'],
  ],
  [
    'eight days is no early refill',
    at(PHARMACY, '10-01 アピ25 1T x2 28d\n 10-21 アピ25 1T x2 28d'),
    ['アピ25 10-01〜11-17: 5mg 56d = ended by-days 11-17'],
  ],
  [
    'early twice: the days are added up',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 09-27 アピ25 1T x2 28d\n 10-21 アピ25 1T x2 28d'),
    // 09-01…09-28, 09-27…10-24 (2 early), 10-21…11-17 (4 early)
    ['アピ25 09-01〜11-17: 5mg 84d early 6d = ended by-days 11-17'],
  ],
  [
    'リフィル: one order, handed over three times',
    `day | 湊病院/処方 | 浜薬局/調剤
     09-01 | アピ般 1T x2 28d rx:1 | アピ25 1T x2 28d rx:1
     09-29 | | アピ25 1T x2 28d rx:1
     10-27 | | アピ25 1T x2 28d rx:1`,
    ['アピ25 09-01〜11-23: 5mg 84d = ended by-days 11-23'],
  ],
  [
    'リフィル, two days early',
    at(PHARMACY, '09-01 アピ25 1T x2 28d rx:1\n 09-27 アピ25 1T x2 28d rx:1'),
    ['アピ25 09-01〜10-24: 5mg 56d early 2d = ended by-days 10-24'],
  ],
  [
    '分割調剤: ninety days ordered, thirty handed over twice',
    `day | 湊病院/処方 | 浜薬局/調剤
     10-01 | アピ25 1T x2 90d rx:1 | アピ25 1T x2 30d rx:1
     10-31 | | アピ25 1T x2 30d rx:1`,
    ['アピ25 10-01〜11-29: 5mg 60d = current by-days 11-29'],
  ],
  [
    'order and supply by one number are one supply',
    `day | 湊病院/処方 | 浜薬局/調剤
     10-28 | アピ般 1T x2 28d rx:1 |
     10-29 | | アピ25 1T x2 28d rx:1`,
    ['アピ25 10-29〜11-25: 5mg 28d = current by-days 11-25'],
  ],
  [
    'order and supply that the record links are one supply',
    `day | 湊病院/処方 | 浜薬局/調剤
     10-28 | アピ般 1T x2 28d id:p |
     10-29 | | アピ25 1T x2 28d link:p`,
    ['アピ25 10-29〜11-25: 5mg 28d = current by-days 11-25'],
  ],
  [
    'an order that nobody has handed over',
    at(HOSPITAL, '11-02 アピ25 1T x2 28d'),
    ['アピ25 11-02〜11-29: 5mg 28d = current by-days 11-29'],
  ],
  [
    'a short supply inside a long one, and an early refill of the long one',
    at(PHARMACY, '10-01 アピ25 1T x2 56d\n 10-20 アピ25 1T x2 7d\n 11-23 アピ25 1T x2 28d'),
    ['アピ25 10-01〜12-20: 5mg 91d early 3d = current by-days 12-20'],
  ],
  [
    'a supply and its receipt under one number are one supply',
    `day | 浜薬局/調剤 | 国/調剤
     11-02 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d @浜薬局 rx:1`,
    ['アピ25 11-02〜11-29: 5mg 28d = current by-days 11-29'],
  ],
];

export const PERIOD_CASES = casesFrom('courses', [...PERIODS, ...REFILLS]);
