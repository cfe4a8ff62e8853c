/** A seeded source of chance: the same seed gives the same run, on every machine. */
export interface Chance {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number in [from, to]. */
  readonly int: (from: number, to: number) => number;
  readonly is: (probability: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** Some of a list, at most `most` and at least `least`, in no order of its own. */
  readonly some: <T>(list: readonly T[], least: number, most: number) => readonly T[];
}

/** Mulberry32 (public domain, Tommy Ettinger): short, and good enough to shuffle tests. In [0, 1). */
export function streamOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function chanceOf(seed: number): Chance {
  const next = streamOf((seed + 1) * 0x9e3779b1);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    is: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
    some: (list, least, most) =>
      list
        .map((item) => ({ item, at: next() }))
        .toSorted((a, b) => a.at - b.at)
        .slice(0, int(least, Math.min(most, list.length)))
        .map(({ item }) => item),
  };
}
