import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { type LifeAxis, moveWindow, type Window, zoomWindow } from './life-axis.ts';

interface GestureOptions {
  readonly axis: LifeAxis;
  readonly window: Window;
  readonly width: number;
  readonly onWindow: (window: Window) => void;
  /** A touch or click that moved nothing. */
  readonly onTap: (x: number, y: number) => void;
}

/** So far a finger may slip and still mean the place it touched. */
const TAP_SLACK = 5;
const WHEEL_ZOOM = 0.0016;

interface Held {
  x: number;
  readonly startX: number;
}

type Live = Pick<GestureOptions, 'axis' | 'window' | 'width' | 'onWindow'>;

/** Wheel: where the hand is; sideways or with shift: along the life. */
function turnWheel(event: WheelEvent, { axis, window, width, onWindow }: Live): void {
  event.preventDefault();
  const length = window.to - window.from;
  const sideways = event.shiftKey ? event.deltaY : event.deltaX;
  if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) {
    onWindow(moveWindow(axis, window, (sideways / width) * length));
    return;
  }
  const at = window.from + (event.offsetX / width) * length;
  onWindow(zoomWindow(axis, window, Math.exp(event.deltaY * WHEEL_ZOOM), at));
}

function useWheel(canvas: RefObject<HTMLElement | null>, live: Live): void {
  const latest = useRef(live);
  useEffect(() => {
    latest.current = live;
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent) => turnWheel(event, latest.current);
    // React's own wheel listeners are passive: the page would scroll along.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [canvas]);
}

/** Two fingers: what lies between them keeps its place under them. */
function pinch({ axis, window, width, onWindow }: Live, other: number, before: number, now: number): void {
  const was = Math.max(8, Math.abs(before - other));
  const is = Math.max(8, Math.abs(now - other));
  const middle = (now + other) / 2;
  const at = window.from + (middle / width) * (window.to - window.from);
  onWindow(zoomWindow(axis, window, was / is, at));
}

/** Drag moves, wheel and pinch zoom where the hand is, shift and a sideways wheel move. */
export function useGestures(canvas: RefObject<HTMLElement | null>, options: GestureOptions) {
  const held = useRef(new Map<number, Held>());
  const moved = useRef(false);
  useWheel(canvas, options);

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current.set(event.pointerId, { x: event.clientX, startX: event.clientX });
    if (held.current.size === 1) moved.current = false;
  }

  function onPointerMove(event: PointerEvent): boolean {
    const finger = held.current.get(event.pointerId);
    if (finger === undefined) return false;
    const before = finger.x;
    finger.x = event.clientX;
    if (Math.abs(event.clientX - finger.startX) > TAP_SLACK) moved.current = true;
    if (!moved.current) return false;
    const { left } = event.currentTarget.getBoundingClientRect();
    const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) pinch(options, other.x - left, before - left, event.clientX - left);
    else {
      const { axis, window, width, onWindow } = options;
      onWindow(moveWindow(axis, window, ((before - event.clientX) / width) * (window.to - window.from)));
    }
    return true;
  }

  function onPointerUp(event: PointerEvent): void {
    const finger = held.current.get(event.pointerId);
    held.current.delete(event.pointerId);
    if (finger === undefined || moved.current || event.type === 'pointercancel') return;
    const place = event.currentTarget.getBoundingClientRect();
    options.onTap(event.clientX - place.left, event.clientY - place.top);
  }

  return { onPointerDown, onPointerMove, onPointerUp };
}
