import type { Course, CourseTrack } from '../../clinical/medications/courses.ts';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import { type Day, dayNumber, dayText, firstOfMonth } from '../../clinical/timeline/moment.ts';
import type { EntryKey } from '../../domain/ids.ts';

/** Days in view, both included. */
export interface ChartWindow {
  readonly from: Day;
  readonly to: Day;
}

/** `closed`: its last day is reckoned or recorded; `open`: nobody knows when it ends; `cut`: it goes on beyond the picture. */
export type BarEnd = 'closed' | 'open' | 'cut';

export interface ChartBar {
  readonly x: number;
  readonly width: number;
  readonly words: string;
  /** The amount of a day, where it is plain. */
  readonly amount?: string;
  readonly begins: boolean;
  readonly end: BarEnd;
  readonly change: 'first' | 'up' | 'down' | 'other' | 'beside';
  readonly fact: EntryKey;
}

export interface ChartMark {
  readonly x: number;
  readonly width: number;
  readonly days: number;
}

export interface ChartRow {
  readonly key: string;
  readonly line: MedicationLine;
  readonly bars: readonly ChartBar[];
  /** Days without supply within a course. */
  readonly gaps: readonly ChartMark[];
  /** Refills before the supply before had ended. */
  readonly overlaps: readonly ChartMark[];
  /** Days on which it was ordered, handed over, given, said to be taken: each apart, on one line. */
  readonly ordered: readonly number[];
  readonly supplied: readonly number[];
  readonly given: readonly number[];
  readonly said: readonly number[];
}

export interface ChartTick {
  readonly x: number;
  readonly day: string;
  readonly isYear: boolean;
}

/** Where a day lies in the picture. */
export function xOfDay({ from, to }: ChartWindow, width: number, day: Day): number {
  return ((day - from) / (to + 1 - from)) * width;
}

const MONTHS_A_TICK: readonly (readonly [days: number, months: number])[] = [
  [200, 1],
  [500, 2],
  [1300, 6],
  [5000, 12],
];

/** First days of months, so many that their names do not touch. */
export function chartTicks(window: ChartWindow, width: number): readonly ChartTick[] {
  const long = window.to - window.from;
  const step = MONTHS_A_TICK.find(([days]) => long <= days)?.[1] ?? 60;
  const first = dayText(window.from);
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  const ticks: ChartTick[] = [];
  for (let at = Math.ceil((month - 1) / step) * step; ; at += step) {
    const day = firstOfMonth(year, at + 1);
    if (day > window.to) return ticks;
    if (day < window.from) continue;
    const text = dayText(day);
    ticks.push({ x: xOfDay(window, width, day), day: text, isYear: text.slice(5, 7) === '01' });
  }
}

interface Placing {
  readonly window: ChartWindow;
  readonly width: number;
  readonly today: Day;
}

function clipped(
  { window, width }: Placing,
  from: string,
  to: string | undefined,
  openTo: Day,
):
  | { readonly x: number; readonly width: number; readonly begins: boolean; readonly cut: boolean }
  | undefined {
  const start = dayNumber(from);
  const end = to === undefined ? Math.max(openTo, start) : dayNumber(to);
  if (end < window.from || start > window.to) return undefined;
  const left = xOfDay(window, width, Math.max(start, window.from));
  const right = xOfDay(window, width, Math.min(end, window.to) + 1);
  return { x: left, width: Math.max(2, right - left), begins: start >= window.from, cut: end > window.to };
}

/** Steps of a course as bars: each from its first day to the day before the next, the last to the course's own end. */
function barsOf(course: Course, placing: Placing): readonly ChartBar[] {
  const inTurn = course.steps.filter(({ change }) => change !== 'beside');
  return course.steps.flatMap((step): readonly ChartBar[] => {
    const next = step.change === 'beside' ? undefined : inTurn[inTurn.indexOf(step) + 1];
    const last = step.to ?? (next === undefined ? undefined : next.from);
    const to = next !== undefined && (last === undefined || last >= next.from) ? dayBefore(next.from) : last;
    const place = clipped(placing, step.from, to, placing.today);
    if (place === undefined) return [];
    const { x, width, begins } = place;
    const end: BarEnd = to === undefined ? 'open' : place.cut ? 'cut' : 'closed';
    return [
      {
        x,
        width,
        begins,
        end,
        words: step.amount.words,
        ...(step.amount.plain ? { amount: step.amount.text } : {}),
        change: step.change,
        fact: step.supplies[0].basis.key,
      },
    ];
  });
}

function dayBefore(day: string): string {
  return dayText(dayNumber(day) - 1);
}

function marksOf(
  placing: Placing,
  spans: readonly { readonly from: string; readonly to: string; readonly days: number }[],
): readonly ChartMark[] {
  return spans.flatMap(({ from, to, days }) => {
    const place = clipped(placing, from, to, placing.today);
    return place === undefined ? [] : [{ x: place.x, width: place.width, days }];
  });
}

function daysOf(
  course: Course,
  tracks: readonly CourseTrack[],
  { window, width }: Placing,
): readonly number[] {
  return course.tracks
    .filter(({ track }) => tracks.includes(track))
    .map(({ from }) => dayNumber(from))
    .filter((day) => day >= window.from && day <= window.to)
    .map((day) => xOfDay(window, width, day));
}

/** One row per ingredient and route that has anything in view. */
export function chartRows(
  lines: readonly { readonly line: MedicationLine; readonly courses: readonly Course[] }[],
  placing: Placing,
): readonly ChartRow[] {
  return lines.flatMap(({ line, courses }) => {
    const row: ChartRow = {
      key: line.key,
      line,
      bars: courses.flatMap((course) => barsOf(course, placing)),
      gaps: courses.flatMap((course) => marksOf(placing, course.gaps)),
      overlaps: courses.flatMap((course) =>
        marksOf(
          placing,
          course.overlaps.filter(({ kind }) => kind === 'early-refill'),
        ),
      ),
      ordered: courses.flatMap((course) => daysOf(course, ['prescribed'], placing)),
      supplied: courses.flatMap((course) => daysOf(course, ['dispensed'], placing)),
      given: courses.flatMap((course) => daysOf(course, ['administered'], placing)),
      said: courses.flatMap((course) => daysOf(course, ['reported', 'otc'], placing)),
    };
    return row.bars.length + row.given.length + row.said.length === 0 ? [] : [row];
  });
}
