import { BrokenCircuitError } from 'cockatiel';
import { systemClock } from '../base/clock.ts';
import { err, type Result } from '../base/result.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { Source } from '../domain/source.ts';
import { attempt, type AttemptTools } from './http/attempt.ts';
import { createBreaker, HALF_OPEN_AFTER_MS } from './http/breaker.ts';
import { createCredential } from './http/credential.ts';
import { createRetryBudget, type RequestBudget } from './http/budgets.ts';
import { createLanes } from './http/lanes.ts';
import { askPatiently } from './http/patience.ts';
import { createProgressWatch } from './http/progress-watch.ts';
import { mayPass } from './http/status-fault.ts';

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
  /** It goes on when the page is closed: a note of who looked at what. */
  readonly keepalive?: true;
  /** Higher goes first where lanes are short: what an emergency needs, then what is on screen, then the rest. */
  readonly priority?: number;
  /** Statuses that are an answer here, though they are no success: a locator's 404 tells something. */
  readonly answers?: readonly number[];
  /** What we hold already: a 304 is then an answer. */
  readonly unlessUnchanged?: { readonly etag?: string; readonly lastModified?: string };
  /** The requests of one chart are counted together. */
  readonly budget?: RequestBudget;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When the source last said so: of a revalidated answer, when it said that nothing had changed. */
  readonly fetchedAt: Date;
  readonly revalidated: boolean;
}

/** The only way to a source: one base, one token, one budget. */
export interface SourceHttp {
  /** Cancelling rejects at once; every other trouble is a Fault. */
  readonly ask: (ask: HttpAsk) => Promise<Result<HttpAnswer, Fault>>;
  /** Closes the breaker: what a reader asks for by hand is always asked. */
  readonly revive: () => void;
}

export interface HttpOptions {
  readonly source: Source;
  readonly authorise: Authorise;
  readonly fetch: typeof globalThis.fetch;
  readonly now?: () => Date;
  /** Longest wait for one whole answer, in milliseconds; where it is given, for its beginning too. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly concurrent?: number;
}

const HEADERS_MS = 5_000;
const PAGE_MS = 10_000;
const SOURCE_MS = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
const LANES = 4;

/**
 * True if the address lies below one of the source's own bases: nothing a server says may send the token elsewhere
 * (threat T7). Dot segments are resolved before comparing.
 */
export function isBelowSource(source: Source, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  return [source.base, source.dicomwebBase].some((base) => {
    if (base === undefined) return false;
    const root = new URL(base);
    return (
      url.origin === root.origin &&
      (url.pathname === root.pathname || url.pathname.startsWith(`${root.pathname}/`))
    );
  });
}

/** The site's own figures stand before ours; a caller's explicit ones (for pixels) before both. */
function limitsOf(options: HttpOptions) {
  const { headersMs = HEADERS_MS, pageMs = PAGE_MS, sourceMs = SOURCE_MS } = options.source.quirks;
  const whole = options.timeoutMs ?? pageMs;
  return {
    headersMs: Math.min(whole, options.timeoutMs ?? headersMs),
    pageMs: whole,
    // A source is not given up while one of its answers may still be on its way.
    sourceMs: Math.max(sourceMs, whole + 1_000),
    maxBytes: options.maxBytes ?? MAX_BYTES,
  };
}

type Answered = Result<HttpAnswer, Fault>;

const NOT_ASKED = fault(
  'server',
  `not asked: its last answers failed (asked again after ${HALF_OPEN_AFTER_MS / 1000} s)`,
);

function stalledFor(ms: number): Fault {
  return fault('timeout', `nothing from the source for ${ms / 1000} s`);
}

/** What was begun is ended first: a question that waits for its second answer holds up a whole feed. */
function moreUrgent(question: HttpAsk): HttpAsk {
  return { ...question, priority: (question.priority ?? 0) + 0.5 };
}

/** A refusal is a sign of life; being busy is not. */
function isProgress(result: Answered): boolean {
  return result.ok || (result.error.status !== undefined && !mayPass(result.error));
}

/**
 * The HTTP edge of one source (the figures: `docs/decisions/007-asking-well.md`). A fixed number of lanes, the most
 * urgent first; at most three requests for one question, `Retry-After` kept to; a breaker that says a dead source dead
 * at once; a source that gives no sign for its whole time is given up for all that waits.
 */
export function createSourceHttp(options: HttpOptions): SourceHttp {
  const { source } = options;
  const limits = limitsOf(options);
  const tools: AttemptTools = { fetch: options.fetch, now: options.now ?? systemClock.now, limits };
  const lanes = createLanes(options.concurrent ?? source.quirks.concurrent ?? LANES);
  const watch = createProgressWatch(limits.sourceMs);
  const retries = createRetryBudget();
  const credential = createCredential((renew) => options.authorise(source, ...(renew ? [{ renew }] : [])));
  let breaker = createBreaker();

  async function once(question: HttpAsk, signal: AbortSignal, renew: boolean): Promise<Answered> {
    const token = await credential.get(renew);
    signal.throwIfAborted();
    if (!token.ok) return token;
    if (question.budget?.take() === false)
      return err(fault('tooLarge', `more than ${question.budget.limit} requests for one chart`));
    const answer = await breaker.execute(() => attempt(question, token.value, signal, tools));
    if (!answer.ok && answer.error.status === 401) credential.refused(token.value, renew);
    return answer;
  }

  async function inLane(question: HttpAsk, signal: AbortSignal, renew: boolean): Promise<Answered> {
    const work = () => once(question, signal, renew);
    const result: Answered = await lanes.run(work, signal, question.priority ?? 0);
    if (isProgress(result)) watch.progress();
    return result;
  }

  async function ask(question: HttpAsk): Promise<Answered> {
    question.signal.throwIfAborted();
    if (!isBelowSource(source, question.url))
      return err(fault('malformed', 'the address lies outside of the source'));
    const leave = watch.enter();
    const stalled = watch.signal();
    try {
      const signal = AbortSignal.any([question.signal, stalled]);
      return await askPatiently(question, signal, {
        once: (renew, again) => inLane(again ? moreUrgent(question) : question, signal, renew),
        mayRenew: credential.mayRenew,
        retries,
        longestWaitMs: limits.sourceMs / 2,
      });
    } catch (cause) {
      question.signal.throwIfAborted();
      if (stalled.aborted) return err(stalledFor(limits.sourceMs));
      if (cause instanceof BrokenCircuitError) return err(NOT_ASKED);
      throw cause;
    } finally {
      leave();
    }
  }

  return {
    ask,
    revive: () => {
      breaker = createBreaker();
      credential.forgive();
    },
  };
}
