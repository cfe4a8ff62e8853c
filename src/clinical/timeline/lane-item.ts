import type { NonEmpty } from '../../base/non-empty.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Day, Vague } from './moment.ts';

/** The lanes of a life, from top to bottom. */
export const LANES = ['stay', 'problem', 'medicine', 'result', 'paper', 'visit'] as const;

export type LaneId = (typeof LANES)[number];

export type MarkShape =
  | 'operation'
  | 'device'
  | 'allergy'
  | 'visit'
  | 'image'
  | 'document'
  | 'vaccine'
  | 'checkup'
  | 'care'
  | 'other';

/** How a bar ends: on a day, not yet, or by reckoning (a supply that runs out). */
export type BarEnd =
  | { readonly state: 'ended'; readonly at: Vague }
  | { readonly state: 'open' }
  | { readonly state: 'reckoned'; readonly at: Day };

interface ItemBase {
  /** The facts it stands for, newest first; opening it opens the first. */
  readonly facts: NonEmpty<EntryKey>;
  readonly label: string;
}

export interface LaneBar extends ItemBase {
  readonly type: 'bar';
  /** Bars of one row are drawn on one line: the supplies of one medicine. */
  readonly row: string;
  readonly begin: Vague;
  /** The record tells the beginning in words only (数年前から), or not at all: nobody knows how far before it goes. */
  readonly beginUnknown: boolean;
  readonly end: BarEnd;
  /** 1: what weighs most (admissions, high-risk medicines), 3: diagnoses. */
  readonly weight: 1 | 2 | 3;
  readonly suspected: boolean;
  readonly conflict: boolean;
  /** Order of what to draw where there is not room for all: lower first. */
  readonly rank: number;
}

export interface LaneMark extends ItemBase {
  readonly type: 'mark';
  readonly shape: MarkShape;
  readonly at: Vague;
  readonly conflict: boolean;
}

/** How a result stands by the source's own word. */
export type TickFlag = 'plain' | 'abnormal' | 'panic';

/** Results are many: they are held as columns, sorted by day, and drawn as density. */
export interface Ticks {
  readonly days: Float64Array;
  /** Per tick: 0 plain, 1 abnormal, 2 panic. */
  readonly flags: Uint8Array;
  readonly facts: readonly EntryKey[];
}

export interface Lane {
  readonly id: string;
  /** Bars in order of their rank. */
  readonly bars: readonly LaneBar[];
  /** By day. */
  readonly marks: readonly LaneMark[];
  readonly ticks: Ticks;
  /** What has no date and therefore no place on the picture. */
  readonly undated: number;
  /** How many facts the lane stands for. */
  readonly count: number;
}

export const NO_TICKS: Ticks = { days: new Float64Array(0), flags: new Uint8Array(0), facts: [] };
