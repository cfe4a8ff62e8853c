import { type Fault, fault } from '../../domain/fault.ts';

/**
 * How long the source asked to be left alone (RFC 9110 §10.2.3): seconds, or a date, which is taken by the source's own
 * clock where it tells that too.
 */
function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const value = headers.get('Retry-After')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/u.test(value)) return Number(value) * 1000;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return undefined;
  const there = Date.parse(headers.get('Date') ?? '');
  return Math.max(0, until - (Number.isNaN(there) ? now.getTime() : there));
}

function kindOfStatus(status: number): Fault['kind'] {
  switch (status) {
    case 401:
      return 'unauthorised';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'notFound';
    case 408:
      return 'timeout';
    case 413:
      return 'tooLarge';
    case 429:
      return 'throttled';
    default:
      return status >= 500 ? 'server' : 'malformed';
  }
}

/** What an answer that is no success means. */
export function faultOfStatus(status: number, headers: Headers, now: Date): Fault {
  const retryAfterMs = retryAfterOf(headers, now);
  const more = retryAfterMs === undefined ? {} : { retryAfterMs };
  return fault(kindOfStatus(status), `HTTP ${status}`, { status, ...more });
}

const PASSING: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** Worth asking again: the line broke, or the source was busy. Never a refusal, a malformed question or our own limit. */
export function mayPass({ kind, status }: Fault): boolean {
  return status === undefined ? kind === 'server' : PASSING.has(status);
}

/** The source itself is in trouble, not this question: what the breaker counts. */
export function isDown({ kind, status }: Fault): boolean {
  if (status === undefined) return kind === 'server' || kind === 'timeout';
  return status >= 502 && status <= 504;
}
