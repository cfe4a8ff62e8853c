import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { RawResource } from '../../domain/provenance.ts';
import type { HttpAnswer } from '../http.ts';
import { isJson, type Json, listAt, objectAt, textAt } from './json.ts';

/** One page of a search answer. `notices` are the source's own words about its completeness. */
export interface Page {
  /** What was found; `included` is what the source sent beside it. */
  readonly resources: readonly RawResource[];
  readonly included: readonly RawResource[];
  readonly notices: readonly RawResource[];
  readonly unreadable: readonly unknown[];
  /** What the source says it found in all: never a reason to stop, only to doubt. */
  readonly total?: number;
  readonly next?: string;
}

/** Deeper than any FHIR resource that means something; what is deeper would end whoever walks it by recursion. */
const MOST_LEVELS = 100;

const [QUOTE, ESCAPE, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
];

/**
 * Whether JSON has more levels than are let pass. It is read off the bytes before anything is made of them: a tenth of
 * the work of walking what they say, and none of these signs is ever a part of a longer one in UTF-8.
 */
export function isDeeper(bytes: Uint8Array, levels: number): boolean {
  let level = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (isText) {
      if (sign === ESCAPE) at += 1;
      else if (sign === QUOTE) isText = false;
    } else if (sign === QUOTE) isText = true;
    else if (sign === OPEN_OBJECT || sign === OPEN_LIST) {
      level += 1;
      if (level > levels) return true;
    } else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) level -= 1;
  }
  return false;
}

/** Where it breaks and no more: the parser's own words repeat what stands there, which may be a person's. */
export function whyNotJson(cause: unknown): string {
  const at = cause instanceof SyntaxError ? /position (\d+)/u.exec(cause.message)?.[1] : undefined;
  return at === undefined ? 'the answer is not JSON' : `the answer is not JSON (at position ${at})`;
}

/** JSON of an answer's bytes (UTF-8, a byte order mark is let pass). */
export function parseJson(bytes: Uint8Array): Result<Json, Fault> {
  if (bytes.byteLength === 0) return err(fault('malformed', 'an empty answer'));
  try {
    if (isDeeper(bytes, MOST_LEVELS)) return err(fault('malformed', 'the answer is nested too deep'));
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isJson(value) ? ok(value) : err(fault('malformed', 'the answer is not a FHIR resource'));
  } catch (cause) {
    return err(fault('malformed', whyNotJson(cause)));
  }
}

/** JSON of an answer; a web page (a maintenance notice, a sign-in) is no answer, whatever its status. */
export function readJson(answer: Pick<HttpAnswer, 'bytes' | 'headers'>): Result<Json, Fault> {
  const type = answer.headers.get('Content-Type') ?? '';
  return /\b(x?html|xml)\b/iu.test(type)
    ? err(fault('malformed', `the answer is ${type}, not FHIR JSON`))
    : parseJson(answer.bytes);
}

/** A resource as far as it can be handled at all: it has a type, and its id is a text if it has one. */
export function isResource(value: unknown): value is RawResource {
  if (!isJson(value)) return false;
  const { resourceType, id } = value as { readonly resourceType?: unknown; readonly id?: unknown };
  return (
    typeof resourceType === 'string' && resourceType !== '' && (id === undefined || typeof id === 'string')
  );
}

function entriesOf(bundle: Json): readonly unknown[] {
  const entries = bundle['entry'];
  if (entries === undefined || entries === null) return [];
  return Array.isArray(entries) ? (entries as readonly unknown[]) : [entries];
}

function totalOf(bundle: Json): number | undefined {
  const total = bundle['total'];
  return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
}

/** Reads one page of a search; anything else, even a well-formed resource, is a fault and not an empty page. */
export function readPage(answer: Pick<HttpAnswer, 'bytes' | 'headers'>): Result<Page, Fault> {
  const json = readJson(answer);
  if (!json.ok) return json;
  const resourceType = textAt(json.value, 'resourceType');
  if (resourceType !== 'Bundle')
    return err(fault('malformed', `expected a Bundle, found ${resourceType ?? 'no resourceType'}`));
  const type = textAt(json.value, 'type');
  if (type !== 'searchset')
    return err(fault('malformed', `expected a searchset, found a Bundle of ${type ?? 'no type'}`));
  const page = { resources: [], included: [], notices: [], unreadable: [] } as {
    readonly resources: RawResource[];
    readonly included: RawResource[];
    readonly notices: RawResource[];
    readonly unreadable: unknown[];
  };
  for (const entry of entriesOf(json.value)) {
    const resource = isJson(entry) ? entry['resource'] : undefined;
    const mode = isJson(entry) ? textAt(objectAt(entry, 'search'), 'mode') : undefined;
    if (!isResource(resource)) page.unreadable.push(entry);
    else if (resource.resourceType === 'OperationOutcome' || mode === 'outcome') page.notices.push(resource);
    else (mode === 'include' ? page.included : page.resources).push(resource);
  }
  const next = listAt(json.value, 'link').find((link) => textAt(link, 'relation') === 'next');
  const url = next === undefined ? undefined : textAt(next, 'url');
  const total = totalOf(json.value);
  return ok({
    ...page,
    ...(total === undefined ? {} : { total }),
    ...(url === undefined ? {} : { next: url }),
  });
}
