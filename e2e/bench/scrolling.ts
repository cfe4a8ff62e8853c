import type { Page } from '@playwright/test';

/** The 95th percentile of the time between frames while the timeline is scrolled, and while nothing happens. */
export async function frameTimes(page: Page): Promise<{ readonly idle: number; readonly scrolling: number }> {
  return page.evaluate(async () => {
    let scroller = document.querySelector('[data-panel="timeline"] [data-entry]');
    while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight + 4)
      scroller = scroller.parentElement;
    async function p95(step: () => void): Promise<number> {
      const times: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < 120; frame += 1) {
        step();
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        times.push(now - last);
        last = now;
      }
      return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN;
    }
    const idle = await p95(() => undefined);
    const scrolling = await p95(() => scroller?.scrollBy(0, 240));
    return { idle, scrolling };
  });
}
