import { at, type CaseRow, casesFrom } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';
const AUTUMN = ['2026-09-01', '2026-11-24'] as const;

const ROWS: readonly CaseRow[] = [
  [
    'three supplies one after the other',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 09-29 アピ25 1T x2 28d\n 10-27 アピ25 1T x2 28d'),
    // 30 + 31 + 24 days; the last supply ends on 11-23
    ['アピ25 09-01〜11-24 84/85 of 3'],
    { window: AUTUMN },
  ],
  [
    'a gap of ten days',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 10-09 アピ25 1T x2 28d'),
    ['アピ25 09-01〜11-05 56/66 of 2'],
    { window: ['2026-09-01', '2026-11-05'] },
  ],
  [
    'an early refill is moved to the day after',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 09-26 アピ25 1T x2 28d'),
    ['アピ25 09-01〜10-26 56/56 of 2 early 3d'],
    { window: ['2026-09-01', '2026-10-26'] },
  ],
  [
    'what came early fills the gap that follows',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 09-24 アピ25 1T x2 28d\n 10-24 アピ25 1T x2 28d'),
    // by 10-22 without the five early days, by 10-26 with them: no gap before 10-24, which is moved to 10-27…11-23
    ['アピ25 09-01〜11-23 84/84 of 3 early 5d'],
    { window: ['2026-09-01', '2026-11-23'] },
  ],
  [
    'supplies of two hospitals on the same days are no stock',
    `day | 浜薬局/調剤 | 潮薬局/調剤
     09-01 | アピ25 1T x2 28d |
     09-05 | | アピ25 1T x2 28d`,
    ['アピ25 09-01〜10-10 32/40 of 2'],
    { window: ['2026-09-01', '2026-10-10'] },
  ],
  [
    'the window opens within a supply',
    at(PHARMACY, '08-20 アピ25 1T x2 28d\n 09-20 アピ25 1T x2 28d'),
    // 09-01…09-16 and 09-20…10-17 of 61 days
    ['アピ25 09-01〜10-31 44/61 of 2'],
    { window: ['2026-09-01', '2026-10-31'] },
  ],
  [
    'the window opens before the first supply: it is counted from that',
    at(PHARMACY, '11-01 アピ25 1T x2 28d'),
    ['アピ25 11-01〜11-24 24/24 of 1'],
    { window: AUTUMN },
  ],
  [
    'tomorrow is not counted',
    at(PHARMACY, '11-01 アピ25 1T x2 28d'),
    ['アピ25 11-01〜11-24 24/24 of 1'],
    { window: ['2026-09-01', '2026-12-31'] },
  ],
  [
    'receipts come late: the window ends where they do',
    at(PHARMACY, '08-20 アピ25 1T x2 28d\n 09-17 アピ25 1T x2 28d'),
    ['アピ25 08-20〜10-08 50/50 of 2'],
    { window: ['2026-08-01', '2026-11-24'], knownUntil: '2026-10-08' },
  ],
  [
    'death ends the window',
    at(PHARMACY, '11-02 アピ25 1T x2 28d'),
    ['アピ25 11-02〜11-10 9/9 of 1'],
    { window: AUTUMN, death: '2026-11-10' },
  ],
  [
    'a source that has not answered: no share',
    at(PHARMACY, '09-01 アピ25 1T x2 28d'),
    ['アピ25 not given sources-incomplete'],
    { window: AUTUMN, incomplete: true },
  ],
  [
    'an order that nobody handed over: no share',
    at('湊病院/処方', '09-01 アピ25 1T x2 28d'),
    ['アピ25 not given prescribed-only'],
    { window: AUTUMN },
  ],
  [
    'days are missing: no share',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 10-01 アピ25 1T x2'),
    ['アピ25 not given no-days'],
    { window: AUTUMN },
  ],
  [
    'a vague day: no share',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 2026-10 アピ25 1T x2 28d'),
    ['アピ25 not given no-days'],
    { window: AUTUMN },
  ],
  [
    '頓用: no share',
    at(PHARMACY, '11-11 ロキソ60 1T 頓'),
    ['ロキソ60 not given not-by-days'],
    { window: AUTUMN },
  ],
  [
    '外用: no share',
    at(PHARMACY, '11-11 ヒルドイド'),
    ['ヒルドイド not given not-by-days'],
    { window: AUTUMN },
  ],
  [
    '漸減: no share',
    at(PHARMACY, '11-11 プレド5 「1日目4錠、3日目から2錠」 7d'),
    ['プレド5 not given not-by-days'],
    { window: AUTUMN },
  ],
  [
    '週1回: no share',
    at(PHARMACY, '11-02 アレンド35 1T 「週1回」 4d'),
    ['アレンド35 not given not-daily'],
    { window: AUTUMN },
  ],
  [
    '隔日: no share',
    at(PHARMACY, '11-02 プレド5 1T 「隔日」 14d'),
    ['プレド5 not given not-daily'],
    { window: AUTUMN },
  ],
  [
    'nothing in the window: no share',
    at(PHARMACY, '04-01 アピ25 1T x2 28d'),
    ['アピ25 not given no-supply'],
    { window: AUTUMN },
  ],
  [
    'a supply taken back is none',
    at(PHARMACY, '11-02 アピ25 1T x2 28d 取消'),
    ['アピ25 not given no-supply'],
    { window: AUTUMN },
  ],
  [
    'a single day early',
    at(PHARMACY, '09-01 アピ25 1T x2 28d\n 09-28 アピ25 1T x2 28d'),
    ['アピ25 09-01〜10-26 56/56 of 2 early 1d'],
    { window: ['2026-09-01', '2026-10-26'] },
  ],
  [
    'handed out today',
    at(PHARMACY, '11-24 アピ25 1T x2 28d'),
    ['アピ25 11-24〜11-24 1/1 of 1'],
    { window: AUTUMN },
  ],
  [
    'used up on the first day of the window',
    at(PHARMACY, '08-05 アピ25 1T x2 28d'),
    ['アピ25 09-01〜11-24 1/85 of 1'],
    { window: AUTUMN },
  ],
  [
    'days, and a stated end as well: no share',
    at(PHARMACY, '11-02 アピ25 1T x2 28d to:11-20'),
    ['アピ25 not given no-days'],
    { window: AUTUMN },
  ],
];

export const COVERED_CASES = casesFrom('covered', ROWS);
