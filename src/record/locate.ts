import { err, ok, type Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Person, PersonRecord, QuarantinedRecord } from '../domain/person.ts';
import { opensByNumber } from '../domain/source.ts';
import type { LocatedIdentifier } from '../sources/fhir/locator.ts';
import { memberIdSearch, nameAndBirthSearch } from '../sources/fhir/patient-search.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { type Judgement, judgeRecord, judgeVouched } from './identity.ts';

/**
 * What a source knows of a person who was opened without it: records that are the person's beyond doubt, and records
 * that may be (numbers change with employers, so "another number" is no proof of another person). Both empty: nobody.
 */
export interface Located {
  readonly records: readonly PersonRecord[];
  readonly quarantined: readonly QuarantinedRecord[];
}

/**
 * Asks one source for a person: by the numbers and by the name that the other sources told, or, where it opens by number
 * only, by its own numbers of them. Whoever it then speaks of is judged; a number is no proof.
 */
export function locate(
  client: SourceClient,
  person: Person,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<Result<Located, Fault>> {
  return opensByNumber(client.source)
    ? enter(client, person, numbers, signal)
    : search(client, person, signal);
}

/** Nobody whom such a source names under this person's number is left out in silence: they are the person, or held apart. */
async function enter(
  client: SourceClient,
  person: Person,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<Result<Located, Fault>> {
  const answers = await Promise.all(numbers.map((number) => client.readPatient(number, signal)));
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined && !failed.ok) return err(failed.error);
  const all = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  return ok(sorted(all.map((record) => ({ record, ...judgeVouched(person.records, record) }))));
}

function sorted(judged: readonly (Judgement & { readonly record: PersonRecord })[]): Located {
  return {
    records: judged.filter((one) => one.verdict === 'same-person').map((one) => one.record),
    quarantined: judged
      .filter((one) => one.verdict === 'in-conflict')
      .map(({ record, evidence, conflicts }) => ({ record, evidence, conflicts })),
  };
}

async function search(
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
  return ok(sorted(unique.map((record) => ({ record, ...judgeRecord(person.records, record) }))));
}

/** True if there is anything to ask a source by: without a number, and without a name and a birth date, there is not. */
export function canBeLocated(client: SourceClient, person: Person, numbers: readonly string[]): boolean {
  if (opensByNumber(client.source)) return numbers.length > 0;
  return person.records.some(
    (record) => memberIdSearch(record).length > 0 || nameAndBirthSearch(record).length > 0,
  );
}

/** Which networks a locator says know the person. */
export interface NetworksFound {
  readonly sources: ReadonlySet<SourceId>;
  /** Under which numbers each of them knows the person. */
  readonly numbers: ReadonlyMap<SourceId, readonly string[]>;
  readonly locators: readonly SourceId[];
  /** Set where a locator could not say: the networks it did not name may know the person all the same. */
  readonly fault?: Fault;
}

function numberOf(record: PersonRecord, clients: readonly SourceClient[]): LocatedIdentifier | undefined {
  const system = clients.find(({ source }) => source.id === record.source)?.source.patientIdSystem;
  return system === undefined ? undefined : { system, value: record.patientId };
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
      const own = person.records.find((record) => record.source === client.source.id);
      const record = own ?? person.records[0];
      return client.locatePerson(record, signal, numberOf(record, clients));
    }),
  );
  const told = answers.flatMap((answer) => (answer.ok ? answer.value : []));
  const failed = answers.find((answer) => !answer.ok);
  const numbers = new Map(
    clients.flatMap(({ source }) => {
      const own = told.filter((one) => one.system === source.patientIdSystem).map((one) => one.value);
      return own.length === 0 ? [] : [[source.id, [...new Set(own)]] as const];
    }),
  );
  return {
    sources: new Set(numbers.keys()),
    numbers,
    locators: locators.map((client) => client.source.id),
    ...(failed !== undefined && !failed.ok ? { fault: failed.error } : {}),
  };
}
