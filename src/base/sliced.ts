/** Work that may be put down at every `yield` and taken up again, so that a page stays answerable while it runs. */
export type Sliced<T> = Generator<void, T, void>;

/** Longest stretch at one go, in milliseconds: a quarter of a frame, so that a machine four times slower keeps up too. */
export const SLICE_MS = 4;

/** Does all of it at once. */
export function runToEnd<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does as much as fits into `ms`, and hands back the result if that was all. */
export function runFor<T>(work: Sliced<T>, ms: number): { readonly value: T } | undefined {
  const end = performance.now() + ms;
  for (;;) {
    const step = work.next();
    if (step.done === true) return { value: step.value };
    if (performance.now() >= end) return undefined;
  }
}

/** Lets the page do what waits, and goes on: a message comes sooner than a timer, and lets input go before it. */
function breathe(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Does all of it in slices; hands back nothing where `signal` ends it before. */
export async function runSliced<T>(
  work: Sliced<T>,
  signal: AbortSignal,
  ms = SLICE_MS,
): Promise<{ readonly value: T } | undefined> {
  while (!signal.aborted) {
    const done = runFor(work, ms);
    if (done !== undefined) return done;
    await breathe();
  }
  return undefined;
}

/** Puts the work down every so many items. */
export function* eachSliced<T>(items: Iterable<T>, visit: (item: T) => void, every = 256): Sliced<void> {
  let count = 0;
  for (const item of items) {
    visit(item);
    count += 1;
    if (count % every === 0) yield;
  }
}
