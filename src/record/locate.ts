import { err, ok, type Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { Person, PersonRecord } from '../domain/person.ts';
import { memberIdSearch, nameAndBirthSearch } from '../sources/fhir/patient-search.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { compareRecords, isAlike, isSamePerson } from './identity.ts';

/**
 * What a source knows of a person who was opened without it: their records there; nobody; or someone alike whom we may
 * not take for them (numbers change with employers, so "another number" is no proof of another person).
 */
export type Located =
  | { readonly found: 'records'; readonly records: readonly PersonRecord[] }
  | { readonly found: 'nobody' }
  | { readonly found: 'someone-alike' };

/** Asks one source for a person by the numbers and by the name that the other sources told. */
export async function locate(
  client: SourceClient,
  person: Person,
  signal: AbortSignal,
): Promise<Result<Located, Fault>> {
  const searches = person.records.flatMap((record) => [
    ...memberIdSearch(record),
    ...nameAndBirthSearch(record),
  ]);
  if (searches.length === 0) return ok({ found: 'someone-alike' });
  const answers = await Promise.all(
    [...new Set(searches)].map((query) => client.findPatients(query, signal)),
  );
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined && !failed.ok) return err(failed.error);
  const all = answers.flatMap((answer) => (answer.ok ? answer.value : []));
  const unique = [...new Map(all.map((record) => [record.patientId, record])).values()];
  const same = unique.filter((record) =>
    person.records.some((known) => isSamePerson(compareRecords(known, record))),
  );
  if (same.length > 0) return ok({ found: 'records', records: same });
  const alike = unique.some((record) => person.records.some((known) => isAlike(known, record)));
  return ok({ found: alike ? 'someone-alike' : 'nobody' });
}
