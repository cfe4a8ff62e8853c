import type { FetchState, Unasked } from '../domain/coverage.ts';
import { FEEDS, type Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Person, PersonRecord } from '../domain/person.ts';
import { feedsOf, opensByNumber } from '../domain/source.ts';
import type { SourceClient } from '../sources/source-client.ts';
import type { RecordEvent } from './arrival.ts';
import { judgeRecord } from './identity.ts';
import { CANCELLED, type LoadOptions, loadSource, networksToAsk } from './load.ts';
import { Line } from './line.ts';
import { isStale, lookAgainAfter, looksAgainAfter, looksFor, mayBeRetried } from './recovery.ts';

/** What a reader may ask of the reading of one chart. Leaving the chart ends all of it. */
export interface Reading {
  /** Resolves when every source has been read once, as far as it answered. */
  readonly start: () => Promise<void>;
  /** By hand: asks a source again for all that did not arrive completely. */
  readonly retry: (source: SourceId) => void;
  /** Asks all sources again, also for what was complete; what did not change is only confirmed. */
  readonly refresh: () => void;
  /** Stops asking a source; what it has delivered stays, and says that it is cut short. */
  readonly cancel: (source: SourceId) => void;
  /** Takes a record held apart for the person's own, by a reader's decision, and reads it. */
  readonly link: (record: PersonRecord) => void;
  /** Takes a source's records out of the person's; what they brought is gone as if it had never been read. */
  readonly unlink: (source: SourceId) => void;
  /** Asks networks that no locator named, by a reader's wish. */
  readonly askAlso: (sources: readonly SourceId[]) => void;
  /** Reads a file that the person brought, as a source of this chart. */
  readonly carry: (client: SourceClient) => void;
}

export interface ReadingOptions extends Pick<LoadOptions, 'person' | 'mayFetch' | 'now' | 'signal'> {
  readonly clients: readonly SourceClient[];
  readonly arrive: (event: RecordEvent) => void;
  readonly priorityOf?: (feed: Feed) => number;
  /** Of each source these are read first, and all else only when it has answered them: an emergency has one line. */
  readonly first?: readonly Feed[] | undefined;
  /** Runs `work` after so many milliseconds. */
  readonly later: (work: () => void, ms: number) => void;
  /** From 0 to 1: sources that failed together are not asked again together. */
  readonly random: () => number;
}

/**
 * The reading of one chart: the first asking of every source, and all that follows: retry, revalidation, cancelling,
 * linking, and looking again by itself after sources that did not answer.
 */
export function createReading(options: ReadingOptions): Reading {
  return new ChartReading(options);
}

type Again = Pick<LoadOptions, 'feeds' | 'before'>;

class ChartReading implements Reading {
  readonly #options: ReadingOptions;
  readonly #lines: Map<SourceId, Line>;
  #person: Person;
  #unasked: Unasked | undefined;

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.#lines = new Map(options.clients.map((client) => [client.source.id, new Line(client)]));
    this.#person = options.person;
  }

  get #left(): boolean {
    return this.#options.signal.aborted;
  }

  readonly #take = (event: RecordEvent): void => {
    if (event.type === 'linked')
      this.#person = { ...this.#person, records: [...this.#person.records, event.record] };
    if (event.type === 'unasked') this.#unasked = event.unasked;
    this.#options.arrive(event);
  };

  async #read(line: Line, rest: Again = {}): Promise<void> {
    const feeds = rest.feeds ?? feedsOf(line.client.source);
    const ended = line.begin(feeds);
    const { mayFetch, priorityOf, now, signal } = this.#options;
    await loadSource(line.client, {
      person: this.#personFor(line),
      mayFetch,
      arrive: this.#take,
      now,
      signal: line.signalOf(signal),
      round: line.round,
      numbers: line.numbers,
      ended,
      ...rest,
      feeds,
      ...(priorityOf === undefined ? {} : { priorityOf }),
    });
  }

  /** Nobody is searched for, or judged, by what a file says that they brought. */
  #personFor(line: Line): Person {
    const own = line.client.source.id;
    const isCarried = (source: SourceId) => this.#lines.get(source)?.client.source.format === 'carried';
    const [first, ...others] = this.#person.records.filter(
      ({ source }) => source === own || !isCarried(source),
    );
    return first === undefined ? this.#person : { ...this.#person, records: [first, ...others] };
  }

  #allowedFeeds(line: Line): readonly Feed[] {
    return feedsOf(line.client.source).filter(this.#options.mayFetch);
  }

  async #readAll(line: Line, rest: Again = {}): Promise<void> {
    line.looks = 0;
    const { first = [] } = this.#options;
    if (first.length > 0 && line.round === 0 && rest.feeds === undefined) {
      const [now, then] = [first, feedsOf(line.client.source).filter((feed) => !first.includes(feed))];
      const allowed = then.filter(this.#options.mayFetch);
      // What is asked later is on its way, and nothing of it is known to be none.
      this.#tellAll(line, allowed, { state: 'waiting' }, false);
      await this.#read(line, { feeds: now });
      if (!this.#left && !line.stopped) await this.#read(line, { feeds: then });
    } else await this.#read(line, rest);
    this.#lookLater(line);
  }

  /** One look after what failed: two cells only, and all the rest as soon as one of them answers. */
  async #look(line: Line): Promise<void> {
    if (this.#left || line.stopped) return;
    const open = looksFor(line.ends);
    const first = open[0];
    if (first === undefined) return;
    line.looks += 1;
    line.client.revive();
    const before = (feed: Feed) => line.ends.get(feed);
    const second = open[line.looks % open.length];
    const asked = [...new Set(second === undefined ? [first] : [first, second])];
    await this.#read(line, { feeds: asked, before });
    if (this.#left) return;
    const left = looksFor(line.ends);
    const answered = asked.some((feed) => !left.includes(feed));
    const rest = left.filter((feed) => !asked.includes(feed));
    if (answered) line.looks = 0;
    if (answered && rest.length > 0) await this.#read(line, { feeds: rest, before });
    this.#lookLater(line);
  }

  #lookLater(line: Line): void {
    const { later, random } = this.#options;
    const wait = looksAgainAfter(line.ends, line.looks, random());
    if (wait === undefined || this.#left || line.stopped) return;
    const { round } = line;
    // Whoever reads this source meanwhile looks after it himself.
    later(() => {
      if (round === line.round) void this.#look(line);
    }, wait);
  }

  #tellAll(line: Line, feeds: readonly Feed[], state: FetchState, replaces: boolean): void {
    const source = line.client.source.id;
    // Before the first step of the round that follows.
    const round = line.round + 1;
    for (const feed of feeds) {
      const nothing = { entries: [], issues: [], step: 0 };
      this.#options.arrive({ type: 'arrival', source, feed, round, ...nothing, state, replaces });
      line.ends.set(feed, state);
    }
  }

  #lineOf(source: SourceId): Line | undefined {
    return this.#left ? undefined : this.#lines.get(source);
  }

  readonly start = async (): Promise<void> => {
    const known = new Set(this.#person.records.map((record) => record.source));
    const atOnce = [...this.#lines.values()].filter(
      ({ client: { source } }) => source.ask === 'always' || known.has(source.id),
    );
    // Where some things come first, they are also asked before anybody is asked who else knows the person.
    const others = this.#options.first === undefined ? this.#findNetworks(0) : this.#findNetworksNext();
    await Promise.all([...atOnce.map((line) => this.#readAll(line)), others]);
  };

  #findNetworksNext(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#options.later(() => {
        if (this.#left) resolve();
        else this.#findNetworks(0).then(resolve, reject);
      }, 0);
    });
  }

  /** Reads the networks that a locator names; one that cannot say is asked again, like any source that is down. */
  async #findNetworks(looks: number): Promise<void> {
    const { clients, now, signal, later, random } = this.#options;
    const open = clients.filter(({ source }) => {
      const line = this.#lines.get(source.id);
      return source.ask === 'always' || source.locator || line?.round === 0;
    });
    const asking = { person: this.#person, arrive: this.#take, now, signal };
    const located = await networksToAsk(open, asking, looks > 0).catch((cause: unknown) => {
      if (!this.#left) throw cause;
      return [] as const;
    });
    if (this.#left) return;
    const standing = this.#unasked?.state;
    if (standing?.state === 'not-known' && standing.fault.kind !== 'notFound')
      later(() => void this.#findNetworks(looks + 1), lookAgainAfter(looks, random()));
    await Promise.all(
      located.map(async ({ client, numbers }) => {
        const line = this.#lines.get(client.source.id);
        if (line === undefined) return;
        line.numbers = numbers;
        await this.#readAll(line);
      }),
    );
  }

  readonly retry = (source: SourceId): void => {
    const line = this.#lineOf(source);
    if (line === undefined) return;
    line.client.revive();
    const unread = FEEDS.filter((feed) => mayBeRetried(line.ends.get(feed)));
    const stale = FEEDS.filter((feed) => isStale(line.ends.get(feed)));
    if (unread.length === 0 && stale.length === 0) return;
    this.#tellAll(line, unread, { state: 'waiting' }, false);
    const before = (feed: Feed) => {
      const end = line.ends.get(feed);
      return end?.state === 'complete' ? end : undefined;
    };
    void this.#readAll(line, { feeds: [...unread, ...stale], before });
  };

  readonly refresh = (): void => {
    if (this.#left) return;
    for (const line of this.#lines.values()) {
      if (line.ends.size === 0 || line.apart) continue;
      line.client.revive();
      void this.#readAll(line, { before: (feed) => line.ends.get(feed) });
    }
  };

  readonly cancel = (source: SourceId): void => {
    this.#lineOf(source)?.stop(CANCELLED);
  };

  readonly link = (record: PersonRecord): void => {
    const line = this.#lineOf(record.source);
    if (line === undefined) return;
    line.apart = false;
    this.#take({ type: 'linked', record });
    this.#tellAll(line, this.#allowedFeeds(line), { state: 'waiting' }, false);
    void this.#readAll(line);
  };

  readonly unlink = (source: SourceId): void => {
    const line = this.#lineOf(source);
    const apart = this.#person.records.filter((record) => record.source === source);
    const [first, ...others] = this.#person.records.filter((record) => record.source !== source);
    if (line === undefined || first === undefined) return;
    line.apart = true;
    line.stop('unlinked');
    const records = [first, ...others] as const;
    this.#person = { ...this.#person, records };
    this.#options.arrive({ type: 'unlinked', source });
    const quarantined = apart.map((record) => {
      const { evidence, conflicts } = judgeRecord(records, record);
      return { record, evidence, conflicts };
    });
    this.#options.arrive({ type: 'quarantined', source, records: quarantined });
    const withheld: FetchState = { state: 'withheld', by: 'identity' };
    this.#tellAll(line, this.#allowedFeeds(line), withheld, true);
    line.begin(FEEDS);
  };

  readonly askAlso = (sources: readonly SourceId[]): void => {
    const unasked = this.#unasked;
    if (unasked === undefined || this.#left) return;
    // One that opens by number only cannot be asked without one: it stays among those that were not.
    const lines = sources.flatMap((source) => this.#lineOf(source) ?? []);
    const open = lines.filter((line) => !opensByNumber(line.client.source) || line.numbers.length > 0);
    const asked = new Set(open.map((line) => line.client.source.id));
    const left = unasked.sources.filter((source) => !asked.has(source));
    this.#take({ type: 'unasked', unasked: { ...unasked, sources: left } });
    for (const line of open) void this.#readAll(line);
  };

  readonly carry = (client: SourceClient): void => {
    if (this.#left) return;
    const line = new Line(client);
    // A file is entered by what it is, and speaks of whom it speaks of.
    line.numbers = [client.source.id];
    this.#lines.set(client.source.id, line);
    this.#take({ type: 'carried', source: client.source });
    void this.#read(line);
  };
}
