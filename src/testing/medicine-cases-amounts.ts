import { at, type CaseRow, casesFrom } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';

const AMOUNTS: readonly CaseRow[] = [
  [
    'a powder in grams of the preparation',
    at(PHARMACY, '11-02 クロナ細 0.5g x2 28d'),
    ['クロナ細 11-02〜11-29: daily(unit) 28d = current by-days 11-29'],
  ],
  [
    'a powder in mg of the substance',
    at(PHARMACY, '11-02 クロナ細 0.5mg x2 28d 原薬'),
    ['クロナ細 11-02〜11-29: 1mg 28d = current by-days 11-29'],
  ],
  [
    'a name that prints no strength',
    at(PHARMACY, '11-22 カロ200 2T x3 5d'),
    ['カロ200 11-22〜11-26: daily(strength) 5d = current by-days 11-26'],
  ],
  [
    'a compound',
    at(PHARMACY, '11-02 タケルダ 1T x1 28d'),
    ['タケルダ 11-02〜11-29: daily(compound) 28d = current by-days 11-29'],
  ],
  [
    'micrograms',
    at(PHARMACY, '11-02 チラ50 1T x1 28d'),
    ['チラ50 11-02〜11-29: 50μg 28d = current by-days 11-29'],
  ],
  [
    'halves',
    at(PHARMACY, '11-02 ワル1 2.5T x1 28d'),
    ['ワル1 11-02〜11-29: 2.5mg 28d = current by-days 11-29'],
  ],
  [
    '1日量 alone',
    at(PHARMACY, '11-02 ワル1 /3T 「朝食後」 28d'),
    ['ワル1 11-02〜11-29: 3mg 28d = current by-days 11-29'],
  ],
  [
    '1回量 × times is not the recorded 1日量',
    at(PHARMACY, '11-02 ワル1 1T x3 /2T 28d'),
    ['ワル1 11-02〜11-29: daily(contradiction) 28d = current by-days 11-29'],
  ],
  [
    '1回量 × times is the recorded 1日量',
    at(PHARMACY, '11-02 ワル1 1T x3 /3T 28d'),
    ['ワル1 11-02〜11-29: 3mg 28d = current by-days 11-29'],
  ],
  [
    'capsules',
    at(PHARMACY, '11-02 ダビガ 1C x2 28d'),
    ['ダビガ 11-02〜11-29: 220mg 28d = current by-days 11-29'],
  ],
  [
    'packets',
    at(PHARMACY, '11-22 PL 1P x3 5d'),
    ['PL 11-22〜11-26: daily(compound) 5d = current by-days 11-26'],
  ],
  [
    'no amount at all',
    at(PHARMACY, '11-02 ワル1 28d'),
    ['ワル1 11-02〜11-29: free-text(no-amount) 28d = current by-days 11-29'],
  ],
  [
    'up to three times',
    at(PHARMACY, '11-22 ロキソ60 1T 「1日3回まで」 5d'),
    ['ロキソ60 11-22〜11-26: free-text(pattern) 5d = current by-days 11-26'],
  ],
  [
    '分3',
    at(PHARMACY, '11-22 ロキソ60 1T 「分3_毎食後」 5d'),
    ['ロキソ60 11-22〜11-26: 180mg 5d = current by-days 11-26'],
  ],
  [
    'every eight hours',
    at(PHARMACY, '11-22 ロキソ60 1T 「8時間ごと」 5d'),
    ['ロキソ60 11-22〜11-26: 180mg 5d = current by-days 11-26'],
  ],
  [
    'every five hours is no whole number a day',
    at(PHARMACY, '11-22 ロキソ60 1T 「5時間ごと」 5d'),
    ['ロキソ60 11-22〜11-26: free-text(pattern) 5d = current by-days 11-26'],
  ],
  [
    '頓用 in words only',
    at(PHARMACY, '11-22 ロキソ60 1T 「疼痛時」 5d'),
    ['ロキソ60 11-22〜11-26: as-needed(pattern) 5d = current by-days 11-26'],
  ],
  [
    '適宜増減',
    at(PHARMACY, '11-02 センノ 2T 「1日1回就寝前_適宜増減」 28d'),
    ['センノ 11-02〜11-29: free-text(pattern) 28d = current by-days 11-29'],
  ],
  [
    'fullwidth figures',
    at(PHARMACY, '11-02 アピ25 1T 「１日２回　朝夕食後」 28d'),
    ['アピ25 11-02〜11-29: 5mg 28d = current by-days 11-29'],
  ],
  [
    '1日数回',
    at(PHARMACY, '11-22 ロキソ60 1T 「1日数回」 5d'),
    ['ロキソ60 11-22〜11-26: free-text(pattern) 5d = current by-days 11-26'],
  ],
  [
    'one salt of two, with a strength in its name',
    at(PHARMACY, '11-02 エンレスト 1T x2 28d'),
    ['エンレスト 11-02〜11-29: daily(compound) 28d = current by-days 11-29'],
  ],
];

const WARDS: readonly CaseRow[] = [
  [
    'given in a ward only',
    at('病棟/投与', '11-01 ロキソ60 1T\n 11-02 ロキソ60 1T\n 11-03 ロキソ60 1T'),
    ['ロキソ60 11-01〜11-03 = ended recorded given 11-03'],
  ],
  [
    'a gap in which it was given in a ward',
    `day | 浜薬局/調剤 | 病棟/投与
     09-25 | アピ25 1T x2 28d |
     10-24 | | アピ25 1T; アピ25 1T
     10-25 | | アピ25 1T
     10-28 | アピ25 1T x2 28d |`,
    ['アピ25 09-25〜11-24: 5mg 56d gap 10-23〜10-27 5d given 2d = current by-days 11-24'],
  ],
  [
    'the ward gives what was brought along',
    `day | 浜薬局/調剤 | 病棟/投与
     11-02 | アピ25 1T x2 28d |
     11-05 | | アピ25 1T`,
    ['アピ25 11-02〜11-29: 5mg 28d = current by-days 11-29'],
  ],
];

const TRACKS: readonly CaseRow[] = [
  [
    'who says what, apart and on one line',
    `day | 湊病院/処方 | 浜薬局/調剤 | 病棟/投与 | 手帳/申告
     11-02 | アピ25 1T x2 28d rx:1 | | |
     11-03 | | アピ25 1T x2 28d rx:1 | |
     11-05 | | | アピ25 1T |
     11-06 | | | | アピ25`,
    [
      'dispensed 浜薬局 11-03〜11-30',
      'prescribed 湊病院 11-02〜11-29',
      'administered 病棟 11-05〜11-05',
      'reported 手帳 11-06〜…',
    ],
  ],
  ['bought over the counter', at('手帳/申告', '11-20 ロキソ60 OTC to:11-30'), ['otc 手帳 11-20〜11-30']],
  [
    'of a tapering order each line stands with its own supply',
    `day | 湊病院/処方 | 浜薬局/調剤
     11-02 | プレド5 /4T x1 7d rx:1 rp:1; プレド5 /2T x1 7d rx:1 rp:2 from:11-09 | プレド5 /4T x1 7d rx:1 rp:1; プレド5 /2T x1 7d rx:1 rp:2 from:11-09`,
    [
      'dispensed 浜薬局 11-02〜11-08',
      'prescribed 湊病院 11-02〜11-08',
      'dispensed 浜薬局 11-09〜11-15',
      'prescribed 湊病院 11-09〜11-15',
    ],
  ],
];

export const AMOUNT_CASES = casesFrom('courses', [...AMOUNTS, ...WARDS]);

export const TRACK_CASES = casesFrom('tracks', TRACKS);

const SPANS: readonly CaseRow[] = [
  [
    'each step has its days',
    at(PHARMACY, '10-01 ワル1 2T x1 28d\n 10-29 ワル1 2T x1 14d\n 11-12 ワル1 3T x1 28d'),
    ['10-01〜11-11 2mg', '11-12〜12-09 3mg'],
  ],
  [
    'the end of a pen is not known',
    at('湊病院/処方', '10-26 ランタス 8U 「朝8単位」'),
    ['10-26〜… injection(pattern)'],
  ],
];

export const SPAN_CASES = casesFrom('steps', SPANS);
