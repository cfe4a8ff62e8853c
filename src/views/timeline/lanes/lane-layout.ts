import type { Lane, LaneBar, LaneMark } from '../../../clinical/timeline/lane-item.ts';
import { type Day, isVague } from '../../../clinical/timeline/moment.ts';
import { endOfBar, type LifeAxis, placeOf, type Window, xOf } from './life-axis.ts';

/** Heights in pixels. */
export const BAR_ROW = 13;
export const BAR_HEIGHT = 11;
export const MARK_ROW = 15;
export const DENSITY_ROW = 24;
const LANE_PADDING = 5;
const LABEL_GAP = 4;
/** How far a beginning that nobody knows fades in. */
const UNKNOWN_FADE = 34;
/** Bins of the density, in pixels. */
const BIN = 4;

export interface Placed {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

export interface PlacedBar extends Placed {
  readonly bar: LaneBar;
  /** Where it is fully there: left of it, it fades in. */
  readonly solidFrom: number;
  readonly label?: { readonly x: number; readonly inside: boolean; readonly text: string };
}

export interface PlacedMark extends Placed {
  readonly mark: LaneMark;
  /** All marks that fall on this place; one is drawn for them. */
  readonly same: readonly LaneMark[];
  readonly label?: { readonly x: number; readonly text: string };
}

/** One bin of results: `share` of the fullest bin, and the gravest of what is in it. */
export interface PlacedBin {
  readonly x: number;
  readonly width: number;
  readonly share: number;
  readonly count: number;
  readonly flag: 0 | 1 | 2;
  readonly flagged: number;
  /** Places of its first and last tick in the lane's columns. */
  readonly first: number;
  readonly last: number;
}

export interface PlacedLane {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
  readonly bars: readonly PlacedBar[];
  readonly marks: readonly PlacedMark[];
  readonly bins: readonly PlacedBin[];
  /** Rows of bars there are in all, and how many in view are not drawn for want of room. */
  readonly rows: number;
  readonly hiddenRows: number;
}

export interface LayoutOptions {
  readonly axis: LifeAxis;
  readonly window: Window;
  readonly width: number;
  readonly today: Day;
  /** Width of words; `strong` as they are set in bars of the first weight. */
  readonly measure: (text: string, strong: boolean) => number;
  /** Rows of bars that a lane may take; the reader may open it for all. */
  readonly rowsOf: (lane: Lane) => number;
  readonly labelOf: (item: LaneBar | LaneMark) => string;
}

function toX({ axis, window, width }: LayoutOptions, day: Day): number {
  return xOf(window, width, placeOf(axis, day));
}

interface Row {
  readonly key: string;
  readonly bars: readonly LaneBar[];
}

/** The rows of which something is in view, in order of rank. */
function rowsInView(lane: Lane, options: LayoutOptions): readonly Row[] {
  const inView = lane.bars.filter(
    (bar) => toX(options, bar.begin.from) <= options.width && toX(options, endOfBar(bar, options.today)) >= 0,
  );
  return [...Map.groupBy(inView, (bar) => bar.row)].map(([key, bars]) => ({ key, bars }));
}

const rowCounts = new WeakMap<Lane, number>();

/** Rows the lane has in all: its height must not change while the window moves. */
function rowCount(lane: Lane): number {
  const known = rowCounts.get(lane) ?? new Set(lane.bars.map((bar) => bar.row)).size;
  rowCounts.set(lane, known);
  return known;
}

function placeBar(bar: LaneBar, y: number, options: LayoutOptions): PlacedBar {
  const begin = toX(options, bar.begin.from);
  const fade = bar.beginUnknown ? UNKNOWN_FADE : 0;
  const end = toX(options, endOfBar(bar, options.today));
  return {
    bar,
    x0: begin - fade,
    x1: Math.max(end, begin + 2),
    y,
    solidFrom: bar.beginUnknown ? begin : toX(options, bar.begin.to),
  };
}

function overlaps(taken: readonly (readonly [number, number])[], from: number, to: number): boolean {
  return taken.some(([a, b]) => from < b && to > a);
}

/** Words stand in their bar, else before it, else behind it; never over something else, rather not at all. */
function labelledRow(
  bars: readonly PlacedBar[],
  marks: readonly PlacedMark[],
  options: LayoutOptions,
): readonly PlacedBar[] {
  const taken: (readonly [number, number])[] = [
    ...bars.map(({ x0, x1 }) => [x0, x1] as const),
    ...marks.map(({ x0 }) => [x0 - MARK_ROW / 2, x0 + MARK_ROW / 2] as const),
  ];
  return bars.map((placed) => {
    const text = options.labelOf(placed.bar);
    const wide = options.measure(text, placed.bar.weight === 1);
    const seenFrom = Math.max(placed.x0, 0);
    const start = Math.max(Math.min(placed.solidFrom, options.width), seenFrom) + LABEL_GAP;
    if (Math.min(placed.x1, options.width) - start >= wide + LABEL_GAP)
      return { ...placed, label: { x: start, inside: true, text } };
    const before = seenFrom - LABEL_GAP - wide;
    if (before >= 0 && !overlaps(taken, before, before + wide)) {
      taken.push([before, before + wide]);
      return { ...placed, label: { x: before, inside: false, text } };
    }
    const behind = placed.x1 + LABEL_GAP;
    if (behind + wide <= options.width && !overlaps(taken, behind, behind + wide)) {
      taken.push([behind, behind + wide]);
      return { ...placed, label: { x: behind, inside: false, text } };
    }
    return placed;
  });
}

function placeMarks(marks: readonly LaneMark[], y: number, options: LayoutOptions): PlacedMark[] {
  const placed: { at: number; to: number; same: LaneMark[] }[] = [];
  for (const mark of marks) {
    const at = toX(options, mark.at.from);
    const to = isVague(mark.at) ? toX(options, mark.at.to) : at;
    if (to < -MARK_ROW || at > options.width + MARK_ROW) continue;
    const last = placed.at(-1);
    const leader = last?.same[0];
    const near = last !== undefined && at - last.at < MARK_ROW - 5 && leader?.shape === mark.shape;
    if (near) {
      last.same.push(mark);
      last.to = Math.max(last.to, to);
    } else placed.push({ at, to, same: [mark] });
  }
  return placed.flatMap(({ at, to, same }) => {
    const mark = same.find((one) => one.conflict) ?? same[0];
    return mark === undefined ? [] : [{ mark, same, x0: at, x1: to, y }];
  });
}

/** Words behind a mark where there is room until the next thing of its row. */
function labelledMarks(
  marks: readonly PlacedMark[],
  bars: readonly PlacedBar[],
  options: LayoutOptions,
): readonly PlacedMark[] {
  const taken: (readonly [number, number])[] = [
    ...marks.map(({ x0 }) => [x0 - MARK_ROW / 2, x0 + MARK_ROW / 2] as const),
    ...bars.flatMap(({ x0, x1, label }) => [
      [x0, x1] as const,
      ...(label === undefined || label.inside
        ? []
        : [[label.x, label.x + options.measure(label.text, true)] as const]),
    ]),
  ];
  return marks.map((placed) => {
    const text = options.labelOf(placed.mark);
    const wide = options.measure(text, false);
    for (const x of [placed.x0 + MARK_ROW / 2 + 2, placed.x0 - MARK_ROW / 2 - 2 - wide]) {
      if (x < 0 || x + wide > options.width || overlaps(taken, x, x + wide)) continue;
      taken.push([x, x + wide]);
      return { ...placed, label: { x, text } };
    }
    return placed;
  });
}

function lowerBound(days: Float64Array, day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Results in bins of a few pixels; a bin's height is its share of the fullest on a root scale, so that few are seen. */
function binsOf({ ticks }: Lane, options: LayoutOptions, dayOfX: (x: number) => Day): readonly PlacedBin[] {
  const bins: Omit<PlacedBin, 'share'>[] = [];
  let most = 0;
  let first = lowerBound(ticks.days, dayOfX(0));
  for (let x = 0; x < options.width && first < ticks.days.length; x += BIN) {
    const last = lowerBound(ticks.days, dayOfX(x + BIN));
    if (last <= first) continue;
    let flag: 0 | 1 | 2 = 0;
    let flagged = 0;
    for (let index = first; index < last; index += 1) {
      const one = ticks.flags[index] ?? 0;
      if (one > 0) flagged += 1;
      if (one > flag) flag = one === 2 ? 2 : 1;
    }
    bins.push({ x, width: BIN - 1, count: last - first, flag, flagged, first, last });
    most = Math.max(most, last - first);
    first = last;
  }
  return bins.map((bin) => ({ ...bin, share: Math.sqrt(bin.count / most) }));
}

function isPacked(lane: Lane): boolean {
  return lane.bars.every((bar) => bar.row === 'stay');
}

/** One lane laid out from `top` on. */
function placeLane(lane: Lane, top: number, options: LayoutOptions, dayOfX: (x: number) => Day): PlacedLane {
  const rows = rowsInView(lane, options);
  const room = Math.min(rowCount(lane), Math.max(1, options.rowsOf(lane)));
  const shown = rows.slice(0, room);
  const first = top + LANE_PADDING;
  const bins = lane.ticks.days.length === 0 ? [] : binsOf(lane, options, dayOfX);
  const densityHeight = lane.ticks.days.length === 0 ? 0 : DENSITY_ROW;
  const hasMarks = lane.marks.length > 0;
  // Admissions and operations share a line; diagnoses have one each, with the marks above them.
  const marksAbove = hasMarks && !isPacked(lane) ? MARK_ROW : 0;
  const onBars = isPacked(lane) && room > 0;
  const marks = placeMarks(lane.marks, first, options);
  const starts = (row: Row) => Math.min(...row.bars.map((bar) => bar.begin.from));
  const bars = shown
    .toSorted((a, b) => (isPacked(lane) ? 0 : starts(a) - starts(b)))
    .flatMap((row, index) => {
      const y = first + marksAbove + index * BAR_ROW;
      return labelledRow(
        row.bars.map((bar) => placeBar(bar, y, options)).sort((a, b) => a.x0 - b.x0),
        onBars ? marks : [],
        options,
      );
    });
  const barsHeight = room * BAR_ROW;
  const marksHeight = hasMarks ? (onBars ? Math.max(0, MARK_ROW - barsHeight) : MARK_ROW) : 0;
  return {
    lane,
    top,
    height: Math.max(BAR_ROW, barsHeight + marksHeight + densityHeight) + 2 * LANE_PADDING,
    bars,
    marks: labelledMarks(marks, onBars ? bars : [], options),
    bins,
    rows: rowCount(lane),
    hiddenRows: rows.length - shown.length,
  };
}

/** All lanes, one below the other. */
export function placeLanes(
  lanes: readonly Lane[],
  options: LayoutOptions,
  dayOfX: (x: number) => Day,
): readonly PlacedLane[] {
  let top = 0;
  return lanes.map((lane) => {
    const placed = placeLane(lane, top, options, dayOfX);
    top += placed.height;
    return placed;
  });
}
