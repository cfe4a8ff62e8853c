import { useEffect, useState } from 'react';

/** Room for the tools that stay above the page. */
const BELOW_TOOLS = 56;

/** Scrolls the page of a document alone, never what stands around it; on a phone the whole chart is the page. */
export function bringIntoView(target: Element, place: 'start' | 'center'): void {
  const page = target.closest('.documents-reader');
  if (page === null || page.scrollHeight <= page.clientHeight) {
    target.scrollIntoView({ block: place });
    return;
  }
  const box = page.getBoundingClientRect();
  const above = place === 'start' ? BELOW_TOOLS : box.height / 2;
  page.scrollBy(0, target.getBoundingClientRect().top - box.top - above);
}

/** Brings a heading to the head of the page, and those who listen with it. */
export function goToHeading(id: string): void {
  const target = document.getElementById(id);
  if (target === null) return;
  bringIntoView(target, 'start');
  target.focus({ preventScroll: true });
}

/** A heading above this part of the window has been reached. */
const LINE = 0.4;

/** The heading under which the reader is: the last one above the line, else the first. */
export function useReadingPlace(ids: readonly string[]): string | undefined {
  const [place, setPlace] = useState<string>();
  const words = ids.join(' ');
  useEffect(() => {
    const wanted = words.split(' ').filter((id) => id !== '');
    // The observer tells when a heading crosses the line; where each stands is then read once.
    const watch = new IntersectionObserver(
      () => {
        const reached = wanted.filter((id) => {
          const heading = document.getElementById(id);
          // What is not drawn (the page of a phone shows the list first) has no place.
          const [box] = heading?.getClientRects() ?? [];
          return box !== undefined && box.top <= innerHeight * LINE;
        });
        setPlace(reached.at(-1) ?? wanted[0]);
      },
      { rootMargin: `0px 0px -${100 * (1 - LINE)}% 0px`, threshold: [0, 1] },
    );
    for (const id of wanted) {
      const heading = document.getElementById(id);
      if (heading !== null) watch.observe(heading);
    }
    return () => watch.disconnect();
  }, [words]);
  return place;
}
