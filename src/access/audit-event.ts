import type { Clinician } from '../domain/role.ts';

/**
 * Why something was looked at: HL7 v3 ActReason. `BTG`: the glass was broken, without consent. `HCOMPL`: whoever looks
 * after the rules looked at the log.
 */
export type PurposeOfUse = 'TREAT' | 'ETREAT' | 'BTG' | 'HCOMPL';

export interface Reading {
  readonly clinician: Clinician;
  readonly purpose: PurposeOfUse;
  /** The source that was read, by its address. */
  readonly sourceBase: string;
  /** `Patient/id` in that source. */
  readonly patient: string;
  /** What was asked for, as a FHIR query without its base. */
  readonly query: string;
  readonly at: Date;
  /** Address of the application: a browser cannot know the device's own. */
  readonly origin: string;
  /** The reader's own words, where a reason had to be given. */
  readonly reason?: string;
  /** The record that the chart was opened with, where this one was found to be the same person's later. */
  readonly openedWith?: string;
}

/** The number of what happened, as BALP has it (XrequestId): stays the same however often the event is handed over. */
export function transactionEntity() {
  return {
    what: { identifier: { value: crypto.randomUUID() } },
    type: {
      system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
      code: 'XrequestId',
    },
  };
}

/** A FHIR AuditEvent as plain JSON. */
export type AuditEvent = Readonly<Record<string, unknown>> & { readonly resourceType: 'AuditEvent' };

export const HL7 = 'http://terminology.hl7.org/CodeSystem';
export const DCM = 'http://dicom.nema.org/resources/ontology/DCM';
const BALP = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit';

/** Who keeps this record: the application in the reader's own browser. */
export const OBSERVER = { display: 'Hitome' } as const;

export function profiled(
  name: 'PatientRead' | 'PatientQuery' | 'Query' | 'PrivacyDisclosure.Source' | 'PrivacyDisclosure.Recipient',
) {
  return { profile: [`${BALP}.${name}`] };
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}

const AGENTS = { '110153': 'Source Role ID', '110152': 'Destination Role ID' } as const;

/** A machine that took part, by its address; `who` where it is more than that. */
export function networkAgent(code: keyof typeof AGENTS, address: string, who = { display: address }) {
  return {
    type: { coding: [{ system: DCM, code, display: AGENTS[code] }] },
    who,
    requestor: false,
    network: { address, type: '5' },
  };
}

export function readerAgent(clinician: Clinician, purpose: PurposeOfUse) {
  return {
    type: { coding: [{ system: `${HL7}/v3-ParticipationType`, code: 'IRCP' }] },
    who: { identifier: { value: clinician.subject }, display: clinician.name },
    requestor: true,
    role: [{ text: clinician.role }, ...(clinician.licence === '' ? [] : [{ text: clinician.licence }])],
    name: clinician.name,
    purposeOfUse: [{ coding: [{ system: `${HL7}/v3-ActReason`, code: purpose }] }],
  };
}

function code(system: string, value: string, display: string) {
  return { system: `${HL7}/${system}`, code: value, display };
}

export function patientEntity(reference: string, description?: string) {
  return {
    what: { reference },
    type: code('audit-entity-type', '1', 'Person'),
    role: code('object-role', '1', 'Patient'),
    ...(description === undefined ? {} : { description }),
  };
}

/** Something of the system by its name; `role` of HL7's object roles. */
export function objectEntity(role: '3' | '13', name: string, reference?: string) {
  return {
    ...(reference === undefined ? {} : { what: { reference } }),
    type: code('audit-entity-type', '2', 'System Object'),
    role: code('object-role', role, role === '3' ? 'Report' : 'Security Resource'),
    name,
  };
}

function queryEntity({ sourceBase, query, reason }: Pick<Reading, 'sourceBase' | 'query' | 'reason'>) {
  return {
    type: code('audit-entity-type', '2', 'System Object'),
    role: code('object-role', '24', 'Query'),
    query: base64(`${sourceBase}/${query}`),
    ...(reason === undefined ? {} : { description: reason }),
  };
}

/** By this the records of one person are known for one, though sources know them by different numbers. */
function openedWithEntity(reference: string) {
  return {
    what: { reference },
    type: code('audit-entity-type', '4', 'Other'),
    role: code('object-role', '4', 'Domain Resource'),
    name: 'opened with',
  };
}

/** What every event holds, whatever happened: when, with what outcome, why, and who keeps it. */
export function commonOf({ clinician, purpose, at }: Pick<Reading, 'clinician' | 'purpose' | 'at'>) {
  return {
    resourceType: 'AuditEvent' as const,
    recorded: at.toISOString(),
    outcome: '0',
    purposeOfEvent: [{ coding: [{ system: `${HL7}/v3-ActReason`, code: purpose }] }],
    source: {
      // Where the reader works: the institution whose officer answers for this.
      ...(clinician.organization === '' ? {} : { site: clinician.organization }),
      observer: OBSERVER,
      type: [{ system: `${HL7}/security-source-type`, code: '1', display: 'User Device' }],
    },
  };
}

/** A question that names nobody, or whose patient is not known yet: BALP "Query". */
export type Asking = Omit<Reading, 'patient'> & { readonly patient?: string };

/**
 * One AuditEvent for one search, in the shape of IHE BALP "PatientQuery" where it is about a person and "Query" where it
 * is about nobody yet (profiles.ihe.net/ITI/BALP, read 2026-11). The result's size and content are not recorded, by that
 * profile.
 */
export function queryEvent(asking: Asking): AuditEvent {
  const { clinician, purpose, sourceBase, patient } = asking;
  return {
    ...commonOf(asking),
    meta: profiled(patient === undefined ? 'Query' : 'PatientQuery'),
    type: { system: `${HL7}/audit-event-type`, code: 'rest', display: 'RESTful Operation' },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: 'search', display: 'search' }],
    action: 'E',
    agent: [
      networkAgent('110153', asking.origin),
      networkAgent('110152', sourceBase),
      readerAgent(clinician, purpose),
    ],
    entity: [
      ...(patient === undefined ? [] : [patientEntity(patient)]),
      queryEntity(asking),
      ...(asking.openedWith === undefined ? [] : [openedWithEntity(asking.openedWith)]),
      transactionEntity(),
    ],
  };
}

/** A reader's word that a record which was held apart is the person's, or is not after all. */
export interface IdentityDecision extends Omit<Reading, 'query' | 'reason'> {
  readonly decision: 'link' | 'unlink';
  /** `Patient/id` of the record that the chart was opened with, by its full address. */
  readonly known: string;
  readonly reason: string;
}

/**
 * One AuditEvent for a decision on identity: DICOM's "Patient Record" event, with the lifecycle code of ISO 21089 (link,
 * unlink) as HL7 publishes it (terminology.hl7.org, iso-21089-lifecycle, read 2026-11).
 */
export function identityDecisionEvent(decided: IdentityDecision): AuditEvent {
  const { clinician, purpose, sourceBase, decision } = decided;
  return {
    ...commonOf(decided),
    type: { system: DCM, code: '110110', display: 'Patient Record' },
    subtype: [{ system: `${HL7}/iso-21089-lifecycle`, code: decision, display: decision }],
    action: 'E',
    agent: [
      networkAgent('110153', decided.origin),
      networkAgent('110152', sourceBase),
      readerAgent(clinician, purpose),
    ],
    entity: [
      patientEntity(decided.known, 'opened'),
      patientEntity(decided.patient, decided.reason),
      transactionEntity(),
    ],
  };
}

/**
 * What was done with the record here, beyond asking a source: DICOM's "Patient Record" event with the lifecycle code of
 * ISO 21089 (access: it stood on the screen, report: printed), and emergency access by DICOM's own codes for an override
 * that starts and stops (PS3.16, CID 402 and 405).
 */
export type PatientAct = 'access' | 'report' | 'override-started' | 'override-stopped';

export interface PatientActing extends Omit<Reading, 'query' | 'sourceBase'> {
  readonly act: PatientAct;
  /** What of the record: panels, blocks and numbers of lines; nothing of what they say. */
  readonly what: string;
}

const OVERRIDES = {
  'override-started': { code: '110127', display: 'Emergency Override Started' },
  'override-stopped': { code: '110138', display: 'Emergency Override Stopped' },
} as const;

function kindOfAct(act: PatientAct) {
  if (act === 'override-started' || act === 'override-stopped') {
    return {
      type: { system: DCM, code: '110113', display: 'Security Alert' },
      subtype: [{ system: DCM, ...OVERRIDES[act] }],
      action: 'E',
    };
  }
  return {
    type: { system: DCM, code: '110110', display: 'Patient Record' },
    subtype: [{ system: `${HL7}/iso-21089-lifecycle`, code: act, display: act }],
    action: 'R',
  };
}

export function patientActEvent(acting: PatientActing): AuditEvent {
  return {
    ...commonOf(acting),
    ...kindOfAct(acting.act),
    agent: [networkAgent('110153', acting.origin), readerAgent(acting.clinician, acting.purpose)],
    entity: [
      patientEntity(acting.patient, acting.reason),
      objectEntity('3', acting.what),
      transactionEntity(),
    ],
  };
}

/** Something of the record went out to somebody, or something of the person came in. */
export interface Disclosure extends Omit<Reading, 'query' | 'sourceBase'> {
  readonly direction: 'out' | 'in';
  /** Where it went to or came from, by its address. */
  readonly other: string;
  /** What it was by its kind; nothing of what it says. */
  readonly what: string;
}

/**
 * One AuditEvent for a disclosure: BALP "PrivacyDisclosure.Source" for what goes out, "PrivacyDisclosure.Recipient" for
 * what comes in. By both profiles whoever keeps the record is one of the two agents, by the same name.
 */
export function disclosureEvent(disclosed: Disclosure): AuditEvent {
  const { direction, origin, other, clinician, purpose } = disclosed;
  const isOut = direction === 'out';
  return {
    ...commonOf(disclosed),
    meta: profiled(isOut ? 'PrivacyDisclosure.Source' : 'PrivacyDisclosure.Recipient'),
    type: { system: DCM, code: isOut ? '110106' : '110107', display: isOut ? 'Export' : 'Import' },
    subtype: [{ system: `${HL7}/iso-21089-lifecycle`, code: 'disclose', display: 'disclose' }],
    action: isOut ? 'R' : 'C',
    agent: [
      isOut ? networkAgent('110153', origin, OBSERVER) : networkAgent('110153', other),
      isOut ? networkAgent('110152', other) : networkAgent('110152', origin, OBSERVER),
      readerAgent(clinician, purpose),
    ],
    entity: [
      patientEntity(disclosed.patient, disclosed.reason),
      objectEntity('3', disclosed.what),
      transactionEntity(),
    ],
  };
}

/** The number of what happened, by which an event that came twice is known for one. */
export function transactionOf(event: Readonly<Record<string, unknown>>): string | undefined {
  const entities = Array.isArray(event['entity']) ? event['entity'] : [];
  for (const entity of entities as readonly ({
    type?: { code?: unknown };
    what?: { identifier?: { value?: unknown } };
  } | null)[]) {
    const value = entity?.what?.identifier?.value;
    if (entity?.type?.code === 'XrequestId' && typeof value === 'string') return value;
  }
  return undefined;
}
