import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ImageArchive } from './contract.ts';
import type { FrameFacts } from './frame-facts.ts';
import type { FirstLook, StackView } from './stack-contract.ts';
import { Stack } from './stack-view.ts';
import type { ViewState } from './view-state.ts';

const noSubscription = () => () => undefined;
const nothing = () => undefined;

/** A stack on an element, for as long as its frames are the ones to be seen. */
export function useStack(
  element: RefObject<HTMLDivElement | null>,
  archive: ImageArchive | undefined,
  frames: readonly FrameFacts[] | undefined,
  firstLook: () => FirstLook,
): readonly [StackView | undefined, ViewState | undefined] {
  const [view, setView] = useState<StackView>();
  const look = useRef(firstLook);
  useEffect(() => {
    look.current = firstLook;
  });
  useEffect(() => {
    if (element.current === null || archive === undefined || frames === undefined || frames.length === 0)
      return;
    const stack = new Stack(element.current, archive, frames, look.current());
    setView(stack);
    return () => {
      setView(undefined);
      stack.destroy();
    };
  }, [element, archive, frames]);
  const state = useSyncExternalStore(view?.subscribe ?? noSubscription, view?.snapshot ?? nothing);
  return [view, state];
}
