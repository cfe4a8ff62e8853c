import type { Lane, LaneBar } from '../../../clinical/timeline/lane-item.ts';
import type { Day } from '../../../clinical/timeline/moment.ts';

/** A long empty time, drawn as short as two wavy lines. */
export interface Fold {
  readonly from: Day;
  readonly to: Day;
}

/**
 * A life as one line: places on it are days, except that a fold is as long as `foldLength` days only. Windows are given
 * in places, so that moving over a fold does not change the scale.
 */
export interface LifeAxis {
  readonly from: Day;
  readonly to: Day;
  readonly folds: readonly Fold[];
  readonly foldLength: number;
  /** Length of the whole line. */
  readonly length: number;
}

const YEAR = 365.25;
/** A time of which nothing is known to have happened is folded if it is this long … */
const LEAST_FOLD_YEARS = 4;
/** … and this much of the whole. */
const LEAST_FOLD_SHARE = 0.05;
const FOLD_SHARE = 0.022;
/** Empty time is left open on both sides of a fold, so that what stands there is seen to begin and end. */
const MARGIN_SHARE = 0.01;

interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

export function endOfBar(bar: LaneBar, today: Day): Day {
  switch (bar.end.state) {
    case 'ended':
      return Math.max(bar.end.at.to, bar.begin.from);
    case 'reckoned':
      return bar.end.at;
    default:
      return Math.max(today, bar.begin.from);
  }
}

function stretchesOf(lanes: readonly Lane[], today: Day): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const { bars, marks, ticks } of lanes) {
    for (const bar of bars) all.push({ from: bar.begin.from, to: endOfBar(bar, today) });
    for (const { at } of marks) all.push({ from: at.from, to: at.to });
    for (const day of ticks.days) {
      const last = all.at(-1);
      // Ticks stand in order: most of them only lengthen the stretch before.
      if (last !== undefined && day >= last.from && day - last.to < 30)
        all[all.length - 1] = { ...last, to: Math.max(last.to, day) };
      else all.push({ from: day, to: day });
    }
  }
  return all.sort((a, b) => a.from - b.from);
}

/** The long times between `from` and `to` in which nothing at all is drawn. */
export function emptyTimes(lanes: readonly Lane[], from: Day, to: Day, today: Day): readonly Fold[] {
  const margin = (to - from) * MARGIN_SHARE;
  const least = Math.max(LEAST_FOLD_YEARS * YEAR, (to - from) * LEAST_FOLD_SHARE);
  const folds: Fold[] = [];
  let end = from;
  const close = (until: Day) => {
    const fold = { from: end + margin, to: until - margin };
    if (fold.to - fold.from >= least) folds.push(fold);
  };
  for (const stretch of stretchesOf(lanes, today)) {
    if (stretch.from > end) close(Math.min(stretch.from, to));
    end = Math.max(end, stretch.to);
  }
  if (end < to) close(to);
  return folds;
}

export function lifeAxis(from: Day, to: Day, folds: readonly Fold[]): LifeAxis {
  const folded = folds.reduce((sum, fold) => sum + (fold.to - fold.from), 0);
  const foldLength = (to - from - folded) * FOLD_SHARE;
  return { from, to, folds, foldLength, length: to - from - folded + folds.length * foldLength };
}

/** Place of a day on the line. */
export function placeOf(axis: LifeAxis, day: Day): number {
  let place = day - axis.from;
  for (const fold of axis.folds) {
    if (day <= fold.from) break;
    const length = fold.to - fold.from;
    const passed = Math.min(day, fold.to) - fold.from;
    place += (passed / length) * axis.foldLength - passed;
  }
  return place;
}

/** The day that stands at a place. */
export function dayAt(axis: LifeAxis, place: number): Day {
  let day = axis.from + place;
  for (const fold of axis.folds) {
    if (day <= fold.from) break;
    const length = fold.to - fold.from;
    const passed = Math.min(day - fold.from, axis.foldLength);
    day += (passed / axis.foldLength) * length - passed;
  }
  return day;
}

/** What of the line is in view, in places. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const SHORTEST = 1;

/** A window of at least a day that lies on the line as far as it fits. */
export function clampWindow(axis: LifeAxis, { from, to }: Window): Window {
  const length = Math.min(Math.max(to - from, SHORTEST), axis.length);
  const start = Math.min(Math.max(from, 0), axis.length - length);
  return { from: start, to: start + length };
}

export function zoomWindow(axis: LifeAxis, window: Window, factor: number, at: number): Window {
  const length = Math.min(Math.max((window.to - window.from) * factor, SHORTEST), axis.length);
  const share = (at - window.from) / (window.to - window.from);
  const from = at - share * length;
  return clampWindow(axis, { from, to: from + length });
}

export function moveWindow(axis: LifeAxis, window: Window, by: number): Window {
  return clampWindow(axis, { from: window.from + by, to: window.to + by });
}

/** Pixels of a place in a window. */
export function xOf(window: Window, width: number, place: number): number {
  return ((place - window.from) / (window.to - window.from)) * width;
}

/** The window of the last so many years up to the end of the line; all of it where the life is shorter. */
export function lastYears(axis: LifeAxis, years: number, today: Day): Window {
  const beyond = years * YEAR * 0.02;
  const end = Math.min(axis.length, placeOf(axis, today) + beyond);
  return clampWindow(axis, { from: end - years * YEAR, to: end });
}
