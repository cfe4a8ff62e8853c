import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { isJson, type Json, listAt, textAt } from './json.ts';

/** One page of a search answer. `notices` are the source's own words about its completeness. */
export interface Page {
  readonly resources: readonly RawResource[];
  readonly notices: readonly RawResource[];
  readonly unreadable: readonly unknown[];
  readonly next?: string;
}

/** JSON of an answer's bytes (UTF-8, a byte order mark is let pass). */
export function parseJson(bytes: Uint8Array): Result<Json, Fault> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isJson(value) ? ok(value) : err(fault('malformed', 'the answer is not a FHIR resource'));
  } catch (cause) {
    return err(fault('malformed', cause instanceof Error ? cause.message : 'the answer is not JSON'));
  }
}

export function isResource(value: unknown): value is RawResource {
  return isJson(value) && typeof value['resourceType'] === 'string' && value['resourceType'] !== '';
}

/** Reads one Bundle page; a whole answer that is an OperationOutcome is a fault, not an empty page. */
export function readPage(bytes: Uint8Array): Result<Page, Fault> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const type = textAt(json.value, 'resourceType');
  if (type !== 'Bundle')
    return err(fault('malformed', `expected a Bundle, found ${type ?? 'no resourceType'}`));
  const resources: RawResource[] = [];
  const notices: RawResource[] = [];
  const unreadable: unknown[] = [];
  const entries = json.value['entry'];
  for (const entry of Array.isArray(entries) ? (entries as readonly unknown[]) : []) {
    const resource = isJson(entry) ? entry['resource'] : undefined;
    if (!isResource(resource)) unreadable.push(entry);
    else if (resource.resourceType === 'OperationOutcome') notices.push(resource);
    else resources.push(resource);
  }
  const next = listAt(json.value, 'link').find((link) => textAt(link, 'relation') === 'next');
  const url = next === undefined ? undefined : textAt(next, 'url');
  return ok({ resources, notices, unreadable, ...(url === undefined ? {} : { next: url }) });
}
