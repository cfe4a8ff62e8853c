import type { Sliced } from '../../base/sliced.ts';
import {
  comparePeriods,
  type Days,
  type PeriodRow,
  type PeriodsInput,
} from '../../clinical/timeline/two-periods.ts';
import { useSliced } from '../../ui/use-sliced.ts';

/** The two periods that are looked at, the earlier one first. */
export interface TwoPeriods {
  readonly first: Days;
  readonly second: Days;
}

/** Rows, and what they were made from: a long comparison may still be that of the periods before. */
export interface Compared {
  readonly input: PeriodsInput;
  readonly rows: readonly PeriodRow[];
}

function* compared(input: PeriodsInput): Sliced<Compared | undefined> {
  return { input, rows: yield* comparePeriods(input) };
}

function isSame(one: Days, other: Days): boolean {
  return one.from === other.from && one.to === other.to;
}

interface ComparedRows {
  readonly rows: readonly PeriodRow[];
  /** These are the rows of these periods and of all that stands in the list. */
  readonly done: boolean;
}

/** No row stands under the days of others; while more of the record comes, the rows of the same days stay. */
export function rowsFor(
  made: Compared | undefined,
  { first, second }: TwoPeriods,
  facts: PeriodsInput['facts'],
): ComparedRows {
  if (made === undefined || !isSame(made.input.first, first) || !isSame(made.input.second, second)) {
    return { rows: [], done: false };
  }
  return { rows: made.rows, done: made.input.facts === facts };
}

interface RowsInput extends Omit<PeriodsInput, keyof TwoPeriods> {
  readonly periods: TwoPeriods;
}

export function useComparedRows({ periods, ...rest }: RowsInput): ComparedRows {
  const { facts, now, death } = rest;
  const made = useSliced<Compared | undefined>(
    () => compared({ ...rest, ...periods }),
    [facts, periods, now, death],
    undefined,
    Math.max(1, facts.length),
  );
  return rowsFor(made, periods, facts);
}
