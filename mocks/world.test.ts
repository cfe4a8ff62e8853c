import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { manyObservations, samplePatient } from './fhir/sample-people.ts';
import { startTestWorld, type TestWorld } from './world/test-world.ts';
import type { SourceId } from './world/ports.ts';

interface Bundle {
  resourceType: string;
  total?: number;
  link: { relation: string; url: string }[];
  entry?: { resource: { id: string; resourceType: string; [name: string]: unknown } }[];
}

let world: TestWorld;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hitome-people-'));
  const resources = [
    samplePatient('hana'),
    samplePatient('taro', { gender: 'male', birthDate: '1949-01-01', identifier: [] }),
    ...manyObservations(230, 'hana'),
    ...manyObservations(3, 'taro').map((each) => ({ ...each, id: `t-${each.id}` })),
  ];
  await writeFile(path.join(folder, 'all.ndjson'), resources.map((each) => JSON.stringify(each)).join('\n'));
  const people = (['national', 'minato', 'shiokaze'] as const).map((id) => `${id}=${folder}`);
  world = await startTestWorld({ people });
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const { origin } of Object.values(world.sources))
    await fetch(`${origin}/faults`, { method: 'DELETE' });
  await fetch(`${world.issuer}/faults`, { method: 'DELETE' });
});

async function get(source: SourceId, target: string, headers: Record<string, string> = {}) {
  const url = target.startsWith('http') ? target : `${world.sources[source].fhirBase}/${target}`;
  return fetch(url, { headers: { Authorization: `Bearer ${await world.token(source)}`, ...headers } });
}

async function bundle(source: SourceId, target: string): Promise<Bundle> {
  return (await (await get(source, target)).json()) as Bundle;
}

function next(page: Bundle): string | undefined {
  return page.link.find((link) => link.relation === 'next')?.url;
}

async function everyId(source: SourceId, target: string): Promise<string[]> {
  const ids: string[] = [];
  for (let url: string | undefined = target; url !== undefined; ) {
    const page: Bundle = await bundle(source, url);
    ids.push(...(page.entry ?? []).map((entry) => entry.resource.id));
    url = next(page);
  }
  return ids;
}

function fault(source: SourceId, body: object) {
  return fetch(`${world.sources[source].origin}/faults`, { method: 'POST', body: JSON.stringify(body) });
}

describe('pages', () => {
  test.each([
    ['national', 100, 230],
    ['minato', 200, undefined],
    ['shiokaze', 50, 230],
  ] as const)('%s hands out each resource once', async (source, size, total) => {
    const first = await bundle(source, 'Observation?patient=hana');
    expect(first.entry?.length).toBe(size);
    expect(first.total).toBe(total);
    const ids = await everyId(source, 'Observation?patient=hana');
    expect(ids.length).toBe(230);
    expect(new Set(ids).size).toBe(230);
  });

  test('shiokaze repeats the asked size though it gives fewer', async () => {
    const page = await bundle('shiokaze', 'Observation?patient=hana&_count=500');
    expect(page.entry?.length).toBe(100);
    expect(page.link.find((link) => link.relation === 'self')?.url).toContain('_count=500');
  });

  test('a page link is of no use to someone else', async () => {
    const link = next(await bundle('minato', 'Observation?patient=hana')) ?? '';
    const other = await fetch(link, {
      headers: { Authorization: `Bearer ${await world.token('minato', 'pharmacist')}` },
    });
    expect(other.status).toBe(400);
  });

  test('an unchanged search is not sent twice', async () => {
    const first = await get('national', 'Observation?patient=hana');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('national', 'Observation?patient=hana', { 'If-None-Match': etag });
    expect([etag.startsWith('W/'), again.status]).toEqual([true, 304]);
  });
});

describe('what a source does not know', () => {
  test('an unknown parameter is refused or, as some servers do, ignored', async () => {
    expect((await get('national', 'Observation?patient=hana&colour=red')).status).toBe(400);
    expect((await get('minato', 'Observation?patient=hana&_include=Observation:subject')).status).toBe(400);
    const ignoring = await bundle('shiokaze', 'Observation?patient=hana&colour=red');
    expect(ignoring.total).toBe(230);
    expect(ignoring.link[0]?.url).not.toContain('colour');
  });

  test('an unknown type is a 404, at shiokaze one in HTML', async () => {
    const outcome = await get('minato', 'Colour?patient=hana');
    expect([outcome.status, outcome.headers.get('content-type')]).toEqual([
      404,
      'application/fhir+json; charset=utf-8',
    ]);
    const page = await get('shiokaze', 'Colour?patient=hana');
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  test('nothing but an audit record can be written, and only where it is taken', async () => {
    const send = async (source: SourceId, type: string, body: object) =>
      (
        await fetch(`${world.sources[source].fhirBase}/${type}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${await world.token(source)}` },
          body: JSON.stringify(body),
        })
      ).status;
    const event = {
      resourceType: 'AuditEvent',
      type: { code: 'rest' },
      recorded: '2025-01-01T00:00:00Z',
      agent: [{ requestor: true }],
      source: { observer: { display: 'Hitome' } },
      entity: [{ what: { reference: 'Patient/hana' } }],
    };
    expect(await send('national', 'AuditEvent', event)).toBe(201);
    expect((await everyId('national', 'AuditEvent?patient=hana')).length).toBe(1);
    expect(await send('national', 'AuditEvent', { resourceType: 'AuditEvent' })).toBe(422);
    expect(await send('minato', 'AuditEvent', event)).toBe(405);
    expect(await send('national', 'Observation', { resourceType: 'Observation' })).toBe(405);
  });
});

describe('faults', () => {
  const target = 'Observation?patient=hana';

  test.each([
    ['401', 401],
    ['403', 403],
    ['404', 404],
    ['429', 429],
    ['500', 500],
  ])('%s is answered once, then all is well', async (kind, status) => {
    await fault('minato', { kind, times: 1 });
    const struck = await get('minato', target);
    expect(struck.status).toBe(status);
    expect(struck.headers.get('retry-after')).toBe(kind === '429' ? '2' : null);
    expect((await get('minato', target)).status).toBe(200);
  });

  test('html, empty-200, bad-json and truncated answer 200 with what is no FHIR', async () => {
    for (const kind of ['html', 'empty-200', 'bad-json', 'truncated']) {
      await fault('minato', { kind, times: 1 });
      const struck = await get('minato', target);
      const text = await struck.text();
      expect(struck.status, kind).toBe(200);
      expect(() => JSON.parse(text) as unknown, kind).toThrow();
    }
  });

  test('reset breaks the connection, hang and delay keep one waiting', async () => {
    await fault('minato', { kind: 'reset', times: 1 });
    await expect(get('minato', target)).rejects.toThrow();
    await fault('minato', { kind: 'hang', times: 1 });
    const headers = { Authorization: `Bearer ${await world.token('minato')}` };
    const url = `${world.sources.minato.fhirBase}/${target}`;
    await expect(fetch(url, { headers, signal: AbortSignal.timeout(300) })).rejects.toThrow();
    await fault('minato', { kind: 'delay', ms: 250, times: 1 });
    const before = performance.now();
    expect((await fetch(url, { headers })).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(240);
  });

  test('loop-paging leads back to the same page', async () => {
    await fault('minato', { kind: 'loop-paging' });
    const link = next(await bundle('minato', target)) ?? '';
    expect(next(await bundle('minato', link))).toBe(link);
  });

  test('dup-pages gives the first page again in place of the second', async () => {
    await fault('national', { kind: 'dup-pages' });
    const first = await bundle('national', target);
    const second = await bundle('national', next(first) ?? '');
    expect(second.entry?.[0]?.resource.id).toBe(first.entry?.[0]?.resource.id);
  });

  test('no-total leaves the total out; foreign-patient slips in another person', async () => {
    await fault('national', { kind: 'no-total' });
    expect((await bundle('national', target)).total).toBe(undefined);
    await fault('national', { kind: 'foreign-patient' });
    const subjects = (await bundle('national', target)).entry?.map(
      (entry) => (entry.resource['subject'] as { reference: string }).reference,
    );
    expect(subjects?.filter((subject) => subject !== 'Patient/hana')).toEqual(['Patient/taro']);
  });

  test('lost-next ends before the end; incomplete says that something is missing; 503 says when to come back', async () => {
    await fault('national', { kind: 'lost-next' });
    const page = await bundle('national', target);
    expect([page.total, page.entry?.length, next(page)]).toEqual([230, 100, undefined]);
    await fault('minato', { kind: 'incomplete' });
    const last = (await bundle('minato', target)).entry?.at(-1)?.resource;
    expect(last?.resourceType).toBe('OperationOutcome');
    await fault('shiokaze', { kind: '503', times: 1 });
    const struck = await get('shiokaze', target);
    expect([struck.status, struck.headers.get('retry-after')]).toEqual([503, '1']);
  });

  test('a path limits it, other sources are spared, an unknown kind is refused', async () => {
    await fault('minato', { kind: '500', path: 'Observation?patient' });
    expect((await get('minato', target)).status).toBe(500);
    expect((await get('minato', 'Patient/hana')).status).toBe(200);
    expect((await get('shiokaze', target)).status).toBe(200);
    expect((await fault('minato', { kind: 'earthquake' })).status).toBe(400);
  });

  test('the identity provider has its own switch', async () => {
    await fetch(`${world.issuer}/faults`, { method: 'POST', body: '{"kind":"500","times":1}' });
    const place = `${world.issuer}/.well-known/openid-configuration`;
    expect([(await fetch(place)).status, (await fetch(place)).status]).toEqual([500, 200]);
  });
});

test('a source that is stopped is gone, and comes back as it was', async () => {
  await world.stopSource('shiokaze');
  await expect(fetch(`${world.sources.shiokaze.fhirBase}/metadata`)).rejects.toThrow();
  await world.startSource('shiokaze');
  expect((await bundle('shiokaze', 'Observation?patient=hana')).total).toBe(230);
});

test('only the app may read answers from a page', async () => {
  const ask = (origin: string) =>
    fetch(`${world.sources.minato.fhirBase}/Patient`, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Headers': 'authorization,x-request-id' },
    });
  expect((await ask(world.app)).headers.get('access-control-allow-origin')).toBe(world.app);
  expect((await ask('http://evil.example')).headers.get('access-control-allow-origin')).toBe(null);
});
