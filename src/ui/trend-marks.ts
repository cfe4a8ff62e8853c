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

/** The marks of a window, with one more at each side: a line that leaves the window does not end at its edge. */
export function marksWithin(marks: readonly TrendMark[], { from, to }: TrendWindow): readonly TrendMark[] {
  const first = marks.findIndex(({ at }) => at >= from);
  const start = first === -1 ? marks.length : first;
  const after = marks.findIndex(({ at }) => at > to);
  const end = after === -1 ? marks.length : after;
  return marks.slice(Math.max(0, start - 1), end + 1);
}

/** Marks of one pixel column of which the eye must miss none: the first, the last, the least, the most, one of each flag and sort. */
function kept(column: readonly TrendMark[]): readonly TrendMark[] {
  if (column.length < 3) return column;
  const keep = new Set<TrendMark>();
  const put = (mark: TrendMark | undefined) => mark !== undefined && keep.add(mark);
  put(column[0]);
  put(column.at(-1));
  const extremes = (marks: readonly TrendMark[]) => {
    if (marks.length === 0) return;
    put(marks.reduce((one, other) => (other.amount < one.amount ? other : one)));
    put(marks.reduce((one, other) => (other.amount > one.amount ? other : one)));
  };
  extremes(column);
  for (const flag of ['high', 'low', 'other'] as const) extremes(column.filter((mark) => mark.flag === flag));
  put(column.find(({ bound }) => bound === 'below'));
  put(column.find(({ bound }) => bound === 'above'));
  put(column.find(({ ghost }) => ghost === true));
  return column.filter((mark) => keep.has(mark));
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
  let column: TrendMark[] = [];
  let place = Number.NaN;
  for (const mark of marks) {
    const here = Math.floor((mark.at - from) / wide);
    if (here !== place && column.length > 0) {
      reduced.push(...kept(column));
      column = [];
    }
    place = here;
    column.push(mark);
  }
  reduced.push(...kept(column));
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
  marks.forEach((mark, index) => {
    const [before, after] = [marks[index - 1], marks[index + 1]];
    const start = before === undefined ? from : Math.max(from, (before.at + mark.at) / 2);
    const end = after === undefined ? to : Math.min(to, (mark.at + after.at) / 2);
    const last = parts.at(-1);
    if (last !== undefined && last.to === start && last.low === mark.low && last.high === mark.high) {
      parts[parts.length - 1] = { ...last, to: end };
    } else {
      parts.push({
        from: start,
        to: end,
        ...(mark.low === undefined ? {} : { low: mark.low }),
        ...(mark.high === undefined ? {} : { high: mark.high }),
      });
    }
  });
  return parts.filter((part) => part.low !== undefined || part.high !== undefined);
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
  for (const bound of marks.flatMap(({ low, high }) => [low, high])) {
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
