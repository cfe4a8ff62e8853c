import { foldText } from '../../base/text-fold.ts';
import { addDays } from '../../domain/partial-date.ts';
import { type DayRow, dayOf, dayRows } from './day-rows.ts';
import type { LabFact } from './lab-result.ts';

/** A day on which the week of a pregnancy was recorded: a visit of 妊婦健診. */
export interface PregnancyVisit {
  readonly day: string;
  /** As recorded: 妊娠28週3日. */
  readonly words: string;
  readonly weeks: number;
  readonly days: number;
  readonly fact: LabFact;
}

export interface PregnancyCourse {
  readonly key: string;
  /** Oldest first. */
  readonly visits: readonly PregnancyVisit[];
  /** What was measured on the days of the visits. */
  readonly rows: readonly DayRow[];
}

/** LOINC: gestational age, by any method. */
const WEEKS = new Set(['18185-9', '11884-4', '11885-1', '49051-6']);
/** As a handbook of mother and child has them. */
const FIRST = [
  /^体重|^weight|body weight/iu,
  /血圧|blood pressure/iu,
  /子宮底/u,
  /腹囲/u,
  /尿蛋白|urine protein/iu,
  /尿糖|urine glucose/iu,
  /浮腫/u,
  /胎児心拍|fetal heart/iu,
  /児推定体重|fetal weight/iu,
  /胎位/u,
];

const LONGEST_DAYS = 310;
const WEEK_DAYS = 7;

function visitOf(fact: LabFact): PregnancyVisit | undefined {
  const { code, title, value } = fact.shown;
  const isWeek =
    code.codings.some((coding) => WEEKS.has(coding.code)) ||
    /^妊娠週数|^gestational age/u.test(foldText(title));
  const day = dayOf(fact);
  if (!isWeek || day === undefined) return undefined;
  const words =
    value.type === 'text'
      ? value.text
      : value.type === 'quantity' && /^(?:週|wk|weeks?)$/iu.test(value.quantity.unit)
        ? `${value.quantity.text}週`
        : '';
  const [, weeks, days] =
    /(\d{1,2})\s*(?:週|w)\s*(?:(\d)\s*(?:日|d)?)?/iu.exec(words.normalize('NFKC')) ?? [];
  return weeks === undefined
    ? undefined
    : { day, words, weeks: Number(weeks), days: Number(days ?? 0), fact };
}

/** The first day of the pregnancy that a visit's weeks tell: visits that agree within three weeks are of one. */
function beginning({ day, weeks, days }: PregnancyVisit): string {
  return addDays(day, -(weeks * WEEK_DAYS + days));
}

/** Pregnancies by the weeks on record, newest first (pregnancy-01): nothing is reckoned from a date of a period or a birth. */
export function pregnancyCourses(facts: readonly LabFact[]): readonly PregnancyCourse[] {
  const visits = facts
    .flatMap((fact) => visitOf(fact) ?? [])
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  const courses: PregnancyVisit[][] = [];
  for (const visit of visits) {
    const course = courses.find((known) => {
      const [first] = known;
      return (
        first !== undefined &&
        visit.day < addDays(first.day, LONGEST_DAYS) &&
        beginning(visit) >= addDays(beginning(first), -3 * WEEK_DAYS) &&
        beginning(visit) <= addDays(beginning(first), 3 * WEEK_DAYS)
      );
    });
    if (course === undefined) courses.push([visit]);
    else course.push(visit);
  }
  return courses
    .map((own): PregnancyCourse => {
      const days = new Set(own.map(({ day }) => day));
      const weeksOf = new Set(own.map(({ fact }) => fact));
      const rows = dayRows(
        facts.filter((fact) => !weeksOf.has(fact)),
        (fact) => {
          const day = dayOf(fact);
          return day !== undefined && days.has(day) ? day : undefined;
        },
        FIRST,
      );
      return { key: own[0]?.day ?? '', visits: own.filter(({ day }, at) => own[at - 1]?.day !== day), rows };
    })
    .sort((one, other) => (one.key < other.key ? 1 : -1));
}
