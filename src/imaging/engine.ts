import { Enums, RenderingEngine, type StackViewport } from '@cornerstonejs/core';

/** A place of the one rendering engine: a viewport on an element. */
export interface Seat {
  readonly viewport: StackViewport;
  readonly leave: () => void;
}

let engine: RenderingEngine | undefined;
let engines = 0;
let seats = 0;
const resized = new Map<string, () => void>();
let waiting: number | undefined;

/** All viewports change their size at once, however many elements did: the engine resets the view of every one. */
function resizeAll(): void {
  waiting = undefined;
  engine?.resize(true, false);
  for (const after of resized.values()) after();
}

const observer =
  typeof ResizeObserver === 'undefined'
    ? undefined
    : new ResizeObserver(() => {
        waiting ??= requestAnimationFrame(resizeAll);
      });

/**
 * Takes a seat. All viewports share one engine, for a browser gives a page only so many drawing contexts; when the last
 * one leaves, the engine ends and its contexts are given back.
 */
export function takeSeat(element: HTMLDivElement, onResized: () => void): Seat {
  if (engine === undefined) {
    engines += 1;
    engine = new RenderingEngine(`hitome-${engines}`);
  }
  seats += 1;
  const id = `stack-${seats}`;
  engine.enableElement({
    viewportId: id,
    type: Enums.ViewportType.STACK,
    element,
    defaultOptions: { background: [0, 0, 0] },
  });
  const viewport = engine.getViewport(id) as StackViewport;
  resized.set(id, onResized);
  observer?.observe(element);
  return {
    viewport,
    leave: () => {
      observer?.unobserve(element);
      resized.delete(id);
      engine?.disableElement(id);
      if (resized.size > 0) return;
      if (waiting !== undefined) cancelAnimationFrame(waiting);
      waiting = undefined;
      engine?.destroy();
      engine = undefined;
    },
  };
}
