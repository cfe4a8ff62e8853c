import { egfrOfCreatinine, egfrOfCystatin } from './egfr.ts';

export type DerivedId =
  | 'LAB-EGFRcr'
  | 'LAB-EGFRcys'
  | 'LAB-CCA'
  | 'LAB-nonHDL'
  | 'LAB-FIB4'
  | 'LAB-HbA1c-NGSP';

export interface DerivedPerson {
  readonly age: number;
  readonly sex: 'male' | 'female';
}

interface RuleSource {
  readonly title: string;
  readonly url: string;
}

/** One formula: what goes in (by item key, in the item's usual unit), and what comes out. */
export interface DerivedRule {
  readonly id: DerivedId;
  readonly ja: string;
  readonly en: string;
  readonly unit: string;
  readonly digits: number;
  readonly inputs: readonly string[];
  /** Whether age and sex go in: then of adults only, and never where either is not known. */
  readonly ofAdult: boolean;
  /** The item under which a record brings the laboratory's own, which goes before ours. */
  readonly recordedAs?: string;
  readonly formula: string;
  readonly limits: { readonly ja: string; readonly en: string };
  readonly source: RuleSource;
  /** Undefined where the formula does not hold. */
  readonly reckon: (inputs: readonly number[], person: DerivedPerson | undefined) => number | undefined;
}

const EGFR_LIMITS = {
  ja: '18歳以上の推算値。急な変化、妊娠、極端な筋肉量では当てはまりません。',
  en: 'An estimate for adults; it does not hold in acute change, in pregnancy or with extreme muscle mass.',
} as const;
const JSN: RuleSource = {
  title: '日本腎臓学会 推算糸球体濾過量',
  url: 'https://pro.boehringer-ingelheim.com/jp/product/trazenta/egfr-calculation-tool',
};

function ofAdult(
  inputs: readonly number[],
  person: DerivedPerson | undefined,
  formula: (amount: number, age: number, sex: 'male' | 'female') => number,
): number | undefined {
  const [amount] = inputs;
  return amount === undefined || amount <= 0 || person === undefined
    ? undefined
    : formula(amount, person.age, person.sex);
}

/** Only formulas with a source; Friedewald, Cockcroft–Gault and the anion gap have none that we could read. */
export const DERIVED_RULES: readonly DerivedRule[] = [
  {
    id: 'LAB-EGFRcr',
    ja: 'eGFR（クレアチニンから計算）',
    en: 'eGFR (reckoned from creatinine)',
    unit: 'mL/min/1.73m2',
    digits: 1,
    inputs: ['Cre'],
    ofAdult: true,
    recordedAs: 'eGFR',
    formula: '194 × Cr^−1.094 × 年齢^−0.287（女性 × 0.739）',
    limits: EGFR_LIMITS,
    source: JSN,
    reckon: (inputs, person) => ofAdult(inputs, person, egfrOfCreatinine),
  },
  {
    id: 'LAB-EGFRcys',
    ja: 'eGFR（シスタチンCから計算）',
    en: 'eGFR (reckoned from cystatin C)',
    unit: 'mL/min/1.73m2',
    digits: 1,
    inputs: ['Cys-C'],
    ofAdult: true,
    formula: '104 × CysC^−1.019 × 0.996^年齢（女性 × 0.929）− 8',
    limits: EGFR_LIMITS,
    source: JSN,
    reckon: (inputs, person) => {
      const amount = ofAdult(inputs, person, egfrOfCystatin);
      return amount === undefined || amount <= 0 ? undefined : amount;
    },
  },
  {
    id: 'LAB-CCA',
    ja: '補正Ca（Payne）',
    en: 'Corrected calcium (Payne)',
    unit: 'mg/dL',
    digits: 1,
    inputs: ['Ca', 'ALB'],
    ofAdult: false,
    formula: 'Ca + (4 − Alb)、Alb < 4.0 g/dL のとき',
    limits: {
      ja: '推定値。アルブミンが4.0未満のときだけ計算します。',
      en: 'An estimate, reckoned only where albumin is below 4.0.',
    },
    source: { title: '日本透析医学会 2012; Payne RB, BMJ 1973;4:643', url: 'https://closedi.jp/21038' },
    reckon: ([ca, alb]) => (ca === undefined || alb === undefined || alb >= 4 ? undefined : ca + (4 - alb)),
  },
  {
    id: 'LAB-nonHDL',
    ja: 'non-HDLコレステロール（計算）',
    en: 'Non-HDL cholesterol (reckoned)',
    unit: 'mg/dL',
    digits: 0,
    inputs: ['T-CHO', 'HDL-C'],
    ofAdult: false,
    formula: '総コレステロール − HDLコレステロール',
    limits: { ja: '同じ採血の2つの値の差です。', en: 'The difference of two values of one draw.' },
    source: {
      title: '標準的な健診・保健指導プログラム（令和6年度版）',
      url: 'https://wic-net.com/material/document/8096/66',
    },
    reckon: ([total, hdl]) =>
      total === undefined || hdl === undefined || total < hdl ? undefined : total - hdl,
  },
  {
    id: 'LAB-FIB4',
    ja: 'FIB-4 index（計算）',
    en: 'FIB-4 index (reckoned)',
    unit: '',
    digits: 2,
    inputs: ['AST', 'ALT', 'PLT'],
    ofAdult: true,
    formula: '年齢 × AST ÷（血小板[10⁹/L] × √ALT）、血小板10⁹/L = 万/μL × 10',
    limits: {
      ja: '判定ではありません。区切りの値は資料により異なります（1.3・2.67、1.45・3.25）。',
      en: 'Not a diagnosis; cut-offs differ between papers (1.3/2.67, 1.45/3.25).',
    },
    source: {
      title: '日本肝臓学会・日本糖尿病学会（2021）',
      url: 'https://kanzo-kensa.com/examination/calc',
    },
    reckon: ([ast, alt, plt], person) =>
      ast === undefined ||
      alt === undefined ||
      plt === undefined ||
      person === undefined ||
      alt <= 0 ||
      plt <= 0
        ? undefined
        : (person.age * ast) / (plt * 10 * Math.sqrt(alt)),
  },
  {
    id: 'LAB-HbA1c-NGSP',
    ja: 'HbA1c（JDSからNGSPに計算）',
    en: 'HbA1c (NGSP, reckoned from JDS)',
    unit: '%',
    digits: 1,
    inputs: ['HbA1c-JDS'],
    ofAdult: false,
    recordedAs: 'HbA1c-NGSP',
    formula: '1.02 × JDS(%) + 0.25',
    limits: {
      ja: '2012年4月までのJDS値を今の表し方に直したものです。元の値はJDSの行にあります。',
      en: 'The scale in use to April 2012, put into the present one; the value as measured is in the JDS row.',
    },
    source: {
      title: '福岡市医師会（日本糖尿病学会による換算式）',
      url: 'https://city.fukuoka.med.or.jp/kensa/information/info23/info23015-1.html',
    },
    reckon: ([jds]) => (jds === undefined ? undefined : 1.02 * jds + 0.25),
  },
];
