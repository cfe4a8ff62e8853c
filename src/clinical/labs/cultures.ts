import type { ReportEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { LabFact } from './lab-result.ts';

/** A germ of a culture, and its response to drugs. */
export interface CultureGerm {
  readonly fact: LabFact;
  readonly drugs: readonly LabFact[];
}

/** What was grown of one specimen, as far as the record itself holds it together: a report, or a head with members. */
export interface Culture {
  readonly key: EntryKey;
  readonly head: LabFact | Merged<ReportEntry>;
  readonly germs: readonly CultureGerm[];
  /** Responses of which the record does not say to which of several germs they belong: never guessed. */
  readonly ofUntoldGerm: readonly LabFact[];
  /** Smears, counts and other results of the same culture. */
  readonly others: readonly LabFact[];
}

export interface Cultures {
  readonly cultures: readonly Culture[];
  /** Germs and responses that no report and no head holds together. */
  readonly loose: readonly LabFact[];
}

type Head = LabFact | Merged<ReportEntry>;

function namesOf(head: Head): readonly string[] {
  return head.shown.kind === 'report' ? head.shown.results : head.shown.members;
}

/** Facts by the source and the `Type/id` that any of their witnesses has there. */
function byName(facts: readonly LabFact[]): ReadonlyMap<string, LabFact> {
  return new Map(
    facts.flatMap((fact) =>
      fact.witnesses.flatMap(({ provenance }) =>
        provenance.stands.map((name) => [`${provenance.source} ${name}`, fact] as const),
      ),
    ),
  );
}

function membersOf(head: Head, known: ReadonlyMap<string, LabFact>): readonly LabFact[] {
  const found = namesOf(head).flatMap((name) => known.get(`${head.shown.provenance.source} ${name}`) ?? []);
  return [...new Set(found)];
}

function isOfCulture({ shown }: LabFact): boolean {
  return shown.sort === 'organism' || shown.sort === 'susceptibility';
}

function cultureOf(head: Head, known: ReadonlyMap<string, LabFact>): Culture {
  const members = membersOf(head, known);
  const drugs = members.filter(({ shown }) => shown.sort === 'susceptibility');
  const germs = members.filter(({ shown }) => shown.sort === 'organism');
  const [only] = germs;
  // A germ may hold its own drugs; of one germ alone, those of the same culture are its.
  const own = germs.map((fact): CultureGerm => {
    const held = membersOf(fact, known).filter(({ shown }) => shown.sort === 'susceptibility');
    return { fact, drugs: held.length === 0 && germs.length === 1 && fact === only ? drugs : held };
  });
  const told = new Set(own.flatMap((germ) => germ.drugs));
  return {
    key: head.key,
    head,
    germs: own,
    ofUntoldGerm: drugs.filter((drug) => !told.has(drug)),
    others: members.filter((fact) => !isOfCulture(fact)),
  };
}

/** Cultures with germs and their susceptibility, by the references of the record alone (lab-culture-01). */
export function culturesOf(facts: readonly LabFact[], reports: readonly Merged<ReportEntry>[]): Cultures {
  const known = byName(facts);
  const heads: readonly Head[] = [
    ...reports.filter(({ shown }) => shown.results.length > 0),
    ...facts.filter(({ shown }) => shown.members.length > 0 && shown.sort !== 'organism'),
  ];
  const cultures = heads
    .map((head) => cultureOf(head, known))
    .filter(({ germs, ofUntoldGerm }) => germs.length + ofUntoldGerm.length > 0);
  const held = new Set(
    cultures.flatMap(({ germs, ofUntoldGerm }) => [
      ...germs.flatMap(({ fact, drugs }) => [fact, ...drugs]),
      ...ofUntoldGerm,
    ]),
  );
  return { cultures, loose: facts.filter((fact) => isOfCulture(fact) && !held.has(fact)) };
}
