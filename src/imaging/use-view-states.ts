import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { StackView } from './stack-contract.ts';
import type { ViewState } from './view-state.ts';
import type { ViewportTold } from './viewport.tsx';

/** How every viewport stands, by its cell; the same object while nothing has changed. */
export function useViewStates(told: ReadonlyMap<number, ViewportTold>): ReadonlyMap<number, ViewState> {
  const last = useRef<ReadonlyMap<number, ViewState>>(new Map());
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = viewsOf(told).map(([, view]) => view.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [told],
  );
  const snapshot = useCallback(() => {
    const now = viewsOf(told).map(([cell, view]) => [cell, view.snapshot()] as const);
    const same =
      now.length === last.current.size && now.every(([cell, state]) => last.current.get(cell) === state);
    if (!same) last.current = new Map(now);
    return last.current;
  }, [told]);
  return useSyncExternalStore(subscribe, snapshot);
}

function viewsOf(told: ReadonlyMap<number, ViewportTold>): readonly (readonly [number, StackView])[] {
  return [...told].flatMap(([cell, { view }]) => (view === undefined ? [] : [[cell, view] as const]));
}
