import type { Quantity } from '../../domain/quantity.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import type { LabFact, LabResult, LabRow } from './lab-table.ts';

/** One dated amount of a curve. A comparator (<0.02) bounds the amount and is drawn as an open mark. */
export interface TrendPoint {
  readonly fact: LabFact;
  readonly result: LabResult;
  /** Japanese time, `YYYY-MM-DDTHH:mm:ss`. */
  readonly at: string;
  /** In the unit of the row; `result.converted` tells that it was sent in another. */
  readonly quantity: Quantity;
  /** Its own range, in the unit of the row. */
  readonly low?: number;
  readonly high?: number;
  readonly preliminary: boolean;
}

/** What a source told before it corrected itself: shown beside the curve, never on it (lab-trend-02). */
export interface SupersededPoint {
  readonly fact: LabFact;
  readonly entry: ObservationEntry;
  readonly at: string;
  readonly quantity: Quantity;
}

export interface LabTrend {
  readonly points: readonly TrendPoint[];
  /** Results that cannot stand on the axis: words, no value, no exact day, an odd unit. Counted, never dropped in silence. */
  readonly leftOut: readonly LabFact[];
  readonly superseded: readonly SupersededPoint[];
}

function pointOf(result: LabResult, unit: string): TrendPoint | undefined {
  const { fact, scale, converted, text } = result;
  const { when } = fact.shown;
  if (scale === undefined || when.state !== 'dated') return undefined;
  if (when.start.precision === 'year' || when.start.precision === 'month') return undefined;
  return {
    fact,
    result,
    at: when.start.sortKey,
    quantity: {
      value: scale.amount,
      text: converted?.text ?? text,
      ...(scale.bound === undefined ? {} : { comparator: scale.bound }),
      unit: converted === undefined ? result.unit : unit,
    },
    ...(scale.low === undefined ? {} : { low: scale.low }),
    ...(scale.high === undefined ? {} : { high: scale.high }),
    preliminary: result.marks.includes('preliminary'),
  };
}

/** Earlier versions of a result with another amount, as sent in the unit of the row; what would have to be converted stays in its record. */
export function supersededOf(fact: LabFact, unit: string): readonly SupersededPoint[] {
  const now = fact.shown.value;
  return fact.earlier.flatMap((entry): readonly SupersededPoint[] => {
    if (!('value' in entry) || !('parts' in entry) || entry.value.type !== 'quantity') return [];
    const { quantity } = entry.value;
    const { when } = entry;
    if (when.state !== 'dated' || when.start.precision === 'year' || when.start.precision === 'month')
      return [];
    if (unitKey(quantity.unit) !== unitKey(unit)) return [];
    if (now.type === 'quantity' && now.quantity.value === quantity.value) return [];
    return [{ fact, entry, at: when.start.sortKey, quantity }];
  });
}

/** The curve of one row, oldest first (lab-trend-01: true distances in time, one unit; lab-unit-02: what was converted says so). */
export function labTrend(row: LabRow): LabTrend {
  if (!row.trendable) return { points: [], leftOut: row.facts, superseded: [] };
  const read = row.all.map((result) => ({ result, point: pointOf(result, row.unit) }));
  return {
    points: read.flatMap(({ point }) => point ?? []).reverse(),
    leftOut: read.filter(({ point }) => point === undefined).map(({ result }) => result.fact),
    superseded: row.facts.flatMap((fact) => supersededOf(fact, row.unit)),
  };
}
