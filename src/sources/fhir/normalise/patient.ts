import type { ContactPerson, LocalId, MemberId, PersonRecord, Sex } from '../../../domain/person.ts';
import type { RawResource } from '../../../domain/provenance.ts';
import type { SourceId } from '../../../domain/ids.ts';
import { parsePartialDate } from '../../../domain/partial-date.ts';
import {
  CHECKUP_LOCAL_ID_ROOT,
  LOCAL_ID_ROOT,
  MEMBER_ID_SYSTEM,
  PUBLIC_PAYER_MEMBER_ID_SYSTEM,
} from '../../../terminology/code-systems.ts';
import { conceptTexts, dateAt, identifiersOf } from '../datatypes.ts';
import { booleanAt, type Json, listAt, objectAt, textAt, textsAt } from '../json.ts';
import { nameReadings, nameText } from '../names.ts';
import { present } from './context.ts';

const SEXES: readonly Sex[] = ['male', 'female', 'other'];

/** 保険者番号:記号:番号:枝番 (JP-CLINS patient notes); missing parts are empty, text outside that form is no member id. */
export function parseMemberId(text: string): MemberId | undefined {
  const parts = text.split(/[:：]/u);
  if (parts.length < 3) return undefined;
  const [insurer = '', symbol = '', number = '', branch = ''] = parts;
  return { insurer, symbol, number, branch, text };
}

function localIdOf(identifier: { readonly system: string; readonly value: string }): LocalId | undefined {
  const { system, value } = identifier;
  const root = [LOCAL_ID_ROOT, CHECKUP_LOCAL_ID_ROOT].find((prefix) => system.startsWith(prefix));
  if (root === undefined) return { system, value };
  const institution = system.slice(root.length).replace(/^1(?=\d{10}$)/u, '');
  return { system, value, ...(institution === '' ? {} : { institution }) };
}

function addressOf(resource: Json): string | undefined {
  const address = listAt(resource, 'address')[0] ?? {};
  const parts = [textAt(address, 'state'), textAt(address, 'city'), ...textsAt(address, 'line')];
  return textAt(address, 'text') ?? (parts.filter((part) => part !== undefined).join('') || undefined);
}

function telephoneOf(of: Json): string | undefined {
  return listAt(of, 'telecom').flatMap((telecom) => {
    const system = textAt(telecom, 'system');
    return system === undefined || system === 'phone' || system === 'sms'
      ? (textAt(telecom, 'value') ?? [])
      : [];
  })[0];
}

function contactsOf(resource: Json): readonly ContactPerson[] {
  return listAt(resource, 'contact').flatMap((contact) => {
    const name = nameText(objectAt(contact, 'name'));
    const relation = conceptTexts(contact, 'relationship')[0];
    const telephone = telephoneOf(contact);
    if (name === undefined && telephone === undefined) return [];
    return [
      { name: name ?? relation ?? '', ...present('relation', relation), ...present('telephone', telephone) },
    ];
  });
}

function deathOf(resource: Json): PersonRecord['death'] {
  const text = textAt(resource, 'deceasedDateTime');
  if (text !== undefined) {
    const start = parsePartialDate(text);
    return {
      dead: true,
      when: start === undefined ? { state: 'worded', words: text } : { state: 'dated', start },
    };
  }
  return booleanAt(resource, 'deceasedBoolean') === true
    ? { dead: true, when: { state: 'unknown' } }
    : { dead: false };
}

/** Reads a Patient; undefined where it has no id (it could never be asked for again). */
export function normalisePatient(
  resource: RawResource,
  source: SourceId,
  fetchedAt: Date,
): PersonRecord | undefined {
  if (resource.resourceType !== 'Patient' || resource.id === undefined) return undefined;
  const identifiers = identifiersOf(resource);
  const isMember = (system: string) =>
    system === MEMBER_ID_SYSTEM || system === PUBLIC_PAYER_MEMBER_ID_SYSTEM;
  const gender = textAt(resource, 'gender');
  return {
    source,
    patientId: resource.id,
    ...nameReadings(listAt(resource, 'name')),
    ...present('birthDate', dateAt(resource, 'birthDate')),
    sex: SEXES.find((sex) => sex === gender) ?? 'unknown',
    memberIds: identifiers
      .filter(({ system }) => isMember(system))
      .flatMap(({ value }) => parseMemberId(value) ?? []),
    localIds: identifiers
      .filter(({ system }) => !isMember(system))
      .flatMap((identifier) => localIdOf(identifier) ?? []),
    ...present('address', addressOf(resource)),
    ...present('telephone', telephoneOf(resource)),
    contacts: contactsOf(resource),
    death: deathOf(resource),
    fetchedAt,
    raw: resource,
  };
}
