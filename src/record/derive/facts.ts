import { eachSliced, runToEnd, type Sliced } from '../../base/sliced.ts';
import { coverageOfKinds } from '../../domain/coverage.ts';
import { type Entry, type EntryOf, isOfKind } from '../../domain/entry.ts';
import { isStatement } from '../../domain/entry-state.ts';
import { KINDS, type Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { type FactsByKind, inOneOrder, mergeByKind, type Rank } from '../merge.ts';
import type { KnownFacts, PatientRecord } from '../record.ts';
import { namedEntries } from './named-entries.ts';

/** Remembers one derivation per record: the record is immutable, so its identity is all there is to compare. */
function memoised<T>(derive: (record: PatientRecord) => T): (record: PatientRecord) => T {
  const known = new WeakMap<PatientRecord, T>();
  return (record) => {
    const found = known.get(record);
    if (found !== undefined) return found;
    const value = derive(record);
    known.set(record, value);
    return value;
  };
}

/** The facts of one kind that are in force: the things, and what only says that there are none. */
interface InForce {
  readonly things: readonly Merged[];
  readonly statements: readonly Merged[];
}

/** All that is read off the merged entries, so that no screen goes through all of them again. */
interface Derived {
  readonly all: readonly Merged[];
  readonly timeline: readonly Merged[];
  readonly byKind: ReadonlyMap<Kind, InForce>;
}

/** Entered in error is hidden by default everywhere; it stays countable on the timeline. */
function isInForce(entry: Entry): boolean {
  return !entry.marks.includes('entered-in-error');
}

function isWithinDocument(fact: Merged): boolean {
  return fact.witnesses.every((witness) => witness.provenance.withinDocument !== undefined);
}

const inForceOf = new WeakMap<readonly Merged[], InForce>();

function* inForce(facts: readonly Merged[]): Sliced<InForce> {
  const known = inForceOf.get(facts);
  if (known !== undefined) return known;
  const things: Merged[] = [];
  const statements: Merged[] = [];
  yield* eachSliced(facts, (fact) => {
    if (isInForce(fact.shown)) (isStatement(fact) ? statements : things).push(fact);
  });
  const made = { things, statements };
  inForceOf.set(facts, made);
  return made;
}

function* timelineOf(all: readonly Merged[]): Sliced<readonly Merged[]> {
  const apart: Merged[] = [];
  yield* eachSliced(all, (fact) => {
    if (!isWithinDocument(fact)) apart.push(fact);
  });
  return apart.length === all.length ? all : apart;
}

function* derive(facts: FactsByKind, rank: Rank): Sliced<Derived> {
  const all = yield* inOneOrder(facts.values(), rank);
  const byKind = new Map<Kind, InForce>();
  for (const [kind, same] of facts) byKind.set(kind, yield* inForce(same));
  return { all, timeline: yield* timelineOf(all), byKind };
}

/** By the entries, so that a change of coverage costs nothing. */
const derivedOf = new WeakMap<PatientRecord['entries'], Derived>();

/** Merges a record's entries, unless that is done. Whoever shows a long record has it done in slices before. */
export function* mergeRecord(record: PatientRecord): Sliced<Derived> {
  const known = derivedOf.get(record.entries);
  if (known !== undefined) return known;
  const rank = new Map(record.sources.map((source) => [source.id, source.rank]));
  const entries = yield* namedEntries(record.entries);
  const made = yield* derive(yield* mergeByKind(entries, rank), rank);
  derivedOf.set(record.entries, made);
  return made;
}

function derivedFrom(record: PatientRecord): Derived {
  return derivedOf.get(record.entries) ?? runToEnd(mergeRecord(record));
}

/** Every fact of the record, merged, newest first. */
export function allFacts(record: PatientRecord): readonly Merged[] {
  return derivedFrom(record).all;
}

const NO_FACTS: readonly Merged[] = [];

/** The facts of some kinds in one order: of one kind the list itself, of several what is theirs of the whole list. */
function ofKinds({ all, byKind }: Derived, kinds: readonly Kind[], part: keyof InForce): readonly Merged[] {
  const filled = new Set(kinds.filter((kind) => (byKind.get(kind)?.[part].length ?? 0) > 0));
  const [first] = filled;
  if (first === undefined) return NO_FACTS;
  if (filled.size === 1) return byKind.get(first)?.[part] ?? NO_FACTS;
  const isStated = part === 'statements';
  return all.filter((fact) => {
    const { shown } = fact;
    return filled.has(shown.kind) && isInForce(shown) && isStatement(fact) === isStated;
  });
}

/** The lists are by kind: what the first is, all are. */
function areFactsOf<K extends Kind>(
  facts: readonly Merged[],
  kinds: readonly K[],
): facts is readonly Merged<EntryOf<K>>[] {
  const [first] = facts;
  return first === undefined || isOfKind<K>(first.shown, kinds);
}

/** The things of some kinds with the coverage of every feed that could hold them; what only says that there are none is not among them. */
function factsOfKinds<K extends Kind>(record: PatientRecord, kinds: readonly K[]): KnownFacts<EntryOf<K>> {
  const things = ofKinds(derivedFrom(record), kinds, 'things');
  return {
    value: areFactsOf(things, kinds) ? things : [],
    coverage: coverageOfKinds(record.coverage, kinds),
  };
}

/** One derivation per kinds, each remembered per record. */
export function factsDerivation<K extends Kind>(
  kinds: readonly K[],
): (record: PatientRecord) => KnownFacts<EntryOf<K>> {
  return memoised((record) => factsOfKinds(record, kinds));
}

/** What the record says of things of these kinds that are not there: none, not known, ruled out. */
export function statementsOfKinds(record: PatientRecord, kinds: readonly Kind[]): readonly Merged[] {
  return ofKinds(derivedFrom(record), kinds, 'statements');
}

/**
 * The timeline: every fact of the record, except those that only a document tells; these are read in their document,
 * and in the lists of their kind, and would only repeat the document's own row here.
 */
export const timelineFacts = memoised(
  (record): KnownFacts => ({
    value: derivedFrom(record).timeline,
    coverage: coverageOfKinds(record.coverage, KINDS),
  }),
);
