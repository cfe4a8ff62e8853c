import type { TrendWindow } from './trend-marks.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;

/** How exactly a tick of the time axis is told. */
export type TickGrain = 'year' | 'month' | 'day' | 'hour';

export interface TimeTicks {
  readonly at: readonly number[];
  readonly grain: TickGrain;
}

function monthsBetween({ from, to }: TrendWindow, step: number): readonly number[] {
  const first = new Date(from);
  const ticks: number[] = [];
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
  for (;;) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return ticks;
    if (at >= from) ticks.push(at);
    month += step;
  }
}

function evenly({ from, to }: TrendWindow, step: number): readonly number[] {
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}

/** Ticks where the calendar has them (the first of a year, of a month, midnight), as many as have room. */
export function timeTicks(window: TrendWindow, pixels: number): TimeTicks {
  const room = Math.max(2, Math.floor(pixels / 56));
  const months = (window.to - window.from) / (30.44 * DAY);
  if (months / room > 6) {
    const step = [12, 24, 60, 120, 240].find((one) => months / one <= room) ?? 480;
    return { at: monthsBetween(window, step), grain: 'year' };
  }
  if (months > 2.5) {
    const step = [1, 2, 3, 6].find((one) => months / one <= room) ?? 12;
    return { at: monthsBetween(window, step), grain: step === 12 ? 'year' : 'month' };
  }
  const days = (window.to - window.from) / DAY;
  if (days > 2) {
    const step = [1, 2, 5, 7, 10, 14, 21].find((one) => days / one <= room) ?? 28;
    return { at: evenly(window, step * DAY), grain: 'day' };
  }
  const hours = [1, 2, 3, 6, 12].find((one) => (days * 24) / one <= room) ?? 24;
  return { at: evenly(window, hours * HOUR), grain: 'hour' };
}
