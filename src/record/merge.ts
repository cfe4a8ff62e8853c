import { isNonEmpty, type NonEmpty } from '../base/non-empty.ts';
import { eachSliced, runToEnd, type Sliced } from '../base/sliced.ts';
import { sortSliced } from '../base/sort-sliced.ts';
import type { AllergyEntry, Entry } from '../domain/entry.ts';
import { isPastAllergy } from '../domain/entry-state.ts';
import type { EntryKey, SourceId } from '../domain/ids.ts';
import type { Kind } from '../domain/kind.ts';
import type { MergeReason, Merged } from '../domain/merged.ts';
import { compareNewestFirst } from '../domain/partial-date.ts';
import { DICOM_UID_SYSTEM } from '../terminology/code-systems.ts';
import { RULE_OF } from './merge/claims.ts';
import { conflictsOf } from './merge/conflicts.ts';
import { type BothSides, withCounterparts } from './merge/counterparts.ts';
import { type Group, groupEntries } from './merge/groups.ts';
import { type PlaceOf, placesOf, readingsOf } from './merge/places.ts';
import { forgetFolded, isInError } from './merge/traits.ts';
import { versionsOf } from './merge/versions.ts';

/** Where each source stands: the lower, the sooner it speaks for a fact. */
export type Rank = ReadonlyMap<SourceId, number>;

function byRank(a: Entry, b: Entry, rank: Rank): number {
  const within =
    Number(a.provenance.withinDocument !== undefined) - Number(b.provenance.withinDocument !== undefined);
  if (within !== 0) return within;
  const ranks = (rank.get(a.provenance.source) ?? 0) - (rank.get(b.provenance.source) ?? 0);
  return ranks !== 0 ? ranks : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function compareEntries(a: Entry, b: Entry, rank: Rank): number {
  const dates = compareNewestFirst(a.when, b.when);
  return dates !== 0 ? dates : byRank(a, b, rank);
}

/** The graver a record of an allergy, the sooner it speaks for all: a milder one must not stand over it. */
function gravity(entry: AllergyEntry): number {
  if (entry.verification === 'refuted') return -2;
  if (isPastAllergy(entry)) return -1;
  return (entry.contraindication ? 2 : 0) + (entry.criticality === 'high' ? 1 : 0);
}

/**
 * Rule merge-16: of several witnesses is shown one that stands (not entered in error), one that records the thing rather
 * than one that rules it out, of an allergy the gravest, of a study the record rather than the archive, else one that
 * knows when it was; then by rank.
 */
function preference(entry: Entry): number {
  const tells = entry.kind === 'imaging' ? entry.knownTo === 'record' : entry.when.state === 'dated';
  const grave = entry.kind === 'allergy' ? gravity(entry) : 0;
  const denied = entry.negative === undefined ? 0 : -50;
  return (isInError(entry) ? -100 : 0) + denied + grave * 10 + (tells ? 1 : 0);
}

function reasonOf(witnesses: readonly Entry[], by: Group['by']): MergeReason {
  const [first, ...rest] = witnesses;
  if (first === undefined || rest.length === 0) return { by: 'alone' };
  const shared = first.businessIds.find((id) => rest.every((other) => other.businessIds.includes(id)));
  if (shared === undefined && by !== undefined) return { by, rule: RULE_OF[by] };
  // Witnesses in a chain (a and b share one number, b and c another) are named by the first number any two share.
  const id =
    shared ??
    witnesses
      .flatMap((one) => one.businessIds)
      .find((candidate, index, all) => all.indexOf(candidate) !== index) ??
    '';
  return id.startsWith(DICOM_UID_SYSTEM)
    ? { by: 'study-uid', id, rule: 'merge-02' }
    : { by: 'business-id', id, rule: 'merge-01' };
}

function alone(entry: Entry, witnesses: NonEmpty<Entry>): Merged {
  return {
    key: entry.key,
    shown: entry,
    witnesses,
    earlier: [],
    because: { by: 'alone' },
    conflicts: [],
    counterparts: [],
  };
}

function factOf({ entries: arrived, by }: Group, rank: Rank): Merged | undefined {
  if (!isNonEmpty(arrived)) return undefined;
  if (arrived.length === 1) return alone(arrived[0], arrived);
  const entries = arrived.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  if (!isNonEmpty(entries)) return undefined;
  const { current, earlier } = versionsOf(entries);
  const ordered = current.toSorted((a, b) => preference(b) - preference(a) || byRank(a, b, rank));
  const shown = ordered[0] ?? current[0];
  const witnesses: NonEmpty<Entry> = [shown, ...ordered.slice(1).toSorted((a, b) => byRank(a, b, rank))];
  const because = reasonOf(witnesses, by);
  const numbered = because.by === 'business-id' || because.by === 'study-uid';
  return {
    key: shown.key,
    shown,
    witnesses,
    earlier,
    because,
    conflicts: conflictsOf(witnesses, numbered),
    counterparts: [],
  };
}

/** What was merged of one kind, and from what. */
interface Remembered {
  readonly entries: readonly Entry[];
  /** Ranks of the sources, and names of institutions. */
  readonly circumstances: string;
  readonly facts: readonly Merged[];
}

/**
 * Remembers per kind, on the raw resource of its first entry: while pages of one kind arrive the others are not merged
 * again, and when the chart is gone the memory is gone with its entries.
 */
const remembered = new WeakMap<object, Map<Kind, Remembered>>();

function isSameEntry(a: Entry, b: Entry | undefined): boolean {
  if (a === b) return true;
  if (b === undefined || a.key !== b.key || a.provenance.raw !== b.provenance.raw) return false;
  // An entry is copied only to give its institution a name or its study a number (derive/facts), or made anew.
  if ('studyUids' in a && 'studyUids' in b && a.studyUids.length !== b.studyUids.length) return false;
  return a.provenance.institution === b.provenance.institution && a.when === b.when;
}

function inOrder(rank: Rank): (a: Merged, b: Merged) => number {
  return (a, b) => compareEntries(a.shown, b.shown, rank);
}

function* areSame(entries: readonly Entry[], known: readonly Entry[]): Sliced<boolean> {
  if (entries.length !== known.length) return false;
  for (const [index, entry] of entries.entries()) {
    if (!isSameEntry(entry, known[index])) return false;
    if (index % 512 === 0) yield;
  }
  return true;
}

function* mergeKind(
  kind: Kind,
  entries: readonly Entry[],
  placeOf: PlaceOf,
  rank: Rank,
): Sliced<readonly Merged[]> {
  const [first] = entries;
  if (first === undefined) return [];
  const memory = remembered.get(first.provenance.raw) ?? new Map<Kind, Remembered>();
  const circumstances = `${[...rank].join(' ')} ${yield* readingsOf(entries, placeOf)}`;
  const known = memory.get(kind);
  if (known?.circumstances === circumstances && (yield* areSame(entries, known.entries))) return known.facts;
  const unordered: Merged[] = [];
  const add = (group: Group) => {
    const fact = factOf(group, rank);
    if (fact !== undefined) unordered.push(fact);
  };
  yield* eachSliced(yield* groupEntries(entries, placeOf), add, 64);
  const facts = yield* sortSliced(unordered, inOrder(rank));
  remembered.set(first.provenance.raw, memory.set(kind, { entries, circumstances, facts }));
  return facts;
}

const counterparts = new WeakMap<
  readonly Merged[],
  { readonly dispensings: readonly Merged[]; readonly linked: BothSides }
>();

function* linked(both: BothSides): Sliced<BothSides> {
  const { prescriptions, dispensings } = both;
  const known = counterparts.get(prescriptions);
  if (known?.dispensings === dispensings) return known.linked;
  const made = yield* withCounterparts(both);
  counterparts.set(prescriptions, { dispensings, linked: made });
  return made;
}

/** The facts of each kind, in order: of a kind that did not change the same list as before. */
export type FactsByKind = ReadonlyMap<Kind, readonly Merged[]>;

function* ofEveryKind(list: readonly Entry[], rank: Rank): Sliced<FactsByKind> {
  const placeOf = yield* placesOf(list);
  const entries = new Map<Kind, Entry[]>();
  yield* eachSliced(list, (entry) => {
    const same = entries.get(entry.kind);
    if (same === undefined) entries.set(entry.kind, [entry]);
    else same.push(entry);
  });
  const facts = new Map<Kind, readonly Merged[]>();
  for (const [kind, same] of entries) facts.set(kind, yield* mergeKind(kind, same, placeOf, rank));
  const [prescriptions, dispensings] = [facts.get('prescription'), facts.get('dispensing')];
  if (prescriptions === undefined || dispensings === undefined) return facts;
  const both = yield* linked({ prescriptions, dispensings });
  return facts.set('prescription', both.prescriptions).set('dispensing', both.dispensings);
}

/**
 * Puts the entries of all sources together into facts, each with all its witnesses: by common numbers, and where there
 * are none by the rules of its kind (docs/clinical-rules.md, merge-01 …). Kinds are never mixed and nothing is dropped.
 * Ordered newest first, then by source rank, then by key: arrivals in any order give the same list. No entry may stand
 * in the list twice. Whoever does not want the result any more must say so (`return`): words are remembered meanwhile.
 */
export function* mergeByKind(list: readonly Entry[], rank: Rank): Sliced<FactsByKind> {
  try {
    return yield* ofEveryKind(list, rank);
  } finally {
    forgetFolded();
  }
}

/** Facts of several kinds in one order; each list is in that order itself. */
export function inOneOrder(lists: Iterable<readonly Merged[]>, rank: Rank): Sliced<readonly Merged[]> {
  return sortSliced([...lists].flat(), inOrder(rank));
}

/** All facts of some entries at one go. */
export function mergeEntries(entries: Iterable<Entry>, rank: Rank): readonly Merged[] {
  const unique = new Map<EntryKey, Entry>();
  for (const entry of entries) unique.set(entry.key, entry);
  const facts = runToEnd(mergeByKind([...unique.values()], rank));
  return runToEnd(inOneOrder(facts.values(), rank));
}
