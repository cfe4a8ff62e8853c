import type { FetchState, Unasked } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import type { Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { PersonRecord, QuarantinedRecord } from '../domain/person.ts';
import type { ReadIssue } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';

/**
 * What came of one source × feed, and how that cell stands now. Arrivals may be taken in any order and more than once:
 * `round` and `step` say which of two is the later word.
 */
export interface Arrival {
  readonly type: 'arrival';
  readonly source: SourceId;
  readonly feed: Feed;
  /** Which reading of the cell this belongs to: the first, or a later one (a retry, a revalidation). */
  readonly round: number;
  /** Place within that reading. */
  readonly step: number;
  readonly entries: readonly Entry[];
  readonly issues: readonly ReadIssue[];
  /** Absent where the reading shall not be seen yet: a quiet look at a source that was down. */
  readonly state?: FetchState;
  /** What earlier rounds brought is no longer so: this reading is whole, or the source was un-linked. */
  readonly replaces: boolean;
}

/** A change in who the person is taken to be in a source. */
export type PersonEvent =
  /** Found there after the chart was opened, or taken for the person by a reader's decision. */
  | { readonly type: 'linked'; readonly record: PersonRecord }
  /** Known there is somebody whom we may not take for the person. */
  | {
      readonly type: 'quarantined';
      readonly source: SourceId;
      readonly records: readonly QuarantinedRecord[];
    }
  | { readonly type: 'unlinked'; readonly source: SourceId }
  /** A file that the person brought is a source of this chart from now on. */
  | { readonly type: 'carried'; readonly source: Source }
  | { readonly type: 'unasked'; readonly unasked: Unasked };

/** The events that change a record. */
export type RecordEvent = Arrival | PersonEvent;
