/** Several questions in one request, each answered for itself. */
import type { Answer, Request } from '../http.ts';
import { FHIR_JSON, Refusal } from './outcome.ts';
import { isObject, objectsOf, textOf } from './resource.ts';

const MOST_ENTRIES = 200;

export function batch(body: unknown, fhirBase: string, answer: (request: Request) => Answer): Answer {
  if (!isObject(body) || body['resourceType'] !== 'Bundle')
    throw new Refusal(400, 'structure', 'the body is not a Bundle');
  if (body['type'] !== 'batch')
    throw new Refusal(400, 'not-supported', `only batch Bundles are taken, not ${String(body['type'])}`);
  const asked = objectsOf(body['entry']);
  if (asked.length > MOST_ENTRIES)
    throw new Refusal(413, 'too-long', `more than ${MOST_ENTRIES} entries in one batch`);
  const entries = asked.map((entry) => {
    const inner = isObject(entry['request']) ? entry['request'] : {};
    return entryText(answer(innerRequest(inner, entry['resource'], fhirBase)));
  });
  return {
    status: 200,
    headers: { 'Content-Type': FHIR_JSON },
    body: `{"resourceType":"Bundle","type":"batch-response","entry":[${entries.join(',')}]}`,
  };
}

function innerRequest(inner: Record<string, unknown>, resource: unknown, fhirBase: string): Request {
  const relative = (textOf(inner['url']) ?? '').replace(/^\/+/, '');
  const url = new URL(relative.startsWith(fhirBase) ? relative : `${fhirBase}/${relative}`);
  return {
    method: textOf(inner['method']) ?? 'GET',
    url,
    target: `${url.pathname}${url.search}`,
    headers: { 'if-none-match': textOf(inner['ifNoneMatch']) },
    body: Buffer.from(resource === undefined ? '' : JSON.stringify(resource)),
  };
}

function entryText(answer: Answer): string {
  const isJson = answer.headers['Content-Type']?.startsWith('application/fhir+json') ?? false;
  const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
  const body = isJson && text !== '' ? text : undefined;
  const response = JSON.stringify({
    status: String(answer.status),
    ...(answer.headers['ETag'] === undefined ? {} : { etag: answer.headers['ETag'] }),
    ...(answer.headers['Location'] === undefined ? {} : { location: answer.headers['Location'] }),
    ...(body !== undefined && answer.status >= 400 ? { outcome: JSON.parse(body) as unknown } : {}),
  });
  return body !== undefined && answer.status < 400
    ? `{"resource":${body},"response":${response}}`
    : `{"response":${response}}`;
}
