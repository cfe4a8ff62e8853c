import type { Json } from '../fhir/json.ts';
import { at, attribute, childrenOf, isNegated, sourceOf, textOf } from './dom.ts';
import { narrativeOf } from './narrative.ts';
import { attachmentJson } from './attachment.ts';
import { readMedicine, readSupply } from './medicines.ts';
import {
  isFamilyHistory,
  readEncounter,
  readFamilyHistory,
  readObservation,
  readProcedure,
  type Statement,
  type Surroundings,
} from './statements.ts';
import { conceptOf, type Words } from './values.ts';

/** A body as sections of a Composition, with the resources that they point to. */
export interface Body {
  readonly sections: readonly Json[];
  readonly resources: readonly Json[];
  /** The part of the original behind a resource, and its digits, by its fullUrl. */
  readonly sources: ReadonlyMap<string, { readonly text: string; readonly digits?: string }>;
  readonly unread: readonly string[];
}

const MOST_SECTION_LEVELS = 8;
const MOST_ENTRY_LEVELS = 12;

/** 特定健診 names its sections by number (OID 1.2.392.200119.6.1010) and gives no titles. */
const CHECKUP_SECTIONS: Readonly<Record<string, string>> = {
  '01010': '検査・問診結果',
  '01020': '特定保健指導のための判定',
  '01030': '労働安全衛生法による検査',
  '01040': '学校保健安全法による検査',
  '01060': 'がん検診',
  '01090': '肝炎検診',
  '01990': '任意追加項目',
};

interface Walk {
  readonly words: Words;
  readonly isCheckup: boolean;
  readonly resources: Json[];
  readonly sources: Map<string, { text: string; digits?: string }>;
  readonly unread: string[];
  readonly media: ReadonlyMap<string, Element>;
}

function add(walk: Walk, resource: Json, element: Element, digits?: string): Json {
  const fullUrl = `cda:${walk.resources.length + 1}`;
  walk.resources.push({ fullUrl, resource: { id: `${walk.resources.length + 1}`, ...resource } });
  walk.sources.set(fullUrl, { text: sourceOf(element), ...(digits === undefined ? {} : { digits }) });
  return { reference: fullUrl };
}

function inside(element: Element, around: Surroundings, level: number): readonly Statement[] {
  return childrenOf(element, 'entryRelationship').flatMap((relation) => {
    const type = attribute(relation, 'typeCode');
    // A reaction or a comment belongs to its entry; it was read with it.
    return type === 'MFST' || (type === 'SUBJ' && isComment(relation))
      ? []
      : childrenOf(relation).flatMap((one) => statementsOf(one, around, level + 1));
  });
}

function isComment(relation: Element): boolean {
  return attribute(at(relation, 'act/code'), 'code') === '48767-8';
}

/** Acts are brackets around what is said: concerns, batteries. One that says something itself is told as unread. */
function readAct(element: Element, around: Surroundings, level: number): readonly Statement[] {
  const within = inside(element, around, level);
  const name = attribute(at(element, 'code'), 'displayName');
  if (within.length === 0 && name !== undefined && !isNegated(element)) around.unread(`act：${name}`);
  return within;
}

function readOrganizer(element: Element, around: Surroundings, level: number): readonly Statement[] {
  if (isFamilyHistory(element)) return readFamilyHistory(element, around);
  return childrenOf(element, 'component').flatMap((component) =>
    childrenOf(component).flatMap((one) => statementsOf(one, around, level + 1)),
  );
}

/** What one clinical statement says, and those inside it. */
function statementsOf(element: Element, around: Surroundings, level: number): readonly Statement[] {
  if (level > MOST_ENTRY_LEVELS) {
    around.unread('入れ子が深すぎる記載');
    return [];
  }
  switch (element.localName) {
    case 'observation':
      return [...readObservation(element, around), ...externalOf(element), ...inner(element, around, level)];
    case 'substanceAdministration':
      return [...readMedicine(element, around), ...inner(element, around, level)];
    case 'procedure':
      return readProcedure(element, around);
    case 'encounter':
      return [...readEncounter(element, around), ...inner(element, around, level)];
    case 'supply':
      return readSupply(element, around);
    case 'organizer':
      return readOrganizer(element, around, level);
    case 'act':
      return readAct(element, around, level);
    case 'observationMedia':
      return mediaOf(element);
    case 'templateId':
    case 'sequenceNumber':
    case 'seperatableInd':
      return [];
    default:
      around.unread(`<${element.localName}>`);
      return [];
  }
}

/**
 * Statements inside an observation or a drug: of a check-up, further methods and findings, which are results of their
 * own; of others, what qualifies it (status, severity, indication), which is no fact by itself.
 */
function inner(element: Element, around: Surroundings, level: number): readonly Statement[] {
  if (around.isCheckup) return inside(element, around, level);
  const supplies = childrenOf(element, 'entryRelationship').flatMap((relation) =>
    childrenOf(relation, 'supply'),
  );
  return supplies.flatMap((supply) => readSupply(supply, around));
}

function paper(attachment: Json, title: string | undefined): Json & { readonly resourceType: string } {
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    ...(title === undefined ? {} : { description: title }),
    content: [{ attachment }],
  };
}

function mediaOf(element: Element): readonly Statement[] {
  const attachment = attachmentJson(at(element, 'value'), attribute(element, 'ID'));
  return attachment === undefined ? [] : [{ resource: paper(attachment, attribute(element, 'ID')), element }];
}

/** Waves, pictures and PDF beside the document (observation/reference/externalDocument). */
function externalOf(element: Element): readonly Statement[] {
  return childrenOf(element, 'reference').flatMap((reference) => {
    const external = at(reference, 'externalDocument');
    const attachment = attachmentJson(at(external, 'text'), undefined);
    return external === undefined || attachment === undefined
      ? []
      : [{ resource: paper(attachment, undefined), element: external }];
  });
}

function codeOf(section: Element): string | undefined {
  return attribute(at(section, 'code'), 'code');
}

function titleOf(section: Element, walk: Walk): string {
  const code = codeOf(section) ?? '';
  const named = conceptOf(at(section, 'code'), walk.words);
  return (
    textOf(at(section, 'title')) ??
    (walk.isCheckup ? CHECKUP_SECTIONS[code] : undefined) ??
    (named === undefined ? '' : String(named['text']))
  );
}

/** Pictures of a section's text that are nowhere in the document are said to be missing. */
function withMissing(html: string, pictures: readonly string[], walk: Walk): string {
  const missing = pictures.filter((id) => !walk.media.has(id));
  if (missing.length === 0) return html;
  walk.unread.push(`図がありません：${missing.join('、')}`);
  const text = missing.join('、').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `${html.replace(/<\/div>$/u, '')}<p>［図がありません：${text}］</p></div>`;
}

function sectionOf(section: Element, walk: Walk, level: number): Json {
  const text = at(section, 'text');
  const narrative = text === undefined ? undefined : narrativeOf(text);
  walk.unread.push(...(narrative?.dropped ?? []));
  const around: Surroundings = {
    words: walk.words,
    section: codeOf(section),
    isCheckup: walk.isCheckup,
    unread: (what) => walk.unread.push(what),
  };
  const statements = childrenOf(section, 'entry').flatMap((entry) =>
    childrenOf(entry).flatMap((one) => statementsOf(one, around, 0)),
  );
  const references = statements.map(({ resource, element, digits }) => add(walk, resource, element, digits));
  const nested = childrenOf(section, 'component').flatMap((component) => childrenOf(component, 'section'));
  if (level >= MOST_SECTION_LEVELS && nested.length > 0) walk.unread.push('入れ子が深すぎる章');
  const code = codeOf(section);
  return {
    title: titleOf(section, walk),
    ...(code === undefined ? {} : { code: { coding: [{ code }] } }),
    ...(narrative === undefined || narrative.html === ''
      ? {}
      : { text: { div: withMissing(narrative.html, narrative.pictures, walk) } }),
    entry: references,
    section: level >= MOST_SECTION_LEVELS ? [] : nested.map((child) => sectionOf(child, walk, level + 1)),
  };
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary);
}

/** A body that is no XML: a PDF or an RTF inside, plain text or HTML as it stands, or a file beside the document. */
function wholeBody(body: Element, walk: Walk): readonly Json[] {
  const text = at(body, 'text');
  const words = text?.textContent?.trim() ?? '';
  const isPlain =
    text !== undefined &&
    attribute(text, 'representation') !== 'B64' &&
    at(text, 'reference') === undefined &&
    words !== '';
  const contentType = attribute(text, 'mediaType') ?? 'text/plain';
  const attachment = isPlain
    ? { contentType: `${contentType}; charset=utf-8`, data: base64(words) }
    : attachmentJson(text, undefined);
  if (text === undefined || attachment === undefined) {
    walk.unread.push('本文がありません');
    return [];
  }
  return [{ title: '本文', entry: [add(walk, paper(attachment, undefined), text)] }];
}

function mediaById(root: Element): ReadonlyMap<string, Element> {
  const found = Array.from(root.getElementsByTagName('observationMedia'));
  return new Map(found.map((media) => [attribute(media, 'ID') ?? '', media]));
}

/** Reads component/structuredBody or component/nonXMLBody. */
export function bodyOf(root: Element, words: Words, isCheckup: boolean, first: readonly Json[]): Body {
  const walk: Walk = {
    words,
    isCheckup,
    resources: [],
    sources: new Map(),
    unread: [],
    media: mediaById(root),
  };
  for (const resource of first) add(walk, resource, root);
  const structured = at(root, 'component/structuredBody');
  const other = at(root, 'component/nonXMLBody');
  const sections = childrenOf(structured, 'component').flatMap((component) =>
    childrenOf(component, 'section').map((section) => sectionOf(section, walk, 0)),
  );
  const whole = other === undefined ? [] : wholeBody(other, walk);
  if (structured === undefined && other === undefined) walk.unread.push('本文がありません');
  return {
    sections: [...sections, ...whole],
    resources: walk.resources,
    sources: walk.sources,
    unread: walk.unread,
  };
}
