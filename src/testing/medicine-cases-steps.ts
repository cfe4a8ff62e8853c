import { at, type CaseRow, casesFrom } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';
const HOSPITAL = '湊病院/処方';

const STEPS: readonly CaseRow[] = [
  [
    'more a day',
    at(PHARMACY, '10-01 ワル1 2T x1 28d\n 10-29 ワル1 3T x1 28d'),
    ['ワル1 10-01〜11-25: 2mg, ↑10-29 3mg 56d = current by-days 11-25'],
  ],
  [
    'less a day, by a tablet of half the strength',
    at(PHARMACY, '10-01 フロセ40 1T x1 28d\n 10-29 フロセ20 1T x1 28d'),
    ['フロセ20 10-01〜11-25: 40mg, ↓10-29 20mg 56d = current by-days 11-25'],
  ],
  [
    'another strength, the same amount: no step',
    at(PHARMACY, '10-01 フロセ40 0.5T x1 28d\n 10-29 フロセ20 1T x1 28d'),
    ['フロセ20 10-01〜11-25: 20mg 56d = current by-days 11-25'],
  ],
  [
    'another brand, the same amount: no step',
    at(PHARMACY, '10-01 ワーファ1 2T x1 28d\n 10-29 ワル1 2T x1 28d'),
    ['ワル1 10-01〜11-25: 2mg 56d = current by-days 11-25'],
  ],
  [
    'twice one and once two are one amount',
    at(PHARMACY, '10-01 アピ25 1T x2 28d\n 10-29 アピ25 2T x1 28d'),
    ['アピ25 10-01〜11-25: 5mg 56d = current by-days 11-25'],
  ],
  [
    'up, down, and the same again',
    at(
      PHARMACY,
      '09-01 ワル1 2T x1 28d\n 09-29 ワル1 3T x1 28d\n 10-27 ワル1 2T x1 28d\n 11-24 ワル1 2T x1 28d',
    ),
    ['ワル1 09-01〜12-21: 2mg, ↑09-29 3mg, ↓10-27 2mg 112d = current by-days 12-21'],
  ],
  [
    'the dose is changed at a visit, half-way through',
    at(HOSPITAL, '11-02 ワル1 2T x1 28d\n 11-16 ワル1 3T x1 28d'),
    ['ワル1 11-02〜12-13: 2mg, ↑11-16 3mg 56d = current by-days 12-13'],
  ],
  [
    'another hospital goes on with more',
    `day | 湊病院/処方 | 潮診療所/処方
     10-01 | ワル1 2T x1 28d |
     10-29 | | ワル1 3T x1 28d`,
    ['ワル1 10-01〜11-25: 2mg, ↑10-29 3mg 56d = current by-days 11-25'],
  ],
  [
    'two hospitals at once: neither takes the place of the other',
    `day | 湊病院/処方 | 潮診療所/処方
     11-02 | アピ5 1T x2 28d |
     11-10 | | アピ25 1T x2 28d`,
    ['アピ25 11-02〜12-07: 10mg, &11-10 5mg 56d = current by-days 12-07'],
  ],
  [
    'from words to an amount: it cannot be compared',
    at(PHARMACY, '10-01 ワル1 「医師の指示通り」 28d\n 10-29 ワル1 2T x1 28d'),
    ['ワル1 10-01〜11-25: free-text(pattern), ≠10-29 2mg 56d = current by-days 11-25'],
  ],
  [
    'the same words twice: no step',
    at(PHARMACY, '10-01 ワル1 「医師の指示通り」 28d\n 10-29 ワル1 「医師の指示通り」 28d'),
    ['ワル1 10-01〜11-25: free-text(pattern) 56d = current by-days 11-25'],
  ],
  [
    'the same words for a powder five times as strong',
    at(PHARMACY, '10-01 クロナ細 0.5g x2 28d\n 10-29 クロナ細5 0.5g x2 28d'),
    ['クロナ細5 10-01〜11-25: daily(unit), ≠10-29 daily(unit) 56d = current by-days 11-25'],
  ],
  [
    'one ingredient under two codes',
    at(PHARMACY, '10-05 アス末 0.1g x1 28d\n 11-02 アス100 1T x1 28d'),
    ['アス100 10-05〜11-29: daily(unit), ≠11-02 100mg 56d = current by-days 11-29'],
  ],
  [
    'another hospital begins on the last day of the first: beside it for a day',
    `day | 湊病院/処方 | 潮診療所/処方
     10-28 | アピ5 1T x2 28d |
     11-24 | | アピ25 1T x2 28d`,
    ['アピ25 10-28〜12-21: 10mg, &11-24 5mg 56d = current by-days 12-21'],
  ],
];

const ENDS: readonly CaseRow[] = [
  [
    'someone says that it was stopped; its days run on',
    `day | 浜薬局/調剤 | 手帳/申告
     11-02 | アピ25 1T x2 28d |
     11-10 | | アピ25 完了`,
    ['アピ25 11-02〜11-29: 5mg 28d stop stopped 11-10 = current by-days 11-29 against'],
  ],
  [
    'said to be stopped, and handed out again since',
    `day | 浜薬局/調剤 | 手帳/申告
     10-01 | アピ25 1T x2 28d |
     10-20 | | アピ25 完了
     11-02 | アピ25 1T x2 28d |`,
    ['アピ25 10-01〜11-29: 5mg 56d gap 10-29〜11-01 4d = current by-days 11-29'],
  ],
  [
    'an order that was stopped',
    at(HOSPITAL, '11-20 ワル1 2T x1 28d 中止'),
    ['ワル1 11-20〜11-20 stop stopped = ended said stopped'],
  ],
  [
    'an order that was taken back',
    at(HOSPITAL, '11-20 ワル1 2T x1 28d 取消'),
    ['ワル1 11-20〜11-20 stop cancelled = ended said stopped'],
  ],
  [
    'a new order taken back ends nothing',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | | アピ25 1T x2 28d
     11-20 | アピ25 1T x2 28d 取消 |`,
    ['アピ25 11-02〜11-29: 5mg 28d = current by-days 11-29'],
  ],
  [
    'the record states the end',
    at(HOSPITAL, '11-02 アピ25 1T x2 to:11-08'),
    ['アピ25 11-02〜11-08: 5mg stop stated-end 11-08 = ended said stated-end 11-08'],
  ],
  [
    'the stated end is still to come',
    at(HOSPITAL, '11-02 アピ25 1T x2 to:12-31'),
    ['アピ25 11-02〜12-31: 5mg = current said stated-end 12-31'],
  ],
  [
    'death cuts the supply',
    at(PHARMACY, '11-02 アピ25 1T x2 28d'),
    ['アピ25 11-02〜11-10: 5mg 28d stop death 11-10 = ended recorded death 11-10'],
    { death: '2026-11-10' },
  ],
  [
    'of the death only the fact is known',
    at(PHARMACY, '11-02 アピ25 1T x2 28d'),
    ['アピ25 11-02〜11-29: 5mg 28d stop death = ended recorded death'],
    { death: '?' },
  ],
  [
    'death is known to the month: its last day',
    at(PHARMACY, '10-12 アピ25 1T x2 28d'),
    ['アピ25 10-12〜10-31: 5mg 28d stop death 10-31 = ended recorded death 10-31'],
    { death: '2026-10' },
  ],
  [
    'the supply was over before the death',
    at(PHARMACY, '09-01 アピ25 1T x2 28d'),
    ['アピ25 09-01〜09-28: 5mg 28d = ended by-days 09-28'],
    { death: '2026-11-10' },
  ],
  [
    'a supply dated after the death',
    at(PHARMACY, '11-12 アピ25 1T x2 28d'),
    ['アピ25 11-12〜…: 5mg 28d stop death = ended recorded death'],
    { death: '2026-11-10' },
  ],
  [
    'death today',
    at(PHARMACY, '11-02 アピ25 1T x2 28d'),
    ['アピ25 11-02〜11-24: 5mg 28d stop death 11-24 = ended recorded death 11-24'],
    { death: '2026-11-24' },
  ],
  [
    'an order whose status is cancelled',
    at(HOSPITAL, '11-20 ワル1 2T x1 28d st:cancelled'),
    ['ワル1 11-20〜11-20 stop cancelled = ended said stopped'],
  ],
  [
    'said to be stopped on the day on which it was handed out',
    `day | 浜薬局/調剤 | 手帳/申告
     11-02 | アピ25 1T x2 28d | アピ25 完了`,
    ['アピ25 11-02〜11-29: 5mg 28d stop stopped 11-02 = current by-days 11-29 against'],
  ],
  [
    'a stated end, then nothing for a week',
    at(HOSPITAL, '10-01 アピ25 1T x2 to:10-31\n 11-08 アピ25 1T x2 28d'),
    ['アピ25 10-01〜12-05: 5mg 28d gap 11-01〜11-07 7d = current by-days 12-05'],
  ],
];

export const STEP_CASES = casesFrom('courses', [...STEPS, ...ENDS]);
