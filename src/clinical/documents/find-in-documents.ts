import type { DocumentEntry, DocumentSection, ReportEntry } from '../../domain/entry.ts';
import { foldForSearch, wordsOfQuery } from '../search/fact-search.ts';
import { sectionWords } from './section-words.ts';

type Readable = DocumentEntry | ReportEntry;

function wordsOfSections(sections: readonly DocumentSection[]): readonly string[] {
  return sections.flatMap((section) => [
    section.title,
    sectionWords(section),
    ...wordsOfSections(section.sections),
  ]);
}

const FOLDED = new WeakMap<Readable, string>();

/** Title, people, places and all words of a document, folded once; pieces are kept apart so that no word reaches over two. */
function foldedWords(entry: Readable): string {
  const known = FOLDED.get(entry);
  if (known !== undefined) return known;
  const { author, institution, department } = entry.provenance;
  const body =
    entry.kind === 'report'
      ? [entry.conclusion, ...entry.findings]
      : [entry.addressee, entry.custodian, ...wordsOfSections(entry.sections)];
  const pieces = [entry.title, entry.code.text, author, institution, department, ...entry.notes, ...body];
  const folded = pieces.map((piece) => foldForSearch(piece ?? '')).join('\u0000');
  FOLDED.set(entry, folded);
  return folded;
}

/** doc-find-02: in how many places a document holds the words asked for; none where it does not hold every one of them. */
export function hitsInDocument(entry: Readable, query: string): number {
  const text = foldedWords(entry);
  const counts = wordsOfQuery(query).map((word) => text.split(word).length - 1);
  return counts.length === 0 || counts.includes(0) ? 0 : counts.reduce((sum, count) => sum + count, 0);
}

/** Whether words of the document may stand where nothing here can look: a body that did not come, or an attachment. */
export function holdsUnreadWords(entry: Readable): boolean {
  const hasAttachment = (sections: readonly DocumentSection[]): boolean =>
    sections.some((section) => section.attachments.length > 0 || hasAttachment(section.sections));
  if (entry.attachments.length > 0) return true;
  if (entry.kind === 'report') return entry.conclusion === undefined && entry.findings.length === 0;
  return entry.bodyMissing !== undefined || entry.sections.length === 0 || hasAttachment(entry.sections);
}
