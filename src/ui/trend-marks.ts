/** A moment on the time axis: Japanese wall time as milliseconds, so that the zone of this machine has no say. */
type Moment = number;

/** One result of a curve. */
export interface TrendMark {
  readonly key: string;
  readonly at: Moment;
  readonly amount: number;
  /** It was only found to lie below or above what could be measured: drawn open, with an arrow, at the bound. */
  readonly bound?: 'below' | 'above';
  /** As its laboratory judged it. */
  readonly flag?: 'high' | 'low' | 'other';
  /** Preliminary: drawn as a ghost until the final result comes. */
  readonly ghost?: boolean;
  /** Reckoned here or by the source, not measured. */
  readonly computed?: boolean;
  /** What the source told before it corrected itself: shown crossed out, on no line. */
  readonly superseded?: boolean;
  /** Limits of the reference range of this very result. */
  readonly low?: number;
  readonly high?: number;
  /** Date, value, unit, place and marks, for whoever points or steps to it. */
  readonly words: () => string;
}

export interface TrendSeries {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** Name and unit, at the axis. */
  readonly axis: string;
  /** Curves with the same word share a picture and its scale: the two halves of a blood pressure. */
  readonly together?: string;
  /** Oldest first. */
  readonly marks: readonly TrendMark[];
}

export interface TrendWindow {
  readonly from: Moment;
  readonly to: Moment;
}

/** How many of the marks stand before a moment; they come oldest first, so half of them is left aside at every look. */
function countBefore(marks: readonly TrendMark[], at: Moment, withIt: boolean): number {
  let [first, last] = [0, marks.length];
  while (first < last) {
    const middle = (first + last) >> 1;
    const here = marks[middle]?.at ?? at;
    if (here < at || (withIt && here === at)) first = middle + 1;
    else last = middle;
  }
  return first;
}

/** The marks of a window, with one more at each side: a line that leaves the window does not end at its edge. */
export function marksWithin(marks: readonly TrendMark[], { from, to }: TrendWindow): readonly TrendMark[] {
  const start = Math.max(0, countBefore(marks, from, false) - 1);
  const end = countBefore(marks, to, true) + 1;
  return start === 0 && end >= marks.length ? marks : marks.slice(start, end);
}

/** The place of the mark nearest in time; of those of one moment the one that `away` finds nearest. */
export function nearestMark(
  marks: readonly TrendMark[],
  at: Moment,
  away: (mark: TrendMark) => number,
): number | undefined {
  const after = countBefore(marks, at, false);
  const [before, next] = [marks[after - 1], marks[after]];
  const nearest =
    before !== undefined && (next === undefined || at - before.at <= next.at - at) ? before : next;
  if (nearest === undefined) return undefined;
  let best: number | undefined;
  for (let place = countBefore(marks, nearest.at, false); marks[place]?.at === nearest.at; place += 1) {
    const [mark, known] = [marks[place], best === undefined ? undefined : marks[best]];
    if (mark !== undefined && (known === undefined || away(mark) < away(known))) best = place;
  }
  return best;
}

/** What stands out by itself, and so is never left out for a neighbour without it. */
function sortOf({ flag, bound, ghost, superseded }: TrendMark): string {
  if (superseded === true) return 'superseded';
  return bound ?? (ghost === true ? 'ghost' : (flag ?? ''));
}

/** The marks of one pixel column, between two places of the list, that stay: ends, least and most, and these of each sort. */
function keptOf(marks: readonly TrendMark[], first: number, end: number, into: TrendMark[]): void {
  if (end - first < 3) {
    for (let place = first; place < end; place += 1) into.push(marks[place] as TrendMark);
    return;
  }
  const keep = new Set([first, end - 1]);
  const least = new Map<string, number>();
  const most = new Map<string, number>();
  const look = (sort: string, place: number, amount: number) => {
    const [low, high] = [least.get(sort), most.get(sort)];
    if (low === undefined || amount < (marks[low]?.amount ?? amount)) least.set(sort, place);
    if (high === undefined || amount > (marks[high]?.amount ?? amount)) most.set(sort, place);
  };
  for (let place = first; place < end; place += 1) {
    const mark = marks[place] as TrendMark;
    const sort = sortOf(mark);
    look('all', place, mark.amount);
    if (sort !== '') look(sort, place, mark.amount);
  }
  for (const place of least.values()) keep.add(place);
  for (const place of most.values()) keep.add(place);
  for (const place of [...keep].sort((one, other) => one - other)) into.push(marks[place] as TrendMark);
}

/**
 * As many marks as a width can show. Of each pixel column stay the first and last, the least and most, and the extremes
 * of what is flagged: nothing that would have stood out is lost, and what is dropped would lie under what stays.
 */
export function reduceMarks(
  marks: readonly TrendMark[],
  { from, to }: TrendWindow,
  pixels: number,
): readonly TrendMark[] {
  if (marks.length <= pixels || pixels <= 0) return marks;
  const wide = Math.max(1, to - from) / pixels;
  const reduced: TrendMark[] = [];
  let first = 0;
  let place = Number.NaN;
  marks.forEach((mark, index) => {
    const here = Math.floor((mark.at - from) / wide);
    if (here !== place && index > first) {
      keptOf(marks, first, index, reduced);
      first = index;
    }
    place = here;
  });
  keptOf(marks, first, marks.length, reduced);
  return reduced;
}

export interface BandPart {
  readonly from: Moment;
  readonly to: Moment;
  readonly low?: number;
  readonly high?: number;
}

/**
 * The reference range of each result, over the time that lies nearest to it. Ranges differ between laboratories and
 * change with the years: a band of one height would judge old results by today's range.
 */
export function bandParts(marks: readonly TrendMark[], { from, to }: TrendWindow): readonly BandPart[] {
  const parts: BandPart[] = [];
  const close = (low: number | undefined, high: number | undefined, start: Moment, end: Moment) => {
    if (low === undefined && high === undefined) return;
    parts.push({
      from: start,
      to: end,
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
    });
  };
  let begun = from;
  let before: TrendMark | undefined;
  for (const mark of marks) {
    if (before !== undefined && (before.low !== mark.low || before.high !== mark.high)) {
      const middle = Math.min(to, Math.max(from, (before.at + mark.at) / 2));
      close(before.low, before.high, begun, middle);
      begun = middle;
    }
    before = mark;
  }
  if (before !== undefined) close(before.low, before.high, begun, to);
  return parts;
}

/** The different edges of the ranges: of thousands of results there are a few. */
function boundsOf(marks: readonly TrendMark[]): ReadonlySet<number | undefined> {
  const bounds = new Set<number | undefined>();
  for (const { low, high } of marks) bounds.add(low).add(high);
  return bounds;
}

/** The span of the value axis: all marks with room above and below, and the ranges as far as they lie near. */
export function amountSpan(marks: readonly TrendMark[]): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { amount } of marks) {
    least = Math.min(least, amount);
    most = Math.max(most, amount);
  }
  if (least > most) return [0, 1];
  const spread = Math.max(most - least, Math.abs(most) * 0.1, Number.EPSILON);
  for (const bound of boundsOf(marks)) {
    // A range far away would press the curve flat: its edge is then out of the picture.
    if (bound === undefined || bound < least - 2 * spread || bound > most + 2 * spread) continue;
    least = Math.min(least, bound);
    most = Math.max(most, bound);
  }
  const margin = (most === least ? Math.abs(most) * 0.1 || 1 : (most - least) * 0.1) || 1;
  return [least >= 0 ? Math.max(0, least - margin) : least - margin, most + margin];
}

/** Round figures for an axis, four or five of them. */
export function roundTicks([low, high]: readonly [number, number], count = 4): readonly number[] {
  const raw = (high - low) / count;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * size).find((one) => one >= raw) ?? raw;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step / 1e6; tick += step)
    ticks.push(Number(tick.toPrecision(10)));
  return ticks;
}
