import type { Clinician } from '../domain/role.ts';

/** Why a record is read: HL7 v3 ActReason. `BTG`: the glass was broken, without consent. */
export type PurposeOfUse = 'TREAT' | 'ETREAT' | 'BTG';

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
}

/** The number of what happened, as BALP has it (XrequestId): stays the same however often the event is handed over. */
function transactionEntity() {
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

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const DCM = 'http://dicom.nema.org/resources/ontology/DCM';

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}

function networkAgent(code: '110152' | '110153', display: string, address: string, requestor: boolean) {
  return {
    type: { coding: [{ system: DCM, code, display }] },
    who: { display: address },
    requestor,
    network: { address, type: '5' },
  };
}

function readerAgent(clinician: Clinician, purpose: PurposeOfUse) {
  return {
    type: { coding: [{ system: `${HL7}/v3-ParticipationType`, code: 'IRCP' }] },
    who: { identifier: { value: clinician.subject }, display: clinician.name },
    requestor: true,
    role: [{ text: clinician.role }],
    name: clinician.name,
    purposeOfUse: [{ coding: [{ system: `${HL7}/v3-ActReason`, code: purpose }] }],
  };
}

function entitiesOf(reading: Reading) {
  const code = (system: string, value: string, display: string) => ({
    system: `${HL7}/${system}`,
    code: value,
    display,
  });
  return [
    {
      what: { reference: reading.patient },
      type: code('audit-entity-type', '1', 'Person'),
      role: code('object-role', '1', 'Patient'),
    },
    {
      type: code('audit-entity-type', '2', 'System Object'),
      role: code('object-role', '24', 'Query'),
      query: base64(`${reading.sourceBase}/${reading.query}`),
      ...(reading.reason === undefined ? {} : { description: reading.reason }),
    },
    transactionEntity(),
  ];
}

/**
 * One AuditEvent for one search in one person's record, in the shape of IHE BALP "PatientQuery"
 * (profiles.ihe.net/ITI/BALP, read 2026-11). The result's size and content are not recorded, by that profile.
 */
export function patientQueryEvent(reading: Reading): AuditEvent {
  const { clinician, purpose, at, sourceBase } = reading;
  return {
    resourceType: 'AuditEvent',
    meta: { profile: ['https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientQuery'] },
    type: { system: `${HL7}/audit-event-type`, code: 'rest', display: 'RESTful Operation' },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: 'search', display: 'search' }],
    action: 'E',
    recorded: at.toISOString(),
    outcome: '0',
    purposeOfEvent: [{ coding: [{ system: `${HL7}/v3-ActReason`, code: purpose }] }],
    agent: [
      networkAgent('110153', 'Source Role ID', reading.origin, false),
      networkAgent('110152', 'Destination Role ID', sourceBase, false),
      readerAgent(clinician, purpose),
    ],
    source: {
      observer: { display: 'Hitome' },
      type: [{ system: `${HL7}/security-source-type`, code: '1', display: 'User Device' }],
    },
    entity: entitiesOf(reading),
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
  const { clinician, purpose, at, sourceBase, decision } = decided;
  const event = patientQueryEvent({ ...decided, query: '' });
  const patient = (reference: string, description: string) => ({
    what: { reference },
    type: { system: `${HL7}/audit-entity-type`, code: '1', display: 'Person' },
    role: { system: `${HL7}/object-role`, code: '1', display: 'Patient' },
    description,
  });
  const { meta: _profile, ...rest } = event;
  return {
    ...rest,
    resourceType: 'AuditEvent',
    type: { system: DCM, code: '110110', display: 'Patient Record' },
    subtype: [{ system: `${HL7}/iso-21089-lifecycle`, code: decision, display: decision }],
    recorded: at.toISOString(),
    agent: [
      networkAgent('110153', 'Source Role ID', decided.origin, false),
      networkAgent('110152', 'Destination Role ID', sourceBase, false),
      readerAgent(clinician, purpose),
    ],
    entity: [patient(decided.known, 'opened'), patient(decided.patient, decided.reason), transactionEntity()],
  };
}

/**
 * What was done with the record here, beyond asking a source: DICOM's "Patient Record" event with the lifecycle code of
 * ISO 21089 (access: it stood on the screen, report: printed, disclose: written into a file), and emergency access by
 * DICOM's own codes for an override that starts and stops (PS3.16, CID 402 and 405).
 */
export type PatientAct = 'access' | 'report' | 'disclose' | 'override-started' | 'override-stopped';

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
  const { meta: _profile, ...rest } = patientQueryEvent({ ...acting, sourceBase: acting.origin, query: '' });
  const [patient] = entitiesOf({ ...acting, sourceBase: acting.origin, query: '' });
  return {
    ...rest,
    resourceType: 'AuditEvent',
    ...kindOfAct(acting.act),
    agent: [
      networkAgent('110153', 'Source Role ID', acting.origin, false),
      readerAgent(acting.clinician, acting.purpose),
    ],
    entity: [
      { ...patient, ...(acting.reason === undefined ? {} : { description: acting.reason }) },
      {
        type: { system: `${HL7}/audit-entity-type`, code: '2', display: 'System Object' },
        role: { system: `${HL7}/object-role`, code: '3', display: 'Report' },
        name: acting.what,
      },
      transactionEntity(),
    ],
  };
}

/** The number of what happened, by which an event that came twice is known for one. */
export function transactionOf(event: Readonly<Record<string, unknown>>): string | undefined {
  const entities = Array.isArray(event['entity']) ? event['entity'] : [];
  for (const entity of entities as readonly {
    type?: { code?: unknown };
    what?: { identifier?: { value?: unknown } };
  }[]) {
    const value = entity.what?.identifier?.value;
    if (entity.type?.code === 'XrequestId' && typeof value === 'string') return value;
  }
  return undefined;
}
