/**
 * Reads multipart/related bodies of WADO-RS. Tolerant by need: real archives send boundaries without quotes, part
 * headers with the transfer syntax inside the quotes of `type`, and lengths that are wrong.
 */
export interface BodyPart {
  /** Lower-case header names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const CR = 13;
const LF = 10;
const DASH = 45;

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + wanted.length > bytes.length) return -1;
    let same = 1;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same += 1;
    if (same === wanted.length) return at;
  }
  return -1;
}

/** A parameter of a header, quoted or not, wherever it stands (also within another one's quotes). */
export function headerParameter(header: string, name: string): string | undefined {
  const found = new RegExp(`${name}\\s*=\\s*("[^"]*"|[^;",\\s]+)`, 'iu').exec(header);
  const value = found?.[1]?.replace(/"/gu, '').trim();
  return value === '' ? undefined : value;
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split(/\r?\n/u)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** Where the headers end and the body begins. */
function bodyStart(bytes: Uint8Array, from: number): { readonly headerEnd: number; readonly body: number } {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] !== LF) continue;
    if (bytes[at + 1] === LF) return { headerEnd: at, body: at + 2 };
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return { headerEnd: at, body: at + 3 };
  }
  return { headerEnd: from, body: from };
}

function endOfPart(bytes: Uint8Array, next: number): number {
  if (bytes[next - 1] !== LF) return next;
  return bytes[next - 2] === CR ? next - 2 : next - 1;
}

/** The boundary as told, or as the body itself begins. */
function boundaryOf(contentType: string, bytes: Uint8Array): string | undefined {
  const told = headerParameter(contentType, 'boundary');
  if (told !== undefined) return told;
  const firstLine = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).split(/\r?\n/u)[0] ?? '';
  return firstLine.startsWith('--') ? firstLine.slice(2) : undefined;
}

/** The parts of a body; a body that is no multipart is one part by itself. */
export function readParts(contentType: string, bytes: Uint8Array<ArrayBuffer>): readonly BodyPart[] {
  const single = [{ headers: new Map([['content-type', contentType]]), body: bytes }];
  const boundary = /multipart\//iu.test(contentType) ? boundaryOf(contentType, bytes) : undefined;
  if (boundary === undefined) return single;
  const delimiter = new TextEncoder().encode(`--${boundary}`);
  const parts: BodyPart[] = [];
  let at = indexOf(bytes, delimiter, 0);
  while (at >= 0) {
    const after = at + delimiter.length;
    if (bytes[after] === DASH && bytes[after + 1] === DASH) break;
    const { headerEnd, body } = bodyStart(bytes, after);
    const headers = readHeaders(new TextDecoder('latin1').decode(bytes.subarray(after, headerEnd)));
    const told = Number(headers.get('content-length'));
    // Pixels may hold the bytes of the boundary by chance: a told length that fits is trusted first.
    const search = Number.isInteger(told) && told > 0 && body + told <= bytes.length ? body + told : body;
    const found = indexOf(bytes, delimiter, search);
    const next = found >= 0 ? found : search === body ? -1 : indexOf(bytes, delimiter, body);
    parts.push({ headers, body: bytes.subarray(body, next < 0 ? bytes.length : endOfPart(bytes, next)) });
    at = next;
  }
  return parts;
}
