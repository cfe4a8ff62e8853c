import {
  type AuditEvent,
  commonOf,
  HL7,
  networkAgent,
  patientEntity,
  profiled,
  type Reading,
  readerAgent,
  transactionEntity,
} from './audit-event.ts';

/**
 * One AuditEvent for reading somebody's registration by its number, in the shape of IHE BALP "PatientRead". The roles of
 * the two machines are the other way round than for a search: what is read goes from the source to the reader.
 */
export function patientReadEvent(reading: Omit<Reading, 'query'>): AuditEvent {
  const { clinician, purpose, sourceBase, patient, reason } = reading;
  return {
    ...commonOf(reading),
    meta: profiled('PatientRead'),
    type: { system: `${HL7}/audit-event-type`, code: 'rest', display: 'RESTful Operation' },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: 'read', display: 'read' }],
    action: 'R',
    agent: [
      networkAgent('110153', sourceBase),
      networkAgent('110152', reading.origin),
      readerAgent(clinician, purpose),
    ],
    entity: [
      patientEntity(patient, reason),
      {
        what: { reference: patient },
        type: { system: `${HL7}/audit-entity-type`, code: '2', display: 'System Object' },
        role: { system: `${HL7}/object-role`, code: '4', display: 'Domain Resource' },
      },
      transactionEntity(),
    ],
  };
}
