import type { LogLine } from '../../access/access-log.ts';
import type { LoggedAct } from '../../access/logged-act.ts';
import type { Fault } from '../../domain/fault.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';

/** How far the log of one source is known. */
export interface LogCell {
  readonly source: SourceId;
  readonly state:
    | { readonly state: 'asking'; readonly received: number }
    | { readonly state: 'complete'; readonly received: number; readonly at: Date }
    | {
        readonly state: 'cut';
        readonly received: number;
        readonly oldest: Date | undefined;
        readonly fault: Fault;
      }
    | { readonly state: 'failed'; readonly fault: Fault };
}

/** What was read of the logs, and how far that is all. */
export interface LogReadings {
  readonly acts: readonly LoggedAct[];
  readonly cells: readonly LogCell[];
}

export type LogSummary = 'loading' | 'complete' | 'partial' | 'failed';

export function summariseLog(cells: readonly LogCell[]): LogSummary {
  if (cells.some(({ state }) => state.state === 'asking')) return 'loading';
  if (cells.length > 0 && cells.every(({ state }) => state.state === 'complete')) return 'complete';
  return cells.some(({ state }) => state.state === 'complete' || state.state === 'cut')
    ? 'partial'
    : 'failed';
}

/** What every part of the page is given. */
export interface LogScene {
  readonly lines: readonly LogLine[];
  readonly cells: readonly LogCell[];
  readonly sources: readonly Source[];
  readonly now: Date;
  /** A person's name by the address of one of their records; undefined where it could not be looked up. */
  readonly nameOf: (address: string) => string | undefined;
}
