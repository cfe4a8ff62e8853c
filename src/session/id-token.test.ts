import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT, createLocalJWKSet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IdTokenExpectation, validateIdToken } from './id-token.ts';

const NOW = new Date('2026-11-24T00:41:00Z');
const SECONDS = NOW.getTime() / 1000;
const ISSUER = 'https://id.example';
const CLIENT = 'hitome';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let own: Keys;
let foreign: Keys;
let keys: IdTokenExpectation['keys'];

beforeAll(async () => {
  own = await generateKeyPair('RS256');
  foreign = await generateKeyPair('RS256');
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'k', alg: 'RS256' }] });
});

const GOOD: JWTPayload = {
  iss: ISSUER,
  sub: 'u-1',
  aud: CLIENT,
  exp: SECONDS + 300,
  iat: SECONDS,
  nonce: 'n-1',
  auth_time: SECONDS - 5,
};

async function signed(claims: JWTPayload, key = own.privateKey, alg = 'RS256'): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, kid: 'k' }).sign(key);
}

async function verdict(token: string, more: Partial<IdTokenExpectation> = {}): Promise<string> {
  const result = await validateIdToken(token, {
    issuer: ISSUER,
    clientId: CLIENT,
    keys,
    now: NOW,
    nonce: 'n-1',
    ...more,
  });
  return result.ok ? 'accepted' : result.error.kind;
}

describe('an ID token', () => {
  it('that is good is accepted', async () => {
    expect(await verdict(await signed(GOOD))).toBe('accepted');
    expect(await verdict(await signed({ ...GOOD, azp: CLIENT }))).toBe('accepted');
    expect(await verdict(await signed({ ...GOOD, exp: SECONDS - 30 }))).toBe('accepted');
  });

  it.each<[string, Partial<JWTPayload>, string]>([
    ['another issuer', { iss: 'https://evil.example' }, 'issuer'],
    ['another audience', { aud: 'someone-else' }, 'forged'],
    ['a second, foreign audience', { aud: [CLIENT, 'someone-else'], azp: CLIENT }, 'forged'],
    ['several audiences without azp', { aud: [CLIENT, 'x'] }, 'forged'],
    ['a foreign azp', { azp: 'someone-else' }, 'forged'],
    ['expiry a day ago', { exp: SECONDS - 86_400 }, 'expired'],
    ['no expiry', { exp: undefined as never }, 'forged'],
    ['no subject', { sub: undefined as never }, 'forged'],
    ['issue in the future', { iat: SECONDS + 600, exp: SECONDS + 900 }, 'forged'],
    ['not yet valid', { nbf: SECONDS + 600 }, 'forged'],
    ['another nonce', { nonce: 'n-2' }, 'nonce'],
    ['no nonce', { nonce: undefined as never }, 'nonce'],
    ['an at_hash of another token', { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'forged'],
  ])('with %s is refused', async (_, change, kind) => {
    const claims = Object.fromEntries(
      Object.entries({ ...GOOD, ...change }).filter(([, value]) => value !== undefined),
    );
    expect(await verdict(await signed(claims), { accessToken: 'access' })).toBe(kind);
  });

  it('that is signed by another key, by nobody, or with a secret is refused', async () => {
    expect(await verdict(await signed(GOOD, foreign.privateKey))).toBe('forged');
    expect(await verdict(new UnsecuredJWT(GOOD).encode())).toBe('forged');
    const secret = new TextEncoder().encode('a shared secret that no public client has, long enough');
    expect(await verdict(await new SignJWT(GOOD).setProtectedHeader({ alg: 'HS256' }).sign(secret))).toBe(
      'forged',
    );
    const good = await signed(GOOD);
    expect(await verdict(`${good.slice(0, -6)}AAAAAA`)).toBe('forged');
    expect(await verdict('')).toBe('forged');
  });

  it('of a renewal must be of the same person and sign-in', async () => {
    const previous = GOOD;
    const { nonce: _, ...renewed } = GOOD;
    const expectation = { issuer: ISSUER, clientId: CLIENT, keys, now: NOW, previous };
    const judge = async (claims: JWTPayload) => (await validateIdToken(await signed(claims), expectation)).ok;
    expect(await judge(renewed)).toBe(true);
    expect(await judge({ ...renewed, sub: 'u-2' })).toBe(false);
    expect(await judge({ ...renewed, auth_time: SECONDS })).toBe(false);
  });
});
