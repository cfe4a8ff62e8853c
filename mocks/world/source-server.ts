/** One source as the network sees it: CORS, faults, the FHIR server, the pictures behind the same token. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { breakConnection, type FaultBox, type Strike, spoil, standIn, wait } from '../faults.ts';
import { demand } from '../fhir/access.ts';
import { Refusal, refusalAnswer } from '../fhir/outcome.ts';
import type { FhirServer } from '../fhir/server.ts';
import {
  type Answer,
  BodyTooLarge,
  corsHeaders,
  html,
  json,
  listen,
  type RunningServer,
  readRequest,
  type Request,
  send,
} from '../http.ts';
import type { LoadReport } from '../load/report.ts';
import type { Ssmix2Door } from '../ssmix2/door.ts';
import type { DicomWebBackend } from '../dicomweb/backend.ts';

export interface SourceOptions {
  port: number;
  origin: string;
  allowedOrigins: readonly string[];
  /** At `/fhir`. */
  fhir: FhirServer | undefined;
  /** Further FHIR servers behind the same port, by the path of their base. */
  others?: ReadonlyMap<string, FhirServer>;
  dicomWeb: DicomWebBackend | undefined;
  /** At `/ssmix2`. */
  files?: Ssmix2Door;
  report: LoadReport;
  faults: FaultBox;
}

export function startSource(options: SourceOptions): Promise<RunningServer> {
  return listen(options.port, (incoming, outgoing) => {
    answer(options, incoming, outgoing).catch((error: unknown) => {
      if (incoming.destroyed && outgoing.destroyed) return;
      const tooLarge = error instanceof BodyTooLarge;
      if (!tooLarge) console.error(`${options.report.source}: ${incoming.method} ${incoming.url}:`, error);
      const refusal = tooLarge
        ? new Refusal(413, 'too-long', error.message)
        : new Refusal(500, 'exception', 'the server failed');
      const cors = corsHeaders(incoming.headers.origin, options.allowedOrigins, false);
      const { headers, ...rest } = refusalAnswer(refusal);
      send(outgoing, { ...rest, headers: { ...headers, ...cors } });
    });
  });
}

async function answer(
  options: SourceOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming, options.origin);
  const preflight = request.method === 'OPTIONS';
  const always = {
    ...corsHeaders(request.headers['origin'], options.allowedOrigins, preflight),
    'X-Request-Id': requestId(request),
    'X-Content-Type-Options': 'nosniff',
    // Records of people do not belong on a disk between the server and the screen.
    'Cache-Control': 'no-store',
  };
  const reply = (given: Answer) => send(outgoing, { ...given, headers: { ...always, ...given.headers } });
  // A preflight is never struck: a fault that counts its strikes counts questions, not the browser's manners.
  if (preflight) return reply({ status: 204, headers: {}, body: '' });
  const { pathname } = request.url;
  if (pathname === '/faults') return reply(options.faults.handle(request));
  if (pathname === '/load-report') return reply(json(200, options.report));
  if (pathname === '/') return reply(welcome(options));
  const strike = options.faults.strike(request.target);
  await wait(strike.delayMs);
  if (breakConnection(strike.kind, outgoing)) return;
  reply(standIn(strike.kind) ?? spoil(strike.kind, await serve(options, request, strike)));
}

async function serve(options: SourceOptions, request: Request, strike: Strike): Promise<Answer> {
  const { pathname } = request.url;
  if (options.fhir !== undefined && (pathname === '/fhir' || pathname.startsWith('/fhir/')))
    return options.fhir.handle(request, strike.search);
  const [base] = /^\/net\/\d+\/fhir(?=\/|$)/.exec(pathname) ?? [];
  const other = base === undefined ? undefined : options.others?.get(base);
  if (other !== undefined) return other.handle(request, strike.search);
  if (options.files !== undefined && pathname.startsWith('/ssmix2/')) return options.files.handle(request);
  if (pathname === '/dicom-web' || pathname.startsWith('/dicom-web/')) return servePictures(options, request);
  return json(404, { error: `nothing at ${pathname}` });
}

async function servePictures(options: SourceOptions, request: Request): Promise<Answer> {
  try {
    const caller = await options.fhir?.caller(request);
    if (caller === undefined) throw new Refusal(404, 'not-supported', 'nothing is served here');
    demand(caller, ['ImagingStudy'], 'r');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Refusal(405, 'not-supported', 'this server is read only', { Allow: 'GET' });
    if (options.dicomWeb === undefined)
      throw new Refusal(404, 'not-supported', 'this source has no DICOMweb service');
    const { authorization: _, ...headers } = request.headers;
    const answered = await options.dicomWeb.handle({
      method: request.method,
      path: request.url.pathname.slice('/dicom-web'.length),
      query: request.url.searchParams,
      headers,
      ...(request.body.byteLength > 0 ? { body: request.body } : {}),
    });
    return { ...answered, headers: withoutHopHeaders(answered.headers) };
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}

const HOP_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'access-control-allow-origin',
]);

function withoutHopHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_HEADERS.has(name.toLowerCase())));
}

function requestId(request: Request): string {
  const given = request.headers['x-request-id'] ?? '';
  return /^[\w-]{1,128}$/.test(given) ? given : randomUUID();
}

function welcome(options: SourceOptions): Answer {
  const { source, resources } = options.report;
  return html(
    200,
    `<!doctype html><html lang="ja"><meta charset="utf-8"><title>${source}</title>
<h1>${source} — デモ: 人物・施設は架空</h1>
<p>${resources} resources. <a href="/fhir/metadata">CapabilityStatement</a>, <a href="/load-report">load report</a>, <a href="/faults">faults</a></p></html>`,
  );
}
