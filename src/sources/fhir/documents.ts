import type { Attachment, DocumentEntry, Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import { DOCUMENT_KINDS } from '../../domain/kind.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import { belongsTo } from './belonging.ts';
import type { Context } from './normalise/context.ts';
import { isDocumentBundle, normaliseDocumentBundle } from './normalise/document-bundle.ts';
import { issueOf, type Normalised } from './normalise/registry.ts';
import { parseJson } from './page.ts';
import type { Json } from './json.ts';
import { isResource } from './page.ts';
import { FHIR_JSON } from './search.ts';

function bundleAttachment(entry: DocumentEntry): Attachment | undefined {
  return entry.attachments.find(
    (attachment) => attachment.contentType.includes('fhir+json') && attachment.reachable,
  );
}

function bodyless(entry: DocumentEntry, reason: string, context: Context): Normalised {
  const issue = issueOf(entry.provenance.raw, context, 'missing-part', reason);
  return { entries: [{ ...entry, bodyMissing: reason }], issues: [issue] };
}

/** The document's reference and its body as one entry: the reference's key and place, the body's words. */
function joined(reference: DocumentEntry, body: DocumentEntry, bundleId: string): DocumentEntry {
  const { attachments, provenance } = reference;
  const rest = attachments.filter((attachment) => attachment !== bundleAttachment(reference));
  return {
    ...body,
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

function readBody(
  reference: DocumentEntry,
  bundle: Json,
  person: PersonRecord,
  context: Context,
): Normalised {
  const id = typeof bundle['id'] === 'string' ? bundle['id'] : '';
  if (!isResource(bundle) || !isDocumentBundle(bundle)) return bodyless(reference, 'not a document', context);
  if (!belongsTo(bundle, person)) {
    const foreign = issueOf({ resourceType: 'Bundle', id }, context, 'foreign-person', `Bundle/${id}`);
    return { entries: [{ ...reference, bodyMissing: 'foreign-person' }], issues: [foreign] };
  }
  const read = normaliseDocumentBundle(bundle, context, `Bundle/${id}`);
  const [body, ...inner] = read.entries;
  if (body === undefined || !isOfKind(body, DOCUMENT_KINDS))
    return bodyless(reference, 'not a document', context);
  return { entries: [joined(reference, body, id), ...inner], issues: read.issues };
}

async function loadBody(
  entry: DocumentEntry,
  address: string,
  person: PersonRecord,
  context: Context,
  http: SourceHttp,
  source: Source,
  signal: AbortSignal,
): Promise<Normalised> {
  const url = URL.canParse(address, `${source.fhirBase}/`)
    ? new URL(address, `${source.fhirBase}/`).href
    : address;
  const answer = await http.ask({ url, signal, accept: FHIR_JSON });
  if (!answer.ok) return bodyless(entry, `${answer.error.kind}: ${answer.error.detail}`, context);
  const json = parseJson(answer.value.bytes);
  return json.ok ? readBody(entry, json.value, person, context) : bodyless(entry, json.error.detail, context);
}

/**
 * Fetches the bodies of documents that are FHIR documents, all at once within the source's budget; each is handed over
 * as it comes. One whose body cannot be had is still an entry, and says so.
 */
export async function* loadDocuments(
  entries: readonly Entry[],
  person: PersonRecord,
  context: Context,
  http: SourceHttp,
  source: Source,
  signal: AbortSignal,
): AsyncIterable<Normalised> {
  const whole: Entry[] = [];
  const pending: Promise<Normalised>[] = [];
  for (const entry of entries) {
    const address = isOfKind(entry, DOCUMENT_KINDS) ? bundleAttachment(entry)?.url : undefined;
    if (!isOfKind(entry, DOCUMENT_KINDS) || address === undefined) whole.push(entry);
    else pending.push(loadBody(entry, address, person, context, http, source, signal));
  }
  // Handled one by one below; a rejection of a later one must not go unheard while an earlier one is awaited.
  for (const body of pending) body.catch(() => undefined);
  if (whole.length > 0) yield { entries: whole, issues: [] };
  for (const body of pending) yield await body;
}
