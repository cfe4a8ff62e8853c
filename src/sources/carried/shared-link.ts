import { fromBase64url } from '../../base/base64url.ts';
import { limitedBytes } from '../../base/limited-bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { MOST_CARRIED_BYTES } from '../../domain/carried.ts';
import type { LinkTrouble } from '../../domain/shared-link.ts';
import { isJson, type Json, listAt, textAt } from '../fhir/json.ts';
import { parseJson } from '../fhir/page.ts';
import { openJwe } from './jwe.ts';

/*
 * SMART Health Links of others (HL7 SMART Health Cards and Links,
 * https://hl7.org/fhir/uv/smart-health-cards-and-links/links-specification.html). Its key stands in the link and is sent
 * nowhere; of what is behind it only FHIR is read, and nothing but the link's own store is asked.
 */

export interface LinkMeans {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** The files of a link as they came out of their encryption. */
export interface LinkFiles {
  readonly files: readonly Uint8Array[];
  /** Files of kinds that are not read here. */
  readonly others: number;
}

interface Payload {
  readonly url: string;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly exp: number | undefined;
  readonly flag: string;
}

type Opened<T> = Result<T, LinkTrouble>;

/** Who asks, as the store may tell the person: never who reads. */
const RECIPIENT = 'Hitome';
const PATIENCE_MS = 30_000;
/** Base64 is a third longer than what it says, and a manifest has a few words round it. */
const MOST_ANSWERED_BYTES = Math.ceil(MOST_CARRIED_BYTES * 1.4);
const MOST_FILES = 20;
const FHIR_CONTENT = 'application/fhir+json';
/** The link by itself, or behind the address of somebody's viewer. */
const LINK = /^(?:https?:\/\/[^\s#]*#)?shlink:\/([\w-]+)$/u;
const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])$/u;

const NO_LINK: LinkTrouble = { kind: 'broken' };

function readBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return fromBase64url(text);
  } catch {
    return undefined;
  }
}

function payloadOf(link: string): Opened<Payload> {
  const bytes = readBase64url(LINK.exec(link.trim())?.[1] ?? '');
  const json = bytes === undefined ? undefined : parseJson(bytes);
  if (json?.ok !== true) return err(NO_LINK);
  const { value } = json;
  const url = textAt(value, 'url') ?? '';
  const key = readBase64url(textAt(value, 'key') ?? '');
  const { exp } = value;
  if (!URL.canParse(url) || key?.length !== 32) return err(NO_LINK);
  if (!isSafe(url)) return err({ kind: 'unsafe' });
  return ok({
    url,
    key,
    exp: typeof exp === 'number' ? exp : undefined,
    flag: textAt(value, 'flag') ?? '',
  });
}

/** Encrypted on the way; on this very machine nothing is on its way. */
function isSafe(address: string): boolean {
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && HERE.test(hostname));
}

async function bytesOf(answer: Response): Promise<Opened<Uint8Array<ArrayBuffer>>> {
  const bytes = await limitedBytes(answer.body, MOST_ANSWERED_BYTES);
  return bytes === undefined ? err({ kind: 'tooLarge' }) : ok(bytes);
}

async function troubleOf(answer: Response): Promise<LinkTrouble> {
  const { status } = answer;
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status !== 401) return { kind: 'unreachable', detail: `HTTP ${status}` };
  const body = await bytesOf(answer);
  const json = body.ok ? parseJson(body.value) : undefined;
  const left = json?.ok === true ? json.value['remainingAttempts'] : undefined;
  return { kind: 'passcode', wrong: true, ...(typeof left === 'number' ? { left } : {}) };
}

async function ask(
  url: string,
  how: RequestInit,
  { fetch, signal }: LinkMeans,
): Promise<Opened<Uint8Array<ArrayBuffer>>> {
  try {
    const answer = await fetch(url, {
      ...how,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return answer.ok ? await bytesOf(answer) : err(await troubleOf(answer));
  } catch (cause) {
    signal.throwIfAborted();
    return err({ kind: 'unreachable', detail: cause instanceof Error ? cause.name : '' });
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trim();
}

/** The encrypted text of one file of a manifest: in it, or at an address of its own. */
async function sealedOf(file: Json, means: LinkMeans): Promise<Opened<string>> {
  const embedded = textAt(file, 'embedded');
  if (embedded !== undefined) return ok(embedded);
  const address = textAt(file, 'location') ?? '';
  if (!URL.canParse(address)) return err({ kind: 'undecipherable' });
  if (!isSafe(address)) return err({ kind: 'unsafe' });
  const answer = await ask(address, { method: 'GET' }, means);
  return answer.ok ? ok(textOf(answer.value)) : answer;
}

async function opened(sealed: string, key: Uint8Array<ArrayBuffer>): Promise<Opened<Uint8Array>> {
  const plain = await openJwe(sealed, key, MOST_CARRIED_BYTES);
  if (plain === 'tooLarge') return err({ kind: 'tooLarge' });
  return plain === undefined ? err({ kind: 'undecipherable' }) : ok(plain);
}

/** One file without a manifest (flag `U`). */
async function openDirect({ url, key }: Payload, means: LinkMeans): Promise<Opened<LinkFiles>> {
  const address = new URL(url);
  address.searchParams.set('recipient', RECIPIENT);
  const answer = await ask(address.href, { method: 'GET' }, means);
  if (!answer.ok) return answer;
  const file = await opened(textOf(answer.value), key);
  return file.ok ? ok({ files: [file.value], others: 0 }) : file;
}

async function openManifest(
  { url, key }: Payload,
  passcode: string | undefined,
  means: LinkMeans,
): Promise<Opened<LinkFiles>> {
  const body = { recipient: RECIPIENT, ...(passcode === undefined ? {} : { passcode }) };
  const how = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await ask(url, how, means);
  if (!answer.ok) return answer;
  const manifest = parseJson(answer.value);
  const listed = manifest.ok && isJson(manifest.value) ? listAt(manifest.value, 'files') : [];
  const wanted = listed.filter((file) => textAt(file, 'contentType')?.startsWith(FHIR_CONTENT) === true);
  if (wanted.length === 0) return err({ kind: 'otherContent' });
  const files: Uint8Array[] = [];
  for (const file of wanted.slice(0, MOST_FILES)) {
    const sealed = await sealedOf(file, means);
    const plain = sealed.ok ? await opened(sealed.value, key) : sealed;
    // A link is one thing that somebody hands over: with a part of it missing it would look whole.
    if (!plain.ok) return plain;
    files.push(plain.value);
  }
  return ok({ files, others: listed.length - files.length });
}

/** Opens a link; with a passcode where it wants one. Whoever leaves the chart ends it. */
export async function openLink(
  link: string,
  passcode: string | undefined,
  means: LinkMeans,
): Promise<Opened<LinkFiles>> {
  const read = payloadOf(link);
  if (!read.ok) return read;
  const { exp, flag } = read.value;
  if (exp !== undefined && exp * 1000 <= means.now().getTime())
    return err({ kind: 'expired', until: new Date(exp * 1000) });
  if (flag.includes('U')) return openDirect(read.value, means);
  if (flag.includes('P') && passcode === undefined) return err({ kind: 'passcode', wrong: false });
  return openManifest(read.value, passcode, means);
}
