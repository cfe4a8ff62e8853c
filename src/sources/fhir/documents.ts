import { type Fault, fault } from '../../domain/fault.ts';
import type { Attachment, DocumentEntry, Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import { DOCUMENT_KINDS } from '../../domain/kind.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import { belongsTo } from './belonging.ts';
import type { Context } from './normalise/context.ts';
import { moreOf } from './normalise/facts.ts';
import {
  isCollectionBundle,
  isDocumentBundle,
  normaliseCollection,
  normaliseDocumentBundle,
} from './normalise/document-bundle.ts';
import { issueOf, type Normalised } from './normalise/registry.ts';
import { type Json, listAt } from './json.ts';
import { isResource, readJson } from './page.ts';
import { bundleLookup, type Lookup } from './references.ts';
import { FHIR_JSON } from './search.ts';

function bundleAttachment(entry: DocumentEntry): Attachment | undefined {
  return entry.attachments.find(
    (attachment) => attachment.contentType.includes('fhir+json') && attachment.reachable,
  );
}

/** What one document gave; `fault`: its body could not be had, and nobody knows what stands in it. */
export interface DocumentRead extends Normalised {
  readonly fault?: Fault;
}

function bodyless(entry: DocumentEntry, trouble: Fault, context: Context): DocumentRead {
  const reason = `${trouble.kind}: ${trouble.detail}`;
  const issue = issueOf(entry.provenance.raw, context, 'missing-part', reason);
  return { entries: [{ ...entry, bodyMissing: reason }], issues: [issue], fault: trouble };
}

/** The document's reference and its body as one entry: the reference's key and place, the body's words. */
function joined(reference: DocumentEntry, body: DocumentEntry, bundleId: string): DocumentEntry {
  const { attachments, provenance } = reference;
  const rest = attachments.filter((attachment) => attachment !== bundleAttachment(reference));
  const replaces = [...new Set([...(reference.replaces ?? []), ...(body.replaces ?? [])])];
  const sort = body.sort ?? reference.sort;
  return {
    ...body,
    ...(replaces.length === 0 ? {} : { replaces }),
    ...(sort === undefined ? {} : { sort }),
    ...(body.more === reference.more ? {} : moreOf(body.more ?? [], reference.more ?? [])),
    notes: [...new Set([...body.notes, ...reference.notes])],
    key: reference.key,
    kind: body.kind === 'document' ? reference.kind : body.kind,
    when: body.when.state === 'unknown' ? reference.when : body.when,
    marks: [...new Set([...reference.marks, ...body.marks])],
    businessIds: [...new Set([...reference.businessIds, ...body.businessIds])],
    attachments: rest,
    provenance: {
      ...provenance,
      ...(body.provenance.institution === undefined ? {} : { institution: body.provenance.institution }),
      ...(body.provenance.author === undefined ? {} : { author: body.provenance.author }),
      stands: [...provenance.stands, `Bundle/${bundleId}`],
      raw: body.provenance.raw,
    },
  };
}

/** References inside a document, and inside those that it carries as attachments. */
function documentLookup(bundle: Json, depth = 0): Lookup {
  const own = bundleLookup(bundle);
  if (depth > 3) return own;
  const inner = listAt(bundle, 'entry').flatMap(({ resource }) =>
    isDocumentBundle(resource) ? [documentLookup(resource, depth + 1)] : [],
  );
  return (reference) => {
    for (const lookup of [own, ...inner]) {
      const found = lookup(reference);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Inside a document too a resource may be another's: a mother's in her child's, or one that went astray. */
export function withoutForeign(
  read: Normalised,
  bundle: Json,
  tools: Omit<DocumentTools, 'http'>,
): Normalised {
  const { person, context, source } = tools;
  const lookup = documentLookup(bundle);
  const isOurs = (entry: Entry) => belongsTo(entry.provenance.raw, person, { base: source.base, lookup });
  const foreign = read.entries.filter((entry) => !isOurs(entry));
  if (foreign.length === 0) return read;
  const issues = foreign.map(({ provenance: { resourceType, resourceId, withinDocument } }) =>
    issueOf({ resourceType, id: resourceId }, context, 'foreign-person', withinDocument ?? ''),
  );
  return {
    entries: read.entries.filter((entry) => !foreign.includes(entry)),
    issues: [...read.issues, ...issues],
  };
}

const NO_DOCUMENT = fault('malformed', 'not a document');

function readBody(reference: DocumentEntry, bundle: Json, tools: DocumentTools): DocumentRead {
  const { person, context, source } = tools;
  const id = typeof bundle['id'] === 'string' ? bundle['id'] : '';
  const isCollection = isCollectionBundle(bundle);
  if (!isResource(bundle) || !(isCollection || isDocumentBundle(bundle)))
    return bodyless(reference, NO_DOCUMENT, context);
  if (!belongsTo(bundle, person, { base: source.base })) {
    const foreign = issueOf({ resourceType: 'Bundle', id }, context, 'foreign-person', `Bundle/${id}`);
    return { entries: [{ ...reference, bodyMissing: 'foreign-person' }], issues: [foreign] };
  }
  const read = isCollection
    ? normaliseCollection(bundle, reference, context, `Bundle/${id}`)
    : normaliseDocumentBundle(bundle, context, `Bundle/${id}`);
  const [body, ...inner] = read.entries;
  if (body === undefined || !isOfKind(body, DOCUMENT_KINDS)) return bodyless(reference, NO_DOCUMENT, context);
  const ours = withoutForeign({ entries: inner, issues: read.issues }, bundle, tools);
  return { entries: [joined(reference, body, id), ...ours.entries], issues: ours.issues };
}

async function loadBody(
  entry: DocumentEntry,
  address: string,
  tools: DocumentTools,
  signal: AbortSignal,
): Promise<DocumentRead> {
  const { context, http, source } = tools;
  const url = URL.canParse(address, `${source.base}/`) ? new URL(address, `${source.base}/`).href : address;
  const answer = await http.ask({ url, signal, accept: FHIR_JSON });
  if (!answer.ok) return bodyless(entry, answer.error, context);
  const json = readJson(answer.value);
  return json.ok ? readBody(entry, json.value, tools) : bodyless(entry, json.error, context);
}

export interface DocumentTools {
  readonly person: PersonRecord;
  readonly context: Context;
  readonly http: SourceHttp;
  readonly source: Source;
}

/**
 * Fetches the bodies of documents that are FHIR documents, all at once within the source's budget; each is handed over
 * as it comes. One whose body cannot be had is still an entry, and says so.
 */
export async function* loadDocuments(
  entries: readonly Entry[],
  tools: DocumentTools,
  signal: AbortSignal,
): AsyncIterable<DocumentRead> {
  const whole: Entry[] = [];
  const pending: Promise<DocumentRead>[] = [];
  for (const entry of entries) {
    const address = isOfKind(entry, DOCUMENT_KINDS) ? bundleAttachment(entry)?.url : undefined;
    if (!isOfKind(entry, DOCUMENT_KINDS) || address === undefined) whole.push(entry);
    else pending.push(loadBody(entry, address, tools, signal));
  }
  // Handled one by one below; a rejection of a later one must not go unheard while an earlier one is awaited.
  for (const body of pending) body.catch(() => undefined);
  if (whole.length > 0) yield { entries: whole, issues: [] };
  for (const body of pending) yield await body;
}
