import type { StackView } from './stack-view.ts';

/** What a drag with the main button or one finger does. */
export type Tool = 'scroll' | 'window' | 'pan' | 'zoom';

type Point = [number, number];

const PIXELS_PER_SLICE = 12;
const WHEEL_PER_SLICE = 60;

interface Hand {
  readonly tool: Tool;
  last: Point;
  /** Movement that has not yet made a whole slice. */
  rest: number;
}

function toolOf(event: PointerEvent, chosen: Tool): Tool {
  if (event.button === 2) return 'window';
  if (event.button === 1) return 'pan';
  return chosen;
}

function use(view: StackView, hand: Hand, to: Point): void {
  const [dx, dy] = [to[0] - hand.last[0], to[1] - hand.last[1]];
  const state = view.snapshot();
  switch (hand.tool) {
    case 'scroll': {
      hand.rest += dy;
      const slices = Math.trunc(hand.rest / PIXELS_PER_SLICE);
      hand.rest -= slices * PIXELS_PER_SLICE;
      if (slices !== 0) view.show(state.slice + slices);
      break;
    }
    case 'window': {
      if (state.window === undefined) break;
      // A wide window wants coarse steps: the whole canvas is about one and a half times the window.
      const step = Math.max(1, state.window.width / 300);
      view.setWindow({ width: state.window.width + dx * step, center: state.window.center + dy * step });
      break;
    }
    case 'pan':
      view.panBy(hand.last, to);
      break;
    case 'zoom':
      view.zoomBy(1.01 ** -dy);
      break;
    default:
      break;
  }
  hand.last = to;
}

function distance([a, b]: readonly Point[]): number {
  return a === undefined || b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function middle([a, b]: readonly Point[]): Point {
  return a === undefined || b === undefined ? [0, 0] : [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** The wheel scrolls; with Ctrl, which is also what a trackpad's pinch sends, it zooms. */
function wheelOn(view: StackView): (event: WheelEvent) => void {
  let rest = 0;
  return (event) => {
    event.preventDefault();
    if (event.ctrlKey) {
      view.zoomBy(1.002 ** -event.deltaY);
      return;
    }
    rest += event.deltaMode === 0 ? event.deltaY : event.deltaY * WHEEL_PER_SLICE;
    const slices = Math.trunc(rest / WHEEL_PER_SLICE);
    rest -= slices * WHEEL_PER_SLICE;
    if (slices !== 0) view.show(view.snapshot().slice + slices);
  };
}

/** Mouse, pen and fingers on the picture. Returns what takes the handlers off again. */
export function attachGestures(element: HTMLElement, view: StackView, chosen: () => Tool): () => void {
  const fingers = new Map<number, Point>();
  let hand: Hand | undefined;
  const leaving = new AbortController();
  const { signal } = leaving;
  const at = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const pinch = (id: number, to: Point) => {
    const before = [...fingers.values()];
    fingers.set(id, to);
    const after = [...fingers.values()];
    if (distance(before) > 0) view.zoomBy(distance(after) / distance(before));
    view.panBy(middle(before), middle(after));
  };
  element.addEventListener(
    'pointerdown',
    (event) => {
      fingers.set(event.pointerId, at(event));
      hand = fingers.size > 1 ? undefined : { tool: toolOf(event, chosen()), last: at(event), rest: 0 };
      element.setPointerCapture(event.pointerId);
      view.probe(at(event));
      if (event.button === 1) event.preventDefault();
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (fingers.size === 2 && fingers.has(event.pointerId)) pinch(event.pointerId, at(event));
      else if (hand !== undefined) use(view, hand, at(event));
      else view.probe(at(event));
    },
    { signal },
  );
  const lift = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    hand = undefined;
  };
  element.addEventListener('pointerup', lift, { signal });
  element.addEventListener('pointercancel', lift, { signal });
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  element.addEventListener('wheel', wheelOn(view), { signal, passive: false });
  return () => leaving.abort();
}

const LEAP = 10;

/** True if the key meant something here. */
export function handleKey(view: StackView, key: string): boolean {
  const { slice, slices } = view.snapshot();
  const target: Readonly<Record<string, number>> = {
    ArrowUp: slice - 1,
    ArrowDown: slice + 1,
    PageUp: slice - LEAP,
    PageDown: slice + LEAP,
    Home: 0,
    End: slices - 1,
  };
  const to = target[key];
  if (to !== undefined) view.show(to);
  else if (key === 'i') view.invert();
  else if (key === 'r') view.reset();
  else if (key === ' ' && slices > 1) view.play();
  else return false;
  return true;
}
