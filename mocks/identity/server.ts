/** The identity provider as a server: oidc-provider, its sign-in page and its fault switch. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { breakConnection, FaultBox, standIn, wait } from '../faults.ts';
import { corsHeaders, listen, type RunningServer, readBody, readRequest, send } from '../http.ts';
import { accountByLogin } from './accounts.ts';
import { configuration, type IdentityOptions, pageHeaders, SIGN_IN_PATH, STRONGER } from './configuration.ts';
import { answerCharts, CHARTS_PATH, type LaunchablePatient, Launches } from './launches.ts';
import { errorPage, signInPage } from './pages.ts';
import { readSecrets, Shelf } from './state-file.ts';

const KINDS = ['delay', 'hang', 'reset', '500', 'html'] as const;

export interface IdentityServer extends RunningServer {
  faults: FaultBox;
}

export async function startIdentity(
  options: IdentityOptions & {
    port: number;
    folder: string;
    /** Whom the demo's electronic chart can have open. */
    patients?: () => readonly LaunchablePatient[];
  },
): Promise<IdentityServer> {
  const shelf = new Shelf(options.folder);
  const launches = new Launches();
  const provider = quietly(
    () => new Provider(options.issuer, configuration(options, readSecrets(options.folder), shelf, launches)),
  );
  launches.attach(provider);
  const charts = { app: options.app, launches, patients: options.patients ?? (() => []) };
  const callback = provider.callback();
  const faults = new FaultBox(KINDS);

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', options.issuer);
    if (url.pathname === '/faults') {
      send(outgoing, faults.handle(await readRequest(incoming, options.issuer)));
      return;
    }
    // The body stays unread: oidc-provider reads it itself.
    const strike = faults.strike(incoming.url ?? '/');
    await wait(strike.delayMs);
    if (breakConnection(strike.kind, outgoing)) return;
    const instead = standIn(strike.kind);
    if (instead !== undefined) {
      const cors = corsHeaders(incoming.headers.origin, [options.app], false);
      send(outgoing, { ...instead, headers: { ...instead.headers, ...cors } });
    } else if (url.pathname === CHARTS_PATH) await answerCharts(charts, incoming, outgoing);
    else if (url.pathname.startsWith(SIGN_IN_PATH)) await signIn(provider, incoming, outgoing);
    else await callback(incoming, outgoing);
  }

  const server = await listen(options.port, (incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      console.error(`identity provider: ${String(error)}`);
      send(outgoing, { status: 500, headers: pageHeaders(), body: '' });
    });
  });
  return {
    faults,
    close: async () => {
      await server.close();
      shelf.save();
    },
  };
}

async function signIn(
  provider: Provider,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', ...pageHeaders() };
  const path = incoming.url ?? SIGN_IN_PATH;
  let stronger: boolean;
  try {
    const { params } = await provider.interactionDetails(incoming, outgoing);
    const asked = params['acr_values'];
    stronger = typeof asked === 'string' && asked.split(' ').includes(STRONGER);
  } catch {
    const text = errorPage(
      'session_not_found',
      'サインインの途中の情報が見つかりません。 The sign-in has expired.',
    );
    send(outgoing, { status: 400, headers, body: text });
    return;
  }
  if (incoming.method !== 'POST') {
    send(outgoing, { status: 200, headers, body: signInPage(path, '', false) });
    return;
  }
  const form = new URLSearchParams(Buffer.from(await readBody(incoming)).toString('utf8'));
  const login = form.get('login') ?? '';
  const account = accountByLogin(login);
  if (account === undefined) {
    send(outgoing, { status: 400, headers, body: signInPage(path, login, true) });
    return;
  }
  await provider.interactionFinished(
    incoming,
    outgoing,
    // Not beyond the browser's own session: terminals in a ward are shared.
    { login: { accountId: account.subject, remember: false, ...(stronger ? { acr: STRONGER } : {}) } },
    { mergeWithLastSubmission: false },
  );
}

/** oidc-provider greets developers on the console while it is made; the demo's log is for other things. */
function quietly<T>(make: () => T): T {
  const { info, warn } = console;
  console.info = () => undefined;
  console.warn = () => undefined;
  try {
    return make();
  } finally {
    console.info = info;
    console.warn = warn;
  }
}
