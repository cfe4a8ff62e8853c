import type { EntryKey, SourceId } from '../../domain/ids.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Grouping } from './lanes/life-lanes.tsx';
import type { Span } from './lanes/timeline-span.ts';
import type { TwoPeriods } from './compared-rows.ts';

export type Narrowing = 'abnormal' | 'important' | 'period';

/** What the reader wants to see; left out: everything. */
export interface TimelineFilter {
  readonly kinds?: readonly Kind[];
  readonly sources?: readonly SourceId[];
  readonly text?: string;
  /** Digests of the names of institutions and departments: the address must not name them. */
  readonly places?: readonly string[];
  readonly departments?: readonly string[];
  readonly only?: readonly Narrowing[];
}

export type FoldablePart = 'brief' | 'lanes' | 'empty';

/** How the timeline is looked at; all of it stands in the address. */
export interface TimelineView {
  readonly filter: TimelineFilter;
  readonly span: Span;
  readonly by: Grouping;
  readonly folded: readonly FoldablePart[];
  /** The entry on whose day the axis is aligned. */
  readonly align?: EntryKey | undefined;
  /** The diagnosis in focus. */
  readonly problem?: EntryKey | undefined;
  readonly pins: readonly EntryKey[];
  /** Two periods that stand side by side in place of the list. */
  readonly periods?: TwoPeriods | undefined;
}
