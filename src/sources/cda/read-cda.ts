import type { DocumentEntry, Entry } from '../../domain/entry.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { type Json, textAt } from '../fhir/json.ts';
import { normaliseDocumentBundle } from '../fhir/normalise/document-bundle.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import { NO_LOOKUP } from '../fhir/references.ts';
import {
  fileIssue,
  type Original,
  type OriginalContext,
  type Reading,
  standingAlone,
  standsFor,
} from '../ssmix2/reading.ts';
import { type Body, bodyOf } from './body.ts';
import { attribute, at, textOf } from './dom.ts';
import { addresseeOf, compositionOf, custodianOf, encounterOf, patientOf, relationsOf } from './header.ts';
import type { Words } from './values.ts';
import { openCda, type ParseXml, parseWithBrowser } from './xml.ts';

const CHECKUP_REPORT = '1.2.392.200119.6.1001';

/** Words that entries point to by ID, wherever in the narrative they stand. */
function wordsIn(root: Element): Words {
  const byId = new Map<string, Element>();
  for (const element of Array.from(root.getElementsByTagName('*'))) {
    const id = attribute(element, 'ID');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return (id) => textOf(byId.get(id));
}

interface Document {
  readonly bundle: Json;
  readonly body: Body;
}

function documentOf(root: Element, name: string): Document {
  const words = wordsIn(root);
  const isCheckup = attribute(at(root, 'code'), 'codeSystem') === CHECKUP_REPORT;
  const encounter = encounterOf(root, words);
  const body = bodyOf(root, words, isCheckup, encounter === undefined ? [] : [encounter]);
  const patient = patientOf(root);
  const composition = { ...compositionOf(root, words), section: body.sections };
  const bundle: Json = {
    resourceType: 'Bundle',
    id: name,
    type: 'document',
    entry: [
      { fullUrl: 'cda:composition', resource: composition },
      ...(patient === undefined ? [] : [{ fullUrl: 'Patient/patient', resource: patient }]),
      ...body.resources,
    ],
  };
  return { bundle, body };
}

/** The place of an entry's resource in the bundle, by the end of its key. */
function placeOf(entry: Entry): number {
  return Number(/#(\d+)$/u.exec(entry.key)?.[1] ?? '-1');
}

function fullUrlAt(bundle: Json, place: number): string {
  const entries = bundle['entry'] as readonly Json[];
  return textAt(entries[place] ?? {}, 'fullUrl') ?? '';
}

function isDocument(entry: Entry): entry is DocumentEntry {
  return 'sections' in entry;
}

function withDigits(entry: Entry, digits: string | undefined): Entry {
  if (digits === undefined || !('value' in entry) || entry.value.type !== 'quantity') return entry;
  return { ...entry, value: { ...entry.value, quantity: { ...entry.value.quantity, text: digits } } };
}

/** What a document's own header says, on the document and on all that was taken out of it. */
function finished(
  entry: Entry,
  document: Document,
  root: Element,
  text: string,
  original: Original,
  context: OriginalContext,
): Entry {
  const place = placeOf(entry);
  const source = document.body.sources.get(fullUrlAt(document.bundle, place));
  const raw: RawResource = {
    resourceType: 'CDA',
    id: `${original.file}#${place}`,
    text: source?.text ?? text,
  };
  const institution = entry.provenance.institution ?? custodianOf(root) ?? context.institution?.name;
  const number = entry.provenance.institutionNumber ?? context.institution?.number;
  const provenance = {
    ...entry.provenance,
    stands: [standsFor(original)],
    ...(institution === undefined ? {} : { institution }),
    ...(number === undefined ? {} : { institutionNumber: number }),
    raw,
  };
  const own = withDigits({ ...entry, provenance }, source?.digits);
  if (!isDocument(own)) return own;
  const addressee = addresseeOf(root);
  return {
    ...standingAlone(own),
    notes: [...own.notes, ...relationsOf(root)],
    ...(addressee === undefined ? {} : { addressee }),
  };
}

function personOf(root: Element, context: OriginalContext): PersonRecord | undefined {
  const patient = patientOf(root);
  return patient === undefined
    ? undefined
    : normalisePatient(patient as RawResource, context.source, context.fetchedAt);
}

/**
 * Reads a CDA R2 document: its header, its narrative as sections with XHTML of our own making, and its coded entries.
 * Total: whatever comes, entries or an issue. Nothing is fetched, no style sheet is run, no entity is expanded.
 */
export function readCda(
  bytes: Uint8Array,
  context: OriginalContext,
  name = 'document.xml',
  parse: ParseXml = parseWithBrowser,
): Reading {
  const original: Original = { format: 'CDA', file: name };
  try {
    const opened = openCda(bytes, parse);
    if (!opened.ok)
      return {
        entries: [],
        issues: [fileIssue(context, original, 'unreadable', opened.why, opened.text)],
        unread: [],
      };
    return readOpened(opened.root, opened.text, original, context);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { entries: [], issues: [fileIssue(context, original, 'unreadable', detail)], unread: [] };
  }
}

function readOpened(root: Element, text: string, original: Original, context: OriginalContext): Reading {
  const document = documentOf(root, original.file);
  const inner = { source: context.source, fetchedAt: context.fetchedAt, lookup: NO_LOOKUP };
  const read = normaliseDocumentBundle(document.bundle, inner, `CDA/${original.file}`);
  const person = personOf(root, context);
  return {
    entries: read.entries.map((entry) => finished(entry, document, root, text, original, context)),
    issues: read.issues.map((issue) => ({ ...issue, raw: { resourceType: 'CDA', id: original.file } })),
    ...(person === undefined ? {} : { person }),
    unread: [...new Set(document.body.unread)],
  };
}
