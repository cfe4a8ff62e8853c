import type { AuditEvent } from './audit-event.ts';

/** Takes one event to wherever the site keeps them; false if it could not be handed over. */
export type AuditSink = (event: AuditEvent) => Promise<boolean>;

export interface AuditTrail {
  readonly record: (event: AuditEvent) => void;
  /** Resolves to whether this event was taken: emergency access waits for it before the first read. */
  readonly recordNow: (event: AuditEvent) => Promise<boolean>;
  /** Events that no sink has taken yet. */
  readonly pending: () => number;
  readonly subscribe: (listener: () => void) => () => void;
}

const RETRY_AFTER_MS = 5_000;

/**
 * The second record of who looked at what (the servers' own logs are the first). Events wait in memory and are handed
 * over in order; one that is refused is tried again until it is taken, and how many wait can be seen.
 */
export function createAuditTrail(sink: AuditSink, later: (work: () => void, ms: number) => void): AuditTrail {
  const waiting: AuditEvent[] = [];
  const listeners = new Set<() => void>();
  let running = false;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const taken = await sink(next).catch(() => false);
      if (!taken) break;
      waiting.shift();
      tell();
    }
    running = false;
    if (waiting.length > 0) later(() => void drain(), RETRY_AFTER_MS);
  }

  return {
    record: (event) => {
      waiting.push(event);
      tell();
      void drain();
    },
    recordNow: (event) => sink(event).catch(() => false),
    pending: () => waiting.length,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
