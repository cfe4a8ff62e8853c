import { at, type CaseRow, casesFrom, pair, SAME_DAYS, THREE, TWO } from './medicine-case.ts';

const INGREDIENTS: readonly CaseRow[] = [
  [
    'aspirin against pain and against clots',
    pair('アス末 0.3g x1 28d', 'アス100 1T x1 28d'),
    [`med-dup-01 same-ingredients アス100 ${SAME_DAYS}`],
  ],
  [
    'acetaminophen under two codes',
    pair('アセト末 0.4g x3 28d', 'カロ200 2T x3 28d'),
    [`med-dup-01 same-ingredients カロ200 ${SAME_DAYS}`],
  ],
  [
    'prednisolone as tablet and powder',
    pair('プレド散 0.5g x1 28d', 'プレド5 1T x1 28d'),
    [`med-dup-01 same-ingredients プレド5 ${SAME_DAYS}`],
  ],
  [
    'methotrexate for joints and for tumours',
    pair('MTXカプセル 1C x1 28d', 'MTX錠 1T x1 28d'),
    [`med-dup-01 same-ingredients MTX錠 ${SAME_DAYS}`],
  ],
  [
    'magnesium oxide as tablet and powder',
    pair('マグ末 0.5g x3 28d', 'マグ330 1T x3 28d'),
    [`med-dup-01 same-ingredients マグ330 ${SAME_DAYS}`],
  ],
  [
    'sulpiride for the mind and for the stomach',
    pair('スルピ胃 1C x3 28d', 'スルピ精 1T x2 28d'),
    [`med-dup-01 same-ingredients スルピ精 ${SAME_DAYS}`],
  ],
  [
    'aspirin inside a compound',
    pair('アス100 1T x1 28d', 'タケルダ 1T x1 28d'),
    [`med-dup-01 shared-ingredient アス100+タケルダ [アスピリン] ${SAME_DAYS}`],
  ],
  [
    'lansoprazole inside a compound',
    pair('ランソ15 1T x1 28d', 'タケルダ 1T x1 28d'),
    [`med-dup-01 shared-ingredient タケルダ+ランソ15 [ランソプラゾール] ${SAME_DAYS}`],
  ],
  [
    'clopidogrel inside a compound',
    pair('クロピド 1T x1 28d', 'コンプラ 1T x1 28d'),
    [`med-dup-01 shared-ingredient クロピド+コンプラ [クロピドグレル] ${SAME_DAYS}`],
  ],
  [
    'two compounds with one part in common',
    pair('コンプラ 1T x1 28d', 'タケルダ 1T x1 28d'),
    [`med-dup-01 shared-ingredient コンプラ+タケルダ [アスピリン] ${SAME_DAYS}`],
  ],
  [
    'valsartan inside one salt of two',
    pair('ディオ 1T x1 28d', 'エンレスト 1T x2 28d'),
    [`med-dup-01 shared-ingredient エンレスト+ディオ [バルサルタン] ${SAME_DAYS}`],
  ],
  ['by mouth and on the skin are two', pair('ロキソ60 1T x3 28d', 'ロキソテープ 28d'), []],
  [
    'by mouth and by injection: the same group only',
    pair('MTXカプセル 1C x1 28d', 'MTX注 28d'),
    [`med-dup-03 same-effect 399 MTXカプセル+MTX注 ${SAME_DAYS}`],
  ],
  [
    'amlodipine inside a compound',
    pair('アムロ5 1T x1 28d', 'ミカムロ 1T x1 28d'),
    [`med-dup-01 shared-ingredient アムロ5+ミカムロ [アムロジピン] ${SAME_DAYS}`],
  ],
  [
    'amlodipine inside two compounds',
    pair('エックス 1T x1 28d', 'ミカムロ 1T x1 28d'),
    [`med-dup-01 shared-ingredient エックス+ミカムロ [アムロジピン] ${SAME_DAYS}`],
  ],
  [
    'acetaminophen beside tramadol and acetaminophen',
    pair('カロ200 2T x3 28d', 'トラム 1T x3 28d'),
    [`med-dup-01 shared-ingredient カロ200+トラム [アセトアミノフェン] ${SAME_DAYS}`],
  ],
  [
    'acetaminophen inside a mixture whose other parts are not compared',
    pair('カロ200 2T x3 28d', 'SG 1P x3 28d'),
    [
      `med-dup-01 shared-ingredient SG+カロ200 [アセトアミノフェン] ${SAME_DAYS}`,
      'not compared SG parts-unknown',
    ],
  ],
];

const EFFECTS: readonly CaseRow[] = [
  [
    'two against clotting',
    pair('アピ25 1T x2 28d', 'ダビガ 1C x2 28d'),
    [`med-dup-03 same-effect 333 アピ25+ダビガ ${SAME_DAYS}`],
  ],
  [
    'two against platelets, in a group of what fits nowhere',
    pair('アス100 1T x1 28d', 'クロピド 1T x1 28d'),
    [`med-dup-03 same-effect 339 アス100+クロピド ${SAME_DAYS}`],
  ],
  [
    'two against high pressure',
    pair('エナラ 1T x1 28d', 'カンデ 1T x1 28d'),
    [`med-dup-03 same-effect 214 エナラ+カンデ ${SAME_DAYS}`],
  ],
  [
    'two calcium blockers',
    pair('アムロ5 1T x1 28d', 'ニフェジ 1T x1 28d'),
    [`med-dup-03 same-effect 217 アムロ5+ニフェジ ${SAME_DAYS}`],
  ],
  [
    'two against ulcers',
    pair('ランソ15 1T x1 28d', 'タケキャブ 1T x1 28d'),
    [`med-dup-03 same-effect 232 タケキャブ+ランソ15 ${SAME_DAYS}`],
  ],
  [
    'two of one group in one prescription',
    at('湊病院/処方', '11-02 エナラ 1T x1 28d rx:1; カンデ 1T x1 28d rx:1'),
    [],
  ],
  [
    'two of one group in one order without a number',
    at('湊病院/処方', '11-02 エナラ 1T x1 28d; カンデ 1T x1 28d'),
    [],
  ],
  [
    'three of one group are one finding',
    `${THREE}
     11-02 | エナラ 1T x1 28d | |
     11-05 | | カンデ 1T x1 28d |
     11-10 | | | ディオ 1T x1 28d`,
    ['med-dup-03 same-effect 214 エナラ+カンデ+ディオ 11-05〜12-02 28d now 3 supplies'],
  ],
  [
    'of one group, one after the other',
    `${TWO}\n 10-01 | エナラ 1T x1 28d |\n 10-29 | | カンデ 1T x1 28d`,
    [],
  ],
];

const ASSUMED: readonly CaseRow[] = [
  [
    '頓用 of two hospitals',
    `${TWO}
     11-11 | ロキソ60 1T 頓 rx:1 |
     11-20 | | ロキソ60 1T 頓 rx:2`,
    ['med-dup-02 same-ingredients ロキソ60 11-20〜11-24 5d now'],
  ],
  [
    '頓用, the second after fourteen days',
    `${TWO}
     11-10 | ロキソ60 1T 頓 |
     11-24 | | ロキソ60 1T 頓`,
    [],
  ],
  [
    '外用 of two hospitals',
    `${TWO}
     11-10 | ヒルドイド |
     11-20 | | ヒルドイド`,
    ['med-dup-02 same-ingredients ヒルドイド 11-20〜11-23 4d past'],
  ],
  [
    '頓用 beside a daily supply',
    `${TWO}
     11-20 | ロキソ60 1T x3 14d |
     11-22 | | ロキソ60 1T 頓`,
    ['med-dup-02 same-ingredients ロキソ60 11-22〜12-03 12d now'],
  ],
  [
    '頓用 of one group with a daily supply',
    `${TWO}
     11-20 | カロ200 2T x3 14d |
     11-22 | | ロキソ60 1T 頓`,
    ['med-dup-03 same-effect 114 カロ200+ロキソ60 11-22〜12-03 12d now assumed'],
  ],
];

export const INGREDIENT_CASES = casesFrom('duplicates', [...INGREDIENTS, ...EFFECTS, ...ASSUMED]);
