import { foldText } from '../../base/text-fold.ts';
import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import { DRUG_CLASSES, type DrugClass } from '../../terminology/drug-classes.ts';
import { ingredientsOf } from '../../terminology/ingredients.ts';
import type { DoseConflict } from './dose-conflicts.ts';
import { compareLists, type Difference } from './reconciliation-compare.ts';
import type { ListItem, MedicineList } from './reconciliation-list.ts';
import {
  ingredientKeyOf,
  type MatchedItems,
  matchItems,
  plainName,
  type RowMatch,
} from './reconciliation-match.ts';

/** In the order of the page. `not-compared`: on one list alone, and no other list is known well enough to say more. */
export const ROW_GROUPS = ['different', 'not-compared', 'similar', 'same', 'only-uncoded'] as const;

export type RowGroup = (typeof ROW_GROUPS)[number];

/**
 * `missing`: the list is wholly known and does not hold it, unless it is one of its `unread` medicines without an
 * ingredient code. `not-listed`: a notebook or a file does not hold it, which says nothing. `not-known`: the list is not
 * wholly known, or what this row is has no ingredient code and so cannot be recognised on another list.
 */
export type ListCell =
  | { readonly state: 'listed'; readonly items: NonEmpty<ListItem> }
  | { readonly state: 'missing'; readonly unread: number }
  | { readonly state: 'not-listed' }
  | { readonly state: 'not-known'; readonly because: 'list' | 'uncoded' };

export interface ReconciliationRow {
  readonly key: string;
  readonly name: string;
  readonly group: RowGroup;
  readonly matchedBy: RowMatch;
  /** By the id of the list. */
  readonly cells: ReadonlyMap<string, ListCell>;
  readonly differences: readonly Difference[];
  /** 1日量は同じ, or not; absent where it is not plain on every list. */
  readonly sameDailyAmount?: boolean;
  readonly highRisk?: DrugClass;
  /** Disagreements within a list (an order and its supply). */
  readonly conflicts: readonly DoseConflict[];
  /** Keys of rows that may be the same medicine, by a similar name or a shared ingredient. Never joined on that ground. */
  readonly maybe: readonly string[];
}

export interface Reconciliation {
  readonly rows: readonly ReconciliationRow[];
  readonly counts: Readonly<Record<RowGroup, number>>;
  /** Lists of which some did not come. */
  readonly partial: readonly string[];
}

/** No code tells its ingredients: nobody can say that another list does not hold it. */
function isUnread(item: ListItem): boolean {
  return ingredientKeyOf(item) === undefined;
}

type UnreadOf = (list: string) => number;

function cellOf(list: MedicineList, { items }: MatchedItems, unread: UnreadOf): ListCell {
  const own = items.filter((item) => item.list === list.id);
  if (isNonEmpty(own)) return { state: 'listed', items: own };
  if (list.extent === 'part') return { state: 'not-known', because: 'list' };
  if (items.every(isUnread)) return { state: 'not-known', because: 'uncoded' };
  return list.extent === 'brought' ? { state: 'not-listed' } : { state: 'missing', unread: unread(list.id) };
}

function isUncoded({ fact }: ListItem): boolean {
  return fact.witnesses.every(({ drug }) => ingredientsOf(drug).known === 'text');
}

/** What asks for a look: anything but another product of the same amount. */
const GRAVE: ReadonlySet<Difference> = new Set<Difference>([
  'missing',
  'not-listed',
  'dose-per-day',
  'dose-unclear',
  'several-supplies',
  'directions',
  'route',
]);
const PRODUCT: ReadonlySet<Difference> = new Set<Difference>(['strength', 'form', 'brand', 'dose-at-once']);

interface Standing {
  readonly listed: number;
  readonly uncoded: boolean;
  readonly conflicts: boolean;
  readonly sameDailyAmount: boolean | undefined;
}

function groupOf(differences: readonly Difference[], standing: Standing): RowGroup {
  if (standing.uncoded) return 'only-uncoded';
  if (standing.conflicts || differences.some((one) => GRAVE.has(one))) return 'different';
  if (standing.listed < 2) return 'not-compared';
  if (differences.includes('dose-at-once') && standing.sameDailyAmount !== true) return 'different';
  return differences.some((one) => PRODUCT.has(one)) ? 'similar' : 'same';
}

/** A notebook that does not hold it counts where nobody else holds it either, and everyone is known. */
function absences(cells: readonly ListCell[]): readonly Difference[] {
  const has = (state: ListCell['state']) => cells.some((cell) => cell.state === state);
  const listed = cells.filter(({ state }) => state === 'listed').length;
  if (has('missing')) return ['missing'];
  return listed === 1 && has('not-listed') && !has('not-known') ? ['not-listed'] : [];
}

function highRiskOf(items: readonly ListItem[]): DrugClass | undefined {
  return DRUG_CLASSES.find((name) => items.some(({ line }) => line.classes.includes(name)));
}

function conflictsOf(items: readonly ListItem[]): readonly DoseConflict[] {
  return [...new Set(items.map(({ supply }) => supply))].flatMap(({ conflicts }) => conflicts);
}

function rowOf(
  lists: readonly MedicineList[],
  matched: MatchedItems,
  unread: UnreadOf,
): Omit<ReconciliationRow, 'maybe'> {
  const { items } = matched;
  const cells = lists.map((list) => [list.id, cellOf(list, matched, unread)] as const);
  const listed = cells.flatMap(([, cell]) => (cell.state === 'listed' ? [cell.items] : []));
  const compared = compareLists(listed);
  const differences = [...absences(cells.map(([, cell]) => cell)), ...compared.differences];
  const conflicts = conflictsOf(items);
  const highRisk = highRiskOf(items);
  const names = items.map(({ fact }) => fact.shown.title).toSorted();
  return {
    key: matched.key,
    name: names.find((name) => !/【般】/u.test(name)) ?? names[0] ?? '',
    group: groupOf(differences, {
      listed: listed.length,
      uncoded: items.every(isUncoded),
      conflicts: conflicts.length > 0,
      sameDailyAmount: compared.sameDailyAmount,
    }),
    matchedBy: matched.by,
    cells: new Map(cells),
    differences,
    ...(compared.sameDailyAmount === undefined ? {} : { sameDailyAmount: compared.sameDailyAmount }),
    ...(highRisk === undefined ? {} : { highRisk }),
    conflicts,
  };
}

/** The letters with which a name begins, before its form and strength: four or more say something. */
function stemOf(name: string): string {
  return /^[\p{Letter}-]+/u.exec(plainName(name))?.[0]?.slice(0, 4) ?? '';
}

const LEAST_STEM = 4;

function mayBeOne(a: MatchedItems, b: MatchedItems): boolean {
  const lists = new Set(a.items.map(({ list }) => list));
  if (
    b.items.every(({ list }) => lists.has(list)) &&
    a.items.every((one) => b.items.some(({ list }) => list === one.list))
  )
    return false;
  const partsOf = ({ items }: MatchedItems) =>
    items.flatMap(({ fact }) => ingredientsOf(fact.shown.drug).parts);
  const parts = partsOf(a);
  if (partsOf(b).some((part) => parts.includes(part))) return true;
  const stems = ({ items }: MatchedItems) =>
    items.map(({ fact }) => stemOf(fact.shown.title)).filter((stem) => stem.length >= LEAST_STEM);
  const own = stems(a);
  return stems(b).some((stem) => own.includes(stem));
}

function riskRank({ highRisk }: ReconciliationRow): number {
  return highRisk === undefined ? DRUG_CLASSES.length : DRUG_CLASSES.indexOf(highRisk);
}

/** High-risk medicines first within a group, then by name. */
function byGroup(a: ReconciliationRow, b: ReconciliationRow): number {
  const order = ROW_GROUPS.indexOf(a.group) - ROW_GROUPS.indexOf(b.group) || riskRank(a) - riskRank(b);
  if (order !== 0) return order;
  const [x, y] = [foldText(a.name), foldText(b.name)];
  return x === y ? (a.key < b.key ? -1 : 1) : x < y ? -1 : 1;
}

/**
 * Two or more lists side by side (Twinlist: Plaisant C et al., AMIA Annu Symp Proc 2013;2013:1150): what differs, what is
 * the same medicine in another product, what is the same. Nobody's list is taken for the right one.
 */
export function reconcile(lists: readonly MedicineList[]): Reconciliation {
  const matched = matchItems(lists.flatMap(({ items }) => items));
  // What joined a coded medicine by its product code or its name has been recognised.
  const alone = matched.filter(({ items }) => items.every(isUnread)).flatMap(({ items }) => items);
  const unread: UnreadOf = (id) => alone.filter(({ list }) => list === id).length;
  const rows = matched.map((one): ReconciliationRow => {
    const row = rowOf(lists, one, unread);
    const maybe = matched.filter((other) => other !== one && mayBeOne(one, other)).map(({ key }) => key);
    return { ...row, maybe: maybe.toSorted() };
  });
  const count = (group: RowGroup) => rows.filter((row) => row.group === group).length;
  return {
    rows: rows.toSorted(byGroup),
    counts: {
      different: count('different'),
      'not-compared': count('not-compared'),
      similar: count('similar'),
      same: count('same'),
      'only-uncoded': count('only-uncoded'),
    },
    partial: lists.filter(({ extent }) => extent === 'part').map(({ id }) => id),
  };
}
