import type { LabResult, OnScale } from './lab-result.ts';

/** Where the newest amount stands to another, in the unit of the row (presentation; never a judgement). */
export type ChangeDirection = 'up' | 'down' | 'level';

/** The newest amount of a row against the one before it, and whether that is marked as large. */
export interface LabChange {
  readonly now: LabResult;
  readonly before: LabResult;
  /** now − before, in the unit of the row. */
  readonly difference: number;
  /** Of the amount before; absent where that is 0. */
  readonly percent?: number;
  readonly direction: ChangeDirection;
  /** lab-change-02: by how the newest result's own range is wide, or by half of the amount before where it tells no width. */
  readonly large?: 'range-width' | 'half';
  /** lab-change-03: the sources' own flags of the two differ. */
  readonly flagMoved: boolean;
}

/** How an amount went through its last year, by a straight line; a description, no forecast. */
export interface LabSlope {
  readonly points: number;
  /** `YYYY-MM-DD` of the oldest and the newest amount reckoned with. */
  readonly from: string;
  readonly to: string;
  /** In the unit of the row, a year. */
  readonly perYear: number;
  readonly direction: ChangeDirection;
}

/** lab-change-01: less than this share of the amount before is no direction. */
const LEVEL_SHARE = 0.05;
const HALF = 0.5;
/** lab-slope-01 */
const SLOPE_DAYS = 366;
const SLOPE_POINTS = 3;
const SLOPE_SPAN_DAYS = 28;
const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.25;

interface Amount {
  readonly result: LabResult;
  readonly at: string;
  readonly scale: OnScale;
}

/** Amounts with an exact day, newest first; bounds, withdrawn and preliminary results are none to reckon with. */
function amountsOf(results: readonly LabResult[]): readonly Amount[] {
  return results.flatMap((result) => {
    const { scale, marks, fact } = result;
    const { when } = fact.shown;
    if (scale === undefined || scale.bound !== undefined || marks.includes('preliminary')) return [];
    if (when.state !== 'dated' || when.start.precision === 'year' || when.start.precision === 'month')
      return [];
    return [{ result, at: when.start.sortKey, scale }];
  });
}

function directionOf(difference: number, before: number): ChangeDirection {
  if (difference === 0 || Math.abs(difference) < LEVEL_SHARE * Math.abs(before)) return 'level';
  return difference > 0 ? 'up' : 'down';
}

function largeOf(difference: number, before: number, { low, high }: OnScale): LabChange['large'] {
  const size = Math.abs(difference);
  if (low !== undefined && high !== undefined && high > low)
    return size >= high - low ? 'range-width' : undefined;
  return size > 0 && size >= HALF * Math.abs(before) ? 'half' : undefined;
}

/** `results` are those of one row, newest first. */
export function labChange(results: readonly LabResult[]): LabChange | undefined {
  const [now, ...earlier] = amountsOf(results);
  // Two of the same minute (two laboratories, a repeat) are no change in time.
  const before = now === undefined ? undefined : earlier.find(({ at }) => at < now.at);
  if (now === undefined || before === undefined) return undefined;
  const difference = Number((now.scale.amount - before.scale.amount).toPrecision(12));
  const large = largeOf(difference, before.scale.amount, now.scale);
  return {
    now: now.result,
    before: before.result,
    difference,
    ...(before.scale.amount === 0 ? {} : { percent: (difference / Math.abs(before.scale.amount)) * 100 }),
    direction: directionOf(difference, before.scale.amount),
    ...(large === undefined ? {} : { large }),
    flagMoved: (now.result.flag ?? 'N') !== (before.result.flag ?? 'N'),
  };
}

function dayNumber(at: string): number {
  return Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / DAY_MS;
}

/** The straight line of least squares through the last year up to the newest amount: three amounts over four weeks at least. */
export function labSlope(results: readonly LabResult[]): LabSlope | undefined {
  const all = amountsOf(results);
  const [newest] = all;
  if (newest === undefined) return undefined;
  const end = dayNumber(newest.at);
  const used = all.filter(({ at }) => end - dayNumber(at) <= SLOPE_DAYS);
  const oldest = used.at(-1);
  if (oldest === undefined || used.length < SLOPE_POINTS) return undefined;
  const start = dayNumber(oldest.at);
  if (end - start < SLOPE_SPAN_DAYS) return undefined;
  const meanDay = used.reduce((sum, { at }) => sum + dayNumber(at), 0) / used.length;
  const mean = used.reduce((sum, { scale }) => sum + scale.amount, 0) / used.length;
  const spread = used.reduce((sum, { at }) => sum + (dayNumber(at) - meanDay) ** 2, 0);
  const together = used.reduce(
    (sum, { at, scale }) => sum + (dayNumber(at) - meanDay) * (scale.amount - mean),
    0,
  );
  const perDay = together / spread;
  return {
    points: used.length,
    from: oldest.at.slice(0, 10),
    to: newest.at.slice(0, 10),
    perYear: perDay * YEAR_DAYS,
    direction: directionOf(perDay * (end - start), mean),
  };
}
