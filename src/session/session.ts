import type { OidcClient, SigninResponse } from 'oidc-client-ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { Clinician } from '../domain/role.ts';
import { clinicianOf } from './clinician.ts';
import { validateIdToken } from './id-token.ts';
import {
  createClient,
  issuerKeys,
  issuerProblem,
  problemOf,
  type SessionConfig,
  type SessionEnvironment,
} from './protocol.ts';
import { type HeldSignIn, renewToken } from './renewal.ts';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';
import { createTokenShelf } from './token-shelf.ts';

export interface SignedIn {
  readonly clinician: Clinician;
  readonly returnTo: string;
}

export interface Session {
  /** Leaves for the provider. `silent` asks it not to show anything (prompt=none). */
  readonly signIn: (returnTo: string, silent?: boolean) => Promise<Result<void, SignInProblem>>;
  /** Ends the sign-in on the callback address. Whoever gets `ok` may trust every claim. */
  readonly complete: (callbackUrl: string) => Promise<Result<SignedIn, SignInProblem>>;
  /** The `Authorization` header value for one audience; renewed before it expires, in single flight. */
  readonly authorise: (audience: string, renew: boolean) => Promise<Result<string, Fault>>;
  readonly signOut: () => Promise<void>;
  /** Called once when the provider ends the session. */
  readonly onEnded: (listener: (problem: SignInProblem) => void) => void;
}

/** Seen by the next page load: somebody was signed in here, so ask silently before showing the sign-in page. */
const SIGNED_IN_MARK = 'hitome.signed-in';

interface RedirectState {
  readonly returnTo: string;
  readonly nonce: string;
}

function isRedirectState(value: unknown): value is RedirectState {
  return typeof value === 'object' && value !== null && 'returnTo' in value && 'nonce' in value;
}

export function wasSignedIn(storage: Storage): boolean {
  return storage.getItem(SIGNED_IN_MARK) !== null;
}

interface Checked extends SignedIn {
  readonly held: HeldSignIn;
}

/** The callback, checked in this order: who answers, the protocol, the ID token, the profession. */
async function checkCallback(
  client: OidcClient,
  config: SessionConfig,
  environment: SessionEnvironment,
  url: string,
): Promise<Result<Checked, SignInProblem>> {
  const foreign = await issuerProblem(client, config, url);
  if (foreign !== undefined) return err(foreign);
  const response: SigninResponse = await client.processSigninResponse(url);
  const state = isRedirectState(response.userState) ? response.userState : undefined;
  if (state === undefined) return err(signInProblem('state', 'the answer carries no state of ours'));
  const claims = await validateIdToken(response.id_token ?? '', {
    issuer: config.issuer,
    clientId: config.clientId,
    keys: await issuerKeys(client, config),
    now: environment.clock.now(),
    nonce: state.nonce,
    accessToken: response.access_token,
  });
  if (!claims.ok) return claims;
  const clinician = clinicianOf(claims.value, config.claims);
  if (!clinician.ok) return clinician;
  return ok({
    clinician: clinician.value,
    returnTo: state.returnTo,
    held: { response, claims: claims.value },
  });
}

async function leaveForSignIn(
  client: OidcClient,
  config: SessionConfig,
  environment: SessionEnvironment,
  returnTo: string,
  silent: boolean,
): Promise<Result<void, SignInProblem>> {
  const nonce = crypto.randomUUID() + crypto.randomUUID();
  const state: RedirectState = { returnTo, nonce };
  try {
    const resource = [...config.audiences];
    const request = await client.createSigninRequest({
      state,
      nonce,
      resource,
      ...(silent ? { prompt: 'none' } : {}),
    });
    environment.navigate(request.url);
    return ok(undefined);
  } catch (cause) {
    return err(signInProblem('provider-unreachable', cause instanceof Error ? cause.message : String(cause)));
  }
}

async function leaveForSignOut(
  client: OidcClient,
  config: SessionConfig,
  environment: SessionEnvironment,
  response: SigninResponse | undefined,
): Promise<void> {
  if (response?.refresh_token !== undefined) {
    await client.revokeToken(response.refresh_token, 'refresh_token').catch(() => undefined);
  }
  try {
    const request = await client.createSignoutRequest({
      ...(response?.id_token === undefined ? {} : { id_token_hint: response.id_token }),
      client_id: config.clientId,
      state: { signedOut: true },
    });
    environment.navigate(request.url);
  } catch {
    environment.navigate(`${environment.origin}/`);
  }
}

/**
 * Sign-in by OpenID Connect (code + PKCE). oidc-client-ts carries the protocol; every ID token is validated by us
 * before anyone sees the session. Tokens live in this closure and nowhere else.
 */
export function createSession(config: SessionConfig, environment: SessionEnvironment): Session {
  const client = createClient(config, environment);
  const { clock, redirectStorage } = environment;
  const listeners = new Set<(problem: SignInProblem) => void>();
  let held: HeldSignIn | undefined;
  const tokens = createTokenShelf(
    (audience) => renewToken({ client, config, clock, held: () => held, end }, audience),
    clock,
  );

  function forget(): void {
    held = undefined;
    tokens.clear();
    redirectStorage.removeItem(SIGNED_IN_MARK);
  }

  function end(problem: SignInProblem): void {
    if (held === undefined) return;
    forget();
    for (const listener of listeners) listener(problem);
  }

  async function complete(url: string): Promise<Result<SignedIn, SignInProblem>> {
    try {
      const checked = await checkCallback(client, config, environment, url);
      if (!checked.ok) {
        forget();
        return checked;
      }
      held = checked.value.held;
      redirectStorage.setItem(SIGNED_IN_MARK, '1');
      return ok({ clinician: checked.value.clinician, returnTo: checked.value.returnTo });
    } catch (cause) {
      forget();
      return err(problemOf(cause));
    }
  }

  async function signOut(): Promise<void> {
    const response = held?.response;
    forget();
    await leaveForSignOut(client, config, environment, response);
  }

  return {
    signIn: (returnTo, silent = false) => leaveForSignIn(client, config, environment, returnTo, silent),
    complete,
    authorise: tokens.authorise,
    signOut,
    onEnded: (listener) => listeners.add(listener),
  };
}
