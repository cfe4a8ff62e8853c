import { useEffect, useRef, useState } from 'react';
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

/**
 * Counts what arrived since the list was last at its top. What arrives above is told, not shown: nothing moves under
 * the eye. A change of the filter is no arrival.
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
    seen.current = { filter, places, first: keys[0] };
    if (before === undefined || before.filter !== filter) {
      setArrivals(NONE_YET);
      return;
    }
    if (before.places === places) return;
    let latest = 0;
    for (const key of keys) if (!before.places.has(key)) latest += 1;
    if (latest === 0) return;
    const view = list.current?.view();
    if (view === undefined || (view.atTop && !still)) {
      setArrivals({ above: 0, latest });
      return;
    }
    const stood = view.atTop ? before.first : view.keys.find((key) => before.places.has(key));
    const place = stood === undefined ? 0 : (places.get(stood) ?? 0);
    let above = 0;
    for (let index = 0; index < place; index += 1) if (!before.places.has(keys[index] ?? '')) above += 1;
    setArrivals((earlier) => ({ above: earlier.above + above, latest }));
  }, [keys, places, filter, list, still]);
  const toTop = () => {
    list.current?.toTop();
    setArrivals(NONE_YET);
  };
  return { arrivals, toTop };
}
