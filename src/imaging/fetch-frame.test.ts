import { expect, test, vi } from 'vitest';
import { branded } from '../base/brand.ts';
import { ok } from '../base/result.ts';
import { fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import { createSourceHttp } from '../sources/http.ts';
import { readSeries } from './archive-series.ts';
import type { ImageArchive } from './contract.ts';
import { fetchBulk, fetchFrame } from './fetch-frame.ts';

const BASE = 'https://archive.example/dicom-web';
const FRAMES = 120;
/** Each token is good for so many answers: about what a minute of scrolling takes. */
const GOOD_FOR = 25;

const names = { ja: '保管庫', en: 'Archive' };
const source: Source = {
  id: branded<SourceId>('here'),
  name: names,
  shortName: names,
  seal: '像',
  kind: 'regional',
  format: 'fhir',
  base: 'https://archive.example/fhir',
  dicomwebBase: BASE,
  audience: 'https://archive.example/fhir',
  audit: false,
  match: false,
  offers: [],
  ask: 'always',
  locator: false,
  quirks: {},
  rank: 0,
};

const value = (vr: string, one: string | number) => ({ vr, Value: [one] });

function instance(number: number) {
  return {
    '0020000D': value('UI', '1'),
    '0020000E': value('UI', '1.2'),
    '00080018': value('UI', `1.2.${number}`),
    '00200013': value('IS', number),
    '00280010': value('US', 2),
    '00280011': value('US', 2),
    '00280100': value('US', 8),
  };
}

/** An archive whose tokens run out: an old one is refused, whatever is asked. */
function archiveWithShortTokens() {
  let current = 1;
  let answers = 0;
  let renewals = 0;
  const seen = new Set<string>();
  const answer: typeof fetch = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const token = new Headers(init?.headers).get('Authorization') ?? '';
    seen.add(token);
    if (answers > 0 && answers % GOOD_FOR === 0) current += 1;
    answers += 1;
    if (token !== `Bearer ${current}`) return Promise.resolve(new Response('', { status: 401 }));
    if (url.endsWith('/metadata')) {
      const list = Array.from({ length: FRAMES }, (_, index) => instance(index + 1));
      return Promise.resolve(Response.json(list));
    }
    const body = Uint8Array.of(1, 2, 3, 4);
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'application/octet-stream' } }));
  };
  let held = 1;
  const http = createSourceHttp({
    source,
    authorise: (_, options) => {
      if (options?.renew === true) {
        renewals += 1;
        held = current;
      }
      return Promise.resolve(ok(`Bearer ${held}`));
    },
    fetch: answer,
  });
  const archive: ImageArchive = { source, http, base: BASE, records: [] };
  return { archive, renewals: () => renewals, seen };
}

test('a long scroll over several renewals of the token loses no frame, and every kind of request carries it', async () => {
  vi.useRealTimers();
  const { archive, renewals, seen } = archiveWithShortTokens();
  const { signal } = new AbortController();
  const series = await readSeries(archive, '1', '1.2', signal);
  if (!series.ok) throw new Error('no series');
  expect(series.value.frames).toHaveLength(FRAMES);
  const fetched = await Promise.all(series.value.frames.map((facts) => fetchFrame(archive, facts, signal)));
  expect(fetched.filter(({ ok: here }) => !here)).toEqual([]);
  const bulk = await fetchBulk(archive, { kind: 'address', url: `${BASE}/studies/1/bulk/1` }, signal);
  expect(bulk.ok).toBe(true);
  expect(renewals()).toBeGreaterThanOrEqual(4);
  expect(seen.has('')).toBe(false);
});

test('bulk data at an address outside of the source is not asked for, and no token goes there', async () => {
  const { archive, seen } = archiveWithShortTokens();
  const bulk = { kind: 'address', url: 'https://elsewhere.example/bulk' } as const;
  const answer = await fetchBulk(archive, bulk, new AbortController().signal);
  expect(answer).toEqual({
    ok: false,
    error: fault('malformed', 'the address lies outside of the source'),
  });
  expect(seen.size).toBe(0);
});
