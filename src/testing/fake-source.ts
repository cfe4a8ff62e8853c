import { branded } from '../base/brand.ts';
import { err, ok } from '../base/result.ts';
import type { Entry } from '../domain/entry.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { Feed } from '../domain/feed.ts';
import type { EntryKey } from '../domain/ids.ts';
import { UNKNOWN_WHEN } from '../domain/partial-date.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import type { FeedEvent, SourceClient } from '../sources/source-client.ts';

/** A source as a test wants it: what it holds, whom it knows, and how it is just now. */
export interface FakeSource {
  readonly source: Source;
  /** Titles by feed; a feed that is not named is complete with nothing. */
  holds: Partial<Record<Feed, readonly string[]>>;
  /** Whom it finds when asked for the person. */
  knows: readonly PersonRecord[];
  /** What is wrong with it now; nothing by default. `hang`: no answer ever. */
  trouble: Fault | 'hang' | undefined;
  /** Requests so far: `feed Condition`, `people`, `locate`. */
  readonly asked: string[];
  /** Requests that have neither been answered nor given up. */
  alive: number;
  /** Systems that it names as a locator. */
  readonly located: readonly string[];
  /** Milliseconds until an answer, on the timers of the test. */
  readonly delay: () => number;
}

export function fakeSource(source: Source, more: Partial<Omit<FakeSource, 'source'>> = {}): FakeSource {
  return {
    source,
    holds: {},
    knows: [],
    trouble: undefined,
    asked: [],
    alive: 0,
    located: [],
    delay: () => 0,
    ...more,
  };
}

/** An entry with nothing but a title; enough for whoever only counts and compares. */
export function titledEntry(source: Source, feed: Feed, title: string, fetchedAt: Date): Entry {
  const id = `${feed}-${title}`;
  return {
    key: branded<EntryKey>(`${source.id}/${feed}/${id}`),
    kind: 'other',
    when: UNKNOWN_WHEN,
    title,
    marks: [],
    notes: [],
    businessIds: [],
    facts: [],
    provenance: {
      source: source.id,
      resourceType: feed,
      resourceId: id,
      stands: [`${feed}/${id}`],
      fetchedAt,
      raw: { resourceType: feed, id },
    },
  };
}

/** Waits as an answer does; a signal ends the waiting at once. */
async function answered(fake: FakeSource, what: string, signal: AbortSignal): Promise<Fault | undefined> {
  signal.throwIfAborted();
  fake.asked.push(what);
  fake.alive += 1;
  const gone = Promise.withResolvers<never>();
  const leave = () => gone.reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  try {
    const ms = fake.delay();
    const turn = ms === 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, ms));
    const hangs = fake.trouble === 'hang' ? new Promise<never>(() => undefined) : turn;
    await Promise.race([hangs, gone.promise]);
    return fake.trouble === 'hang' ? undefined : fake.trouble;
  } finally {
    fake.alive -= 1;
    signal.removeEventListener('abort', leave);
  }
}

/** The client of a fake source. It keeps to the contract of a real one: cancelling rejects, all else is an event. */
export function fakeClient(fake: FakeSource, now: () => Date): SourceClient {
  const { source } = fake;
  async function* readFeed(feed: Feed, _person: PersonRecord, signal: AbortSignal): AsyncIterable<FeedEvent> {
    const trouble = await answered(fake, `feed ${feed}`, signal);
    if (trouble !== undefined) {
      yield { type: 'fault', fault: trouble };
      return;
    }
    const titles = fake.holds[feed] ?? [];
    const entries = titles.map((title) => titledEntry(source, feed, title, now()));
    if (titles.length > 0) yield { type: 'entries', entries, issues: [], received: titles.length };
    yield { type: 'end', at: now() };
  }
  const people = async (_: unknown, signal: AbortSignal) => {
    const trouble = await answered(fake, 'people', signal);
    return trouble === undefined ? ok(fake.knows) : err(trouble);
  };
  const nothing = async () => err(fault('notFound', ''));
  return {
    source,
    readFeed,
    findPatients: people,
    matchPatient: people,
    readPatient: nothing,
    locatePerson: async (_, signal) => {
      const trouble = await answered(fake, 'locate', signal);
      if (trouble !== undefined) return err(trouble);
      return ok(fake.located.map((system) => ({ system, value: '1' })));
    },
    describe: async () => undefined,
    prepare: async () => undefined,
    revive: () => undefined,
    fetchBytes: nothing,
    post: nothing,
  };
}
