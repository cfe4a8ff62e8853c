import { deathOf } from '../../clinical/death.ts';
import { type EmergencyInput, EMERGENCY_KINDS } from '../../clinical/emergency/emergency-sheet.ts';
import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Person } from '../../domain/person.ts';
import {
  allergyFacts,
  conditionFacts,
  deviceFacts,
  directiveFacts,
  encounterFacts,
  infectionFacts,
  labFacts,
  medicationFacts,
  procedureFacts,
  vitalFacts,
} from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';

/** The contacts of a person as all sources have them, equal ones once. */
function contactsOf(person: Person): EmergencyInput['contacts'] {
  const all = person.records.flatMap((record) =>
    record.contacts.map((contact) => ({ contact, source: record.source })),
  );
  return all.filter(({ contact }, index) => {
    const first = all.findIndex(
      (one) => one.contact.name === contact.name && one.contact.telephone === contact.telephone,
    );
    return first === index;
  });
}

/** All that the sheet is made of, out of a record as it stands on a day. */
export function emergencyInput(record: PatientRecord, now: string): EmergencyInput {
  const labs: KnownFacts<ObservationEntry> = labFacts(record);
  return {
    allergies: allergyFacts(record).value,
    medications: medicationFacts(record).value,
    devices: deviceFacts(record).value,
    directives: directiveFacts(record).value,
    conditions: conditionFacts(record).value,
    labs: labs.value.filter(({ shown }) => shown.kind === 'lab'),
    procedures: procedureFacts(record).value,
    infections: infectionFacts(record).value,
    encounters: encounterFacts(record).value,
    contacts: contactsOf(record.person),
    now,
    death: deathOf(record.person),
  };
}

export function emergencyCoverage(record: PatientRecord): Coverage {
  return coverageOfKinds(record.coverage, EMERGENCY_KINDS);
}

/** The newest body weight, for doses: with its day, however old. */
export function weightOf(record: PatientRecord): Merged<ObservationEntry> | undefined {
  const measured: KnownFacts<ObservationEntry> = vitalFacts(record);
  return measured.value.find(
    ({ shown }) =>
      shown.when.state === 'dated' && shown.title.startsWith('体重') && shown.value.type === 'quantity',
  );
}
