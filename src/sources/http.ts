import {
  BrokenCircuitError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhenResult,
  type IRetryBackoffContext,
  retry,
  wrap,
} from 'cockatiel';
import { err, ok, type Result } from '../base/result.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { Source } from '../domain/source.ts';

/** Hands out the credential of one source, and of that source only. */
export type Authorise = (
  source: Source,
  options?: { readonly renew: boolean },
) => Promise<Result<string, Fault>>;

export interface HttpAsk {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly accept: string;
  readonly method?: 'GET' | 'POST';
  /** A POST that changes nothing ($match): may be asked again like a GET. */
  readonly safe?: boolean;
  readonly body?: string;
  readonly contentType?: string;
  /** Higher goes first where lanes are short: what an emergency needs, then what is on screen, then the rest. */
  readonly priority?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The only way to a source: one base, one token, one budget. */
export interface SourceHttp {
  readonly ask: (ask: HttpAsk) => Promise<Result<HttpAnswer, Fault>>;
  /** Closes the breaker: what a reader asks for by hand is always asked. */
  readonly revive: () => void;
}

export interface HttpOptions {
  readonly source: Source;
  readonly authorise: Authorise;
  readonly fetch: typeof globalThis.fetch;
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly concurrent?: number;
}

const PAGE_TIMEOUT_MS = 10_000;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_RETRIES = 2;
const MAX_RETRY_AFTER_MS = 10_000;

/**
 * True if the address lies below one of the source's own bases: nothing a server says may send the token elsewhere
 * (threat T7). Dot segments are resolved before comparing.
 */
export function isBelowSource(source: Source, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  return [source.fhirBase, source.dicomwebBase].some((base) => {
    if (base === undefined) return false;
    const root = new URL(base);
    return (
      url.origin === root.origin &&
      (url.pathname === root.pathname || url.pathname.startsWith(`${root.pathname}/`))
    );
  });
}

function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('Retry-After');
  if (value === null) return undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function faultOfStatus(status: number, headers: Headers): Fault {
  const detail = `HTTP ${status}`;
  if (status === 401) return fault('unauthorised', detail, { status });
  if (status === 403) return fault('forbidden', detail, { status });
  if (status === 404 || status === 410) return fault('notFound', detail, { status });
  if (status === 413) return fault('tooLarge', detail, { status });
  if (status === 408) return fault('timeout', detail, { status });
  if (status === 429 || status === 503) {
    const retryAfterMs = retryAfterOf(headers);
    const kind = status === 429 ? 'throttled' : 'server';
    return fault(kind, detail, { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  }
  return status >= 500 ? fault('server', detail, { status }) : fault('malformed', detail, { status });
}

/** Worth asking again: the line broke, the source was busy or stumbled. Never a refusal or a malformed question. */
function isWorthRetrying(result: Result<HttpAnswer, Fault>): boolean {
  if (result.ok) return false;
  const { kind, status } = result.error;
  return kind === 'throttled' || (kind === 'server' && (status === undefined || status >= 502));
}

function isDown(result: Result<HttpAnswer, Fault>): boolean {
  return !result.ok && result.error.kind === 'server' && result.error.status === undefined;
}

/** Full jitter; where the source told when to come back, that is kept to. */
function delayBefore(attempt: number, last: Result<HttpAnswer, Fault> | undefined): number {
  const told = last !== undefined && !last.ok ? last.error.retryAfterMs : undefined;
  if (told !== undefined) return Math.min(told, MAX_RETRY_AFTER_MS);
  return Math.random() * 120 * 2 ** attempt;
}

async function readLimited(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      // Not waited for: the rest of the answer is of no interest.
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

async function askOnce(
  options: HttpOptions,
  ask: HttpAsk,
  token: string,
): Promise<Result<HttpAnswer, Fault>> {
  ask.signal.throwIfAborted();
  const timeout = AbortSignal.timeout(options.timeoutMs ?? PAGE_TIMEOUT_MS);
  try {
    const response = await options.fetch(ask.url, {
      method: ask.method ?? 'GET',
      headers: {
        Accept: ask.accept,
        Authorization: token,
        'X-Request-Id': crypto.randomUUID(),
        ...(ask.contentType === undefined ? {} : { 'Content-Type': ask.contentType }),
      },
      ...(ask.body === undefined ? {} : { body: ask.body }),
      signal: AbortSignal.any([ask.signal, timeout]),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    const bytes = await readLimited(response, options.maxBytes ?? MAX_BYTES);
    if (bytes === undefined) return err(fault('tooLarge', 'answer over the size limit'));
    if (!response.ok) return err(faultOfStatus(response.status, response.headers));
    return ok({ status: response.status, headers: response.headers, bytes });
  } catch (cause) {
    if (ask.signal.aborted) throw cause;
    if (timeout.aborted)
      return err(fault('timeout', `no answer in ${(options.timeoutMs ?? PAGE_TIMEOUT_MS) / 1000} s`));
    if (globalThis.navigator?.onLine === false) return err(fault('offline', String(cause)));
    return err(fault('server', `no connection (${String(cause)})`));
  }
}

function createPolicies(concurrent: number) {
  const retrying = retry(
    handleWhenResult((result) => isWorthRetrying(result as Result<HttpAnswer, Fault>)),
    {
      maxAttempts: MAX_RETRIES,
      backoff: new DelegateBackoff((context) => {
        const { attempt, result } = context as IRetryBackoffContext<Result<HttpAnswer, Fault>>;
        return delayBefore(attempt, 'value' in result ? result.value : undefined);
      }),
    },
  );
  const breaker = circuitBreaker(
    handleWhenResult((result) => isDown(result as Result<HttpAnswer, Fault>)),
    { halfOpenAfter: 5_000, breaker: new ConsecutiveBreaker(5) },
  );
  const lanes = bulkhead(concurrent, Number.MAX_SAFE_INTEGER);
  return { patient: wrap(lanes, retrying, breaker), once: wrap(lanes, breaker) };
}

/**
 * The HTTP edge of one source. At most `concurrent` requests run at once; idempotent ones are tried again at most
 * twice; five broken connections in a row open the breaker for five seconds, so that a dead source is said to be dead
 * at once. An expired token is renewed once. Cancelling rejects; every other trouble is a Fault.
 */
export function createSourceHttp(options: HttpOptions): SourceHttp {
  let policies = createPolicies(options.concurrent ?? 4);

  async function withToken(ask: HttpAsk): Promise<Result<HttpAnswer, Fault>> {
    const token = await options.authorise(options.source);
    if (!token.ok) return token;
    const first = await askOnce(options, ask, token.value);
    if (first.ok || first.error.kind !== 'unauthorised') return first;
    const renewed = await options.authorise(options.source, { renew: true });
    return renewed.ok ? askOnce(options, ask, renewed.value) : renewed;
  }

  async function ask(question: HttpAsk): Promise<Result<HttpAnswer, Fault>> {
    if (!isBelowSource(options.source, question.url)) {
      return err(fault('malformed', 'the address lies outside of the source'));
    }
    try {
      const mayRepeat = question.method !== 'POST' || question.safe === true;
      const policy = mayRepeat ? policies.patient : policies.once;
      return await policy.execute(() => withToken(question), question.signal);
    } catch (cause) {
      question.signal.throwIfAborted();
      if (cause instanceof BrokenCircuitError)
        return err(fault('server', 'no connection (asked again in 5 s)'));
      throw cause;
    }
  }

  return {
    ask,
    revive: () => {
      policies = createPolicies(options.concurrent ?? 4);
    },
  };
}
