/** What a decoder's worker is asked. */
export interface LaneAsk {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What it answers: the picture, or its own words for what is wrong. */
export type LaneAnswer<T> =
  | { readonly id: number; readonly ok: true; readonly value: T }
  | { readonly id: number; readonly ok: false; readonly detail: string };

interface Waiting<T> {
  readonly done: (value: T) => void;
  readonly failed: (cause: Error) => void;
}

interface Lane<T> {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting<T>>;
}

const MOST_LANES = 2;

function openLane<T>(open: () => Worker): Lane<T> {
  const worker = open();
  const waiting = new Map<number, Waiting<T>>();
  worker.onmessage = ({ data }: MessageEvent<LaneAnswer<T>>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) one?.done(data.value);
    else one?.failed(new Error(data.detail));
  };
  worker.onerror = (event) => {
    for (const one of waiting.values()) one.failed(new Error(event.message));
    waiting.clear();
  };
  return { worker, waiting };
}

/** Workers that are opened when the first frame comes; each frame goes to the one with the least to do. */
export function createLanes<T>(open: () => Worker): (bytes: Uint8Array<ArrayBuffer>) => Promise<T> {
  let lanes: readonly Lane<T>[] | undefined;
  let counter = 0;

  function quietest(): Lane<T> {
    const count = Math.min(MOST_LANES, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
    lanes ??= Array.from({ length: count }, () => openLane<T>(open));
    const [first, ...others] = lanes as readonly [Lane<T>, ...Lane<T>[]];
    return others.reduce((best, lane) => (lane.waiting.size < best.waiting.size ? lane : best), first);
  }

  return (bytes) => {
    const lane = quietest();
    counter += 1;
    const ask: LaneAsk = { id: counter, bytes: bytes.slice() };
    return new Promise((done, failed) => {
      lane.waiting.set(ask.id, { done, failed });
      lane.worker.postMessage(ask, [ask.bytes.buffer]);
    });
  };
}

interface WorkerSide {
  onmessage: ((event: MessageEvent<LaneAsk>) => void) | null;
  readonly postMessage: (message: unknown, options: { readonly transfer: Transferable[] }) => void;
}

/** The worker's side: what `undo` throws is told in its own words. */
export function answerLane<T>(
  undo: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>,
  transferOf: (value: T) => Transferable[],
): void {
  const side = globalThis as unknown as WorkerSide;
  side.onmessage = ({ data: { id, bytes } }) => {
    Promise.resolve()
      .then(() => undo(bytes))
      .then(
        (value) => side.postMessage({ id, ok: true, value }, { transfer: transferOf(value) }),
        (cause: unknown) => {
          const detail = cause instanceof Error ? cause.message : String(cause);
          side.postMessage({ id, ok: false, detail }, { transfer: [] });
        },
      );
  };
}
