import { useEffect, useRef, useState } from 'react';
import { eachSliced, runSliced, type Sliced } from '../../base/sliced.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { VirtualListHandle } from '../../ui/virtual-list.tsx';
import type { TimelineContent } from './timeline-content.ts';
import type { TimelineFilter } from './timeline-view.ts';

/** Once all sources have answered, or this long after the first rows, the reader is reading. */
const FIRST_LOOK_MS = 4_000;

/** Whether the first look is over: from then on nothing may push aside what stands on the screen. */
export function useStill({ facts, wholeCoverage }: TimelineContent): boolean {
  const filled = facts.length > 0;
  const settled = summariseCoverage(wholeCoverage) !== 'loading';
  const [still, setStill] = useState(false);
  useEffect(() => {
    if (still || !filled) return undefined;
    const timer = setTimeout(() => setStill(true), settled ? 0 : FIRST_LOOK_MS);
    return () => clearTimeout(timer);
  }, [still, filled, settled]);
  return still;
}

export interface Arrivals {
  /** Facts that came above what is in view, since the list was last brought to its top. */
  readonly above: number;
  readonly latest: number;
}

interface Seen {
  readonly filter: TimelineFilter;
  readonly places: TimelineContent['places'];
  /** The fact that stood at the top of the list. */
  readonly first: string | undefined;
}

const NONE_YET: Arrivals = { above: 0, latest: 0 };

/** How many of the keys did not stand there before. */
function* newAmong(keys: readonly string[], before: Seen['places']): Sliced<number> {
  let count = 0;
  yield* eachSliced(keys, (key) => {
    if (!before.has(key)) count += 1;
  });
  return count;
}

/**
 * Counts what arrived since the list was last at its top. What arrives above is told, not shown: nothing moves under
 * the eye. A change of the filter is no arrival. A long list is counted in slices; what arrives meanwhile is counted
 * with it.
 */
export function useArrivals(
  { keys, places }: TimelineContent,
  list: { readonly current: VirtualListHandle | null },
  filter: TimelineFilter,
  still: boolean,
) {
  const [arrivals, setArrivals] = useState(NONE_YET);
  const seen = useRef<Seen>(undefined);
  useEffect(() => {
    const before = seen.current;
    const now = { filter, places, first: keys[0] };
    if (before === undefined || before.filter !== filter) {
      seen.current = now;
      setArrivals(NONE_YET);
      return undefined;
    }
    if (before.places === places) return undefined;
    const stop = new AbortController();
    const count = async () => {
      const latest = await runSliced(newAmong(keys, before.places), stop.signal);
      if (latest === undefined) return;
      const view = list.current?.view();
      const stood = view?.atTop === true ? before.first : view?.keys.find((key) => before.places.has(key));
      const place = stood === undefined ? 0 : (places.get(stood) ?? 0);
      const above = await runSliced(newAmong(keys.slice(0, place), before.places), stop.signal);
      if (above === undefined) return;
      seen.current = now;
      if (latest.value === 0) return;
      const isInView = view === undefined || (view.atTop && !still);
      setArrivals((earlier) => ({
        above: isInView ? 0 : earlier.above + above.value,
        latest: latest.value,
      }));
    };
    void count();
    return () => stop.abort();
  }, [keys, places, filter, list, still]);
  const toTop = () => {
    list.current?.toTop();
    setArrivals(NONE_YET);
  };
  return { arrivals, toTop };
}
