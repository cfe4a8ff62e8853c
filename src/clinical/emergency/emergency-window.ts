import { addDays, type When } from '../../domain/partial-date.ts';
import { lastDayOf } from '../medications/period-of-use.ts';

/**
 * The windows of 救急用サマリー (受診歴・薬剤・診療・透析 3か月, 調剤 45日, 手術 5年; MHLW 2024-12-12,
 * https://wic-net.com/material/document/18002/18). `all`: no official window, the whole record is looked through.
 */
export type EmergencyWindow =
  | 'all'
  | 'medicines'
  | 'dialysis'
  | 'diagnoses'
  | '5-years'
  | '5-years-kept'
  | '3-months'
  | 'latest'
  | 'state';

/** The day from which records are inside; a calendar month back may not exist (31 → 30), then it is the last that does. */
export function monthsBefore(now: string, months: number): string {
  const [year = 1970, month = 1, day = 1] = now.split('-').map(Number);
  const index = year * 12 + month - 1 - months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  const lastOfMonth = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(day, lastOfMonth)).padStart(2, '0')}`;
}

/** How far back a block looks: as its window says, or as far as the record goes, when the reader asks for all. */
export interface Reach {
  /** `YYYY-MM-DD`, Japanese time. */
  readonly now: string;
  readonly all?: boolean;
}

/** Before every day there is: a window that leaves nothing out. */
const EVER = '';

export function threeMonthsBefore({ now, all }: Reach): string {
  return all === true ? EVER : monthsBefore(now, 3);
}

export function fiveYearsBefore({ now, all }: Reach): string {
  return all === true ? EVER : monthsBefore(now, 60);
}

export function daysBefore({ now, all }: Reach, days: number): string {
  return all === true ? EVER : addDays(now, -days);
}

/**
 * Whether a date may lie in the window from `since` on: a month or a year counts by its end, and what has no date is
 * let in, for we cannot say that it is outside (emergency-window-01).
 */
export function mayBeSince(when: When, since: string): boolean {
  if (when.state !== 'dated') return true;
  return lastDayOf(when.end ?? when.start) >= since;
}
