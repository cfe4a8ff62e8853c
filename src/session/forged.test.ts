import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '../testing/fixed-clock.ts';
import { tellFigures } from '../testing/proof-figures.ts';
import type { LaunchAsk } from './launch.ts';
import { createSession, type SignInManner } from './session.ts';

/** The provider of these tests: honest but for what one case changes. */
const ISSUER = 'https://id.example';
const APP = 'https://hitome.example';
const CLIENT = 'hitome';
const NOW = '2026-11-24T00:41:00Z';
const SECONDS = Date.parse(NOW) / 1000;
const ACCESS = 'access-token-of-one-source';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
const own = new Map<string, Keys>();
let foreign: Keys;
let published: readonly object[] = [];

const ALGORITHMS = ['RS256', 'PS384', 'ES256', 'EdDSA'];

beforeAll(async () => {
  for (const alg of ALGORITHMS) own.set(alg, await generateKeyPair(alg));
  foreign = await generateKeyPair('RS256');
  published = await Promise.all(
    [...own].map(async ([alg, keys]) => ({
      ...(await exportJWK(keys.publicKey)),
      kid: alg,
      alg,
      use: 'sig',
    })),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function storage(): Storage {
  const held = new Map<string, string>();
  const own: Storage = {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    getItem: (name) => held.get(name) ?? null,
    key: (index) => [...held.keys()][index] ?? null,
    removeItem: (name) => void held.delete(name),
    setItem: (name, value) => void held.set(name, value),
  };
  return own;
}

type Claims = Readonly<Record<string, unknown>>;

interface Sent {
  readonly state: string;
  readonly nonce: string;
}

/** What one case changes of an honest sign-in. */
interface Change {
  readonly claims?: Claims;
  readonly sign?: (claims: JWTPayload) => Promise<string> | string;
  readonly alg?: string;
  readonly idToken?: (good: string) => string | undefined;
  readonly callback?: (good: URL, sent: Sent) => void;
  readonly metadata?: Claims;
  readonly token?: (good: Claims) => unknown;
  readonly status?: number;
  readonly jwks?: () => unknown;
  readonly manner?: SignInManner;
  readonly twice?: boolean;
  readonly launch?: LaunchAsk;
}

async function atHash(token: string, hash: string): Promise<string> {
  const digest = Buffer.from(await crypto.subtle.digest(hash, new TextEncoder().encode(token)));
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

function cleaned(claims: Claims): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

async function idTokenOf(change: Change, nonce: string): Promise<string | undefined> {
  const alg = change.alg ?? 'RS256';
  const good: Claims = {
    iss: ISSUER,
    sub: 'u-1',
    aud: CLIENT,
    exp: SECONDS + 300,
    iat: SECONDS,
    auth_time: SECONDS - 5,
    nonce,
    name: '見本 花子',
    role: 'doctor',
    licence: '医師',
    organization: '見本病院',
  };
  const claims = cleaned({ ...good, ...change.claims });
  const key = own.get(alg)?.privateKey ?? foreign.privateKey;
  const token =
    change.sign === undefined
      ? await new SignJWT(claims).setProtectedHeader({ alg, kid: alg }).sign(key)
      : await change.sign(claims);
  return change.idToken === undefined ? token : change.idToken(token);
}

/** The provider over HTTP, and one whole sign-in with it: through the same door as in the browser. */
async function signInWith(change: Change): Promise<string> {
  const left: string[] = [];
  const sent: Sent = { state: '', nonce: '' };
  const seen = { ...sent };
  const metadata = {
    issuer: ISSUER,
    authorization_endpoint: `${ISSUER}/auth`,
    token_endpoint: `${ISSUER}/token`,
    jwks_uri: `${ISSUER}/jwks`,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ...change.metadata,
  };
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input.toString());
    if (pathname === '/.well-known/openid-configuration') return Response.json(metadata);
    if (pathname === '/jwks') return Response.json(change.jwks?.() ?? { keys: published });
    const id_token = await idTokenOf(change, seen.nonce);
    const answer = {
      access_token: ACCESS,
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token: 'r',
      scope: 's',
    };
    const whole = id_token === undefined ? answer : { ...answer, id_token };
    return Response.json(change.token?.(whole) ?? whole, { status: change.status ?? 200 });
  });
  const session = createSession(
    {
      issuer: ISSUER,
      clientId: CLIENT,
      scope: 'openid profile',
      claims: { name: 'name', role: 'role', licence: 'licence', organization: 'organization' },
      audiences: ['https://a.example/fhir'],
      idleSeconds: 300,
      absoluteSeconds: 8 * 3600,
    },
    {
      origin: APP,
      redirectStorage: storage(),
      navigate: (url) => void left.push(url),
      clock: fixedClock(NOW),
    },
  );
  const leaving = await session.signIn('/patients', change.manner, undefined, change.launch);
  if (!leaving.ok) return `not begun: ${leaving.error.kind}`;
  const asked = new URL(left[0] ?? '').searchParams;
  Object.assign(seen, { state: asked.get('state') ?? '', nonce: asked.get('nonce') ?? '' });
  const callback = new URL(`${APP}/callback?code=c`);
  callback.searchParams.set('state', seen.state);
  callback.searchParams.set('iss', ISSUER);
  change.callback?.(callback, seen);
  if (change.twice === true) await session.complete(callback.href);
  const result = await session.complete(callback.href);
  if (!result.ok) {
    const kept = await session.authorise('https://a.example/fhir', false);
    return kept.ok ? `${result.error.kind}, and yet a token` : result.error.kind;
  }
  const { clinician, launched } = result.value;
  const whom = launched === undefined ? '' : ` for ${launched.patient ?? 'nobody'} of ${launched.source}`;
  return `accepted ${clinician.name}${whom}`;
}

function secretOf(text: string): Uint8Array {
  return new TextEncoder().encode(text.padEnd(64, '.'));
}

function withPart(token: string, part: 0 | 1 | 2, change: (text: string) => string): string {
  return token
    .split('.')
    .map((one, at) =>
      at === part
        ? Buffer.from(change(Buffer.from(one, 'base64url').toString('latin1')), 'latin1').toString(
            'base64url',
          )
        : one,
    )
    .join('.');
}

const GOOD: readonly (readonly [string, () => Promise<Change> | Change])[] = [
  ['as it should be', () => ({})],
  ...ALGORITHMS.map((alg) => [`signed with ${alg}`, () => ({ alg })] as const),
  ['with azp of ours', () => ({ claims: { azp: CLIENT } })],
  ['with the audience in a list', () => ({ claims: { aud: [CLIENT] } })],
  ['half a minute over', () => ({ claims: { exp: SECONDS - 30 } })],
  ['half a minute ahead', () => ({ claims: { iat: SECONDS + 30, nbf: SECONDS + 30 } })],
  ['with the right at_hash', async () => ({ claims: { at_hash: await atHash(ACCESS, 'SHA-256') } })],
  [
    'where iss is neither promised nor sent',
    () => ({
      metadata: { authorization_response_iss_parameter_supported: undefined },
      callback: (url) => url.searchParams.delete('iss'),
    }),
  ],
  [
    'a silent one, hours after the sign-in',
    () => ({ manner: 'silent', claims: { auth_time: SECONDS - 7 * 3600 } }),
  ],
  ['a fresh one after the lock', () => ({ manner: 'again', claims: { auth_time: SECONDS } })],
];

const FORGED: readonly (readonly [string, Change])[] = [
  ['another issuer', { claims: { iss: 'https://evil.example' } }],
  ['an issuer with a slash more', { claims: { iss: `${ISSUER}/` } }],
  ['an issuer in capitals', { claims: { iss: 'https://ID.example' } }],
  ['no issuer', { claims: { iss: undefined } }],
  ['an issuer over plain http', { claims: { iss: 'http://id.example' } }],
  ['another audience', { claims: { aud: 'other' } }],
  ['an audience in capitals', { claims: { aud: 'Hitome' } }],
  ['no audience', { claims: { aud: undefined } }],
  ['an empty list of audiences', { claims: { aud: [] } }],
  ['a second, foreign audience', { claims: { aud: [CLIENT, 'other'], azp: CLIENT } }],
  ['several audiences and no azp', { claims: { aud: [CLIENT, CLIENT] } }],
  ['a foreign azp', { claims: { azp: 'other' } }],
  ['an empty azp', { claims: { azp: '' } }],
  ['expiry a day ago', { claims: { exp: SECONDS - 86_400 } }],
  ['expiry two minutes ago', { claims: { exp: SECONDS - 120 } }],
  ['no expiry', { claims: { exp: undefined } }],
  ['expiry in words', { claims: { exp: '2099' } }],
  ['no time of issue', { claims: { iat: undefined } }],
  ['issue in the future', { claims: { iat: SECONDS + 600, exp: SECONDS + 900 } }],
  ['not valid yet', { claims: { nbf: SECONDS + 600 } }],
  ['no subject', { claims: { sub: undefined } }],
  ['an empty subject', { claims: { sub: '' } }],
  ['another nonce', { claims: { nonce: 'another' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['a nonce in a list', { claims: { nonce: ['n'] } }],
  ['an at_hash of another token', { claims: { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' } }],
  ['an empty at_hash', { claims: { at_hash: '' } }],
  ['an at_hash that is no text', { claims: { at_hash: 1 } }],
  ['no time of the sign-in', { claims: { auth_time: undefined } }],
  ['a sign-in that is older than asked', { claims: { auth_time: SECONDS - 3600 } }],
  ['a silent one beyond the whole time', { manner: 'silent', claims: { auth_time: SECONDS - 9 * 3600 } }],
  ['a provider that asked nobody after the lock', { manner: 'again', claims: { auth_time: SECONDS - 300 } }],
  ['a time of the sign-in in words', { claims: { auth_time: 'now' } }],
  ['an unknown profession', { claims: { role: 'janitor' } }],
  ['no profession', { claims: { role: undefined } }],
  ['a profession from a prototype', { claims: { role: 'constructor' } }],
  ['no signature (alg none)', { sign: (claims) => new UnsecuredJWT(claims).encode() }],
  [
    'alg none in capitals',
    {
      idToken: (good) =>
        `${withPart(good, 0, () => '{"alg":"NONE"}')
          .split('.')
          .slice(0, 2)
          .join('.')}.`,
    },
  ],
  [
    'another key',
    {
      sign: (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'RS256' }).sign(foreign.privateKey),
    },
  ],
  [
    'another key that it brings along',
    {
      sign: async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(foreign.publicKey) })
          .sign(foreign.privateKey),
    },
  ],
  [
    'another key at an address it names',
    {
      sign: (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid: 'x', jku: 'https://evil.example/jwks' })
          .sign(foreign.privateKey),
    },
  ],
  [
    'a shared secret',
    {
      sign: (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'RS256' }).sign(secretOf('secret')),
    },
  ],
  [
    'the public key as a secret',
    {
      sign: (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'RS256' })
          .sign(secretOf(JSON.stringify(published[0]))),
    },
  ],
  [
    'a key of another algorithm',
    {
      sign: (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256', kid: 'RS256' })
          .sign(own.get('ES256')?.privateKey ?? foreign.privateKey),
    },
  ],
  [
    'a critical extension unknown to us',
    { idToken: (good) => withPart(good, 0, (head) => head.replace('{', '{"crit":["x"],"x":1,')) },
  ],
  [
    'claims changed after signing',
    { idToken: (good) => withPart(good, 1, (body) => body.replace('u-1', 'u-2')) },
  ],
  ['a signature cut short', { idToken: (good) => good.slice(0, -8) }],
  ['a signature with other bytes', { idToken: (good) => `${good.slice(0, -8)}AAAAAAAA` }],
  ['no token at all', { idToken: () => undefined }],
  ['an empty token', { idToken: () => '' }],
  ['a token of two parts', { idToken: (good) => good.split('.').slice(0, 2).join('.') }],
  ['a token of five parts', { idToken: (good) => `${good}.a.b` }],
  ['no keys of the provider', { jwks: () => ({ keys: [] }) }],
  ['keys that are no keys', { jwks: () => ({ keys: 'x' }) }],
  [
    'an answer of another provider',
    { callback: (url) => url.searchParams.set('iss', 'https://evil.example') },
  ],
  ['no iss though promised', { callback: (url) => url.searchParams.delete('iss') }],
  ['an empty iss', { callback: (url) => url.searchParams.set('iss', '') }],
  ['another state', { callback: (url) => url.searchParams.set('state', 'forged') }],
  ['no state', { callback: (url) => url.searchParams.delete('state') }],
  ['no code', { callback: (url) => url.searchParams.delete('code') }],
  ['an error beside the code', { callback: (url) => url.searchParams.set('error', 'access_denied') }],
  ['an answer used twice', { twice: true }],
  ['metadata of another provider', { metadata: { issuer: 'https://evil.example' } }],
  ['a refusal by the token endpoint', { status: 400, token: () => ({ error: 'invalid_grant' }) }],
  ['a page for a token', { token: () => 'html' }],
];

describe('a sign-in, whole', () => {
  it.each(GOOD)('%s is taken', async (_, change) => {
    expect(await signInWith(await change())).toBe('accepted 見本 花子');
  });

  it('that is forged anywhere is refused, and leaves no token', async () => {
    const accepted: string[] = [];
    for (const [name, change] of FORGED) {
      const outcome = await signInWith(change);
      if (outcome.startsWith('accepted') || outcome.includes('token')) accepted.push(`${name}: ${outcome}`);
    }
    tellFigures({ forgedCases: FORGED.length, forgedAccepted: accepted.length });
    expect(accepted).toEqual([]);
    expect(FORGED.length).toBeGreaterThanOrEqual(40);
  });
});

const CHART: LaunchAsk = {
  source: 'minato',
  aud: 'https://a.example/fhir',
  launch: 'handle',
  authorizationEndpoint: `${ISSUER}/auth`,
};

function naming(patient: unknown): Change {
  return { launch: CHART, token: (good) => ({ ...good, patient }) };
}

describe('a launch from an electronic chart', () => {
  it.each<readonly [string, Change, string]>([
    ['names its patient', naming('p-1'), 'accepted 見本 花子 for p-1 of minato'],
    ['whose answer names nobody opens nobody', naming(undefined), 'accepted 見本 花子 for nobody of minato'],
    ['whose answer names an empty id', naming(''), 'accepted 見本 花子 for nobody of minato'],
    [
      'whose answer names an address',
      naming('https://evil.example/Patient/1'),
      'accepted 見本 花子 for nobody of minato',
    ],
    ['whose answer names a path', naming('../Binary/1'), 'accepted 見本 花子 for nobody of minato'],
    ['whose answer names several', naming(['p-1', 'p-2']), 'accepted 見本 花子 for nobody of minato'],
    [
      'from a source that names another provider is not begun',
      { launch: { ...CHART, authorizationEndpoint: 'https://evil.example/auth' } },
      'not begun: launch-provider',
    ],
    [
      'from a source that names the provider with a slash more is not begun',
      { launch: { ...CHART, authorizationEndpoint: `${ISSUER}/auth/` } },
      'not begun: launch-provider',
    ],
    [
      'where discovery is of another provider is not begun',
      { launch: CHART, metadata: { issuer: 'https://evil.example' } },
      'not begun: issuer',
    ],
    ['whose answer is used twice is refused', { ...naming('p-1'), twice: true }, 'state'],
    [
      'answered with the state of another is refused',
      { ...naming('p-1'), callback: (url) => url.searchParams.set('state', 'forged') },
      'state',
    ],
  ])('%s', async (_, change, outcome) => {
    expect(await signInWith(change)).toBe(outcome);
  });

  it('that nobody asked for is not taken from an answer', async () => {
    expect(await signInWith({ token: (good) => ({ ...good, patient: 'p-1' }) })).toBe('accepted 見本 花子');
  });
});
