import type { Entry } from '../../domain/entry.ts';
import { dateAttribute } from '../../domain/partial-date.ts';
import type { Person } from '../../domain/person.ts';
import { leadingRecord } from '../../domain/person.ts';
import type { Json } from '../fhir/json.ts';
import { dayOf, filled, resourceParts } from '../fhir/write/resource-json.ts';

/** The types of which a service may be told. */
export type SentType =
  | 'MedicationRequest'
  | 'MedicationDispense'
  | 'MedicationStatement'
  | 'MedicationAdministration'
  | 'AllergyIntolerance'
  | 'Condition'
  | 'Observation'
  | 'Procedure'
  | 'Immunization';

const OWN_WORD_FOR_PERSON: Readonly<Partial<Record<SentType, string>>> = {
  AllergyIntolerance: 'patient',
  Immunization: 'patient',
};

/**
 * A resource for a third party, written anew from what the reader is shown: the fact, its codes, its date and amounts.
 * No number of the person, no institution, no name of anybody, no remark goes along, for none of it is in here.
 */
export function sentResource(type: SentType, entry: Entry, id: string, person: string): Json | undefined {
  const parts = resourceParts(entry);
  if (parts === undefined) return undefined;
  const subject = OWN_WORD_FOR_PERSON[type] ?? 'subject';
  return { resourceType: type, id, ...filled(parts), [subject]: { reference: `Patient/${person}` } };
}

/** Who it is, as far as a judgement needs it: sex, birth date, death. */
export function sentPatient(person: Person, id: string): Json {
  const { sex, birthDate, death } = leadingRecord(person);
  const dated = death.dead ? dayOf(death.when) : undefined;
  return filled({
    resourceType: 'Patient',
    id,
    gender: sex,
    birthDate: birthDate === undefined ? undefined : dateAttribute(birthDate),
    deceasedDateTime: dated,
    deceasedBoolean: death.dead && dated === undefined ? true : undefined,
  });
}
