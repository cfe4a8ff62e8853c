import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import { mayBeCalledNone, summariseSource } from '../domain/coverage.ts';
import { fault } from '../domain/fault.ts';
import type { ChartHandle } from '../domain/ids.ts';
import { parsePartialDate } from '../domain/partial-date.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import { parseMemberId } from '../sources/fhir/normalise/patient.ts';
import { type FakeSource, fakeClient, fakeSource } from '../testing/fake-source.ts';
import { testSource } from '../testing/sources.ts';
import { createReading } from './reading.ts';
import { createRecordStore } from './store.ts';
import { runs } from '../testing/laws.ts';

function recordIn(source: Source, change: Partial<PersonRecord> = {}): PersonRecord {
  const memberId = parseMemberId('06990061:12:3391:00');
  const birthDate = parsePartialDate('1974-01-15');
  return {
    source: source.id,
    patientId: `p-${source.id}`,
    kanji: '見本　花子',
    kana: 'ミホン　ハナコ',
    sex: 'female',
    ...(birthDate === undefined ? {} : { birthDate }),
    memberIds: memberId === undefined ? [] : [memberId],
    localIds: [],
    contacts: [],
    death: { dead: false },
    fetchedAt: new Date(0),
    raw: { resourceType: 'Patient', id: `p-${source.id}` },
    ...change,
  };
}

/** A chart over fake sources, on a clock that stands still until it is told to go on. */
function chartOver(fakes: readonly FakeSource[], opened: readonly Source[]) {
  const [first, ...rest] = opened.map((source) => recordIn(source));
  if (first === undefined) throw new Error('a chart is opened with a record');
  const person = {
    handle: branded<ChartHandle>('h'),
    records: [first, ...rest] as const,
    quarantined: [],
  };
  let time = 0;
  let timers: { at: number; work: () => void }[] = [];
  const now = () => new Date(time);
  const controller = new AbortController();
  const sources = fakes.map((fake) => fake.source);
  const store = createRecordStore(person, sources, queueMicrotask);
  let events = 0;
  const reading = createReading({
    person,
    clients: fakes.map((fake) => fakeClient(fake, now)),
    mayFetch: () => true,
    arrive: (event) => {
      events += 1;
      store.arrive(event);
    },
    now,
    signal: controller.signal,
    later: (work, ms) => timers.push({ at: time + ms, work }),
    random: () => 0.5,
  });
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    reading,
    leave: () => controller.abort(),
    now: () => time,
    events: () => events,
    record: store.snapshot,
    stateOf: (source: Source) => summariseSource(store.snapshot().coverage, source.id).state,
    titles: () =>
      [...store.snapshot().entries.values()].map((entry) => `${entry.provenance.source} ${entry.title}`),
    settle,
    start: async () => {
      void reading.start();
      await settle();
    },
    /** Lets so many milliseconds go by, running what falls due. */
    pass: async (ms: number) => {
      const end = time + ms;
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        time = Math.max(time, due.at);
        due.work();
        await settle();
      }
      time = end;
      await settle();
    },
  };
}

const MINATO = testSource('minato', 0);
const SHIOKAZE = testSource('shiokaze', 1);

function twoSources() {
  const minato = fakeSource(MINATO, { holds: { Condition: ['糖尿病'] } });
  const shiokaze = fakeSource(SHIOKAZE, { holds: { Condition: ['高血圧'], AllergyIntolerance: ['ピリン'] } });
  return { minato, shiokaze, chart: chartOver([minato, shiokaze], [MINATO, SHIOKAZE]) };
}

describe('a source that comes back', () => {
  it.each(['server', 'timeout', 'offline', 'malformed', 'throttled', 'unauthorised'] as const)(
    '%s: is on screen by itself within 20 s, whenever it comes back',
    async (kind) => {
      for (const outage of [100, 2_000, 9_000, 31_000, 600_000]) {
        const { shiokaze, chart } = twoSources();
        shiokaze.trouble = fault(kind, '');
        await chart.start();
        expect(chart.stateOf(SHIOKAZE)).toBe('failed');
        await chart.pass(outage);
        shiokaze.trouble = undefined;
        await chart.pass(20_000);
        expect(chart.stateOf(SHIOKAZE)).toBe('complete');
        expect(chart.titles()).toContain('shiokaze ピリン');
      }
    },
  );

  it('a refusal is taken back within 20 s at first, and then asked for less and less', async () => {
    const { shiokaze, chart } = twoSources();
    shiokaze.trouble = fault('forbidden', '');
    await chart.start();
    expect(chart.stateOf(SHIOKAZE)).toBe('withheld');
    const before = shiokaze.asked.length;
    await chart.pass(60 * 60_000);
    expect(shiokaze.asked.length - before).toBeLessThan(40);
    const again = twoSources();
    again.shiokaze.trouble = fault('forbidden', '');
    await again.chart.start();
    again.shiokaze.trouble = undefined;
    await again.chart.pass(20_000);
    expect(again.chart.stateOf(SHIOKAZE)).toBe('complete');
  });

  it('while it is down it is asked two cells at a time, and nothing on the screen changes', async () => {
    const { shiokaze, chart } = twoSources();
    shiokaze.trouble = fault('server', '');
    await chart.start();
    const asked = shiokaze.asked.length;
    const events = chart.events();
    await chart.pass(10 * 60_000);
    expect(chart.events()).toBe(events);
    expect((shiokaze.asked.length - asked) / 10).toBeLessThan(16);
  });

  it('what it said of when to come back is kept to', async () => {
    const { shiokaze, chart } = twoSources();
    shiokaze.trouble = fault('throttled', '', { retryAfterMs: 45_000 });
    await chart.start();
    const asked = shiokaze.asked.length;
    await chart.pass(44_000);
    expect(shiokaze.asked.length).toBe(asked);
    shiokaze.trouble = undefined;
    await chart.pass(2_000);
    expect(chart.stateOf(SHIOKAZE)).toBe('complete');
  });

  it('by hand it is asked at once, for everything that did not arrive', async () => {
    const { shiokaze, chart } = twoSources();
    shiokaze.trouble = fault('server', '');
    await chart.start();
    shiokaze.trouble = undefined;
    chart.reading.retry(SHIOKAZE.id);
    await chart.settle();
    expect(chart.stateOf(SHIOKAZE)).toBe('complete');
  });

  it('a chart that was left asks nothing more', async () => {
    const { shiokaze, chart } = twoSources();
    shiokaze.trouble = fault('server', '');
    await chart.start();
    chart.leave();
    const asked = shiokaze.asked.length;
    await chart.pass(60_000);
    expect(shiokaze.asked.length).toBe(asked);
  });
});

describe('stopping one source', () => {
  it('ends its cells with a word, leaves the others alone, and asks nothing more until the reader says so', async () => {
    const { shiokaze, chart } = twoSources();
    shiokaze.trouble = 'hang';
    await chart.start();
    expect(chart.stateOf(SHIOKAZE)).toBe('waiting');
    chart.reading.cancel(SHIOKAZE.id);
    expect(shiokaze.alive).toBeGreaterThan(0);
    await chart.settle();
    expect(shiokaze.alive).toBe(0);
    expect(chart.stateOf(SHIOKAZE)).toBe('failed');
    expect(summariseSource(chart.record().coverage, SHIOKAZE.id).fault?.kind).toBe('cancelled');
    expect(chart.stateOf(MINATO)).toBe('complete');
    const asked = shiokaze.asked.length;
    await chart.pass(60_000);
    expect(shiokaze.asked.length).toBe(asked);
    shiokaze.trouble = undefined;
    chart.reading.retry(SHIOKAZE.id);
    await chart.settle();
    expect(chart.stateOf(SHIOKAZE)).toBe('complete');
  });
});

describe('bringing up to date', () => {
  it('drops what is gone, adds what is new, and moves the time of what is confirmed', async () => {
    const { shiokaze, chart } = twoSources();
    await chart.start();
    shiokaze.holds = { Condition: ['高血圧', '痛風'] };
    await chart.pass(60_000);
    chart.reading.refresh();
    await chart.settle();
    expect(chart.titles().toSorted()).toEqual(['minato 糖尿病', 'shiokaze 痛風', 'shiokaze 高血圧']);
    expect(summariseSource(chart.record().coverage, MINATO.id).at?.getTime()).toBe(60_000);
  });

  it('keeps what was complete as of then, and says that it could not be confirmed', async () => {
    const { shiokaze, chart } = twoSources();
    await chart.start();
    shiokaze.trouble = fault('server', '');
    await chart.pass(60_000);
    chart.reading.refresh();
    await chart.settle();
    const summary = summariseSource(chart.record().coverage, SHIOKAZE.id);
    expect([summary.state, summary.at?.getTime(), summary.stale?.kind]).toEqual(['complete', 0, 'server']);
    expect(mayBeCalledNone(chart.record().coverage)).toBe(false);
    expect(chart.titles()).toContain('shiokaze ピリン');
    shiokaze.trouble = undefined;
    chart.reading.retry(SHIOKAZE.id);
    await chart.settle();
    expect(summariseSource(chart.record().coverage, SHIOKAZE.id).stale).toBeUndefined();
    expect(mayBeCalledNone(chart.record().coverage)).toBe(true);
  });
});

describe('who is the same person', () => {
  const married = recordIn(SHIOKAZE, { kana: 'サンプル　ハナコ', kanji: '三風　花子' });

  it('somebody alike is held apart, with what contradicts, and nothing of theirs is read', async () => {
    const { shiokaze, minato } = twoSources();
    const fakes = [minato, { ...shiokaze, knows: [married] }];
    const chart = chartOver(fakes, [MINATO]);
    await chart.start();
    expect(chart.stateOf(SHIOKAZE)).toBe('withheld');
    expect(chart.record().person.quarantined.map((one) => one.conflicts)).toEqual([['kanji', 'kana']]);
    expect(fakes[1]?.asked.filter((what) => what.startsWith('feed'))).toEqual([]);
    expect(mayBeCalledNone(chart.record().coverage)).toBe(false);
  });

  it('a reader may link and un-link; un-linked is as if it had never been read', async () => {
    const { shiokaze, minato } = twoSources();
    const chart = chartOver([minato, { ...shiokaze, knows: [married] }], [MINATO]);
    await chart.start();
    const before = chart.titles();
    chart.reading.link(married);
    await chart.settle();
    expect(chart.stateOf(SHIOKAZE)).toBe('complete');
    expect(chart.titles()).toContain('shiokaze ピリン');
    chart.reading.unlink(SHIOKAZE.id);
    await chart.settle();
    expect(chart.titles()).toEqual(before);
    expect(chart.stateOf(SHIOKAZE)).toBe('withheld');
    expect(chart.record().person.quarantined).toHaveLength(1);
    chart.reading.link(married);
    await chart.settle();
    expect(chart.titles()).toContain('shiokaze ピリン');
  });

  it('what a reader has un-linked is not linked again by bringing the chart up to date', async () => {
    const { shiokaze, minato } = twoSources();
    const same = { ...shiokaze, knows: [recordIn(SHIOKAZE)] };
    const chart = chartOver([minato, same], [MINATO]);
    await chart.start();
    expect(chart.titles()).toContain('shiokaze ピリン');
    chart.reading.unlink(SHIOKAZE.id);
    chart.reading.refresh();
    await chart.pass(60_000);
    expect(chart.titles()).toEqual(['minato 糖尿病']);
    expect(chart.stateOf(SHIOKAZE)).toBe('withheld');
  });

  it('somebody alike who is registered after the chart was opened is found by bringing it up to date', async () => {
    const { shiokaze, minato } = twoSources();
    const chart = chartOver([minato, shiokaze], [MINATO]);
    await chart.start();
    expect(chart.stateOf(SHIOKAZE)).toBe('complete');
    shiokaze.knows = [married];
    chart.reading.refresh();
    await chart.settle();
    expect(chart.stateOf(SHIOKAZE)).toBe('withheld');
    expect(mayBeCalledNone(chart.record().coverage)).toBe(false);
  });
});

describe('any number of networks', () => {
  /** A national network that locates, one network that holds the person, and n that do not. */
  function registry(n: number) {
    const national = fakeSource(testSource('national', 0, { locator: true }), {
      located: ['urn:id:holds'],
    });
    const holds = testSource('holds', 1, { ask: 'located', patientIdSystem: 'urn:id:holds' });
    const others = Array.from({ length: n }, (_, index) =>
      fakeSource(
        testSource(`net-${index}`, 2 + index, { ask: 'located', patientIdSystem: `urn:id:${index}` }),
      ),
    );
    const holding = fakeSource(holds, { knows: [recordIn(holds)], holds: { Condition: ['糖尿病'] } });
    const fakes = [national, holding, ...others];
    return { national, holding, others, fakes, chart: chartOver(fakes, [national.source]) };
  }

  it('the number of requests follows what holds data, not what exists', async () => {
    const counts: number[] = [];
    for (const n of [0, 30, 300]) {
      const { fakes, chart } = registry(n);
      await chart.start();
      expect(chart.titles()).toEqual(['holds 糖尿病']);
      counts.push(fakes.reduce((sum, fake) => sum + fake.asked.length, 0));
    }
    expect(new Set(counts).size).toBe(1);
  });

  it('networks that were not asked are named as such, and "none" is then the locator\'s word', async () => {
    const { chart } = registry(298);
    await chart.start();
    expect(chart.record().coverage.unasked).toMatchObject({
      locators: ['national'],
      state: { state: 'not-located' },
    });
    expect(chart.record().coverage.unasked?.sources).toHaveLength(298);
    expect(mayBeCalledNone(chart.record().coverage)).toBe(true);
  });

  it('a locator that cannot say leaves "none" unsaid; the reader may ask all of them', async () => {
    const { national, others, chart } = registry(20);
    national.trouble = fault('server', '');
    await chart.start();
    expect(chart.record().coverage.unasked?.state.state).toBe('not-known');
    expect(mayBeCalledNone(chart.record().coverage)).toBe(false);
    chart.reading.askAlso(chart.record().coverage.unasked?.sources ?? []);
    await chart.settle();
    expect(others.every((fake) => fake.asked.length > 0)).toBe(true);
    expect(chart.titles()).toEqual(['holds 糖尿病']);
  });

  it('a locator that comes back is asked by itself, and then only those that it names', async () => {
    const { national, others, chart } = registry(20);
    national.trouble = fault('server', '');
    await chart.start();
    await chart.pass(120_000);
    national.trouble = undefined;
    await chart.pass(20_000);
    expect(chart.titles()).toEqual(['holds 糖尿病']);
    expect(others.every((fake) => fake.asked.length === 0)).toBe(true);
    expect(mayBeCalledNone(chart.record().coverage)).toBe(true);
  });
});

describe('under any interleaving of outages and wishes', () => {
  it('the end is the same: when all sources answer, everything is there, complete', async () => {
    const wishes = ['down', 'up', 'retry', 'refresh', 'cancel', 'pass'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...wishes), fc.boolean(), fc.integer({ min: 1, max: 30_000 })), {
          maxLength: 12,
        }),
        async (steps) => {
          const { minato, shiokaze, chart } = twoSources();
          await chart.start();
          for (const [wish, second, ms] of steps) {
            const fake = second ? shiokaze : minato;
            if (wish === 'down') fake.trouble = fault('server', '');
            if (wish === 'up') fake.trouble = undefined;
            if (wish === 'retry') chart.reading.retry(fake.source.id);
            if (wish === 'refresh') chart.reading.refresh();
            if (wish === 'cancel') chart.reading.cancel(fake.source.id);
            if (wish === 'pass') await chart.pass(ms);
            else await chart.settle();
          }
          minato.trouble = undefined;
          shiokaze.trouble = undefined;
          chart.reading.refresh();
          await chart.pass(30_000);
          expect([chart.stateOf(MINATO), chart.stateOf(SHIOKAZE)]).toEqual(['complete', 'complete']);
          expect(chart.titles().toSorted()).toEqual(
            ['minato 糖尿病', 'shiokaze ピリン', 'shiokaze 高血圧'].toSorted(),
          );
        },
      ),
      { numRuns: runs(60) },
    );
  });
});
