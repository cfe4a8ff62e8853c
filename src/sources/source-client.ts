import type { Result } from '../base/result.ts';
import type { Entry } from '../domain/entry.ts';
import type { Fault } from '../domain/fault.ts';
import type { Feed } from '../domain/feed.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { RawResource, ReadIssue } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';
import { readStudies } from './dicomweb/studies.ts';
import {
  type Capability,
  foreignVersion,
  readSmartConfiguration,
  readStatement,
  type Statement,
} from './fhir/capability.ts';
import { type LocatedIdentifier, locatePatient } from './fhir/locator.ts';
import { createPeopleSearch } from './fhir/people.ts';
import type { PatientSummary } from './fhir/patient-summary.ts';
import { readFhirFeed } from './fhir/read-feed.ts';
import { SupportingResources } from './fhir/supporting.ts';
import { askWith } from './http/ask-with.ts';
import type { RequestBudget } from './http/budgets.ts';
import type { HttpAnswer, SourceHttp } from './http.ts';
import { onceRead } from './once-read.ts';
import { createStorageClient } from './ssmix2/storage-client.ts';

/** What a feed yields while it is read. It ends with exactly one `end`, `fault` or `notOffered`. */
export type FeedEvent =
  | {
      readonly type: 'entries';
      readonly entries: readonly Entry[];
      readonly issues: readonly ReadIssue[];
      readonly received: number;
    }
  /** `heldBack`: so many records must not be shown by the rules of the record; `asListed`: as far as a list of files goes. */
  | { readonly type: 'end'; readonly at: Date; readonly heldBack?: number; readonly asListed?: true }
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'notOffered' };

/** From here on it is an emergency: what is asked waits for no drawing. */
export const HURRY = 3;

/** How urgent a reading is: higher first. A function is asked anew before every request. */
export interface ReadOptions {
  readonly priority?: number | (() => number);
}

/** What is read of it comes when somebody looks; of a source that does not say that it writes summaries none is asked for. */
export interface OwnSummary {
  readonly offered: (signal: AbortSignal) => Promise<boolean>;
  readonly read: (person: PersonRecord, signal: AbortSignal) => Promise<Result<PatientSummary, Fault>>;
}

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
  /** Under which identifiers the networks know this person, by a source that is a locator; empty: under none. */
  readonly locatePerson: (
    record: PersonRecord,
    signal: AbortSignal,
    /** The number under which the source that told of the record knows the person. */
    own?: LocatedIdentifier,
  ) => Promise<Result<readonly LocatedIdentifier[], Fault>>;
  /** What the source says of itself; undefined where it says nothing. */
  readonly describe: (signal: AbortSignal) => Promise<Capability | undefined>;
  /** Whatever has to be known or loaded before anybody's record can be read; of nobody, and may be asked ahead. */
  readonly prepare: (signal: AbortSignal) => Promise<void>;
  /** Reads one feed of a person; cancelling rejects, all else arrives as events. */
  readonly readFeed: (
    feed: Feed,
    person: PersonRecord,
    signal: AbortSignal,
    options?: ReadOptions,
  ) => AsyncIterable<FeedEvent>;
  /** A summary that the source itself writes of a person; absent where the source is none that could be asked. */
  readonly summary?: OwnSummary;
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
  /** The line to the archive, if it is another than that to the records: one may be down while the other is well. */
  readonly dicomHttp?: SourceHttp;
  readonly now: () => Date;
  /** Counts the requests of one chart; shared by the clients of all its sources. */
  readonly budget?: RequestBudget;
  /** What the source says of itself, where it was read before: it speaks of nobody, and outlives a chart. */
  readonly self?: SelfDescription;
}

function isOffered(source: Source, feed: Feed, statement: Statement | undefined): boolean {
  if (feed === 'DicomStudy') return source.dicomwebBase !== undefined;
  if (source.offers !== 'all' && !source.offers.includes(feed)) return false;
  return statement === undefined || statement.types.size === 0 || statement.types.has(feed);
}

function priorityOf(options: ReadOptions | undefined): number {
  const priority = options?.priority ?? 0;
  return typeof priority === 'number' ? priority : priority();
}

/** What a source tells of itself, read once for all who ask. */
export interface SelfDescription {
  readonly statement: (signal: AbortSignal) => Promise<Statement | undefined>;
  readonly describe: (signal: AbortSignal) => Promise<Capability | undefined>;
  readonly forget: () => void;
}

/** What a source tells of itself; each part is asked for again if it could not be read. */
export function createSelfDescription(http: SourceHttp, source: Source): SelfDescription {
  const statement = onceRead((signal) => readStatement(http, source, signal));
  const smart = onceRead((signal) => readSmartConfiguration(http, source, signal));
  const statementOnce = async (signal: AbortSignal): Promise<Statement | undefined> => {
    if (source.quirks.noMetadata === true) return undefined;
    const read = await statement.get(signal);
    return read.ok ? read.value : undefined;
  };
  return {
    statement: statementOnce,
    describe: async (signal: AbortSignal): Promise<Capability | undefined> => {
      const [stated, configured] = await Promise.all([statementOnce(signal), smart.get(signal)]);
      if (stated === undefined && !configured.ok) return undefined;
      return {
        ...(stated === undefined ? {} : { statement: stated }),
        ...(configured.ok ? { smart: configured.value } : {}),
      };
    },
    forget: () => {
      statement.forget();
      smart.forget();
    },
  };
}

/** The client of one source for one chart (or one search for people): cheap to make, and remembers nothing beyond it. */
export function createSourceClient(options: SourceClientOptions): SourceClient {
  const { source, budget } = options;
  const counted = budget === undefined ? {} : { budget };
  const http = askWith(options.http, () => counted);
  if (source.format === 'ssmix2')
    return createStorageClient({
      source,
      http,
      httpAt: (priority) => askWith(http, () => ({ priority: priority() })),
    });
  return createFhirClient(options, http, counted);
}

function ownSummary(http: SourceHttp, source: Source, self: SelfDescription): OwnSummary {
  return {
    offered: async (signal) => {
      const statement = await self.statement(signal);
      return statement?.summarises === true && foreignVersion(statement) === undefined;
    },
    read: async (person, signal) => {
      const { readPatientSummary } = await import('./fhir/patient-summary.ts');
      return readPatientSummary(http, source, person, signal);
    },
  };
}

function createFhirClient(
  options: SourceClientOptions,
  http: SourceHttp,
  counted: { readonly budget?: RequestBudget },
): SourceClient {
  const { source, now } = options;
  const pictures = askWith(options.dicomHttp ?? options.http, () => counted);
  const supporting = new SupportingResources(source);
  const self = options.self ?? createSelfDescription(http, source);

  async function* readFeed(
    feed: Feed,
    person: PersonRecord,
    signal: AbortSignal,
    how?: ReadOptions,
  ): AsyncIterable<FeedEvent> {
    const urgent = () => ({ priority: priorityOf(how) });
    // The archive is another service: what the FHIR server says, or that it says nothing, does not bear on it.
    const statement = feed === 'DicomStudy' ? undefined : await self.statement(signal);
    const misread = foreignVersion(statement);
    if (!isOffered(source, feed, statement)) yield { type: 'notOffered' };
    else if (misread !== undefined) yield { type: 'fault', fault: misread };
    else if (feed === 'DicomStudy') yield* readStudies(askWith(pictures, urgent), source, person, signal);
    else
      yield* readFhirFeed(
        {
          http: askWith(http, urgent),
          source,
          supporting,
          statement,
          now,
          hurry: () => priorityOf(how) >= HURRY,
        },
        feed,
        person,
        signal,
      );
  }

  return {
    source,
    ...createPeopleSearch({ http, source }),
    readFeed,
    describe: self.describe,
    summary: ownSummary(http, source, self),
    prepare: async (signal) => void (await self.statement(signal)),
    locatePerson: (record, signal, own) => locatePatient(http, source, record, signal, own),
    revive: () => {
      self.forget();
      http.revive();
      if (options.dicomHttp !== undefined) options.dicomHttp.revive();
    },
    // What is no address at all is refused by the line like one that leads elsewhere.
    fetchBytes: (url, accept, signal) => {
      const base = `${source.base}/`;
      return http.ask({ url: URL.canParse(url, base) ? new URL(url, base).href : url, accept, signal });
    },
  };
}
