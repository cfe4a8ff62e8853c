import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import type { HttpAnswer } from '../http.ts';
import type { SourceClient, SourceClientOptions } from '../source-client.ts';
import { listAt } from './json.ts';
import { normalisePatient } from './normalise/patient.ts';
import { isResource, parseJson } from './page.ts';
import { FHIR_JSON, search } from './search.ts';

const MATCH_COUNT = 20;
const MAX_PAGES = 20;

type PeopleSearch = Pick<SourceClient, 'findPatients' | 'matchPatient' | 'readPatient' | 'post'>;
type People = Promise<Result<readonly PersonRecord[], Fault>>;

/** Collects every page; a search for people must be whole or it is a fault, for "no one else" would be a lie. */
async function findAll(options: SourceClientOptions, url: string, signal: AbortSignal): People {
  const { http, source, now } = options;
  const found = new Map<string, PersonRecord>();
  for await (const event of search({ http, source, url, signal, now, maxPages: MAX_PAGES })) {
    if (event.type === 'fault') return err(event.fault);
    for (const resource of event.page.resources) {
      const person = normalisePatient(resource, source.id, event.fetchedAt);
      if (person !== undefined) found.set(person.patientId, person);
    }
  }
  return ok([...found.values()]);
}

function post(
  options: SourceClientOptions,
  path: string,
  body: RawResource,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, Fault>> {
  return options.http.ask({
    url: `${options.source.fhirBase}/${path}`,
    method: 'POST',
    safe: path.includes('$'),
    accept: FHIR_JSON,
    contentType: FHIR_JSON,
    body: JSON.stringify(body),
    signal,
  });
}

async function match(options: SourceClientOptions, patient: RawResource, signal: AbortSignal): People {
  const parameters: RawResource = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'resource', resource: patient },
      { name: 'count', valueInteger: MATCH_COUNT },
    ],
  };
  const answer = await post(options, 'Patient/$match', parameters, signal);
  if (!answer.ok) return answer;
  const json = parseJson(answer.value.bytes);
  if (!json.ok) return json;
  const found = listAt(json.value, 'entry').flatMap(({ resource }) => {
    const person = isResource(resource)
      ? normalisePatient(resource, options.source.id, options.now())
      : undefined;
    return person ?? [];
  });
  return ok(found);
}

async function read(
  options: SourceClientOptions,
  patientId: string,
  signal: AbortSignal,
): Promise<Result<PersonRecord, Fault>> {
  const { http, source, now } = options;
  const url = `${source.fhirBase}/Patient/${encodeURIComponent(patientId)}`;
  const answer = await http.ask({ url, signal, accept: FHIR_JSON });
  if (!answer.ok) return answer;
  const json = parseJson(answer.value.bytes);
  if (!json.ok) return json;
  const person = isResource(json.value) ? normalisePatient(json.value, source.id, now()) : undefined;
  return person === undefined ? err(fault('malformed', 'the answer is no Patient')) : ok(person);
}

/** Finding and reading people in one source. */
export function createPeopleSearch(options: SourceClientOptions): PeopleSearch {
  return {
    findPatients: (query, signal) =>
      findAll(options, `${options.source.fhirBase}/Patient?${query}&_count=50`, signal),
    matchPatient: (patient, signal) => match(options, patient, signal),
    readPatient: (patientId, signal) => read(options, patientId, signal),
    post: (path, body, signal) => post(options, path, body, signal),
  };
}
