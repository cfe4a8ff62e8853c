import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { EntryKey } from '../../../domain/ids.ts';
import { type Hit, hitAt } from './hit-test.ts';
import { type LaneTheme, laneTheme } from './lane-theme.ts';
import { moveWindow, type Window, zoomWindow } from './life-axis.ts';
import { HEAD, type LanePicture } from './paint-base.ts';
import { paintLanes } from './paint-lanes.ts';
import { useGestures } from './use-gestures.ts';

interface LaneCanvasProps {
  readonly picture: LanePicture;
  readonly label: string;
  readonly onWindow: (window: Window) => void;
  readonly onOpen: (key: EntryKey) => void;
  readonly onHit: (hit: Hit | undefined) => void;
  /** To the record before (-1) or after (1) the chosen one, along the picture. */
  readonly onStep: (by: -1 | 1) => void;
}

/** Colours change with the reader's settings: the picture is drawn anew when they do. */
function useTheme(canvas: { readonly current: HTMLCanvasElement | null }): LaneTheme | undefined {
  const [theme, setTheme] = useState<LaneTheme>();
  useEffect(() => {
    const read = () => setTheme(canvas.current === null ? undefined : laneTheme(canvas.current));
    read();
    const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      matchMedia(query),
    );
    for (const query of queries) query.addEventListener('change', read);
    // Words are measured and drawn again once their type has come.
    void document.fonts.ready.then(read);
    return () => {
      for (const query of queries) query.removeEventListener('change', read);
    };
  }, [canvas]);
  return theme;
}

const KEY_MOVE = 0.15;
const KEY_ZOOM = 1.4;

function windowAfterKey(key: string, { axis, window }: LanePicture): Window | undefined {
  const length = window.to - window.from;
  const middle = (window.from + window.to) / 2;
  switch (key) {
    case 'ArrowLeft':
      return moveWindow(axis, window, -KEY_MOVE * length);
    case 'ArrowRight':
      return moveWindow(axis, window, KEY_MOVE * length);
    case '+':
    case '=':
      return zoomWindow(axis, window, 1 / KEY_ZOOM, middle);
    case '-':
      return zoomWindow(axis, window, KEY_ZOOM, middle);
    case 'Home':
      return moveWindow(axis, window, -axis.length);
    case 'End':
      return moveWindow(axis, window, axis.length);
    case '0':
      return { from: 0, to: axis.length };
    default:
      return undefined;
  }
}

/** A pen scaled to CSS pixels; nothing where the browser gives none. */
export function penOf(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | undefined {
  const pen = canvas.getContext('2d') ?? undefined;
  const ratio = globalThis.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Setting the size, even to what it is, throws the old picture away.
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return pen;
}

/** The picture itself. Everything on it also stands in the list below, which is what a screen reader reads. */
export function LaneCanvas({ picture, label, onWindow, onOpen, onHit, onStep }: LaneCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme(canvas);
  const { width, height } = picture;

  useLayoutEffect(() => {
    const pen = canvas.current === null ? undefined : penOf(canvas.current, width, height);
    if (pen !== undefined && theme !== undefined) paintLanes(pen, picture, theme);
  }, [picture, theme, width, height]);

  const hitOf = (x: number, y: number) => hitAt(picture.lanes, x, y - HEAD);
  const gestures = useGestures(canvas, {
    axis: picture.axis,
    window: picture.window,
    width,
    onWindow,
    onTap: (x, y) => {
      const [key] = hitOf(x, y)?.facts ?? [];
      if (key !== undefined) onOpen(key);
    },
  });

  function onPointerMove(event: PointerEvent): void {
    if (gestures.onPointerMove(event) || event.pointerType === 'touch') {
      onHit(undefined);
      return;
    }
    const place = event.currentTarget.getBoundingClientRect();
    onHit(hitOf(event.clientX - place.left, event.clientY - place.top));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      onStep(event.key === 'ArrowLeft' ? -1 : 1);
      return;
    }
    const next = windowAfterKey(event.key, picture);
    if (next === undefined) return;
    event.preventDefault();
    onWindow(next);
  }

  return (
    <canvas
      ref={canvas}
      className="lane-canvas"
      style={{ height }}
      tabIndex={0}
      role="img"
      aria-label={label}
      onKeyDown={onKeyDown}
      onPointerDown={gestures.onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={gestures.onPointerUp}
      onPointerCancel={gestures.onPointerUp}
      onPointerLeave={() => onHit(undefined)}
    />
  );
}
