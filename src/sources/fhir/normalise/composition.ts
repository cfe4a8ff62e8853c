import type { Attachment, DocumentEntry, DocumentSection } from '../../../domain/entry.ts';
import type { EntryKey } from '../../../domain/ids.ts';
import type { When } from '../../../domain/partial-date.ts';
import { kindOfDocument } from '../../../terminology/document-types.ts';
import { codedAt, conceptTexts, extensionOf, whenAt, whenOfPeriod } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceName, resolve } from '../references.ts';
import { attachmentOf } from './attachment.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';

/** Finds the entry that was made of a resource inside the same document. */
export type EntryOfReference = (reference: string) => readonly EntryKey[];

const MAX_SECTION_DEPTH = 8;

function plainOf(html: string | undefined): string | undefined {
  const text = html
    ?.replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** Attachments that hang on a section: the DocumentReferences (経過, PDF) and Binaries it points to. */
function sectionAttachments(composition: Json, section: Json, context: Context): readonly Attachment[] {
  return listAt(section, 'entry').flatMap((reference) => {
    const target = resolve(composition, reference, context.lookup);
    if (target === undefined || target['resourceType'] !== 'DocumentReference') return [];
    return listAt(target, 'content').map((content) => attachmentOf(objectAt(content, 'attachment')));
  });
}

function sectionOf(
  composition: Json,
  section: Json,
  context: Context,
  find: EntryOfReference,
  depth: number,
): DocumentSection {
  const html = textAt(objectAt(section, 'text'), 'div');
  const code = listAt(objectAt(section, 'code'), 'coding').map((coding) => textAt(coding, 'code'))[0];
  const nested = depth >= MAX_SECTION_DEPTH ? [] : listAt(section, 'section');
  return {
    ...present('code', code),
    title: titleOr('', textAt(section, 'title'), codedAt(section, 'code')?.text),
    ...present('html', html),
    ...present('text', plainOf(html)),
    entries: listAt(section, 'entry').flatMap((reference) => find(textAt(reference, 'reference') ?? '')),
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

/** The document that a Composition heads: title, dates, author, and its sections with their narrative. */
export function normaliseComposition(
  composition: Json,
  context: Context,
  find: EntryOfReference,
): DocumentEntry {
  const base = baseOf(composition, context, ['date']);
  const code = codedAt(composition, 'type');
  const title = titleOr('Composition', textAt(composition, 'title'), code?.text);
  const kind = kindOfDocument(
    code?.codings ?? [],
    `${title} ${conceptTexts(composition, 'category').join(' ')}`,
  );
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
    ...present('version', version === undefined ? undefined : textAt(version, 'valueString')),
  };
}
