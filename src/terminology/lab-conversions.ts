import type { LabItem } from './lab-items.ts';

/** One sourced factor: amount in `from` × `factor` = amount in the item's usual unit. */
export interface UnitConversion {
  /** Declared in docs/clinical-rules.md, and shown behind the mark 換算. */
  readonly id: string;
  /** As `unitKey` has it. */
  readonly from: string;
  readonly factor: number;
  readonly basis: string;
}

/** The units in which an item is known to be reported. */
export interface ItemUnits {
  readonly usual: string;
  /** As printed where the row needs a word for it and no result has it. */
  readonly print: string;
  readonly conversions: readonly UnitConversion[];
  /** Units that make sense and have no sourced factor: results in them stand in a row of their own. */
  readonly apart?: readonly string[];
}

interface MolarUnits {
  readonly id: string;
  /** Usual unit × this = the molar unit. */
  readonly perUsual: number;
  readonly from?: string;
  readonly molarMass: string;
}

const MG_DL = { usual: 'mg/dl', print: 'mg/dL' } as const;

function molar({ id, perUsual, from = 'umol/l', molarMass }: MolarUnits): UnitConversion {
  return { id, from, factor: 1 / perUsual, basis: `${molarMass}; × ${perUsual}` };
}

function tenfold(id: string, from: string, factor: number): UnitConversion {
  return { id, from, factor, basis: `× ${factor}` };
}

const ENZYME: ItemUnits = { usual: 'u/l', print: 'U/L', conversions: [], apart: ['ukat/l', 'nkat/l'] };
const MONOVALENT: ItemUnits = {
  usual: 'mmol/l',
  print: 'mmol/L',
  conversions: [{ id: 'lab-conv-meq', from: 'meq/l', factor: 1, basis: '1価イオン: 1 mEq/L = 1 mmol/L' }],
};
const GLUCOSE: ItemUnits = {
  ...MG_DL,
  conversions: [molar({ id: 'lab-conv-glu', perUsual: 0.055_51, from: 'mmol/l', molarMass: 'M 180.16' })],
};
const CHOLESTEROL: ItemUnits = {
  ...MG_DL,
  conversions: [molar({ id: 'lab-conv-chol', perUsual: 0.025_86, from: 'mmol/l', molarMass: 'M 386.65' })],
};
const TRIGLYCERIDES: ItemUnits = {
  ...MG_DL,
  conversions: [
    molar({ id: 'lab-conv-tg', perUsual: 0.011_29, from: 'mmol/l', molarMass: 'M 885.4（トリオレイン）' }),
  ],
};
const BILIRUBIN: ItemUnits = {
  ...MG_DL,
  conversions: [molar({ id: 'lab-conv-bil', perUsual: 17.1, molarMass: 'M 584.7' })],
};
const PROTEIN: ItemUnits = {
  usual: 'g/dl',
  print: 'g/dL',
  conversions: [tenfold('lab-conv-gl', 'g/l', 0.1)],
};
const NO_UNIT: ItemUnits = { usual: '', print: '', conversions: [] };
const PERCENT: ItemUnits = { usual: '%', print: '%', conversions: [] };
const SECONDS: ItemUnits = { usual: 's', print: '秒', conversions: [] };

/**
 * Usual units by item, and the only conversions that are made: amounts of substance by molar mass, powers of ten, mEq/L of
 * monovalent ions. Never enzymes, immunoassays, indices or D-dimer (FEU and DDU are different masses). Sources: molar
 * masses as in the list https://expydoc.com/doc/8109161/ (glucose, urea, calcium, magnesium, phosphate and iron agree with
 * it; its creatinine does not and is not used); units as printed by the laboratories named in docs/clinical-rules.md.
 */
const UNITS: Readonly<Record<string, ItemUnits>> = {
  Cre: { ...MG_DL, conversions: [molar({ id: 'lab-conv-cre', perUsual: 88.4, molarMass: 'M 113.12' })] },
  BUN: {
    ...MG_DL,
    conversions: [molar({ id: 'lab-conv-bun', perUsual: 0.357, from: 'mmol/l', molarMass: '2 N = 28.01' })],
  },
  UA: { ...MG_DL, conversions: [molar({ id: 'lab-conv-ua', perUsual: 59.48, molarMass: 'M 168.11' })] },
  eGFR: { usual: 'ml/min/1.73m2', print: 'mL/分/1.73m²', conversions: [], apart: ['ml/min', 'ml/分'] },
  'Cys-C': { usual: 'mg/l', print: 'mg/L', conversions: [] },
  'U-A/C': { usual: 'mg/gcr', print: 'mg/gCr', conversions: [], apart: ['mg/mmol', 'mg/mmol{creat}'] },
  'U-P/C': {
    usual: 'g/gcr',
    print: 'g/gCr',
    conversions: [{ id: 'lab-conv-pcr', from: 'mg/mgcr', factor: 1, basis: '1 mg/mg = 1 g/g' }],
    apart: ['mg/gcr', 'mg/mmol', 'mg/mmol{creat}'],
  },
  Na: MONOVALENT,
  K: MONOVALENT,
  Cl: MONOVALENT,
  HCO3: MONOVALENT,
  Ca: {
    ...MG_DL,
    conversions: [
      molar({ id: 'lab-conv-ca', perUsual: 0.2495, from: 'mmol/l', molarMass: 'M 40.08' }),
      molar({ id: 'lab-conv-ca-eq', perUsual: 0.499, from: 'meq/l', molarMass: 'M 40.08, 2価' }),
    ],
  },
  Mg: {
    ...MG_DL,
    conversions: [molar({ id: 'lab-conv-mg', perUsual: 0.4114, from: 'mmol/l', molarMass: 'M 24.31' })],
    apart: ['meq/l'],
  },
  IP: {
    ...MG_DL,
    conversions: [molar({ id: 'lab-conv-ip', perUsual: 0.3229, from: 'mmol/l', molarMass: 'M 30.97' })],
  },
  Fe: {
    usual: 'ug/dl',
    print: 'μg/dL',
    conversions: [molar({ id: 'lab-conv-fe', perUsual: 0.1791, molarMass: 'M 55.85' })],
  },
  WBC: {
    usual: '10*3/ul',
    print: '10³/μL',
    conversions: [
      tenfold('lab-conv-cells', '/ul', 0.001),
      tenfold('lab-conv-cells', '10*2/ul', 0.1),
      tenfold('lab-conv-cells', '10*4/ul', 10),
      tenfold('lab-conv-cells', '10*9/l', 1),
    ],
  },
  RBC: {
    usual: '10*4/ul',
    print: '10⁴/μL',
    conversions: [
      tenfold('lab-conv-cells', '10*6/ul', 100),
      tenfold('lab-conv-cells', '10*12/l', 100),
      tenfold('lab-conv-cells', '/ul', 0.0001),
    ],
  },
  PLT: {
    usual: '10*4/ul',
    print: '10⁴/μL',
    conversions: [
      tenfold('lab-conv-cells', '10*3/ul', 0.1),
      tenfold('lab-conv-cells', '10*9/l', 0.1),
      tenfold('lab-conv-cells', '/ul', 0.0001),
    ],
  },
  Hb: PROTEIN,
  TP: PROTEIN,
  ALB: PROTEIN,
  Ht: { ...PERCENT, apart: ['l/l'] },
  MCV: { usual: 'fl', print: 'fL', conversions: [] },
  MCH: { usual: 'pg', print: 'pg', conversions: [] },
  MCHC: { ...PERCENT, apart: ['g/dl'] },
  'PT-INR': NO_UNIT,
  'PT-Ratio': NO_UNIT,
  'PT-Sec': SECONDS,
  'PT-Act': PERCENT,
  APTT: SECONDS,
  DD: {
    usual: 'ug/ml',
    print: 'μg/mL',
    // FEU and DDU never meet: each is a row of its own (lab-split-03), in which the unit may name it or not.
    conversions: ['ug/ml{feu}', 'ug/ml{ddu}'].map((from) => ({
      id: 'lab-conv-dd',
      from,
      factor: 1,
      basis: '同じ表し方（FEU・DDU）の中での単位の書き方',
    })),
    apart: ['ng/ml', 'ng/ml{feu}', 'ng/ml{ddu}', 'mg/l', 'mg/l{feu}', 'mg/l{ddu}'],
  },
  CRP: { ...MG_DL, conversions: [tenfold('lab-conv-crp', 'mg/l', 0.1)] },
  'HbA1c-NGSP': { ...PERCENT, apart: ['mmol/mol'] },
  BG: GLUCOSE,
  BS: GLUCOSE,
  CBG: GLUCOSE,
  'T-CHO': CHOLESTEROL,
  'LDL-C': CHOLESTEROL,
  'HDL-C': CHOLESTEROL,
  TG: TRIGLYCERIDES,
  CTG: TRIGLYCERIDES,
  FTG: TRIGLYCERIDES,
  AST: ENZYME,
  ALT: ENZYME,
  GGT: ENZYME,
  ALP: ENZYME,
  LD: ENZYME,
  ChE: ENZYME,
  CK: ENZYME,
  AMY: ENZYME,
  'T-Bil': BILIRUBIN,
  'D-Bil': BILIRUBIN,
  BNP: {
    usual: 'pg/ml',
    print: 'pg/mL',
    conversions: [{ id: 'lab-conv-bnp', from: 'ng/l', factor: 1, basis: '1 ng/L = 1 pg/mL' }],
    apart: ['pmol/l'],
  },
  'NT-proBNP': { usual: 'pg/ml', print: 'pg/mL', conversions: [], apart: ['ng/l', 'pmol/l'] },
};

/** Nothing is known of the units of an item without an entry: then none is odd, and none converted. */
export function unitsOf(item: LabItem): ItemUnits | undefined {
  return UNITS[item.key];
}

/** What a unit is to an item, by the table alone. */
export type UnitStanding =
  | { readonly standing: 'usual' }
  | { readonly standing: 'converts'; readonly conversion: UnitConversion }
  /** Makes sense, and has no sourced factor. */
  | { readonly standing: 'apart' }
  /** No unit of this item: as sent, marked, and on no scale (albumin in mg/L). */
  | { readonly standing: 'odd' }
  | { readonly standing: 'untold' };

export function unitStanding(units: ItemUnits, unit: string): UnitStanding {
  if (unit === units.usual) return { standing: 'usual' };
  if (unit === '') return { standing: 'untold' };
  const conversion = units.conversions.find(({ from }) => from === unit);
  if (conversion !== undefined) return { standing: 'converts', conversion };
  return { standing: units.apart?.includes(unit) === true ? 'apart' : 'odd' };
}

function significantDigits(text: string): number {
  return text.replace(/^[-+]?0*\.?0*/u, '').replace('.', '').length;
}

/** Moves the decimal point and keeps the digits as sent; of a whole number's zeros those beyond three digits go. */
function shifted(text: string, places: number): string {
  const [whole = '', part = ''] = text.split('.');
  const digits = `${whole}${part}`;
  const point = whole.length + places;
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/u, '');
  let right = padded.slice(at);
  while (part === '' && right.endsWith('0') && significantDigits(`${left}.${right}`) > 3)
    right = right.slice(0, -1);
  return right === '' ? left : `${left}.${right}`;
}

const PLAIN = /^\d+(?:\.\d+)?$/u;

/**
 * The converted amount in digits (lab-unit-02): by a power of ten the digits that were sent; else as many significant
 * digits as were sent, and at least three.
 */
export function convertedText(text: string, value: number, factor: number): string {
  const places = Math.log10(factor);
  const whole = Math.round(places);
  if (Math.abs(places - whole) < 1e-9 && PLAIN.test(text)) return shifted(text, whole);
  const digits = Math.min(Math.max(significantDigits(text), 3), 6);
  const amount = value * factor;
  const before = Math.floor(Math.log10(Math.abs(amount))) + 1;
  return amount === 0 ? '0' : amount.toFixed(Math.max(0, digits - before));
}
