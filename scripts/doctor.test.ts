import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestWorld, type TestWorld } from '../mocks/world/test-world.ts';
import { decodeSiteConfig } from '../src/sources/site-config.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shiftPorts } from './app-server/config.ts';
import { examined, providerLines } from './doctor.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await startTestWorld({ demoPeople: true });
});

afterAll(() => world.stop());

function siteOf(): ReturnType<typeof decodeSiteConfig> {
  const file = path.resolve(import.meta.dirname, '..', 'public', 'config', 'sources.json');
  return decodeSiteConfig(shiftPorts(readFileSync(file, 'utf8'), Number(new URL(world.app).port) - 5173));
}

async function levels(): Promise<Readonly<Record<string, string>>> {
  const site = siteOf();
  if (!site.ok) throw new Error('the shipped file is good');
  const lines = await examined(site.value, world.app);
  return Object.fromEntries(lines.map(({ where, check, level }) => [`${where} ${check}`, level]));
}

test('of the demo world all works that can be asked without a token, and the rest is said to be unasked', async () => {
  const found = await levels();
  expect(Object.entries(found).filter(([, level]) => level === 'wrong')).toEqual([]);
  expect(found).toMatchObject({
    'identity provider issuer': 'works',
    'identity provider PKCE': 'works',
    'national answers': 'works',
    'national version': 'works',
    'national types': 'works',
    'national search': 'unasked',
    'minato images': 'unasked',
    'misaki answers': 'works',
  });
});

test('with a token the search and the pictures are asked', async () => {
  process.env['HITOME_TOKEN_MINATO'] = await world.token('minato');
  try {
    const found = await levels();
    expect(found['minato search']).not.toBe('unasked');
    expect(found['minato search']).not.toBe('wrong');
    expect(found['minato images']).not.toBe('unasked');
  } finally {
    delete process.env['HITOME_TOKEN_MINATO'];
  }
});

test('a source that is down, and an origin that it does not know, are wrong', async () => {
  const site = siteOf();
  if (!site.ok) throw new Error('the shipped file is good');
  const [first] = site.value.sources;
  if (first === undefined) throw new Error('there is a source');
  const gone = { ...site.value, sources: [{ ...first, base: 'http://localhost:9/fhir' }] };
  const lines = await examined(gone, world.app);
  expect(lines.find(({ where, check }) => where === first.id && check === 'answers')?.level).toBe('wrong');
  const foreign = await examined(site.value, 'https://evil.example');
  expect(foreign.find(({ where, check }) => where === first.id && check === 'headers')?.level).toBe('wrong');
});

test('a provider without PKCE, or with another name, is wrong', () => {
  const lines = providerLines('https://id.example', { issuer: 'https://id.example/' });
  expect(lines.filter(({ level }) => level === 'wrong').map(({ check }) => check)).toEqual([
    'issuer',
    'endpoints',
    'PKCE',
  ]);
});
