import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { type Coverage, coverageOfKinds, mayBeCalledNone } from '../../domain/coverage.ts';
import type { Prefetched } from '../../domain/decision-support.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Feed } from '../../domain/feed.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Person } from '../../domain/person.ts';
import type { Json } from '../fhir/json.ts';
import { type PrefetchQuery, readTemplate } from './prefetch-query.ts';
import { sentPatient, sentResource } from './sent-resource.ts';

/** What is open of the person, and how far it is known: a service is told of nothing else. */
export interface CdsMaterial {
  readonly person: Person;
  /** Every fact, newest first. */
  readonly facts: readonly Merged[];
  readonly coverage: Coverage;
}

export interface PrefetchMeans {
  readonly material: CdsMaterial;
  /** Whether the reader's role may see a feed at all. */
  readonly mayFetch: (feed: Feed) => boolean;
  /** The name under which the person goes in this one question. */
  readonly personId: string;
  /** `YYYY-MM-DD` in Japan. */
  readonly today: string;
}

export interface Prefetch {
  /** As it is sent; absent where not one key could be filled. */
  readonly resources?: Readonly<Record<string, Json>>;
  readonly told: readonly Prefetched[];
}

/** Of one list so many, the newest. */
const MOST_RESOURCES = 500;
/** Keys of one service. */
const MOST_KEYS = 30;

/** Not in force, or only a statement that there is none: neither is a thing to judge on. */
function isThing({ negative, marks }: Entry): boolean {
  return negative === undefined && !marks.includes('entered-in-error') && !marks.includes('cancelled');
}

/** Labelled restricted, or not yet told to the person: never to a third party. */
function isHeldBack({ marks }: Entry): boolean {
  return marks.includes('restricted') || marks.includes('uninformed');
}

function searchset(resources: readonly Json[]): Json {
  const entry = resources.map((resource) => ({ resource, search: { mode: 'match' } }));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    ...(entry.length === 0 ? {} : { entry }),
  };
}

interface Filled {
  readonly resource?: Json;
  readonly told: Prefetched;
}

function* fillSearch(
  key: string,
  query: Extract<PrefetchQuery, { ask: 'search' }>,
  { material, mayFetch, personId }: PrefetchMeans,
): Sliced<Filled> {
  if (!mayFetch(query.feed)) return { told: { key, state: 'untold', because: 'role' } };
  const found: Entry[] = [];
  yield* eachSliced(material.facts, ({ shown }) => {
    if (query.kinds.includes(shown.kind) && isThing(shown) && query.fits(shown)) found.push(shown);
  });
  const open = found.filter((entry) => !isHeldBack(entry));
  const asked = open.slice(0, query.most ?? found.length);
  const sent = asked.slice(0, MOST_RESOURCES);
  const whole = mayBeCalledNone(coverageOfKinds(material.coverage, query.kinds));
  const partial = !whole || open.length < found.length || sent.length < asked.length;
  // An empty list says "none"; that is for those to say who have heard all sources.
  if (sent.length === 0 && partial) return { told: { key, state: 'untold', because: 'not-known' } };
  const resources: Json[] = [];
  yield* eachSliced(
    sent,
    (entry, index) => {
      const made = sentResource(query.type, entry, `${query.type}-${index + 1}`, personId);
      if (made !== undefined) resources.push(made);
    },
    32,
  );
  return {
    resource: searchset(resources),
    told: { key, state: 'told', resources: resources.length, partial },
  };
}

function* fill(key: string, template: string, means: PrefetchMeans): Sliced<Filled> {
  const query = readTemplate(template, means.today);
  if (query === undefined) return { told: { key, state: 'untold', because: 'not-supported' } };
  if (query.ask === 'search') return yield* fillSearch(key, query, means);
  const resource = sentPatient(means.material.person, means.personId);
  return { resource, told: { key, state: 'told', resources: 1, partial: false } };
}

/**
 * Fills what a service says that it needs, with that and nothing more; a key that cannot be filled is left out. Put
 * down on the way: a long record holds up nobody who reads it meanwhile.
 */
export function* fillPrefetch(
  templates: Readonly<Record<string, string>>,
  means: PrefetchMeans,
): Sliced<Prefetch> {
  const all = Object.entries(templates);
  const filled: (Filled & { readonly key: string })[] = [];
  for (const [key, template] of all.slice(0, MOST_KEYS))
    filled.push({ key, ...(yield* fill(key, template, means)) });
  const beyond = all
    .slice(MOST_KEYS)
    .map(([key]): Prefetched => ({ key, state: 'untold', because: 'not-supported' }));
  const resources = filled.flatMap(({ key, resource }) =>
    resource === undefined ? [] : [[key, resource] as const],
  );
  return {
    ...(resources.length === 0 ? {} : { resources: Object.fromEntries(resources) }),
    told: [...filled.map(({ told }) => told), ...beyond],
  };
}
