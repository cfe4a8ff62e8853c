import type { Result } from '../base/result.ts';
import type { Entry } from '../domain/entry.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { Feed } from '../domain/feed.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { RawResource, ReadIssue } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';
import { readStudies } from './dicomweb/studies.ts';
import { type Capability, readCapability } from './fhir/capability.ts';
import { loadDocuments } from './fhir/documents.ts';
import { readFeedPage, statedGap } from './fhir/feed-page.ts';
import { createPeopleSearch } from './fhir/people.ts';
import { search } from './fhir/search.ts';
import { createSupportingResources, type SupportingResources } from './fhir/supporting.ts';
import type { HttpAnswer, SourceHttp } from './http.ts';

/** What a feed yields while it is read. It ends with exactly one `end`, `fault` or `notOffered`. */
export type FeedEvent =
  | {
      readonly type: 'entries';
      readonly entries: readonly Entry[];
      readonly issues: readonly ReadIssue[];
      readonly received: number;
    }
  | { readonly type: 'end'; readonly at: Date }
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'notOffered' };

/** One source as the rest of the application sees it. */
export interface SourceClient {
  readonly source: Source;
  readonly findPatients: (
    query: string,
    signal: AbortSignal,
  ) => Promise<Result<readonly PersonRecord[], Fault>>;
  readonly matchPatient: (
    patient: RawResource,
    signal: AbortSignal,
  ) => Promise<Result<readonly PersonRecord[], Fault>>;
  readonly readPatient: (patientId: string, signal: AbortSignal) => Promise<Result<PersonRecord, Fault>>;
  /** Reads one feed of a person; cancelling rejects, all else arrives as events. */
  readonly readFeed: (feed: Feed, person: PersonRecord, signal: AbortSignal) => AsyncIterable<FeedEvent>;
  /** Before a reader's own retry: forget that the source was down. */
  readonly revive: () => void;
  readonly fetchBytes: (
    url: string,
    accept: string,
    signal: AbortSignal,
  ) => Promise<Result<HttpAnswer, Fault>>;
  readonly post: (path: string, body: RawResource, signal: AbortSignal) => Promise<Result<HttpAnswer, Fault>>;
}

export interface SourceClientOptions {
  readonly source: Source;
  readonly http: SourceHttp;
  readonly now: () => Date;
}

const PAGE_SIZE = 200;

function isOffered(source: Source, feed: Feed, capability: Capability | undefined): boolean {
  if (feed === 'DicomStudy') return source.dicomwebBase !== undefined;
  if (source.offers !== 'all' && !source.offers.includes(feed)) return false;
  return capability === undefined || capability.types.has(feed);
}

async function* readSearchFeed(
  options: SourceClientOptions,
  supporting: SupportingResources,
  feed: Feed,
  person: PersonRecord,
  signal: AbortSignal,
): AsyncIterable<FeedEvent> {
  const { http, source, now } = options;
  const url = `${source.fhirBase}/${feed}?patient=${encodeURIComponent(person.patientId)}&_count=${PAGE_SIZE}`;
  const seen = new Set<string>();
  let gap: string | undefined;
  for await (const event of search({ http, source, url, signal, now })) {
    if (event.type === 'fault') {
      yield event;
      return;
    }
    gap ??= statedGap(event.page);
    await supporting.load(event.page.resources, signal);
    const context = { source: source.id, fetchedAt: event.fetchedAt, lookup: supporting.lookup };
    const read = readFeedPage(event.page, person, context, seen);
    if (feed !== 'DocumentReference') {
      yield { type: 'entries', entries: read.entries, issues: read.issues, received: seen.size };
      continue;
    }
    yield { type: 'entries', entries: [], issues: read.issues, received: seen.size };
    for await (const documents of loadDocuments(read.entries, person, context, http, source, signal)) {
      yield { type: 'entries', ...documents, received: seen.size };
    }
  }
  // A source that says its own answer lacks something is believed.
  yield gap === undefined ? { type: 'end', at: now() } : { type: 'fault', fault: fault('server', gap) };
}

/** The client of one source for one chart (or one search for people). */
export function createSourceClient(options: SourceClientOptions): SourceClient {
  const { http, source, now } = options;
  const supporting = createSupportingResources(http, source, now);
  let capability: Promise<Capability | undefined> | undefined;

  function capabilityOnce(signal: AbortSignal): Promise<Capability | undefined> {
    capability ??= readCapability(http, source, signal).then((result) =>
      result.ok ? result.value : undefined,
    );
    return capability;
  }

  async function* readFeed(feed: Feed, person: PersonRecord, signal: AbortSignal): AsyncIterable<FeedEvent> {
    if (!isOffered(source, feed, await capabilityOnce(signal))) {
      yield { type: 'notOffered' };
      return;
    }
    yield* feed === 'DicomStudy'
      ? readStudies(options, person, signal)
      : readSearchFeed(options, supporting, feed, person, signal);
  }

  const people = createPeopleSearch(options);

  return {
    source,
    ...people,
    readFeed,
    revive: () => {
      capability = undefined;
      http.revive();
    },
    fetchBytes: (url, accept, signal) =>
      http.ask({ url: new URL(url, `${source.fhirBase}/`).href, accept, signal }),
  };
}
