import type { Coding } from '../domain/coded.ts';
import { LOINC } from './code-systems.ts';
import { type Jlac10, jlac10Of } from './jlac.ts';

/** Groups of the cumulative table, in the order in which they stand; their words are in `i18n/<tongue>/labs`. */
export const LAB_GROUPS = [
  'kidney',
  'electrolytes',
  'blood-gas',
  'blood-count',
  'coagulation',
  'inflammation',
  'glucose',
  'lipids',
  'liver',
  'heart-muscle',
  'pancreas',
  'hormones',
  'tumour-markers',
  'immunology',
  'drug-levels',
  'infection',
  'microbiology',
  'urine',
  'blood-type',
  'physiology',
  'other',
] as const;

export type LabGroup = (typeof LAB_GROUPS)[number];

type JlacPlace = readonly [analyte: string, specimens: readonly string[], results?: readonly string[]];

export interface LabItem {
  /** The stable short key of the CLINS items; for the few others our own. */
  readonly key: string;
  readonly ja: string;
  readonly en: string;
  readonly group: LabGroup;
  /** JLAC10 analyte (5) with the specimens (3) under which the CLINS list knows it, and result digits (2) if they tell it. */
  readonly jlac: readonly JlacPlace[];
  /** JLAC10 identification (4) where it tells items of one analyte apart (fasting, random). */
  readonly ident?: string;
  /** JLAC10 result digits (2) where they tell items of one analyte apart. */
  readonly result?: readonly string[];
  /** Only LOINC codes that mean this item and no other of the table; some name its method or scale too (lab-splits). */
  readonly loinc: readonly string[];
  /** Methods that may not stand in one row (ALP and LD before and after 2020): the JLAC10 method becomes part of the row. */
  readonly byMethod?: true;
}

const SERUM = ['023', '022', '018', '019', '020', '021'];
const SERUM_PLASMA = ['023', '022'];
const WHOLE = ['019', '018', '021'];
const PLASMA = ['022', '018', '019', '021'];
const URINE = ['001', '004'];
/** Qualitative results (定性 11, 12) of an analyte are another item than its amount. */
const AMOUNTS = ['00', '01', '02', '03', '51', '52', '53', '55', '57'];

/**
 * The 43 CLINS items (and eGFR, haematocrit and red-cell indices, which are not among them), in the order of the table.
 * Keys, analytes and specimens: JP-CLINS CodeSystem CoreLabo 1.5.0
 * (https://github.com/jami-fhir-jp-wg/clinical-core, input/fsh/CodeSystems/JP_CLINS_CodeSystem_JLAC10_CoreLabo.fsh);
 * LOINC: names of LOINC 2.82; analytes beyond the list: 臨床検査項目分類コード (JLAC10). Codes that we could not check are
 * left out.
 */
export const LAB_ITEMS: readonly LabItem[] = [
  {
    key: 'Cre',
    ja: 'クレアチニン',
    en: 'Creatinine',
    group: 'kidney',
    jlac: [['3C015', SERUM]],
    loinc: ['2160-0'],
  },
  { key: 'eGFR', ja: 'eGFR', en: 'eGFR', group: 'kidney', jlac: [['8A065', SERUM]], loinc: [] },
  { key: 'Cys-C', ja: 'シスタチンC', en: 'Cystatin C', group: 'kidney', jlac: [['3C016', SERUM]], loinc: [] },
  {
    key: 'BUN',
    ja: '尿素窒素',
    en: 'Urea nitrogen',
    group: 'kidney',
    jlac: [['3C025', SERUM]],
    loinc: ['3094-0'],
  },
  { key: 'UA', ja: '尿酸', en: 'Uric acid', group: 'kidney', jlac: [['3C020', SERUM]], loinc: ['3084-1'] },
  {
    key: 'U-A/C',
    ja: '尿アルブミン/Cr比',
    en: 'Urine albumin/creatinine',
    group: 'kidney',
    jlac: [['3A015', URINE, ['51']]],
    loinc: ['9318-7'],
  },
  {
    key: 'U-P/C',
    ja: '尿蛋白/Cr比',
    en: 'Urine protein/creatinine',
    group: 'kidney',
    jlac: [
      ['1A990', URINE, ['83']],
      ['1A015', URINE, ['28']],
    ],
    loinc: [],
  },
  {
    key: 'K',
    ja: 'カリウム',
    en: 'Potassium',
    group: 'electrolytes',
    jlac: [['3H015', SERUM]],
    loinc: ['2823-3'],
  },
  {
    key: 'Na',
    ja: 'ナトリウム',
    en: 'Sodium',
    group: 'electrolytes',
    jlac: [['3H010', SERUM]],
    loinc: ['2951-2'],
  },
  {
    key: 'Cl',
    ja: 'クロール',
    en: 'Chloride',
    group: 'electrolytes',
    jlac: [['3H020', SERUM]],
    loinc: ['2075-0'],
  },
  {
    key: 'Ca',
    ja: 'カルシウム',
    en: 'Calcium',
    group: 'electrolytes',
    jlac: [['3H030', SERUM_PLASMA]],
    loinc: ['17861-6'],
  },
  {
    key: 'Mg',
    ja: 'マグネシウム',
    en: 'Magnesium',
    group: 'electrolytes',
    jlac: [['3H025', SERUM]],
    loinc: [],
  },
  { key: 'IP', ja: '無機リン', en: 'Phosphate', group: 'electrolytes', jlac: [['3H040', SERUM]], loinc: [] },
  {
    key: 'HCO3',
    ja: 'HCO₃',
    en: 'Bicarbonate',
    group: 'blood-gas',
    jlac: [['3H070', ['018', '019', '020', '021']]],
    loinc: [],
  },
  {
    key: 'WBC',
    ja: '白血球数',
    en: 'White cells',
    group: 'blood-count',
    jlac: [
      ['2A990', WHOLE, ['52']],
      ['2A010', WHOLE],
    ],
    result: ['52', '01'],
    loinc: ['6690-2'],
  },
  {
    key: 'RBC',
    ja: '赤血球数',
    en: 'Red cells',
    group: 'blood-count',
    jlac: [
      ['2A990', WHOLE, ['51']],
      ['2A020', WHOLE],
    ],
    result: ['51', '01'],
    loinc: ['789-8'],
  },
  {
    key: 'Hb',
    ja: 'ヘモグロビン',
    en: 'Haemoglobin',
    group: 'blood-count',
    jlac: [
      ['2A990', WHOLE, ['53']],
      ['2A030', WHOLE],
    ],
    result: ['53', '01'],
    loinc: ['718-7'],
  },
  {
    key: 'Ht',
    ja: 'ヘマトクリット',
    en: 'Haematocrit',
    group: 'blood-count',
    jlac: [
      ['2A990', WHOLE, ['54']],
      ['2A040', WHOLE],
    ],
    loinc: [],
  },
  { key: 'Fe', ja: '鉄', en: 'Iron', group: 'blood-count', jlac: [['3I010', SERUM]], loinc: [] },
  { key: 'MCV', ja: 'MCV', en: 'MCV', group: 'blood-count', jlac: [['2A060', WHOLE]], loinc: [] },
  { key: 'MCH', ja: 'MCH', en: 'MCH', group: 'blood-count', jlac: [['2A070', WHOLE]], loinc: [] },
  { key: 'MCHC', ja: 'MCHC', en: 'MCHC', group: 'blood-count', jlac: [['2A080', WHOLE]], loinc: [] },
  {
    key: 'PLT',
    ja: '血小板数',
    en: 'Platelets',
    group: 'blood-count',
    jlac: [
      ['2A990', WHOLE, ['55']],
      ['2A050', WHOLE],
    ],
    result: ['55', '01'],
    loinc: ['777-3'],
  },
  {
    key: 'PT-INR',
    ja: 'PT-INR',
    en: 'PT-INR',
    group: 'coagulation',
    jlac: [['2B030', PLASMA]],
    result: ['57'],
    loinc: ['6301-6'],
  },
  {
    key: 'PT-Sec',
    ja: 'PT（秒）',
    en: 'PT (seconds)',
    group: 'coagulation',
    jlac: [['2B030', PLASMA]],
    result: ['51', '01'],
    loinc: ['5902-2'],
  },
  {
    key: 'PT-Act',
    ja: 'PT（活性）',
    en: 'PT (activity)',
    group: 'coagulation',
    jlac: [['2B030', PLASMA]],
    result: ['53'],
    loinc: [],
  },
  {
    key: 'PT-Ratio',
    ja: 'PT比',
    en: 'PT ratio',
    group: 'coagulation',
    jlac: [['2B030', PLASMA]],
    result: ['55'],
    loinc: [],
  },
  {
    key: 'APTT',
    ja: 'APTT',
    en: 'APTT',
    group: 'coagulation',
    jlac: [['2B020', PLASMA]],
    result: ['01', '51'],
    loinc: ['14979-9'],
  },
  {
    key: 'DD',
    ja: 'Dダイマー',
    en: 'D-dimer',
    group: 'coagulation',
    jlac: [['2B140', ['022', '019', '023']]],
    result: ['01'],
    loinc: ['48065-7', '48066-5'],
  },
  {
    key: 'DD-class',
    ja: 'Dダイマー（定性）',
    en: 'D-dimer (qualitative)',
    group: 'coagulation',
    jlac: [['2B140', SERUM_PLASMA]],
    result: ['11'],
    loinc: [],
  },
  {
    key: 'CRP',
    ja: 'CRP',
    en: 'CRP',
    group: 'inflammation',
    jlac: [['5C070', SERUM]],
    result: ['01'],
    loinc: ['1988-5'],
  },
  {
    key: 'CRP-class',
    ja: 'CRP（定性）',
    en: 'CRP (qualitative)',
    group: 'inflammation',
    jlac: [['5C070', SERUM]],
    result: ['12', '11'],
    loinc: [],
  },
  {
    key: 'HbA1c-NGSP',
    ja: 'HbA1c（NGSP）',
    en: 'HbA1c (NGSP)',
    group: 'glucose',
    jlac: [['3D046', WHOLE]],
    loinc: ['4548-4'],
  },
  {
    key: 'BG',
    ja: '血糖（時刻の記載なし）',
    en: 'Glucose (time not given)',
    group: 'glucose',
    jlac: [['3D010', SERUM]],
    ident: '0000',
    loinc: ['2345-7'],
  },
  {
    key: 'BS',
    ja: '血糖（随時）',
    en: 'Glucose (random)',
    group: 'glucose',
    jlac: [['3D010', SERUM]],
    ident: '1299',
    loinc: [],
  },
  {
    key: 'CBG',
    ja: '血糖（空腹時）',
    en: 'Glucose (fasting)',
    group: 'glucose',
    jlac: [['3D010', SERUM]],
    ident: '1300',
    loinc: ['1558-6'],
  },
  {
    key: 'T-CHO',
    ja: '総コレステロール',
    en: 'Total cholesterol',
    group: 'lipids',
    jlac: [['3F050', SERUM]],
    loinc: ['2093-3'],
  },
  {
    key: 'LDL-C',
    ja: 'LDLコレステロール',
    en: 'LDL cholesterol',
    group: 'lipids',
    jlac: [['3F077', SERUM_PLASMA]],
    loinc: ['2089-1', '13457-7'],
  },
  {
    key: 'HDL-C',
    ja: 'HDLコレステロール',
    en: 'HDL cholesterol',
    group: 'lipids',
    jlac: [['3F070', SERUM]],
    loinc: ['2085-9'],
  },
  {
    key: 'TG',
    ja: '中性脂肪（時刻の記載なし）',
    en: 'Triglycerides (time not given)',
    group: 'lipids',
    jlac: [['3F015', SERUM]],
    ident: '0000',
    loinc: ['2571-8'],
  },
  {
    key: 'CTG',
    ja: '中性脂肪（随時）',
    en: 'Triglycerides (random)',
    group: 'lipids',
    jlac: [['3F015', SERUM]],
    ident: '1299',
    loinc: [],
  },
  {
    key: 'FTG',
    ja: '中性脂肪（空腹時）',
    en: 'Triglycerides (fasting)',
    group: 'lipids',
    jlac: [['3F015', SERUM]],
    ident: '1300',
    loinc: [],
  },
  {
    key: 'TP',
    ja: '総蛋白',
    en: 'Total protein',
    group: 'liver',
    jlac: [['3A010', SERUM_PLASMA]],
    loinc: ['2885-2'],
  },
  {
    key: 'ALB',
    ja: 'アルブミン',
    en: 'Albumin',
    group: 'liver',
    jlac: [['3A015', ['023', '022', '018']]],
    result: AMOUNTS,
    loinc: ['1751-7'],
  },
  { key: 'AST', ja: 'AST', en: 'AST', group: 'liver', jlac: [['3B035', SERUM]], loinc: ['1920-8'] },
  { key: 'ALT', ja: 'ALT', en: 'ALT', group: 'liver', jlac: [['3B045', SERUM]], loinc: ['1742-6'] },
  { key: 'GGT', ja: 'γ-GT', en: 'γ-GT', group: 'liver', jlac: [['3B090', SERUM]], loinc: ['2324-2'] },
  {
    key: 'ALP',
    ja: 'ALP',
    en: 'ALP',
    group: 'liver',
    jlac: [['3B070', SERUM]],
    loinc: ['6768-6'],
    byMethod: true,
  },
  {
    key: 'LD',
    ja: 'LD',
    en: 'LD',
    group: 'liver',
    jlac: [['3B050', SERUM_PLASMA]],
    loinc: ['14804-9'],
    byMethod: true,
  },
  {
    key: 'ChE',
    ja: 'コリンエステラーゼ',
    en: 'Cholinesterase',
    group: 'liver',
    jlac: [['3B110', SERUM]],
    loinc: [],
  },
  {
    key: 'T-Bil',
    ja: '総ビリルビン',
    en: 'Total bilirubin',
    group: 'liver',
    jlac: [['3J010', SERUM]],
    loinc: ['1975-2'],
  },
  {
    key: 'D-Bil',
    ja: '直接ビリルビン',
    en: 'Direct bilirubin',
    group: 'liver',
    jlac: [['3J015', SERUM_PLASMA]],
    loinc: ['1968-7'],
  },
  {
    key: 'BNP',
    ja: 'BNP',
    en: 'BNP',
    group: 'heart-muscle',
    jlac: [['4Z271', PLASMA]],
    loinc: ['30934-4', '42637-9'],
  },
  {
    key: 'NT-proBNP',
    ja: 'NT-proBNP',
    en: 'NT-proBNP',
    group: 'heart-muscle',
    jlac: [['4Z272', SERUM]],
    loinc: ['33762-6'],
  },
  { key: 'CK', ja: 'CK', en: 'CK', group: 'heart-muscle', jlac: [['3B010', SERUM]], loinc: ['2157-6'] },
  {
    key: 'AMY',
    ja: 'アミラーゼ',
    en: 'Amylase',
    group: 'pancreas',
    jlac: [['3B160', SERUM]],
    loinc: ['1798-8'],
  },
  {
    key: 'U-TP',
    ja: '尿蛋白（定性）',
    en: 'Urine protein (qualitative)',
    group: 'urine',
    jlac: [
      ['1A990', URINE, ['53']],
      ['1A010', URINE],
    ],
    loinc: ['20454-5'],
  },
  {
    key: 'U-TP-HalfQty',
    ja: '尿蛋白（半定量）',
    en: 'Urine protein (semi-quantitative)',
    group: 'urine',
    jlac: [
      ['1A990', URINE, ['71']],
      ['1A015', URINE, ['01', '51', '52']],
    ],
    loinc: [],
  },
  {
    key: 'U-Glu',
    ja: '尿糖（定性）',
    en: 'Urine glucose (qualitative)',
    group: 'urine',
    jlac: [
      ['1A990', URINE, ['54']],
      ['1A020', URINE],
    ],
    loinc: ['5792-7'],
  },
  {
    key: 'U-Glu-HalfQty',
    ja: '尿糖（半定量）',
    en: 'Urine glucose (semi-quantitative)',
    group: 'urine',
    jlac: [['1A990', URINE, ['72']]],
    loinc: [],
  },
  {
    key: 'U-Bld',
    ja: '尿潜血（定性）',
    en: 'Urine blood (qualitative)',
    group: 'urine',
    jlac: [
      ['1A990', URINE, ['59']],
      ['1A100', URINE],
    ],
    loinc: ['5794-3'],
  },
  {
    key: 'U-Bld-HalfQty',
    ja: '尿潜血（半定量）',
    en: 'Urine blood (semi-quantitative)',
    group: 'urine',
    jlac: [['1A990', URINE, ['77']]],
    loinc: [],
  },
  {
    key: 'BLD-ABO',
    ja: '血液型 ABO',
    en: 'Blood type ABO',
    group: 'blood-type',
    jlac: [['5H010', WHOLE]],
    loinc: ['883-9'],
  },
  {
    key: 'BLD-Rh',
    ja: '血液型 Rh',
    en: 'Blood type Rh',
    group: 'blood-type',
    jlac: [['5H020', WHOLE]],
    loinc: ['10331-7'],
  },
];

const BY_KEY: ReadonlyMap<string, LabItem> = new Map(LAB_ITEMS.map((item) => [item.key, item]));
const BY_LOINC: ReadonlyMap<string, LabItem> = new Map(
  LAB_ITEMS.flatMap((item) => item.loinc.map((code) => [code, item])),
);

const BY_ANALYTE: ReadonlyMap<string, readonly LabItem[]> = (() => {
  const found = new Map<string, LabItem[]>();
  for (const item of LAB_ITEMS) {
    for (const analyte of new Set(item.jlac.map(([one]) => one))) {
      const known = found.get(analyte);
      if (known === undefined) found.set(analyte, [item]);
      else known.push(item);
    }
  }
  return found;
})();

function isOf(item: LabItem, code: Jlac10): boolean {
  if (item.ident !== undefined && item.ident !== code.ident) return false;
  return item.jlac.some(([analyte, specimens, results]) => {
    if (analyte !== code.analyte || !specimens.includes(code.specimen)) return false;
    const digits = results ?? item.result;
    return digits === undefined || digits.includes(code.result);
  });
}

/** By which of its codes a result is of an item. */
export type LabJoin = 'clins' | 'jlac10' | 'loinc';

export interface LabMatch {
  readonly item: LabItem;
  readonly by: LabJoin;
  /** The LOINC code, where it was that. */
  readonly loinc?: string;
}

/** The key of the CLINS list stands as the display of its code, in the editions of JLAC10 and of JLAC11 alike. */
function coreMatch(codings: readonly Coding[], jlac: Jlac10 | undefined): LabMatch | undefined {
  const core = codings.find(({ system }) => system.includes('CoreLabo'));
  const item = core?.display === undefined ? undefined : BY_KEY.get(core.display);
  if (item === undefined) return undefined;
  // A key and a code that name two different analytes: neither is believed (lab-key-06).
  const denied =
    jlac !== undefined && BY_ANALYTE.has(jlac.analyte) && !item.jlac.some(([one]) => one === jlac.analyte);
  return denied ? undefined : { item, by: 'clins' };
}

/** Whether the CLINS key and the JLAC10 code of one result name two different analytes. */
export function codesDisagree(codings: readonly Coding[]): boolean {
  const core = codings.find(({ system }) => system.includes('CoreLabo'));
  const named = core?.display === undefined ? undefined : BY_KEY.get(core.display);
  return named !== undefined && coreMatch(codings, jlac10Of(codings)) === undefined;
}

/** The item of the table that a result is of: by its CLINS key, else by JLAC10, else by LOINC; never by its name. */
export function labMatchOf(codings: readonly Coding[]): LabMatch | undefined {
  const jlac = jlac10Of(codings);
  const named = coreMatch(codings, jlac);
  if (named !== undefined) return named;
  if (codesDisagree(codings)) return undefined;
  const item = jlac === undefined ? undefined : BY_ANALYTE.get(jlac.analyte)?.find((one) => isOf(one, jlac));
  if (item !== undefined) return { item, by: 'jlac10' };
  // A JLAC10 code that the list leaves out (another specimen, another result) says more than a LOINC code beside it.
  if (jlac !== undefined) return undefined;
  for (const { system, code } of codings) {
    const meant = system === LOINC ? BY_LOINC.get(code) : undefined;
    if (meant !== undefined) return { item: meant, by: 'loinc', loinc: code };
  }
  return undefined;
}
