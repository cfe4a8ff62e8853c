import type { AuditEvent } from './audit-event.ts';

/** Takes one event to wherever the site keeps them; false if it could not be handed over. */
export type AuditSink = (event: AuditEvent) => Promise<boolean>;

/** How the trail stands: how many events wait, since when the sink refuses, and when it is tried again. */
export interface TrailState {
  readonly pending: number;
  /** Refusals in a row; 0 while the sink takes what it is given. */
  readonly refused: number;
}

export interface AuditTrail {
  readonly record: (event: AuditEvent) => void;
  /** Resolves to whether this event was taken: emergency access waits for it before the first read. */
  readonly recordNow: (event: AuditEvent) => Promise<boolean>;
  readonly state: () => TrailState;
  /** Events that no sink has taken yet. */
  readonly pending: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** The page is about to go: all that waits is handed over at once, and nothing waits for an answer. */
  readonly flush: () => void;
}

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Twice as long after each refusal, half a minute at most: a sink that comes back is found again soon. */
function retryAfter(refused: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(refused - 1, 10));
}

/**
 * The second record of who looked at what (the servers' own logs are the first). Events wait in memory and are handed
 * over, each at least once: one that is refused is tried again, behind the others, until it is taken. Each carries the number of what
 * happened, so that one which came twice counts once. Where the queue stands can be seen.
 */
export function createAuditTrail(sink: AuditSink, later: (work: () => void, ms: number) => void): AuditTrail {
  const waiting: AuditEvent[] = [];
  const listeners = new Set<() => void>();
  let running = false;
  let resting = false;
  let state: TrailState = { pending: 0, refused: 0 };

  function tell(refused: number): void {
    state = { pending: waiting.length, refused };
    for (const listener of listeners) listener();
  }

  function rest(): void {
    if (resting) return;
    resting = true;
    later(() => {
      resting = false;
      void drain();
    }, retryAfter(state.refused));
  }

  async function hand(event: AuditEvent): Promise<boolean> {
    return sink(event).catch(() => false);
  }

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const taken = await hand(next);
      const at = waiting.indexOf(next);
      if (at >= 0) waiting.splice(at, 1);
      // One event that no sink will ever take must not hold up all others: what is refused waits behind them.
      if (!taken && at >= 0) waiting.push(next);
      tell(taken ? 0 : state.refused + 1);
      if (!taken) break;
    }
    running = false;
    if (waiting.length > 0) rest();
  }

  return {
    record: (event) => {
      waiting.push(event);
      tell(state.refused);
      if (!resting) void drain();
    },
    recordNow: hand,
    state: () => state,
    pending: () => waiting.length,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: () => {
      for (const event of waiting) {
        void hand(event).then((taken) => {
          const at = waiting.indexOf(event);
          if (taken && at >= 0) waiting.splice(at, 1);
          tell(taken ? 0 : state.refused);
        });
      }
    },
  };
}
