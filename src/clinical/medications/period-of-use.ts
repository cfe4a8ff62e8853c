import type { MedicationEntry } from '../../domain/entry.ts';
import { addDays, type PartialDate } from '../../domain/partial-date.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { rhythmOf } from './dose-pattern.ts';

/** The national duplicate check takes 頓用 and 外用 for 14 days; so do we, and say so (med-period-02). */
export const ASSUMED_DAYS = 14;

/**
 * Of a medicine that is not taken daily the recorded days may be days of the calendar or days on which it is taken
 * (「週1回 4日分」: 4 or 28 days). Where the second reading comes to no more than a long supply, both stand
 * (med-period-07). A declared figure: three months.
 */
const LONGEST_SUPPLY_DAYS = 92;

/** What an estimated period rests on. */
export type PeriodBasis =
  /** start + days supplied */
  | 'days'
  /** the record itself gives the end */
  | 'stated-end'
  /** 頓用 without days: 14 days assumed */
  | 'assumed-as-needed'
  /** 外用 without days: 14 days assumed */
  | 'assumed-external'
  /** given once, or from … to … */
  | 'given'
  /** the record says that it was stopped or cancelled; no day is known */
  | 'stopped'
  /** someone said it is taken; until when, nobody says */
  | 'said'
  | 'no-days'
  | 'no-start'
  /** the start is known to a month or a year only */
  | 'vague-start';

/** The period of use as far as it can be estimated; days are `YYYY-MM-DD`, both included. */
export interface UsePeriod {
  readonly basis: PeriodBasis;
  readonly start?: string;
  readonly end?: string;
  /** The last day it may last to by the other reading of its days; between `end` and this nobody can say. */
  readonly latest?: string;
}

function isExact(date: PartialDate): boolean {
  return date.precision === 'day' || date.precision === 'instant';
}

function dayOf(date: PartialDate): string {
  return date.sortKey.slice(0, 10);
}

/** The last day that a date may mean: of a month or a year its end. */
export function lastDayOf(date: PartialDate): string {
  const year = Number(date.sortKey.slice(0, 4));
  if (date.precision === 'year') return `${date.sortKey.slice(0, 4)}-12-31`;
  if (date.precision !== 'month') return dayOf(date);
  const month = Number(date.sortKey.slice(5, 7));
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}

const STOPPED_STATUS: ReadonlySet<string> = new Set([
  'stopped',
  'cancelled',
  'completed-not-taken',
  'not-taken',
  'declined',
  'not-done',
]);
/** Of a statement, unlike of a prescription, "completed" does say that it is over. */
const OVER_STATEMENT: ReadonlySet<string> = new Set(['completed']);
const EXTERNAL_ROUTE = /外用|塗布|点眼|点鼻|点耳|貼付|吸入|坐|topical|ophthalmic/iu;

function isStopped(entry: MedicationEntry): boolean {
  if (entry.marks.includes('cancelled')) return true;
  const status = entry.status ?? '';
  return STOPPED_STATUS.has(status) || (entry.kind === 'medication-statement' && OVER_STATEMENT.has(status));
}

export function isExternal(entry: MedicationEntry): boolean {
  const { route } = drugIdentity(entry.drug);
  if (route !== undefined) return route === 'external';
  return EXTERNAL_ROUTE.test(entry.route ?? '');
}

function openPeriod(entry: MedicationEntry, start: string): UsePeriod {
  if (entry.kind === 'medication-statement') return { basis: 'said', start };
  const end = addDays(start, ASSUMED_DAYS - 1);
  if (entry.asNeeded) return { basis: 'assumed-as-needed', start, end };
  return isExternal(entry) ? { basis: 'assumed-external', start, end } : { basis: 'no-days', start };
}

function daysFrom(start: string, days: number, interval: number | undefined) {
  const end = addDays(start, Math.ceil(days) - 1);
  const stretched = interval === undefined ? 0 : Math.ceil(days * interval);
  const both = stretched > Math.ceil(days) && stretched <= LONGEST_SUPPLY_DAYS;
  return { start, end, ...(both ? { latest: addDays(start, stretched - 1) } : {}) };
}

/** A record as it was read never changes; its period is asked for several times with every growth of the record. */
const periods = new WeakMap<MedicationEntry, UsePeriod>();

/**
 * The period in which the medicine of one record was presumably used: from its start for as many days as were supplied.
 * The status of a prescription is not asked, it is always "completed" in Japan (med-period-01…07).
 */
export function periodOfUse(entry: MedicationEntry): UsePeriod {
  const known = periods.get(entry);
  if (known !== undefined) return known;
  const made = reckonedPeriod(entry);
  periods.set(entry, made);
  return made;
}

function reckonedPeriod(entry: MedicationEntry): UsePeriod {
  const start = entry.start === undefined || !isExact(entry.start) ? undefined : dayOf(entry.start);
  if (isStopped(entry)) return { basis: 'stopped', ...(start === undefined ? {} : { start }) };
  if (entry.start === undefined || start === undefined) {
    const basis = entry.start === undefined ? 'no-start' : 'vague-start';
    const stated = entry.end === undefined ? {} : { end: lastDayOf(entry.end) };
    return entry.end === undefined ? { basis } : { basis: 'stated-end', ...stated };
  }
  if (entry.kind === 'administration') {
    return { basis: 'given', start, end: entry.end === undefined ? start : lastDayOf(entry.end) };
  }
  if (entry.end !== undefined) return { basis: 'stated-end', start, end: lastDayOf(entry.end) };
  if (entry.days !== undefined && entry.days > 0) {
    return { basis: 'days', ...daysFrom(start, entry.days, rhythmOf(entry).interval) };
  }
  return openPeriod(entry, start);
}
