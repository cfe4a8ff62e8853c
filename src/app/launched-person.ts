import { err, ok, type Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';
import type { Candidate, PersonRecord } from '../domain/person.ts';
import { candidatesOf } from '../record/identity.ts';
import type { Launched } from '../session/launch.ts';
import { memberIdSearch, nameAndBirthSearch } from '../sources/fhir/patient-search.ts';
import type { SourceClient } from '../sources/source-client.ts';

/** Why nobody's chart is opened by a launch, in words of `notices.launch`. */
export type LaunchRefusal =
  | { readonly why: 'no-patient' | 'not-known' }
  | { readonly why: 'no-answer'; readonly fault: Fault };

/** Whom the launch means, and the searches that found them: both belong on the trail. */
interface LaunchedPerson {
  readonly candidate: Candidate;
  readonly found: readonly PersonRecord[];
}

/**
 * The person whom a launch names. Only the source that launched knows its numbers, and only it is asked; the same person
 * may stand there twice, so it is searched by the record's own words too, and what comes back is judged by the same
 * rules as what is found by hand. All other sources are asked when the chart is opened, by those rules again.
 */
export async function launchedPerson(
  { source, patient }: Launched,
  clients: readonly SourceClient[],
  signal: AbortSignal,
): Promise<Result<LaunchedPerson, LaunchRefusal>> {
  if (patient === undefined) return err({ why: 'no-patient' });
  const client = clients.find((one) => one.source.id === source);
  if (client === undefined) return err({ why: 'not-known' });
  const read = await client.readPatient(patient, signal);
  if (!read.ok) {
    const unknown = read.error.kind === 'notFound';
    return err(unknown ? { why: 'not-known' } : { why: 'no-answer', fault: read.error });
  }
  const record = read.value;
  if (record.patientId !== patient) return err({ why: 'not-known' });
  const searches = [...memberIdSearch(record), ...nameAndBirthSearch(record)];
  const answers = await Promise.all(searches.map((query) => client.findPatients(query, signal)));
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined && !failed.ok) return err({ why: 'no-answer', fault: failed.error });
  const others = answers
    .flatMap((answer) => (answer.ok ? answer.value : []))
    .filter((other) => other.patientId !== patient);
  const found = [record, ...new Map(others.map((other) => [other.patientId, other])).values()];
  const candidate = candidatesOf(found).find(({ records }) =>
    records.some((link) => link.record === record && link.verdict === 'same-person'),
  );
  return candidate === undefined ? err({ why: 'not-known' }) : ok({ candidate, found });
}
