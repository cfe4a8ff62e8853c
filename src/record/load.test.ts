import { describe, expect, it } from 'vitest';
import { ok } from '../base/result.ts';
import { branded } from '../base/brand.ts';
import type { FetchState } from '../domain/coverage.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { ChartHandle } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { FeedEvent, SourceClient } from '../sources/source-client.ts';
import { parseMemberId } from '../sources/fhir/normalise/patient.ts';
import { parsePartialDate } from '../domain/partial-date.ts';
import { testSource } from '../testing/sources.ts';
import type { Arrival } from './arrival.ts';
import { createReading } from './reading.ts';

const AT = new Date(0);
const SOURCE_A = testSource('a');
const SOURCE_B = testSource('b', 1);

function recordIn(
  source: PersonRecord['source'],
  patientId: string,
  change: Partial<PersonRecord> = {},
): PersonRecord {
  const memberId = parseMemberId('06990061:12:3391:00');
  const birthDate = parsePartialDate('1974-01-15');
  return {
    source,
    patientId,
    kana: 'ミホン　ハナコ',
    sex: 'female',
    ...(birthDate === undefined ? {} : { birthDate }),
    memberIds: memberId === undefined ? [] : [memberId],
    localIds: [],
    contacts: [],
    death: { dead: false },
    fetchedAt: AT,
    raw: { resourceType: 'Patient', id: patientId },
    ...change,
  };
}

interface Behaviour {
  readonly source: typeof SOURCE_A;
  /** How each record's Condition feed goes: `3` resources then end, or the name of a fault. */
  readonly feeds?: Readonly<Record<string, string>>;
  /** Whom the source finds when asked for the person. */
  readonly knows?: readonly PersonRecord[] | Fault;
}

function clientOf({ source, feeds = {}, knows = [] }: Behaviour): SourceClient {
  async function* readFeed(_: unknown, person: PersonRecord): AsyncIterable<FeedEvent> {
    for (const step of (feeds[person.patientId] ?? '').split(' ').filter((one) => one !== '')) {
      const count = Number(step);
      if (Number.isFinite(count)) yield { type: 'entries', entries: [], issues: [], received: count };
      else {
        yield { type: 'fault', fault: fault(step as Fault['kind'], step) };
        return;
      }
    }
    yield { type: 'end', at: AT };
  }
  const people = 'kind' in knows ? { ok: false as const, error: knows } : ok(knows);
  return {
    source,
    readFeed,
    findPatients: async () => people,
    matchPatient: async () => people,
    readPatient: async () => ok(recordIn(source.id, 'x')),
    locatePerson: async () => ok([]),
    describe: async () => undefined,
    prepare: async () => undefined,
    revive: () => undefined,
    fetchBytes: async () => ({ ok: false, error: fault('notFound', '') }),
    post: async () => ({ ok: false, error: fault('notFound', '') }),
  };
}

function wordOf(state: FetchState): string {
  return 'received' in state
    ? `${state.state} ${state.received}`
    : state.state === 'withheld'
      ? `withheld by ${state.by}`
      : state.state;
}

/** Loads a chart and says how the Condition cell of each source ends. */
async function endsOf(
  records: readonly [PersonRecord, ...PersonRecord[]],
  ...behaviours: readonly Behaviour[]
): Promise<readonly string[]> {
  const arrivals: Arrival[] = [];
  await createReading({
    person: { handle: branded<ChartHandle>('h'), records, quarantined: [] },
    clients: behaviours.map(clientOf),
    mayFetch: (feed) => feed === 'Condition',
    arrive: (event) => {
      if (event.type === 'arrival') arrivals.push(event);
    },
    now: () => AT,
    signal: new AbortController().signal,
    later: () => undefined,
    random: () => 0,
  }).start();
  return behaviours.map(({ source }) => {
    const last = arrivals.findLast((arrival) => arrival.source === source.id && arrival.feed === 'Condition');
    return `${source.id}: ${last?.state === undefined ? 'nothing' : wordOf(last.state)}`;
  });
}

const KNOWN = recordIn(SOURCE_A.id, 'p1');

describe('how a cell ends', () => {
  it('is complete, cut short or failed as its feed went; a refusal is withheld', async () => {
    expect(await endsOf([KNOWN], { source: SOURCE_A, feeds: { p1: '3 5' } })).toEqual(['a: complete 5']);
    expect(await endsOf([KNOWN], { source: SOURCE_A, feeds: { p1: '3 server' } })).toEqual(['a: cutShort 3']);
    expect(await endsOf([KNOWN], { source: SOURCE_A, feeds: { p1: 'timeout' } })).toEqual(['a: failed']);
    expect(await endsOf([KNOWN], { source: SOURCE_A, feeds: { p1: 'forbidden' } })).toEqual([
      'a: withheld by source',
    ]);
  });

  it('of two records of one person is the worse of both, whichever comes last', async () => {
    const second = recordIn(SOURCE_A.id, 'p2');
    expect(await endsOf([KNOWN, second], { source: SOURCE_A, feeds: { p1: 'server', p2: '4' } })).toEqual([
      'a: cutShort 4',
    ]);
    expect(await endsOf([KNOWN, second], { source: SOURCE_A, feeds: { p1: '2', p2: '4' } })).toEqual([
      'a: complete 6',
    ]);
  });
});

describe('a source that the chart was not opened with', () => {
  const a = { source: SOURCE_A, feeds: { p1: '1' } };

  it('is read where it knows the person by the rule', async () => {
    const found = recordIn(SOURCE_B.id, 'q');
    expect(await endsOf([KNOWN], a, { source: SOURCE_B, feeds: { q: '7' }, knows: [found] })).toEqual([
      'a: complete 1',
      'b: complete 7',
    ]);
  });

  it('is complete with nothing where it knows nobody of the kind', async () => {
    expect(await endsOf([KNOWN], a, { source: SOURCE_B })).toEqual(['a: complete 1', 'b: complete 0']);
  });

  it('is withheld where it knows somebody alike, and failed where it did not answer: neither may be called none', async () => {
    const alike = recordIn(SOURCE_B.id, 'q', { memberIds: [] });
    expect(await endsOf([KNOWN], a, { source: SOURCE_B, feeds: { q: '7' }, knows: [alike] })).toEqual([
      'a: complete 1',
      'b: withheld by identity',
    ]);
    expect(await endsOf([KNOWN], a, { source: SOURCE_B, knows: fault('timeout', '') })).toEqual([
      'a: complete 1',
      'b: failed',
    ]);
  });
});
