import { streamOf } from './random.ts';

/** Helpers of the tests: seeded damage to files, and what a reader makes of it. */

function linesOf(bytes: Uint8Array, separator: number): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, from)) {
    lines.push(bytes.slice(from, at + 1));
    from = at + 1;
  }
  lines.push(bytes.slice(from));
  return lines;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

/** One of: bytes changed, cut off, lines shuffled, lines doubled, lines left out, a part put elsewhere. */
export function damaged(bytes: Uint8Array, seed: number, separator: number): Uint8Array {
  const next = streamOf(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const copy = Uint8Array.from(bytes);
  const lines = linesOf(bytes, separator);
  switch (seed % 6) {
    case 0: {
      for (let count = 1 + below(8); count > 0; count -= 1) copy[below(copy.length)] = below(256);
      return copy;
    }
    case 1:
      return copy.slice(0, below(copy.length));
    case 2: {
      for (let index = lines.length - 1; index > 0; index -= 1) {
        const other = below(index + 1);
        [lines[index], lines[other]] = [lines[other] ?? new Uint8Array(), lines[index] ?? new Uint8Array()];
      }
      return joined(lines);
    }
    case 3:
      return joined(lines.flatMap((line) => (next() < 0.3 ? [line, line, line] : [line])));
    case 4:
      return joined(lines.filter(() => next() < 0.7));
    default: {
      const from = below(copy.length);
      const piece = copy.slice(from, from + below(200));
      const at = below(copy.length);
      return joined([copy.slice(0, at), piece, copy.slice(at)]);
    }
  }
}

const MOST_MS = 50;

/** Time that this process has worked: what others do on the machine does not count. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Damage {
  readonly read: number;
  readonly thrown: readonly string[];
  /** Readings that took longer than 50 ms, also when tried again. */
  readonly slow: readonly string[];
  readonly entries: number;
  readonly issues: number;
}

interface Outcome {
  readonly entries: readonly unknown[];
  readonly issues: readonly unknown[];
}

/** Reads `count` damaged copies of the files in turn. */
export function readDamaged(
  files: readonly Uint8Array[],
  separator: number,
  count: number,
  read: (bytes: Uint8Array, file: number) => Outcome,
  /** Time that a stand-in of the browser's own parser has taken so far: it is none of the reader's. */
  aside: () => number = () => 0,
): Damage {
  const thrown: string[] = [];
  const slow: string[] = [];
  let entries = 0;
  let issues = 0;
  for (let seed = 0; seed < count; seed += 1) {
    const file = Math.floor(seed / 6) % files.length;
    const bytes = damaged(files[file] ?? new Uint8Array(), seed, separator);
    const timed = () => {
      const start = workedMs() - aside();
      const outcome = read(bytes, file);
      return { outcome, took: workedMs() - aside() - start };
    };
    try {
      const first = timed();
      // Clearing away of memory falls on whoever is at it: what is slow is so again.
      if (first.took > MOST_MS && timed().took > MOST_MS && timed().took > MOST_MS)
        slow.push(`seed ${seed}: ${Math.round(first.took)} ms`);
      entries += first.outcome.entries.length;
      issues += first.outcome.issues.length;
    } catch (cause) {
      thrown.push(`seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  return { read: count, thrown, slow, entries, issues };
}

/** What a reading comes to in each of three time zones. */
export function inTimeZones<T>(read: () => T): readonly T[] {
  const before = process.env['TZ'];
  const results = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'].map((zone) => {
    process.env['TZ'] = zone;
    return read();
  });
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
  return results;
}
