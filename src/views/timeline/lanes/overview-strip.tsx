import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { dayText } from '../../../clinical/timeline/moment.ts';
import type { Lane } from '../../../clinical/timeline/lane-item.ts';
import { useText } from '../../../i18n/text.ts';
import { clampWindow, dayAt, type LifeAxis, moveWindow, placeOf, type Window } from './life-axis.ts';
import { penOf } from './lane-canvas.tsx';
import { laneTheme } from './lane-theme.ts';

interface OverviewStripProps {
  readonly lanes: readonly Lane[];
  readonly axis: LifeAxis;
  readonly window: Window;
  readonly width: number;
  readonly onWindow: (window: Window) => void;
}

const HEIGHT = 20;
const BIN = 5;
/** A window of a few days would be too thin to take hold of. */
const LEAST_BRUSH = 10;
const LEAST_DAYS = 7;

/** How much of the record lies in each stretch of the life, as shares of the fullest on a root scale. */
function fullness(lanes: readonly Lane[], axis: LifeAxis, width: number): readonly number[] {
  const bins = Array.from({ length: Math.max(1, Math.ceil(width / BIN)) }, () => 0);
  const put = (day: number) => {
    const at = Math.floor((placeOf(axis, day) / axis.length) * bins.length);
    if (at >= 0 && at < bins.length) bins[at] = (bins[at] ?? 0) + 1;
  };
  for (const { bars, marks, ticks } of lanes) {
    for (const bar of bars) put(bar.begin.from);
    for (const mark of marks) put(mark.at.from);
    for (const day of ticks.days) put(day);
  }
  const most = Math.max(1, ...bins);
  return bins.map((count) => Math.sqrt(count / most));
}

type Grip = 'from' | 'to' | 'both';

function paintOverview(canvas: HTMLCanvasElement, shares: readonly number[], width: number): void {
  const pen = penOf(canvas, width, HEIGHT);
  if (pen === undefined) return;
  const theme = laneTheme(canvas);
  pen.fillStyle = theme.ground;
  pen.fillRect(0, 0, width, HEIGHT);
  pen.fillStyle = theme.marks[1];
  shares.forEach((share, index) => {
    const high = share === 0 ? 0 : Math.max(2, share * (HEIGHT - 4));
    pen.fillRect(index * BIN, HEIGHT - high - 1, BIN - 1, high);
  });
}

/** The whole life at one scale, with the period in view as a brush that can be moved and stretched. */
export function OverviewStrip(props: OverviewStripProps) {
  const { lanes, axis, window, width, onWindow } = props;
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const shares = useMemo(() => fullness(lanes, axis, width), [lanes, axis, width]);
  useLayoutEffect(() => {
    if (canvas.current !== null && width > 0) paintOverview(canvas.current, shares, width);
  }, [shares, width]);
  const placeAt = (dx: number) => (dx / width) * axis.length;

  function onPointerDown(event: PointerEvent): void {
    const middle = placeAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
    const half = (window.to - window.from) / 2;
    onWindow(clampWindow(axis, { from: middle - half, to: middle + half }));
  }

  return (
    <div
      className="overview"
      style={{ height: HEIGHT }}
      role="group"
      aria-label={t('lanes.overview')}
      onPointerDown={onPointerDown}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <Brush {...props} placeAt={placeAt} />
    </div>
  );
}

const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** The period in view: its body moves it, its grips stretch it, by hand and by keys. */
function Brush({
  axis,
  window,
  width,
  onWindow,
  placeAt,
}: OverviewStripProps & { readonly placeAt: (dx: number) => number }) {
  const { t } = useText();
  const grip = useRef<{ readonly which: Grip; readonly x: number; readonly window: Window } | undefined>(
    undefined,
  );
  const x0 = (window.from / axis.length) * width;
  const x1 = Math.max(x0 + LEAST_BRUSH, (window.to / axis.length) * width);

  function onPointerDown(event: PointerEvent, which: Grip): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.stopPropagation();
    grip.current = { which, x: event.clientX, window };
  }

  function onPointerMove(event: PointerEvent): void {
    if (grip.current === undefined) return;
    const { which, x, window: before } = grip.current;
    const by = placeAt(event.clientX - x);
    onWindow(which === 'both' ? moveWindow(axis, before, by) : stretched(axis, before, which, by));
  }

  function onKeyDown(event: KeyboardEvent, which: Exclude<Grip, 'both'>): void {
    const by = KEY_STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onWindow(stretched(axis, window, which, (by * axis.length) / 100));
  }

  return (
    <div
      className="brush"
      role="group"
      aria-label={t('lanes.span.label')}
      style={{ left: x0, width: x1 - x0 }}
      onPointerDown={(event) => onPointerDown(event, 'both')}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grip.current = undefined;
      }}
    >
      {(['from', 'to'] as const).map((which) => (
        <div
          key={which}
          className="brush-grip"
          data-grip={which}
          role="slider"
          tabIndex={0}
          aria-label={t(which === 'from' ? 'lanes.windowFrom' : 'lanes.windowTo')}
          aria-valuenow={Math.round((window[which] / axis.length) * 100)}
          {...sliderValues(axis, window[which])}
          onPointerDown={(event) => onPointerDown(event, which)}
          onKeyDown={(event) => onKeyDown(event, which)}
        />
      ))}
    </div>
  );
}

function sliderValues(axis: LifeAxis, place: number) {
  return {
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'aria-valuetext': dayText(dayAt(axis, place)),
  };
}

function stretched(axis: LifeAxis, window: Window, which: Exclude<Grip, 'both'>, by: number): Window {
  return which === 'from'
    ? clampWindow(axis, {
        from: Math.max(0, Math.min(window.from + by, window.to - LEAST_DAYS)),
        to: window.to,
      })
    : clampWindow(axis, {
        from: window.from,
        to: Math.max(Math.min(axis.length, window.to + by), window.from + LEAST_DAYS),
      });
}
