import type { FetchState } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import type { Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { ReadIssue } from '../domain/provenance.ts';

/** The one event that changes a record: what came of one source × feed, and how that cell stands now. */
export interface Arrival {
  readonly source: SourceId;
  readonly feed: Feed;
  readonly entries: readonly Entry[];
  readonly issues: readonly ReadIssue[];
  readonly state: FetchState;
  /** A record of the person that was found in this source after the chart was opened. */
  readonly linked?: PersonRecord;
}
