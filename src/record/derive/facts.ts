import { coverageOfKinds } from '../../domain/coverage.ts';
import { type Entry, type EntryOf, isOfKind } from '../../domain/entry.ts';
import { isStatement } from '../../domain/entry-state.ts';
import type { StudyUid } from '../../domain/ids.ts';
import { KINDS, type Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { mergeEntries } from '../merge.ts';
import type { KnownFacts, PatientRecord } from '../record.ts';

/** Remembers one derivation per record: the record is immutable, so its identity is all there is to compare. */
export function memoised<T>(derive: (record: PatientRecord) => T): (record: PatientRecord) => T {
  const known = new WeakMap<PatientRecord, T>();
  return (record) => {
    const found = known.get(record);
    if (found !== undefined) return found;
    const value = derive(record);
    known.set(record, value);
    return value;
  };
}

/** Names of institutions by their ten-digit number, as far as any record of this person tells them. */
function institutionNames(entries: Iterable<Entry>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { provenance } of entries) {
    const { institution, institutionNumber } = provenance;
    if (institution !== undefined && institutionNumber !== undefined && institution !== institutionNumber) {
      names.set(institutionNumber, institution);
    }
  }
  return names;
}

/** Most records carry only the number of their institution (JP-CLINS, extension JP_eCS_InstitutionNumber): others' word gives it its name. */
function withInstitutionNames(entries: PatientRecord['entries']): readonly Entry[] {
  const names = institutionNames(entries.values());
  return [...entries.values()].map((entry) => {
    const { institution, institutionNumber } = entry.provenance;
    const name = institution === institutionNumber ? names.get(institutionNumber ?? '') : undefined;
    return name === undefined ? entry : { ...entry, provenance: { ...entry.provenance, institution: name } };
  });
}

/** A report names its study by an address in its own source; the number by which images are found is the study's. */
function withStudies(entries: readonly Entry[]): readonly Entry[] {
  const uids = new Map<string, StudyUid>();
  for (const entry of entries) {
    if (entry.kind !== 'imaging' || entry.studyUid === undefined) continue;
    for (const stand of entry.provenance.stands)
      uids.set(`${entry.provenance.source} ${stand}`, entry.studyUid);
  }
  return entries.map((entry) => {
    if (entry.kind !== 'report' || entry.studies === undefined) return entry;
    const found = entry.studies.flatMap((study) => uids.get(`${entry.provenance.source} ${study}`) ?? []);
    return found.length === 0 ? entry : { ...entry, studyUids: [...new Set([...entry.studyUids, ...found])] };
  });
}

const mergedByEntries = new WeakMap<PatientRecord['entries'], readonly Merged[]>();

/** Every fact of the record, merged, newest first. Keyed on the entries, so that a change of coverage costs nothing. */
export function allFacts(record: PatientRecord): readonly Merged[] {
  const found = mergedByEntries.get(record.entries);
  if (found !== undefined) return found;
  const rank = new Map(record.sources.map((source) => [source.id, source.rank]));
  const merged = mergeEntries(withStudies(withInstitutionNames(record.entries)), rank);
  mergedByEntries.set(record.entries, merged);
  return merged;
}

function isFactOf<K extends Kind>(fact: Merged, kinds: readonly K[]): fact is Merged<EntryOf<K>> {
  return isOfKind<K>(fact.shown, kinds);
}

/** Entered in error is hidden by default everywhere; it stays countable on the timeline. */
function isInForce(entry: Entry): boolean {
  return !entry.marks.includes('entered-in-error');
}

/** The things of some kinds with the coverage of every feed that could hold them; what only says that there are none is not among them. */
export function factsOfKinds<K extends Kind>(
  record: PatientRecord,
  kinds: readonly K[],
): KnownFacts<EntryOf<K>> {
  const facts = allFacts(record).filter((fact): fact is Merged<EntryOf<K>> => isFactOf(fact, kinds));
  return {
    value: facts.filter((fact) => isInForce(fact.shown) && !isStatement(fact)),
    coverage: coverageOfKinds(record.coverage, kinds),
  };
}

/** One derivation per kinds, each remembered per record. */
export function factsDerivation<K extends Kind>(
  kinds: readonly K[],
): (record: PatientRecord) => KnownFacts<EntryOf<K>> {
  return memoised((record) => factsOfKinds(record, kinds));
}

const allStatements = memoised((record): readonly Merged[] =>
  allFacts(record).filter((fact) => isStatement(fact) && isInForce(fact.shown)),
);

/** What the record says of things of these kinds that are not there: none, not known, ruled out. */
export function statementsOfKinds(record: PatientRecord, kinds: readonly Kind[]): readonly Merged[] {
  return allStatements(record).filter((fact) => isFactOf(fact, kinds));
}

function isWithinDocument(fact: Merged): boolean {
  return fact.witnesses.every((witness) => witness.provenance.withinDocument !== undefined);
}

/**
 * The timeline: every fact of the record, except those that only a document tells; these are read in their document,
 * and in the lists of their kind, and would only repeat the document's own row here.
 */
export const timelineFacts = memoised(
  (record): KnownFacts => ({
    value: allFacts(record).filter((fact) => !isWithinDocument(fact)),
    coverage: coverageOfKinds(record.coverage, KINDS),
  }),
);
