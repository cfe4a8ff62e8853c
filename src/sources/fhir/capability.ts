import { ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import { type Json, listAt, objectAt, textAt, textsAt } from './json.ts';
import { readJson } from './page.ts';
import { FHIR_JSON } from './search.ts';

/** What a source says it can be asked for (its CapabilityStatement). */
export interface Statement {
  /** Empty where it names none: then anything may be asked. */
  readonly types: ReadonlySet<string>;
  /** The search parameters each type is said to take. */
  readonly parameters: ReadonlyMap<string, ReadonlySet<string>>;
  /** Writes a summary of a patient itself when it is asked for one (IPS, `Patient/[id]/$summary`). */
  readonly summarises?: true;
  readonly fhirVersion?: string;
  readonly software?: string;
  /** How far this device's clock is ahead of the source's, where the source's can be read. */
  readonly clockAheadMs?: number;
  readonly fetchedAt: Date;
}

/** The operation by its published definition, or by its name where a server gives a definition of its own. */
function summarises(resource: Json): boolean {
  if (textAt(resource, 'type') !== 'Patient') return false;
  return listAt(resource, 'operation').some((operation) => {
    const definition = textAt(operation, 'definition') ?? '';
    return (
      /^\$?summary$/u.test(textAt(operation, 'name') ?? '') || /\/uv\/ips\/.*\bsummary\b/u.test(definition)
    );
  });
}

/** What a source says of who signs in to it (SMART App Launch, `.well-known/smart-configuration`). */
export interface SmartConfiguration {
  readonly issuer?: string;
  readonly capabilities: readonly string[];
  readonly scopes: readonly string[];
}

/** All that a source said of itself; either part may be missing. */
export interface Capability {
  readonly statement?: Statement;
  readonly smart?: SmartConfiguration;
}

export async function readStatement(
  http: SourceHttp,
  source: Source,
  signal: AbortSignal,
): Promise<Result<Statement, Fault>> {
  const answer = await http.ask({ url: `${source.base}/metadata`, signal, accept: FHIR_JSON });
  if (!answer.ok) return answer;
  const json = readJson(answer.value);
  if (!json.ok) return json;
  if (textAt(json.value, 'resourceType') !== 'CapabilityStatement')
    return { ok: false, error: fault('malformed', 'no CapabilityStatement') };
  const resources = listAt(json.value, 'rest').flatMap((rest) => listAt(rest, 'resource'));
  const parameters = resources.map((resource): readonly [string, ReadonlySet<string>] => [
    textAt(resource, 'type') ?? '',
    new Set(listAt(resource, 'searchParam').flatMap((parameter) => textAt(parameter, 'name') ?? [])),
  ]);
  const software = objectAt(json.value, 'software');
  const name = [textAt(software, 'name'), textAt(software, 'version')].filter((part) => part !== undefined);
  const fhirVersion = textAt(json.value, 'fhirVersion');
  const { fetchedAt, headers } = answer.value;
  const there = Date.parse(headers.get('Date') ?? '');
  return ok({
    types: new Set(resources.flatMap((resource) => textAt(resource, 'type') ?? [])),
    parameters: new Map(parameters),
    ...(resources.some(summarises) ? { summarises: true } : {}),
    ...(fhirVersion === undefined ? {} : { fhirVersion }),
    ...(name.length === 0 ? {} : { software: name.join(' ') }),
    ...(Number.isNaN(there) ? {} : { clockAheadMs: fetchedAt.getTime() - there }),
    fetchedAt,
  });
}

export async function readSmartConfiguration(
  http: SourceHttp,
  source: Source,
  signal: AbortSignal,
): Promise<Result<SmartConfiguration, Fault>> {
  const url = `${source.base}/.well-known/smart-configuration`;
  const answer = await http.ask({ url, signal, accept: 'application/json' });
  if (!answer.ok) return answer;
  const json = readJson(answer.value);
  if (!json.ok) return json;
  const issuer = textAt(json.value, 'issuer');
  return ok({
    ...(issuer === undefined ? {} : { issuer }),
    capabilities: textsAt(json.value, 'capabilities'),
    scopes: textsAt(json.value, 'scopes_supported'),
  });
}

/** FHIR R4 and R4B are written alike where we read; any other version would be misread, and nothing of it is drawn. */
export function foreignVersion(statement: Statement | undefined): Fault | undefined {
  const version = statement?.fhirVersion;
  if (version === undefined || /^4\.(0|3)(\.|$)/u.test(version)) return undefined;
  return fault('malformed', `the source speaks FHIR ${version}, not R4`);
}
