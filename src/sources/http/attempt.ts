import { limitedBytes } from '../../base/limited-bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import { refusesForConsent } from '../fhir/consent-refusal.ts';
import type { HttpAnswer, HttpAsk } from '../http.ts';
import { faultOfStatus } from './status-fault.ts';

export interface AttemptLimits {
  readonly headersMs: number;
  readonly pageMs: number;
  readonly maxBytes: number;
}

export interface AttemptTools {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly limits: AttemptLimits;
}

/** Two clocks run: until the answer begins, and until it is whole. */
function startClocks({ headersMs, pageMs }: AttemptLimits) {
  const controller = new AbortController();
  let late: string | undefined;
  const expire = (words: string) => () => {
    late = words;
    controller.abort();
  };
  const begin = setTimeout(expire(`no answer in ${headersMs / 1000} s`), headersMs);
  const whole = setTimeout(expire(`the answer was not whole after ${pageMs / 1000} s`), pageMs);
  return {
    signal: controller.signal,
    late: () => late,
    begun: () => clearTimeout(begin),
    stop: () => {
      clearTimeout(begin);
      clearTimeout(whole);
    },
  };
}

function headersOf(ask: HttpAsk, token: string): Record<string, string> {
  const { etag, lastModified } = ask.unlessUnchanged ?? {};
  return {
    Accept: ask.accept,
    Authorization: token,
    'X-Request-Id': crypto.randomUUID(),
    ...(ask.contentType === undefined ? {} : { 'Content-Type': ask.contentType }),
    ...(etag === undefined ? {} : { 'If-None-Match': etag }),
    ...(lastModified === undefined ? {} : { 'If-Modified-Since': lastModified }),
  };
}

/** Of a refusal it is told whether it is for want of consent; nothing else of its body is believed. */
function refusalOf(trouble: Fault, bytes: Uint8Array): Fault {
  return trouble.kind === 'forbidden' && refusesForConsent(bytes) ? { ...trouble, consent: true } : trouble;
}

async function answerOf(
  ask: HttpAsk,
  response: Response,
  tools: AttemptTools,
): Promise<Result<HttpAnswer, Fault>> {
  const { status, headers } = response;
  const bytes = await limitedBytes(response.body, tools.limits.maxBytes);
  if (bytes === undefined) return err(fault('tooLarge', 'answer over the size limit'));
  const unchanged = status === 304 && ask.unlessUnchanged !== undefined;
  if (!response.ok && !unchanged && ask.answers?.includes(status) !== true)
    return err(refusalOf(faultOfStatus(status, headers, tools.now()), bytes));
  return ok({ status, headers, bytes, fetchedAt: tools.now(), revalidated: false });
}

/** One request over the wire. Rejects only where `signal` was aborted; every other trouble is a Fault. */
export async function attempt(
  ask: HttpAsk,
  token: string,
  signal: AbortSignal,
  tools: AttemptTools,
): Promise<Result<HttpAnswer, Fault>> {
  signal.throwIfAborted();
  const clocks = startClocks(tools.limits);
  try {
    const response = await tools.fetch(ask.url, {
      method: ask.method ?? 'GET',
      headers: headersOf(ask, token),
      ...(ask.body === undefined ? {} : { body: ask.body }),
      ...(ask.keepalive === true ? { keepalive: true } : {}),
      signal: AbortSignal.any([signal, clocks.signal]),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    clocks.begun();
    return await answerOf(ask, response, tools);
  } catch (cause) {
    if (signal.aborted) throw cause;
    const late = clocks.late();
    if (late !== undefined) return err(fault('timeout', late));
    if (globalThis.navigator?.onLine === false) return err(fault('offline', String(cause)));
    return err(fault('server', `no connection (${String(cause)})`));
  } finally {
    clocks.stop();
  }
}
