import type { TrendWindow } from './trend-marks.ts';

/** Room at the sides of every picture over the time axis, so that what stands above each other is of one time. */
export const PLOT_LEFT = 56;
export const PLOT_RIGHT = 14;
export const PLOT_TOP = 10;
/** Height of the time axis: with its figures, or as a mere line. */
export const AXIS_HEIGHT = { told: 34, line: 6 } as const;

/** Where the curves of a picture lie in it, in pixels. */
export interface PlotBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function plotBox(width: number, height: number, withTimes: boolean): PlotBox {
  return {
    x: PLOT_LEFT,
    y: PLOT_TOP,
    width: Math.max(1, width - PLOT_LEFT - PLOT_RIGHT),
    height: Math.max(1, height - PLOT_TOP - (withTimes ? AXIS_HEIGHT.told : AXIS_HEIGHT.line)),
  };
}

export type Scale = (value: number) => number;

export interface PlotScales {
  readonly x: Scale;
  readonly y: Scale;
}

/** Both scales are linear: time by the calendar, amounts by their size. */
export function plotScales(
  box: PlotBox,
  { from, to }: TrendWindow,
  [low, high]: readonly [number, number],
): PlotScales {
  const perTime = box.width / Math.max(1, to - from);
  const perAmount = box.height / (high - low || 1);
  return {
    x: (at) => box.x + (at - from) * perTime,
    y: (amount) => box.y + (high - amount) * perAmount,
  };
}
