import type { RawResource } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import type { Json } from './json.ts';
import { isJson, textAt } from './json.ts';
import { type Lookup, referenceKey } from './references.ts';
import { search } from './search.ts';

const NAMED_TYPES: ReadonlySet<string> = new Set([
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'Device',
  'Specimen',
]);
const IDS_PER_SEARCH = 40;

/** Every literal reference inside a resource whose target is needed for its name: drugs, people, places, devices. */
function wantedReferences(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) wantedReferences(item, found);
    return;
  }
  if (!isJson(value)) return;
  const reference = textAt(value, 'reference');
  if (reference !== undefined && !reference.startsWith('#') && !reference.startsWith('urn:')) {
    const key = referenceKey(reference);
    const type = key.split('/')[0] ?? '';
    const named = textAt(value, 'display') !== undefined && type !== 'Medication' && type !== 'Device';
    if (NAMED_TYPES.has(type) && !named) found.add(key);
  }
  for (const item of Object.values(value)) if (typeof item === 'object') wantedReferences(item, found);
}

/** Resources that entries point to, fetched once each and kept for the life of one chart. */
export interface SupportingResources {
  readonly lookup: Lookup;
  /** Fetches what these resources point to and is not known yet; what cannot be had is left to its display text. */
  readonly load: (resources: readonly RawResource[], signal: AbortSignal) => Promise<void>;
}

export function createSupportingResources(
  http: SourceHttp,
  source: Source,
  now: () => Date,
): SupportingResources {
  const known = new Map<string, Json>();
  const asked = new Map<string, Promise<void>>();

  async function fetchIds(type: string, ids: readonly string[], signal: AbortSignal): Promise<void> {
    const url = `${source.fhirBase}/${type}?_id=${ids.map(encodeURIComponent).join(',')}`;
    for await (const event of search({ http, source, url, signal, now, maxPages: 5 })) {
      if (event.type !== 'page') return;
      for (const resource of event.page.resources)
        known.set(`${resource.resourceType}/${resource.id ?? ''}`, resource);
    }
  }

  async function load(resources: readonly RawResource[], signal: AbortSignal): Promise<void> {
    const wanted = new Set<string>();
    for (const resource of resources) wantedReferences(resource, wanted);
    const missing = [...wanted].filter((key) => !known.has(key) && !asked.has(key));
    for (const [type, keys] of Map.groupBy(missing, (key) => key.split('/')[0] ?? '')) {
      for (let at = 0; at < keys.length; at += IDS_PER_SEARCH) {
        const group = keys.slice(at, at + IDS_PER_SEARCH);
        const ids = group.map((key) => key.slice(type.length + 1));
        const search = fetchIds(type, ids, signal);
        for (const key of group) asked.set(key, search);
      }
    }
    await Promise.all([...wanted].flatMap((key) => asked.get(key) ?? []));
  }

  return { load, lookup: (reference) => known.get(reference) ?? known.get(referenceKey(reference)) };
}
