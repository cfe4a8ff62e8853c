import type { OidcClient, SigninResponse } from 'oidc-client-ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { Clinician } from '../domain/role.ts';
import { clinicianOf } from './clinician.ts';
import { validateIdToken } from './id-token.ts';
import { clearMarks, digestOfReader, markSignedIn, readerOf } from './marks.ts';
import {
  createClient,
  issuerKeys,
  issuerProblem,
  problemOf,
  type SessionConfig,
  type SessionEnvironment,
} from './protocol.ts';
import { type LaunchAsk, type Launched, launchedBy, launchParameters, launchProblem } from './launch.ts';
import { type HeldSignIn, renewToken } from './renewal.ts';
import { wipeSealedCharts } from './sealed-handles.ts';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';
import { createTokenShelf } from './token-shelf.ts';

export interface SignedIn {
  readonly clinician: Clinician;
  readonly returnTo: string;
  /** Tells this reader from another, and says nobody's name. */
  readonly reader: string;
  /** When the provider saw them sign in, in milliseconds. */
  readonly signedInAt: number;
  /** The class of authentication that the provider states (OpenID Connect Core 1.0, 2). */
  readonly acr?: string;
  /** Where an electronic chart, or a request for a person, led here: whom the provider named. */
  readonly launched?: Launched;
}

/** `silent`: nothing may be shown (prompt=none). `again`: whoever is there has to show who they are once more. */
export type SignInManner = 'usual' | 'silent' | 'again';

export interface Session {
  /** Leaves for the provider; `acr`: the class of authentication that is asked of it; `launch`: who sent the reader. */
  readonly signIn: (
    returnTo: string,
    manner?: SignInManner,
    acr?: string,
    launch?: LaunchAsk,
  ) => Promise<Result<void, SignInProblem>>;
  /** Ends the sign-in on the callback address. Whoever gets `ok` may trust every claim. */
  readonly complete: (callbackUrl: string) => Promise<Result<SignedIn, SignInProblem>>;
  /** The `Authorization` header value for one audience; renewed before it expires, in single flight. */
  readonly authorise: (audience: string, renew: boolean) => Promise<Result<string, Fault>>;
  readonly signOut: () => Promise<void>;
  /** Drops every token, here at once and at the provider as soon as it answers; the page stays. */
  readonly drop: () => void;
  /** Drops every token and all that this tab remembers of the reader and of anybody's chart. */
  readonly forget: () => void;
  /** Called once when the provider ends the session. */
  readonly onEnded: (listener: (problem: SignInProblem) => void) => void;
}

interface RedirectState {
  readonly returnTo: string;
  readonly nonce: string;
  /** The provider must have seen the reader sign in since then, in seconds; it is not taken at its word. */
  readonly since: number;
  /** The source that a launch came from; its patient comes with the answer and is never kept here. */
  readonly launch?: string;
}

function isRedirectState(value: unknown): value is RedirectState {
  return (
    typeof value === 'object' && value !== null && 'returnTo' in value && 'nonce' in value && 'since' in value
  );
}

interface Checked extends SignedIn {
  readonly held: HeldSignIn;
  /** Somebody else than the one of whom this tab still held something: that is wiped before they see anything. */
  readonly another: boolean;
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
    authenticatedSince: state.since,
    accessToken: response.access_token,
  });
  if (!claims.ok) return claims;
  const clinician = clinicianOf(claims.value, config.claims);
  if (!clinician.ok) return clinician;
  const reader = await digestOfReader(config.issuer, clinician.value.subject);
  const before = readerOf(environment.redirectStorage);
  const another = before !== undefined && before !== reader;
  return ok({
    clinician: clinician.value,
    // Where somebody else was is no place for this reader; whom they were sent to see is.
    returnTo: another && state.launch === undefined ? '/' : state.returnTo,
    reader,
    signedInAt: Number(claims.value['auth_time']) * 1000,
    ...(typeof claims.value['acr'] === 'string' ? { acr: claims.value['acr'] } : {}),
    ...(state.launch === undefined ? {} : { launched: launchedBy(state.launch, response) }),
    another,
    held: { response, claims: claims.value },
  });
}

/** How old the reader's own sign-in at the provider may be, in seconds, for each manner of asking. */
function oldestSignIn(config: SessionConfig, manner: SignInManner): number {
  if (manner === 'again') return 0;
  // A further tab, or one that was shut, opens no way round the lock; a reload is the same sitting.
  return manner === 'silent' ? config.absoluteSeconds : config.idleSeconds;
}

const PROMPT: Readonly<Record<SignInManner, { readonly prompt?: string }>> = {
  usual: {},
  silent: { prompt: 'none' },
  again: { prompt: 'login' },
};

interface Leaving {
  readonly returnTo: string;
  readonly manner: SignInManner;
  readonly acr: string | undefined;
  readonly launch: LaunchAsk | undefined;
}

async function leaveForSignIn(
  client: OidcClient,
  config: SessionConfig,
  environment: SessionEnvironment,
  { returnTo, manner, acr, launch }: Leaving,
): Promise<Result<void, SignInProblem>> {
  const nonce = crypto.randomUUID() + crypto.randomUUID();
  const oldest = oldestSignIn(config, manner);
  const since = Math.floor(environment.clock.now().getTime() / 1000) - oldest;
  const state: RedirectState = {
    returnTo,
    nonce,
    since,
    ...(launch === undefined ? {} : { launch: launch.source }),
  };
  try {
    const foreign = launch === undefined ? undefined : await launchProblem(client, config, launch);
    if (foreign !== undefined) return err(foreign);
    const request = await client.createSigninRequest({
      state,
      nonce,
      resource: [...config.audiences],
      max_age: oldest,
      ...(acr === undefined ? {} : { acr_values: acr }),
      ...(launch === undefined ? {} : launchParameters(config.scope, launch)),
      ...PROMPT[manner],
    });
    environment.navigate(request.url);
    return ok(undefined);
  } catch (cause) {
    return err(signInProblem('provider-unreachable', cause instanceof Error ? cause.message : String(cause)));
  }
}

async function revoke(client: OidcClient, refreshToken: string): Promise<void> {
  await client.revokeToken(refreshToken, 'refresh_token').catch(() => undefined);
}

async function leaveForSignOut(
  client: OidcClient,
  config: SessionConfig,
  environment: SessionEnvironment,
  response: SigninResponse | undefined,
): Promise<void> {
  if (response?.refresh_token !== undefined) await revoke(client, response.refresh_token);
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

  function drop(): void {
    const refreshToken = held?.response.refresh_token;
    held = undefined;
    tokens.clear();
    if (refreshToken !== undefined) void revoke(client, refreshToken);
  }

  function forget(): void {
    drop();
    clearMarks(redirectStorage);
    wipeSealedCharts(redirectStorage);
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
      const { held: _, another, ...signedIn } = checked.value;
      if (another) wipeSealedCharts(redirectStorage);
      markSignedIn(redirectStorage, signedIn.reader);
      return ok(signedIn);
    } catch (cause) {
      forget();
      return err(problemOf(cause));
    }
  }

  async function signOut(): Promise<void> {
    const response = held?.response;
    // Revoked before leaving, below: a page that leaves ends what it has begun.
    held = undefined;
    forget();
    await leaveForSignOut(client, config, environment, response);
  }

  return {
    signIn: (returnTo, manner = 'usual', acr, launch) =>
      leaveForSignIn(client, config, environment, { returnTo, manner, acr, launch }),
    complete,
    authorise: tokens.authorise,
    signOut,
    drop,
    forget,
    onEnded: (listener) => listeners.add(listener),
  };
}
