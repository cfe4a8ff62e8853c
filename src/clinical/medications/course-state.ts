import { assertNever } from '../../base/assert-never.ts';
import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { addDays } from '../../domain/partial-date.ts';
import { decidingSupply } from './deciding-supply.ts';
import { periodOfUse } from './period-of-use.ts';
import type { Supply, UseState } from './supplies.ts';

/**
 * More days than this without supply, and a new course begins (med-course-01). There is no standard value: it is declared.
 * A shorter gap stands inside the course and is drawn.
 */
export const COURSE_GRACE_DAYS = 30;

/** Where a course stands on the day asked for, why, and how surely. */
export type CourseState = { readonly state: UseState } & (
  | {
      /** start + days supplied */
      readonly certainty: 'by-days';
      readonly until: string;
      /** By the other reading of its days it may last until then. */
      readonly latest?: string;
      /** Not all records reach further than this day: the next supply of this course may be one that is not here yet. */
      readonly unseenAfter?: string;
      /** A record says that it was stopped, though its days run on. */
      readonly against?: EntryKey;
    }
  | {
      /** 14 days taken for 頓用 and 外用 */
      readonly certainty: 'assumed';
      readonly why: 'as-needed' | 'external';
      readonly until: string;
      readonly against?: EntryKey;
    }
  /** the record itself says when it ends, or that it was stopped */
  | { readonly certainty: 'said'; readonly why: 'stated-end' | 'stopped'; readonly until?: string }
  | { readonly certainty: 'recorded'; readonly why: 'given' | 'death'; readonly until?: string }
  | { readonly certainty: 'unknown'; readonly why: 'no-days' | 'no-start' | 'vague-start' | 'said' }
);

/** Why and when a course is over, where a record says so; that its days ran out is no stop. */
export interface CourseStop {
  readonly why: 'stopped' | 'cancelled' | 'death' | 'stated-end';
  /** Where the day is known. */
  readonly on?: string;
  readonly fact: EntryKey;
}

const NEVER_WAS: ReadonlySet<string> = new Set(['cancelled', 'declined', 'not-done']);

/** Taken back (取消) or never done: it tells nothing of when the others ended. */
function isVoid({ basis: { shown }, reason }: Supply): boolean {
  return reason === 'stopped' && (shown.marks.includes('cancelled') || NEVER_WAS.has(shown.status ?? ''));
}

/** The day of death, where it is known to have cut the supply short. */
function cutDay({ basis, period }: Supply): string | undefined {
  return periodOfUse(basis.shown).end === period.end ? undefined : period.end;
}

function stoppedOn({ basis, period }: Supply): string | undefined {
  // Of an order that was stopped only its own day is known; a statement is dated by the day on which it was made.
  return basis.shown.kind === 'medication-statement' ? period.start : undefined;
}

/** The last word of the course on its own end. Oldest supply first. */
export function stopOf(all: NonEmpty<Supply>): CourseStop | undefined {
  const supplies = all.filter((supply) => !isVoid(supply));
  const last = supplies.at(-1);
  if (last === undefined) return { why: 'cancelled', fact: all[0].basis.key };
  const dead = supplies.find(({ reason }) => reason === 'death');
  if (dead !== undefined) {
    const on = cutDay(dead);
    return { why: 'death', ...(on === undefined ? {} : { on }), fact: dead.basis.key };
  }
  const stopped = supplies.findLast(({ reason }) => reason === 'stopped');
  if (stopped !== undefined && (last === stopped || isAfterAllOthers(stopped, supplies))) {
    const on = stoppedOn(stopped);
    return { why: 'stopped', ...(on === undefined ? {} : { on }), fact: stopped.basis.key };
  }
  if (last.reason !== 'stated-end' || last.state !== 'ended') return undefined;
  const on = last.period.end;
  return { why: 'stated-end', ...(on === undefined ? {} : { on }), fact: last.basis.key };
}

function isAfterAllOthers(stopped: Supply, supplies: readonly Supply[]): boolean {
  const start = stopped.period.start ?? '';
  return supplies.every((one) => one === stopped || (one.period.start ?? '') <= start);
}

function byDays(supply: Supply, knownUntil: string | undefined) {
  const { end = '', latest } = supply.period;
  const last = latest ?? end;
  return {
    certainty: 'by-days',
    until: end,
    ...(latest === undefined ? {} : { latest }),
    ...(supply.state === 'ended' && knownUntil !== undefined && knownUntil < addDays(last, COURSE_GRACE_DAYS)
      ? { unseenAfter: knownUntil }
      : {}),
  } as const;
}

/** What the supply that decides tells of the course; `supplies` oldest first. */
export function courseStateOf(
  supplies: NonEmpty<Supply>,
  stop: CourseStop | undefined,
  knownUntil: string | undefined,
): CourseState {
  const newestFirst = supplies.filter((one) => !isVoid(one)).toReversed();
  const supply = decidingSupply(isNonEmpty(newestFirst) ? newestFirst : supplies);
  const { state, reason, period } = supply;
  const until = period.end === undefined ? {} : { until: period.end };
  const against =
    stop?.why === 'stopped' && state !== 'ended' && stop.fact !== supply.basis.key
      ? { against: stop.fact }
      : {};
  switch (reason) {
    case 'days':
      return { state, ...byDays(supply, knownUntil), ...against };
    case 'assumed-as-needed':
    case 'assumed-external': {
      const why = reason === 'assumed-external' ? 'external' : 'as-needed';
      return { state, certainty: 'assumed', why, until: period.end ?? '', ...against };
    }
    case 'stated-end':
    case 'stopped':
      return { state, certainty: 'said', why: reason, ...until };
    case 'given':
      return { state, certainty: 'recorded', why: reason, ...until };
    case 'death': {
      const on = cutDay(supply);
      return { state, certainty: 'recorded', why: reason, ...(on === undefined ? {} : { until: on }) };
    }
    case 'no-days':
    case 'no-start':
    case 'vague-start':
    case 'said':
      return { state, certainty: 'unknown', why: reason };
    default:
      return assertNever(reason);
  }
}
