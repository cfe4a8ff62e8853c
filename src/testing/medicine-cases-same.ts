import { at, type CaseRow, casesFrom, THREE, TWO } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';

const SAME: readonly CaseRow[] = [
  [
    'two hospitals, one drug',
    `${TWO}
     11-02 | アピ25 1T x2 28d rx:1 |
     11-10 | | アピ25 1T x2 28d rx:2`,
    ['med-dup-01 same-ingredients アピ25 11-10〜11-29 20d now'],
  ],
  [
    'two hospitals, two names of one ingredient',
    `${TWO}
     11-02 | アピ25 1T x2 28d rx:1 |
     11-10 | | アピ般 1T x2 28d rx:2`,
    ['med-dup-01 same-ingredients アピ般 11-10〜11-29 20d now'],
  ],
  [
    'two brands of one ingredient',
    `${TWO}
     11-02 | ノルバ5 1T x1 28d |
     11-10 | | アムロ5 1T x1 28d`,
    ['med-dup-01 same-ingredients アムロ5 11-10〜11-29 20d now'],
  ],
  [
    'two strengths of one ingredient',
    `${TWO}
     11-02 | アムロ25 1T x1 28d |
     11-10 | | アムロ5 1T x1 28d`,
    ['med-dup-01 same-ingredients アムロ5 11-10〜11-29 20d now'],
  ],
  [
    'a single day of overlap',
    `${TWO}
     10-01 | アピ25 1T x2 28d |
     10-28 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 10-28〜10-28 1d past'],
  ],
  [
    'one ends on the day before the other begins',
    `${TWO}
     10-01 | アピ25 1T x2 28d |
     10-29 | | アピ25 1T x2 28d`,
    [],
  ],
  [
    'one lies wholly within the other',
    `${TWO}
     10-01 | アピ25 1T x2 56d |
     10-10 | | アピ25 1T x2 7d`,
    ['med-dup-01 same-ingredients アピ25 10-10〜10-16 7d past'],
  ],
  [
    'the same days from the same day',
    `${TWO}
     11-02 | アピ25 1T x2 28d rx:1 |
     11-02 | | アピ25 1T x2 28d rx:2`,
    ['med-dup-01 same-ingredients アピ25 11-02〜11-29 28d now'],
  ],
  [
    'both to come',
    `${TWO}
     12-01 | アピ25 1T x2 28d |
     12-10 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 12-10〜12-28 19d future'],
  ],
  [
    'the overlap begins today',
    `${TWO}
     11-10 | アピ25 1T x2 28d |
     11-24 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 11-24〜12-07 14d now'],
  ],
  [
    'the overlap ended yesterday',
    `${TWO}
     10-27 | アピ25 1T x2 28d |
     11-20 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 11-20〜11-23 4d past'],
  ],
  [
    'three hospitals are one finding',
    `${THREE}
     11-02 | アピ25 1T x2 28d | |
     11-05 | | アピ25 1T x2 28d |
     11-10 | | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 11-05〜12-02 28d now 3 supplies'],
  ],
  [
    'two hospitals month after month are one finding',
    `${TWO}
     10-01 | アピ25 1T x2 28d |
     10-08 | | アピ25 1T x2 28d
     10-29 | アピ25 1T x2 28d |
     11-05 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 10-08〜11-25 49d now 4 supplies'],
  ],
  [
    'two runs with nothing between are two findings',
    `${TWO}
     08-01 | アピ25 1T x2 14d |
     08-10 | | アピ25 1T x2 14d
     11-02 | アピ25 1T x2 28d |
     11-10 | | アピ25 1T x2 28d`,
    [
      'med-dup-01 same-ingredients アピ25 11-10〜11-29 20d now',
      'med-dup-01 same-ingredients アピ25 08-10〜08-14 5d past',
    ],
  ],
  [
    'the dose is changed half-way by the same hospital: said, with that',
    at('湊病院/処方', '11-02 ワル1 2T x1 28d rx:1\n 11-16 ワル1 3T x1 28d rx:2'),
    ['med-dup-01 same-ingredients ワル1 11-16〜11-29 14d now one place'],
  ],
  [
    'death ends both',
    `${TWO}
     11-02 | アピ25 1T x2 28d |
     11-04 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 11-04〜11-05 2d past'],
    { death: '2026-11-05' },
  ],
  [
    'one of the two was stopped',
    `${TWO}
     11-02 | アピ25 1T x2 28d |
     11-10 | | アピ25 1T x2 28d 中止`,
    [],
  ],
  [
    'one of the two was taken back',
    `${TWO}
     11-02 | アピ25 1T x2 28d |
     11-10 | | アピ25 1T x2 28d 取消`,
    [],
  ],
  ['one medicine alone', at(PHARMACY, '11-02 アピ25 1T x2 28d'), []],
  [
    'two medicines of two groups',
    at(PHARMACY, '11-02 アピ25 1T x2 28d by:湊病院\n 11-02 ランソ15 1T x1 28d by:潮診療所'),
    [],
  ],
];

export const SAME_CASES = casesFrom('duplicates', [...SAME]);
