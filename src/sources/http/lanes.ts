import PQueue from 'p-queue';

/** The lanes of one source: so many requests at once, the most urgent first, then the one that has waited longest. */
export interface Lanes {
  /** Rejects as soon as `signal` aborts, waiting or running; what waited is then never started. */
  readonly run: <T>(work: () => Promise<T>, signal: AbortSignal, priority: number) => Promise<T>;
}

export function createLanes(concurrency: number): Lanes {
  const queue = new PQueue({ concurrency });
  return {
    run: (work, signal, priority) => {
      signal.throwIfAborted();
      return queue.add(work, { signal, priority });
    },
  };
}
