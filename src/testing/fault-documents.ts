import { documentType, type Json, resource, type Template, TEMPLATES, type Told } from './fault-resources.ts';

const PART_FEEDS: ReadonlySet<string> = new Set([
  'AllergyIntolerance',
  'CarePlan',
  'Condition',
  'DeviceUseStatement',
  'DiagnosticReport',
  'Encounter',
  'FamilyMemberHistory',
  'Immunization',
  'MedicationRequest',
  'Observation',
  'Procedure',
]);

/** The templates that a section of a document may carry (JP-CLINS eReferral and eDischargeSummary name these types). */
export const DOCUMENT_PARTS: readonly Template[] = TEMPLATES.filter(({ feed }) => PART_FEEDS.has(feed));

const INSTITUTION_NUMBER = {
  url: 'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber',
  valueIdentifier: {
    system: 'http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no',
    value: '1311234567',
  },
};

/** The same resource with the number by which the institution knows it, so that copies elsewhere are known again. */
export function numbered(json: Json, value: string): Json {
  const system = 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier';
  return { ...json, identifier: [{ system, value }], extension: [INSTITUTION_NUMBER] };
}

/** The same resource taken back by its source. */
export function takenBack(json: Json): Json {
  const coded = { coding: [{ code: 'entered-in-error' }] };
  return 'status' in json ? { ...json, status: 'entered-in-error' } : { ...json, verificationStatus: coded };
}

/** A FHIR document whose sections carry these resources. */
export function documentBundle(told: Told, parts: readonly Json[]): Json {
  const composition = resource('Composition', told, {
    id: `${told.id}-c`,
    status: 'final',
    type: documentType('57133-1'),
    title: told.word,
    date: told.day,
    section: [
      {
        title: told.word,
        entry: parts.map((part) => ({ reference: `${String(part['resourceType'])}/${String(part['id'])}` })),
      },
    ],
  });
  return {
    resourceType: 'Bundle',
    id: `${told.id}-b`,
    type: 'document',
    timestamp: `${told.day}T09:00:00+09:00`,
    entry: [composition, ...parts].map((part) => ({
      fullUrl: `https://made-up.example/${String(part['resourceType'])}/${String(part['id'])}`,
      resource: part,
    })),
  };
}

/** The same resource as a server of FHIR R5 writes it, where R5 renamed or reshaped an element. */
export function asR5(json: Json): Json {
  const {
    medicationCodeableConcept,
    class: visit,
    period,
    performedDateTime,
    patient,
    payor,
    ...rest
  } = json;
  const type = json['resourceType'];
  return {
    ...rest,
    ...(medicationCodeableConcept === undefined
      ? {}
      : { medication: { concept: medicationCodeableConcept } }),
    ...(visit === undefined ? {} : { class: [{ coding: [visit] }] }),
    ...(period === undefined ? {} : { [type === 'Encounter' ? 'actualPeriod' : 'period']: period }),
    ...(performedDateTime === undefined ? {} : { occurrenceDateTime: performedDateTime }),
    ...(patient === undefined ? {} : { [type === 'Consent' ? 'subject' : 'patient']: patient }),
    ...(payor === undefined ? {} : { insurer: payor }),
    ...(type === 'Composition' ? { subject: [json['subject']] } : {}),
  };
}
