import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePatient } from '../fhir/sample-people.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { networkEntries } from './networks.ts';
import { startTestWorld, type TestWorld } from './test-world.ts';

const MEMBER = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';

let world: TestWorld;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hitome-networks-'));
  const identifier = [{ system: MEMBER, value: '06990012:17:4482:02' }];
  await writeFile(path.join(folder, 'hana.json'), JSON.stringify(samplePatient('hana', { identifier })));
  const people = [`minato=${folder}`, `national=${folder}`];
  world = await startTestWorld({ people, networks: 20, networksWithPeople: 2 });
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true, force: true });
});

async function get(base: string, target: string) {
  return fetch(`${base}/${target}`, { headers: { Authorization: `Bearer ${await world.tokenFor(base)}` } });
}

async function count(base: string, target: string): Promise<number> {
  const bundle = (await (await get(base, target)).json()) as { entry?: unknown[] };
  return bundle.entry?.length ?? 0;
}

describe('further networks', () => {
  test('the first know the people of minato, the rest know nobody', async () => {
    const counts: string[] = [];
    for (const base of world.networks.fhirBases)
      counts.push(`${await count(base, 'Patient')}${await count(base, 'AllergyIntolerance')}`);
    expect(counts.join(' ')).toBe(['11', '11', ...Array.from({ length: 18 }, () => '00')].join(' '));
  });

  test('the locator names those that know her, and a token is good for one network only', async () => {
    const { fhirBase } = world.sources.national;
    const query = `sourceIdentifier=${encodeURIComponent('https://national.example/patient-id|hana')}`;
    const answer = (await (await get(fhirBase, `Patient/$ihe-pix?${query}`)).json()) as {
      parameter: { valueIdentifier?: { system: string } }[];
    };
    const systems = answer.parameter.flatMap(({ valueIdentifier }) => valueIdentifier?.system ?? []);
    expect(systems.toSorted()).toEqual(
      ['minato', 'national', 'net-001', 'net-002'].map((id) => `https://${id}.example/patient-id`).toSorted(),
    );
    const [first = '', second = ''] = world.networks.fhirBases;
    const token = await world.tokenFor(first);
    const strange = await fetch(`${second}/Patient`, { headers: { Authorization: `Bearer ${token}` } });
    expect(strange.status).toBe(401);
  });

  test('one switch makes all of them misbehave, or one', async () => {
    const faults = `${world.networks.origin}/faults`;
    const [first = '', second = ''] = world.networks.fhirBases;
    await fetch(faults, { method: 'POST', body: '{"kind":"500","path":"/net/001/"}' });
    expect([(await get(first, 'Patient')).status, (await get(second, 'Patient')).status]).toEqual([500, 200]);
    await fetch(faults, { method: 'DELETE' });
    expect((await get(first, 'Patient')).status).toBe(200);
  });

  test('what a site would write of them leads to them', () => {
    const entries = networkEntries(Number(new URL(world.app).port), 20);
    expect(entries.map((entry) => entry.fhirBase)).toEqual(world.networks.fhirBases);
    expect(new Set(entries.map((entry) => entry.ask))).toEqual(new Set(['located']));
  });
});
