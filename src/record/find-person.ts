import type { Coverage, CoverageCell } from '../domain/coverage.ts';
import type { Fault } from '../domain/fault.ts';
import type { Candidate, PersonQuery, PersonRecord } from '../domain/person.ts';
import type { RawResource } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';
import type { Result } from '../base/result.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { memberIdSearch, patientSearches } from '../sources/fhir/patient-search.ts';
import { candidatesOf, compareRecords, isSamePerson } from './identity.ts';

/** How a search for a person stands: what was found so far, and which sources have answered. */
export interface PersonSearch {
  readonly state: 'searching' | 'done';
  readonly candidates: readonly Candidate[];
  readonly coverage: Coverage;
}

type Answer = Result<readonly PersonRecord[], Fault>;

function cellOf(source: Source, answer: Answer | undefined, at: Date): CoverageCell {
  const cell = { source: source.id, feed: 'Patient' as const };
  if (answer === undefined) return { ...cell, state: { state: 'waiting' } };
  if (answer.ok) return { ...cell, state: { state: 'complete', received: answer.value.length, at } };
  const withheld = answer.error.kind === 'forbidden';
  return {
    ...cell,
    state: withheld ? { state: 'withheld', by: 'source' } : { state: 'failed', fault: answer.error },
  };
}

async function askAll(
  client: SourceClient,
  queries: readonly string[],
  signal: AbortSignal,
): Promise<Answer> {
  const answers = await Promise.all(queries.map((query) => client.findPatients(query, signal)));
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined) return failed;
  const found = answers.flatMap((answer) => (answer.ok ? answer.value : []));
  const unique = new Map(found.map((record) => [record.patientId, record]));
  return { ok: true, value: [...unique.values()] };
}

function patientToMatch(record: PersonRecord): RawResource {
  return {
    resourceType: 'Patient',
    ...(record.kana === undefined ? {} : { name: [{ text: record.kana }] }),
    ...(record.birthDate === undefined ? {} : { birthDate: record.birthDate.text }),
    gender: record.sex,
    identifier: record.raw['identifier'],
  };
}

/** Second look: a source that did not know the words that were typed is asked by what another source told. */
async function lookAgain(
  client: SourceClient,
  known: readonly PersonRecord[],
  signal: AbortSignal,
): Promise<Answer> {
  const wanted = known.filter((record) => record.source !== client.source.id);
  const answers = await Promise.all(
    wanted.slice(0, 6).flatMap((record) => {
      const byId = memberIdSearch(record).map((query) => client.findPatients(query, signal));
      return client.source.match ? [...byId, client.matchPatient(patientToMatch(record), signal)] : byId;
    }),
  );
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined) return failed;
  const found = answers.flatMap((answer) => (answer.ok ? answer.value : []));
  return {
    ok: true,
    value: found.filter((record) => wanted.some((other) => isSamePerson(compareRecords(other, record)))),
  };
}

/** Joins two looks at one source; a failed second look does not undo the first, but the source is not complete. */
function joined(first: Answer, second: Answer): Answer {
  if (!first.ok) return first;
  if (!second.ok) return second;
  const known = new Set(first.value.map((record) => record.patientId));
  const fresh = new Map(
    second.value.filter((record) => !known.has(record.patientId)).map((r) => [r.patientId, r]),
  );
  return { ok: true, value: [...first.value, ...fresh.values()] };
}

/**
 * Asks every source at once for a person and hands over each state of the search. Nobody is linked by name alone
 * (rule id-match-01); a source that did not answer leaves "no one else" unsaid.
 */
export async function findPerson(
  clients: readonly SourceClient[],
  query: PersonQuery,
  signal: AbortSignal,
  now: () => Date,
  report: (search: PersonSearch) => void,
): Promise<void> {
  const answers = new Map<string, Answer>();
  const found = new Map<string, readonly PersonRecord[]>();
  const publish = (state: PersonSearch['state']) => {
    if (signal.aborted) return;
    const records = clients.flatMap((client) => found.get(client.source.id) ?? []);
    const cells = clients.map((client) => cellOf(client.source, answers.get(client.source.id), now()));
    report({ state, candidates: candidatesOf(records), coverage: { cells } });
  };
  publish('searching');
  const queries = patientSearches(query);
  const firstLooks = new Map<string, Answer>();
  await Promise.all(
    clients.map(async (client) => {
      const answer = await askAll(client, queries, signal);
      firstLooks.set(client.source.id, answer);
      if (answer.ok) found.set(client.source.id, answer.value);
      else answers.set(client.source.id, answer);
      publish('searching');
    }),
  );
  const known = [...found.values()].flat();
  await Promise.all(
    clients.map(async (client) => {
      const first = firstLooks.get(client.source.id);
      if (first === undefined || !first.ok) return;
      const answer = joined(first, await lookAgain(client, known, signal));
      answers.set(client.source.id, answer);
      if (answer.ok) found.set(client.source.id, answer.value);
      publish('searching');
    }),
  );
  publish('done');
}
