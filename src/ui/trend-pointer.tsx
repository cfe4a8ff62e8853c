import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { PlotBox, PlotScales } from './trend-box.ts';
import { nearestMark, type TrendMark, type TrendWindow } from './trend-marks.ts';

interface TrendPointerProps {
  /** Of all curves of the picture, oldest first. */
  readonly marks: readonly TrendMark[];
  readonly window: TrendWindow;
  readonly box: PlotBox;
  readonly scales: PlotScales;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly onOpen: (key: string) => void;
  readonly onWindow: (window: TrendWindow) => void;
}

/** Pixels: a hand that only presses does not choose a period. */
const DRAG = 6;
const FAR = 10;

/** Marks that a key steps over; undefined for a key that is none of the picture's. */
function stepOf(key: string, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1;
    case 'PageUp':
      return FAR;
    case 'PageDown':
      return -FAR;
    case 'Home':
      return -count;
    case 'End':
      return count;
    default:
      return undefined;
  }
}

function xOf(event: PointerEvent): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}

function usePointing({ marks, window, box, scales, onOpen, onWindow }: TrendPointerProps) {
  const [at, point] = useState<number>();
  const begun = useRef<number>(undefined);
  const momentOf = (x: number) => window.from + ((x - box.x) / box.width) * (window.to - window.from);
  const near = (event: PointerEvent) => {
    const rect = event.currentTarget.getBoundingClientRect();
    const y = event.clientY - rect.top;
    return nearestMark(marks, momentOf(xOf(event)), (mark) => Math.abs(scales.y(mark.amount) - y));
  };
  const handlers = {
    onPointerMove: (event: PointerEvent) => point(near(event)),
    onPointerLeave: () => point(undefined),
    onPointerDown: (event: PointerEvent) => {
      begun.current = xOf(event);
    },
    onPointerUp: (event: PointerEvent) => {
      const start = begun.current;
      begun.current = undefined;
      if (start === undefined) return;
      const end = xOf(event);
      if (Math.abs(end - start) > DRAG) {
        const [from, to] = [momentOf(Math.min(start, end)), momentOf(Math.max(start, end))];
        onWindow({ from, to });
        return;
      }
      const mark = marks[near(event) ?? -1];
      if (mark !== undefined) onOpen(mark.key);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const mark = marks[at ?? -1];
      if (event.key === 'Enter' && mark !== undefined) onOpen(mark.key);
      const step = stepOf(event.key, marks.length);
      if (step === undefined || event.altKey || event.metaKey) return;
      event.preventDefault();
      const from = at ?? (step > 0 ? -1 : marks.length);
      point(Math.max(0, Math.min(marks.length - 1, from + step)));
    },
    onBlur: () => point(undefined),
  };
  // The marks may have become fewer since.
  return { at: at === undefined || at >= marks.length ? undefined : at, handlers };
}

/**
 * What the pointer and the keys step along: the nearest result with its exact words. It draws itself alone anew; press,
 * draw and let go enlarges that part of the time, a mere press or Enter opens the result.
 */
export function TrendPointer(props: TrendPointerProps) {
  const { marks, scales, box, title, width, height } = props;
  const { at, handlers } = usePointing(props);
  const mark = marks[at ?? -1];
  const [x, y] = mark === undefined ? [0, 0] : [scales.x(mark.at), scales.y(mark.amount)];
  return (
    <div
      className="trend-pointer"
      role="slider"
      tabIndex={0}
      aria-label={title}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, marks.length - 1)}
      aria-valuenow={at ?? 0}
      aria-valuetext={mark === undefined ? title : mark.words()}
      style={{ width, height }}
      {...handlers}
    >
      {mark === undefined ? null : (
        <>
          <svg width={width} height={height} aria-hidden="true">
            <path className="trend-cursor" d={`M${x} ${box.y}v${box.height}`} />
            <circle className="trend-cursor" cx={x} cy={y} r={6} />
          </svg>
          <div
            className="trend-words"
            data-trend-words
            style={x > width / 2 ? { right: width - x + 10, top: 2 } : { left: x + 10, top: 2 }}
          >
            {mark.words()}
          </div>
        </>
      )}
    </div>
  );
}
