import { ErrorResponse, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import type { Clock } from '../base/clock.ts';
import type { JWTVerifyGetKey } from 'jose';
import type { ClaimNames } from './clinician.ts';
import { remoteKeys } from './id-token.ts';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';

export interface SessionConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly claims: ClaimNames;
  /** One per source: the resources for which tokens may be asked (RFC 8707). */
  readonly audiences: readonly string[];
  /** A sign-in at the provider that is older is not taken for a new tab: the shortest idle time of the site. */
  readonly idleSeconds: number;
  /** Nor, after so long, for a reload. */
  readonly absoluteSeconds: number;
}

export interface SessionEnvironment {
  /** Origin of the app, without a path. */
  readonly origin: string;
  /** Holds state and PKCE verifier over the redirect, and nothing else; never a token. */
  readonly redirectStorage: Storage;
  readonly navigate: (url: string) => void;
  readonly clock: Clock;
}

/** The protocol carrier. No user store of its own: tokens stay in the closure of the session. */
export function createClient(config: SessionConfig, environment: SessionEnvironment): OidcClient {
  return new OidcClient({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: `${environment.origin}/callback`,
    post_logout_redirect_uri: `${environment.origin}/`,
    response_type: 'code',
    scope: config.scope,
    loadUserInfo: false,
    filterProtocolClaims: false,
    staleStateAgeInSeconds: 600,
    stateStore: new WebStorageStateStore({ prefix: 'hitome.oidc.', store: environment.redirectStorage }),
  });
}

export async function issuerKeys(client: OidcClient, config: SessionConfig): Promise<JWTVerifyGetKey> {
  const uri = await client.metadataService.getKeysEndpoint();
  return remoteKeys(uri ?? `${config.issuer}/jwks`);
}

/** RFC 9207: the answer must name the provider that was asked, before its code is handed to anyone. */
export async function issuerProblem(
  client: OidcClient,
  config: SessionConfig,
  url: string,
): Promise<SignInProblem | undefined> {
  const stated = new URL(url).searchParams.get('iss');
  const metadata: Readonly<Record<string, unknown>> = { ...(await client.metadataService.getMetadata()) };
  if (metadata['issuer'] !== config.issuer) {
    return signInProblem('issuer', `discovery names ${String(metadata['issuer'])}`);
  }
  const promised = metadata['authorization_response_iss_parameter_supported'] === true;
  if (stated === null) return promised ? signInProblem('issuer', 'iss is missing') : undefined;
  return stated === config.issuer ? undefined : signInProblem('issuer', `iss is ${stated}`);
}

/** What an exception of the protocol carrier means to the person who wanted to sign in. */
export function problemOf(cause: unknown): SignInProblem {
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof ErrorResponse) return signInProblem('refused', cause.error ?? detail);
  if (/nonce/iu.test(detail)) return signInProblem('nonce', detail);
  if (/state/iu.test(detail)) return signInProblem('state', detail);
  return cause instanceof TypeError
    ? signInProblem('provider-unreachable', detail)
    : signInProblem('forged', detail);
}
