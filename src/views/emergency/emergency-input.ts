import { registeredContacts } from '../../clinical/care/contacts.ts';
import { deathOf } from '../../clinical/death.ts';
import {
  EMERGENCY_KINDS,
  type EmergencyInput,
  emergencySheet,
  type MadeSheet,
} from '../../clinical/emergency/emergency-sheet.ts';
import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import type { DocumentEntry, ObservationEntry, OtherEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import {
  allergyFacts,
  conditionFacts,
  coverageFacts,
  deviceFacts,
  directiveFacts,
  documentFacts,
  encounterFacts,
  infectionFacts,
  labFacts,
  medicationFacts,
  observationFacts,
  otherFacts,
  procedureFacts,
  vitalFacts,
} from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';

/** Whom to call, with the first who registers them. */
function contactsOf(record: PatientRecord): EmergencyInput['contacts'] {
  const others: KnownFacts<OtherEntry> = otherFacts(record);
  const related = others.value.filter(({ shown }) => shown.sort === 'related-person');
  return registeredContacts(record.person, related).flatMap(({ contact, sources: [source] }) =>
    source === undefined ? [] : [{ contact, source }],
  );
}

function observationsOf(record: PatientRecord): readonly Merged<ObservationEntry>[] {
  return observationFacts(record).value;
}

function vitalsOf(record: PatientRecord): readonly Merged<ObservationEntry>[] {
  return vitalFacts(record).value;
}

function isDocument(fact: Merged): fact is Merged<DocumentEntry> {
  return fact.shown.kind !== 'report';
}

function isSameList(before: unknown, now: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(now) || before.length !== now.length) return false;
  return now.every((one, at) => one === before[at]);
}

/** Lists of the same things are the same lists as before: what is made of them need not be made again. */
function keeping(input: EmergencyInput, before: EmergencyInput | undefined): EmergencyInput {
  if (before === undefined) return input;
  const known: Readonly<Record<string, unknown>> = { ...before };
  const kept = Object.entries(input).filter(([part, value]) => isSameList(known[part], value));
  return { ...input, ...Object.fromEntries(kept.map(([part]) => [part, known[part]])) };
}

/** Reads the sheet off a record that grows; of what did not change the same blocks stay. */
export function createSheetReading(): (record: PatientRecord, today: string) => MadeSheet {
  let made: MadeSheet | undefined;
  let of: PatientRecord | undefined;
  return (record, today) => {
    if (made === undefined || of !== record || made.input.now !== today) {
      const input = keeping(emergencyInput(record, today), made?.input);
      made = { input, blocks: emergencySheet(input, false, made) };
      of = record;
    }
    return made;
  };
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
    statements: statementsOfKinds(record, EMERGENCY_KINDS),
    contacts: contactsOf(record),
    observations: [...observationsOf(record), ...vitalsOf(record)],
    documents: documentFacts(record).value.filter(isDocument),
    coverages: coverageFacts(record).value,
    persons: record.person.records,
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
