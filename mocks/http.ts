/** The few words of HTTP that every server of the demo world shares. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export interface Request {
  method: string;
  url: URL;
  /** Path and query as they were sent: what the `path` of a fault is compared with. */
  target: string;
  headers: Record<string, string | undefined>;
  body: Uint8Array;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

export interface RunningServer {
  close(): Promise<void>;
}

const LARGEST_BODY = 8 * 1024 * 1024;

export class BodyTooLarge extends Error {}

export async function readBody(incoming: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > LARGEST_BODY) throw new BodyTooLarge(`the body is larger than ${LARGEST_BODY} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

export function plainHeaders(incoming: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

export async function readRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const target = incoming.url ?? '/';
  return {
    method: incoming.method ?? 'GET',
    url: new URL(target, origin),
    target,
    headers: plainHeaders(incoming),
    body: await readBody(incoming),
  };
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value, null, 1),
  };
}

export function html(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body: text };
}

/** Shorter than this, the line is hardly spared. */
const LEAST_TO_COMPRESS = 1024;
/** Quick before small: these servers share a machine with the browser that they are measured with. */
const LEVEL = 2;

/** Texts go compressed to whoever takes that, as from most servers; pictures are so already, or come in parts. */
function isToCompress(outgoing: ServerResponse, body: Uint8Array): boolean {
  return (
    body.byteLength >= LEAST_TO_COMPRESS &&
    /json|^text\//u.test(String(outgoing.getHeader('Content-Type') ?? '')) &&
    /\bgzip\b/u.test(String(outgoing.req.headers['accept-encoding'] ?? ''))
  );
}

export function send(outgoing: ServerResponse, answer: Answer): void {
  if (outgoing.destroyed) return;
  const plain = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : answer.body;
  outgoing.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) outgoing.setHeader(name, value);
  outgoing.appendHeader('Vary', 'Accept-Encoding');
  const packed = isToCompress(outgoing, plain);
  if (packed) outgoing.setHeader('Content-Encoding', 'gzip');
  const body = packed ? gzipSync(plain, { level: LEVEL }) : plain;
  if (answer.status === 204 || answer.status === 304) {
    outgoing.end();
    return;
  }
  outgoing.setHeader('Content-Length', body.byteLength);
  outgoing.end(body);
}

/** A page of another origin may read these of our answers; without the list it sees almost no header at all. */
const READABLE_HEADERS =
  'Date, ETag, Last-Modified, Location, Content-Location, Content-Type, Content-Length, Retry-After, X-Request-Id, WWW-Authenticate, Warning';

export function corsHeaders(
  origin: string | undefined,
  allowed: readonly string[],
  preflight: boolean,
): Record<string, string> {
  const headers: Record<string, string> = { Vary: 'Origin' };
  if (origin === undefined || !allowed.includes(origin)) return headers;
  headers['Access-Control-Allow-Origin'] = origin;
  headers['Access-Control-Expose-Headers'] = READABLE_HEADERS;
  if (preflight) {
    headers['Access-Control-Allow-Methods'] = 'GET, HEAD, POST, DELETE, OPTIONS';
    headers['Access-Control-Allow-Headers'] =
      'Authorization, X-Request-Id, If-None-Match, If-Modified-Since, Accept, Content-Type, Prefer, Range';
    headers['Access-Control-Max-Age'] = '600';
  }
  return headers;
}

/** Loopback only: the demo world is not meant to be seen from other machines. */
export async function listen(
  port: number,
  handle: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Promise<RunningServer> {
  const server: Server = createServer(handle);
  server.keepAliveTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
