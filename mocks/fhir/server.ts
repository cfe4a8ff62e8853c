/** One FHIR source: says what a request means and answers it. Ports, CORS and faults are its caller's business. */
import type { JWTVerifyGetKey } from 'jose';
import type { SearchFault } from '../faults.ts';
import { type Answer, html, type Request } from '../http.ts';
import { type Caller, demand, identify } from './access.ts';
import { recordAudit } from './audit.ts';
import { batch } from './batch.ts';
import type { Behaviour } from './behaviour.ts';
import type { CrossReference } from './cross-reference.ts';
import { consentRefusal, underConsent } from './consent.ts';
import { capabilityStatement, servedTypes, smartConfiguration } from './capability.ts';
import { FHIR_JSON, Refusal, refusalAnswer } from './outcome.ts';
import { type PageRequest, Pages } from './pages.ts';
import { patientSummary } from './patient-summary.ts';
import { matchPatients } from './patient-match.ts';
import { textOf } from './resource.ts';
import { search } from './search.ts';
import { etagOf, noneMatch, type Store } from './store.ts';

export interface FhirOptions {
  fhirBase: string;
  issuer: string;
  keys: JWTVerifyGetKey;
  behaviour: Behaviour;
  store: Store;
  /** Set where the source is the networks' locator. */
  crossReference?: CrossReference;
}

const NO_FAULTS: ReadonlySet<SearchFault> = new Set();

export class FhirServer {
  readonly #options: FhirOptions;
  readonly #pages: Pages;

  constructor(options: FhirOptions) {
    this.#options = options;
    this.#pages = new Pages(options.store);
  }

  async handle(request: Request, faults: ReadonlySet<SearchFault> = NO_FAULTS): Promise<Answer> {
    try {
      const path = this.#pathOf(request);
      const open = this.#openDoor(request, path);
      if (open !== undefined) return open;
      const caller = await this.caller(request);
      if (path.length > 0 || request.method !== 'POST') return this.#answer(request, path, caller, faults);
      return batch(bodyOf(request), this.#options.fhirBase, (inner) =>
        this.#refusable(() => this.#answer(inner, this.#pathOf(inner), caller, NO_FAULTS)),
      );
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error);
      throw error;
    }
  }

  caller(request: Request): Promise<Caller> {
    const { issuer, fhirBase, keys } = this.#options;
    return identify(request.headers['authorization'], { issuer, audience: fhirBase, keys });
  }

  #refusable(make: () => Answer): Answer {
    try {
      return make();
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error);
      throw error;
    }
  }

  #pathOf(request: Request): string[] {
    const below = request.url.pathname.slice(new URL(this.#options.fhirBase).pathname.length);
    try {
      return below.split('/').filter(Boolean).map(decodeURIComponent);
    } catch {
      throw new Refusal(400, 'invalid', 'the path is not well encoded');
    }
  }

  /** What can be asked without a token: how to talk to this server. */
  #openDoor(request: Request, path: string[]): Answer | undefined {
    if (request.method !== 'GET') return undefined;
    const { behaviour, fhirBase, issuer, store, crossReference } = this.#options;
    const locates = { locates: crossReference !== undefined };
    if (path.join('/') === 'metadata')
      return fhirAnswer(
        200,
        JSON.stringify(capabilityStatement(behaviour, { fhirBase, issuer, ...locates }, store.types())),
      );
    if (path.join('/') === '.well-known/smart-configuration')
      return {
        status: 200,
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(smartConfiguration(issuer)),
      };
    return undefined;
  }

  #answer(request: Request, path: string[], caller: Caller, faults: ReadonlySet<SearchFault>): Answer {
    const [type = '', second, ...rest] = path;
    this.#demandJson(request);
    if (request.method !== 'GET' && request.method !== 'POST') throw notAllowed('GET, POST');
    if (type === '') throw new Refusal(400, 'not-supported', 'a search over all types is not supported');
    const { behaviour, store, fhirBase } = this.#options;
    if (!servedTypes(behaviour, store.types()).includes(type)) return this.#unknownType(type);
    if (request.method === 'POST') {
      if (second === '_search' && rest.length === 0)
        return this.#search(request, type, formOf(request), caller, faults);
      if (type === 'Patient' && second === '$match') {
        demand(caller, ['Patient'], 's');
        return fhirAnswer(200, matchPatients(store, behaviour, fhirBase, bodyOf(request)));
      }
      if (type === 'AuditEvent' && second === undefined && behaviour.acceptsAudit)
        return recordAudit(store, bodyOf(request), fhirBase);
      throw notAllowed('GET');
    }
    if (second === undefined) return this.#search(request, type, request.url.searchParams, caller, faults);
    const { crossReference } = this.#options;
    if (type === 'Patient' && second === '$ihe-pix' && rest.length === 0 && crossReference !== undefined) {
      demand(caller, ['Patient'], 's');
      return fhirAnswer(200, crossReference.answer(request.url.searchParams, store));
    }
    if (type === 'Patient' && rest.join('/') === '$summary' && behaviour.summary) {
      demand(caller, ['Patient'], 'r');
      return fhirAnswer(200, patientSummary(store, fhirBase, second));
    }
    if (rest.length > 0 || second.startsWith('$') || second.startsWith('_'))
      throw new Refusal(404, 'not-supported', `not supported: ${path.join('/')}`);
    return this.#read(request, type, second, caller);
  }

  #demandJson(request: Request): void {
    const format = request.url.searchParams.get('_format') ?? '';
    const accept = request.headers['accept'] ?? '*/*';
    const wantsXml = /xml|turtle/.test(format) || (/xml/.test(accept) && !/json|\*\/\*/.test(accept));
    if (wantsXml) throw new Refusal(406, 'not-supported', 'only application/fhir+json is spoken here');
  }

  #unknownType(type: string): Answer {
    if (this.#options.behaviour.unknownType === 'outcome')
      throw new Refusal(404, 'not-supported', `unknown resource type: ${type}`);
    return html(
      404,
      '<!doctype html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>',
    );
  }

  #search(
    request: Request,
    type: string,
    query: URLSearchParams,
    caller: Caller,
    faults: ReadonlySet<SearchFault>,
  ): Answer {
    demand(caller, type === 'Bundle' ? ['Bundle', 'DocumentReference'] : [type], 's');
    const { behaviour, fhirBase } = this.#options;
    const origin = new URL(fhirBase).origin;
    const how: PageRequest = { fhirBase, behaviour, faults, here: `${origin}${request.target}` };
    const token = query.get('_page');
    const page =
      token !== null
        ? this.#pages.follow(token, type, caller.subject, how)
        : this.#firstPage(type, query, caller, how);
    if ('status' in page) return page;
    const etag = page.etag;
    if (!noneMatch(request.headers['if-none-match'], etag)) return fhirAnswer(304, '', { ETag: etag });
    return fhirAnswer(200, page.body, { ETag: etag });
  }

  #firstPage(type: string, query: URLSearchParams, caller: Caller, how: PageRequest) {
    const { behaviour, store, fhirBase } = this.#options;
    const { unknownParameter } = behaviour;
    const { found: all, used, count } = search(store, { type, query, fhirBase, unknownParameter });
    const { withheld, found } = underConsent(store, { type, query, found: all }, new Date());
    if (withheld === 'all') return consentRefusal();
    const pageSize = Math.min(count ?? behaviour.defaultPage, behaviour.largestPage);
    if (count !== undefined && !behaviour.selfRepeatsCount) used.set('_count', String(pageSize));
    const self = `${fhirBase}/${type}${used.size > 0 ? `?${used}` : ''}`;
    return this.#pages.first(
      { type, subject: caller.subject, found, self, pageSize, leftOut: withheld === 'type' },
      how,
    );
  }

  #read(request: Request, type: string, id: string, caller: Caller): Answer {
    // A document and its attachments are part of what a DocumentReference points to.
    const document = type === 'Bundle' || type === 'Binary';
    demand(caller, document ? [type, 'DocumentReference'] : [type], 'r');
    const stored = this.#options.store.get(type, id);
    if (stored === undefined) throw new Refusal(404, 'not-found', `${type}/${id} is not known`);
    const asked = { type, query: new URLSearchParams(), found: [stored] };
    if (underConsent(this.#options.store, asked, new Date()).withheld !== undefined) return consentRefusal();
    const headers = { ETag: etagOf(stored) };
    if (!noneMatch(request.headers['if-none-match'], headers.ETag)) return fhirAnswer(304, '', headers);
    const data = textOf(stored.resource['data']);
    if (type === 'Binary' && data !== undefined && !/fhir\+json/.test(request.headers['accept'] ?? ''))
      return {
        status: 200,
        headers: {
          ...headers,
          'Content-Type': textOf(stored.resource['contentType']) ?? 'application/octet-stream',
          'X-Content-Type-Options': 'nosniff',
        },
        body: Buffer.from(data, 'base64'),
      };
    return fhirAnswer(200, this.#options.store.text(stored), headers);
  }
}

function notAllowed(allowed: string): Refusal {
  return new Refusal(405, 'not-supported', 'this server is read only', { Allow: allowed });
}

function fhirAnswer(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'Content-Type': FHIR_JSON, ...headers }, body };
}

function bodyOf(request: Request): unknown {
  try {
    return JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    throw new Refusal(400, 'structure', 'the body is not JSON');
  }
}

/** `POST _search` may carry parameters in the address as well as in the form. */
function formOf(request: Request): URLSearchParams {
  const query = new URLSearchParams(request.url.searchParams);
  for (const [name, value] of new URLSearchParams(Buffer.from(request.body).toString('utf8')))
    query.append(name, value);
  return query;
}
