import { dayNumber, dayText } from '../../clinical/timeline/moment.ts';
import type { TwoPeriods } from './compared-rows.ts';
import type { TimelineContent } from './timeline-content.ts';
import type { Period } from './timeline-filter.ts';
import type { TimelineView } from './timeline-view.ts';

/** Days before and after an event that are set against each other, unless the reader chooses others. */
const AROUND = 90;

function days(from: number, to: number): TwoPeriods['first'] {
  return { from: dayText(from), to: dayText(to) };
}

/** The days around the one on which the axis is aligned; else the period in view and as many days before it. */
export function periodsToCompare(
  content: TimelineContent,
  view: TimelineView,
  period: Period | undefined,
  today: string,
): TwoPeriods {
  const when = content.all.find((fact) => fact.key === view.align)?.shown.when;
  if (when?.state === 'dated') {
    const zero = Math.floor(dayNumber(when.start.sortKey));
    return { first: days(zero - AROUND, zero - 1), second: days(zero, zero + AROUND - 1) };
  }
  const whole = period === undefined || view.span === 'life';
  const to = Math.min(dayNumber(whole ? today : period.to), dayNumber(today));
  const from = whole ? to - 364 : Math.min(dayNumber(period.from), to);
  const long = to - from + 1;
  return { first: days(from - long, from - 1), second: days(from, to) };
}
