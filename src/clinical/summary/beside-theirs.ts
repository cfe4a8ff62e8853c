import type { Coding } from '../../domain/coded.ts';
import type { DocumentEntry, DocumentSection, Entry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { diagnosisStem, stemOf } from '../documents/name-stems.ts';
import { sectionWords } from '../documents/section-words.ts';
import { foldForSearch } from '../search/fact-search.ts';
import type { LifetimeLine, LifetimeSection, LifetimeSectionId } from './lifetime.ts';

/** Parts whose lines have a name that another summary would name too; a way of living or a score has none. */
const COMPARED: readonly LifetimeSectionId[] = [
  'problems',
  'past-problems',
  'allergies',
  'medicines',
  'operations',
  'devices',
  'vaccinations',
];

export interface ComparedPart {
  readonly id: LifetimeSectionId;
  /** Lines that rest on nothing but this document (summary-beside-01). */
  readonly onlyTheirs: readonly LifetimeLine[];
  /** Lines of ours of which neither a record, a code nor a name was found in it (summary-beside-02). */
  readonly onlyOurs: readonly LifetimeLine[];
}

/** A source's own summary held against ours; only parts in which something differs. */
export interface BesideTheirs {
  readonly parts: readonly ComparedPart[];
  readonly inBoth: number;
  /** Neither words nor records of it are at hand: nothing is compared, and nothing may be said to be missing. */
  readonly unread: boolean;
}

/** The newest summary of each source that wrote one, newest first. */
export function theirSummaries(documents: readonly Merged[]): readonly Merged<DocumentEntry>[] {
  const summaries = documents.filter(
    (fact): fact is Merged<DocumentEntry> =>
      'sections' in fact.shown && fact.shown.sort === 'patient-summary',
  );
  const bySource = Map.groupBy(summaries, ({ shown }) => shown.provenance.source);
  return [...bySource.values()].flatMap((same) => same.slice(0, 1));
}

function wordsOf(section: DocumentSection): string {
  return [section.title, sectionWords(section), ...section.sections.map(wordsOf)].join('\n');
}

/** Names of the document and its bundle, as the entries taken out of it know them. */
function placesOf({ witnesses }: Merged<DocumentEntry>): ReadonlySet<string> {
  return new Set(
    witnesses.flatMap(({ provenance }) => provenance.stands.map((stand) => `${provenance.source} ${stand}`)),
  );
}

function codedOf(entry: Entry): { readonly text: string; readonly codings: readonly Coding[] } | undefined {
  return 'code' in entry ? entry.code : 'drug' in entry ? entry.drug : undefined;
}

function codesOf(entry: Entry): readonly string[] {
  return (codedOf(entry)?.codings ?? []).map(({ system, code }) => `${system}|${code}`);
}

function namesOf(entry: Entry): readonly string[] {
  const coded = codedOf(entry);
  const told = [entry.title, coded?.text ?? '', ...(coded?.codings ?? []).map(({ display = '' }) => display)];
  return told
    .flatMap((name) => [name, stemOf(name), diagnosisStem(name)])
    .map((name) => foldForSearch(name))
    .filter((name) => name.length > 1);
}

/**
 * What only the document tells, and of what we tell nothing was found in it, part by part. Not found is all that is
 * claimed: other words for one thing are two things here, and what a source left out may have been left out with reason.
 */
export function besideTheirs(
  document: Merged<DocumentEntry>,
  sections: readonly LifetimeSection[],
  facts: readonly Merged[],
): BesideTheirs {
  const places = placesOf(document);
  const isWithin = ({ provenance: { source, withinDocument } }: Entry) =>
    withinDocument !== undefined && places.has(`${source} ${withinDocument}`);
  const within = facts.flatMap(({ witnesses }) => witnesses.filter(isWithin));
  const codes = new Set(within.flatMap(codesOf));
  const words = foldForSearch(document.shown.sections.map(wordsOf).join('\n'));
  const isFound = ({ facts: all }: LifetimeLine) =>
    all.some(({ witnesses }) =>
      witnesses.some(
        (one) =>
          isWithin(one) ||
          codesOf(one).some((code) => codes.has(code)) ||
          namesOf(one).some((name) => words.includes(name)),
      ),
    );
  const isOnlyTheirs = ({ facts: all }: LifetimeLine) =>
    all.every(({ witnesses }) => witnesses.every(isWithin));
  const compared = sections.filter(({ id }) => COMPARED.includes(id));
  const parts = compared.map(
    ({ id, lines }): ComparedPart => ({
      id,
      onlyTheirs: lines.filter(isOnlyTheirs),
      onlyOurs: lines.filter((line) => !isFound(line)),
    }),
  );
  const differing = parts.reduce((n, { onlyTheirs, onlyOurs }) => n + onlyTheirs.length + onlyOurs.length, 0);
  const all = compared.reduce((n, { lines }) => n + lines.length, 0);
  const unread = words.trim() === '' && within.length === 0;
  return {
    parts: unread ? [] : parts.filter(({ onlyTheirs, onlyOurs }) => onlyTheirs.length + onlyOurs.length > 0),
    inBoth: unread ? 0 : all - differing,
    unread,
  };
}
