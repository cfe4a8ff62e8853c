/** Document Bundles: kept whole, and found through a DocumentReference that says what they are. */
import {
  bundleEntries,
  isObject,
  type JsonObject,
  objectsOf,
  type Resource,
  textOf,
  valuesAt,
} from '../fhir/resource.ts';
import type { Incoming } from './incoming.ts';

/** The Patient the Composition is about, as it stands in the document itself. */
export function innerPatient(incoming: Incoming): Incoming | undefined {
  const entries = bundleEntries(incoming.resource);
  const subject = textOf(valuesAt(entries[0]?.resource, 'subject.reference')[0]);
  const patients = entries.filter((entry) => entry.resource.resourceType === 'Patient');
  const named = patients.find(
    ({ resource, fullUrl }) =>
      subject !== undefined &&
      (fullUrl === subject || fullUrl?.endsWith(`/${subject}`) || `Patient/${resource.id}` === subject),
  );
  const chosen = named ?? (patients.length === 1 ? patients[0] : undefined);
  if (chosen === undefined) return undefined;
  const [own = 'document'] = incoming.scopes;
  return { ...incoming, ...chosen, scopes: [`${own} document`], document: false };
}

export function pointsTo(reference: Resource, bundleId: string): boolean {
  return valuesAt(reference, 'content.attachment.url').some(
    (url) => typeof url === 'string' && url.endsWith(`Bundle/${bundleId}`),
  );
}

export function documentReference(
  bundle: Resource,
  bundleId: string,
  id: string,
  patient: string | undefined,
): Resource & { id: string } {
  const entries = bundleEntries(bundle);
  const composition = entries.find((entry) => entry.resource.resourceType === 'Composition')?.resource;
  const title = textOf(composition?.['title']);
  const creation = textOf(composition?.['date']);
  const date = instant(creation) ?? instant(textOf(bundle['timestamp']));
  const security = [...valuesAt(bundle, 'meta.security'), ...valuesAt(composition, 'meta.security')];
  const tag = [...valuesAt(bundle, 'meta.tag'), ...valuesAt(composition, 'meta.tag')];
  const confidentiality = textOf(composition?.['confidentiality']);
  return compact({
    resourceType: 'DocumentReference',
    id,
    meta: compact({ security: orNothing(security), tag: orNothing(tag) }),
    masterIdentifier: bundle['identifier'],
    status: 'current',
    docStatus: composition?.['status'],
    type: composition?.['type'],
    category: composition?.['category'],
    subject: patient === undefined ? undefined : { reference: `Patient/${patient}` },
    date,
    author: orNothing(objectsOf(composition?.['author']).flatMap((each) => shown(each, bundle))),
    custodian: shown(composition?.['custodian'], bundle)[0],
    description: title,
    securityLabel:
      confidentiality === undefined
        ? undefined
        : [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
                  code: confidentiality,
                },
              ],
            },
          ],
    content: [
      {
        attachment: compact({
          contentType: 'application/fhir+json',
          url: `Bundle/${bundleId}`,
          title,
          creation,
        }),
      },
    ],
  }) as Resource & { id: string };
}

function compact(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function orNothing<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** A day becomes its first moment in Japan, since this element takes nothing shorter; a month or a year is left out. */
function instant(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T00:00:00+09:00`;
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : undefined;
}

/** A reference into the document means nothing outside of it, so the name is given in words. */
function shown(reference: unknown, bundle: Resource): { display: string }[] {
  if (!isObject(reference)) return [];
  const display = textOf(reference['display']);
  if (display !== undefined) return [{ display }];
  const target = resolveInside(textOf(reference['reference']), bundle);
  const name = target === undefined ? undefined : nameOf(target, bundle);
  return name === undefined ? [] : [{ display: name }];
}

function resolveInside(reference: string | undefined, bundle: Resource): Resource | undefined {
  if (reference === undefined) return undefined;
  return bundleEntries(bundle).find(
    ({ resource, fullUrl }) =>
      fullUrl === reference ||
      fullUrl?.endsWith(`/${reference}`) ||
      `${resource.resourceType}/${resource.id}` === reference,
  )?.resource;
}

function nameOf(resource: Resource, bundle: Resource): string | undefined {
  if (typeof resource['name'] === 'string') return resource['name'];
  if (resource.resourceType === 'PractitionerRole') {
    const practitioner = textOf(valuesAt(resource, 'practitioner.reference')[0]);
    const behind = resolveInside(practitioner, bundle);
    return behind === undefined ? undefined : nameOf(behind, bundle);
  }
  const names = objectsOf(resource['name']);
  // The kanji spelling is marked IDE; where nothing is marked the first is taken.
  const chosen = names.find((name) => valuesAt(name, 'extension.valueCode').includes('IDE')) ?? names[0];
  if (chosen === undefined) return undefined;
  const parts = [...valuesAt(chosen, 'family'), ...valuesAt(chosen, 'given')];
  return textOf(chosen['text']) ?? (parts.filter((part) => typeof part === 'string').join(' ') || undefined);
}
