import { branded } from '../../../base/brand.ts';
import type { EntryMark } from '../../../domain/entry.ts';
import type { EntryKey, SourceId } from '../../../domain/ids.ts';
import type { PartialDate, When } from '../../../domain/partial-date.ts';
import type { Provenance, RawResource } from '../../../domain/provenance.ts';
import {
  CLINS_BUNDLE_SYSTEM,
  DICOM_UID_SYSTEM,
  DOCUMENT_INSTANCE_SYSTEM,
  INSTITUTION_SYSTEM,
  RESOURCE_INSTANCE_SYSTEM,
} from '../../../terminology/code-systems.ts';
import { codedAt, codedOf, dateAt, extensionOf, identifiersOf, notesOf } from '../datatypes.ts';
import { isJson, type Json, listAt, objectAt, textAt } from '../json.ts';
import { type Lookup, nameOfTarget, referenceKey, resolve } from '../references.ts';

/** What a normaliser needs to know besides the resource. */
export interface Context {
  readonly source: SourceId;
  readonly fetchedAt: Date;
  readonly lookup: Lookup;
  /** Set while the resources inside a document are read. */
  readonly within?: { readonly document: string; readonly index: number; readonly institution?: string };
}

/** The parts that every entry has. */
export interface Base {
  readonly key: EntryKey;
  readonly marks: readonly EntryMark[];
  readonly notes: readonly string[];
  readonly status?: string;
  readonly businessIds: readonly string[];
  readonly provenance: Provenance;
}

const AUTHOR_ELEMENTS = [
  'recorder',
  'requester',
  'performer',
  'author',
  'asserter',
  'interpreter',
  'participant',
];
const PLACE_ELEMENTS = ['serviceProvider', 'custodian', 'organization', 'managingOrganization', 'location'];

/** Confidentiality and sensitivity labels: anything but normal is restricted, and so is a label we do not know. */
function isRestricted(meta: Json): boolean {
  return listAt(meta, 'security').some((label) => {
    const system = textAt(label, 'system') ?? '';
    const code = textAt(label, 'code') ?? '';
    if (system.endsWith('v3-ActReason') || code === 'HTEST' || code === 'SUBSETTED') return false;
    return !(system.endsWith('v3-Confidentiality') && ['U', 'L', 'M', 'N'].includes(code));
  });
}

const NO_TAGS: readonly string[] = [];

/** Tags of the record on itself: 未告知, 未提供, 長期保存 (the specification misprints the system, so match its tail). */
export function indicationTags(resource: Json): readonly string[] {
  const meta = objectAt(resource, 'meta');
  if (meta['tag'] === undefined) return NO_TAGS;
  return listAt(meta, 'tag').flatMap((tag) =>
    (textAt(tag, 'system') ?? '').endsWith('JP_ehrshrs_indication') ? (textAt(tag, 'code') ?? []) : [],
  );
}

/** Labels of a document on itself (Composition.confidentiality, DocumentReference.securityLabel): R and V only. */
function isConfidential(resource: Json): boolean {
  const label = textAt(resource, 'confidentiality');
  if (label === 'R' || label === 'V') return true;
  return listAt(resource, 'securityLabel').some((concept) =>
    listAt(concept, 'coding').some((coding) => ['R', 'V'].includes(textAt(coding, 'code') ?? '')),
  );
}

const NO_MARKS: readonly EntryMark[] = [];

function statusMarks(status: string | undefined, verification: string | undefined): readonly EntryMark[] {
  // As nearly all records are.
  if (status === 'final' && verification === undefined) return NO_MARKS;
  if (status === 'entered-in-error' || verification === 'entered-in-error') return ['entered-in-error'];
  if (status === 'preliminary' || status === 'registered') return ['preliminary'];
  if (status === 'amended' || status === 'corrected' || status === 'appended') return ['amended'];
  return status === 'cancelled' || status === 'not-done' ? ['cancelled'] : NO_MARKS;
}

/** A document's own state (docStatus) tells more than that its reference is current. */
function statusOf(resource: Json): string | undefined {
  const status = textAt(resource, 'status');
  return status === 'entered-in-error' ? status : (textAt(resource, 'docStatus') ?? status);
}

function marksOf(resource: Json): readonly EntryMark[] {
  const hasMeta = resource['meta'] !== undefined;
  const tags = hasMeta ? indicationTags(resource) : [];
  const verification = codedAt(resource, 'verificationStatus');
  const code = verification?.codings[0]?.code ?? verification?.text;
  const marks = statusMarks(statusOf(resource), code);
  if (!hasMeta && resource['securityLabel'] === undefined && resource['confidentiality'] === undefined)
    return marks;
  const restricted = isRestricted(objectAt(resource, 'meta')) || isConfidential(resource);
  if (tags.length === 0 && !restricted) return marks;
  return [
    ...marks,
    ...(tags.includes('UNINFORMED') ? (['uninformed'] as const) : []),
    ...(tags.includes('LTS') ? (['long-term'] as const) : []),
    ...(restricted ? (['restricted'] as const) : []),
  ];
}

/** Ten-digit number of the institution that recorded this (extension on all 6情報). */
export function institutionNumberOf(resource: Json): string | undefined {
  const extension = extensionOf(resource, 'JP_eCS_InstitutionNumber');
  return extension === undefined ? undefined : textAt(objectAt(extension, 'valueIdentifier'), 'value');
}

/** The number of an Organization resource, by its identifier. */
export function organizationNumber(organization: Json): string | undefined {
  return identifiersOf(organization).find((identifier) => identifier.system === INSTITUTION_SYSTEM)?.value;
}

interface Place {
  readonly name: string;
  readonly number?: string;
}

function placeAt(resource: Json, reference: Json, lookup: Lookup): Place | undefined {
  return placeOfTarget(resolve(resource, reference, lookup), reference);
}

function placeOfTarget(target: Json | undefined, reference: Json): Place | undefined {
  const name = nameOfTarget(target, reference);
  if (name === undefined) return undefined;
  const number = target === undefined ? undefined : organizationNumber(target);
  return number === undefined ? { name } : { name, number };
}

/** The place that a resource itself names. */
function ownPlace(owner: Json, resource: Json, lookup: Lookup): Place | undefined {
  for (const element of PLACE_ELEMENTS) {
    if (owner[element] === undefined) continue;
    const reference = listAt(owner, element)[0];
    if (reference === undefined) continue;
    const inside = element === 'location' && owner['resourceType'] === 'Encounter';
    const place = placeAt(resource, inside ? objectAt(reference, 'location') : reference, lookup);
    if (place !== undefined) return place;
  }
  return undefined;
}

function isOrganization(reference: Json, target: Json | undefined): boolean {
  if (target !== undefined) return target['resourceType'] === 'Organization';
  const stated = reference['type'] ?? reference['reference'];
  if (typeof stated !== 'string' || !stated.includes('Organization')) return false;
  return /(?:^|\/)Organization(?:\/[^/]*)?$/u.test(stated);
}

interface Performers {
  readonly author?: string;
  readonly place?: Place;
}

/**
 * Who did it or wrote it down. A pharmacy or a laboratory that did it stands among the performers: it is the place, not a
 * person.
 */
function performersOf(resource: Json, lookup: Lookup): Performers {
  let author: string | undefined;
  let place: Place | undefined;
  for (const element of AUTHOR_ELEMENTS) {
    if (resource[element] === undefined) continue;
    for (const item of listAt(resource, element)) {
      const reference = personIn(item);
      const target = resolve(resource, reference, lookup);
      if (isOrganization(reference, target)) place ??= placeOfTarget(target, reference);
      else author ??= nameOfTarget(target, reference);
    }
  }
  return { ...present('author', author), ...present('place', place) };
}

/** An author element may be a Reference, or a backbone element that holds one under actor, individual or onBehalfOf. */
function personIn(element: Json): Json {
  if (typeof element['reference'] === 'string') return element;
  const inner = ['actor', 'individual', 'member'].map((key) => objectAt(element, key));
  return inner.find((candidate) => Object.keys(candidate).length > 0) ?? element;
}

function departmentOf(resource: Json): string | undefined {
  const extension = extensionOf(resource, 'JP_eCS_Department');
  const stated =
    extension === undefined ? undefined : codedOf(objectAt(extension, 'valueCodeableConcept'))?.text;
  return stated ?? codedAt(resource, 'serviceType')?.text;
}

/** A UUID or OID as a URN is unique in the world (R4 Identifier: such a value carries this system). */
const URN_SYSTEM = 'urn:ietf:rfc:3986';

/**
 * Identifiers by which the same record is known elsewhere, of a document also its master identifier. A resource
 * instance number counts only together with its institution: hospitals number alike.
 */
function businessIdsOf(resource: Json, institution: string | undefined): readonly string[] {
  if (resource['identifier'] === undefined && resource['masterIdentifier'] === undefined) return [];
  const masterIdentifier = resource['masterIdentifier'];
  const master = masterIdentifier === undefined ? [] : identifiersOf({ identifier: masterIdentifier });
  const all = master.length === 0 ? identifiersOf(resource) : [...identifiersOf(resource), ...master];
  const ids: string[] = [];
  for (const { system, value } of all) {
    const id = businessId(system, value, institution);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

function businessId(system: string, value: string, institution: string | undefined): string | undefined {
  switch (system) {
    case URN_SYSTEM:
      return /^urn:(?:uuid|oid):/u.test(value) ? `${system}|${value}` : undefined;
    case RESOURCE_INSTANCE_SYSTEM:
      return institution === undefined ? undefined : `${system}|${institution}|${value}`;
    case DICOM_UID_SYSTEM:
    case CLINS_BUNDLE_SYSTEM:
    case DOCUMENT_INSTANCE_SYSTEM:
      return `${system}|${value.replace(/^urn:oid:/, '')}`;
    default:
      return undefined;
  }
}

function keyOf(context: Context, type: string, id: string): EntryKey {
  const { within, source } = context;
  const text =
    within === undefined ? `${source}/${type}/${id}` : `${source}/${within.document}#${within.index}`;
  return branded<EntryKey>(text);
}

/** Elements that name why something was done or what it is about; `diagnosis` holds its reference under `condition`. */
const CONCERN_ELEMENTS = ['reasonReference', 'addresses', 'focus', 'diagnosis', 'indication'] as const;

/** What the record itself gives as its reason, as `Type/id`. */
function concernsOf(resource: Json): readonly string[] | undefined {
  let found: string[] | undefined;
  for (const element of CONCERN_ELEMENTS) {
    if (resource[element] === undefined) continue;
    for (const item of listAt(resource, element)) {
      const reference = textAt(item, 'reference') ?? textAt(objectAt(item, 'condition'), 'reference');
      if (reference === undefined || reference.startsWith('#')) continue;
      found ??= [];
      found.push(referenceKey(reference));
    }
  }
  return found;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function recordedOf(resource: Json, recorded: readonly string[]): PartialDate | undefined {
  for (const element of recorded) {
    const date = dateAt(resource, element);
    if (date !== undefined) return date;
  }
  return undefined;
}

function provenanceOf(resource: Json, context: Context, recorded: readonly string[]): Provenance {
  const { lookup, within } = context;
  const type = textAt(resource, 'resourceType') ?? 'Unknown';
  const id = textAt(resource, 'id') ?? '';
  const performers = performersOf(resource, lookup);
  const visit = resource['encounter'];
  const encounter = isJson(visit) ? resolve(resource, visit, lookup) : undefined;
  const place =
    ownPlace(resource, resource, lookup) ??
    (encounter === undefined ? undefined : ownPlace(encounter, resource, lookup)) ??
    performers.place;
  const provenance: Writable<Provenance> = {
    source: context.source,
    resourceType: type,
    resourceId: id,
    stands: within === undefined ? [`${type}/${id}`] : [],
    fetchedAt: context.fetchedAt,
    raw: resource as RawResource,
  };
  const number = institutionNumberOf(resource) ?? place?.number ?? within?.institution;
  const institution = place?.name ?? number;
  const department = departmentOf(resource);
  const recordedOn = recordedOf(resource, recorded);
  const lastUpdated =
    resource['meta'] === undefined ? undefined : textAt(objectAt(resource, 'meta'), 'lastUpdated');
  if (lastUpdated !== undefined) provenance.lastUpdated = lastUpdated;
  if (number !== undefined) provenance.institutionNumber = number;
  if (institution !== undefined) provenance.institution = institution;
  if (department !== undefined) provenance.department = department;
  if (performers.author !== undefined) provenance.author = performers.author;
  if (recordedOn !== undefined) provenance.recordedOn = recordedOn;
  if (within !== undefined) provenance.withinDocument = within.document;
  const visitName = isJson(visit) ? textAt(visit, 'reference') : undefined;
  if (visitName !== undefined) provenance.visit = referenceKey(visitName);
  const concerns = concernsOf(resource);
  if (concerns !== undefined) provenance.concerns = concerns;
  return provenance;
}

/** Builds what all entries share; `recorded` names the date elements that tell when it was written down. */
export function baseOf(resource: Json, context: Context, recorded: readonly string[]): Base {
  const provenance = provenanceOf(resource, context, recorded);
  const base: Writable<Base> = {
    key: keyOf(context, provenance.resourceType, provenance.resourceId),
    marks: marksOf(resource),
    notes: notesOf(resource),
    businessIds: businessIdsOf(resource, provenance.institutionNumber),
    provenance,
  };
  const status = textAt(resource, 'status');
  if (status !== undefined) base.status = status;
  return base;
}

/** Adds a field only where it has a value: optional fields are absent, never undefined. */
export function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

/** A line for a thing that tells no name of its own. */
export function titleOr(type: string, ...texts: readonly (string | undefined)[]): string {
  return texts.find((text) => text !== undefined && text !== '') ?? type;
}

export function datedBy(...dates: readonly When[]): When {
  return dates.find((date) => date.state !== 'unknown') ?? { state: 'unknown' };
}
