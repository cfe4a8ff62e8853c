import { createDecipheriv, getRandomValues } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { shareLink } from './share-link.ts';

const STORE = 'https://share.example/links';
const JSON_FILE = { resourceType: 'Bundle', type: 'document', note: '桐谷 文枝' };
const EXP = 1_900_000_000;

interface Left {
  readonly url: string;
  readonly body: { exp: number; passcode?: string; files: { contentType: string; embedded: string }[] };
  readonly headers: unknown;
}

/** A store that keeps what is left with it, and tells this address for it. */
function store(answer: unknown = { url: `${STORE}/abc` }, status = 201) {
  const left: Left[] = [];
  const fetch = ((url: string, init: { body: string; headers: unknown }) => {
    left.push({ url, body: JSON.parse(init.body) as Left['body'], headers: init.headers });
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  }) as unknown as typeof globalThis.fetch;
  return {
    left,
    means: { url: STORE, fetch, random: (bytes: Uint8Array<ArrayBuffer>) => getRandomValues(bytes) },
  };
}

function payloadOf(link: string) {
  return JSON.parse(Buffer.from(link.replace('shlink:/', ''), 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

/** Read by Node's own cipher, not by what wrote it. */
function opened(jwe: string, key: string): string {
  const [header = '', none, iv = '', text = '', tag = ''] = jwe.split('.');
  expect(none).toBe('');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'dir',
    enc: 'A256GCM',
    cty: 'application/fhir+json',
  });
  const cipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), Buffer.from(iv, 'base64url'));
  cipher.setAAD(Buffer.from(header));
  cipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([cipher.update(Buffer.from(text, 'base64url')), cipher.final()]).toString();
}

describe('a link to the summary', () => {
  it('holds the key of what was left encrypted; nothing that was sent holds it, or a word of the file', async () => {
    const { left, means } = store();
    const made = await shareLink({ json: JSON_FILE, label: '患者サマリー', exp: EXP }, means);
    if (!made.ok) throw new Error(made.error.kind);
    const payload = payloadOf(made.value.link);
    expect(payload).toEqual({
      url: `${STORE}/abc`,
      key: expect.stringMatching(/^[\w-]{43}$/u) as unknown,
      exp: EXP,
      label: '患者サマリー',
      v: 1,
    });
    const [{ url, body, headers } = { url: '', body: { exp: 0, files: [] }, headers: {} }] = left;
    expect([left.length, url, body.exp, body.passcode]).toEqual([1, STORE, EXP, undefined]);
    expect(JSON.stringify({ body, headers })).not.toContain(String(payload['key']));
    expect(JSON.stringify(body)).not.toContain('桐谷');
    expect(opened(body.files[0]?.embedded ?? '', String(payload['key']))).toBe(JSON.stringify(JSON_FILE));
    expect(made.value.code.path).toMatch(/^M\d+ \d+h1v1h-1z/u);
  });

  it('is marked where it needs a passcode, and the passcode is not in it', async () => {
    const { left, means } = store();
    const made = await shareLink({ json: JSON_FILE, label: 'x', exp: EXP, passcode: '4711' }, means);
    if (!made.ok) throw new Error(made.error.kind);
    expect(payloadOf(made.value.link)['flag']).toBe('P');
    expect(JSON.stringify(payloadOf(made.value.link))).not.toContain('4711');
    expect(left[0]?.body.passcode).toBe('4711');
  });

  it('two links of one summary share neither key nor vector', async () => {
    const { left, means } = store();
    const [one, other] = [
      await shareLink({ json: JSON_FILE, label: 'x', exp: EXP }, means),
      await shareLink({ json: JSON_FILE, label: 'x', exp: EXP }, means),
    ];
    expect(one.ok && other.ok && one.value.link !== other.value.link).toBe(true);
    expect(left[0]?.body.files[0]?.embedded.split('.')[2]).not.toBe(
      left[1]?.body.files[0]?.embedded.split('.')[2],
    );
  });

  it('no link is made where the store refuses, or names an address that is not below it', async () => {
    const request = { json: JSON_FILE, label: 'x', exp: EXP };
    for (const { means } of [
      store({}, 500),
      store({}),
      store({ url: 'https://evil.example/abc' }),
      store({ url: `${STORE}/${'a'.repeat(128)}` }),
    ])
      expect((await shareLink(request, means)).ok).toBe(false);
  });
});
