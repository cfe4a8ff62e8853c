import type { Day } from '../../../clinical/timeline/moment.ts';
import { clampWindow, dayAt, lastYears, type LifeAxis, placeOf, type Window } from './life-axis.ts';

/** Periods that a reader asks for by name. */
export const SPANS = ['life', 'y10', 'y3', 'y1', 'd90'] as const;

export type SpanName = (typeof SPANS)[number];

const YEARS: Readonly<Record<Exclude<SpanName, 'life'>, number>> = {
  y10: 10,
  y3: 3,
  y1: 1,
  d90: 90 / 365.25,
};

/**
 * The period in view as the address has it: a name, or `from.to` in whole days before today. Days before today tell
 * nothing of a person, a date might.
 */
export type Span = string;

function isName(span: Span): span is SpanName {
  return (SPANS as readonly string[]).includes(span);
}

export function windowOfSpan(axis: LifeAxis, span: Span, today: Day): Window {
  if (isName(span))
    return span === 'life' ? { from: 0, to: axis.length } : lastYears(axis, YEARS[span], today);
  const [, from, to] = /^(-?\d{1,6})\.(-?\d{1,6})$/u.exec(span) ?? [];
  if (from === undefined || to === undefined || Number(from) <= Number(to))
    return { from: 0, to: axis.length };
  return clampWindow(axis, {
    from: placeOf(axis, today - Number(from)),
    to: placeOf(axis, today - Number(to)),
  });
}

export function spanOfWindow(axis: LifeAxis, window: Window, today: Day): Span {
  const named = SPANS.find((name) => {
    const one = windowOfSpan(axis, name, today);
    return Math.abs(one.from - window.from) < 0.5 && Math.abs(one.to - window.to) < 0.5;
  });
  if (named !== undefined) return named;
  const from = Math.ceil(today - dayAt(axis, window.from));
  const to = Math.floor(today - dayAt(axis, window.to));
  return `${from}.${Math.min(to, from - 1)}`;
}
