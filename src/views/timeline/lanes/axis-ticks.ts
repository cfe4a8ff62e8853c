import { type Day, dayNumber, dayText, firstOfMonth } from '../../../clinical/timeline/moment.ts';
import { type LifeAxis, placeOf, type Window, xOf } from './life-axis.ts';

/** How fine the axis is divided. */
export type TickUnit = 'day' | 'month' | 'year';

export interface AxisTick {
  readonly x: number;
  readonly day: Day;
  readonly unit: TickUnit;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Days from the day on which the axis is aligned, if it is. */
  readonly relative?: number;
}

interface Step {
  readonly unit: TickUnit;
  readonly count: number;
  /** About so many days. */
  readonly days: number;
}

const STEPS: readonly Step[] = [
  { unit: 'day', count: 1, days: 1 },
  { unit: 'day', count: 2, days: 2 },
  { unit: 'day', count: 7, days: 7 },
  { unit: 'month', count: 1, days: 30.4 },
  { unit: 'month', count: 3, days: 91.3 },
  { unit: 'month', count: 6, days: 182.6 },
  { unit: 'year', count: 1, days: 365.25 },
  { unit: 'year', count: 2, days: 730.5 },
  { unit: 'year', count: 5, days: 1826 },
  { unit: 'year', count: 10, days: 3652 },
  { unit: 'year', count: 20, days: 7305 },
];

const RELATIVE_DAYS: readonly number[] = [1, 2, 7, 14, 28, 91, 182, 365, 730, 1825, 3650];

/** Least distance of two words on the axis, in pixels. */
export const LEAST_GAP = 58;

function daysInStep(step: Step, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  const first = new Date(from * 86_400_000);
  if (step.unit === 'day') {
    for (let day = Math.ceil(from / step.count) * step.count; day <= to; day += step.count) days.push(day);
    return days;
  }
  const months = step.unit === 'month' ? step.count : step.count * 12;
  let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  for (;;) {
    const day = firstOfMonth(Math.floor(month / 12), (month % 12) + 1);
    if (day > to) return days;
    if (day >= from) days.push(day);
    month += months;
  }
}

/** Stretches of the line between folds that are in view. */
function openStretches(axis: LifeAxis, window: Window): readonly { readonly from: Day; readonly to: Day }[] {
  const edges = [axis.from, ...axis.folds.flatMap((fold) => [fold.from, fold.to]), axis.to];
  const stretches = [];
  for (let index = 0; index < edges.length; index += 2) {
    const from = edges[index] ?? axis.from;
    const to = edges[index + 1] ?? axis.to;
    if (placeOf(axis, to) >= window.from && placeOf(axis, from) <= window.to) stretches.push({ from, to });
  }
  return stretches;
}

/** Inside of a window a stretch may be far longer than the window: ticks are made only for what is seen. */
function visible(axis: LifeAxis, window: Window, from: Day, to: Day): { from: Day; to: Day } {
  const offset = placeOf(axis, from) - from;
  return { from: Math.max(from, window.from - offset), to: Math.min(to, window.to - offset) };
}

/**
 * The divisions of the axis in view, none nearer to the one before than their words need. With `zero` the axis counts
 * days from that day instead of the calendar.
 */
export function axisTicks(axis: LifeAxis, window: Window, width: number, zero?: Day): readonly AxisTick[] {
  const perDay = width / (window.to - window.from);
  const ticks: AxisTick[] = [];
  const put = (day: Day, unit: TickUnit, relative?: number) => {
    const x = xOf(window, width, placeOf(axis, day));
    const last = ticks.at(-1);
    if (x < 0 || x > width || (last !== undefined && x - last.x < LEAST_GAP)) return;
    ticks.push({ x, day, unit, date: dayText(day), ...(relative === undefined ? {} : { relative }) });
  };
  const step = STEPS.find(({ days }) => days * perDay >= LEAST_GAP) ?? STEPS.at(-1);
  const relativeStep = RELATIVE_DAYS.find((days) => days * perDay >= LEAST_GAP) ?? 3650;
  for (const stretch of openStretches(axis, window)) {
    const seen = visible(axis, window, stretch.from, stretch.to);
    if (zero !== undefined) {
      const first = Math.ceil((seen.from - zero) / relativeStep);
      for (let n = first; zero + n * relativeStep <= seen.to; n += 1)
        put(zero + n * relativeStep, 'day', n * relativeStep);
    } else if (step !== undefined) {
      for (const day of daysInStep(step, seen.from, seen.to)) put(day, step.unit);
    }
  }
  return ticks;
}

/** Whole years of age on a day, from an exact or partial birth date's earliest day. */
export function yearsBetween(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  return date.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}

/** The day a person reaches an age. */
export function dayOfAge(birth: string, age: number): Day {
  const [year = '', month = '01', day = '01'] = birth.slice(0, 10).split('-');
  // The 29th of February is reached on the first of March in other years.
  const reached = new Date(Date.UTC(Number(year) + age, Number(month) - 1, Number(day)));
  return dayNumber(reached.toISOString().slice(0, 10));
}
