import type { LabFact, LabResult } from './lab-result.ts';
import { type LabRow, labTable } from './lab-table.ts';

/** One analyte over the columns of a period: days of a stay, weeks of a pregnancy. Of every place, and each says which. */
export interface DayRow {
  readonly row: LabRow;
  /** By column, oldest first. */
  readonly cells: ReadonlyMap<string, readonly LabResult[]>;
}

/** The order in which a period is read: what is looked at first stands first; else as in the table. */
function rankOf({ row }: DayRow, first: readonly RegExp[]): number {
  const name = row.name.normalize('NFKC');
  const rank = first.findIndex((words) => words.test(name));
  return rank === -1 ? first.length : rank;
}

/** Results put into columns by `columnOf`; what has none is left out and counted by whoever asks. */
export function dayRows(
  facts: readonly LabFact[],
  columnOf: (fact: LabFact) => string | undefined,
  first: readonly RegExp[] = [],
): readonly DayRow[] {
  const within = facts.filter((fact) => columnOf(fact) !== undefined);
  const all = labTable(within).groups.flatMap(({ rows }) =>
    rows.map((row) => ({
      row,
      cells: Map.groupBy(row.all.toReversed(), ({ fact }) => columnOf(fact) ?? ''),
    })),
  );
  return all.toSorted((one, other) => rankOf(one, first) - rankOf(other, first));
}

/** The day of a result as far as it is known to the day. */
export function dayOf({ shown: { when } }: LabFact): string | undefined {
  if (when.state !== 'dated' || when.start.precision === 'year' || when.start.precision === 'month')
    return undefined;
  return when.start.sortKey.slice(0, 10);
}
