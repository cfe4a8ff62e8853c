/**
 * Signs in as a program would: the whole code flow with PKCE over HTTP, without a browser. For tests and measurements
 * that need a token; the app never uses it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { CLIENT_ID } from './configuration.ts';

export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  id_token: string;
  scope: string;
  expires_in: number;
}

export interface SignIn {
  issuer: string;
  app: string;
  audiences: readonly string[];
  login: string;
  scope?: string;
}

export class HeadlessSession {
  readonly #signIn: SignIn;
  readonly #cookies = new Map<string, string>();
  #refreshToken = '';
  idToken = '';

  constructor(signIn: SignIn) {
    this.#signIn = signIn;
  }

  /** A bearer token for one source; each call uses up the refresh token and keeps the next. */
  async tokenFor(audience: string): Promise<string> {
    const answer = await this.refresh(audience, this.#refreshToken);
    return answer.access_token;
  }

  async refresh(audience: string, refreshToken: string): Promise<TokenAnswer> {
    const answer = await this.#token({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      resource: audience,
    });
    this.#refreshToken = answer.refresh_token;
    return answer;
  }

  get refreshToken(): string {
    return this.#refreshToken;
  }

  async open(): Promise<void> {
    const verifier = randomBytes(32).toString('base64url');
    const start = await this.authorize(verifier);
    const page = new URL(start.headers.get('location') ?? '', this.#signIn.issuer);
    const posted = await this.#fetch(page, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ login: this.#signIn.login }).toString(),
    });
    if (posted.status !== 303 && posted.status !== 302) throw new Error(`sign-in answered ${posted.status}`);
    const resumed = await this.#fetch(new URL(posted.headers.get('location') ?? '', this.#signIn.issuer));
    const back = new URL(resumed.headers.get('location') ?? '', this.#signIn.issuer);
    const code = back.searchParams.get('code');
    if (code === null) throw new Error(`no code came back: ${back.search}`);
    const answer = await this.#token({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: `${this.#signIn.app}/callback`,
    });
    this.#refreshToken = answer.refresh_token;
    this.idToken = answer.id_token;
  }

  authorize(verifier: string, extra: Record<string, string> = {}): Promise<Response> {
    const query = new URLSearchParams({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: `${this.#signIn.app}/callback`,
      scope: this.#signIn.scope ?? 'openid profile user/*.rs',
      state: randomBytes(8).toString('hex'),
      nonce: randomBytes(8).toString('hex'),
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    });
    for (const audience of this.#signIn.audiences) query.append('resource', audience);
    return this.#fetch(new URL(`${this.#signIn.issuer}/auth?${query}`));
  }

  /** Leaves as a browser would whose page sends its form by itself; tells where it is led. */
  async signOut(): Promise<string | null> {
    const query = new URLSearchParams({
      id_token_hint: this.idToken,
      post_logout_redirect_uri: `${this.#signIn.app}/`,
      state: 'bye',
    });
    const page = await (await this.#fetch(new URL(`${this.#signIn.issuer}/session/end?${query}`))).text();
    if (!page.includes('document.forms[0].submit()')) throw new Error('the sign-out page asks a question');
    const form = new URLSearchParams({
      logout: 'yes',
      xsrf: /name="xsrf" value="([^"]*)"/.exec(page)?.[1] ?? '',
    });
    const action = /action="([^"]*)"/.exec(page)?.[1] ?? '';
    const left = await this.#fetch(new URL(action, this.#signIn.issuer), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    return left.headers.get('location');
  }

  async #token(form: Record<string, string>): Promise<TokenAnswer> {
    const answer = await this.#fetch(new URL(`${this.#signIn.issuer}/token`), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.#signIn.app },
      body: new URLSearchParams({ client_id: CLIENT_ID, ...form }).toString(),
    });
    const body = (await answer.json()) as TokenAnswer & { error?: string; error_description?: string };
    if (!answer.ok) throw new Error(`${body.error}: ${body.error_description}`);
    return body;
  }

  async #fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(cookie === '' ? {} : { Cookie: cookie }),
    };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}

export async function signIn(how: SignIn): Promise<HeadlessSession> {
  const session = new HeadlessSession(how);
  await session.open();
  return session;
}
