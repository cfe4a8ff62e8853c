import { err, ok, type Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Person, PersonRecord, QuarantinedRecord } from '../domain/person.ts';
import { memberIdSearch, nameAndBirthSearch } from '../sources/fhir/patient-search.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { judgeRecord } from './identity.ts';

/**
 * What a source knows of a person who was opened without it: records that are the person's beyond doubt, and records
 * that may be (numbers change with employers, so "another number" is no proof of another person). Both empty: nobody.
 */
export interface Located {
  readonly records: readonly PersonRecord[];
  readonly quarantined: readonly QuarantinedRecord[];
}

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
  const answers = await Promise.all(
    [...new Set(searches)].map((query) => client.findPatients(query, signal)),
  );
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined && !failed.ok) return err(failed.error);
  const all = answers.flatMap((answer) => (answer.ok ? answer.value : []));
  const unique = [...new Map(all.map((record) => [record.patientId, record])).values()];
  const judged = unique.map((record) => ({ record, ...judgeRecord(person.records, record) }));
  return ok({
    records: judged.filter((one) => one.verdict === 'same-person').map((one) => one.record),
    quarantined: judged
      .filter((one) => one.verdict === 'in-conflict')
      .map(({ record, evidence, conflicts }) => ({ record, evidence, conflicts })),
  });
}

/** True if there is anything to ask a source by: without a number, and without a name and a birth date, there is not. */
export function canBeLocated(person: Person): boolean {
  return person.records.some(
    (record) => memberIdSearch(record).length > 0 || nameAndBirthSearch(record).length > 0,
  );
}

/** Which networks a locator says know the person. */
export interface NetworksFound {
  readonly sources: ReadonlySet<SourceId>;
  readonly locators: readonly SourceId[];
  /** Set where a locator could not say: the networks it did not name may know the person all the same. */
  readonly fault?: Fault;
}

/**
 * Asks the locators where the person is known, each by the record it holds of them itself (its own patient number and
 * the 被保険者番号): asking then scales with what holds data, not with what exists.
 */
export async function locateNetworks(
  clients: readonly SourceClient[],
  person: Pick<Person, 'records'>,
  signal: AbortSignal,
): Promise<NetworksFound> {
  const locators = clients.filter((client) => client.source.locator);
  const answers = await Promise.all(
    locators.map((client) => {
      const own = person.records.filter((record) => record.source === client.source.id);
      return client.locatePerson(own[0] ?? person.records[0], signal);
    }),
  );
  const systems = new Set(
    answers.flatMap((answer) => (answer.ok ? answer.value.map((one) => one.system) : [])),
  );
  const failed = answers.find((answer) => !answer.ok);
  const found = clients.flatMap(({ source }) =>
    source.patientIdSystem !== undefined && systems.has(source.patientIdSystem) ? [source.id] : [],
  );
  return {
    sources: new Set(found),
    locators: locators.map((client) => client.source.id),
    ...(failed !== undefined && !failed.ok ? { fault: failed.error } : {}),
  };
}
