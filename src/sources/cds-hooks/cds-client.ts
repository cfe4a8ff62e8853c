import { branded } from '../../base/brand.ts';
import { runSliced } from '../../base/sliced.ts';
import { systemClock } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CdsHook, CdsReply, CdsService } from '../../domain/decision-support.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { Feed } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Role } from '../../domain/role.ts';
import type { Source } from '../../domain/source.ts';
import type { RequestBudget } from '../http/budgets.ts';
import { askWith } from '../http/ask-with.ts';
import { createSourceHttp, type HttpAnswer, type SourceHttp } from '../http.ts';
import { onceRead, type OnceRead } from '../once-read.ts';
import { readCards } from './cards.ts';
import { type OfferedService, readDiscovery } from './discovery.ts';
import { type DraftOrder, questionBody } from './question.ts';
import { type CdsMaterial, fillPrefetch, type Prefetch } from './prefetch.ts';

/** What a service is asked about. */
export type CdsQuestion = {
  readonly material: CdsMaterial;
} & (
  | { readonly hook: 'patient-view' }
  /** Orders that somebody thinks of; nothing of them is written anywhere. */
  | { readonly hook: 'order-select'; readonly drafts: readonly DraftOrder[] }
);

/** The line to one service; lives as long as the page, and knows nothing of any person. */
export interface CdsLine {
  readonly service: CdsService;
  readonly http: SourceHttp;
  readonly offered: OnceRead<readonly OfferedService[]>;
}

export interface CdsLineOptions {
  readonly service: CdsService;
  /** A token for `service.audience`; asked for only where the site names one, and never that of a source. */
  readonly authorise: (audience: string, renew: boolean) => Promise<Result<string, Fault>>;
  readonly fetch: typeof globalThis.fetch;
  readonly now?: () => Date;
}

export interface CdsClientOptions {
  readonly lines: readonly CdsLine[];
  readonly role: Role;
  readonly mayFetch: (feed: Feed) => boolean;
  /** Counts the requests of one chart. */
  readonly budget?: RequestBudget;
  readonly now?: () => Date;
  /** A new UUID for every question. */
  readonly newId?: () => string;
}

/** The services of one chart. */
export interface CdsClient {
  /**
   * Asks every service that is set up for the hook, and tells of all of them each time one has answered. A new question
   * for the same hook ends the one before, and leaving the chart (`signal`) ends all: `tell` hears no more of them.
   */
  readonly ask: (
    question: CdsQuestion,
    tell: (replies: readonly CdsReply[]) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Before a reader's own retry: forget that a service was down. */
  readonly revive: () => void;
}

/** A service that takes longer has nothing to say in time. */
const LONGEST_MS = 5_000;
const MOST_BYTES = 1024 * 1024;
const SERVICES_PATH = '/cds-services';

/** The HTTP edge wants a source: this one holds no records, and its base is where its services lie. */
function asSource(service: CdsService): Source {
  return {
    id: branded<SourceId>(service.id),
    name: service.name,
    shortName: service.name,
    seal: '援',
    kind: 'regional',
    format: 'fhir',
    base: `${service.url}${SERVICES_PATH}`,
    audience: service.audience ?? '',
    audit: false,
    match: false,
    offers: [],
    ask: 'located',
    locator: false,
    quirks: {},
    rank: service.rank,
  };
}

/** No service is handed a header that it has no use for; one without an audience of its own no credential either. */
function barely(fetching: typeof globalThis.fetch, service: CdsService): typeof globalThis.fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('X-Request-Id');
    if (service.audience === undefined) headers.delete('Authorization');
    return fetching(input, { ...init, headers });
  };
}

function jsonOf({ bytes }: HttpAnswer): Result<unknown, Fault> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch (cause) {
    return err(fault('malformed', cause instanceof Error ? cause.message : 'no JSON in UTF-8'));
  }
}

async function discover(
  http: SourceHttp,
  service: CdsService,
  signal: AbortSignal,
): Promise<Result<readonly OfferedService[], Fault>> {
  const url = `${service.url}${SERVICES_PATH}`;
  const answer = await http.ask({ url, signal, accept: 'application/json' });
  if (!answer.ok) return answer;
  const json = jsonOf(answer.value);
  if (!json.ok) return json;
  const offered = readDiscovery(json.value);
  return offered === undefined ? err(fault('malformed', 'no list of CDS services')) : ok(offered);
}

export function createCdsLine({ service, authorise, fetch: fetching, now }: CdsLineOptions): CdsLine {
  const http = createSourceHttp({
    source: asSource(service),
    authorise: async (_source, options) =>
      service.audience === undefined ? ok('') : authorise(service.audience, options?.renew === true),
    fetch: barely(fetching, service),
    timeoutMs: LONGEST_MS,
    maxBytes: MOST_BYTES,
    concurrent: 2,
    ...(now === undefined ? {} : { now }),
  });
  return { service, http, offered: onceRead((signal) => discover(http, service, signal)) };
}

interface Asked {
  readonly line: CdsLine;
  readonly http: SourceHttp;
  readonly question: CdsQuestion;
  readonly options: CdsClientOptions;
  readonly signal: AbortSignal;
}

async function askOne(offered: OfferedService, asked: Asked): Promise<CdsReply> {
  const { line, http, question, options, signal } = asked;
  const { id, hook, title } = offered;
  const personId = newIdOf(options)();
  const { mayFetch, role } = options;
  const today = jstDay((options.now ?? systemClock.now)());
  const { material } = question;
  const filling = fillPrefetch(offered.prefetch, { material, mayFetch, personId, today });
  // Who left meanwhile is told so by the asking below, with nothing of the person in it.
  const prefetch: Prefetch = (await runSliced(filling, signal))?.value ?? { told: [] };
  const drafts = question.hook === 'order-select' ? question.drafts : undefined;
  const base = {
    service: line.service.id,
    hook,
    part: { id, ...(title === undefined ? {} : { title }) },
  };
  const prefetched = prefetch.told;
  const body = questionBody({
    hook,
    hookInstance: newIdOf(options)(),
    personId,
    role,
    ...(drafts === undefined ? {} : { drafts }),
    ...(prefetch.resources === undefined ? {} : { prefetch: prefetch.resources }),
  });
  const answer = await http.ask({
    url: `${line.service.url}${SERVICES_PATH}/${encodeURIComponent(id)}`,
    method: 'POST',
    safe: true,
    body: JSON.stringify(body),
    contentType: 'application/json',
    accept: 'application/json',
    answers: [412],
    signal,
  });
  const failed = (of: Fault, needsData = false): CdsReply => ({
    ...base,
    state: 'failed',
    fault: of,
    needsData,
    prefetched,
  });
  if (!answer.ok) return failed(answer.error);
  if (answer.value.status === 412)
    return failed(fault('malformed', 'the service needs more data (HTTP 412)', { status: 412 }), true);
  const json = jsonOf(answer.value);
  const read = json.ok ? readCards(json.value) : undefined;
  if (read === undefined) return failed(json.ok ? fault('malformed', 'an answer without cards') : json.error);
  return { ...base, state: 'answered', ...read, prefetched, at: answer.value.fetchedAt };
}

function newIdOf({ newId }: CdsClientOptions): () => string {
  return newId ?? (() => crypto.randomUUID());
}

/** All that one base has to say to a hook: of each of its services one reply. */
async function askLine(asked: Asked): Promise<readonly CdsReply[]> {
  const { line, question, signal } = asked;
  const { hook } = question;
  const base = { service: line.service.id, hook };
  const offered = await line.offered.get(signal);
  if (!offered.ok)
    return [{ ...base, state: 'failed', fault: offered.error, needsData: false, prefetched: [] }];
  const fitting = offered.value.filter((one) => one.hook === hook);
  if (fitting.length === 0) return [{ ...base, state: 'not-offered' }];
  return Promise.all(fitting.map((one) => askOne(one, asked)));
}

/** The client of one chart; what it was told of anybody ends with the chart. */
export function createCdsClient(options: CdsClientOptions): CdsClient {
  const running = new Map<CdsHook, AbortController>();
  const counted = options.budget === undefined ? {} : { budget: options.budget };

  async function ask(
    question: CdsQuestion,
    tell: (replies: readonly CdsReply[]) => void,
    left: AbortSignal,
  ): Promise<void> {
    const { hook } = question;
    running.get(hook)?.abort();
    const own = new AbortController();
    running.set(hook, own);
    const signal = AbortSignal.any([left, own.signal]);
    const lines = options.lines.filter(({ service }) => service.hooks.includes(hook));
    const replies = new Map<string, readonly CdsReply[]>(
      lines.map(({ service }) => [service.id, [{ service: service.id, hook, state: 'asking' }]]),
    );
    const toldOf = () => {
      if (!signal.aborted) tell([...replies.values()].flat());
    };
    toldOf();
    const all = lines.map(async (line) => {
      const http = askWith(line.http, () => counted);
      const answered = await askLine({ line, http, question, options, signal });
      replies.set(line.service.id, answered);
      toldOf();
    });
    const settled = await Promise.allSettled(all);
    const broken = settled.find((one) => one.status === 'rejected');
    // Who left, or asked anew, wants to hear of no trouble; anything else that throws is a mistake of ours.
    if (broken?.status === 'rejected' && !signal.aborted) throw broken.reason;
  }

  return {
    ask,
    revive: () => {
      for (const line of options.lines) {
        line.http.revive();
        line.offered.forget();
      }
    },
  };
}
