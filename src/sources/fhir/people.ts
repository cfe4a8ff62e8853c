import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import type { HttpAnswer, SourceHttp } from '../http.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceClient } from '../source-client.ts';
import { normalisePatient } from './normalise/patient.ts';
import { statedGap } from './notices.ts';
import { isResource, readJson, readPage } from './page.ts';
import { FHIR_JSON, search } from './search.ts';

const MATCH_COUNT = 20;
const MAX_PAGES = 20;

interface PeopleTools {
  readonly http: SourceHttp;
  readonly source: Source;
}

type PeopleSearch = Pick<SourceClient, 'findPatients' | 'matchPatient' | 'readPatient' | 'post'>;
type People = Promise<Result<readonly PersonRecord[], Fault>>;

/** A Patient that tells not even its id: nobody can be asked for by it, and nobody knows who it is. */
function isUnreadPatient(resource: RawResource): boolean {
  return resource.resourceType === 'Patient' && (resource.id === undefined || resource.id === '');
}

/** Collects every page; a search for people must be whole or it is a fault, for "no one else" would be a lie. */
async function findAll(options: PeopleTools, url: string, signal: AbortSignal): People {
  const { http, source } = options;
  const found = new Map<string, PersonRecord>();
  for await (const event of search({ http, source, url, signal, maxPages: MAX_PAGES })) {
    if (event.type === 'fault') return err(event.fault);
    const { page, fetchedAt } = event;
    const gap = statedGap(page.notices);
    if (gap !== undefined) return err(gap);
    for (const resource of page.resources) {
      const person = normalisePatient(resource, source.id, fetchedAt);
      if (person !== undefined) found.set(person.patientId, person);
    }
    // Someone whom we cannot read may be the one who is looked for.
    if (page.unreadable.length > 0 || page.resources.some(isUnreadPatient))
      return err(fault('malformed', 'a Patient that cannot be read'));
  }
  return ok([...found.values()]);
}

function post(
  options: PeopleTools,
  path: string,
  body: RawResource,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, Fault>> {
  return options.http.ask({
    url: `${options.source.base}/${path}`,
    method: 'POST',
    safe: path.includes('$'),
    accept: FHIR_JSON,
    contentType: FHIR_JSON,
    // A record of who looked goes on when the page is closed.
    keepalive: true,
    body: JSON.stringify(body),
    signal,
  });
}

async function match(options: PeopleTools, patient: RawResource, signal: AbortSignal): People {
  const parameters: RawResource = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'resource', resource: patient },
      { name: 'count', valueInteger: MATCH_COUNT },
    ],
  };
  const answer = await post(options, 'Patient/$match', parameters, signal);
  if (!answer.ok) return answer;
  const page = readPage(answer.value);
  if (!page.ok) return page;
  const gap = statedGap(page.value.notices);
  if (gap !== undefined) return err(gap);
  if (page.value.unreadable.length > 0 || page.value.resources.some(isUnreadPatient))
    return err(fault('malformed', 'a Patient that cannot be read'));
  const found = page.value.resources.flatMap(
    (resource) => normalisePatient(resource, options.source.id, answer.value.fetchedAt) ?? [],
  );
  return ok(found);
}

async function read(
  options: PeopleTools,
  patientId: string,
  signal: AbortSignal,
): Promise<Result<PersonRecord, Fault>> {
  const { http, source } = options;
  const url = `${source.base}/Patient/${encodeURIComponent(patientId)}`;
  const answer = await http.ask({ url, signal, accept: FHIR_JSON });
  if (!answer.ok) return answer;
  const json = readJson(answer.value);
  if (!json.ok) return json;
  const person = isResource(json.value)
    ? normalisePatient(json.value, source.id, answer.value.fetchedAt)
    : undefined;
  return person === undefined || person.patientId !== patientId
    ? err(fault('malformed', 'the answer is not the Patient asked for'))
    : ok(person);
}

/** Finding and reading people in one source. */
export function createPeopleSearch(options: PeopleTools): PeopleSearch {
  return {
    findPatients: (query, signal) =>
      findAll(options, `${options.source.base}/Patient?${query}&_count=50`, signal),
    matchPatient: (patient, signal) => match(options, patient, signal),
    readPatient: (patientId, signal) => read(options, patientId, signal),
    post: (path, body, signal) => post(options, path, body, signal),
  };
}
