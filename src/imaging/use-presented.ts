import { useEffect, useMemo, useRef } from 'react';
import type { FrameFacts } from './frame-facts.ts';
import { type PresentationState, type Presented, presentedOf } from './presentation-state.ts';
import type { StackView } from './stack-contract.ts';
import type { ViewState } from './view-state.ts';

/** How the chosen state has this image seen, applied once when the image comes; undefined where it does not speak of it. */
export function usePresented(
  view: StackView | undefined,
  state: ViewState | undefined,
  facts: FrameFacts | undefined,
  chosen: PresentationState | undefined,
): Presented | undefined {
  const presented = useMemo(
    () => (chosen === undefined || facts === undefined ? undefined : presentedOf(chosen, facts)),
    [chosen, facts],
  );
  const applied = useRef<{ readonly view: StackView; readonly presented: Presented | undefined }>(undefined);
  const isReady = state?.phase === 'ready';
  useEffect(() => {
    if (view === undefined || !isReady) return;
    const before = applied.current?.view === view ? applied.current.presented : undefined;
    if (before === presented) return;
    applied.current = { view, presented };
    view.present(presented);
  }, [view, isReady, presented]);
  return presented;
}
