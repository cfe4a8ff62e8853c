import type { FetchState } from '../domain/coverage.ts';
import type { Fault } from '../domain/fault.ts';
import { FEEDS, type Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Person, PersonRecord } from '../domain/person.ts';
import type { FeedEvent, SourceClient } from '../sources/source-client.ts';
import type { Arrival } from './arrival.ts';
import { locate } from './locate.ts';

export interface LoadOptions {
  readonly person: Person;
  readonly clients: readonly SourceClient[];
  /** What this reader's role may fetch at all; what it may not is `withheld`, and not asked. */
  readonly mayFetch: (feed: Feed) => boolean;
  /** Only these feeds of this source: a retry. */
  readonly only?: { readonly source: SourceId; readonly feeds: readonly Feed[] };
  readonly arrive: (arrival: Arrival) => void;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

type FeedEnd = Exclude<FeedEvent, { readonly type: 'entries' }>;

/** A source that may read nothing of a type answers 403: held back, and not known by whom or why. */
function endState(fault: Fault, received: number): FetchState {
  if (fault.kind === 'forbidden') return { state: 'withheld', by: 'source' };
  return received > 0 ? { state: 'cutShort', received, fault } : { state: 'failed', fault };
}

/** What of several records of one source limits the reader most: a fault, else that it is not offered, else all is read. */
function worstOf(ends: readonly FeedEnd[], received: number): FetchState {
  const failed = ends.find((end) => end.type === 'fault');
  if (failed !== undefined) return endState(failed.fault, received);
  const last = ends.findLast((end) => end.type === 'end');
  return last === undefined ? { state: 'notOffered' } : { state: 'complete', received, at: last.at };
}

/** Reads one feed of every record that the source holds of the person; the cell ends only when all are read. */
async function loadFeed(
  client: SourceClient,
  feed: Feed,
  records: readonly PersonRecord[],
  options: LoadOptions,
): Promise<void> {
  const source = client.source.id;
  const tell = (state: FetchState, rest: Partial<Arrival> = {}) => {
    if (!options.signal.aborted) options.arrive({ source, feed, entries: [], issues: [], ...rest, state });
  };
  const ends: FeedEnd[] = [];
  let before = 0;
  for (const record of records) {
    let received = 0;
    for await (const event of client.readFeed(feed, record, options.signal)) {
      if (event.type !== 'entries') {
        ends.push(event);
        continue;
      }
      received = Math.max(received, event.received);
      const state: FetchState = { state: 'arriving', received: before + received };
      tell(state, { entries: event.entries, issues: event.issues });
    }
    before += received;
  }
  tell(worstOf(ends, before));
}

function tellAll(
  client: SourceClient,
  feeds: readonly Feed[],
  options: LoadOptions,
  state: FetchState,
): void {
  if (options.signal.aborted) return;
  for (const feed of feeds)
    options.arrive({ source: client.source.id, feed, entries: [], issues: [], state });
}

/** The person's records in this source: those the chart was opened with, else what the source now says it knows. */
async function recordsIn(
  client: SourceClient,
  feeds: readonly Feed[],
  options: LoadOptions,
): Promise<readonly PersonRecord[]> {
  const known = options.person.records.filter((record) => record.source === client.source.id);
  if (known.length > 0) return known;
  const located = await locate(client, options.person, options.signal);
  if (!located.ok) {
    tellAll(client, feeds, options, endState(located.error, 0));
    return [];
  }
  switch (located.value.found) {
    case 'records': {
      const [feed] = feeds;
      for (const linked of located.value.records) {
        if (feed === undefined || options.signal.aborted) break;
        const waiting: FetchState = { state: 'waiting' };
        options.arrive({ source: client.source.id, feed, entries: [], issues: [], state: waiting, linked });
      }
      return located.value.records;
    }
    case 'nobody':
      tellAll(client, feeds, options, { state: 'complete', received: 0, at: options.now() });
      return [];
    case 'someone-alike':
      tellAll(client, feeds, options, { state: 'withheld', by: 'identity' });
      return [];
  }
}

/** One record of a source at a time: where a source holds two records of the person, both are read. */
async function loadSource(client: SourceClient, options: LoadOptions): Promise<void> {
  const only = options.only;
  if (only !== undefined && only.source !== client.source.id) return;
  const wanted = only?.feeds ?? FEEDS;
  if (only !== undefined) tellAll(client, wanted, options, { state: 'waiting' });
  const allowed = wanted.filter((feed) => options.mayFetch(feed));
  const refused = wanted.filter((feed) => !options.mayFetch(feed));
  tellAll(client, refused, options, { state: 'withheld', by: 'role' });
  const records = await recordsIn(client, allowed, options);
  if (records.length === 0) return;
  await Promise.all(allowed.map((feed) => loadFeed(client, feed, records, options)));
}

/**
 * Asks every source for every feed at once, in the order of `FEEDS` (what an emergency needs comes first; each source
 * has its own budget of lanes). Leaving the chart aborts all of it.
 */
export async function loadChart(options: LoadOptions): Promise<void> {
  try {
    await Promise.all(options.clients.map((client) => loadSource(client, options)));
  } catch (cause) {
    if (!options.signal.aborted) throw cause;
  }
}
