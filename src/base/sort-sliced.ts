import type { Sliced } from './sliced.ts';

type Compare<T> = (a: T, b: T) => number;

/** So many items are sorted, or put in order, at one go. */
const STRETCH = 256;
/** Order shorter than this is chance. */
const LEAST_RUN = 32;

/** Where the run that begins at `from` ends: as far as the items stand in order already. */
function* endOfRun<T extends object>(items: readonly T[], from: number, compare: Compare<T>): Sliced<number> {
  let end = from + 1;
  for (; end < items.length; end += 1) {
    const [a, b] = [items[end - 1], items[end]];
    if (a === undefined || b === undefined || compare(a, b) > 0) break;
    if (end % STRETCH === 0) yield;
  }
  return end;
}

/** The items in runs, each in order: runs that are there already, and stretches that are sorted where there are none. */
function* runsOf<T extends object>(items: readonly T[], compare: Compare<T>): Sliced<(readonly T[])[]> {
  const runs: (readonly T[])[] = [];
  for (let at = 0; at < items.length; ) {
    const end = yield* endOfRun(items, at, compare);
    const found = end - at >= LEAST_RUN || end === items.length;
    const upTo = found ? end : Math.min(at + STRETCH, items.length);
    const run = items.slice(at, upTo);
    runs.push(found ? run : run.sort(compare));
    at = upTo;
    yield;
  }
  return runs;
}

/** How many items of `run` from `from` on stand before `other`, in whole blocks: what lies apart is not gone through. */
function blocksBefore<T>(run: readonly T[], from: number, isBefore: (item: T) => boolean): number {
  let count = 0;
  for (let block = LEAST_RUN; count < STRETCH; count += block) {
    const last = run[from + count + block - 1];
    if (last === undefined || !isBefore(last)) break;
  }
  return count;
}

function* mergeRuns<T extends object>(
  left: readonly T[],
  right: readonly T[],
  compare: Compare<T>,
): Sliced<readonly T[]> {
  const all: T[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) break;
    const ofLeft = blocksBefore(left, l, (item) => compare(item, b) <= 0);
    const ofRight = ofLeft > 0 ? 0 : blocksBefore(right, r, (item) => compare(item, a) < 0);
    for (let n = 0; n < ofLeft; n += 1) all.push(left[l + n] ?? a);
    for (let n = 0; n < ofRight; n += 1) all.push(right[r + n] ?? b);
    l += ofLeft;
    r += ofRight;
    if (ofLeft + ofRight === 0) [l, r] = someOfBoth(left, right, [l, r], compare, all);
    yield;
  }
  const [rest, from] = l < left.length ? [left, l] : [right, r];
  for (let at = from; at < rest.length; at += STRETCH) {
    all.push(...rest.slice(at, at + STRETCH));
    if (at % (STRETCH * 16) === 0) yield;
  }
  return all;
}

/** Puts the next items of both into `all`, one by one, and tells how far that went. */
function someOfBoth<T extends object>(
  left: readonly T[],
  right: readonly T[],
  [l, r]: readonly [number, number],
  compare: Compare<T>,
  all: T[],
): [number, number] {
  let [i, j] = [l, r];
  let [a, b] = [left[i], right[j]];
  for (let n = 0; n < STRETCH && a !== undefined && b !== undefined; n += 1) {
    if (compare(a, b) <= 0) {
      all.push(a);
      i += 1;
      a = left[i];
    } else {
      all.push(b);
      j += 1;
      b = right[j];
    }
  }
  return [i, j];
}

/** The neighbours that are the least to merge: a long run is not gone through again for each short one. */
function leastPair(runs: readonly (readonly unknown[])[]): number {
  let least = 0;
  let size = Infinity;
  for (let at = 0; at + 1 < runs.length; at += 1) {
    const both = (runs[at]?.length ?? 0) + (runs[at + 1]?.length ?? 0);
    if (both < size) [least, size] = [at, both];
  }
  return least;
}

/**
 * Sorts in slices, stable, into a new list. It costs least where much is in order already: lists that are put one after
 * the other, each in order, are only merged.
 */
export function* sortSliced<T extends object>(
  items: readonly T[],
  compare: Compare<T>,
): Sliced<readonly T[]> {
  const runs = yield* runsOf(items, compare);
  while (runs.length > 1) {
    const at = leastPair(runs);
    const [left = [], right = []] = [runs[at], runs[at + 1]];
    runs.splice(at, 2, yield* mergeRuns(left, right, compare));
  }
  return runs[0] ?? [];
}
