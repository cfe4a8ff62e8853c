import { toBase64url } from '../../base/base64url.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Json } from '../fhir/json.ts';

/**
 * A SMART Health Link (HL7 SMART Health Cards and Links, https://hl7.org/fhir/uv/smart-health-cards-and-links/): the file
 * is encrypted here, and its key stands in the link alone. Whoever keeps the file cannot read it.
 */
export interface ShareRequest {
  readonly json: Json;
  /** Told before the link is opened; names nobody. */
  readonly label: string;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly passcode?: string;
}

export interface SharedLink {
  readonly link: string;
  /** A QR code of it: `path` fills the dark modules of a square of `size`, its quiet zone included. */
  readonly code: { readonly size: number; readonly path: string };
}

interface ShareMeans {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

const CONTENT = 'application/fhir+json';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PATIENCE_MS = 30_000;
/** The longest address that a link may have for its manifest. */
const MOST_LETTERS = 128;
const QUIET = 4;

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** JWE in its compact form with `dir` and A256GCM (RFC 7516, 7518 §5.3): header, no key, vector, text, tag. */
async function encrypted(
  text: string,
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const header = toBase64url(utf8(JSON.stringify({ alg: 'dir', enc: 'A256GCM', cty: CONTENT })));
  const made = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const parameters = { name: 'AES-GCM', iv, additionalData: utf8(header), tagLength: TAG_BYTES * 8 };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters, made, utf8(text)));
  const end = sealed.length - TAG_BYTES;
  return [
    header,
    '',
    toBase64url(iv),
    toBase64url(sealed.slice(0, end)),
    toBase64url(sealed.slice(end)),
  ].join('.');
}

async function codeOf(link: string): Promise<SharedLink['code']> {
  const { encodeQR } = await import('qr');
  const modules = encodeQR(link, 'raw', { ecc: 'medium', border: QUIET });
  const path = modules
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  return { size: modules.length, path };
}

/** The manifest's address as the store tells it: below the store that the site names, and short enough. */
function manifestIn(answer: unknown, store: string): string | undefined {
  const url = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : undefined;
  return typeof url === 'string' && url.startsWith(`${store}/`) && url.length <= MOST_LETTERS
    ? url
    : undefined;
}

async function leave(body: string, { url, fetch }: ShareMeans): Promise<Result<string, Fault>> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) return err(fault('server', `the store answered ${answer.status}`));
    const manifest = manifestIn(await answer.json(), url);
    return manifest === undefined ? err(fault('malformed', 'no manifest below the store')) : ok(manifest);
  } catch (cause) {
    return err(fault('offline', cause instanceof Error ? cause.message : 'the store was not reached'));
  }
}

/** Encrypts, leaves the file at the store, and makes the link. Neither key nor link is ever sent. */
export async function shareLink(
  request: ShareRequest,
  means: ShareMeans,
): Promise<Result<SharedLink, Fault>> {
  const { json, label, exp, passcode } = request;
  const key = means.random(new Uint8Array(KEY_BYTES));
  const embedded = await encrypted(JSON.stringify(json), key, means.random(new Uint8Array(IV_BYTES)));
  const files = [{ contentType: CONTENT, embedded }];
  const locked = passcode === undefined ? {} : { passcode };
  const left = await leave(JSON.stringify({ files, exp, ...locked }), means);
  if (!left.ok) return left;
  const payload = {
    url: left.value,
    key: toBase64url(key),
    exp,
    ...(passcode === undefined ? {} : { flag: 'P' }),
    label,
    v: 1,
  };
  const link = `shlink:/${toBase64url(utf8(JSON.stringify(payload)))}`;
  return ok({ link, code: await codeOf(link) });
}
