import { ageAt, type PartialDate } from '../../domain/partial-date.ts';
import type { Sex } from '../../domain/person.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { type ObesityDegree, obesityDegree } from './growth.ts';
import type { LabFact } from './lab-result.ts';

/** What of growth is drawn, and of which units. */
export const GROWTH_MEASURES = ['height', 'weight', 'head'] as const;
export type GrowthMeasure = (typeof GROWTH_MEASURES)[number];

/** LOINC and, of 健診, the head of the code (JP eCheckup); a name alone counts here, since what is measured is the person's own body. */
const NAMED: Readonly<
  Record<
    GrowthMeasure,
    {
      readonly codes: readonly string[];
      readonly words: RegExp;
      readonly units: Readonly<Record<string, number>>;
    }
  >
> = {
  height: {
    codes: ['8302-2', '8306-3', '9N001'],
    words: /^(?:身長|height|body height)/iu,
    units: { cm: 1, m: 100 },
  },
  weight: {
    codes: ['29463-7', '8339-4', '9N006'],
    words: /^(?:体重|出生時?体重|weight|body weight|birth weight)/iu,
    units: { kg: 1, g: 0.001 },
  },
  head: { codes: ['9843-4', '8287-5'], words: /^(?:頭囲|head circumference)/iu, units: { cm: 1 } },
};

export interface GrowthPoint {
  readonly measure: GrowthMeasure;
  readonly fact: LabFact;
  /** In cm or kg. */
  readonly amount: number;
  /** Years since birth, exactly as days go. */
  readonly age: number;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

/** 肥満度 of a day on which both were measured (GROW-1). */
export interface GrowthDegree extends ObesityDegree {
  readonly day: string;
  readonly height: GrowthPoint;
  readonly weight: GrowthPoint;
}

export interface GrowthCourse {
  /** Youngest first. */
  readonly points: readonly GrowthPoint[];
  readonly degrees: readonly GrowthDegree[];
}

const YEAR_MS = 365.25 * 86_400_000;
/** Growth is drawn up to this birthday. */
const GROWN = 18;

function measureOf({ shown: { code, title } }: LabFact): GrowthMeasure | undefined {
  const told = code.codings.map((coding) => coding.code);
  return GROWTH_MEASURES.find((measure) => {
    const { codes, words } = NAMED[measure];
    return (
      codes.some((head) => told.some((one) => one === head || (head.length === 5 && one.startsWith(head)))) ||
      words.test(title.normalize('NFKC'))
    );
  });
}

function pointOf(fact: LabFact, birth: PartialDate): GrowthPoint | undefined {
  const { when, value, marks } = fact.shown;
  const measure = measureOf(fact);
  if (measure === undefined || value.type !== 'quantity' || value.quantity.comparator !== undefined)
    return undefined;
  if (when.state !== 'dated' || when.start.precision === 'year' || when.start.precision === 'month')
    return undefined;
  if (marks.includes('cancelled') || marks.includes('entered-in-error')) return undefined;
  const factor = NAMED[measure].units[unitKey(value.quantity.unit)];
  if (factor === undefined) return undefined;
  const day = when.start.sortKey.slice(0, 10);
  const age = (Date.parse(day) - Date.parse(birth.sortKey.slice(0, 10))) / YEAR_MS;
  return age < 0 || age >= GROWN
    ? undefined
    : { measure, fact, amount: Number((value.quantity.value * factor).toPrecision(10)), age, day };
}

/** A child's own measures by age (growth-course-01); of a birth known to the day alone. */
export function growthCourse(
  facts: readonly LabFact[],
  { birthDate, sex }: { readonly birthDate?: PartialDate; readonly sex: Sex },
): GrowthCourse {
  if (birthDate === undefined || birthDate.precision === 'year' || birthDate.precision === 'month')
    return { points: [], degrees: [] };
  const points = facts
    .flatMap((fact) => pointOf(fact, birthDate) ?? [])
    .sort((one, other) => one.age - other.age);
  if (sex !== 'male' && sex !== 'female') return { points, degrees: [] };
  const degrees = [...Map.groupBy(points, ({ day }) => day)].flatMap(
    ([day, ofDay]): readonly GrowthDegree[] => {
      const [height, other] = ofDay.filter(({ measure }) => measure === 'height');
      const [weight, another] = ofDay.filter(({ measure }) => measure === 'weight');
      // Two of one day: nobody says which belong together.
      if (height === undefined || weight === undefined || other !== undefined || another !== undefined)
        return [];
      const age = ageAt(birthDate, day);
      const degree =
        age === undefined
          ? undefined
          : obesityDegree({ sex, age, heightCm: height.amount, weightKg: weight.amount });
      return degree === undefined ? [] : [{ ...degree, day, height, weight }];
    },
  );
  return { points, degrees };
}
