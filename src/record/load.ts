import { type FetchState, oldest } from '../domain/coverage.ts';
import { type Fault, fault } from '../domain/fault.ts';
import { FEEDS, type Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Person, PersonRecord } from '../domain/person.ts';
import type { FeedEvent, SourceClient } from '../sources/source-client.ts';
import type { RecordEvent } from './arrival.ts';
import { canBeLocated, locate, locateNetworks } from './locate.ts';

/** Reason of an abort by which the reader stops one source, and stays in the chart. */
export const CANCELLED = 'stopped by the reader';

export interface LoadOptions {
  readonly person: Person;
  /** What this reader's role may fetch at all; what it may not is `withheld`, and not asked. */
  readonly mayFetch: (feed: Feed) => boolean;
  readonly arrive: (event: RecordEvent) => void;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Which reading of the source this is; the first by default. */
  readonly round?: number;
  /** Only these feeds. */
  readonly feeds?: readonly Feed[];
  /** The source's own numbers of the person, where a locator told them. */
  readonly numbers?: readonly string[];
  /**
   * How a cell stands before it is read again. Its state then changes only when there is something to tell, so that
   * looking after a silent source every few seconds does not make the screen flicker.
   */
  readonly before?: (feed: Feed) => FetchState | undefined;
  /** Told as each cell ends, with how it stands then. */
  readonly ended?: (feed: Feed, state: FetchState) => void;
  /** Higher is asked first where lanes are short. */
  readonly priorityOf?: (feed: Feed) => number;
}

type FeedEnd = Exclude<FeedEvent, { readonly type: 'entries' }>;

/** A source that may read nothing of a type answers 403: held back, and not known by whom or why unless it says so. */
function endState(trouble: Fault, received: number): FetchState {
  if (trouble.kind === 'forbidden' && received === 0)
    return { state: 'withheld', by: trouble.consent === true ? 'consent' : 'source' };
  return received > 0 ? { state: 'cutShort', received, fault: trouble } : { state: 'failed', fault: trouble };
}

/** What of several records of one source limits the reader most: a fault, else that it is not offered, else all is read. */
function worstOf(ends: readonly FeedEnd[], received: number): FetchState {
  const failed = ends.find((end) => end.type === 'fault');
  if (failed !== undefined) return endState(failed.fault, received);
  const whole = ends.filter((end) => end.type === 'end');
  const at = oldest(whole.map((end) => end.at));
  if (at === undefined) return { state: 'notOffered' };
  const heldBack = whole.reduce((sum, end) => sum + (end.heldBack ?? 0), 0);
  return {
    state: 'complete',
    received,
    at,
    ...(heldBack === 0 ? {} : { heldBack }),
    ...(whole.some((end) => end.asListed) ? { asListed: true } : {}),
  };
}

/** What is told at the end of reading a cell again; nothing where it stands as it stood before. */
function endAgain(before: FetchState | undefined, end: FetchState): FetchState | undefined {
  if (before === undefined || end.state === 'complete') return end;
  // Somebody alike has been registered there since: "nobody" is no longer true.
  if (end.state === 'withheld' && end.by === 'identity') return isAsBefore(before, end) ? undefined : end;
  if (before.state === 'complete') {
    const trouble = 'fault' in end ? end.fault : fault('forbidden', '');
    return end.state === 'notOffered' ? end : { ...before, stale: trouble };
  }
  return isAsBefore(before, end) ? undefined : end;
}

function isAsBefore(before: FetchState, end: FetchState): boolean {
  switch (end.state) {
    case 'withheld':
      return before.state === 'withheld' && before.by === end.by;
    case 'failed':
      // What was cut short stays so: what it brought is still there.
      return (
        before.state === 'cutShort' || (before.state === 'failed' && before.fault.kind === end.fault.kind)
      );
    case 'cutShort':
      return false;
    default:
      return before.state === end.state;
  }
}

interface Told {
  readonly page?: Extract<FeedEvent, { readonly type: 'entries' }>;
  /** How this reading itself ended: a whole one replaces what earlier ones brought. */
  readonly ended?: FetchState;
}

/** Tells of one cell in the order of things. */
function tellerOf(source: SourceId, feed: Feed, options: LoadOptions) {
  let step = 0;
  const common = { type: 'arrival', source, feed, round: options.round ?? 1 } as const;
  return (state: FetchState | undefined, { page, ended }: Told) => {
    step += 1;
    options.arrive({
      ...common,
      step,
      entries: page?.entries ?? [],
      issues: page?.issues ?? [],
      replaces: ended?.state === 'complete',
      ...(state === undefined ? {} : { state }),
    });
  };
}

function isCancelled(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason === CANCELLED;
}

/** Reads one feed of every record that the source holds of the person; the cell ends only when all are read. */
async function loadFeed(
  client: SourceClient,
  feed: Feed,
  records: readonly PersonRecord[],
  options: LoadOptions,
): Promise<void> {
  const { signal } = options;
  const tell = tellerOf(client.source.id, feed, options);
  const before = options.before?.(feed);
  const ends: FeedEnd[] = [];
  let read = 0;
  let spoken = false;
  // Asked anew before every request: what is on screen changes while a long feed is read.
  const priority = () => options.priorityOf?.(feed) ?? 0;
  try {
    for (const record of records) {
      let received = 0;
      for await (const event of client.readFeed(feed, record, signal, { priority })) {
        if (signal.aborted) break;
        if (event.type !== 'entries') {
          ends.push(event);
          continue;
        }
        received = Math.max(received, event.received);
        const total = read + received;
        spoken ||= before?.state !== 'complete';
        tell(spoken ? { state: 'arriving', received: total } : undefined, { page: event });
      }
      read += received;
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
  }
  if (signal.aborted && !isCancelled(signal)) return;
  const end = signal.aborted ? endState(fault('cancelled', CANCELLED), read) : worstOf(ends, read);
  // Once it was said to be arriving it must also be said how that ended.
  const told = endAgain(before, end) ?? (spoken ? before : undefined);
  if (told !== undefined) tell(told, { ended: end });
  options.ended?.(feed, told ?? before ?? end);
}

function tellAll(source: SourceId, feeds: readonly Feed[], options: LoadOptions, state: FetchState): void {
  if (options.signal.aborted && !isCancelled(options.signal)) return;
  for (const feed of feeds) {
    const before = options.before?.(feed);
    const told = endAgain(before, state);
    if (told !== undefined) tellerOf(source, feed, options)(told, { ended: state });
    options.ended?.(feed, told ?? before ?? state);
  }
}

type Whom = { readonly records: readonly PersonRecord[] } | { readonly instead: FetchState };

/** The person's records in this source: those the chart was opened with, else what the source now says it knows. */
async function recordsIn(client: SourceClient, options: LoadOptions): Promise<Whom> {
  const { person, signal, numbers = [] } = options;
  const source = client.source.id;
  const known = person.records.filter((record) => record.source === source);
  if (known.length > 0) return { records: known };
  if (!canBeLocated(client, person, numbers)) return { instead: { state: 'withheld', by: 'identity' } };
  try {
    const located = await locate(client, person, numbers, signal);
    signal.throwIfAborted();
    if (!located.ok) return { instead: endState(located.error, 0) };
    const { records, quarantined } = located.value;
    for (const record of records) options.arrive({ type: 'linked', record });
    if (quarantined.length > 0) options.arrive({ type: 'quarantined', source, records: quarantined });
    if (records.length > 0) return { records };
    return quarantined.length > 0
      ? { instead: { state: 'withheld', by: 'identity' } }
      : { instead: { state: 'complete', received: 0, at: options.now() } };
  } catch (cause) {
    if (!signal.aborted) throw cause;
    return { instead: endState(fault('cancelled', CANCELLED), 0) };
  }
}

/**
 * Reads one source, all feeds at once, in the order of `FEEDS` (what an emergency needs comes first; the source has its
 * own lanes). Cancelling never rejects: the reader's stop ends the cells, leaving the chart
 * ends everything in silence.
 */
export async function loadSource(client: SourceClient, options: LoadOptions): Promise<void> {
  const source = client.source.id;
  const wanted = options.feeds ?? FEEDS;
  const allowed = wanted.filter((feed) => options.mayFetch(feed));
  const refused = wanted.filter((feed) => !options.mayFetch(feed));
  tellAll(source, refused, options, { state: 'withheld', by: 'role' });
  if (allowed.length === 0) return;
  const whom = await recordsIn(client, options);
  if ('instead' in whom) tellAll(source, allowed, options, whom.instead);
  else await Promise.all(allowed.map((feed) => loadFeed(client, feed, whom.records, options)));
}

/** A network that a locator named, with its own numbers of the person. */
export interface NamedNetwork {
  readonly client: SourceClient;
  readonly numbers: readonly string[];
}

/** Asks the locators (`again`: in silence, unless there is something new to tell), tells which networks are not asked, and gives those that are. */
export async function networksToAsk(
  clients: readonly SourceClient[],
  options: Pick<LoadOptions, 'person' | 'arrive' | 'now' | 'signal'>,
  again = false,
): Promise<readonly NamedNetwork[]> {
  const known = new Set(options.person.records.map((record) => record.source));
  const open = clients.filter(({ source }) => source.ask === 'located' && !known.has(source.id));
  if (open.length === 0) return [];
  const { arrive, now, person, signal } = options;
  const locators = clients.filter(({ source }) => source.locator).map(({ source }) => source.id);
  const ids = open.map(({ source }) => source.id);
  if (!again) arrive({ type: 'unasked', unasked: { sources: ids, locators, state: { state: 'asking' } } });
  const found = await locateNetworks(clients, person, signal);
  signal.throwIfAborted();
  const sources = ids.filter((id) => !found.sources.has(id));
  const trouble = locators.length === 0 ? fault('notFound', 'no locator is set up') : found.fault;
  if (again && trouble !== undefined && sources.length === ids.length) return [];
  const state =
    trouble === undefined
      ? ({ state: 'not-located', at: now() } as const)
      : ({ state: 'not-known', fault: trouble } as const);
  arrive({ type: 'unasked', unasked: { sources, locators, state } });
  return open.flatMap((client) => {
    const numbers = found.numbers.get(client.source.id);
    return numbers === undefined ? [] : [{ client, numbers }];
  });
}
