/** How long a page may stay open, as the site sets it; all in milliseconds. */
export interface SessionLimits {
  /** Without any sign of a hand for so long, everything of a person is taken off the screen. */
  readonly idleMs: number;
  /** So long before that, the reader is told. */
  readonly warnMs: number;
  /** After so long since the provider saw the reader sign in, nobody is signed in any more. */
  readonly absoluteMs: number;
}

export type IdleVerdict =
  | { readonly state: 'active' }
  | { readonly state: 'warning'; readonly secondsLeft: number }
  | { readonly state: 'locked' }
  | { readonly state: 'ended' };

interface IdleFacts {
  readonly lastActive: number;
  readonly signedInAt: number;
  readonly now: number;
}

/**
 * What the clock says of this page. It is judged by times alone and never by how often a timer rang: a machine that
 * slept wakes up locked.
 */
function idleVerdict(limits: SessionLimits, facts: IdleFacts): IdleVerdict {
  if (facts.now - facts.signedInAt >= limits.absoluteMs) return { state: 'ended' };
  const left = limits.idleMs - (facts.now - facts.lastActive);
  if (left <= 0) return { state: 'locked' };
  if (left > limits.warnMs) return { state: 'active' };
  return { state: 'warning', secondsLeft: Math.ceil(left / 1000) };
}

export interface IdleWatch {
  /** A sign of a hand, here or in another tab. One that comes after the time is over brings nothing back. */
  readonly active: (at?: number) => void;
  readonly verdict: () => IdleVerdict;
  /** When it will lock, if nobody stirs. */
  readonly locksAt: () => number;
}

export function createIdleWatch(limits: SessionLimits, signedInAt: number, now: () => number): IdleWatch {
  let lastActive = now();
  const verdict = () => idleVerdict(limits, { lastActive, signedInAt, now: now() });
  return {
    active: (at = now()) => {
      const { state } = verdict();
      if (state === 'locked' || state === 'ended') return;
      // Another tab's clock is ours; a time to come is nobody's.
      lastActive = Math.max(lastActive, Math.min(at, now()));
    },
    verdict,
    locksAt: () => lastActive + limits.idleMs,
  };
}
