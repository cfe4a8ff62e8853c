/** The demo's electronic chart: it opens the application for a person, by SMART App Launch. */
import { randomBytes } from 'node:crypto';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Stored } from '../fhir/store.ts';
import { readBody, send } from '../http.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from './configuration.ts';
import { chartListPage } from './pages.ts';

export const CHARTS_PATH = '/ehr';

/** Somebody whose chart the demo's electronic chart can have open. */
export interface LaunchablePatient {
  readonly fhirBase: string;
  readonly id: string;
  readonly name: string;
}

const LISTED = 40;

/** The first people of a source, for the list. */
export function launchablePatients(
  fhirBase: string,
  people: readonly Pick<Stored, 'id' | 'resource'>[] = [],
): readonly LaunchablePatient[] {
  return people.slice(0, LISTED).map(({ id, resource }) => {
    const [first] = Array.isArray(resource['name']) ? (resource['name'] as unknown[]) : [];
    const { text } = { ...(first as { readonly text?: unknown } | undefined) };
    return { fhirBase, id, name: typeof text === 'string' ? text : id };
  });
}

interface Launch {
  readonly fhirBase: string;
  readonly patient: string;
  readonly until: number;
}

const LIFE_MS = 5 * 60 * 1000;

/** What the electronic chart has begun: each handle is good once, for a few minutes, and for one source. */
export class Launches {
  readonly #waiting = new Map<string, Launch>();
  readonly #patientOfCode = new Map<string, string>();

  begin(fhirBase: string, patient: string): string {
    const handle = randomBytes(16).toString('base64url');
    this.#waiting.set(handle, { fhirBase, patient, until: Date.now() + LIFE_MS });
    return handle;
  }

  knows(handle: string, audience: string | undefined): boolean {
    const launch = this.#waiting.get(handle);
    return launch !== undefined && launch.until > Date.now() && launch.fhirBase === audience;
  }

  #give(handle: string, code: string): void {
    const launch = this.#waiting.get(handle);
    if (launch === undefined) return;
    this.#waiting.delete(handle);
    this.#patientOfCode.set(code, launch.patient);
  }

  /** Written into the answer of the token endpoint: whom the code was given for. */
  attach(provider: Provider): void {
    provider.use(async (ctx, next) => {
      await next();
      const { oidc } = ctx as unknown as Partial<KoaContextWithOIDC>;
      const params: Readonly<Record<string, unknown>> = { ...oidc?.params };
      const { launch, code } = params;
      const led = ctx.response.get('location');
      if (typeof launch === 'string' && URL.canParse(led)) {
        const given = new URL(led).searchParams.get('code');
        if (given !== null) this.#give(launch, given);
      }
      const body: unknown = ctx.body;
      if (typeof code !== 'string' || typeof body !== 'object' || body === null) return;
      const patient = this.#patientOfCode.get(code);
      if (patient === undefined || !('access_token' in body)) return;
      this.#patientOfCode.delete(code);
      ctx.body = { ...body, patient, need_patient_banner: true };
    });
  }
}

interface Charts {
  readonly app: string;
  readonly launches: Launches;
  readonly patients: () => readonly LaunchablePatient[];
}

/** `GET`: a list of people. `POST` with `iss` and `patient`: leads the browser to the application for this person. */
export async function answerCharts(
  { app, launches, patients }: Charts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', ...pageHeaders() };
  if (incoming.method !== 'POST') {
    send(outgoing, { status: 200, headers, body: chartListPage(CHARTS_PATH, patients()) });
    return;
  }
  const form = new URLSearchParams(Buffer.from(await readBody(incoming)).toString('utf8'));
  const [iss = '', patient = ''] = [form.get('iss'), form.get('patient')].map((value) => value ?? '');
  const query = new URLSearchParams({ iss, launch: launches.begin(iss, patient) });
  send(outgoing, { status: 303, headers: { ...headers, Location: `${app}/launch?${query}` }, body: '' });
}
