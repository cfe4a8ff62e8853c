import { eachSliced, runToEnd, type Sliced } from '../../base/sliced.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { dateAttribute, type PartialDate } from '../../domain/partial-date.ts';
import { LAB_GROUPS, LAB_ITEMS, type LabGroup, type LabItem } from '../../terminology/lab-items.ts';
import { type AnalyteKey, analyteKey, type JoinedBy, measuredItem, type RowSplit } from './analyte-key.ts';
import { type LabChange, labChange, type LabSlope, labSlope } from './lab-change.ts';
import { type LabFact, type LabResult, labResult } from './lab-result.ts';
import { type RowDraft, rowDrafts } from './lab-rows.ts';

export type { LabFact, LabResult } from './lab-result.ts';

/** One visit to one laboratory: a day (as exactly as it is known) and a place. Undated results stand in the last column. */
export interface LabColumn {
  readonly key: string;
  readonly date?: PartialDate;
  readonly place: string;
}

/** One analyte. Several results of one day stand in one cell, newest first; none is dropped. */
export interface LabRow {
  readonly key: string;
  readonly group: LabGroup;
  readonly item?: LabItem;
  /** The name as the newest result has it. */
  readonly name: string;
  /** Names of the table of items, else the record's own in both. */
  readonly names: { readonly ja: string; readonly en: string };
  /** By which codes its results were put together, the surest first. */
  readonly joinedBy: readonly JoinedBy[];
  /** Why it stands apart from another row of the same test. */
  readonly split?: RowSplit;
  /** Methods (JLAC10) and specimens that the official list puts in one row: more than one of a kind is said. */
  readonly mixed: { readonly methods: readonly string[]; readonly specimens: readonly string[] };
  /** Unit of the row; each result keeps its own. */
  readonly unit: string;
  /** Range of the newest result that tells one in the unit of the row; else with its own unit. */
  readonly range: string;
  readonly rangeVaries: boolean;
  /** How many of its results are shown converted. */
  readonly converted: number;
  readonly trendable: boolean;
  readonly cells: ReadonlyMap<string, readonly LabFact[]>;
  /** The same, read for the row: by column key, newest first. */
  readonly results: ReadonlyMap<string, readonly LabResult[]>;
  /** All results, newest first. */
  readonly facts: readonly LabFact[];
  readonly all: readonly LabResult[];
  /** The newest amount against the one before it (lab-change-01…03). */
  readonly change?: LabChange;
  /** The line through its last year (lab-slope-01). */
  readonly slope?: LabSlope;
}

export interface LabTable {
  /** Newest first; turn them round for oldest first. */
  readonly columns: readonly LabColumn[];
  readonly groups: readonly { readonly group: LabGroup; readonly rows: readonly LabRow[] }[];
  readonly count: number;
}

/** The visit that a result is of. */
export function columnOf({ shown }: LabFact): LabColumn {
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
  return x === y ? (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : x < y ? 1 : -1;
}

const JOINS: readonly JoinedBy[] = ['clins', 'jlac10', 'jlac11', 'loinc', 'local', 'name'];

function addTo<T>(groups: Map<string, T[]>, key: string, member: T): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [member]);
  else known.push(member);
}

/** A range in another unit than the row's must not stand beside the row's unit without its own. */
function rangeText(all: readonly LabResult[]): string {
  const ranged = all.filter(({ range }) => range !== undefined);
  const own = ranged.find(({ converted, marks }) => converted === undefined && !marks.includes('unit-odd'));
  if (own !== undefined) return own.range?.text ?? '';
  const [foreign] = ranged;
  return foreign === undefined ? '' : `${foreign.range?.text ?? ''} ${foreign.unit}`.trim();
}

function* rowOf(draft: RowDraft): Sliced<LabRow> {
  const { analyte, scale, facts } = draft;
  const all: LabResult[] = [];
  const cells = new Map<string, LabFact[]>();
  const results = new Map<string, LabResult[]>();
  yield* eachSliced(facts, (fact) => {
    const result = labResult(fact, scale);
    const column = columnOf(fact).key;
    all.push(result);
    addTo(cells, column, fact);
    addTo(results, column, result);
  });
  const ranges = all.flatMap(({ range }) => (range === undefined ? [] : [range.text]));
  const name = facts[0]?.shown.title ?? '';
  const change = analyte.trendable ? labChange(all) : undefined;
  const slope = analyte.trendable ? labSlope(all) : undefined;
  return {
    key: draft.key,
    group: analyte.group,
    ...(analyte.item === undefined ? {} : { item: analyte.item }),
    name,
    names: analyte.names ?? { ja: name, en: name },
    joinedBy: JOINS.filter((join) => draft.joins.has(join)),
    ...(draft.split === undefined ? {} : { split: draft.split }),
    mixed: { methods: [...draft.methods].sort(), specimens: [...draft.specimens].sort() },
    unit: scale.unit,
    range: rangeText(all),
    rangeVaries: new Set(ranges).size > 1,
    converted: all.filter(({ converted }) => converted !== undefined).length,
    trendable: analyte.trendable,
    cells,
    results,
    facts,
    all,
    ...(change === undefined ? {} : { change }),
    ...(slope === undefined ? {} : { slope }),
  };
}

function itemRank(row: LabRow): number {
  return row.item === undefined ? LAB_ITEMS.length : LAB_ITEMS.indexOf(row.item);
}

function newestDay({ facts }: LabRow): string {
  const when = facts[0]?.shown.when;
  return when?.state === 'dated' ? when.start.sortKey : '';
}

/** In the order of the items; what is none of them by name; of one item in several rows the newest first. */
function byItem(a: LabRow, b: LabRow): number {
  const rank = itemRank(a) - itemRank(b);
  if (rank !== 0) return rank;
  if (a.item === undefined && a.name !== b.name) return a.name < b.name ? -1 : 1;
  const [x, y] = [newestDay(a), newestDay(b)];
  return x === y ? (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : x < y ? 1 : -1;
}

/** A head of a panel carries no value of its own; its members are results in their own right. */
function isResult({ shown }: LabFact): boolean {
  return shown.members.length === 0 || shown.value.type !== 'none' || shown.parts.length > 0;
}

/** Told of each entry once: an entry never changes. */
const READ = new WeakMap<ObservationEntry, AnalyteKey>();

export function analyteOf(entry: ObservationEntry): AnalyteKey {
  const known = READ.get(entry);
  if (known !== undefined) return known;
  const read = analyteKey(entry);
  READ.set(entry, read);
  return read;
}

/** The cumulative table: rows by analyte, columns by day and place, newest first; values as they were sent. */
export function* labTableSliced(facts: readonly LabFact[]): Sliced<LabTable> {
  const byAnalyte = new Map<string, LabFact[]>();
  const columns = new Map<string, LabColumn>();
  let count = 0;
  yield* eachSliced(facts, (fact) => {
    if (!isResult(fact)) return;
    count += 1;
    const column = columnOf(fact);
    if (!columns.has(column.key)) columns.set(column.key, column);
    const { analyte } = analyteOf(fact.shown);
    addTo(byAnalyte, analyte, fact);
  });
  const rows: LabRow[] = [];
  for (const members of byAnalyte.values()) {
    for (const draft of rowDrafts(members.toSorted(newestFirst), analyteOf)) rows.push(yield* rowOf(draft));
    yield;
  }
  const byGroup = Map.groupBy(rows, ({ group }) => group);
  return {
    columns: [...columns.values()].sort(byColumn),
    groups: LAB_GROUPS.flatMap((group) => {
      const inGroup = byGroup.get(group);
      return inGroup === undefined ? [] : [{ group, rows: inGroup.toSorted(byItem) }];
    }),
    count,
  };
}

export function labTable(facts: readonly LabFact[]): LabTable {
  return runToEnd(labTableSliced(facts));
}

export interface LatestResult {
  readonly item: string;
  readonly fact: LabFact;
}

/** The newest dated result of each of some items (by CLINS key), in the order asked. */
export function latestOf(facts: readonly LabFact[], keys: readonly string[]): readonly LatestResult[] {
  const newest = new Map<string, LabFact>();
  for (const fact of facts) {
    const item = fact.shown.when.state === 'dated' ? measuredItem(fact.shown)?.key : undefined;
    const known = item === undefined ? undefined : newest.get(item);
    if (item !== undefined && (known === undefined || newestFirst(fact, known) < 0)) newest.set(item, fact);
  }
  return keys.flatMap((item) => {
    const fact = newest.get(item);
    return fact === undefined ? [] : [{ item, fact }];
  });
}
