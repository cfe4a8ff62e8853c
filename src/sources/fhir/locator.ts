import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { MEMBER_ID_SYSTEM } from '../../terminology/code-systems.ts';
import type { SourceHttp } from '../http.ts';
import { identifiersOf } from './datatypes.ts';
import { type Json, listAt, objectAt, textAt } from './json.ts';
import { noticeText } from './notices.ts';
import { readJson } from './page.ts';
import { referenceKey } from './references.ts';
import { FHIR_JSON } from './search.ts';

/** An identifier under which some network knows a person. */
export interface LocatedIdentifier {
  readonly system: string;
  readonly value: string;
}

type Told = readonly LocatedIdentifier[];

/** Statuses with which a PIXm manager answers in an OperationOutcome (IHE ITI PIXm 3.0, ITI-83 §2:3.83.4.2.2). */
const TELLING = [400, 404];

/** A server without the operation may say `not-found` too, of "Patient/$ihe-pix": the words must speak of an identifier. */
function says(outcome: Json, code: string): boolean {
  if (textAt(outcome, 'resourceType') !== 'OperationOutcome') return false;
  return listAt(outcome, 'issue').some(
    (issue) => textAt(issue, 'code') === code && /identifier/iu.test(noticeText({ issue })),
  );
}

function toldOf(parameters: Json, source: Source): Told {
  return listAt(parameters, 'parameter').flatMap((parameter): Told => {
    const name = textAt(parameter, 'name');
    if (name === 'targetIdentifier')
      return identifiersOf({ identifier: objectAt(parameter, 'valueIdentifier') });
    const reference = textAt(objectAt(parameter, 'valueReference'), 'reference');
    const [type, value] = reference === undefined ? [] : referenceKey(reference).split('/');
    const own = name === 'targetId' && type === 'Patient' && source.patientIdSystem !== undefined;
    return own && value !== undefined ? [{ system: source.patientIdSystem ?? '', value }] : [];
  });
}

/**
 * What one identifier leads to. `unknown-domain`: the locator keeps no identifiers of that system, which says nothing
 * about the person.
 */
async function askOne(
  http: SourceHttp,
  source: Source,
  { system, value }: LocatedIdentifier,
  signal: AbortSignal,
): Promise<Result<Told | 'unknown-domain', Fault>> {
  const url = `${source.base}/Patient/$ihe-pix?sourceIdentifier=${encodeURIComponent(`${system}|${value}`)}`;
  const answer = await http.ask({ url, signal, accept: FHIR_JSON, answers: TELLING });
  if (!answer.ok) return answer;
  const { status } = answer.value;
  const json = readJson(answer.value);
  if (status === 200) {
    if (!json.ok) return json;
    if (textAt(json.value, 'resourceType') !== 'Parameters')
      return err(fault('malformed', 'the locator sent no Parameters'));
    return ok(toldOf(json.value, source));
  }
  // Only its own word that it does not know the identifier is that; a bare 404 is a service that is not there.
  if (status === 404 && json.ok && says(json.value, 'not-found')) return ok([]);
  if (status === 400 && json.ok && says(json.value, 'code-invalid')) return ok('unknown-domain');
  return err(fault(status === 404 ? 'notFound' : 'malformed', `HTTP ${status}`, { status }));
}

/**
 * The identifiers by which a locator may know the person: its own patient number, 被保険者番号, chart numbers; the
 * number that another source knows the person by only where there is nothing else.
 */
function identifiersToAsk(record: PersonRecord, source: Source, told: LocatedIdentifier | undefined): Told {
  const own =
    record.source === source.id && source.patientIdSystem !== undefined
      ? [{ system: source.patientIdSystem, value: record.patientId }]
      : [];
  const members = record.memberIds.map((member) => ({ system: MEMBER_ID_SYSTEM, value: member.text }));
  const local = record.localIds.map(({ system, value }) => ({ system, value }));
  const all = [...own, ...members, ...local].filter(({ system, value }) => system !== '' && value !== '');
  return all.length === 0 && told !== undefined ? [told] : all;
}

/**
 * Under which identifiers the networks know a person (IHE PIXm, Get Corresponding Identifiers, ITI-83). Empty only
 * where the locator itself said, of at least one identifier, that it does not know it or knows no other.
 */
export async function locatePatient(
  http: SourceHttp,
  source: Source,
  record: PersonRecord,
  signal: AbortSignal,
  own?: LocatedIdentifier,
): Promise<Result<Told, Fault>> {
  if (!source.locator) return err(fault('notFound', 'the source is no locator'));
  const asked = identifiersToAsk(record, source, own);
  const answers = await Promise.all(asked.map((identifier) => askOne(http, source, identifier, signal)));
  const found = new Map<string, LocatedIdentifier>();
  let told = false;
  for (const answer of answers) {
    if (!answer.ok) return answer;
    if (answer.value === 'unknown-domain') continue;
    told = true;
    for (const one of answer.value) found.set(`${one.system}|${one.value}`, one);
  }
  return told ? ok([...found.values()]) : err(fault('notFound', 'the locator knows none of the identifiers'));
}
