/**
 * The fault switch: `POST /faults` makes a server of the demo world misbehave in one named way, `DELETE /faults`
 * makes it well again. It asks for no token, as it exists only where every person is invented.
 */
import type { ServerResponse } from 'node:http';
import { type Answer, html, json, type Request } from './http.ts';

export const FAULT_KINDS = [
  'delay',
  'hang',
  'reset',
  '401',
  '403',
  '404',
  '429',
  '500',
  '503',
  'html',
  'truncated',
  'empty-200',
  'bad-json',
  'loop-paging',
  'no-total',
  'dup-pages',
  'foreign-patient',
  'lost-next',
  'incomplete',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** These change what a FHIR search says; the FHIR server carries them out itself. */
export const SEARCH_FAULTS = [
  'loop-paging',
  'no-total',
  'dup-pages',
  'foreign-patient',
  'lost-next',
  'incomplete',
] as const;
export type SearchFault = (typeof SEARCH_FAULTS)[number];

interface Fault {
  kind: FaultKind;
  path?: string;
  /** How often it still strikes; without it, until it is cleared. */
  times?: number;
  ms?: number;
  struck: number;
}

export interface Strike {
  delayMs: number;
  kind: Exclude<FaultKind, 'delay' | SearchFault> | undefined;
  search: ReadonlySet<SearchFault>;
}

export class FaultBox {
  #faults: Fault[] = [];
  readonly #kinds: readonly FaultKind[];

  constructor(kinds: readonly FaultKind[] = FAULT_KINDS) {
    this.#kinds = kinds;
  }

  /** The door `/faults` itself. */
  handle(request: Request): Answer {
    switch (request.method) {
      case 'GET':
        return json(200, { faults: this.#faults, kinds: this.#kinds });
      case 'DELETE':
        this.#faults = [];
        return json(200, { faults: [] });
      case 'POST':
        return this.#add(request);
      default:
        return json(405, { error: 'GET, POST or DELETE' }, { Allow: 'GET, POST, DELETE' });
    }
  }

  /** What strikes this request; counts it. The first fault that fits wins, delays add up. */
  strike(target: string): Strike {
    const strike = { delayMs: 0, kind: undefined as Strike['kind'], search: new Set<SearchFault>() };
    for (const fault of this.#faults) {
      if (fault.path !== undefined && !readable(target).includes(readable(fault.path))) continue;
      if (fault.times !== undefined && fault.struck >= fault.times) continue;
      if (fault.kind === 'delay') strike.delayMs += fault.ms ?? 3000;
      else if (isSearchFault(fault.kind)) strike.search.add(fault.kind);
      else if (strike.kind === undefined) strike.kind = fault.kind;
      else continue;
      fault.struck += 1;
    }
    this.#faults = this.#faults.filter((fault) => fault.times === undefined || fault.struck < fault.times);
    return strike;
  }

  #add(request: Request): Answer {
    let asked: unknown;
    try {
      asked = JSON.parse(Buffer.from(request.body).toString('utf8'));
    } catch {
      return json(400, { error: 'the body must be JSON: {"kind", "path"?, "times"?, "ms"?}' });
    }
    const fault = readFault(asked, this.#kinds);
    if (typeof fault === 'string') return json(400, { error: fault, kinds: this.#kinds });
    this.#faults.push(fault);
    return json(201, fault);
  }
}

/** Whoever writes a fault types `identifier=urn:oid:…|1`; browsers send it percent-encoded. */
function readable(target: string): string {
  try {
    return decodeURIComponent(target.replaceAll('+', ' '));
  } catch {
    return target;
  }
}

function isSearchFault(kind: FaultKind): kind is SearchFault {
  return (SEARCH_FAULTS as readonly string[]).includes(kind);
}

function readFault(asked: unknown, kinds: readonly FaultKind[]): Fault | string {
  if (typeof asked !== 'object' || asked === null) return 'the body must be a JSON object';
  const { kind, path, times, ms } = asked as Record<string, unknown> & { [name: string]: unknown };
  const known = kinds.find((candidate) => candidate === String(kind));
  if (known === undefined) return `unknown kind: ${String(kind)}`;
  const fault: Fault = { kind: known, struck: 0 };
  if (path !== undefined) {
    if (typeof path !== 'string') return 'path must be a text';
    fault.path = path;
  }
  for (const [name, value] of [
    ['times', times],
    ['ms', ms],
  ] as const) {
    if (value === undefined) continue;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      return `${name} must be a whole number`;
    fault[name] = value;
  }
  return fault;
}

/** Answers in place of the server, or undefined when the true answer is to be spoiled (`spoil`) or let through. */
export function standIn(kind: Strike['kind']): Answer | undefined {
  switch (kind) {
    case '401':
      return outcome(401, 'login', 'fault switch: the token is refused', {
        'WWW-Authenticate': 'Bearer error="invalid_token"',
      });
    case '403':
      return outcome(403, 'forbidden', 'fault switch: access is refused');
    case '404':
      return outcome(404, 'not-found', 'fault switch: nothing is here');
    case '429':
      return outcome(429, 'throttled', 'fault switch: too many requests', { 'Retry-After': '2' });
    case '500':
      return outcome(500, 'exception', 'fault switch: the server failed');
    case '503':
      return outcome(503, 'transient', 'fault switch: not now', { 'Retry-After': '1' });
    case 'html':
      return html(
        200,
        '<!doctype html><html lang="ja"><title>メンテナンス中</title><p>ただいまメンテナンス中です。</p></html>',
      );
    case 'empty-200':
      return { status: 200, headers: { 'Content-Type': 'application/fhir+json; charset=utf-8' }, body: '' };
    case 'bad-json':
      return {
        status: 200,
        headers: { 'Content-Type': 'application/fhir+json; charset=utf-8' },
        body: '{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":}}],,}',
      };
    case 'hang':
    case 'reset':
    case 'truncated':
    case undefined:
      return undefined;
  }
}

export function spoil(kind: Strike['kind'], answer: Answer): Answer {
  if (kind !== 'truncated') return answer;
  const whole = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : answer.body;
  return { ...answer, body: whole.subarray(0, Math.floor(whole.byteLength / 2)) };
}

/** Hang and reset happen below HTTP. True when the request needs no answer any more. */
export function breakConnection(kind: Strike['kind'], outgoing: ServerResponse): boolean {
  if (kind === 'hang') return true;
  if (kind !== 'reset') return false;
  outgoing.req.socket.resetAndDestroy();
  return true;
}

export function wait(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

function outcome(status: number, code: string, text: string, headers: Record<string, string> = {}): Answer {
  const body = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics: text }] };
  return json(status, body, { 'Content-Type': 'application/fhir+json; charset=utf-8', ...headers });
}
