import type { Attachment, DocumentEntry, DocumentSection } from '../../../domain/entry.ts';
import type { Coding } from '../../../domain/coded.ts';
import type { EntryKey } from '../../../domain/ids.ts';
import type { When } from '../../../domain/partial-date.ts';
import { kindOfDocument, sortOfDocument } from '../../../terminology/document-types.ts';
import { negativeReason, negativeWords } from '../../../terminology/negative-statements.ts';
import { codedAt, codedOf, conceptTexts, extensionOf, whenAt, whenOfPeriod } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceName, resolve } from '../references.ts';
import { attachmentOf, plainOf } from './attachment.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';
import { replacedBy } from './replaced.ts';

/** Finds the entry that was made of a resource inside the same document. */
export type EntryOfReference = (reference: string) => readonly EntryKey[];

const MAX_SECTION_DEPTH = 8;

/** Attachments that hang on a section: the DocumentReferences (経過, PDF) and Binaries it points to. */
function sectionAttachments(composition: Json, section: Json, context: Context): readonly Attachment[] {
  return listAt(section, 'entry').flatMap((reference) => {
    const target = resolve(composition, reference, context.lookup);
    if (target?.['resourceType'] === 'Binary')
      return [attachmentOf({ url: reference['reference'] }, composition, context)];
    if (target?.['resourceType'] !== 'DocumentReference') return [];
    return listAt(target, 'content').map((content) =>
      attachmentOf(objectAt(content, 'attachment'), target, context),
    );
  });
}

/** What a section points to that is not in the document; told only of a whole document, where all of it should be. */
function missingIn(composition: Json, section: Json, context: Context): Pick<DocumentSection, 'missing'> {
  if (context.within === undefined) return {};
  const missing = listAt(section, 'entry').flatMap((reference) => {
    const address = textAt(reference, 'reference');
    if (address === undefined || resolve(composition, reference, context.lookup) !== undefined) return [];
    return [textAt(reference, 'display') ?? address];
  });
  return missing.length === 0 ? {} : { missing };
}

/**
 * A section that is empty by its own word. 「特になし」 in its text says that there is none; a reason for being empty
 * says so only where it is "nil known", and that nobody knows otherwise.
 */
function emptinessOf(
  section: Json,
  text: string | undefined,
): Pick<DocumentSection, 'emptyReason' | 'negative'> {
  const reason = codedAt(section, 'emptyReason');
  if (reason !== undefined) {
    return { emptyReason: reason.text, negative: negativeReason(reason.codings[0]?.code ?? '') };
  }
  if (listAt(section, 'entry').length > 0 || listAt(section, 'section').length > 0) return {};
  return present('negative', text === undefined ? undefined : negativeWords(text));
}

function sectionOf(
  composition: Json,
  section: Json,
  context: Context,
  find: EntryOfReference,
  depth: number,
): DocumentSection {
  const html = textAt(objectAt(section, 'text'), 'div');
  const text = plainOf(html);
  const code = listAt(objectAt(section, 'code'), 'coding').map((coding) => textAt(coding, 'code'))[0];
  const nested = depth >= MAX_SECTION_DEPTH ? [] : listAt(section, 'section');
  return {
    ...present('code', code),
    title: titleOr('', textAt(section, 'title'), codedAt(section, 'code')?.text),
    ...present('html', html),
    ...present('text', text),
    ...emptinessOf(section, text),
    entries: listAt(section, 'entry').flatMap((reference) => find(textAt(reference, 'reference') ?? '')),
    ...missingIn(composition, section, context),
    attachments: sectionAttachments(composition, section, context),
    sections: nested.map((child) => sectionOf(composition, child, context, find, depth + 1)),
  };
}

/** 入院期間 or 健診日 where the composition tells it, else the day it was written. */
function dateOfComposition(composition: Json, kind: DocumentEntry['kind']): When {
  const written = whenAt(composition, 'date');
  const event = whenOfPeriod(objectAt(listAt(composition, 'event')[0] ?? {}, 'period'));
  return kind === 'checkup' ? datedBy(event, written) : datedBy(written, event);
}

function addresseeOf(composition: Json, context: Context): string | undefined {
  const sections = listAt(composition, 'section').flatMap((section) => [
    section,
    ...listAt(section, 'section'),
  ]);
  const to = sections.find((section) =>
    listAt(objectAt(section, 'code'), 'coding').some((coding) => textAt(coding, 'code') === '910'),
  );
  if (to === undefined) return undefined;
  const names = listAt(to, 'entry').flatMap(
    (reference) => referenceName(composition, reference, context.lookup) ?? [],
  );
  return names.length > 0 ? names.join('　') : plainOf(textAt(objectAt(to, 'text'), 'div'));
}

const RULES = rulesOf('Composition');

/** What kind of check-up a report is of stands in its category and in the code of its event. */
function codingsOf(composition: Json): readonly Coding[] {
  const events = listAt(composition, 'event').flatMap((event) => listAt(event, 'code'));
  return [...listAt(composition, 'category'), ...events].flatMap(
    (concept) => codedOf(concept)?.codings ?? [],
  );
}

/** The document that a Composition heads: title, dates, author, and its sections with their narrative. */
export function normaliseComposition(
  composition: Json,
  context: Context,
  find: EntryOfReference,
): DocumentEntry {
  const base = baseOf(composition, context, ['date']);
  const code = codedAt(composition, 'type');
  const title = titleOr('Composition', textAt(composition, 'title'), code?.text);
  const words = `${title} ${conceptTexts(composition, 'category').join(' ')}`;
  const kind = kindOfDocument(code?.codings ?? [], words);
  const codes = [...(code?.codings ?? []), ...codingsOf(composition)];
  const version = extensionOf(composition, 'composition-clinicaldocument-versionNumber');
  const authors = listAt(composition, 'author').flatMap(
    (author) => referenceName(composition, author, context.lookup) ?? [],
  );
  const custodian = referenceName(composition, objectAt(composition, 'custodian'), context.lookup);
  return {
    ...base,
    kind,
    when: dateOfComposition(composition, kind),
    title,
    provenance: { ...base.provenance, ...(authors.length > 0 ? { author: authors.join('・') } : {}) },
    code: code ?? { text: title, codings: [] },
    sections: listAt(composition, 'section').map((section) =>
      sectionOf(composition, section, context, find, 0),
    ),
    attachments: [],
    ...present('addressee', addresseeOf(composition, context)),
    ...present('custodian', custodian),
    ...present('sort', sortOfDocument(codes, words)),
    ...replacedBy(composition),
    ...moreOf(factsOf(composition, RULES, context)),
    ...present('version', version === undefined ? undefined : textAt(version, 'valueString')),
  };
}
