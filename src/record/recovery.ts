import type { FetchState } from '../domain/coverage.ts';
import type { FaultKind } from '../domain/fault.ts';
import type { Feed } from '../domain/feed.ts';

/**
 * How long a source is left alone before it is looked after again, in milliseconds; the last goes on for ever. A line
 * that broke comes back soon, and a source that is back must be on screen within 20 s; a refusal or an answer in a
 * circle is seldom taken back, and asking for it leaves a trace in the source's own log each time.
 */
const SOON: readonly number[] = [3_000, 6_000, 10_000, 12_000];
const SELDOM: readonly number[] = [12_000, 60_000, 300_000];
const SPREAD = 0.3;

const LOOKED_AFTER: ReadonlySet<FaultKind> = new Set([
  'offline',
  'timeout',
  'unauthorised',
  'throttled',
  'server',
  'malformed',
  'notFound',
]);

type Pace = 'soon' | 'seldom' | 'never';

function paceOf(state: FetchState): Pace {
  switch (state.state) {
    case 'failed':
      if (!LOOKED_AFTER.has(state.fault.kind)) return 'never';
      return state.fault.kind === 'notFound' ? 'seldom' : 'soon';
    case 'cutShort':
      if (state.fault.kind === 'malformed' || state.fault.kind === 'forbidden') return 'seldom';
      return LOOKED_AFTER.has(state.fault.kind) ? 'soon' : 'never';
    case 'complete':
      return state.stale !== undefined && LOOKED_AFTER.has(state.stale.kind) ? 'soon' : 'never';
    case 'withheld':
      // A person may agree at any moment, at a card reader in the next room.
      return state.by === 'source' || state.by === 'consent' ? 'seldom' : 'never';
    default:
      return 'never';
  }
}

/** The cells that are worth looking after again, those that may come back soon first. */
export function looksFor(ends: ReadonlyMap<Feed, FetchState>): readonly Feed[] {
  const paced = [...ends].map(([feed, state]) => ({ feed, pace: paceOf(state) }));
  return [...paced.filter((one) => one.pace === 'soon'), ...paced.filter((one) => one.pace === 'seldom')].map(
    (one) => one.feed,
  );
}

/** When to look again after so many looks in vain; undefined where there is nothing to look for. `random` is 0 to 1. */
export function looksAgainAfter(
  ends: ReadonlyMap<Feed, FetchState>,
  looks: number,
  random: number,
): number | undefined {
  const paces = [...ends.values()].map(paceOf);
  const waits = paces.includes('soon') ? SOON : paces.includes('seldom') ? SELDOM : [];
  const wait = waits[Math.min(looks, waits.length - 1)];
  if (wait === undefined) return undefined;
  const faults = [...ends.values()].flatMap((state) => {
    if (state.state === 'complete') return state.stale ?? [];
    return 'fault' in state ? state.fault : [];
  });
  const told = faults.flatMap((trouble) => trouble.retryAfterMs ?? []);
  return Math.max(wait * (1 - SPREAD * random), ...told);
}

/** When to look again after one service that did not answer. */
export function lookAgainAfter(looks: number, random: number): number {
  const wait = SOON[Math.min(looks, SOON.length - 1)] ?? 0;
  return wait * (1 - SPREAD * random);
}

/** By hand: what did not arrive completely is worth asking for again. */
export function mayBeRetried(state: FetchState | undefined): boolean {
  if (state === undefined) return false;
  if (state.state === 'withheld') return state.by === 'source' || state.by === 'consent';
  return state.state === 'failed' || state.state === 'cutShort';
}

/** Complete once, and not confirmed since. */
export function isStale(state: FetchState | undefined): boolean {
  return state?.state === 'complete' && state.stale !== undefined;
}
