import { describe, expect, it } from 'vitest';
import { createAuditTrail } from '../access/audit-trail.ts';
import { isNonEmpty } from '../base/non-empty.ts';
import { ok } from '../base/result.ts';
import { branded } from '../base/brand.ts';
import type { ChartHandle } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import type { Source } from '../domain/source.ts';
import { createSourceHttp } from '../sources/http.ts';
import { createSourceClient } from '../sources/source-client.ts';
import { proofSize, tellFigures } from '../testing/proof-figures.ts';
import { streamOf } from '../testing/random.ts';
import { testSource } from '../testing/sources.ts';
import { openChart } from './chart.ts';
import { chartOf, closeChart, holdChart } from './current-chart.ts';

const SOURCES = ['national', 'minato', 'shiokaze'].map((id, rank) => testSource(id, rank));
const SEEDS = [1, 2, 3, 4, 5];
const SWITCHES = proofSize('HITOME_SWITCHES', 60);
const PEOPLE = 40;
/**
 * Target: nothing that was asked for a chart is alive 100 ms after it was left. Counted in turns of the event loop, of
 * which each takes a millisecond, so that a machine with other work does not make it fail.
 */
const GONE_TURNS = 100;
const CLINICIAN: Clinician = {
  subject: 's',
  name: '見本',
  role: 'doctor',
  licence: '医師',
  organization: '見本病院',
};

/**
 * A network of sources in which every resource carries the name of its person. Answers take a random time; some lines
 * are deaf, and deliver although the request was given up long ago.
 */
function network(random: () => number) {
  const alive = new Set<string>();
  let asked = 0;
  const answer = (url: string): Response => {
    const { pathname, searchParams } = new URL(url);
    const feed = pathname.split('/').at(-1) ?? '';
    const person = searchParams.get('patient') ?? searchParams.get('PatientID') ?? '';
    if (pathname.includes('dicom-web')) return Response.json([]);
    if (person === '') return new Response('{}', { status: 404 });
    const page = Number(searchParams.get('page') ?? 1);
    const resource = {
      resourceType: feed,
      id: `${person}-${feed}-${page}`,
      subject: { reference: `Patient/${person}` },
      code: { text: `of ${person}` },
      status: 'final',
    };
    const next =
      page < 3 && feed === 'Observation' ? [{ relation: 'next', url: `${url}&page=${page + 1}` }] : [];
    return Response.json({ resourceType: 'Bundle', type: 'searchset', link: next, entry: [{ resource }] });
  };
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const key = `${(asked += 1)} ${url}`;
    alive.add(key);
    const deaf = random() < 0.1;
    return new Promise((resolve, reject) => {
      const signal = init?.signal;
      const timer = setTimeout(() => {
        alive.delete(key);
        resolve(answer(url));
      }, random() * 6);
      signal?.addEventListener('abort', () => {
        // A browser gives the request up; a deaf line still answers, to nobody.
        alive.delete(key);
        if (deaf) return;
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  };
  return { fetch, alive, asked: () => asked };
}

function recordsOf(person: number): readonly PersonRecord[] {
  return SOURCES.map((source) => ({
    source: source.id,
    patientId: `p${person}x`,
    sex: 'unknown',
    memberIds: [],
    localIds: [],
    contacts: [],
    death: { dead: false },
    fetchedAt: new Date(0),
    raw: { resourceType: 'Patient' },
  }));
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Opens charts one after another at random moments; counts what of one is seen in another, and what lives on. */
async function switching(seed: number, times: number) {
  const random = streamOf(seed);
  const { fetch, alive, asked } = network(random);
  const https = SOURCES.map((source: Source) => ({
    source,
    http: createSourceHttp({ source, fetch, authorise: async () => ok('Bearer x'), now: () => new Date() }),
  }));
  const trail = createAuditTrail(async () => true, setTimeout);
  let leaks = 0;
  let drawn = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const who = Math.floor(random() * PEOPLE);
    const records = recordsOf(who);
    if (!isNonEmpty(records)) break;
    const handle = branded<ChartHandle>(`chart-${turn}`);
    const chart = openChart(
      { handle, records, quarantined: [] },
      {
        clients: https.map(({ source, http }) => createSourceClient({ source, http, now: () => new Date() })),
        reader: { clinician: CLINICIAN, sources: SOURCES, origin: 'https://hitome.example' },
        support: { services: [], lines: () => Promise.resolve([]) },
        trail,
        now: () => new Date(),
        schedule: (work) => void setTimeout(work, random() * 4),
        later: (work, ms) => void setTimeout(work, ms),
        random,
      },
    );
    const before = turn === 0 ? undefined : chartOf(branded<ChartHandle>(`chart-${turn - 1}`));
    holdChart(chart);
    // What was open before is gone at once, and nothing can be drawn from it again.
    if (before !== undefined && chartOf(before.handle) !== undefined) leaks += 1;
    const look = () => {
      for (const entry of chart.store.snapshot().entries.values()) {
        drawn += 1;
        const people = JSON.stringify(entry.provenance.raw).match(/p\d+x/gu) ?? [];
        if (people.some((person) => person !== `p${who}x`)) leaks += 1;
      }
    };
    const stop = chart.store.subscribe(look);
    await pause(random() * 14);
    look();
    stop();
    closeChart();
    const last = chart.store.snapshot();
    for (let turns = 0; alive.size > 0 && turns < GONE_TURNS; turns += 1) await pause(1);
    leaks += [...alive].filter((url) => url.includes(`patient=p${who}x`)).length;
    if (chart.store.snapshot() !== last) leaks += 1;
  }
  return { leaks, drawn, asked: asked() };
}

describe('one chart at a time', () => {
  it('nothing of a chart that was left is drawn in the next, and nothing asked for it stays alive', async () => {
    const runs: Awaited<ReturnType<typeof switching>>[] = [];
    for (const seed of SEEDS) runs.push(await switching(seed, SWITCHES));
    const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((all, run) => all + of(run), 0);
    tellFigures({ switches: SEEDS.length * SWITCHES, leaks: sum((run) => run.leaks) });
    expect(sum((run) => run.leaks)).toBe(0);
    // A run in which nothing was ever drawn would prove nothing.
    expect(sum((run) => run.drawn)).toBeGreaterThan(SWITCHES);
    expect(sum((run) => run.asked)).toBeGreaterThan(SWITCHES * 10);
  }, 600_000);
});
