import {
  type FaultKind,
  type FaultPlace,
  type PlannedFault,
  type PlannedSource,
  SEARCH_FAULTS,
} from './fault-plan.ts';
import { FEEDS } from '../domain/feed.ts';
import { type Asked, searchAnswer } from './fault-search.ts';
import type { Json } from './fault-resources.ts';

const FHIR_JSON = 'application/fhir+json; charset=utf-8';
const HTML = '<!doctype html><html><title>メンテナンス中</title><p>ただいまメンテナンス中です。</p></html>';

/** Ends with the abort of the signal only. */
function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal?.aborted === true) give();
    else signal?.addEventListener('abort', give, { once: true });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A body of which half comes, and then nothing (`hang`) or the end of the connection (`reset`). */
function halfBody(text: string, then: 'hang' | 'reset', signal: AbortSignal | undefined): ReadableStream {
  const half = new TextEncoder().encode(text.slice(0, Math.floor(text.length / 2)));
  let sent = false;
  return new ReadableStream({
    pull: async (controller) => {
      if (!sent) {
        sent = true;
        controller.enqueue(half);
      } else if (then === 'reset') controller.error(new TypeError('terminated'));
      else await untilAborted(signal);
    },
  });
}

function reply(status: number, body: string | null, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { 'Content-Type': FHIR_JSON, ...headers } });
}

function outcome(status: number, code: string, headers: Record<string, string> = {}): Response {
  const issue = [{ severity: 'error', code, diagnostics: `made to answer ${status}` }];
  return reply(status, JSON.stringify({ resourceType: 'OperationOutcome', issue }), headers);
}

/** What a fault of the line makes of an answer; the answer itself where it leaves it as it is. */
async function struck(
  kind: FaultKind,
  good: () => string,
  signal: AbortSignal | undefined,
): Promise<Response> {
  switch (kind) {
    case 'hang':
      return untilAborted(signal);
    case 'stall':
      return new Response(halfBody(good(), 'hang', signal), { headers: { 'Content-Type': FHIR_JSON } });
    case 'reset':
      throw new TypeError('fetch failed');
    case 'reset-midway':
      return new Response(halfBody(good(), 'reset', signal), { headers: { 'Content-Type': FHIR_JSON } });
    case '401':
      return outcome(401, 'login', { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    case '403':
      return outcome(403, 'forbidden');
    case '404':
      return outcome(404, 'not-found');
    case '410':
      return outcome(410, 'deleted');
    case '429':
      return outcome(429, 'throttled');
    case '429-retry-after':
      return outcome(429, 'throttled', { 'Retry-After': '0' });
    case '500':
      return outcome(500, 'exception');
    case '502':
      return reply(502, HTML, { 'Content-Type': 'text/html' });
    case '503-retry-after':
      return outcome(503, 'transient', { 'Retry-After': '0' });
    case 'html':
      return reply(200, HTML, { 'Content-Type': 'text/html; charset=utf-8' });
    case 'html-as-json':
      return reply(200, HTML);
    case 'truncated':
      return reply(200, good().slice(0, Math.floor(good().length / 2)));
    case 'empty-200':
      return reply(200, '');
    case '204':
      return reply(204, null);
    case '304':
      return reply(304, null);
    case 'bad-json':
      return reply(
        200,
        '{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":}}],,}',
      );
    case 'array':
      return reply(200, '[]');
    case 'outcome-200':
      return outcome(200, 'exception');
    case 'nothing-stated':
      return reply(200, JSON.stringify({ resourceType: 'CapabilityStatement', status: 'active' }));
    default:
      return reply(200, good());
  }
}

const SEARCH: ReadonlySet<FaultKind> = new Set(SEARCH_FAULTS);

/** How the network lies at the moment: once healed, nothing goes wrong any more. */
export interface Weather {
  healed: boolean;
}

interface Question extends Asked {
  readonly place: FaultPlace;
}

function questionOf(url: URL): Question {
  const [, root = '', type = '', id = ''] = url.pathname.split('/');
  const query = url.searchParams;
  const page = Number(query.get('_page') ?? 1);
  if (root === 'dicom-web') return { place: 'DicomStudy', type: 'DicomStudy', query, page: 1 };
  if (type === 'metadata') return { place: 'metadata', type, query, page };
  if (type === 'Bundle' && id !== '') return { place: 'Bundle', type, id, query, page };
  if (id === '$ihe-pix') return { place: 'Patient', type: id, query, page };
  if (type === 'Patient') return { place: 'Patient', type, query, page, ...(id === '' ? {} : { id }) };
  if (query.has('_id')) return { place: 'supporting', type, query, page };
  const feed = FEEDS.find((one) => one === type);
  return { place: feed ?? 'supporting', type, query, page };
}

function metadata(source: PlannedSource): Json {
  const types = [...source.tells, 'Patient', 'Medication'];
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    fhirVersion: '4.0.1',
    rest: [{ mode: 'server', resource: types.map((type) => ({ type })) }],
  };
}

function studies(source: PlannedSource, query: URLSearchParams): readonly Json[] {
  const [limit, offset] = [Number(query.get('limit') ?? 100), Number(query.get('offset') ?? 0)];
  const asked = query.get('PatientID') ?? '';
  return source.facts
    .filter(({ feed, patient }) => feed === 'DicomStudy' && chartNumberOf(patient) === asked)
    .map(({ resource, patient }) => ({
      ...resource,
      '00100020': { vr: 'LO', Value: [chartNumberOf(patient)] },
    }))
    .slice(offset, offset + limit);
}

/** Under which number an archive keeps the pictures of one patient record. */
export function chartNumberOf(patient: string): string {
  return `n-${patient}`;
}

/** A locator's word on where the person is known (IHE PIXm, ITI-83). */
function located(others: readonly PlannedSource[]): Json {
  const known = others.filter(({ acquaintance }) => acquaintance !== 'stranger');
  const parameter = known.flatMap(({ id, patients }) =>
    patients.map((value) => ({
      name: 'targetIdentifier',
      valueIdentifier: { system: patientIdSystem(id), value },
    })),
  );
  return { resourceType: 'Parameters', parameter };
}

export function patientIdSystem(source: string): string {
  return `https://${source}.example/patient-id`;
}

function goodAnswer(
  source: PlannedSource,
  question: Question,
  url: URL,
  faults: ReadonlySet<FaultKind>,
  others: readonly PlannedSource[],
): string {
  if (question.type === '$ihe-pix') return JSON.stringify(located(others));
  switch (question.place) {
    case 'metadata':
      return JSON.stringify(metadata(source));
    case 'Bundle':
      return JSON.stringify(source.bodies[question.id ?? ''] ?? {});
    case 'DicomStudy':
      return JSON.stringify(studies(source, question.query));
    default:
      return JSON.stringify(searchAnswer(source, question, url, faults));
  }
}

/** Of an archive these are no faults but its plain word for "nothing" (QIDO-RS, PS3.18 10.6): it is believed. */
const ARCHIVE_NONE: ReadonlySet<string> = new Set(['204', 'array']);

/** The network as one source shows it: `fetch` over what is planted, with everything that is to go wrong. */
export function fetchOf(
  source: PlannedSource,
  others: readonly PlannedSource[],
  weather: Weather,
): typeof globalThis.fetch {
  const strikes = new Map<PlannedFault, number>();
  const take = (fault: PlannedFault, { place, page }: Question) => {
    const none = place === 'DicomStudy' && ARCHIVE_NONE.has(fault.kind);
    const fits = !none && (fault.place === 'any' || fault.place === place);
    const done = strikes.get(fault) ?? 0;
    if (!fits || page < fault.fromPage || done >= (fault.times ?? Number.POSITIVE_INFINITY)) return false;
    strikes.set(fault, done + 1);
    return true;
  };
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const signal = init?.signal ?? undefined;
    signal?.throwIfAborted();
    const question = questionOf(url);
    const struckBy = weather.healed ? [] : source.faults.filter((fault) => take(fault, question));
    const slow = struckBy.filter(({ kind }) => kind === 'delay');
    if (slow.length > 0) {
      const ms = slow.reduce((sum, fault) => sum + fault.ms, 0);
      await (signal === undefined ? pause(ms) : Promise.race([pause(ms), untilAborted(signal)]));
    }
    const search = new Set(struckBy.map(({ kind }) => kind).filter((kind) => SEARCH.has(kind)));
    const line = struckBy.find(({ kind }) => !SEARCH.has(kind) && kind !== 'delay')?.kind;
    const good = () => goodAnswer(source, question, url, search, others);
    if (question.type === 'Bundle' && source.bodies[question.id ?? ''] === undefined)
      return outcome(404, 'not-found');
    return line === undefined ? reply(200, good()) : struck(line, good, signal);
  };
}
