/** In what the three sources differ, as real servers do. A new source is a new row. */
import type { SourceId } from '../world/ports.ts';

export interface Behaviour {
  software: string;
  title: string;
  /** What a search parameter it does not know leads to. */
  unknownParameter: 'refuse' | 'ignore';
  unknownType: 'outcome' | 'html';
  defaultPage: number;
  largestPage: number;
  /** Whether `self` repeats the page size that was asked for although a smaller one is given. */
  selfRepeatsCount: boolean;
  tellsTotal: boolean;
  match: boolean;
  /** Writes a summary of each of its patients when it is asked (`Patient/[id]/$summary`). */
  summary: boolean;
  acceptsAudit: boolean;
  /** Types it holds; undefined: every type of R4. */
  offers: readonly string[] | undefined;
}

const NATIONAL_TYPES = [
  'Patient',
  'AllergyIntolerance',
  'Condition',
  'Observation',
  'MedicationRequest',
  'MedicationDispense',
  'Procedure',
  'Encounter',
  'Immunization',
  'Coverage',
  'Consent',
  'DocumentReference',
  'DiagnosticReport',
  'Bundle',
  'Binary',
  'Medication',
  'Specimen',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'AuditEvent',
];

export const BEHAVIOURS: Record<SourceId, Behaviour> = {
  national: {
    software: 'demo-national',
    title: '全国医療情報ネット (デモ)',
    unknownParameter: 'refuse',
    unknownType: 'outcome',
    defaultPage: 100,
    largestPage: 200,
    selfRepeatsCount: false,
    tellsTotal: true,
    match: true,
    summary: false,
    acceptsAudit: true,
    offers: NATIONAL_TYPES,
  },
  minato: {
    software: 'demo-minato',
    title: '湊広域医療ネット (デモ)',
    unknownParameter: 'refuse',
    unknownType: 'outcome',
    defaultPage: 200,
    largestPage: 500,
    selfRepeatsCount: false,
    tellsTotal: false,
    match: false,
    summary: true,
    acceptsAudit: false,
    offers: undefined,
  },
  shiokaze: {
    software: 'demo-shiokaze',
    title: '潮風医療連携 (デモ)',
    unknownParameter: 'ignore',
    unknownType: 'html',
    defaultPage: 50,
    largestPage: 100,
    selfRepeatsCount: true,
    tellsTotal: true,
    match: false,
    summary: false,
    acceptsAudit: false,
    offers: undefined,
  },
};
