/** How the demo's OpenID provider is set up: one public client, one access token per source, short lives. */
import { type ClientMetadata, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { accountBySubject, grantedScopes, RESOURCE_SCOPES } from './accounts.ts';
import { errorPage, signedOutPage, signOutPage } from './pages.ts';
import type { Launches } from './launches.ts';
import { type Secrets, type Shelf, shelfAdapter } from './state-file.ts';

export const CLIENT_ID = 'hitome';
/** The demo has one way of signing in; asked for a stronger one, it says that it was that. */
export const STRONGER = 'urn:hitome:demo:two-factor';
export const SIGN_IN_PATH = '/sign-in/';
/** `launch` of SMART App Launch: the answer may name a person. This provider picks nobody itself (`launch/patient`). */
const OIDC_SCOPES = ['openid', 'profile', 'launch'];

/** Nobody stays signed in longer than a working day. */
const WORKING_DAY = 8 * 60 * 60;

export interface IdentityOptions {
  issuer: string;
  app: string;
  /** FHIR bases of the sources: the audiences for which tokens are made. */
  audiences: readonly string[];
  accessTokenSeconds: number;
}

function client(app: string): ClientMetadata {
  return {
    client_id: CLIENT_ID,
    client_name: 'Hitome',
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [`${app}/callback`],
    post_logout_redirect_uris: [`${app}/`],
    require_auth_time: true,
  };
}

/** There is no consent screen: a clinician's consent is not what protects a patient, the role is. */
async function existingOrNewGrant(ctx: KoaContextWithOIDC) {
  const { session, client: asking, provider, resourceServers } = ctx.oidc;
  if (session?.accountId === undefined || asking === undefined) return undefined;
  const known = session.grantIdFor(asking.clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  const grant = found ?? new provider.Grant({ accountId: session.accountId, clientId: asking.clientId });
  grant.addOIDCScope(OIDC_SCOPES.join(' '));
  for (const resource of Object.keys(resourceServers ?? {}))
    grant.addResourceScope(resource, RESOURCE_SCOPES.join(' '));
  await grant.save();
  return grant;
}

/** A page without scripts but its own; `form-action` is left out as browsers apply it to the redirect that follows. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

export function pageHeaders(scripts = false): Record<string, string> {
  return {
    'Content-Security-Policy': scripts ? `${PAGE_POLICY}; script-src 'unsafe-inline'` : PAGE_POLICY,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

function answerWithPage(ctx: KoaContextWithOIDC, text: string, scripts = false): void {
  ctx.type = 'html';
  ctx.set(pageHeaders(scripts));
  ctx.body = text;
}

function resourceIndicators(options: IdentityOptions) {
  return {
    enabled: true,
    getResourceServerInfo: (_: KoaContextWithOIDC, resource: string) => {
      if (!options.audiences.includes(resource)) throw new errors.InvalidTarget();
      return {
        audience: resource,
        scope: RESOURCE_SCOPES.join(' '),
        accessTokenTTL: options.accessTokenSeconds,
        accessTokenFormat: 'jwt' as const,
        jwt: { sign: { alg: 'RS256' as const } },
      };
    },
  };
}

type TokenFormats = NonNullable<NonNullable<Configuration['formats']>['customizers']>;

/**
 * Written into the token and onto the model, because the token endpoint repeats the model's scope to the client:
 * so the client learns what it did not get.
 */
const narrowToRole: TokenFormats['jwt'] = (_, token, parts) => {
  const account = accountBySubject(String(parts.payload['sub']));
  if (account === undefined) return;
  const asked = parts.payload['scope'];
  const scope = grantedScopes(account.role, (typeof asked === 'string' ? asked : '').split(' ')).join(' ');
  parts.payload['scope'] = scope;
  parts.payload['role'] = account.role;
  token.scope = scope;
};

/** A launch names the source it is of, and a handle that this provider has given out for that source. */
function launchParameters(options: IdentityOptions, launches: Launches): Configuration['extraParams'] {
  return {
    aud: (_, value) => {
      if (value !== undefined && !options.audiences.includes(value))
        throw new errors.InvalidRequest('aud is no source of this provider');
    },
    launch: (ctx, value) => {
      const { aud } = { ...ctx.oidc.params } as Readonly<Record<string, unknown>>;
      // Asked again after the sign-in, when the handle still waits: it is used up with the code.
      if (value !== undefined && !launches.knows(value, typeof aud === 'string' ? aud : undefined))
        throw new errors.InvalidRequest('the launch is not known, or over');
    },
  };
}

export function configuration(
  options: IdentityOptions,
  secrets: Secrets,
  shelf: Shelf,
  launches: Launches,
): Configuration {
  const port = new URL(options.issuer).port;
  return {
    adapter: shelfAdapter(shelf),
    clients: [client(options.app)],
    jwks: secrets.jwks,
    cookies: {
      keys: secrets.cookieKeys,
      // Cookies know no ports: two worlds on one machine must not share a session.
      names: { session: `idp${port}.session`, interaction: `idp${port}.step`, resume: `idp${port}.resume` },
    },
    responseTypes: ['code'],
    acrValues: [STRONGER],
    scopes: OIDC_SCOPES,
    extraParams: launchParameters(options, launches),
    claims: { openid: ['sub'], profile: ['name', 'role', 'licence', 'organization'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: (_, origin) => origin === options.app,
    rotateRefreshToken: true,
    issueRefreshToken: async (_, asking) => asking.grantTypeAllowed('refresh_token'),
    loadExistingGrant: existingOrNewGrant,
    findAccount: (_, subject) => {
      const account = accountBySubject(subject);
      if (account === undefined) return undefined;
      const { name, role, licence, organization } = account;
      return {
        accountId: subject,
        claims: async () => ({ sub: subject, name, role, licence, organization }),
      };
    },
    formats: { customizers: { jwt: narrowToRole } },
    interactions: { url: (_, interaction) => `${SIGN_IN_PATH}${interaction.uid}` },
    ttl: {
      Session: WORKING_DAY,
      Grant: WORKING_DAY,
      Interaction: 60 * 60,
      AuthorizationCode: 60,
      AccessToken: options.accessTokenSeconds,
      IdToken: 60 * 60,
      // Counted from the first one of the family: rotation does not prolong it.
      RefreshToken: (_, token) => Math.max(1, (token.iiat ?? epoch()) + WORKING_DAY - epoch()),
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: resourceIndicators(options),
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) =>
          answerWithPage(ctx, signOutPage(form, ctx.oidc.entities.IdTokenHint === undefined), true),
        postLogoutSuccessSource: async (ctx) => answerWithPage(ctx, signedOutPage()),
      },
    },
    renderError: async (ctx, out) => answerWithPage(ctx, errorPage(out.error, out.error_description ?? '')),
  };
}

function epoch(): number {
  return Math.floor(Date.now() / 1000);
}
