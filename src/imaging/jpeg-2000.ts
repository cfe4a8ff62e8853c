import type { Jpeg2000Answer, Jpeg2000Ask } from './jpeg-2000-worker.ts';

type Answer = Extract<Jpeg2000Answer, { readonly ok: true }>;

interface Waiting {
  readonly done: (answer: Answer) => void;
  readonly failed: (cause: Error) => void;
}

interface Lane {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

const MOST_LANES = 2;

let lanes: readonly Lane[] | undefined;
let counter = 0;

function openLane(): Lane {
  const worker = new Worker(new URL('./jpeg-2000-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  worker.onmessage = ({ data }: MessageEvent<Jpeg2000Answer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) one?.done(data);
    else one?.failed(new Error(data.detail));
  };
  worker.onerror = (event) => {
    for (const one of waiting.values()) one.failed(new Error(event.message));
    waiting.clear();
  };
  return { worker, waiting };
}

function quietestLane(): Lane {
  const count = Math.min(MOST_LANES, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
  lanes ??= Array.from({ length: count }, openLane);
  const [first, ...others] = lanes as readonly [Lane, ...Lane[]];
  return others.reduce((best, lane) => (lane.waiting.size < best.waiting.size ? lane : best), first);
}

/** Undoes one JPEG 2000 codestream in a worker; rejects with the decoder's own words. */
export function decodeJpeg2000(bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
  const lane = quietestLane();
  counter += 1;
  const ask: Jpeg2000Ask = { id: counter, bytes: bytes.slice() };
  return new Promise((done, failed) => {
    lane.waiting.set(ask.id, { done, failed });
    lane.worker.postMessage(ask, [ask.bytes.buffer]);
  });
}
