/**
 * The store of SMART Health Links of the demo world: it takes encrypted files and hands them out by an address that nobody
 * can guess (HL7 SMART Health Cards and Links, https://hl7.org/fhir/uv/smart-health-cards-and-links/). It has no key.
 */
import { randomBytes } from 'node:crypto';
import { isObject } from '../fhir/resource.ts';
import { type Answer, json, type Request } from '../http.ts';

interface Kept {
  readonly files: readonly { readonly contentType: string; readonly embedded: string }[];
  readonly passcode?: string;
  /** Seconds since 1970. */
  readonly exp: number;
  attemptsLeft: number;
}

const MOST_KEPT = 200;
const ATTEMPTS = 5;
/** Five parts of base64url, the second of them empty: the key is agreed on elsewhere (RFC 7516, `dir`). */
const JWE = /^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/u;

function bodyOf(request: Request): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(Buffer.from(request.body).toString('utf8'));
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function filesIn(body: Record<string, unknown>): Kept['files'] | undefined {
  const list: readonly unknown[] = Array.isArray(body['files']) ? body['files'] : [];
  const files = list.flatMap((one) => {
    if (!isObject(one)) return [];
    const { contentType, embedded } = one;
    return typeof contentType === 'string' && typeof embedded === 'string' && JWE.test(embedded)
      ? [{ contentType, embedded }]
      : [];
  });
  return files.length > 0 && files.length === list.length ? files : undefined;
}

export interface ShareStore {
  /** Answers what lies below `/share`; undefined for every other address. */
  readonly serve: (request: Request, now: number) => Answer | undefined;
}

export function createShareStore(base: string): ShareStore {
  const kept = new Map<string, Kept>();

  function take(request: Request, now: number): Answer {
    const body = bodyOf(request);
    const files = body === undefined ? undefined : filesIn(body);
    const exp = body?.['exp'];
    if (body === undefined || files === undefined)
      return json(400, { error: 'files must be encrypted (JWE)' });
    if (typeof exp !== 'number' || exp * 1000 <= now) return json(400, { error: 'exp must lie ahead' });
    const { passcode } = body;
    const name = randomBytes(32).toString('base64url');
    kept.set(name, {
      files,
      exp,
      attemptsLeft: ATTEMPTS,
      ...(typeof passcode === 'string' ? { passcode } : {}),
    });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return json(201, { url: `${base}/${name}` });
  }

  function handOut(request: Request, name: string, now: number): Answer {
    const found = kept.get(name);
    const body = bodyOf(request);
    if (found === undefined || found.exp * 1000 <= now || found.attemptsLeft < 1)
      return json(404, { error: 'no such link, or it is over' });
    if (typeof body?.['recipient'] !== 'string') return json(400, { error: 'recipient is required' });
    if (found.passcode !== undefined && body['passcode'] !== found.passcode) {
      found.attemptsLeft -= 1;
      return json(401, { remainingAttempts: found.attemptsLeft });
    }
    found.attemptsLeft = ATTEMPTS;
    return json(200, { files: found.files });
  }

  return {
    serve: (request, now) => {
      const [, name] = /^\/share(?:\/([\w-]+))?$/u.exec(request.url.pathname) ?? [];
      if (!/^\/share(?:\/|$)/u.test(request.url.pathname)) return undefined;
      if (request.method !== 'POST') return json(405, { error: 'POST' }, { Allow: 'POST' });
      return name === undefined ? take(request, now) : handOut(request, name, now);
    },
  };
}
