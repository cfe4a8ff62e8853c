import type { DocumentEntry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, sourceShortName, whenText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { sortedTitle } from '../../ui/entry-title.ts';

export type DocumentFact = Merged<DocumentEntry | ReportEntry>;

export type DocumentsMode = 'read' | 'beside' | 'changes';

/** How the documents are looked at. */
export interface DocumentsView {
  readonly mode: DocumentsMode;
  /** The document that lies beside the open one, or that it is held against. */
  readonly other: EntryKey | undefined;
}

/** A document that may lie beside another: one of the list, or an earlier version. */
export interface Candidate {
  readonly entry: DocumentEntry | ReportEntry;
  /** A version that the open document replaced. */
  readonly isVersion: boolean;
}

/** What may lie beside the open document: its earlier versions, then all others as they stand in the list. */
export function candidatesFor(open: DocumentFact, facts: readonly DocumentFact[]): readonly Candidate[] {
  return [
    ...open.earlier.map((entry) => ({ entry, isVersion: true })),
    ...facts.filter((fact) => fact.key !== open.key).map((fact) => ({ entry: fact.shown, isVersion: false })),
  ];
}

/** One line that tells a document from the others: its day, title, place, and the source that holds it. */
export function lineOf(
  text: Text,
  entry: DocumentEntry | ReportEntry,
  sources: readonly Source[],
  today: string,
): string {
  const { when, provenance } = entry;
  const { language } = text;
  const date =
    when.state === 'dated' ? dateAndTime(language, when.start, today) : whenText(language, when, today);
  const place = provenance.institution ?? sourceShortName(language, sources, provenance.source);
  return `${date} ${sortedTitle(text, entry)} ${place}`;
}
