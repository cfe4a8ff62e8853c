import { at, type CaseRow, casesFrom, pair, SAME_DAYS, TWO } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';

const REFILLS: readonly CaseRow[] = [
  [
    'the next supply three days early',
    at(PHARMACY, '10-26 アピ25 1T x2 28d\n 11-20 アピ25 1T x2 28d'),
    ['med-refill-01 early-refill アピ25 11-20〜11-22 3d past one place'],
  ],
  [
    'the next supply eight days early',
    at(PHARMACY, '10-26 アピ25 1T x2 28d\n 11-15 アピ25 1T x2 28d'),
    ['med-dup-01 same-ingredients アピ25 11-15〜11-22 8d past one place'],
  ],
  [
    'three days early at another pharmacy, and nobody says who prescribed',
    `day | 浜薬局/調剤 | 潮薬局/調剤
     10-26 | アピ25 1T x2 28d |
     11-20 | | アピ25 1T x2 28d`,
    ['med-dup-01 same-ingredients アピ25 11-20〜11-22 3d past'],
  ],
  [
    'three days early at another pharmacy, on the same prescriber',
    `day | 浜薬局/調剤 | 潮薬局/調剤
     10-26 | アピ25 1T x2 28d by:湊病院 |
     11-20 | | アピ25 1T x2 28d by:湊病院`,
    ['med-refill-01 early-refill アピ25 11-20〜11-22 3d past one place'],
  ],
  [
    'three days early at one pharmacy, of another prescriber',
    at(PHARMACY, '10-26 アピ25 1T x2 28d by:湊病院\n 11-20 アピ25 1T x2 28d by:潮診療所'),
    ['med-dup-01 same-ingredients アピ25 11-20〜11-22 3d past'],
  ],
  [
    'three days early, another strength',
    at(PHARMACY, '10-26 アピ25 1T x2 28d\n 11-20 アピ5 1T x2 28d'),
    ['med-dup-01 same-ingredients アピ5 11-20〜11-22 3d past one place'],
  ],
  [
    'リフィル two days early',
    `day | 湊病院/処方 | 浜薬局/調剤
     09-01 | アピ般 1T x2 28d rx:1 | アピ25 1T x2 28d rx:1
     09-27 | | アピ25 1T x2 28d rx:1`,
    ['med-refill-01 early-refill アピ25 09-27〜09-28 2d past one place'],
  ],
  [
    'an early refill, and another hospital as well',
    `day | 浜薬局/調剤 | 潮診療所/処方
     10-26 | アピ25 1T x2 28d by:湊病院 |
     11-20 | アピ25 1T x2 28d by:湊病院 |
     11-22 | | アピ25 1T x2 28d`,
    [
      'med-dup-01 same-ingredients アピ25 11-22〜12-17 26d now 3 supplies',
      'med-refill-01 early-refill アピ25 11-20〜11-22 3d past one place',
    ],
  ],
  [
    'three days early at another pharmacy, each on an order of one hospital',
    `day | 湊病院/処方 | 浜薬局/調剤 | 潮薬局/調剤
     10-26 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d rx:1 |
     11-20 | アピ25 1T x2 28d rx:2 | | アピ25 1T x2 28d rx:2`,
    ['med-refill-01 early-refill アピ25 11-20〜11-22 3d past one place'],
  ],
  [
    'three days early, another brand of the same strength',
    at(PHARMACY, '10-26 ワーファ1 2T x1 28d\n 11-20 ワル1 2T x1 28d'),
    ['med-refill-01 early-refill ワル1 11-20〜11-22 3d past one place'],
  ],
  [
    'three days early on an order of the hospital that the notebook names with its department',
    `day | 湊病院/処方 | 浜薬局/調剤 | 潮薬局/調剤
     10-26 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d rx:1 |
     11-20 | | | アピ25 1T x2 28d by:湊病院内科`,
    ['med-refill-01 early-refill アピ25 11-20〜11-22 3d past one place'],
  ],
];

const NOT_COMPARED: readonly CaseRow[] = [
  [
    'two of equal words, without a code',
    `${TWO}
     11-02 | 院内A 1P x2 28d |
     11-10 | | 院内A 1P x2 28d`,
    [
      'med-dup-01 same-ingredients 院内A 11-10〜11-29 20d now by name',
      'not compared 院内A uncoded',
      'not compared 院内A uncoded',
    ],
  ],
  [
    'two of other words',
    pair('院内A 1P x2 28d', '院内B 1P x2 28d'),
    ['not compared 院内A uncoded', 'not compared 院内B uncoded'],
  ],
  [
    'the same name with and without a code',
    pair('アピ25 1T x2 28d', '名だけアピ 1T x2 28d'),
    ['not compared 名だけアピ uncoded'],
  ],
  [
    'HOT alone beside YJ',
    pair('ダビガ 1C x2 28d', 'HOT薬 1C x2 28d'),
    ['not compared HOT薬 product-code-only'],
  ],
  [
    'the same HOT twice',
    pair('HOT薬 1C x2 28d', 'HOT薬 1C x2 28d'),
    [
      `med-dup-01 same-ingredients HOT薬 ${SAME_DAYS} by product`,
      'not compared HOT薬 product-code-only',
      'not compared HOT薬 product-code-only',
    ],
  ],
  [
    'the same compound twice, of unknown parts',
    pair('PL 1P x3 28d', 'PL 1P x3 28d'),
    [
      `med-dup-01 same-ingredients PL ${SAME_DAYS}`,
      'not compared PL parts-unknown',
      'not compared PL parts-unknown',
    ],
  ],
  ['漢方', at(PHARMACY, '11-02 葛根湯 1P x3 28d'), ['not compared 葛根湯 parts-unknown']],
  [
    'pens without days',
    pair('ランタス 8U', 'ランタス 8U'),
    ['not compared ランタス no-period', 'not compared ランタス no-period'],
  ],
  ['no date', at('湊病院/処方', '? アピ25 1T x2 28d'), ['not compared アピ25 no-period']],
  ['the month only', at('湊病院/処方', '2026-10 アピ25 1T x2 28d'), ['not compared アピ25 no-period']],
  [
    'days that can be read two ways',
    pair('アレンド35 1T 「週1回」 4d', 'アレンド35 1T 「週1回」 4d'),
    ['not compared アレンド35 no-period', 'not compared アレンド35 no-period'],
  ],
  [
    'what someone says to take is not held against its own supply',
    `day | 浜薬局/調剤 | 手帳/申告
     11-02 | アピ25 1T x2 28d |
     11-06 | | アピ25`,
    ['not compared アピ25 reported'],
  ],
  [
    'bought over the counter, with a code and a period',
    `day | 浜薬局/調剤 | 手帳/申告
     11-17 | ロキソ60 1T x3 14d |
     11-20 | | ロキソ60 OTC to:11-30`,
    ['med-dup-01 same-ingredients ロキソ60 11-20〜11-30 11d now'],
  ],
  [
    'bought over the counter, without a code',
    `day | 浜薬局/調剤 | 手帳/申告
     11-17 | ロキソ60 1T x3 14d |
     11-20 | | 院内A OTC to:11-30`,
    ['not compared 院内A uncoded'],
  ],
  [
    'given in a ward today',
    `day | 浜薬局/調剤 | 病棟/投与
     11-17 | ロキソ60 1T x3 14d |
     11-24 | | ロキソ60 1T`,
    ['not compared ロキソ60 administered'],
  ],
  [
    'given in a ward yesterday, and an unknown drug of the spring',
    `day | 浜薬局/調剤 | 病棟/投与
     04-01 | 院内A 1P x2 28d |
     11-17 | ロキソ60 1T x3 14d |
     11-23 | | ロキソ60 1T`,
    ['not compared in the past 2'],
  ],
  [
    'a cold remedy that holds acetaminophen',
    pair('PL 1P x3 28d', 'カロ200 2T x3 28d'),
    [
      'med-dup-01 shared-ingredient PL+カロ200 [アセトアミノフェン] 11-10〜11-29 20d now',
      'not compared PL parts-unknown',
    ],
  ],
  [
    'a cold remedy of which nothing is known',
    pair('感冒 1P x3 28d', 'カロ200 2T x3 28d'),
    ['not compared 感冒 parts-unknown'],
  ],
  [
    'what someone says, with a period, is not held against supplies either',
    `day | 浜薬局/調剤 | 手帳/申告
     11-02 | アピ25 1T x2 28d |
     11-06 | | アピ25 to:12-31`,
    ['not compared アピ25 reported'],
  ],
];

export const NOT_COMPARED_CASES = casesFrom('duplicates', [...REFILLS, ...NOT_COMPARED]);
