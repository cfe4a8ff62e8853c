import { foldText } from '../base/text-fold.ts';
import type { LabItem } from './lab-items.ts';

/** Scales and methods that the record's own words name, the analyte being told by its code (lab-split-02). */
const METHOD_WORDS: readonly (readonly [of: string, words: RegExp])[] = [
  ['IFCC', /ifcc/u],
  ['JSCC', /jscc/u],
];

/** IFCC or JSCC, where name or method of a result say so: the change of ALP and LD in 2020. */
export function standardMethod(words: readonly string[]): string | undefined {
  const text = foldText(words.join(' '));
  return METHOD_WORDS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** LOINC codes that name more than the item: the scale of a D-dimer, the reckoned LDL. */
const LOINC_SPLITS: ReadonlyMap<string, { readonly by: 'scale' | 'method'; readonly of: string }> = new Map([
  ['48065-7', { by: 'scale', of: 'FEU' }],
  ['48066-5', { by: 'scale', of: 'DDU' }],
  ['13457-7', { by: 'method', of: '計算法' }],
] as const);

export function loincSplit(
  code: string | undefined,
): { readonly by: 'scale' | 'method'; readonly of: string } | undefined {
  return code === undefined ? undefined : LOINC_SPLITS.get(code);
}

const NGSP_FROM = '2012-04-01';

/** What tells the scale of a result beside its code. */
export interface ScaleHints {
  readonly words: string;
  /** As `unitKey` has it. */
  readonly unit: string;
  /** `YYYY-MM-DD` */
  readonly day: string | undefined;
  readonly byLoinc: boolean;
}

/** mmol/mol is the scale of IFCC and no other: the unit keeps it apart already. */
function hba1cScale({ words, unit, day, byLoinc }: ScaleHints): string | undefined {
  const text = foldText(words);
  if (text.includes('jds')) return 'JDS';
  if (unit === 'mmol/mol') return undefined;
  if (text.includes('ifcc')) return 'IFCC';
  return byLoinc && !text.includes('ngsp') && day !== undefined && day < NGSP_FROM ? '' : undefined;
}

/**
 * The scale of an HbA1c or a D-dimer by the record's words or unit; of an HbA1c that only a code without a scale tells,
 * from before NGSP came into daily care (2012-04-01, 日本糖尿病学会), '' for not told (lab-split-03).
 */
export function scaleWords(item: LabItem, hints: ScaleHints): string | undefined {
  if (item.key === 'HbA1c-NGSP') return hba1cScale(hints);
  if (item.key !== 'DD') return undefined;
  const text = foldText(`${hints.words} ${hints.unit}`);
  return text.includes('feu') ? 'FEU' : text.includes('ddu') ? 'DDU' : undefined;
}

const FLUIDS: readonly (readonly [fluid: string, words: RegExp])[] = [
  ['尿', /尿(?!素|酸)|urine/u],
  ['髄液', /髄液|cerebrospinal|^csf$/u],
  ['胸水', /胸水|pleural/u],
  ['腹水', /腹水|ascit|peritoneal/u],
  ['関節液', /関節液|synovial/u],
  ['穿刺液', /穿刺液/u],
  ['便', /^便|糞便|stool|faeces|feces/u],
  ['喀痰', /喀痰|sputum/u],
];

/** The body fluid that a specimen's name tells, if it is one that blood tests are not made of. */
export function fluidOf(specimen: string | undefined): string | undefined {
  if (specimen === undefined) return undefined;
  const text = specimen.normalize('NFKC').toLowerCase();
  return FLUIDS.find(([, words]) => words.test(text))?.[0];
}

/** A specimen that cannot be the one of the item's code (creatinine by its blood code, of 尿): never in its row (lab-split-01). */
export function otherSpecimen(item: LabItem, specimen: string | undefined): string | undefined {
  const fluid = fluidOf(specimen);
  if (fluid === undefined) return undefined;
  const ofUrine = item.jlac.some(([, specimens]) => specimens.includes('001'));
  return ofUrine && fluid === '尿' ? undefined : fluid;
}
