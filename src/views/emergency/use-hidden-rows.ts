import { type RefObject, useEffect, useRef, useState } from 'react';

/** A pixel of rounding is no hidden row. */
const SLACK_PX = 3;

function countHidden(scroller: HTMLElement): number {
  const { bottom } = scroller.getBoundingClientRect();
  if (scroller.scrollHeight <= scroller.clientHeight + SLACK_PX) return 0;
  return [...scroller.querySelectorAll('li, .er-lab, .er-blood > b')].filter(
    (row) => row.getBoundingClientRect().bottom > bottom + SLACK_PX,
  ).length;
}

/** How many rows of a block of fixed height stand below its edge: what is cut off is never silently missing. */
export function useHiddenRows(): readonly [RefObject<HTMLDivElement | null>, number] {
  const scroller = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(0);
  useEffect(() => {
    const { current } = scroller;
    if (current === null || typeof ResizeObserver === 'undefined' || typeof MutationObserver === 'undefined')
      return undefined;
    let due = 0;
    // Once a frame, together with the other blocks: asked for after each change, it would lay the page out anew each time.
    const count = (): void => {
      if (due !== 0) return;
      due = requestAnimationFrame(() => {
        due = 0;
        setHidden(countHidden(current));
      });
    };
    const sizes = new ResizeObserver(count);
    sizes.observe(current);
    const rows = new MutationObserver(count);
    rows.observe(current, { childList: true, subtree: true, characterData: true });
    current.addEventListener('scroll', count, { passive: true });
    count();
    return () => {
      cancelAnimationFrame(due);
      sizes.disconnect();
      rows.disconnect();
      current.removeEventListener('scroll', count);
    };
  }, []);
  return [scroller, hidden];
}
