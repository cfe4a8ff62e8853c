import { addDays } from '../../domain/partial-date.ts';

/** Days from … to …, both included, as `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const MS_PER_DAY = 86_400_000;

function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
}

/** How many days later `to` is. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function lengthOf({ from, to }: DaySpan): number {
  return daysBetween(from, to) + 1;
}

export function overlapOf(a: DaySpan, b: DaySpan): DaySpan | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : undefined;
}

/** The same days as few spans in order; those that touch become one. */
export function unionOf(spans: readonly DaySpan[]): readonly DaySpan[] {
  const result: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last === undefined || span.from > addDays(last.to, 1)) result.push(span);
    else result[result.length - 1] = { from: last.from, to: last.to > span.to ? last.to : span.to };
  }
  return result;
}

export function daysIn(spans: readonly DaySpan[]): number {
  return spans.reduce((sum, span) => sum + lengthOf(span), 0);
}
