import type { Clinician } from '../domain/role.ts';
import {
  type AuditEvent,
  commonOf,
  DCM,
  HL7,
  networkAgent,
  objectEntity,
  patientEntity,
  readerAgent,
  transactionEntity,
} from './audit-event.ts';

interface LogUse {
  readonly clinician: Clinician;
  readonly at: Date;
  readonly origin: string;
  /** The endpoint of the log. */
  readonly log: string;
}

/** DICOM's "Audit Log Used" (PS3.15, A.5.3.2): whoever looks at the log stands in it. */
function logUse({ clinician, at, origin, log }: LogUse) {
  return {
    ...commonOf({ clinician, purpose: 'HCOMPL', at }),
    type: { system: DCM, code: '110101', display: 'Audit Log Used' },
    agent: [networkAgent('110153', origin), networkAgent('110152', log), readerAgent(clinician, 'HCOMPL')],
  };
}

function lifecycle(code: 'access' | 'verify') {
  return [{ system: `${HL7}/iso-21089-lifecycle`, code, display: code }];
}

/** The log was read: of which period. */
export function logReadEvent(use: LogUse, query: string): AuditEvent {
  return {
    ...logUse(use),
    subtype: lifecycle('access'),
    action: 'R',
    entity: [objectEntity('13', query), transactionEntity()],
  };
}

export const VERDICTS = ['justified', 'to-be-clarified', 'not-justified'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Review {
  readonly verdict: Verdict;
  readonly comment: string;
  /** The events that make up the opening, as `AuditEvent/id` of this log. */
  readonly events: readonly string[];
  /** Whose record was opened, by the addresses that the events give. */
  readonly patients: readonly string[];
}

/** An opening in an emergency was looked at afterwards: by whom, with which word on it. It stands in the same log. */
export function reviewEvent(use: LogUse, review: Review): AuditEvent {
  return {
    ...logUse(use),
    subtype: lifecycle('verify'),
    action: 'E',
    outcomeDesc: review.comment,
    entity: [
      ...review.patients.map((patient) => patientEntity(patient)),
      ...review.events.map((event) => objectEntity('13', review.verdict, event)),
      transactionEntity(),
    ],
  };
}
