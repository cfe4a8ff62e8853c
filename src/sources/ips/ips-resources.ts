import type {
  ConditionEntry,
  DeviceEntry,
  EncounterEntry,
  Entry,
  FamilyHistoryEntry,
} from '../../domain/entry.ts';
import { dateAttribute, type When } from '../../domain/partial-date.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { MEMBER_ID_SYSTEM } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { conceptJson, dayOf, filled, resourceParts } from '../fhir/write/resource-json.ts';

type Parts = Readonly<Record<string, unknown>>;

const ABSENT = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

const TYPE_OF: Readonly<Partial<Record<Entry['kind'], string>>> = {
  prescription: 'MedicationRequest',
  dispensing: 'MedicationDispense',
  administration: 'MedicationAdministration',
  'medication-statement': 'MedicationStatement',
  allergy: 'AllergyIntolerance',
  condition: 'Condition',
  lab: 'Observation',
  infection: 'Observation',
  vital: 'Observation',
  measurement: 'Observation',
  'social-history': 'Observation',
  observation: 'Observation',
  procedure: 'Procedure',
  immunization: 'Immunization',
  device: 'DeviceUseStatement',
  'family-history': 'FamilyMemberHistory',
  encounter: 'Encounter',
};

const PATIENT_ELEMENT: ReadonlySet<string> = new Set([
  'AllergyIntolerance',
  'Immunization',
  'FamilyMemberHistory',
]);

const VISITS: Readonly<Record<EncounterEntry['visit'], string>> = {
  inpatient: 'IMP',
  emergency: 'EMER',
  ambulatory: 'AMB',
  home: 'HH',
  checkup: 'AMB',
  virtual: 'VR',
  unknown: 'AMB',
};

function periodOf(when: When): Json | undefined {
  if (when.state !== 'dated') return undefined;
  const end = when.end === undefined ? undefined : dateAttribute(when.end);
  return filled({ start: dateAttribute(when.start), end });
}

/** The device itself lies inside the statement that it is in use: both are one thing. */
function deviceParts(entry: DeviceEntry): Parts {
  const device = filled({
    resourceType: 'Device',
    id: 'device',
    type: conceptJson(entry.code),
    serialNumber: entry.identifier,
  });
  const timing = dayOf(entry.when);
  return {
    contained: [device],
    status: 'active',
    ...(timing === undefined ? { _timingDateTime: ABSENT } : { timingDateTime: timing }),
    device: { reference: '#device' },
    bodySite: entry.bodySite === undefined ? undefined : { text: entry.bodySite },
  };
}

function familyParts(entry: FamilyHistoryEntry): Parts {
  return {
    status: 'completed',
    date: dayOf(entry.when),
    relationship: { text: entry.relation ?? '不明' },
    condition: entry.conditions.map((text) => ({ code: { text } })),
  };
}

function encounterParts(entry: EncounterEntry): Parts {
  return {
    status: 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: VISITS[entry.visit],
    },
    reasonCode: [entry.reason ?? entry.title].filter((text) => text !== '').map((text) => ({ text })),
    period: periodOf(entry.when),
  };
}

/** Where IPS wants a date and the record has none, that is said in the way of FHIR: it is never made up. */
function datedParts(type: string, parts: Parts): Parts {
  const element = { Observation: 'effectiveDateTime', Procedure: 'performedDateTime' }[type];
  if (element === undefined || parts[element] !== undefined || 'performedPeriod' in parts) return parts;
  return { ...parts, [`_${element}`]: ABSENT };
}

/** A suspicion must not be read as a diagnosis elsewhere. */
function verificationOf({ marks, verification }: ConditionEntry): Parts {
  if (!marks.includes('suspected')) return {};
  const system = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';
  return { verificationStatus: { coding: [{ system, code: 'provisional' }], text: verification ?? '疑い' } };
}

function bodyOf(entry: Entry): Parts | undefined {
  switch (entry.kind) {
    case 'device':
      return deviceParts(entry);
    case 'family-history':
      return familyParts(entry);
    case 'encounter':
      return encounterParts(entry);
    case 'allergy':
      // An allergy that no record calls over stands; FHIR wants that said (constraint ait-1).
      return resourceParts({ ...entry, clinicalStatus: entry.clinicalStatus ?? 'active' });
    case 'condition':
      return { ...resourceParts(entry), ...verificationOf(entry) };
    default:
      return resourceParts(entry);
  }
}

/** Who recorded it stands as words: a number of an institution is of no use outside the network that gave it. */
function recorderOf(entry: Entry): string {
  const { institution, department, author } = entry.provenance;
  return [institution, department, author].filter((part) => part !== undefined && part !== '').join(' ');
}

const RECORDER: Readonly<Record<string, string>> = {
  Condition: 'asserter',
  AllergyIntolerance: 'asserter',
  Observation: 'performer',
  MedicationRequest: 'requester',
  MedicationStatement: 'informationSource',
};

function recordedBy(type: string, entry: Entry): Parts {
  const display = recorderOf(entry);
  const element = RECORDER[type];
  if (display === '' || element === undefined) return {};
  return { [element]: element === 'performer' ? [{ display }] : { display } };
}

/** A record as a resource of the summary; nothing for kinds that have none in it. */
export function ipsResource(entry: Entry, patient: string, id: string): Json | undefined {
  const type = TYPE_OF[entry.kind];
  const body = bodyOf(entry);
  if (type === undefined || body === undefined) return undefined;
  const subject = PATIENT_ELEMENT.has(type) ? 'patient' : 'subject';
  return {
    resourceType: type,
    id,
    ...filled(datedParts(type, body)),
    ...recordedBy(type, entry),
    [subject]: { reference: patient },
  };
}

export function ipsPatient(record: PersonRecord, id: string): Json {
  const { kanji, kana, roman, birthDate, sex, death } = record;
  const representation = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
  const name = (text: string | undefined, valueCode: string): readonly Json[] =>
    text === undefined ? [] : [{ extension: [{ url: representation, valueCode }], use: 'official', text }];
  const dead = death.dead ? dayOf(death.when) : undefined;
  return {
    resourceType: 'Patient',
    id,
    ...filled({
      identifier: record.memberIds.map(({ text }) => ({
        system: MEMBER_ID_SYSTEM,
        value: text,
      })),
      name: [...name(kanji, 'IDE'), ...name(kana, 'SYL'), ...name(roman, 'ABC')],
      gender: sex,
      deceasedDateTime: dead,
      deceasedBoolean: death.dead && dead === undefined ? true : undefined,
    }),
    ...(birthDate === undefined ? { _birthDate: ABSENT } : { birthDate: dateAttribute(birthDate) }),
  };
}
