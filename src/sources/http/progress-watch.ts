/** Watches a source over all that is asked of it at once: as long as answers come, no clock runs out on it. */
export interface ProgressWatch {
  /** Aborts when nothing came for too long; a new one serves what is asked after that. */
  readonly signal: () => AbortSignal;
  /** Something is being asked; the function handed back ends it. */
  readonly enter: () => () => void;
  /** The source answered. */
  readonly progress: () => void;
}

export function createProgressWatch(limitMs: number): ProgressWatch {
  let controller = new AbortController();
  let asking = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function expire(): void {
    const stalled = controller;
    controller = new AbortController();
    timer = undefined;
    stalled.abort();
  }

  function restart(): void {
    clearTimeout(timer);
    timer = asking > 0 ? setTimeout(expire, limitMs) : undefined;
  }

  return {
    signal: () => controller.signal,
    enter: () => {
      asking += 1;
      if (asking === 1 || timer === undefined) restart();
      return () => {
        asking -= 1;
        if (asking === 0) restart();
      };
    },
    progress: restart,
  };
}
