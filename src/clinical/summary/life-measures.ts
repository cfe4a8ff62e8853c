import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { ObservationValue } from '../../domain/quantity.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { measuredItem } from '../labs/analyte-key.ts';

/** What is followed over a whole life, in the order in which it is drawn (life-measure-01; presentation). */
export const LIFE_MEASURES = ['weight', 'bmi', 'systolic', 'egfr', 'hba1c'] as const;

export type LifeMeasureId = (typeof LIFE_MEASURES)[number];

type MeasureFact = Merged<ObservationEntry>;

export interface MeasurePoint {
  readonly fact: MeasureFact;
  /** `YYYY-MM-DD`, or with the time of day. */
  readonly at: string;
  readonly amount: number;
  /** The amount as sent. */
  readonly text: string;
}

export interface LifeMeasure {
  readonly id: LifeMeasureId;
  readonly unit: string;
  /** Oldest first. */
  readonly points: readonly [MeasurePoint, ...MeasurePoint[]];
  readonly least: MeasurePoint;
  readonly most: MeasurePoint;
  /** Records of it that cannot stand on the line: bounds, words, other units, no day. Told, never dropped in silence. */
  readonly leftOut: number;
}

interface Told {
  /** LOINC, and the head of the codes of 健診 (JP eCheckup) where it names what is measured. */
  readonly codes: readonly string[];
  readonly words: RegExp;
  readonly units: Readonly<Record<string, number>>;
  readonly unit: string;
}

/** A birth weight and the estimated weight of an unborn child are other things: names begin with the measure itself. */
const OF_THE_BODY: Readonly<Record<'weight' | 'bmi' | 'systolic', Told>> = {
  weight: {
    codes: ['29463-7', '3141-9', '9N006'],
    words: /^(?:体重|(?:body )?weight)(?!.*(?:増加|減少|変化|gain|loss))/iu,
    units: { kg: 1, g: 0.001 },
    unit: 'kg',
  },
  bmi: {
    codes: ['39156-5', '9N011'],
    words: /^(?:BMI|体格指数|body mass index)/iu,
    units: { 'kg/m2': 1, '': 1 },
    unit: 'kg/m²',
  },
  systolic: {
    codes: ['8480-6', '9A751', '9A752', '9A755'],
    words: /収縮期|最高血圧|systolic/iu,
    units: { mmhg: 1, 'mm[hg]': 1 },
    unit: 'mmHg',
  },
};

const OF_THE_BLOOD = {
  egfr: { item: 'eGFR', unit: 'mL/min/1.73m²', key: 'ml/min/1.73m2' },
  hba1c: { item: 'HbA1c-NGSP', unit: '%', key: '%' },
} as const;

function isTold({ codes, words }: Told, { code, title }: ObservationEntry): boolean {
  const told = code.codings.map((coding) => coding.code);
  return (
    codes.some((head) => told.some((one) => one === head || (head.length === 5 && one.startsWith(head)))) ||
    words.test(title.normalize('NFKC'))
  );
}

function amountOf(
  value: ObservationValue | undefined,
  units: Readonly<Record<string, number>>,
): Pick<MeasurePoint, 'amount' | 'text'> | undefined {
  if (value?.type !== 'quantity' || value.quantity.comparator !== undefined) return undefined;
  const factor = units[unitKey(value.quantity.unit)];
  return factor === undefined
    ? undefined
    : { amount: value.quantity.value * factor, text: value.quantity.text };
}

/** Whether a record is of a measure, and where on the line it stands; `left` where it is of it and cannot. */
type Place = Pick<MeasurePoint, 'amount' | 'text'> | 'left' | undefined;

function placeOf(id: LifeMeasureId, { shown }: MeasureFact): Place {
  if (id === 'egfr' || id === 'hba1c') {
    const { item, key } = OF_THE_BLOOD[id];
    if (shown.kind !== 'lab' || measuredItem(shown)?.key !== item) return undefined;
    return amountOf(shown.value, { [key]: 1 }) ?? 'left';
  }
  const told = OF_THE_BODY[id];
  if (shown.kind !== 'vital' && shown.kind !== 'measurement') return undefined;
  // Blood pressure comes as one record with two parts, or as two records.
  const part = shown.parts.find(({ name }) => id === 'systolic' && told.words.test(name.normalize('NFKC')));
  if (part !== undefined) return amountOf(part.value, told.units) ?? 'left';
  return isTold(told, shown) ? (amountOf(shown.value, told.units) ?? 'left') : undefined;
}

function pointOf(fact: MeasureFact, place: Place): MeasurePoint | 'left' | undefined {
  const { when, marks } = fact.shown;
  if (place === undefined || marks.includes('cancelled')) return undefined;
  if (place === 'left' || when.state !== 'dated') return 'left';
  const { precision, sortKey } = when.start;
  return precision === 'year' || precision === 'month' ? 'left' : { ...place, fact, at: sortKey };
}

function unitOf(id: LifeMeasureId): string {
  return id === 'egfr' || id === 'hba1c' ? OF_THE_BLOOD[id].unit : OF_THE_BODY[id].unit;
}

function measureOf(id: LifeMeasureId, facts: readonly MeasureFact[]): LifeMeasure | undefined {
  const placed = facts.map((fact) => pointOf(fact, placeOf(id, fact)));
  const [first, ...rest] = placed
    .flatMap((one) => (one === undefined || one === 'left' ? [] : [one]))
    .toSorted((a, b) => (a.at === b.at ? (a.fact.key < b.fact.key ? -1 : 1) : a.at < b.at ? -1 : 1));
  if (first === undefined) return undefined;
  return {
    id,
    unit: unitOf(id),
    points: [first, ...rest],
    least: rest.reduce((least, one) => (one.amount < least.amount ? one : least), first),
    most: rest.reduce((most, one) => (one.amount > most.amount ? one : most), first),
    leftOut: placed.filter((one) => one === 'left').length,
  };
}

/**
 * Weight, BMI, systolic pressure, eGFR and HbA1c over the life, as recorded: nothing is computed, nothing is judged, and
 * only amounts in a unit of the measure stand on a line (life-measure-01).
 */
export function lifeMeasures(facts: readonly MeasureFact[]): readonly LifeMeasure[] {
  return LIFE_MEASURES.flatMap((id) => measureOf(id, facts) ?? []);
}
