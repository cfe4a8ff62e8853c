import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { numberText } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { Window } from './frame-facts.ts';
import { greys } from './grey.ts';
import { millimetreText } from './millimetre-text.ts';
import { edgeLetters, type Vector } from './orientation.ts';
import {
  axesOf,
  type Box,
  type CutPlane,
  cut,
  type Direction,
  planeThrough,
  type Slab,
  throughAxis,
  valueAt,
  type Volume,
} from './volume.ts';

interface MprPlaneProps {
  readonly volume: Volume;
  readonly box: Box;
  readonly direction: Direction;
  readonly point: Vector;
  readonly window: Window;
  readonly slab: { readonly kind: Slab; readonly thickness: number };
  readonly label: string;
  readonly onPoint: (point: Vector) => void;
  readonly onWindow: (window: Window) => void;
  readonly onBack: () => void;
}

/** Longer sides are sampled more coarsely, so that a plane follows the hand on any device. */
const MOST_SAMPLES = 640;

function stepOf({ geometry }: Volume, box: Box): number {
  const longest = Math.max(...box.most.map((most, axis) => most - (box.least[axis] ?? 0)));
  return Math.max(Math.min(geometry.spacing[0], geometry.spacing[1]), longest / MOST_SAMPLES);
}

/** The layers of a slab, from its one face to the other, no farther apart than the samples of a plane. */
function layersOf(direction: Direction, thickness: number, step: number): readonly Vector[] {
  const { through } = axesOf(direction);
  const half = Math.floor(thickness / 2 / step);
  return Array.from({ length: half * 2 + 1 }, (_, index): Vector => {
    const off = (index - half) * step;
    return [through[0] * off, through[1] * off, through[2] * off];
  });
}

function clamped(box: Box, [x, y, z]: Vector): Vector {
  const inside = (value: number, axis: 0 | 1 | 2) =>
    Math.min(box.most[axis], Math.max(box.least[axis], value));
  return [inside(x, 0), inside(y, 1), inside(z, 2)];
}

function sum(a: Vector, b: Vector, times: number): Vector {
  return [a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times];
}

/** Where a point of the body lies on a plane, in samples. */
function placeOf(plane: CutPlane, point: Vector): readonly [number, number] {
  const along = (direction: Vector) => {
    const size = direction.reduce((total, part) => total + part * part, 0);
    return (
      direction.reduce(
        (total, part, axis) => total + part * ((point[axis] ?? 0) - (plane.start[axis] ?? 0)),
        0,
      ) / size
    );
  };
  return [along(plane.across), along(plane.down)];
}

function draw(canvas: HTMLCanvasElement, plane: CutPlane, values: Float32Array, window: Window): void {
  const picture = new ImageData(greys(values, window), plane.width, plane.height);
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
}

/** The cut through the cross, and where the cross lies on it. */
function usePlane({ volume, box, direction, point, slab }: MprPlaneProps) {
  const step = useMemo(() => stepOf(volume, box), [volume, box]);
  const depth = point[throughAxis(direction)];
  const plane = useMemo(() => planeThrough(box, direction, depth, step), [box, direction, depth, step]);
  const values = useMemo(
    () => cut(volume, plane, { kind: slab.kind, layers: layersOf(direction, slab.thickness, step) }),
    [volume, plane, slab, direction, step],
  );
  return { step, depth, plane, values };
}

/** True if the key moved the cross. */
function moveByKey(
  { direction, point }: MprPlaneProps,
  event: KeyboardEvent,
  step: number,
  go: (to: Vector) => void,
) {
  const { across, down, through } = axesOf(direction);
  const moves: Readonly<Record<string, readonly [Vector, number]>> = {
    ArrowLeft: [across, -step],
    ArrowRight: [across, step],
    ArrowUp: [down, -step],
    ArrowDown: [down, step],
    PageUp: [through, step],
    PageDown: [through, -step],
  };
  const move = moves[event.key];
  if (move === undefined) return false;
  go(sum(point, move[0], move[1] * (event.shiftKey ? 10 : 1)));
  return true;
}

/** One of the three planes, with the cross of the other two. */
export function MprPlane(props: MprPlaneProps) {
  const { volume, box, direction, point, window, onPoint, onWindow } = props;
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { step, depth, plane, values } = usePlane(props);
  useEffect(() => {
    if (canvas.current !== null) draw(canvas.current, plane, values, window);
  }, [plane, values, window]);
  const [x, y] = placeOf(plane, point);
  const go = (next: Vector) => onPoint(clamped(box, next));
  const hand = usePlaneHand(plane, point, window, go, onWindow);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application of its own (ARIA), like a map
    <div
      className="viewer-plane"
      role="application"
      aria-label={t(`viewer.mpr.${direction}`)}
      data-plane={direction}
      data-value={Math.round(valueAt(volume, point))}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes the keys of the picture
      tabIndex={0}
      onKeyDown={(event) => {
        const taken = event.key === 'x' || moveByKey(props, event, step, go);
        if (event.key === 'x') props.onBack();
        if (!taken) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onWheel={(event) => go(sum(point, axesOf(direction).through, Math.sign(event.deltaY) * -step))}
      onContextMenu={(event) => event.preventDefault()}
      {...hand}
    >
      <canvas ref={canvas} width={plane.width} height={plane.height} />
      <svg viewBox={`0 0 ${plane.width} ${plane.height}`} aria-hidden="true">
        <path className="viewer-crossing" d={`M0 ${y + 0.5}H${plane.width}M${x + 0.5} 0V${plane.height}`} />
      </svg>
      <PlaneWords {...props} depth={depth} />
    </div>
  );
}

function PlaneWords({ direction, label, window, depth }: MprPlaneProps & { readonly depth: number }) {
  const { t } = useText();
  const { across, down } = axesOf(direction);
  const edges = edgeLetters(across, down);
  return (
    <div className="viewer-overlay">
      <div className="viewer-corner" data-corner="top-left">
        <b>{t(`viewer.mpr.${direction}`)}</b>
        <span>{label}</span>
      </div>
      <div className="viewer-corner" data-corner="bottom-left">
        <span>{t('viewer.mpr.at', { mm: millimetreText(depth) })}</span>
        <span>
          {t('viewer.window', { width: numberText(window.width), center: numberText(window.center) })}
        </span>
      </div>
      {(['left', 'right', 'top', 'bottom'] as const).map((edge) => (
        <b key={edge} className="viewer-edge" data-edge={edge} title={t('viewer.edges')}>
          {edges[edge]}
        </b>
      ))}
    </div>
  );
}

/** A drag sets the cross; with the second button it windows. */
function usePlaneHand(
  plane: CutPlane,
  point: Vector,
  window: Window,
  go: (point: Vector) => void,
  onWindow: (window: Window) => void,
) {
  const windows = useRef<readonly [number, number] | undefined>(undefined);
  function set(event: PointerEvent<HTMLElement>): void {
    const canvas = event.currentTarget.querySelector('canvas');
    if (canvas === null) return;
    // The picture is fitted into its place, with room left on two sides.
    const frame = canvas.getBoundingClientRect();
    const scale = Math.min(frame.width / plane.width, frame.height / plane.height);
    const across = (event.clientX - frame.left - (frame.width - plane.width * scale) / 2) / scale - 0.5;
    const down = (event.clientY - frame.top - (frame.height - plane.height * scale) / 2) / scale - 0.5;
    const [x, y] = placeOf(plane, point);
    go(sum(sum(point, plane.across, across - x), plane.down, down - y));
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      windows.current = event.button === 2 ? [event.clientX, event.clientY] : undefined;
      if (event.button === 0) set(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.buttons === 0) return;
      const from = windows.current;
      if (from === undefined) {
        set(event);
        return;
      }
      windows.current = [event.clientX, event.clientY];
      const step = Math.max(1, Math.round(window.width / 300));
      onWindow({
        width: Math.max(2, window.width + (event.clientX - from[0]) * step),
        center: window.center + (event.clientY - from[1]) * step,
      });
    },
  };
}
