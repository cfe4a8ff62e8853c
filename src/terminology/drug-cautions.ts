import {
  ALLERGEN_CLASSES,
  type AllergenClassId,
  ARB_CODES,
  belongsTo,
  NSAID_CODES,
} from './allergy-drugs.ts';

/** Where a list was read; shown beside whatever is said on its ground. */
export interface CautionSource {
  readonly title: string;
  readonly url: string;
}

/** One line of a public list: codes, and who names them. `note` is the list's own word for the group. */
export interface CautionRow {
  readonly codes: readonly string[];
  readonly sources: readonly CautionSource[];
  readonly note?: string;
}

const JSNP: CautionSource = {
  title: '日本腎臓病薬物療法学会「腎機能低下時に最も注意が必要な薬剤投与量一覧」改訂30版（2017）',
  url: 'https://fdocument.pub/document/ccrmlmin-80-70-60-50-40-30-jsnporg-.html',
};
const CHECK_LIST: CautionSource = {
  title: '腎機能低下時に注意する薬の院内チェック表（平成26年7月16日）',
  url: 'https://deploy.paperzz.com/doc/5527331/',
};
const CKD_GUIDE: CautionSource = {
  title: 'CKD診療ガイド 付表',
  url: 'https://paperzz.com/doc/5838272/',
};
const EDOXABAN_INSERT: CautionSource = {
  title: 'リクシアナ錠 添付文書',
  url: 'https://medical-tribune.co.jp/service/ndb/detail.php?blogid=ndb&entryid=3339002F3022',
};

/**
 * 「腎機能に応じた確認が必要とされる薬」 as named by public lists (med-kidney-01). The lists say doses; we do not. A drug
 * that none of them names is not thereby free of concern: only that it stands in a list is told.
 */
export const KIDNEY_ROWS: readonly CautionRow[] = [
  { codes: ['3339001', '3339003', '3339004'], sources: [CHECK_LIST] },
  { codes: ['3339002'], sources: [CHECK_LIST, EDOXABAN_INSERT] },
  { codes: ['1190017'], sources: [JSNP] },
  { codes: ['2160006', '2160007'], sources: [JSNP, CHECK_LIST] },
  { codes: ['1149031', '4420002', '3929001', '3999016'], sources: [JSNP] },
  { codes: ['3943001', '3941001'], sources: [JSNP] },
  { codes: ['1179016', '2329009', '1139401'], sources: [JSNP] },
  { codes: ['1139010', '1139402'], sources: [CHECK_LIST] },
  { codes: ['2399009', '2190030', '2359006', '3929008', '6225001', '1143001'], sources: [CHECK_LIST] },
  { codes: ['2123011', '2144003'], sources: [CKD_GUIDE] },
];

const IBARAKI: CautionSource = {
  title: '茨城県立中央病院 手術部 中止薬',
  url: 'http://www.hospital.pref.ibaraki.jp/chuo/shujutub_chushiyaku',
};
const YAKUJOU: CautionSource = {
  title: '手術時の抗血小板薬・抗凝固薬の中止時期',
  url: 'http://www2s.biglobe.ne.jp/~yakujou/memo/jutu_ti.html',
};
const JCS_2020: CautionSource = {
  title: '日本循環器学会 2020年 冠動脈疾患患者における抗血栓療法（第5章、ph-info による要約）',
  url: 'https://ph-info.notion.site/2020-JCS-e370aee110c6402bab6ab431238b9db4',
};
const NIIGATA: CautionSource = {
  title: '新潟労災病院（2024年1月）',
  url: 'https://niigatah.johas.go.jp/about/archives/2024-01.html',
};
const TOTTORI: CautionSource = {
  title: '鳥取大学医学部附属病院 薬剤部（令和6年3月）',
  url: 'https://www2.hosp.med.tottori-u.ac.jp/departments/establishment/pharmaceutical/sp/renkei/20189.html',
};
const SERM_INSERT: CautionSource = {
  title: 'SERM 添付文書を引く記事',
  url: 'https://mensns.muragon.com/entry/159.html',
};

/**
 * 「術前休薬の確認対象」 as named by public lists (med-surgery-01). Hospitals differ; neither days nor whether to stop is
 * told here.
 */
export const SURGERY_ROWS: readonly CautionRow[] = [
  { note: 'DOAC', codes: ['3339001', '3339002', '3339003', '3339004'], sources: [IBARAKI] },
  { note: 'ワルファリン', codes: ['3332001'], sources: [IBARAKI, YAKUJOU] },
  {
    note: 'アスピリン',
    codes: ['3399007', '3399100', '3399101', '3399102', '3399103'],
    sources: [YAKUJOU, JCS_2020],
  },
  { note: 'クロピドグレル', codes: ['3399008', '3399101'], sources: [YAKUJOU, JCS_2020] },
  { note: 'プラスグレル・チカグレロル', codes: ['3399009', '3399011'], sources: [JCS_2020] },
  { note: 'チクロピジン・シロスタゾール', codes: ['3399001', '3399002'], sources: [YAKUJOU] },
  {
    note: 'ジピリダモール・ベラプロスト・リマプロスト',
    codes: ['2171010', '3399005', '2190027', '3399003'],
    sources: [YAKUJOU],
  },
  { note: 'サルポグレラート', codes: ['3399006'], sources: [IBARAKI, YAKUJOU] },
  { note: 'イコサペント酸エチル', codes: ['3399004', '2189021'], sources: [IBARAKI] },
  {
    note: '女性ホルモン',
    codes: ['2482005', '2482009', '2482010', '2482011', '2482012', '2482013', '2479004', '2482800'],
    sources: [NIIGATA],
  },
  { note: 'SERM', codes: ['3999021', '3999027'], sources: [SERM_INSERT] },
  {
    note: 'SGLT2阻害薬',
    codes: ['3969018', '3969019', '3969020', '3969021', '3969022', '3969023'],
    sources: [TOTTORI],
  },
  {
    note: 'GLP-1受容体作動薬',
    codes: ['2499410', '2499416', '2499418', '2499422', '2499014'],
    sources: [TOTTORI],
  },
  { note: 'ACE阻害薬・ARB', codes: ['2144', ...ARB_CODES], sources: [TOTTORI] },
];

const PREGNANCY_TABLE: CautionSource = {
  title: '「妊娠・授乳と薬」対応基本手引き 改訂2版（2012）催奇性・胎児毒性の懸念される主要な薬剤',
  url: 'https://expydoc.com/doc/8433363/',
};

function codesOfClass(id: AllergenClassId): readonly string[] {
  return ALLERGEN_CLASSES.find((one) => one.id === id)?.codes ?? [];
}

/**
 * 「妊娠中は添付文書の確認が必要な薬」 (med-pregnancy-01): groups of one public table of 2012, whatever the week. The
 * package insert decides, and has changed for some since.
 */
export const PREGNANCY_ROWS: readonly CautionRow[] = (
  [
    ['抗てんかん薬', ['1139002', '1133002', '1132002', '1135002', '1139004', '1125003', '1125004']],
    ['エトレチナート・ビタミンA', ['3119001', '3111003']],
    ['コルヒチン・メトトレキサート・アザチオプリン', ['3941001', '3999016', '4222001', '3999005']],
    ['サリドマイド・レナリドミド', ['4291019', '4291024']],
    ['ダナゾール・チアマゾール', ['2499007', '2432001']],
    ['卵胞・黄体ホルモン', ['2482']],
    ['炭酸リチウム', ['1179017']],
    ['アミノグリコシド', codesOfClass('aminoglycoside')],
    ['リバビリン', ['6250022']],
    ['ACE阻害薬・ARB', ['2144', ...ARB_CODES]],
    ['NSAIDs', NSAID_CODES],
    ['テトラサイクリン', codesOfClass('tetracycline')],
    ['サルファ剤', codesOfClass('sulfonamide')],
    ['クロラムフェニコール', ['6151', '2634705', '2634706', '2639802', '1317702']],
    ['グリベンクラミド', ['3961003']],
    ['向精神薬・抗不安薬・抗うつ薬', ['117', '112']],
    ['ワルファリン', ['3332001']],
    ['ミソプロストール', ['2329024']],
    ['シクロホスファミド', ['4211002']],
  ] as const
).map(([note, codes]) => ({ note, codes, sources: [PREGNANCY_TABLE] }));

/** A diagnosis that a package insert names among its 禁忌, in the insert's own words. */
export interface DiagnosisRow {
  readonly codes: readonly string[];
  /** ICD-10 (2013) categories and subcategories, without the point. */
  readonly icd: readonly string[];
  /** Words of a diagnosis that has no category of its own. */
  readonly words?: RegExp;
  /** 「消化性潰瘍のある患者」 */
  readonly quoted: string;
  readonly source: CautionSource;
}

const LOXOPROFEN: CautionSource = {
  title: 'ロキソプロフェンナトリウム錠 添付文書（禁忌）',
  url: 'https://www.info.pmda.go.jp/go/pack/1149019F1625_1_06/1149019F1625_1_06?view=body',
};
const PROPRANOLOL: CautionSource = {
  title: 'プロプラノロール塩酸塩錠 添付文書（禁忌）',
  url: 'https://rctportal.niph.go.jp/s/drug?id=00066906&sub=001',
};

/**
 * Only inserts that were read, and only 禁忌 whose diagnosis is a category of ICD-10 or words of its own; 「重篤な」 is not
 * in a diagnosis and so is not judged. For every other medicine diagnoses are not checked, and that is said.
 */
export const DIAGNOSIS_ROWS: readonly DiagnosisRow[] = [
  {
    codes: ['1149019'],
    icd: ['K25', 'K26', 'K27', 'K28'],
    quoted: '消化性潰瘍のある患者',
    source: LOXOPROFEN,
  },
  {
    codes: ['1149019'],
    icd: [],
    words: /アスピリン喘息|NSAIDs?過敏喘息|NSAIDs?喘息/iu,
    quoted: 'アスピリン喘息又はその既往歴のある患者',
    source: LOXOPROFEN,
  },
  {
    codes: ['2123008'],
    icd: ['J45', 'J46'],
    quoted: '気管支喘息、気管支痙攣のおそれのある患者',
    source: PROPRANOLOL,
  },
  { codes: ['2123008'], icd: ['I500'], quoted: 'うっ血性心不全のある患者', source: PROPRANOLOL },
];

/** That B型肝炎 may come back under immunosuppression and chemotherapy: which records are shown beside such medicines. */
export const HEPATITIS_B_SOURCES: readonly CautionSource[] = [
  {
    title: '鹿児島大学病院 B型肝炎ウイルス（免疫抑制・化学療法により発症するB型肝炎への対策）',
    url: 'https://www.hosp.kagoshima-u.ac.jp/ict/virus/HBV.htm',
  },
  {
    title: '日本リウマチ学会 B型肝炎ウイルス感染リウマチ性疾患患者への免疫抑制療法に関する提言',
    url: 'https://rheumatologyupdate.org/de-novo-b型肝炎',
  },
];

export function rowsOf(rows: readonly CautionRow[], yj: string): readonly CautionRow[] {
  return rows.filter(({ codes }) => belongsTo(codes, yj));
}
