import { describe, expect, it } from 'vitest';
import { testSource } from '../testing/sources.ts';
import { launchAsk } from './smart-launch.ts';

const SOURCES = ['national', 'minato'].map((id, rank) => testSource(id, rank));
const MINATO = SOURCES[1]?.base ?? '';
const ENDPOINT = 'https://id.example/auth';

const GOOD = { authorization_endpoint: ENDPOINT, code_challenge_methods_supported: ['S256'] };

/** What comes of an address, and which addresses were asked for it. */
async function launched(
  query: string,
  answer: () => Response = () => Response.json(GOOD),
  standalone = false,
) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push(input instanceof Request ? input.url : input.toString());
    expect(new Headers(init?.headers).has('authorization')).toBe(false);
    expect(init).toMatchObject({ redirect: 'error', credentials: 'omit' });
    return Promise.resolve(answer());
  };
  const ask = await launchAsk(new URLSearchParams(query), { sources: SOURCES, standalone, fetch });
  return { ask: ask.ok ? (ask.value ?? 'an ordinary sign-in') : ask.error.kind, asked };
}

function from(iss: string): string {
  return new URLSearchParams({ iss, launch: 'handle' }).toString();
}

const { origin, host, pathname } = new URL(MINATO);

/** Spellings that must not pass for a configured source. */
const FOREIGN: readonly string[] = [
  '',
  'https://evil.example/fhir',
  `https://evil.example${pathname}`,
  `${origin}.evil.example${pathname}`,
  `https://${host}@evil.example${pathname}`,
  `https://evil@${host}${pathname}`,
  `https://evil.example/${MINATO}`,
  `https://evil.example?${MINATO}`,
  `https://evil.example#${MINATO}`,
  `https://evil.example\\@${host}${pathname}`,
  `${MINATO}?x=1`,
  `${MINATO}#x`,
  `${MINATO}?`,
  `${MINATO}/Patient`,
  `${MINATO}x`,
  `${MINATO}/..`,
  `${MINATO}/%2e%2e/other`,
  `${origin}/`,
  `${origin}:444${pathname}`,
  `ftp://${host}${pathname}`,
  `http://${host}${pathname}`,
  `//${host}${pathname}`,
  pathname,
  `javascript:${MINATO}`,
  `data:text/html,${MINATO}`,
  `${MINATO} https://evil.example`,
  MINATO.replace('https', 'https%3A'),
  `https://${host.replace('.', '。evil.')}${pathname}`,
];

describe('a launch', () => {
  it('from a configured source asks its own address, and nothing else', async () => {
    const ask = { source: 'minato', aud: MINATO, launch: 'handle', authorizationEndpoint: ENDPOINT };
    const asked = [`${MINATO}/.well-known/smart-configuration`];
    for (const iss of [MINATO, `${MINATO}/`, MINATO.replace(host, host.toUpperCase())])
      expect(await launched(from(iss)), iss).toEqual({ ask, asked });
  });

  it.each(FOREIGN)('from %j is refused, and nothing is asked of anybody', async (iss) => {
    expect(await launched(from(iss))).toEqual({ ask: 'launch-unknown', asked: [] });
  });

  it('that names its source or its handle twice is refused', async () => {
    const twice = `${from(MINATO)}&iss=${encodeURIComponent('https://evil.example')}`;
    expect(await launched(twice)).toEqual({ ask: 'launch-unknown', asked: [] });
    expect(await launched(`${from(MINATO)}&launch=other`)).toEqual({ ask: 'launch-unknown', asked: [] });
  });

  it.each<readonly [string, () => Response]>([
    ['does not know how it is launched', () => new Response('', { status: 404 })],
    ['answers with a page', () => new Response('<html>')],
    ['answers with nothing', () => Response.json(null)],
    ['names no endpoint', () => Response.json({ ...GOOD, authorization_endpoint: undefined })],
    [
      'names an endpoint that is no text',
      () => Response.json({ ...GOOD, authorization_endpoint: [ENDPOINT] }),
    ],
    ['offers no PKCE', () => Response.json({ authorization_endpoint: ENDPOINT })],
    ['offers plain PKCE only', () => Response.json({ ...GOOD, code_challenge_methods_supported: ['plain'] })],
    [
      'cannot be reached',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('from a source that %s is refused', async (_, answer) => {
    expect((await launched(from(MINATO), answer)).ask).toBe('launch-provider');
  });

  it('without a handle is an ordinary sign-in, unless the site wants the provider to name the person', async () => {
    const query = new URLSearchParams({ iss: MINATO }).toString();
    expect(await launched(query)).toEqual({ ask: 'an ordinary sign-in', asked: [] });
    const { ask } = await launched(query, undefined, true);
    expect(ask).toMatchObject({ source: 'minato', launch: undefined });
  });
});
