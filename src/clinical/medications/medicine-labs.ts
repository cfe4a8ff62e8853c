import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { ageAt, type PartialDate } from '../../domain/partial-date.ts';
import type { Sex } from '../../domain/person.ts';
import type { DrugClass } from '../../terminology/drug-classes.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { analyteKey, measuredItem } from '../labs/analyte-key.ts';
import { egfrOfCreatinine } from '../labs/egfr.ts';
import type { MedicationLine } from './current-medications.ts';
import { daysBetween } from './day-span.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';

/** What may stand beside a medicine: an item of the laboratory by its key, or what has no item and is told by its name. */
export const MEDICINE_VALUES = [
  'eGFR',
  'CCr',
  'Cre',
  'K',
  'Na',
  'Mg',
  'PT-INR',
  'HbA1c-NGSP',
  'AST',
  'ALT',
  'CK',
  'WBC',
  'Hb',
  'PLT',
  'UA',
  'weight',
] as const;

export type MedicineValue = (typeof MEDICINE_VALUES)[number];

type ResultFact = Merged<ObservationEntry>;

export interface ValuePoint {
  readonly at: string;
  readonly amount: number;
}

/** The newest dated result of one thing, as its source sent it, and the amounts that led to it. */
export interface StandingValue {
  readonly value: MedicineValue;
  readonly fact: ResultFact;
  /** `YYYY-MM-DD`, or as exactly as it is known. */
  readonly date: string;
  /** Whole days since; absent where the day is not known, or is yet to come. */
  readonly ageDays?: number;
  /** Oldest first, the newest included: the same analyte in the same unit, never another. */
  readonly trend: readonly ValuePoint[];
  /** Results of this thing that cannot stand in the trend: another unit or method, words, a bound. */
  readonly leftOut: number;
  /** Known by its name only, without a code. */
  readonly byName: boolean;
}

const TREND = 5;

/** Things that have no item of their own, and items that some records name without a code; the whole name, not a part. */
const BY_NAME: readonly (readonly [MedicineValue, RegExp])[] = [
  ['eGFR', /^(?:推算)?(?:eGFR|糸球体濾過量)(?:\(?(?:Cre?|クレアチニン|creat)\)?)?$/iu],
  ['CCr', /^(?:CCr|CrCl|Ccr|クレアチニン・?クリアランス)$/iu],
  ['Mg', /^(?:血清|S-)?(?:Mg|マグネシウム)$/iu],
  ['weight', /^(?:現在)?体重$/u],
];

function nameOf(entry: ObservationEntry): string {
  return entry.title.normalize('NFKC').replace(/\s/gu, '');
}

function valueOf(
  entry: ObservationEntry,
): { readonly value: MedicineValue; readonly byName: boolean } | undefined {
  const item = entry.kind === 'lab' ? measuredItem(entry) : undefined;
  const coded = MEDICINE_VALUES.find((value) => value === item?.key);
  if (coded !== undefined) return { value: coded, byName: false };
  if (item !== undefined) return undefined;
  const name = nameOf(entry);
  const named = BY_NAME.find(
    ([value, words]) => words.test(name) && (value === 'weight') === (entry.kind === 'measurement'),
  );
  return named === undefined ? undefined : { value: named[0], byName: true };
}

function at({ shown }: ResultFact): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey : '';
}

function newestFirst(a: ResultFact, b: ResultFact): number {
  return at(a) === at(b) ? (a.key < b.key ? -1 : 1) : at(a) < at(b) ? 1 : -1;
}

function exactDay({ shown }: ResultFact): string | undefined {
  if (shown.when.state !== 'dated') return undefined;
  const { precision, sortKey } = shown.when.start;
  return precision === 'day' || precision === 'instant' ? sortKey.slice(0, 10) : undefined;
}

function amountOf({ shown: { value } }: ResultFact): number | undefined {
  // A bound (<0.1) is no amount.
  if (value.type !== 'quantity' || value.quantity.comparator !== undefined) return undefined;
  return value.quantity.value;
}

function standing(
  value: MedicineValue,
  byName: boolean,
  results: readonly ResultFact[],
  now: string,
): StandingValue | undefined {
  const sorted = results.toSorted(newestFirst);
  const [fact] = sorted;
  if (fact === undefined || fact.shown.when.state !== 'dated') return undefined;
  const { key } = analyteKey(fact.shown);
  const points = sorted.flatMap((one): readonly ValuePoint[] => {
    const amount = amountOf(one);
    return amount === undefined || analyteKey(one.shown).key !== key ? [] : [{ at: at(one), amount }];
  });
  const day = exactDay(fact);
  const age = day === undefined ? undefined : daysBetween(day, now);
  const { precision, sortKey } = fact.shown.when.start;
  return {
    value,
    fact,
    date: sortKey.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10),
    ...(age === undefined || age < 0 ? {} : { ageDays: age }),
    trend: points.slice(0, TREND).toReversed(),
    leftOut: sorted.length - points.length,
    byName,
  };
}

function isUsable({ shown }: ResultFact): boolean {
  const { value, when, marks, negative } = shown;
  if (negative !== undefined || marks.includes('entered-in-error') || marks.includes('cancelled'))
    return false;
  return when.state === 'dated' && (value.type === 'quantity' || value.type === 'text');
}

/** The newest of each thing (med-lab-01). A coded result goes before one that only its name tells, however much newer. */
export function newestValues(
  results: readonly ResultFact[],
  now: string,
): ReadonlyMap<MedicineValue, StandingValue> {
  const found = results.filter(isUsable).flatMap((fact) => {
    const told = valueOf(fact.shown);
    return told === undefined ? [] : [{ fact, ...told }];
  });
  return new Map(
    MEDICINE_VALUES.flatMap((value): readonly (readonly [MedicineValue, StandingValue])[] => {
      const all = found.filter((one) => one.value === value);
      const coded = all.filter((one) => !one.byName);
      const used = coded.length > 0 ? coded : all;
      const told = standing(
        value,
        coded.length === 0,
        used.map(({ fact }) => fact),
        now,
      );
      return told === undefined ? [] : [[value, told]];
    }),
  );
}

/**
 * Which values stand beside which medicine: a choice of ours, not a judgement (med-lab-02). By class of care, or by the
 * beginnings of the YJ code.
 */
const BESIDE_CLASS: readonly (readonly [DrugClass, readonly MedicineValue[]])[] = [
  ['digitalis', ['eGFR', 'Cre', 'K', 'Mg']],
  ['antiarrhythmic', ['eGFR', 'K', 'Mg']],
  ['antiplatelet', ['Hb', 'PLT']],
  ['insulin', ['HbA1c-NGSP', 'eGFR']],
  ['diabetes', ['HbA1c-NGSP', 'eGFR', 'weight']],
  ['antiepileptic', ['AST', 'ALT', 'Na']],
  ['immunosuppressant', ['WBC', 'PLT', 'AST', 'ALT', 'eGFR']],
  ['anticancer', ['WBC', 'Hb', 'PLT', 'AST', 'ALT', 'eGFR', 'weight']],
  ['lithium', ['eGFR', 'Cre', 'Na']],
  ['steroid', ['HbA1c-NGSP', 'K']],
];

const BESIDE_CODE: readonly (readonly [readonly string[], readonly MedicineValue[]])[] = [
  // ワルファリン
  [['3332001'], ['PT-INR', 'Hb']],
  // 直接経口抗凝固薬
  [
    ['3339001', '3339002', '3339003', '3339004'],
    ['eGFR', 'CCr', 'Cre', 'Hb', 'PLT', 'weight'],
  ],
  // ヘパリン類
  [['33344'], ['PLT', 'Hb', 'eGFR']],
  // 利尿剤, ACE阻害薬・ARB ほか
  [['213'], ['K', 'Na', 'eGFR']],
  [
    ['2144', '21490', '21491', '2190041'],
    ['K', 'eGFR', 'Cre'],
  ],
  // カリウム製剤, マグネシウム製剤
  [['3229'], ['K', 'eGFR']],
  [
    ['2344002', '2344009', '2355001'],
    ['Mg', 'eGFR'],
  ],
  // スタチンほか 高脂血症用剤
  [['218'], ['AST', 'ALT', 'CK']],
  // 痛風治療剤
  [['394'], ['UA', 'eGFR']],
  // 解熱鎮痛消炎剤
  [['114'], ['eGFR', 'Cre', 'AST', 'ALT']],
];

export function valuesBeside(line: MedicationLine): readonly MedicineValue[] {
  const { yj7 } = drugIdentity(line.shown.shown.drug);
  const wanted = [
    ...BESIDE_CLASS.flatMap(([name, values]) => (line.classes.includes(name) ? values : [])),
    ...BESIDE_CODE.flatMap(([codes, values]) =>
      yj7 !== undefined && codes.some((code) => yj7.startsWith(code)) ? values : [],
    ),
  ];
  return MEDICINE_VALUES.filter((value) => wanted.includes(value));
}

/** 日本腎臓学会 eGFRcr, reckoned by us and said so; from one creatinine, the age on its day, and the sex. */
export interface ComputedEgfr {
  readonly amount: number;
  readonly unit: 'mL/min/1.73m2';
  readonly inputs: {
    readonly creatinine: StandingValue;
    readonly age: number;
    readonly sex: 'male' | 'female';
  };
}

export const EGFR_SOURCE = {
  title: '日本腎臓学会 推算糸球体濾過量（18歳以上、酵素法クレアチニン）',
  url: 'https://pro.boehringer-ingelheim.com/jp/product/trazenta/egfr-calculation-tool',
} as const;

export interface PersonFacts {
  readonly birthDate?: PartialDate;
  readonly sex: Sex;
}

/**
 * Only where the record brings no eGFR of that day or later, of an adult, from mg/dL as they stand (med-lab-03). One digit
 * behind the point, as laboratories print it.
 */
export function computedEgfr(
  values: ReadonlyMap<MedicineValue, StandingValue>,
  { birthDate, sex }: PersonFacts,
): ComputedEgfr | undefined {
  const creatinine = values.get('Cre');
  if (creatinine === undefined || creatinine.byName || birthDate === undefined) return undefined;
  const recorded = values.get('eGFR');
  if (recorded !== undefined && recorded.date >= creatinine.date) return undefined;
  if (sex !== 'male' && sex !== 'female') return undefined;
  const { value } = creatinine.fact.shown;
  const day = exactDay(creatinine.fact);
  const amount = amountOf(creatinine.fact);
  if (value.type !== 'quantity' || unitKey(value.quantity.unit) !== 'mg/dl') return undefined;
  if (day === undefined || amount === undefined || amount <= 0) return undefined;
  const age = ageAt(birthDate, day);
  if (age === undefined || age < 18) return undefined;
  const egfr = egfrOfCreatinine(amount, age, sex);
  return { amount: Math.round(egfr * 10) / 10, unit: 'mL/min/1.73m2', inputs: { creatinine, age, sex } };
}
