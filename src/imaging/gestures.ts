import type { MarkKind } from './measures.ts';
import type { StackView } from './stack-contract.ts';
import type { Drawing } from './use-drawing.ts';

/** What a drag with the main button or one finger does. */
export type Tool = 'scroll' | 'window' | 'pan' | 'zoom' | 'magnify' | MarkKind;

const MARK_TOOLS: ReadonlySet<string> = new Set<MarkKind>(['length', 'angle', 'ellipse', 'probe']);

export function isMarkTool(tool: Tool): tool is MarkKind {
  return MARK_TOOLS.has(tool);
}

/** What the hand does besides moving the picture. */
export interface HandWork {
  readonly tool: () => Tool;
  readonly drawing: () => Pick<Drawing, 'down' | 'move' | 'up'>;
  /** Where the lens is held; undefined when it is put away. */
  readonly onLens: (at: Point | undefined) => void;
  /** The hand has come to this viewport. */
  readonly onTouch: () => void;
}

/** How near to a point of a mark one must be to take it, with a mouse and with a finger. */
const REACH = { mouse: 9, finger: 22 } as const;

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
export function attachGestures(element: HTMLElement, view: StackView, work: HandWork): () => void {
  const fingers = new Map<number, Point>();
  let hand: Hand | undefined;
  let draws = false;
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
  function down(event: PointerEvent): void {
    fingers.set(event.pointerId, at(event));
    work.onTouch();
    const tool = toolOf(event, work.tool());
    const reach = event.pointerType === 'mouse' ? REACH.mouse : REACH.finger;
    draws =
      event.button === 0 &&
      fingers.size === 1 &&
      work.drawing().down(isMarkTool(tool) ? tool : undefined, at(event), reach);
    hand = fingers.size > 1 || draws ? undefined : { tool, last: at(event), rest: 0 };
    if (tool === 'magnify' && hand !== undefined) work.onLens(at(event));
    element.setPointerCapture(event.pointerId);
    view.probe(at(event));
    if (event.button === 1) event.preventDefault();
  }
  function move(event: PointerEvent): void {
    if (fingers.size === 2 && fingers.has(event.pointerId)) pinch(event.pointerId, at(event));
    else if (draws) work.drawing().move(at(event));
    else if (hand?.tool === 'magnify') work.onLens(at(event));
    else if (hand !== undefined) use(view, hand, at(event));
    if (hand === undefined || hand.tool === 'magnify') view.probe(at(event));
  }
  function lift(event: PointerEvent): void {
    fingers.delete(event.pointerId);
    if (draws) work.drawing().up();
    draws = false;
    hand = undefined;
    work.onLens(undefined);
  }
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', lift, { signal });
  element.addEventListener('pointercancel', lift, { signal });
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  element.addEventListener('wheel', wheelOn(view), { signal, passive: false });
  return () => leaving.abort();
}
