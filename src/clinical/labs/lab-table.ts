import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { dateAttribute, type PartialDate } from '../../domain/partial-date.ts';
import { LAB_GROUPS, LAB_ITEMS, type LabGroup, type LabItem } from '../../terminology/lab-items.ts';
import { type AnalyteKey, analyteKey } from './analyte-key.ts';

export type LabFact = Merged<ObservationEntry>;

/** One visit to one laboratory: a day (as exactly as it is known) and a place. Undated results stand in the last column. */
export interface LabColumn {
  readonly key: string;
  readonly date?: PartialDate;
  readonly place: string;
}

/** One analyte in one unit. Several results of one day stand in one cell, newest first; none is dropped. */
export interface LabRow {
  readonly key: string;
  readonly group: LabGroup;
  readonly item?: LabItem;
  /** The name as the newest result has it. */
  readonly name: string;
  /** Unit and range of the newest result that tells them; each result keeps its own. */
  readonly unit: string;
  readonly range: string;
  readonly rangeVaries: boolean;
  readonly trendable: boolean;
  readonly cells: ReadonlyMap<string, readonly LabFact[]>;
  /** All results, newest first. */
  readonly facts: readonly LabFact[];
}

export interface LabTable {
  readonly columns: readonly LabColumn[];
  readonly groups: readonly { readonly group: LabGroup; readonly rows: readonly LabRow[] }[];
  readonly count: number;
}

function columnOf({ shown }: LabFact): LabColumn {
  const place = shown.provenance.institution ?? shown.provenance.source;
  if (shown.when.state !== 'dated') return { key: `undated ${place}`, place };
  const { start } = shown.when;
  return { key: `${dateAttribute(start)} ${place}`, date: start, place };
}

/** Newest first, undated last; a month stands at its beginning. */
function byColumn(a: LabColumn, b: LabColumn): number {
  const [x, y] = [a.date?.sortKey.slice(0, 10) ?? '', b.date?.sortKey.slice(0, 10) ?? ''];
  return x === y ? (a.place < b.place ? -1 : a.place > b.place ? 1 : 0) : x < y ? 1 : -1;
}

function newestFirst(a: LabFact, b: LabFact): number {
  const at = ({ shown }: LabFact) => (shown.when.state === 'dated' ? shown.when.start.sortKey : '');
  const [x, y] = [at(a), at(b)];
  return x === y ? (a.key < b.key ? -1 : 1) : x < y ? 1 : -1;
}

function rowOf(analyte: AnalyteKey, facts: readonly LabFact[]): LabRow {
  const sorted = facts.toSorted(newestFirst);
  const ranges = sorted.flatMap(({ shown }) => (shown.range === undefined ? [] : [shown.range.text]));
  const unit = sorted.flatMap(({ shown }) =>
    shown.value.type === 'quantity' ? [shown.value.quantity.unit] : [],
  )[0];
  return {
    key: analyte.key,
    group: analyte.group,
    ...(analyte.item === undefined ? {} : { item: analyte.item }),
    name: sorted[0]?.shown.title ?? '',
    unit: unit ?? '',
    range: ranges[0] ?? '',
    rangeVaries: new Set(ranges).size > 1,
    trendable: analyte.trendable,
    cells: Map.groupBy(sorted, (fact) => columnOf(fact).key),
    facts: sorted,
  };
}

function itemRank(row: LabRow): number {
  return row.item === undefined ? LAB_ITEMS.length : LAB_ITEMS.indexOf(row.item);
}

function newestDay({ facts }: LabRow): string {
  const when = facts[0]?.shown.when;
  return when?.state === 'dated' ? when.start.sortKey : '';
}

/** In the order of the items; what is none of them by name; of one item in several units the newest first. */
function byItem(a: LabRow, b: LabRow): number {
  const rank = itemRank(a) - itemRank(b);
  if (rank !== 0) return rank;
  if (a.item === undefined && a.name !== b.name) return a.name < b.name ? -1 : 1;
  const [x, y] = [newestDay(a), newestDay(b)];
  return x === y ? (a.key < b.key ? -1 : 1) : x < y ? 1 : -1;
}

/** A head of a panel carries no value of its own; its members are results in their own right. */
function isResult({ shown }: LabFact): boolean {
  return shown.members.length === 0 || shown.value.type !== 'none' || shown.parts.length > 0;
}

/** The cumulative table: rows by analyte and unit, columns by day and place, newest first; values as they were sent. */
export function labTable(facts: readonly LabFact[]): LabTable {
  const results = facts.filter(isResult);
  const analytes = new Map<string, AnalyteKey>();
  const byRow = Map.groupBy(results, (fact) => {
    const analyte = analyteKey(fact.shown);
    if (!analytes.has(analyte.key)) analytes.set(analyte.key, analyte);
    return analyte.key;
  });
  const rows = [...byRow].flatMap(([key, members]) => {
    const analyte = analytes.get(key);
    return analyte === undefined ? [] : [rowOf(analyte, members)];
  });
  const columns = new Map(results.map((fact) => [columnOf(fact).key, columnOf(fact)]));
  return {
    columns: [...columns.values()].sort(byColumn),
    groups: LAB_GROUPS.map((group) => ({
      group,
      rows: rows.filter((row) => row.group === group).sort(byItem),
    })).filter(({ rows: inGroup }) => inGroup.length > 0),
    count: results.length,
  };
}

export interface LatestResult {
  readonly item: string;
  readonly fact: LabFact;
}

/** The newest dated result of each of some items (by CLINS key), in the order asked. */
export function latestOf(facts: readonly LabFact[], keys: readonly string[]): readonly LatestResult[] {
  const newest = new Map<string, LabFact>();
  for (const fact of facts) {
    const item = fact.shown.when.state === 'dated' ? analyteKey(fact.shown).item?.key : undefined;
    const known = item === undefined ? undefined : newest.get(item);
    if (item !== undefined && (known === undefined || newestFirst(fact, known) < 0)) newest.set(item, fact);
  }
  return keys.flatMap((item) => {
    const fact = newest.get(item);
    return fact === undefined ? [] : [{ item, fact }];
  });
}
