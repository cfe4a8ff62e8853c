import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { err, ok, type Result } from '../base/result.ts';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';

/** Signature algorithms that we take; never `none`, never a shared secret (a public client has none). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_TOLERANCE_S = 60;

export interface IdTokenExpectation {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
  readonly now: Date;
  /** The nonce of this sign-in; none is expected on a renewal. */
  readonly nonce?: string;
  /** The provider must have seen the person since then, in seconds (Core 3.1.2.1, `max_age`). */
  readonly authenticatedSince?: number;
  /** The access token that came with it, for `at_hash`. */
  readonly accessToken?: string;
  /** On a renewal: the claims of the sign-in, of which these must not change. */
  readonly previous?: JWTPayload;
}

export function remoteKeys(jwksUri: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUri));
}

function problemOf(cause: unknown): SignInProblem {
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof errors.JWTExpired) return signInProblem('expired', detail);
  if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'iss')
    return signInProblem('issuer', detail);
  if (cause instanceof errors.JOSEError && !(cause instanceof errors.JWKSTimeout))
    return signInProblem('forged', detail);
  return signInProblem('provider-unreachable', detail);
}

function hashName(algorithm: string): string {
  return `SHA-${algorithm === 'EdDSA' ? '512' : algorithm.slice(-3)}`;
}

/** OpenID Connect Core 3.1.3.6: the left half of the hash of the access token. */
async function accessTokenHash(accessToken: string, algorithm: string): Promise<string> {
  const digest = await crypto.subtle.digest(hashName(algorithm), new TextEncoder().encode(accessToken));
  const half = new Uint8Array(digest).slice(0, digest.byteLength / 2);
  return btoa(String.fromCodePoint(...half))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/u, '');
}

/** What jose does not look at: one audience or an authorised party, the nonce, and on renewal the same person. */
function claimProblem(claims: JWTPayload, expected: IdTokenExpectation): SignInProblem | undefined {
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  const party = claims['azp'];
  if (audiences.length > 1 && party === undefined)
    return signInProblem('forged', 'several audiences and no azp');
  if (audiences.some((audience) => audience !== expected.clientId))
    return signInProblem('forged', 'a foreign audience');
  if (party !== undefined && party !== expected.clientId) return signInProblem('forged', 'a foreign azp');
  if (expected.nonce !== undefined && claims['nonce'] !== expected.nonce)
    return signInProblem('nonce', 'another nonce');
  const since = expected.authenticatedSince;
  const seen = claims['auth_time'];
  if (since !== undefined && (typeof seen !== 'number' || seen < since - CLOCK_TOLERANCE_S))
    return signInProblem('expired', 'the sign-in at the provider is not fresh, as was asked');
  const previous = expected.previous;
  if (previous === undefined) return undefined;
  const changed = ['iss', 'sub', 'auth_time'].find(
    (claim) =>
      previous[claim] !== undefined && claims[claim] !== undefined && claims[claim] !== previous[claim],
  );
  return changed === undefined ? undefined : signInProblem('forged', `${changed} changed on renewal`);
}

/**
 * Validates an ID token as OpenID Connect Core 3.1.3.7 asks, before anyone sees the session: oidc-client-ts carries the
 * protocol but does not look at signature, issuer, audience, expiry or at_hash (docs/decisions/003-sign-in.md).
 */
export async function validateIdToken(
  token: string,
  expected: IdTokenExpectation,
): Promise<Result<JWTPayload, SignInProblem>> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, expected.keys, {
      issuer: expected.issuer,
      audience: expected.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: expected.now,
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
    });
    const issued = payload.iat ?? 0;
    if (issued > expected.now.getTime() / 1000 + CLOCK_TOLERANCE_S)
      return err(signInProblem('forged', 'issued in the future'));
    const problem = claimProblem(payload, expected);
    if (problem !== undefined) return err(problem);
    const stated = payload['at_hash'];
    if (stated !== undefined && expected.accessToken !== undefined) {
      const actual = await accessTokenHash(expected.accessToken, protectedHeader.alg);
      if (stated !== actual) return err(signInProblem('forged', 'at_hash does not fit the access token'));
    }
    return ok(payload);
  } catch (cause) {
    return err(problemOf(cause));
  }
}
