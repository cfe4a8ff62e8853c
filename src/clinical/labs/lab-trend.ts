import type { Quantity } from '../../domain/quantity.ts';
import type { LabFact, LabRow } from './lab-table.ts';

/** One dated amount of a curve. A comparator (<0.02) bounds the amount and is drawn as an open mark. */
export interface TrendPoint {
  readonly fact: LabFact;
  /** Japanese time, `YYYY-MM-DDTHH:mm:ss`. */
  readonly at: string;
  readonly quantity: Quantity;
  readonly low?: number;
  readonly high?: number;
}

export interface LabTrend {
  readonly points: readonly TrendPoint[];
  /** Results that cannot stand on the axis: words, no value, no exact day. They are counted, never dropped in silence. */
  readonly leftOut: readonly LabFact[];
}

function pointOf(fact: LabFact): TrendPoint | undefined {
  const { value, when, range } = fact.shown;
  if (value.type !== 'quantity' || when.state !== 'dated') return undefined;
  if (when.start.precision === 'year' || when.start.precision === 'month') return undefined;
  return {
    fact,
    at: when.start.sortKey,
    quantity: value.quantity,
    ...(range?.low === undefined ? {} : { low: range.low }),
    ...(range?.high === undefined ? {} : { high: range.high }),
  };
}

/** The curve of one row, oldest first (lab-trend-01: true distances in time, one unit, nothing converted). */
export function labTrend(row: LabRow): LabTrend {
  if (!row.trendable) return { points: [], leftOut: row.facts };
  const read = row.facts.map((fact) => ({ fact, point: pointOf(fact) }));
  return {
    points: read.flatMap(({ point }) => point ?? []).reverse(),
    leftOut: read.filter(({ point }) => point === undefined).map(({ fact }) => fact),
  };
}
