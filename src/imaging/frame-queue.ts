import { PIXEL_LANES } from './pixel-lanes.ts';

/**
 * More than may be under way at once: while some frames are being undone, the next ones are on their way, and no
 * connection waits for a decoder.
 */
export const AHEAD = PIXEL_LANES + 4;

/** What is known of one frame's picture. */
export type FrameState<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'loading'; readonly promise: Promise<T> }
  | { readonly state: 'loaded' }
  | { readonly state: 'failed' };

export interface FrameQueue<T> {
  /** Loads this frame next; around it the others follow, nearest first. */
  readonly want: (index: number) => Promise<T>;
  readonly isLoaded: (index: number) => boolean;
  readonly stop: () => void;
}

export interface FrameQueueOptions<T> {
  readonly count: number;
  /** Loads a frame, or hands it out at once if it is still held. */
  readonly load: (index: number, urgent: boolean) => Promise<T>;
  /** How many frames are fetched ahead at the same time. */
  readonly lanes: number;
  /** How many frames around the eye are fetched ahead at most. */
  readonly reach: number;
  /** Nothing is fetched ahead before this; what the eye wants is. */
  readonly ahead?: Promise<void>;
  readonly onProgress: (loaded: number) => void;
}

/** The frame nearest to the eye that is still absent; what lies ahead in the direction of travel comes first. */
export function nextIndex(
  focus: number,
  forward: boolean,
  count: number,
  reach: number,
  isAbsent: (index: number) => boolean,
): number | undefined {
  const ahead = forward ? 1 : -1;
  for (let distance = 1; distance < count; distance += 1) {
    if (distance > reach / 2 && count > reach) return undefined;
    for (const index of [focus + distance * ahead, focus - distance * ahead]) {
      if (index >= 0 && index < count && isAbsent(index)) return index;
    }
  }
  return undefined;
}

const MOST_FAILURES = 3;

/** Fetches the frame under the eye first and the rest around it, until it is stopped. */
export function createFrameQueue<T>(options: FrameQueueOptions<T>): FrameQueue<T> {
  const states: FrameState<T>[] = Array.from({ length: options.count }, () => ({ state: 'absent' }));
  let focus = 0;
  let forward = true;
  let running = 0;
  let loaded = 0;
  let stopped = false;
  /** Failures in a row: a source that cannot deliver is not asked ahead any more. */
  let failures = 0;

  function settle(index: number, done: boolean): void {
    if (done && states[index]?.state !== 'loaded') loaded += 1;
    states[index] = { state: done ? 'loaded' : 'failed' };
    failures = done ? 0 : failures + 1;
    if (!stopped) options.onProgress(loaded);
  }

  function begin(index: number, urgent: boolean): Promise<T> {
    const promise = options.load(index, urgent);
    if (states[index]?.state !== 'loaded') states[index] = { state: 'loading', promise };
    promise.then(
      () => settle(index, true),
      () => settle(index, false),
    );
    return promise;
  }

  function fill(): void {
    while (!stopped && failures < MOST_FAILURES && running < options.lanes) {
      const isAbsent = (index: number) => states[index]?.state === 'absent';
      const index = nextIndex(focus, forward, options.count, options.reach, isAbsent);
      if (index === undefined) return;
      running += 1;
      const end = () => {
        running -= 1;
        fill();
      };
      begin(index, false).then(end, end);
    }
  }

  async function want(index: number): Promise<T> {
    forward = index >= focus;
    focus = index;
    const state = states[index];
    const promise = state?.state === 'loading' ? state.promise : begin(index, true);
    // The frame under the eye is fetched alone before its neighbours.
    const after = () => {
      void (options.ahead ?? Promise.resolve()).then(fill);
    };
    promise.then(after, after);
    return promise;
  }

  return {
    want,
    isLoaded: (index) => states[index]?.state === 'loaded',
    stop: () => {
      stopped = true;
    },
  };
}
