import type { DocumentEntry, DocumentSection, Entry } from '../../../domain/entry.ts';
import type { EntryKey } from '../../../domain/ids.ts';
import type { RawResource, ReadIssue } from '../../../domain/provenance.ts';
import { CLINS_BUNDLE_SYSTEM, DOCUMENT_INSTANCE_SYSTEM } from '../../../terminology/code-systems.ts';
import { canonicalSystem } from '../../../terminology/code-systems.ts';
import { isJson, type Json, listAt, objectAt, textAt } from '../json.ts';
import { isResource } from '../page.ts';
import { bundleLookup, referenceKey } from '../references.ts';
import { normaliseComposition } from './composition.ts';
import { type Context, organizationNumber } from './context.ts';
import { issueOf, type Normalised, normalise } from './registry.ts';

interface Part {
  readonly fullUrl: string;
  readonly resource: RawResource;
  readonly index: number;
}

function partsOf(bundle: Json): readonly Part[] {
  return listAt(bundle, 'entry').flatMap((entry, index) => {
    const resource = entry['resource'];
    return isResource(resource) ? [{ fullUrl: textAt(entry, 'fullUrl') ?? '', resource, index }] : [];
  });
}

function bundleIds(bundle: Json): readonly string[] {
  const identifier = objectAt(bundle, 'identifier');
  const system = canonicalSystem(textAt(identifier, 'system') ?? '');
  const value = textAt(identifier, 'value');
  const known =
    system === CLINS_BUNDLE_SYSTEM ||
    system === DOCUMENT_INSTANCE_SYSTEM ||
    (system === 'urn:ietf:rfc:3986' && value?.startsWith('urn:') === true);
  return known && value !== undefined ? [`${system}|${value}`] : [];
}

/** The document's own institution: its custodian's or first organization's number. */
function institutionOf(parts: readonly Part[]): string | undefined {
  const organization = parts.find((part) => part.resource.resourceType === 'Organization');
  return organization === undefined ? undefined : organizationNumber(organization.resource);
}

interface PartsRead {
  readonly entries: readonly Entry[];
  readonly issues: readonly ReadIssue[];
  readonly keys: ReadonlyMap<string, readonly EntryKey[]>;
}

const BODY_TYPES: ReadonlySet<string> = new Set(['Composition', 'DocumentReference']);

function readParts(parts: readonly Part[], context: Context, document: string): PartsRead {
  const institution = institutionOf(parts);
  const keys = new Map<string, readonly EntryKey[]>();
  const entries: Entry[] = [];
  const issues: ReadIssue[] = [];
  for (const part of parts) {
    if (BODY_TYPES.has(part.resource.resourceType)) continue;
    const within = { document, index: part.index, ...(institution === undefined ? {} : { institution }) };
    const read =
      part.resource.resourceType === 'Bundle'
        ? nestedDocument(part, context, within.document)
        : normalise(part.resource, { ...context, within });
    entries.push(...read.entries);
    issues.push(...read.issues);
    const found = read.entries.map((entry) => entry.key);
    for (const name of [part.fullUrl, `${part.resource.resourceType}/${part.resource.id ?? ''}`])
      keys.set(name, found);
  }
  return { entries, issues, keys };
}

/** 添付 (210): a document inside a document; a 退院時サマリー travels as the attachment of a referral. */
function nestedDocument(part: Part, context: Context, outer: string): Normalised {
  if (outer.split('#').length > 3)
    return { entries: [], issues: [issueOf(part.resource, context, 'missing-part', 'nested too deep')] };
  return normaliseDocumentBundle(part.resource, context, `${outer}#${part.index}`);
}

/**
 * Reads a document Bundle: the document itself and every entry its sections carry. Entries keep their own dates and
 * institutions and say which document they were taken out of. `document` is the key part (`Bundle/id`).
 */
export function normaliseDocumentBundle(bundle: Json, context: Context, document: string): Normalised {
  const parts = partsOf(bundle);
  const head = parts.find((part) => part.resource.resourceType === 'Composition');
  const inner: Context = { ...context, lookup: bundleLookup(bundle) };
  if (head === undefined) {
    const raw: RawResource = isResource(bundle) ? bundle : { resourceType: 'Bundle' };
    return { entries: [], issues: [issueOf(raw, context, 'unreadable', 'a document without a Composition')] };
  }
  const read = readParts(parts, inner, document);
  const find = (reference: string) =>
    read.keys.get(reference) ?? read.keys.get(referenceKey(reference)) ?? [];
  const own = normaliseComposition(
    head.resource,
    { ...inner, within: { document, index: head.index } },
    find,
  );
  const entry: DocumentEntry = {
    ...own,
    businessIds: [...own.businessIds, ...bundleIds(bundle)],
    provenance: {
      ...own.provenance,
      ...(isResource(bundle) ? { raw: bundle } : {}),
      resourceType: 'Bundle',
      resourceId: textAt(bundle, 'id') ?? '',
    },
  };
  return { entries: [entry, ...read.entries], issues: read.issues };
}

/**
 * Reads a collection of records that has no document of its own round it (JP_Bundle_CLINS: the 6情報 of one sending).
 * `reference` is the document by which it is known; the records become its one section.
 */
export function normaliseCollection(
  bundle: Json,
  reference: DocumentEntry,
  context: Context,
  document: string,
): Normalised {
  const read = readParts(partsOf(bundle), { ...context, lookup: bundleLookup(bundle) }, document);
  const section: DocumentSection = {
    title: '',
    entries: read.entries.map(({ key }) => key),
    attachments: [],
    sections: [],
  };
  const entry: DocumentEntry = {
    ...reference,
    businessIds: [...new Set([...reference.businessIds, ...bundleIds(bundle)])],
    sections: [...reference.sections, section],
    provenance: { ...reference.provenance, ...(isResource(bundle) ? { raw: bundle } : {}) },
  };
  return { entries: [entry, ...read.entries], issues: read.issues };
}

/** The Patient that a document is about. */
export function patientOfDocument(bundle: Json): Json | undefined {
  const composition = partsOf(bundle).find((part) => part.resource.resourceType === 'Composition')?.resource;
  const reference =
    composition === undefined ? undefined : textAt(objectAt(composition, 'subject'), 'reference');
  const target = reference === undefined ? undefined : bundleLookup(bundle)(reference);
  return target ?? partsOf(bundle).find((part) => part.resource.resourceType === 'Patient')?.resource;
}

/** Records of one person in one envelope, without a document round them. */
export function isCollectionBundle(value: unknown): value is Json {
  return isJson(value) && value['resourceType'] === 'Bundle' && value['type'] === 'collection';
}

export function isDocumentBundle(value: unknown): value is Json {
  return isJson(value) && value['resourceType'] === 'Bundle' && value['type'] === 'document';
}
