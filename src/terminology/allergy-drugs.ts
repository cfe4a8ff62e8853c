import { foldText } from '../base/text-fold.ts';
import type { Coded } from '../domain/coded.ts';

/**
 * Classes and substances that an allergy names, with the drugs that belong to them.
 *
 * A class is a group of the WHO ATC classification (https://atcddd.fhi.no/atc_ddd_index/), named at each; which codes
 * belong to it was read, by 成分名, from 薬価基準収載品目リスト 2025-07-16
 * (https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000078916.html): completely for 内服 and 注射, for 外用 only as far as
 * listed here. So a drug for external use that is not listed is "not checked", never "no hit". Whether one member of a
 * class is borne by a person who reacted to another is not judged.
 */
export interface AllergenClass {
  readonly id: AllergenClassId;
  readonly ja: string;
  readonly en: string;
  /** How records name it, beside its own names; folded when compared. */
  readonly words: readonly string[];
  /** Beginnings of the YJ code. */
  readonly codes: readonly string[];
  /** Beginnings under which members may stand that are not listed: such a drug is not checked. */
  readonly unsure?: readonly string[];
}

export const ALLERGEN_CLASS_IDS = [
  'penicillin',
  'cephem',
  'carbapenem',
  'beta-lactam',
  'macrolide',
  'quinolone',
  'tetracycline',
  'aminoglycoside',
  'sulfonamide',
  'nsaid',
  'pyrazolone',
  'iodinated-contrast',
  'gadolinium-contrast',
  'contrast',
  'iodine',
  'local-anaesthetic',
  'opioid',
  'ace-inhibitor',
  'arb',
] as const;

export type AllergenClassId = (typeof ALLERGEN_CLASS_IDS)[number];

/** J01C. 6131 and 6111 hold nothing else in the list; compounds and packs by their own codes. */
const PENICILLINS = [
  '6111',
  '6131',
  '6139100',
  '6139504',
  '6139505',
  '6191001',
  '6191401',
  '6199102',
  '6199103',
  '6199104',
  '6199105',
];
/** J01DB–J01DE, J01DI04; 6133 are オキサセフェム (J01DC14, J01DD06). */
const CEPHEMS = ['6132', '6133', '6129401', '6139500', '6139506', '6139507', '1317713'];
/** J01DH. */
const CARBAPENEMS = ['6139002', '6139400', '6139401', '6139402', '6139501', '6139503', '6129500'];
/** J01DF01 アズトレオナム, J01DI03 ファロペネム. */
const OTHER_BETA_LACTAMS = ['6122400', '6139001'];
/** V08AA–V08AD. */
const IODINATED = ['7211', '7214', '7219', '7990401'];
/** V08CA. */
const GADOLINIUM = ['7290407', '7290411', '7290415', '7290416'];
/** C09C, C09D and サクビトリルバルサルタン; アゼルニジピン, エプレレノン and アリスキレン stand between them and are none. */
export const ARB_CODES: readonly string[] = [
  '2149039',
  '2149040',
  '2149041',
  '2149042',
  '2149044',
  '2149046',
  '2149048',
  '2149112',
  '2149114',
  '2190041',
];
/** M01A, N02BA, M02AA, S01BC. */
export const NSAID_CODES: readonly string[] = [
  '1141005',
  '1143001',
  '1143005',
  '1143400',
  '1145001',
  '1145003',
  '1145005',
  '1147002',
  '1149001',
  '1149007',
  '1149011',
  '1149019',
  '1149026',
  '1149027',
  '1149029',
  '1149032',
  '1149035',
  '1149036',
  '1149037',
  '1149402',
  '1149407',
  '1149500',
  '1149501',
  '1149502',
  '1149503',
  '3399007',
  '3399100',
  '3399101',
  '3399102',
  '3399103',
  '2649719',
  '2649728',
  '2649729',
  '2649731',
  '2649732',
  '2649734',
  '2649735',
  '2649896',
  '1319724',
  '1319726',
  '1319743',
];

export const ALLERGEN_CLASSES: readonly AllergenClass[] = [
  {
    id: 'penicillin',
    ja: 'ペニシリン系',
    en: 'Penicillins',
    words: ['ペニシリン', 'PC系', 'PCs', 'penicillin'],
    codes: PENICILLINS,
  },
  {
    id: 'cephem',
    ja: 'セフェム系',
    en: 'Cephalosporins',
    words: ['セフェム', 'セファロスポリン', 'cephem', 'cephalosporin'],
    codes: CEPHEMS,
  },
  {
    id: 'carbapenem',
    ja: 'カルバペネム系',
    en: 'Carbapenems',
    words: ['カルバペネム', 'carbapenem'],
    codes: CARBAPENEMS,
  },
  {
    id: 'beta-lactam',
    ja: 'βラクタム系',
    en: 'Beta-lactams',
    words: ['βラクタム', 'β-ラクタム', 'ベータラクタム', 'beta-lactam'],
    codes: [...PENICILLINS, ...CEPHEMS, ...CARBAPENEMS, ...OTHER_BETA_LACTAMS],
  },
  {
    // J01FA.
    id: 'macrolide',
    ja: 'マクロライド系',
    en: 'Macrolides',
    words: ['マクロライド', 'macrolide'],
    codes: ['6141', '6142', '6149', '6199102', '6199104', '6419006', '1317714'],
  },
  {
    // J01M, S01AE, D06.
    id: 'quinolone',
    ja: 'キノロン系',
    en: 'Quinolones',
    words: ['キノロン', 'ニューキノロン', 'フルオロキノロン', 'quinolone', 'fluoroquinolone'],
    codes: ['6241', '1319722', '1319727', '1319734', '1319742', '1319749', '1319751', '2639700', '2639701'],
  },
  {
    // J01AA.
    id: 'tetracycline',
    ja: 'テトラサイクリン系',
    en: 'Tetracyclines',
    words: ['テトラサイクリン系', 'tetracyclines'],
    codes: ['6152', '6129400', '2634703', '2634704', '2639804', '2647705'],
  },
  {
    // J01G, and the same substances for the skin and the eye.
    id: 'aminoglycoside',
    ja: 'アミノグリコシド系',
    en: 'Aminoglycosides',
    words: ['アミノグリコシド', 'アミノ配糖体', 'aminoglycoside'],
    codes: [
      '6123',
      '6134',
      '6119400',
      '6161400',
      '6169400',
      '6419004',
      '2634710',
      '2634711',
      '2639802',
      '2639805',
      '2647707',
      '2647708',
      '2647709',
      '2649866',
      '1317706',
      '1317708',
      '1317710',
    ],
  },
  {
    // J01E; 621 is サルファ剤 of 日本標準商品分類 87.
    id: 'sulfonamide',
    ja: 'サルファ剤',
    en: 'Sulfonamides',
    words: ['サルファ', 'スルホンアミド', 'スルフォンアミド', 'sulfonamide', 'sulfa'],
    codes: ['621', '6290100', '2633705'],
  },
  {
    // アスピリン喘息 is a reaction to NSAIDs in general: http://medical.radionikkei.jp/yakugaku/tag/tag_930.html
    id: 'nsaid',
    ja: 'NSAIDs',
    en: 'NSAIDs',
    words: [
      'NSAID',
      'エヌセイド',
      '非ステロイド性抗炎症',
      '非ステロイド性消炎鎮痛',
      '非ステロイド',
      'アスピリン喘息',
      '解熱鎮痛薬喘息',
      '消炎鎮痛',
      '解熱鎮痛',
    ],
    codes: NSAID_CODES,
    unsure: ['114', '118'],
  },
  {
    // N02BB; アスピリン is none: http://kashiyaku.or.jp/kusuri100-top/variety-of-drugs/71-aspirin-is-not-a-pyrazolone.html
    id: 'pyrazolone',
    ja: 'ピリン系',
    en: 'Pyrazolones',
    words: ['ピリン系', 'ピリン', 'ピリン疹', 'ピラゾロン', 'pyrazolone'],
    codes: ['1144', '1149109', '1149115', '1149116'],
    unsure: ['114', '118'],
  },
  {
    id: 'iodinated-contrast',
    ja: 'ヨード造影剤',
    en: 'Iodinated contrast',
    words: ['ヨード造影', 'ヨード系造影', 'ヨウ素造影', 'ヨード性造影', 'CT造影', 'iodinated contrast'],
    codes: IODINATED,
  },
  {
    id: 'gadolinium-contrast',
    ja: 'ガドリニウム造影剤',
    en: 'Gadolinium contrast',
    words: ['ガドリニウム', 'MRI造影', 'MRI用造影', 'gadolinium'],
    codes: GADOLINIUM,
  },
  {
    // The record does not say which.
    id: 'contrast',
    ja: '造影剤（種類の記載なし）',
    en: 'Contrast (kind not stated)',
    words: ['造影剤', 'contrast media', 'contrast medium'],
    codes: ['721', ...GADOLINIUM, '7290413', '7290414', '7990401'],
  },
  {
    // The record does not say whether a contrast medium or an antiseptic is meant.
    id: 'iodine',
    ja: 'ヨード（種類の記載なし）',
    en: 'Iodine (kind not stated)',
    words: ['ヨード', 'ヨウ素', 'iodine'],
    codes: [...IODINATED, '2260701', '1319715', '3221001'],
  },
  {
    // N01B; 121 and 271 are 局所麻酔剤 of 日本標準商品分類 87.
    id: 'local-anaesthetic',
    ja: '局所麻酔薬',
    en: 'Local anaesthetics',
    words: ['局所麻酔', '局麻', '歯科麻酔', 'カイン系', 'local anesthetic', 'local anaesthetic'],
    codes: ['121', '271', '1149502', '1149503'],
  },
  {
    // N02A; 81 and 821 are 麻薬 of 日本標準商品分類 87.
    id: 'opioid',
    ja: 'オピオイド',
    en: 'Opioids',
    words: ['オピオイド', '医療用麻薬', '麻薬', 'opioid'],
    codes: ['81', '821', '1149034', '1149038', '1149117', '1149400', '1149401', '1149403', '2242001'],
    unsure: ['2242', '2229', '224'],
  },
  {
    // C09A.
    id: 'ace-inhibitor',
    ja: 'ACE阻害薬',
    en: 'ACE inhibitors',
    words: ['ACE阻害', 'ACEI', 'ACE-I', 'ACE inhibitor', 'アンジオテンシン変換酵素阻害'],
    codes: ['2144'],
  },
  {
    id: 'arb',
    ja: 'ARB',
    en: 'ARBs',
    words: ['ARB', 'アンジオテンシンII受容体拮抗', 'アンジオテンシン受容体拮抗'],
    codes: ARB_CODES,
    unsure: ['21491'],
  },
];

/** Classes so wide, or so vague, that belonging to the same one says little. */
const WIDE: readonly AllergenClassId[] = ['beta-lactam', 'contrast', 'iodine', 'opioid'];

/** The class proper of a code: 6132016 is a cephem (and a beta-lactam, which is not told here). */
export function narrowClassesOf(yj: string): readonly AllergenClass[] {
  return ALLERGEN_CLASSES.filter(({ id, codes }) => !WIDE.includes(id) && belongsTo(codes, yj));
}

/** ATC calls both J01C and J01D beta-lactam antibacterials. */
const BETA_LACTAM_KINDS: ReadonlySet<AllergenClassId> = new Set(['penicillin', 'cephem', 'carbapenem']);

/** The wider group of some classes, which the record does not name. */
export function widerClassesOf(classes: readonly AllergenClass[]): readonly AllergenClass[] {
  return classes.some(({ id }) => BETA_LACTAM_KINDS.has(id))
    ? ALLERGEN_CLASSES.filter(({ id }) => id === 'beta-lactam')
    : [];
}

/** A substance by its names (成分名 and brands of the same list) with its codes over all routes that the list was read for. */
export interface AllergenSubstance {
  readonly name: string;
  readonly words: readonly string[];
  /** The first is of the substance alone; compounds and packs that hold it follow. */
  readonly codes: readonly string[];
}

type Row = readonly [name: string, brands: string, codes: string];

const SUBSTANCE_ROWS: readonly Row[] = [
  [
    'アスピリン',
    'アセチルサリチル酸 バイアスピリン バファリン タケルダ キャブピリン コンプラビン',
    '1143001 3399007 3399100 3399101 3399102 3399103',
  ],
  [
    'アセトアミノフェン',
    'パラセタモール カロナール アセリオ トラムセット トアラセット',
    '1141001 1141007 1141400 1149117',
  ],
  ['ロキソプロフェン', 'ロキソニン', '1149019 2649735'],
  ['ジクロフェナク', 'ボルタレン ナボール ジクロード', '1147002 2649734 1319726'],
  ['イブプロフェン', 'ブルフェン', '1149001'],
  ['インドメタシン', 'インフリー イドメシン カトレップ', '1145001 1145005 2649719'],
  ['ケトプロフェン', 'モーラス セクター ミルタックス', '1149402 2649729'],
  ['フェルビナク', 'セルタッチ ナパゲルン', '2649731'],
  ['フルルビプロフェン', 'フロベン ロピオン ヤクバン ゼポラス アドフィード', '1149011 1149407 2649732'],
  ['エスフルルビプロフェン', 'ロコア', '2649896'],
  ['セレコキシブ', 'セレコックス', '1149037'],
  ['メフェナム酸', 'ポンタール', '1141005'],
  ['エトドラク', 'ハイペン オステラック', '1149032'],
  ['メロキシカム', 'モービック', '1149035'],
  ['ロルノキシカム', 'ロルカム', '1149036'],
  ['ザルトプロフェン', 'ソレトン ペオン', '1149029'],
  ['ナプロキセン', 'ナイキサン', '1149007'],
  ['トラマドール', 'トラマール ワントラム ツートラム トラムセット トアラセット', '1149038 1149400 1149117'],
  ['スルピリン', '', '1144005 1144400'],
  ['イソプロピルアンチピリン', '', '1144002 1149109 1149115 1149116'],
  [
    'アモキシシリン',
    'サワシリン ワイドシリン オーグメンチン クラバモックス ボノサップ ボノピオン ラベキュア ラベファイン',
    '6131001 6139100 6199102 6199103 6199104 6199105',
  ],
  ['アンピシリン', 'ビクシリン スルバシリン ピシリバクタ', '6131002 6131400 6139504 6191001 6191401'],
  ['スルタミシリン', 'ユナシン', '6131008 6139504'],
  ['ピペラシリン', 'ペントシリン ゾシン タゾピペ', '6131403 6139505'],
  ['ベンジルペニシリン', 'ペニシリンG ステルイズ', '6111400 6111403'],
  ['セファレキシン', 'ケフレックス L-ケフレックス ラリキシン', '6132002'],
  ['セファクロル', 'ケフラール L-ケフラール', '6132005'],
  ['セフジニル', 'セフゾン', '6132013'],
  ['セフジトレン', 'メイアクト', '6132015'],
  ['セフカペン', 'フロモックス', '6132016'],
  ['セフポドキシム', 'バナン', '6132011'],
  ['セフォチアム', 'パンスポリン', '6132400'],
  ['セファゾリン', 'セファメジン', '6132401'],
  ['セフメタゾール', 'セフメタゾン', '6132408'],
  ['セフタジジム', 'ザビセフタ', '6132418 6139507'],
  ['セフトリアキソン', 'ロセフィン', '6132419'],
  ['セフェピム', '', '6132425'],
  ['フロモキセフ', 'フルマリン', '6133401'],
  ['メロペネム', 'メロペン', '6139400'],
  ['ファロペネム', 'ファロム', '6139001'],
  ['クラリスロマイシン', 'クラリス クラリシッド ボノサップ ラベキュア', '6149003 6199102 6199104'],
  ['アジスロマイシン', 'ジスロマック アジマイシン', '6149004 6149400 1317714'],
  ['エリスロマイシン', 'エリスロシン', '6141001 6141002 6141004 6141400'],
  ['ロキシスロマイシン', 'ルリッド', '6149002'],
  ['クリンダマイシン', 'ダラシン', '6112001 6112401 2634713'],
  ['バンコマイシン', '', '6113001 6113400'],
  ['テイコプラニン', 'タゴシッド', '6119401'],
  ['ホスホマイシン', 'ホスミシン', '6135001 6135400'],
  ['ミノサイクリン', 'ミノマイシン', '6152005 6152401'],
  ['ドキシサイクリン', 'ビブラマイシン', '6152004'],
  ['テトラサイクリン', 'アクロマイシン', '6152002 2634703 2634704'],
  ['レボフロキサシン', 'クラビット', '6241013 6241402 1319742'],
  ['シプロフロキサシン', 'シプロキサン', '6241008 6241400'],
  ['トスフロキサシン', 'オゼックス トスキサシン トスフロ', '6241010 1319751'],
  ['オフロキサシン', 'タリビッド', '6241006 1319722'],
  ['ノルフロキサシン', 'バクシダール ノフロ', '6241005 1319727'],
  ['ゲンタマイシン', 'ゲンタシン', '6134407 2634710 2647709 1317706'],
  ['スルファメトキサゾール', 'バクタ バクトラミン バクタミニ ST合剤', '6212002 6290100'],
  ['サラゾスルファピリジン', 'サラゾピリン アザルフィジン', '6219001'],
  ['メトロニダゾール', 'フラジール ボノピオン ラベファイン', '6419002 6199103 6199105'],
  ['リファンピシン', 'リファジン', '6164001'],
  ['イソニアジド', 'イスコチン ネオイスコチン', '6222001 6222005 6222400'],
  ['バラシクロビル', 'バルトレックス', '6250019'],
  ['アシクロビル', 'ゾビラックス', '6250002 6250401 1319719'],
  ['オセルタミビル', 'タミフル', '6250021'],
  ['フルコナゾール', 'ジフルカン', '6290002 6290401'],
  ['イトラコナゾール', 'イトリゾール', '6290004'],
  ['テルビナフィン', 'ラミシール', '6290005 2659710'],
  ['カルバマゼピン', 'テグレトール', '1139002'],
  [
    'フェニトイン',
    'アレビアチン ヒダントール ホストイン',
    '1132002 1132400 1132401 1139100 1139103 1139104 1139105',
  ],
  ['レベチラセタム', 'イーケプラ', '1139010 1139402'],
  ['アロプリノール', 'ザイロリック', '3943001'],
  ['ワルファリン', 'ワーファリン', '3332001'],
  ['ヘパリン', 'ヘパリンナトリウム ヘパリンカルシウム', '3334400 3334401 3334402'],
  ['クロピドグレル', 'プラビックス コンプラビン', '3399008 3399101'],
  ['チクロピジン', 'パナルジン', '3399001'],
  ['メトホルミン', 'メトグルコ', '3962002'],
  ['リドカイン', 'キシロカイン', '1214400 1214401'],
  ['メピバカイン', 'カルボカイン', '1214402'],
  ['プロカイン', '', '1211401'],
  ['プロポフォール', 'ディプリバン', '1119402'],
  ['ミダゾラム', 'ドルミカム ミダフレッサ', '1124401 1139401'],
  ['ペンタゾシン', 'ソセゴン', '1149034 1149401'],
  ['コデイン', '', '2242001 8115001 8115002'],
  ['ポビドンヨード', 'イソジン', '2260701'],
  ['イオパミドール', 'イオパミロン', '7219412'],
  ['イオヘキソール', 'オムニパーク', '7219415'],
  ['イオメプロール', 'イオメロン', '7219417'],
];

export const ALLERGEN_SUBSTANCES: readonly AllergenSubstance[] = SUBSTANCE_ROWS.map(
  ([name, brands, codes]) => ({
    name,
    words: [name, ...brands.split(' ').filter((word) => word !== '')],
    codes: codes.split(' '),
  }),
);

/** A letter of the same word: 「バクタ」 inside of 「スルバクタム」 is no バクタ. `-` is what the fold makes of ー. */
const WITHIN_WORD =
  /[\p{Script=Hiragana}\p{Script=Katakana}a-z]$|[\p{Script=Hiragana}\p{Script=Katakana}]-$/u;

/** Both are folded. */
function stands(within: string, sought: string): boolean {
  if (sought === '') return false;
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1)) {
    if (!WITHIN_WORD.test(within.slice(0, at))) return true;
  }
  return false;
}

/** Whether a word stands in a text, not in the middle of another word; widths, kana and case make no difference. */
export function namesWord(text: string, word: string): boolean {
  return stands(foldText(text), foldText(word));
}

interface Folded<T> {
  readonly of: T;
  readonly words: readonly string[];
}

function folded<T extends { readonly words: readonly string[] }>(list: readonly T[]): readonly Folded<T>[] {
  return list.map((of) => ({ of, words: of.words.map(foldText) }));
}

const FOLDED_SUBSTANCES = folded(ALLERGEN_SUBSTANCES);
const FOLDED_CLASSES = folded(ALLERGEN_CLASSES);

function namedIn<T>(list: readonly Folded<T>[], text: string): readonly T[] {
  const within = foldText(text);
  return list.filter(({ words }) => words.some((word) => stands(within, word))).map(({ of }) => of);
}

export function substancesIn(text: string): readonly AllergenSubstance[] {
  return namedIn(FOLDED_SUBSTANCES, text);
}

/** アスピリン（喘息誘発）: the asthma is of the class, not of the one drug. */
const ASPIRIN_ASTHMA = /あすぴりん.{0,6}喘息|喘息.{0,6}あすぴりん/u;

/** A more exact word takes the place of the vague ones that it holds. */
const MORE_EXACT: readonly (readonly [AllergenClassId, readonly AllergenClassId[]])[] = [
  ['iodinated-contrast', ['contrast', 'iodine']],
  ['gadolinium-contrast', ['contrast']],
];

/** The classes that a text names; 「ペニシリン系」, 「セフェム」, 「アスピリン喘息」. */
export function allergenClassesIn(text: string): readonly AllergenClass[] {
  const named = namedIn(FOLDED_CLASSES, text);
  const asthma = ASPIRIN_ASTHMA.test(foldText(text));
  const found = ALLERGEN_CLASSES.filter((one) => named.includes(one) || (asthma && one.id === 'nsaid'));
  const dropped = MORE_EXACT.flatMap(([exact, vague]) => (found.some(({ id }) => id === exact) ? vague : []));
  return found.filter(({ id }) => !dropped.includes(id));
}

export function belongsTo(codes: readonly string[], yj: string): boolean {
  return codes.some((code) => yj.startsWith(code));
}

const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
/** JFAGY: Y (product) or G (ingredient), C (twelve characters), M (医薬品), then a YJ or 一般名処方 code. */
const JFAGY_DRUG = /^[YG]CM(\d{7}[A-Z][0-9A-Z]{4})$/u;

/**
 * The substance of an allergy as a drug, so that it can be compared with drugs: the code behind a JFAGY code of medicines
 * is a YJ code (https://github.com/jami-fhir-jp-wg/JFAGY, input/pagecontent/index.md).
 */
export function allergenAsDrug(code: Coded): Coded {
  return {
    text: code.text,
    codings: code.codings.map((coding) => {
      const found = coding.system.includes('Jfagy') ? JFAGY_DRUG.exec(coding.code) : null;
      return found?.[1] === undefined ? coding : { ...coding, system: YJ, code: found[1] };
    }),
  };
}
