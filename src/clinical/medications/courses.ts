import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import { sourcesOfMerged } from '../../domain/merged.ts';
import { addDays } from '../../domain/partial-date.ts';
import {
  COURSE_GRACE_DAYS,
  type CourseState,
  courseStateOf,
  type CourseStop,
  stopOf,
} from './course-state.ts';
import { type CourseStep, stepsOf } from './course-steps.ts';
import { type DaySpan, daysBetween, lengthOf, overlapOf } from './day-span.ts';
import { isOtc } from './over-the-counter.ts';
import { periodOfUse } from './period-of-use.ts';
import { type PairKind, pairKindOf, spanOf } from './supply-pair.ts';
import type { MedicationFact, Supply } from './supplies.ts';

/**
 * Of a supply whose end nobody knows (insulin pens) it is not judged when it was used up; a course runs on to the next
 * supply within this many days and no gap is spoken of (med-course-01).
 */
const OPEN_SUPPLY_DAYS = 120;

/** Who says it: kept apart, on one line. */
export type CourseTrack = 'prescribed' | 'dispensed' | 'administered' | 'reported' | 'otc';

export interface TrackSpan {
  readonly track: CourseTrack;
  readonly fact: EntryKey;
  readonly from: string;
  readonly to?: string;
  readonly sources: readonly SourceId[];
}

export interface CourseGap extends DaySpan {
  readonly days: number;
  /** Days on which the medicine was recorded as given within the gap (in a ward). */
  readonly daysGiven: number;
}

export interface CourseOverlap extends DaySpan {
  readonly days: number;
  readonly kind: PairKind;
  readonly earlier: Supply;
  readonly later: Supply;
}

/** One stretch of use of one ingredient set by one route. */
export interface Course {
  readonly key: string;
  readonly start: string;
  /** Last day that is known; absent where the end of a supply is not. */
  readonly end?: string;
  /** Oldest first. */
  readonly supplies: NonEmpty<Supply>;
  readonly steps: readonly CourseStep[];
  /** Σ of the days of its supplies, as recorded; supplies without days are not in it. */
  readonly daysSupplied: number;
  readonly gaps: readonly CourseGap[];
  readonly overlaps: readonly CourseOverlap[];
  /** Σ of the days of early refills: arithmetic, not what is left in a cupboard. */
  readonly earlyDays: number;
  readonly tracks: readonly TrackSpan[];
  readonly stop?: CourseStop;
  readonly state: CourseState;
}

export interface Courses {
  /** Newest first. */
  readonly courses: readonly Course[];
  /** Supplies that no day can be given: without a start, or with one known to the month or year only. */
  readonly undated: readonly Supply[];
}

export interface CourseOptions {
  /** The last day of which every source that tells of supplies can know by now (receipts come late). */
  readonly knownUntil?: string;
}

function trackOf(entry: MedicationEntry): CourseTrack {
  switch (entry.kind) {
    case 'prescription':
      return 'prescribed';
    case 'dispensing':
      return 'dispensed';
    case 'administration':
      return 'administered';
    default:
      return isOtc(entry) ? 'otc' : 'reported';
  }
}

function trackSpan(fact: MedicationFact): readonly TrackSpan[] {
  const { start: from, end: to } = periodOfUse(fact.shown);
  if (from === undefined) return [];
  const sources = sourcesOfMerged(fact);
  const span = { track: trackOf(fact.shown), fact: fact.key, from, sources };
  return [to === undefined ? span : { ...span, to }];
}

function isGiven({ basis }: Supply): boolean {
  return basis.shown.kind === 'administration';
}

/** Something that was ordered or handed over, and not taken back. */
function isSupply({ basis, reason }: Supply): boolean {
  const { kind } = basis.shown;
  return (kind === 'prescription' || kind === 'dispensing') && reason !== 'stopped';
}

/** Only days that were supplied, or that the record states, say anything of days without supply. */
function isReckoned({ reason }: Supply): boolean {
  return reason === 'days' || reason === 'stated-end' || reason === 'death';
}

/** The last day on which a supply may still last. */
function lastPossible(supply: Supply): string {
  const { start = '', end, latest } = supply.period;
  if (latest !== undefined) return latest;
  if (end !== undefined) return end;
  return supply.reason === 'no-days' ? addDays(start, OPEN_SUPPLY_DAYS - 1) : start;
}

function startOf({ period }: Supply): string {
  return period.start ?? '';
}

/** Oldest first; on one day the shorter first, so that what lasts decides. */
function byStart(a: Supply, b: Supply): number {
  const [x, y] = [startOf(a), startOf(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** What belongs together: no more than the grace between one supply and the next. */
function stretchesOf(supplies: readonly Supply[]): readonly NonEmpty<Supply>[] {
  const stretches: Supply[][] = [];
  let reach = '';
  for (const supply of supplies) {
    const last = stretches.at(-1);
    const gap = reach === '' ? 0 : daysBetween(reach, startOf(supply)) - 1;
    if (last === undefined || gap > COURSE_GRACE_DAYS) {
      stretches.push([supply]);
      reach = lastPossible(supply);
    } else {
      last.push(supply);
      const own = lastPossible(supply);
      if (own > reach) reach = own;
    }
  }
  return stretches.flatMap((stretch) => (isNonEmpty(stretch) ? [stretch] : []));
}

function daysGivenIn(gap: DaySpan, supplies: readonly Supply[]): number {
  const days = new Set<string>();
  for (const supply of supplies) {
    const both = isGiven(supply) ? overlapOf(gap, spanOf(supply) ?? { from: '9', to: '0' }) : undefined;
    if (both !== undefined) for (let day = both.from; day <= both.to; day = addDays(day, 1)) days.add(day);
  }
  return days.size;
}

/** Days surely without supply between two supplies with days (med-gap-01). */
function gapsOf(supplies: readonly Supply[]): readonly CourseGap[] {
  const gaps: CourseGap[] = [];
  let reach: string | undefined;
  let sure = false;
  for (const supply of supplies.filter(isSupply)) {
    const start = startOf(supply);
    if (reach !== undefined && sure && isReckoned(supply) && start > addDays(reach, 1)) {
      const gap = { from: addDays(reach, 1), to: addDays(start, -1) };
      gaps.push({ ...gap, days: lengthOf(gap), daysGiven: daysGivenIn(gap, supplies) });
    }
    if (reach !== undefined && lastPossible(supply) <= reach) continue;
    reach = lastPossible(supply);
    sure = isReckoned(supply);
  }
  return gaps;
}

/** Supplies with days that overlap the one before that lasts longest (med-overlap-01). */
function overlapsOf(supplies: readonly Supply[]): readonly CourseOverlap[] {
  const overlaps: CourseOverlap[] = [];
  let longest: Supply | undefined;
  for (const supply of supplies.filter(
    (one) => isSupply(one) && isReckoned(one) && spanOf(one) !== undefined,
  )) {
    const [a, b] = [longest === undefined ? undefined : spanOf(longest), spanOf(supply)];
    const both = a === undefined || b === undefined ? undefined : overlapOf(a, b);
    if (longest !== undefined && both !== undefined) {
      const kind = pairKindOf(longest, supply);
      overlaps.push({ ...both, days: lengthOf(both), kind, earlier: longest, later: supply });
    }
    if (a === undefined || (b !== undefined && b.to > a.to)) longest = supply;
  }
  return overlaps;
}

function endOf(supplies: NonEmpty<Supply>): string | undefined {
  const newest = supplies.at(-1) ?? supplies[0];
  const ends = supplies.map(({ period, reason, basis }) =>
    period.end === undefined && (reason === 'stopped' || basis.shown.kind === 'medication-statement')
      ? startOf(newest)
      : period.end,
  );
  return ends.includes(undefined) ? undefined : ends.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b));
}

function courseOf(supplies: NonEmpty<Supply>, { knownUntil }: CourseOptions): Course {
  const stop = stopOf(supplies);
  const end = endOf(supplies);
  const overlaps = overlapsOf(supplies);
  const early = overlaps.filter(({ kind }) => kind === 'early-refill');
  const supplied = supplies.filter(({ reason }) => reason === 'days' || reason === 'death');
  return {
    key: supplies[0].key,
    start: startOf(supplies[0]),
    ...(end === undefined ? {} : { end }),
    supplies,
    steps: stepsOf(supplies),
    daysSupplied: supplied.reduce((sum, { basis }) => sum + (basis.shown.days ?? 0), 0),
    gaps: gapsOf(supplies),
    overlaps,
    earlyDays: early.reduce((sum, { days }) => sum + days, 0),
    tracks: supplies.flatMap(({ facts }) => facts.flatMap(trackSpan)),
    ...(stop === undefined ? {} : { stop }),
    state: courseStateOf(supplies, stop, knownUntil),
  };
}

/** The courses of one ingredient set by one route, from its supplies in any order. */
export function coursesOf(supplies: readonly Supply[], options: CourseOptions = {}): Courses {
  const dated = supplies.filter(({ period }) => period.start !== undefined).sort(byStart);
  return {
    courses: stretchesOf(dated)
      .map((stretch) => courseOf(stretch, options))
      .reverse(),
    undated: supplies.filter(({ period }) => period.start === undefined),
  };
}
