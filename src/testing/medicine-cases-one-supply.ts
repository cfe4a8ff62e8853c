import { at, type CaseRow, casesFrom } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';

const ONE: readonly CaseRow[] = [
  [
    'an order and what was handed over on it',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | アピ般 1T x2 28d rx:1 |
     11-03 | | アピ25 1T x2 28d rx:1`,
    [],
  ],
  [
    'an order and its supply that the record links',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | アピ般 1T x2 28d id:p |
     11-03 | | アピ25 1T x2 28d link:p`,
    [],
  ],
  [
    'an order and a supply that nothing links: perhaps one',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | アピ般 1T x2 28d |
     11-03 | | アピ25 1T x2 28d`,
    ['med-dup-04 maybe-one アピ25 11-03〜11-29 27d now'],
  ],
  [
    'an order that was dispensed, and the same order told again in a discharge summary',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | アピ般 1T x2 28d rx:1; アピ般 1T x2 28d |
     11-03 | | アピ25 1T x2 28d rx:1`,
    [],
  ],
  [
    'a supply after the order had run out is none of it',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | アピ般 1T x2 28d |
     11-06 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 11-06〜11-29 24d now'],
  ],
  [
    'a supply on the order of someone else is none of it',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | アピ般 1T x2 28d |
     11-03 | | アピ25 1T x2 28d by:潮診療所`,
    ['med-dup-01 same-ingredients アピ25 11-03〜11-29 27d now'],
  ],
  [
    'a dispensing takes the place of its prescription before another hospital is looked at',
    `day | 湊病院/処方 | 浜薬局/調剤 | 潮診療所/処方
     11-02 | アピ般 1T x2 28d rx:1 | |
     11-03 | | アピ25 1T x2 28d rx:1 |
     11-10 | | | アピ25 1T x2 28d rx:2`,
    ['med-dup-01 same-ingredients アピ25 11-10〜11-30 21d now'],
  ],
  [
    'two strengths in one prescription',
    at('湊病院/処方', '11-02 プレド5 1T x1 28d rx:1 rp:1; プレド1 3T x1 28d rx:1 rp:1'),
    [],
  ],
  [
    'morning and evening in one prescription',
    at('湊病院/処方', '11-02 プレド5 1T x1 28d rx:1 rp:1; プレド1 3T x1 28d rx:1 rp:2'),
    [],
  ],
  [
    'two lines of one order without a number',
    at('湊病院/処方', '11-02 プレド5 1T x1 28d; プレド1 3T x1 28d'),
    [],
  ],
  [
    'two departments of one hospital on one day',
    at('湊病院/処方', '11-02 プレド5 1T x1 28d dept:内科; プレド1 3T x1 28d dept:整形外科'),
    ['med-dup-01 same-ingredients プレド5 11-02〜11-29 28d now one place'],
  ],
  [
    'one pharmacy, one day, two prescribers',
    at(PHARMACY, '11-02 アピ25 1T x2 28d by:湊病院; アピ25 1T x2 28d by:潮診療所'),
    ['med-dup-01 same-ingredients アピ25 11-02〜11-29 28d now'],
  ],
  [
    'one pharmacy, one day, one prescriber',
    at(PHARMACY, '11-02 プレド5 1T x1 28d by:湊病院; プレド1 3T x1 28d by:湊病院'),
    [],
  ],
  [
    'the receipt of a supply: perhaps one',
    `day | 浜薬局/調剤 | 国/調剤
     11-02 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d @浜薬局`,
    ['med-dup-04 maybe-one アピ25 11-02〜11-29 28d now one place'],
  ],
  [
    'the receipt of a supply that does not say where: perhaps one',
    `day | 浜薬局/調剤 | *国/調剤
     11-02 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d`,
    ['med-dup-04 maybe-one アピ25 11-02〜11-29 28d now'],
  ],
  [
    'the receipt of another pharmacy is another supply',
    `day | 浜薬局/調剤 | 国/調剤
     11-02 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d @潮薬局`,
    ['med-dup-01 same-ingredients アピ25 11-02〜11-29 28d now'],
  ],
  [
    'a receipt of other days is another supply',
    `day | 浜薬局/調剤 | *国/調剤
     11-02 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 14d`,
    ['med-dup-01 same-ingredients アピ25 11-02〜11-15 14d past'],
  ],
  [
    'an order and a supply of the same day that nothing links: perhaps one',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | アピ般 1T x2 28d | アピ25 1T x2 28d`,
    ['med-dup-04 maybe-one アピ25 11-02〜11-29 28d now'],
  ],
  [
    'a supply and its receipt under one number',
    `day | 浜薬局/調剤 | 国/調剤
     11-02 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d @浜薬局 rx:1`,
    [],
  ],
  [
    'a receipt of four days beside a supply of fourteen',
    `day | 浜薬局/調剤 | *国/調剤
     11-20 | アピ25 1T x2 14d | アピ25 1T x2 4d`,
    ['med-dup-01 same-ingredients アピ25 11-20〜11-23 4d past'],
  ],
  [
    'of one prescription, another strength from next week on',
    at('湊病院/処方', '10-26 プレド5 1T x1 28d rx:1 rp:1; プレド1 3T x1 28d rx:1 rp:2 from:11-02'),
    [],
  ],
  [
    'five days and twenty-eight from one pharmacy on one day',
    at(PHARMACY, '11-02 アピ25 1T x2 28d\n 11-02 アピ25 1T x2 5d'),
    ['med-dup-01 same-ingredients アピ25 11-02〜11-06 5d past one place'],
  ],
];

export const ONE_SUPPLY_CASES = casesFrom('duplicates', [...ONE]);
