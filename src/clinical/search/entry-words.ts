import type { Coded } from '../../domain/coded.ts';
import type { DocumentSection, Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import { DOCUMENT_KINDS, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { ObservationValue } from '../../domain/quantity.ts';

/** Where in an entry words stand; what names the thing comes first. */
export type WordPlace = 'title' | 'code' | 'value' | 'text' | 'place';

export interface EntryWords {
  readonly place: WordPlace;
  readonly text: string;
}

function valueWords(value: ObservationValue): string {
  switch (value.type) {
    case 'quantity':
      return `${value.quantity.text}${value.quantity.unit}`;
    case 'text':
      return value.text;
    default:
      return '';
  }
}

/** XHTML as its words: marks of the text are no words, and what they part stays apart. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');
}

function sectionWords(sections: readonly DocumentSection[], put: (text: string) => void): void {
  for (const section of sections) {
    put(section.title);
    if (section.text !== undefined) put(section.text);
    if (section.html !== undefined) put(plainText(section.html));
    sectionWords(section.sections, put);
  }
}

function codedWords(coded: Coded, put: (text: string) => void): void {
  if (coded.text !== '') put(coded.text);
  for (const { code, display } of coded.codings) {
    put(code);
    if (display !== undefined && display !== coded.text) put(display);
  }
}

/** What only entries of some kinds tell. */
function furtherWords(entry: Entry, put: (text: string | undefined) => void): void {
  if (isOfKind(entry, MEDICATION_KINDS)) {
    for (const text of [entry.dosageText, entry.prescriptionId, entry.category, entry.route, entry.site])
      put(text);
    for (const text of entry.instructions) put(text);
    return;
  }
  if (isOfKind(entry, DOCUMENT_KINDS)) {
    sectionWords(entry.sections, put);
    put(entry.addressee);
    return;
  }
  switch (entry.kind) {
    case 'report':
      for (const text of [entry.conclusion, ...entry.findings]) put(text);
      return;
    case 'encounter':
      for (const text of [entry.reason, entry.disposition, ...entry.diagnoses]) put(text);
      return;
    case 'allergy':
      for (const text of entry.reactions) put(text);
      return;
    case 'procedure':
      for (const text of [entry.category, entry.bodySite, entry.outcome, entry.reason]) put(text);
      return;
    case 'imaging':
      for (const text of [entry.description, entry.bodySite, ...entry.modalities]) put(text);
      return;
    case 'care-plan':
      for (const text of [entry.description, ...entry.activities]) put(text);
      return;
    case 'family-history':
      for (const text of [entry.relation, ...entry.conditions]) put(text);
      return;
    case 'directive':
      for (const text of [entry.decision, entry.category]) put(text);
      return;
    case 'coverage':
      for (const text of [entry.payer, entry.number]) put(text);
      return;
    case 'other':
      for (const text of entry.facts) put(text);
      return;
    default:
  }
}

/** Everything of an entry that a reader may look for: names, codes, values, the text of documents, who and where. */
export function entryWords(entry: Entry): readonly EntryWords[] {
  const words: EntryWords[] = [{ place: 'title', text: entry.title }];
  const at = (place: WordPlace) => (text: string | undefined) => {
    if (text !== undefined && text !== '') words.push({ place, text });
  };
  if ('code' in entry) codedWords(entry.code, at('code'));
  if ('drug' in entry) codedWords(entry.drug, at('code'));
  if ('value' in entry) {
    at('value')(valueWords(entry.value));
    for (const part of entry.parts) at('value')(`${part.name} ${valueWords(part.value)}`);
  }
  furtherWords(entry, at('text'));
  for (const note of entry.notes) at('text')(note);
  for (const { value } of entry.more ?? []) at('text')(value);
  const { institution, department, author } = entry.provenance;
  for (const text of [institution, department, author]) at('place')(text);
  return words;
}
