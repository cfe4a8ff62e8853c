import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import { err, ok } from '../base/result.ts';
import { mayBeCalledNone, summariseCoverage } from '../domain/coverage.ts';
import { fault } from '../domain/fault.ts';
import type { ChartHandle } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import { normalisePatient } from '../sources/fhir/normalise/patient.ts';
import type { FeedEvent, SourceClient } from '../sources/source-client.ts';
import { fakeClient, fakeSource, titledEntry } from '../testing/fake-source.ts';
import { testSource } from '../testing/sources.ts';
import { createReading } from './reading.ts';
import { createRecordStore } from './store.ts';

const AT = new Date(0);
const SYSTEM = 'https://hospital.example/patient-id';
const NATIONAL = testSource('national', 0, { locator: true });
const HOSPITAL = testSource('hospital', 1, { format: 'ssmix2', ask: 'located', patientIdSystem: SYSTEM });
const CARRIED = testSource('carried-1', 9, {
  format: 'carried',
  kind: 'carried',
  ask: 'located',
  offers: ['AllergyIntolerance'],
});

const MEMBER = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';

function recordIn(source: Source, id: string, change: Record<string, unknown> = {}): PersonRecord {
  const patient = {
    resourceType: 'Patient',
    id,
    name: [{ text: '見本　花子' }],
    gender: 'female',
    birthDate: '1974-01-15',
    ...(source === NATIONAL ? { identifier: [{ system: MEMBER, value: '06990061:12:3391:00' }] } : {}),
    ...change,
  };
  const person = normalisePatient(patient, source.id, AT);
  if (person === undefined) throw new Error('no person');
  return person;
}

/** A source that is entered by number: who stands under which, and what its feeds hold. */
function byNumber(source: Source, under: Readonly<Record<string, PersonRecord>>): SourceClient {
  const nobody = async () => err(fault('notFound', ''));
  async function* readFeed(feed: string): AsyncIterable<FeedEvent> {
    if (feed !== 'AllergyIntolerance') {
      yield { type: 'end', at: AT, asListed: true };
      return;
    }
    const entries = [titledEntry(source, 'AllergyIntolerance', 'そば', AT)];
    yield { type: 'entries', entries, issues: [], received: 1 };
    yield { type: 'end', at: AT, ...(source === HOSPITAL ? { asListed: true } : {}) };
  }
  return {
    source,
    readFeed,
    findPatients: async () => ok([]),
    matchPatient: async () => ok([]),
    readPatient: async (number) => {
      const found = under[number];
      return found === undefined ? err(fault('notFound', number)) : ok(found);
    },
    locatePerson: nobody,
    describe: async () => undefined,
    prepare: async () => undefined,
    revive: () => undefined,
    fetchBytes: nobody,
    post: nobody,
  };
}

function chart(located: readonly { system: string; value: string }[], hospital: SourceClient) {
  const fake = fakeSource(NATIONAL);
  const national: SourceClient = { ...fakeClient(fake, () => AT), locatePerson: async () => ok(located) };
  const person = {
    handle: branded<ChartHandle>('h'),
    records: [recordIn(NATIONAL, '1')] as const,
    quarantined: [],
  };
  const store = createRecordStore(person, [NATIONAL, HOSPITAL], (work) => work());
  const reading = createReading({
    person,
    clients: [national, hospital],
    mayFetch: () => true,
    arrive: store.arrive,
    now: () => AT,
    signal: new AbortController().signal,
    later: () => undefined,
    random: () => 0,
  });
  const titles = () => [...store.snapshot().entries.values()].map(({ title }) => title);
  const settle = () => new Promise((done) => setTimeout(done, 5));
  return { reading, store, titles, settle };
}

describe('id-match-06: a storage of files is entered by the number that a locator names', () => {
  it('whoever stands under it and agrees is read, as far as the list of files goes', async () => {
    const { reading, store, titles } = chart(
      [{ system: SYSTEM, value: '0047' }],
      byNumber(HOSPITAL, { '0047': recordIn(HOSPITAL, '0047') }),
    );
    await reading.start();
    expect(titles()).toEqual(['そば']);
    expect(store.snapshot().person.records.map(({ source }) => source)).toEqual(['national', 'hospital']);
    expect(summariseCoverage(store.snapshot().coverage)).toBe('partial');
  });

  it('a folder that speaks of somebody else is held apart with its evidence, and nothing of it is read', async () => {
    const other = { name: [{ text: '別野　太郎' }], gender: 'male', birthDate: '1950-02-03' };
    const { reading, store, titles, settle } = chart(
      [{ system: SYSTEM, value: '0047' }],
      byNumber(HOSPITAL, { '0047': recordIn(HOSPITAL, '0047', other) }),
    );
    await reading.start();
    expect(titles()).toEqual([]);
    const [apart] = store.snapshot().person.quarantined;
    expect(apart?.conflicts).toEqual(['kanji', 'sex', 'birth-date']);
    const states = store.snapshot().coverage.cells.filter(({ source }) => source === HOSPITAL.id);
    expect(new Set(states.map(({ state }) => state.state))).toEqual(new Set(['withheld']));
    // Only a reader may take it for the person's own.
    if (apart !== undefined) reading.link(apart.record);
    await settle();
    expect(titles()).toEqual(['そば']);
  });

  it('without a number it is not asked, not even by hand, and stands in nobody’s way', async () => {
    const { reading, store, titles, settle } = chart([], byNumber(HOSPITAL, {}));
    await reading.start();
    expect(mayBeCalledNone(store.snapshot().coverage)).toBe(true);
    reading.askAlso([HOSPITAL.id]);
    await settle();
    expect(store.snapshot().coverage.unasked?.sources).toEqual([HOSPITAL.id]);
    expect(titles()).toEqual([]);
  });

  it('a number that leads nowhere is a failure, never "nobody"', async () => {
    const { reading, store } = chart([{ system: SYSTEM, value: '9' }], byNumber(HOSPITAL, {}));
    await reading.start();
    const cell = store.snapshot().coverage.cells.find(({ source }) => source === HOSPITAL.id);
    expect(cell?.state).toMatchObject({ state: 'failed', fault: { kind: 'notFound' } });
  });
});

describe('a file that the person brought', () => {
  it('is read beside the others and says nothing of what is not in it', async () => {
    const { reading, store, titles, settle } = chart([], byNumber(HOSPITAL, {}));
    await reading.start();
    const before = summariseCoverage(store.snapshot().coverage);
    reading.carry(byNumber(CARRIED, { 'carried-1': recordIn(CARRIED, 'carried-1') }));
    await settle();
    const { coverage, sources } = store.snapshot();
    expect(titles()).toEqual(['そば']);
    expect(sources.map(({ id }) => id)).toEqual(['national', 'hospital', 'carried-1']);
    expect(coverage.cells.filter(({ source }) => source === CARRIED.id)).toMatchObject([
      { feed: 'AllergyIntolerance', carried: true, state: { state: 'complete', received: 1 } },
    ]);
    expect(summariseCoverage(coverage)).toBe(before);
  });

  it('of another person is held apart; linked by a reader it is drawn, and un-linked it is gone', async () => {
    const { reading, store, titles, settle } = chart([], byNumber(HOSPITAL, {}));
    await reading.start();
    const other = recordIn(CARRIED, 'carried-1', { name: [{ text: '別野　太郎' }] });
    reading.carry(byNumber(CARRIED, { 'carried-1': other }));
    await settle();
    expect(titles()).toEqual([]);
    expect(store.snapshot().person.quarantined.map(({ conflicts }) => conflicts)).toEqual([['kanji']]);
    reading.link(other);
    await settle();
    expect(titles()).toEqual(['そば']);
    reading.unlink(CARRIED.id);
    await settle();
    expect(titles()).toEqual([]);
    expect(summariseCoverage(store.snapshot().coverage)).toBe('complete');
  });
});
