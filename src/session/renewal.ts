import type { JWTPayload } from 'jose';
import {
  ErrorResponse,
  type OidcClient,
  type SigninResponse,
  type UseRefreshTokenArgs,
} from 'oidc-client-ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Clock } from '../base/clock.ts';
import { type Fault, fault } from '../domain/fault.ts';
import { validateIdToken } from './id-token.ts';
import { issuerKeys, type SessionConfig } from './protocol.ts';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';

/** What is held of a sign-in; the refresh token changes with every renewal. */
export interface HeldSignIn {
  readonly response: SigninResponse;
  readonly claims: JWTPayload;
}

interface Renewal {
  readonly client: OidcClient;
  readonly config: SessionConfig;
  readonly clock: Clock;
  readonly held: () => HeldSignIn | undefined;
  readonly end: (problem: SignInProblem) => void;
}

export interface RenewedToken {
  readonly token: string;
  readonly expiresAt: number;
}

function stateOf(response: SigninResponse, refreshToken: string): UseRefreshTokenArgs['state'] {
  const { profile, session_state, id_token } = response;
  return {
    refresh_token: refreshToken,
    profile,
    session_state,
    ...(id_token === undefined ? {} : { id_token }),
  };
}

async function renewedIdTokenProblem(
  renewal: Renewal,
  current: HeldSignIn,
  response: SigninResponse,
): Promise<SignInProblem | undefined> {
  if (response.id_token === undefined || response.id_token === current.response.id_token) return undefined;
  const claims = await validateIdToken(response.id_token, {
    issuer: renewal.config.issuer,
    clientId: renewal.config.clientId,
    keys: await issuerKeys(renewal.client, renewal.config),
    now: renewal.clock.now(),
    accessToken: response.access_token,
    previous: current.claims,
  });
  return claims.ok ? undefined : claims.error;
}

/**
 * Asks for a token of one audience with the refresh token. A refusal by the provider ends the session; a provider that
 * cannot be reached does not.
 */
export async function renewToken(renewal: Renewal, audience: string): Promise<Result<RenewedToken, Fault>> {
  const current = renewal.held();
  const refreshToken = current?.response.refresh_token;
  if (current === undefined || refreshToken === undefined)
    return err(fault('unauthorised', 'nobody is signed in'));
  try {
    const state = stateOf(current.response, refreshToken);
    const response = await renewal.client.useRefreshToken({
      state,
      resource: audience,
      timeoutInSeconds: 10,
    });
    if (renewal.held() !== current) return err(fault('unauthorised', 'signed out meanwhile'));
    current.response.refresh_token = response.refresh_token ?? refreshToken;
    const problem = await renewedIdTokenProblem(renewal, current, response);
    if (problem !== undefined) {
      renewal.end(problem);
      return err(fault('unauthorised', problem.detail));
    }
    return ok({ token: `Bearer ${response.access_token}`, expiresAt: (response.expires_at ?? 0) * 1000 });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    if (!(cause instanceof ErrorResponse)) return err(fault('server', `identity provider: ${detail}`));
    renewal.end(signInProblem('expired', cause.error ?? detail));
    return err(fault('unauthorised', cause.error ?? detail));
  }
}
