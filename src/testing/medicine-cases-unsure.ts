import { at, type CaseRow, casesFrom } from './medicine-case.ts';

const PHARMACY = '浜薬局/調剤';
const HOSPITAL = '湊病院/処方';

const UNSURE: readonly CaseRow[] = [
  [
    'an insulin pen without days',
    at(HOSPITAL, '10-26 ランタス 8U 「朝8単位_皮下注射」'),
    ['ランタス 10-26〜…: injection(pattern) = unknown unknown no-days'],
  ],
  [
    'pens two months apart are one course, and nothing is said of the time between',
    at(HOSPITAL, '09-01 ランタス 8U 「朝8単位」\n 10-31 ランタス 8U 「朝8単位」'),
    ['ランタス 09-01〜…: injection(pattern) = unknown unknown no-days'],
  ],
  [
    'pens half a year apart are two',
    at(HOSPITAL, '05-01 ランタス 8U 「朝8単位」\n 10-26 ランタス 8U 「朝8単位」'),
    [
      'ランタス 10-26〜…: injection(pattern) = unknown unknown no-days',
      'ランタス 05-01〜…: injection(pattern) = unknown unknown no-days',
    ],
  ],
  ['the month only', at(HOSPITAL, '2026-10 アピ25 1T x2 28d'), ['アピ25 ? unknown vague-start']],
  ['the year only', at(HOSPITAL, '2026 アピ25 1T x2 28d'), ['アピ25 ? unknown vague-start']],
  ['no date', at(HOSPITAL, '? アピ25 1T x2 28d'), ['アピ25 ? unknown no-start']],
  [
    'a vague one beside a dated one',
    at(HOSPITAL, '2026-10 アピ25 1T x2 28d\n 11-02 アピ25 1T x2 28d'),
    ['アピ25 11-02〜11-29: 5mg 28d = current by-days 11-29', 'アピ25 ? unknown vague-start'],
  ],
  [
    '頓用 without days',
    at(PHARMACY, '11-11 ロキソ60 1T 頓'),
    ['ロキソ60 11-11〜11-24: as-needed(pattern) = current assumed as-needed 11-24'],
  ],
  [
    '頓用 fifteen days ago',
    at(PHARMACY, '11-10 ロキソ60 1T 頓'),
    ['ロキソ60 11-10〜11-23: as-needed(pattern) = ended assumed as-needed 11-23'],
  ],
  [
    '頓用 with days',
    at(PHARMACY, '11-22 ロキソ60 1T 頓 5d'),
    ['ロキソ60 11-22〜11-26: as-needed(pattern) 5d = current by-days 11-26'],
  ],
  [
    '外用 by its code',
    at(PHARMACY, '11-10 ヒルドイド'),
    ['ヒルドイド 11-10〜11-23: external(no-amount) = ended assumed external 11-23'],
  ],
  [
    '外用 by its recorded route',
    at(PHARMACY, '11-12 院内A 外用'),
    ['院内A 11-12〜11-25: external(no-amount) = current assumed external 11-25'],
  ],
  [
    '外用 again and again: no gap is told between assumed days',
    at(PHARMACY, '10-01 ヒルドイド\n 11-12 ヒルドイド'),
    ['ヒルドイド 10-01〜11-25: external(no-amount) = current assumed external 11-25'],
  ],
  ['only said', at('手帳/申告', '10-22 アピ25'), ['アピ25 10-22〜10-22 = unknown unknown said']],
  [
    'said, with its period',
    at('手帳/申告', '01-01 アピ25 to:12-31'),
    ['アピ25 01-01〜12-31 = current said stated-end 12-31'],
  ],
  [
    'a drug without a code',
    at(PHARMACY, '11-02 院内A 1P x2 28d'),
    ['院内A 11-02〜11-29: daily(unit) 28d = current by-days 11-29'],
  ],
  [
    'two names without codes are two',
    at(PHARMACY, '11-02 院内A 1P x2 28d\n 11-02 院内B 1P x2 28d'),
    [
      '院内A 11-02〜11-29: daily(unit) 28d = current by-days 11-29',
      '院内B 11-02〜11-29: daily(unit) 28d = current by-days 11-29',
    ],
  ],
  [
    'receipts come late: it may go on unseen',
    at('国/調剤', '08-20 アピ25 1T x2 28d'),
    ['アピ25 08-20〜09-16: 5mg 28d = ended by-days 09-16 unseen after 10-08'],
    { knownUntil: '2026-10-08' },
  ],
  [
    'receipts come late: what ended long before is over',
    at('国/調剤', '07-01 アピ25 1T x2 28d'),
    ['アピ25 07-01〜07-28: 5mg 28d = ended by-days 07-28'],
    { knownUntil: '2026-10-08' },
  ],
  [
    'receipts come late: what is in use is in use',
    at('国/調剤', '10-05 アピ25 1T x2 56d'),
    ['アピ25 10-05〜11-29: 5mg 56d = current by-days 11-29'],
    { knownUntil: '2026-10-08' },
  ],
  [
    'pens within five months are one course',
    at(HOSPITAL, '05-01 ランタス 8U 「朝8単位」\n 09-27 ランタス 8U 「朝8単位」'),
    ['ランタス 05-01〜…: injection(pattern) = unknown unknown no-days'],
  ],
  [
    'daily, and 頓用 besides: the days decide',
    at(PHARMACY, '11-02 ロキソ60 1T x3 28d\n 11-20 ロキソ60 1T 頓'),
    ['ロキソ60 11-02〜12-03: 180mg, ≠11-20 as-needed(pattern) 28d = current by-days 11-29'],
  ],
];

const NOT_DAILY: readonly CaseRow[] = [
  [
    '週1回 4日分: four days or four weeks',
    at(PHARMACY, '11-02 アレンド35 1T 「週1回_起床時」 4d'),
    ['アレンド35 11-02〜11-05: weekly(pattern) 4d = unknown by-days 11-05/11-29'],
  ],
  [
    '週1回 28日分: four weeks',
    at(PHARMACY, '11-02 アレンド35 1T 「週1回_起床時」 28d'),
    ['アレンド35 11-02〜11-29: weekly(pattern) 28d = current by-days 11-29'],
  ],
  [
    '週1回, every four weeks: no gap',
    at(PHARMACY, '10-05 アレンド35 1T 「週1回_起床時」 4d\n 11-02 アレンド35 1T 「週1回_起床時」 4d'),
    ['アレンド35 10-05〜11-05: weekly(pattern) 8d = unknown by-days 11-05/11-29'],
  ],
  [
    '週1回, late by either reading: a gap',
    at(PHARMACY, '09-01 アレンド35 1T 「週1回_起床時」 4d\n 10-10 アレンド35 1T 「週1回_起床時」 4d'),
    ['アレンド35 09-01〜10-13: weekly(pattern) 8d gap 09-29〜10-09 11d = ended by-days 10-13/11-06'],
  ],
  [
    '隔日',
    at(PHARMACY, '11-10 プレド5 1T 「隔日_朝食後」 14d'),
    ['プレド5 11-10〜11-23: alternate-days(pattern) 14d = unknown by-days 11-23/12-07'],
  ],
  [
    '曜日指定',
    at(PHARMACY, '11-02 プレド5 1T 「1日1回朝食後_月・水・金曜」 12d'),
    ['プレド5 11-02〜11-13: some-days(pattern) 12d = unknown by-days 11-13/11-29'],
  ],
  [
    '不均等 with its 1日量',
    at(PHARMACY, '11-20 プレド5 /7T 「1日3回_毎食後_7錠（4錠－2錠－1錠）」 7d'),
    ['プレド5 11-20〜11-26: uneven 35mg 7d = current by-days 11-26'],
  ],
  [
    '不均等 without it: nothing is added up',
    at(PHARMACY, '11-20 プレド5 「朝2錠_夕1錠」 7d'),
    ['プレド5 11-20〜11-26: uneven(pattern) 7d = current by-days 11-26'],
  ],
  [
    '漸減 in words',
    at(PHARMACY, '11-20 プレド5 /4T 「1日目4錠、3日目から2錠」 7d'),
    ['プレド5 11-20〜11-26: taper(pattern) 7d = current by-days 11-26'],
  ],
  [
    '漸減 by lines, each with its own beginning',
    at(
      HOSPITAL,
      `10-26 プレド5 /4T x1 7d rx:1 rp:1; プレド5 /3T x1 7d rx:1 rp:2 from:11-02; プレド5 /2T x1 7d rx:1 rp:3 from:11-09`,
    ),
    ['プレド5 10-26〜11-15: 20mg, ↓11-02 15mg, ↓11-09 10mg 21d = ended by-days 11-15'],
  ],
  [
    '漸減 by lines of one beginning: nothing is added up, and how long is open',
    at(
      HOSPITAL,
      '11-15 プレド5 /4T x1 7d rx:1 rp:1; プレド5 /3T x1 7d rx:1 rp:2; プレド5 /2T x1 7d rx:1 rp:3',
    ),
    ['プレド5 11-15〜11-21: several-lines(several-lines) 7d = unknown by-days 11-21/12-05'],
  ],
  [
    'two strengths in one Rp are taken together',
    at(HOSPITAL, '11-02 プレド5 1T x1 28d rx:1 rp:1; プレド1 3T x1 28d rx:1 rp:1'),
    ['プレド5 11-02〜11-29: 8mg 28d = current by-days 11-29'],
  ],
  [
    'morning and evening in two Rp: not added up',
    at(
      HOSPITAL,
      '11-02 プレド5 1T 「1日1回朝食後」 28d rx:1 rp:1; プレド1 2T 「1日1回夕食後」 28d rx:1 rp:2',
    ),
    ['プレド5 11-02〜11-29: several-lines(several-lines) 28d = current by-days 11-29'],
  ],
  [
    'one Rp, one of two in powder: not added up',
    at(HOSPITAL, '11-02 プレド5 1T x1 28d rx:1 rp:1; プレド散 0.1g x1 28d rx:1 rp:1'),
    ['プレド5 11-02〜11-29: several-lines(several-lines) 28d = current by-days 11-29'],
  ],
  [
    '週1回: today is the last day of the wider reading',
    at(PHARMACY, '10-28 アレンド35 1T 「週1回_起床時」 4d'),
    ['アレンド35 10-28〜10-31: weekly(pattern) 4d = unknown by-days 10-31/11-24'],
  ],
  [
    '週1回: the wider reading ended yesterday',
    at(PHARMACY, '10-27 アレンド35 1T 「週1回_起床時」 4d'),
    ['アレンド35 10-27〜10-30: weekly(pattern) 4d = ended by-days 10-30/11-23'],
  ],
  [
    '漸減 by two lines of one beginning',
    at(HOSPITAL, '11-15 プレド5 /4T x1 7d rx:1 rp:1; プレド5 /3T x1 7d rx:1 rp:2'),
    ['プレド5 11-15〜11-21: several-lines(several-lines) 7d = unknown by-days 11-21/11-28'],
  ],
  [
    'two strengths in one Rp for other days: not added up',
    at(HOSPITAL, '11-02 プレド5 1T x1 28d rx:1 rp:1; プレド1 3T x1 14d rx:1 rp:1'),
    ['プレド5 11-02〜11-29: several-lines(several-lines) 28d = current by-days 11-29'],
  ],
];

export const UNSURE_CASES = casesFrom('courses', [...UNSURE, ...NOT_DAILY]);
