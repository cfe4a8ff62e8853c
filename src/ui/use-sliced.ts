import { type DependencyList, startTransition, useEffect, useMemo, useState } from 'react';
import { runFor, runSliced, runToEnd, SLICE_MS, type Sliced } from '../base/sliced.ts';

/** Work on so many items is done at once: putting it down would take longer than doing it. */
const SMALL = 500;
/** Of so many the first slice is not the last: several such works in one drawing would together hold the page. */
const LARGE = 5_000;

/**
 * The result of work that may be long; `size` says on how many items, where that is known. What fits into a slice is there at once; else the last result stands until the
 * new one is done, slice by slice, so that neither typing nor drawing waits. `first` stands until there is any. A result
 * must say by itself what it is of (a list together with its coverage): it may be one change old.
 */
export function useSliced<T>(work: () => Sliced<T>, of: DependencyList, first: T, size = 0): T {
  // The last finished result, kept between renders.
  const [last] = useState(() => ({ value: first }));
  const [, setFinished] = useState<unknown>();
  const attempt = useMemo(() => {
    const running = work();
    if (size > LARGE) return { running, done: undefined };
    const done = size > 0 && size <= SMALL ? { value: runToEnd(running) } : runFor(running, SLICE_MS);
    return { running, done };
    // oxlint-disable-next-line react/exhaustive-deps -- the values the work is made from are its only inputs
  }, of);
  useEffect(() => {
    if (attempt.done !== undefined) {
      last.value = attempt.done.value;
      return undefined;
    }
    const stop = new AbortController();
    const finish = async () => {
      const done = await runSliced(attempt.running, stop.signal);
      if (done === undefined) return;
      last.value = done.value;
      // Drawn in slices too, like what the record itself brings.
      startTransition(() => setFinished(done));
    };
    void finish();
    return () => stop.abort();
  }, [attempt, last]);
  return attempt.done === undefined ? last.value : attempt.done.value;
}
