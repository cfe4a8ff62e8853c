import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestWorld, type TestWorld } from '../world/test-world.ts';

let world: TestWorld;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hitome-idp-'));
  world = await startTestWorld({ folder });
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true, force: true });
});

function ask(token: string, target = 'Patient', base = world.sources.minato.fhirBase) {
  return fetch(`${base}/${target}`, { headers: token === '' ? {} : { Authorization: `Bearer ${token}` } });
}

describe('the ID token', () => {
  test('tells who it is and in which role', async () => {
    const claims = decodeJwt((await world.session('pharmacist')).idToken);
    expect(claims).toMatchObject({ iss: world.issuer, aud: 'hitome', role: 'pharmacist', licence: '薬剤師' });
    expect(claims['name']).toBeTypeOf('string');
    expect(claims['organization']).toBeTypeOf('string');
    expect(claims['auth_time']).toBeTypeOf('number');
  });

  test('opens no source', async () => {
    expect((await ask((await world.session('doctor')).idToken)).status).toBe(401);
  });
});

describe('an access token', () => {
  test('is good for one source only, and short', async () => {
    const token = await world.token('minato');
    expect(decodeJwt(token)).toMatchObject({ aud: world.sources.minato.fhirBase, role: 'doctor' });
    expect(Number(decodeJwt(token).exp) - Number(decodeJwt(token).iat)).toBe(300);
    expect((await ask(token)).status).toBe(200);
    expect((await ask(token, 'Patient', world.sources.shiokaze.fhirBase)).status).toBe(401);
    expect((await ask('')).status).toBe(401);
  });

  test('carries what the role may read, and the client is told', async () => {
    const session = await world.session('caremanager');
    const answer = await session.refresh(world.sources.minato.fhirBase, session.refreshToken);
    expect(answer.scope).toBe(decodeJwt(answer.access_token)['scope']);
    expect(answer.scope.split(' ')).toContain('user/Observation.rs');
    const statuses = [];
    for (const type of ['Condition', 'DiagnosticReport', 'ImagingStudy', 'FamilyMemberHistory'])
      statuses.push((await ask(answer.access_token, type)).status);
    expect(statuses).toEqual([200, 403, 403, 403]);
    const refused = (await (await ask(answer.access_token, 'ImagingStudy')).json()) as {
      issue: { code: string }[];
    };
    expect(refused.issue[0]?.code).toBe('forbidden');
    const pictures = `${world.sources.minato.dicomWebBase}/studies`;
    const picture = await fetch(pictures, { headers: { Authorization: `Bearer ${answer.access_token}` } });
    expect(picture.status).toBe(403);
  });

  test('forged, foreign or out of date is refused', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const kid = (await exportJWK(publicKey)).kid ?? 'forged';
    const forged = await new SignJWT({ scope: 'user/*.rs' })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
      .setIssuer(world.issuer)
      .setAudience(world.sources.minato.fhirBase)
      .setSubject('u-5f1c20a7')
      .setExpirationTime('5m')
      .sign(privateKey);
    expect((await ask(forged)).status).toBe(401);
    const good = await world.token('minato');
    const [head, body] = good.split('.');
    expect((await ask(`${head}.${body}.${'A'.repeat(342)}`)).status).toBe(401);
  });

  test('ends when its seconds are over', async () => {
    const short = await startTestWorld({ accessTokenSeconds: 60 });
    const token = await short.token('minato');
    const place = `${short.sources.minato.fhirBase}/Patient`;
    expect((await ask(token, 'Patient', short.sources.minato.fhirBase)).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90_000 });
    const late = await fetch(place, { headers: { Authorization: `Bearer ${token}` } });
    expect([late.status, late.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer error="invalid_token", error_description="the token is refused"',
    ]);
    vi.useRealTimers();
    await short.stop();
  });
});

describe('the refresh token', () => {
  test('changes each time; a used one ends the whole family', async () => {
    const session = await world.session('doctor');
    const first = session.refreshToken;
    const audience = world.sources.national.fhirBase;
    const second = (await session.refresh(audience, first)).refresh_token;
    expect(second).not.toBe(first);
    await expect(session.refresh(audience, first)).rejects.toThrow('invalid_grant');
    await expect(session.refresh(audience, second)).rejects.toThrow('invalid_grant');
  });

  test('survives a restart of the world', async () => {
    const session = await world.session('er');
    await world.stop();
    world = await startTestWorld({ folder, portBase: Number(new URL(world.app).port) });
    const answer = await session.refresh(world.sources.minato.fhirBase, session.refreshToken);
    expect((await ask(answer.access_token)).status).toBe(200);
  });

  test('is given for no resource that was not asked for at sign-in', async () => {
    const session = await world.session('er');
    await expect(session.refresh('http://localhost:1/fhir', session.refreshToken)).rejects.toThrow(
      'invalid_target',
    );
  });
});

describe('signing in and out', () => {
  const verifier = randomBytes(32).toString('base64url');

  test('an unknown name is told on the page, and the field stays', async () => {
    const query = new URLSearchParams({
      client_id: 'hitome',
      response_type: 'code',
      redirect_uri: `${world.app}/callback`,
      scope: 'openid profile user/*.rs',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      resource: world.sources.minato.fhirBase,
    });
    const start = await fetch(`${world.issuer}/auth?${query}`, { redirect: 'manual' });
    const cookie = start.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const place = new URL(start.headers.get('location') ?? '', world.issuer);
    const page = await (await fetch(place, { headers: { Cookie: cookie } })).text();
    expect(page.match(/<input/g)?.length).toBe(1);
    expect(page.match(/type="submit"/g)?.length).toBe(1);
    const failed = await fetch(place, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'login=%3Cb%3Enobody',
    });
    const text = await failed.text();
    expect(failed.status).toBe(400);
    expect(text).toContain('role="alert"');
    expect(text).toContain('name="login" type="text" value="&lt;b&gt;nobody"');
  });

  test('prompt=none knows who is signed in and who is not', async () => {
    const session = await world.session('doctor');
    const known = await session.authorize(verifier, { prompt: 'none' });
    const back = new URL(known.headers.get('location') ?? '');
    expect([back.origin, back.searchParams.get('iss'), back.searchParams.has('code')]).toEqual([
      world.app,
      world.issuer,
      true,
    ]);
    const query = new URLSearchParams({
      client_id: 'hitome',
      response_type: 'code',
      redirect_uri: `${world.app}/callback`,
      scope: 'openid',
      prompt: 'none',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const unknown = await fetch(`${world.issuer}/auth?${query}`, { redirect: 'manual' });
    expect(unknown.headers.get('location')).toContain('error=login_required');
  });

  test('signing out asks nothing and ends the refresh token', async () => {
    const session = await world.session('doctor');
    const back = await session.signOut();
    expect(back).toBe(`${world.app}/?state=bye`);
    await expect(session.tokenFor(world.sources.minato.fhirBase)).rejects.toThrow('invalid_grant');
  });
});
