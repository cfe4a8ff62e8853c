import type { Result } from '../../base/result.ts';
import type { Fault } from '../../domain/fault.ts';
import type { HttpAnswer, HttpAsk } from '../http.ts';
import type { RetryBudget } from './budgets.ts';
import { mayPass } from './status-fault.ts';

const MAX_ATTEMPTS = 3;
const BACKOFF_MS = 100;
const SPREAD_MS = 1_000;

type Answered = Result<HttpAnswer, Fault>;

/** Waits; rejects as soon as `signal` aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

/**
 * How long to wait before asking again; undefined where the source asked for longer than a reader can be made to wait.
 * Full jitter, so that many screens do not come back at once; never earlier than the source told.
 */
function delayBefore(attempted: number, { retryAfterMs }: Fault, longestMs: number): number | undefined {
  if (retryAfterMs === undefined) return Math.random() * BACKOFF_MS * 2 ** attempted;
  if (retryAfterMs > longestMs) return undefined;
  return retryAfterMs + Math.random() * Math.min(SPREAD_MS, BACKOFF_MS + retryAfterMs / 2);
}

export interface Patience {
  /** One attempt; `renew` asks for a new token first, `again` says that it is not the first. */
  readonly once: (renew: boolean, again: boolean) => Promise<Answered>;
  /** False where a new token has just been refused too. */
  readonly mayRenew: () => boolean;
  readonly retries: RetryBudget;
  /** The longest wait that a source may ask for. */
  readonly longestWaitMs: number;
}

/**
 * Asks at most three times: once more with a new token after 401, again after trouble that passes, as far as the
 * source's retry budget goes. A POST is repeated only where it changes nothing.
 */
export async function askPatiently(
  { method, safe }: Pick<HttpAsk, 'method' | 'safe'>,
  signal: AbortSignal,
  patience: Patience,
): Promise<Answered> {
  const mayRepeat = method !== 'POST' || safe === true;
  let renewed = false;
  let renew = false;
  patience.retries.first();
  for (let attempted = 1; ; attempted += 1) {
    const result = await patience.once(renew, attempted > 1);
    if (result.ok || attempted === MAX_ATTEMPTS) return result;
    renew = result.error.status === 401 && !renewed && patience.mayRenew();
    if (renew) {
      renewed = true;
      continue;
    }
    if (!mayRepeat || !mayPass(result.error)) return result;
    const wait = delayBefore(attempted, result.error, patience.longestWaitMs);
    if (wait === undefined || !patience.retries.take()) return result;
    await pause(wait, signal);
  }
}
