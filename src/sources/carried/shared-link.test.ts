import { createCipheriv, getRandomValues, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MOST_CARRIED_BYTES } from '../../domain/carried.ts';
import { shareLink } from '../ips/share-link.ts';
import { readCarried } from './carried-files.ts';
import { openLink } from './shared-link.ts';

const NOW = new Date('2026-11-24T09:00:00+09:00');
const SOON = NOW.getTime() / 1000 + 3600;
const STORE = 'https://share.example/links';
const KEY = randomBytes(32);
const ALLERGY = { resourceType: 'AllergyIntolerance', id: 'a', code: { text: 'そば' } };

/** Written by Node's own cipher, not by what reads it. */
function jwe(text: string | Buffer, { key = KEY, zip = false, header = {} } = {}): string {
  const head = { alg: 'dir', enc: 'A256GCM', ...(zip ? { zip: 'DEF' } : {}), ...header };
  const protectedHeader = Buffer.from(JSON.stringify(head)).toString('base64url');
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(protectedHeader));
  const plain = zip ? deflateRawSync(text) : Buffer.from(text);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const parts = [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return [protectedHeader, '', ...parts].join('.');
}

function link(more: object = {}): string {
  const payload = { url: `${STORE}/abc`, key: KEY.toString('base64url'), exp: SOON, ...more };
  return `shlink:/${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
}

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A store that answers by table; `asked` lists what it was asked. */
function store(answer: (asked: Asked) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return answer({ url, init });
  }) as unknown as typeof globalThis.fetch;
  return { asked, means: { fetch, now: () => NOW, signal: new AbortController().signal } };
}

function manifest(...files: readonly object[]) {
  return () => Response.json({ files });
}

function fhir(more: object) {
  return { contentType: 'application/fhir+json;fhirVersion=4.0.1', ...more };
}

const GOOD = manifest(fhir({ embedded: jwe(JSON.stringify(ALLERGY)) }));

async function told(text: string, { means }: ReturnType<typeof store>, passcode?: string): Promise<unknown> {
  const opened = await openLink(text, passcode, means);
  if (!opened.ok) return opened.error;
  const files = opened.value.files.map((file) => new TextDecoder().decode(file));
  return { files: files.map((file) => JSON.parse(file) as unknown), others: opened.value.others };
}

describe('a SMART Health Link of somebody else', () => {
  it('asks its manifest and nobody else, with no credential and without its key', async () => {
    const there = store(GOOD);
    expect(await told(link(), there)).toEqual({ files: [ALLERGY], others: 0 });
    expect(there.asked).toHaveLength(1);
    const [{ url, init } = { url: '', init: {} }] = there.asked;
    expect([url, init.method, init.credentials, init.redirect]).toEqual([
      `${STORE}/abc`,
      'POST',
      'omit',
      'error',
    ]);
    expect(JSON.stringify(init)).not.toContain(KEY.toString('base64url'));
  });

  it('is read behind the address of a viewer, which is not asked', async () => {
    const there = store(GOOD);
    const text = `https://viewer.example/open#${link()}`;
    const read = await readCarried([{ name: 'x', bytes: new TextEncoder().encode(text) }], 1, there.means);
    expect(read.map(({ outcome }) => outcome.state)).toEqual(['taken']);
    expect(there.asked.map(({ url }) => url)).toEqual([`${STORE}/abc`]);
  });

  it('a single file stands at the address itself (flag U); a packed one is unpacked', async () => {
    const there = store(() => new Response(jwe(JSON.stringify(ALLERGY), { zip: true })));
    expect(await told(link({ flag: 'LU' }), there)).toEqual({ files: [ALLERGY], others: 0 });
    expect(there.asked.map(({ url, init }) => [url, init.method])).toEqual([
      [`${STORE}/abc?recipient=Hitome`, 'GET'],
    ]);
  });

  it('a file that lies apart is fetched; files of other kinds are counted and left', async () => {
    const there = store(({ url }) =>
      url.endsWith('/file')
        ? new Response(jwe(JSON.stringify(ALLERGY)))
        : Response.json({
            files: [
              fhir({ location: `${STORE}/file` }),
              { contentType: 'application/smart-api-access', location: 'https://other.example/' },
            ],
          }),
    );
    expect(await told(link(), there)).toEqual({ files: [ALLERGY], others: 1 });
    expect(there.asked.map(({ url }) => url)).toEqual([`${STORE}/abc`, `${STORE}/file`]);
  });

  it('a passcode is asked for before anything is sent; a wrong one tells how many tries are left', async () => {
    const there = store(({ init }) =>
      (init.body as string).includes('"4711"')
        ? GOOD()
        : Response.json({ remainingAttempts: 2 }, { status: 401 }),
    );
    const locked = link({ flag: 'P' });
    expect(await told(locked, there)).toEqual({ kind: 'passcode', wrong: false });
    expect(there.asked).toEqual([]);
    expect(await told(locked, there, '0000')).toEqual({ kind: 'passcode', wrong: true, left: 2 });
    expect(await told(locked, there, '4711')).toEqual({ files: [ALLERGY], others: 0 });
  });

  it.each([
    ['one that is over is not asked', link({ exp: SOON - 7200 }), 'expired', 0],
    ['nor one without encryption on the way', link({ url: 'http://share.example/a' }), 'unsafe', 0],
    ['nor one that hides a name and password', link({ url: 'https://a:b@share.example/a' }), 'unsafe', 0],
    ['nor half a link', link().slice(0, 40), 'broken', 0],
    ['nor one with half a key', link({ key: 'abcd' }), 'broken', 0],
  ])('%s', async (_, text, kind, times) => {
    const there = store(GOOD);
    expect(await told(text, there)).toMatchObject({ kind });
    expect(there.asked).toHaveLength(times);
  });

  it('on this machine itself it may be without https', async () => {
    expect(await told(link({ url: 'http://localhost:5180/share/a' }), store(GOOD))).toHaveProperty('files');
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ['used up or withdrawn', () => new Response('', { status: 404 }), 'gone'],
    ['in trouble', () => new Response('', { status: 500 }), 'unreachable'],
    ['not reached', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['of another key', manifest(fhir({ embedded: jwe('{}', { key: randomBytes(32) }) })), 'undecipherable'],
    [
      'of another cipher',
      manifest(fhir({ embedded: jwe('{}', { header: { enc: 'A128GCM' } }) })),
      'undecipherable',
    ],
    ['without encryption', manifest(fhir({ embedded: '{"resourceType":"Bundle"}' })), 'undecipherable'],
    [
      'without FHIR',
      manifest({ contentType: 'application/smart-health-card', embedded: 'x' }),
      'otherContent',
    ],
    ['no manifest', () => new Response('<html>'), 'otherContent'],
    ['elsewhere without https', manifest(fhir({ location: 'http://share.example/f' })), 'unsafe'],
  ])('%s: the reason is told', async (_, answer, kind) => {
    expect(await told(link(), store(answer))).toMatchObject({ kind });
  });

  it('what unpacks to more than is read is not unpacked', async () => {
    const huge = jwe(Buffer.alloc(MOST_CARRIED_BYTES + 1, 0x20), { zip: true });
    expect(await told(link(), store(manifest(fhir({ embedded: huge }))))).toEqual({ kind: 'tooLarge' });
  });

  it('with one of two files out of reach nothing of it is taken', async () => {
    const there = store(({ url }) =>
      url.endsWith('/file')
        ? new Response('', { status: 404 })
        : Response.json({
            files: [fhir({ embedded: jwe(JSON.stringify(ALLERGY)) }), fhir({ location: `${STORE}/file` })],
          }),
    );
    const bytes = new TextEncoder().encode(link());
    const read = await readCarried([{ name: 'x', bytes }], 1, there.means);
    expect(read.map(({ outcome, client }) => [outcome.state, client])).toEqual([['link', undefined]]);
  });

  it('one that we made ourselves is read in again', async () => {
    let left: { files: object[] } = { files: [] };
    const there = store(({ url, init }) => {
      if (url !== STORE) return Response.json(left);
      left = JSON.parse(init.body as string) as typeof left;
      return Response.json({ url: `${STORE}/made` }, { status: 201 });
    });
    const random = (bytes: Uint8Array<ArrayBuffer>) => getRandomValues(bytes);
    const made = await shareLink(
      { json: ALLERGY, label: '患者サマリー', exp: SOON },
      { url: STORE, fetch: there.means.fetch, random },
    );
    if (!made.ok) throw new Error(made.error.detail);
    expect(await told(made.value.link, there)).toEqual({ files: [ALLERGY], others: 0 });
  });
});
