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

interface Scheduler {
  readonly postTask?: (
    work: () => void,
    options: { readonly priority: 'user-visible' | 'background' },
  ) => Promise<void>;
}

function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function NOTHING(): void {}

function schedulerHere(): Scheduler {
  return (globalThis as { readonly scheduler?: Scheduler }).scheduler ?? {};
}

/**
 * Lets the page do what waits, drawing and input included, and goes on in its turn. Not by `scheduler.yield`: what goes
 * on by that goes before drawing as long as there is any of it, and long work would hold up every frame.
 */
export function breathe(): Promise<void> {
  const scheduler = schedulerHere();
  if (scheduler.postTask === undefined) return nextMessage();
  return scheduler.postTask(NOTHING, { priority: 'user-visible' });
}

/** The next frame. A hidden page has none; what waits must go on there. */
export function nextFrame(): Promise<void> {
  if (document.visibilityState !== 'visible') return breathe();
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}

/** A page that is never idle may not stop what waits for that: it goes on after this long, or twice as long. */
const IDLE_AT_LATEST_MS = 500;

/** Who waits for the page to be idle, lately and for longer: one clock for all, for a loading has thousands of waits. */
let lately = new Set<() => void>();
let longer = new Set<() => void>();
let clockRuns = false;

function startClock(): void {
  if (clockRuns) return;
  clockRuns = true;
  setTimeout(() => {
    clockRuns = false;
    // Each in a task of its own.
    for (const go of longer) void nextMessage().then(go);
    [longer, lately] = [lately, new Set()];
    if (longer.size > 0) startClock();
  }, IDLE_AT_LATEST_MS);
}

/** Lets the page do all that waits, drawing included, before it goes on. A hidden page draws nothing. */
export function whenIdle(): Promise<void> {
  const scheduler = schedulerHere();
  if (scheduler.postTask === undefined || document.visibilityState === 'hidden') return nextMessage();
  return new Promise((resolve) => {
    const idle = () => {
      lately.delete(resolve);
      longer.delete(resolve);
      resolve();
    };
    lately.add(resolve);
    startClock();
    void scheduler.postTask?.(idle, { priority: 'background' });
  });
}

/** Longest stretch that readers work at one go, all of them together. */
const READING_MS = 8;

/** When the slice began in which readers that give way are working now. */
let sliceBegan = -Infinity;

/**
 * For work that is done by many at once, piece by piece (the readers of all sources): goes on at once while all of them
 * together have not yet worked for a slice, else when the page has drawn what it has; in a hurry already in its turn,
 * for a busy page would be idle long after somebody had to know. Rejects where `signal` ended it.
 */
export async function giveWay(signal: AbortSignal, hurry = false): Promise<void> {
  if (performance.now() - sliceBegan < READING_MS) return;
  await (hurry ? breathe() : whenIdle());
  signal.throwIfAborted();
  sliceBegan = performance.now();
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
export function* eachSliced<T>(
  items: Iterable<T>,
  visit: (item: T, index: number) => void,
  every = 256,
): Sliced<void> {
  // Most of what is gone through so is a long list, and the iterator of one costs more than many a visit.
  if (Array.isArray(items)) return yield* eachOfList(items as readonly T[], visit, every);
  let count = 0;
  for (const item of items) {
    visit(item, count);
    count += 1;
    if (count % every === 0) yield;
  }
}

function* eachOfList<T>(
  items: readonly T[],
  visit: (item: T, index: number) => void,
  every: number,
): Sliced<void> {
  for (let from = 0; from < items.length; from += every) {
    items.slice(from, from + every).forEach((item, index) => visit(item, from + index));
    // Also after the last: of many short lists, one after the other, nobody else would put the work down.
    yield;
  }
}

/** So many resources are read without a look at the clock. */
const GIVING_WAY_EVERY = 16;

/** The same for work that is done by many at once, which gives way. */
export async function eachGivingWay<T>(
  items: Iterable<T>,
  visit: (item: T) => void,
  signal: AbortSignal,
  hurry = false,
): Promise<void> {
  let count = 0;
  for (const item of items) {
    if (count % GIVING_WAY_EVERY === 0) await giveWay(signal, hurry);
    visit(item);
    count += 1;
  }
}
