import { isJson, type Json } from './json.ts';

/** The resource types of FHIR R4 that can be part of one person's record (patient compartment, R4 §7.4, and Basic, Provenance). */
const PERSONAL_TYPES: ReadonlySet<string> = new Set(
  `Account AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic BodyStructure CarePlan
  CareTeam ChargeItem Claim ClaimResponse ClinicalImpression Communication CommunicationRequest Composition Condition
  Consent Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device DeviceRequest
  DeviceUseStatement DiagnosticReport DocumentManifest DocumentReference Encounter EnrollmentRequest EpisodeOfCare
  ExplanationOfBenefit FamilyMemberHistory Flag Goal GuidanceResponse ImagingStudy Immunization
  ImmunizationEvaluation ImmunizationRecommendation Invoice List MeasureReport Media MedicationAdministration
  MedicationDispense MedicationRequest MedicationStatement MolecularSequence NutritionOrder Observation Procedure
  Provenance QuestionnaireResponse RelatedPerson RequestGroup ResearchSubject RiskAssessment ServiceRequest Specimen
  SupplyDelivery SupplyRequest Task VisionPrescription`
    .trim()
    .split(/\s+/u),
);

type Form = 'any' | 'object' | 'list';

/**
 * What R5 writes otherwise than R4 in the resources a reader acts on: read as R4, the drug, the date or the person would
 * be missed without a word. (R5 "Differences from R4" of each resource.)
 */
const LATER_FORMS: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  AllergyIntolerance: { type: 'object', participant: 'any' },
  Composition: { subject: 'list' },
  Condition: { participant: 'any' },
  Consent: { decision: 'any', grantor: 'any' },
  Coverage: { kind: 'any', insurer: 'any' },
  DocumentReference: { context: 'list', attester: 'any' },
  Encounter: { class: 'list', actualPeriod: 'any', admission: 'any' },
  Immunization: { administeredProduct: 'any', informationSource: 'any' },
  MedicationAdministration: { medication: 'any', occurenceDateTime: 'any', occurencePeriod: 'any' },
  MedicationDispense: { medication: 'any' },
  MedicationRequest: { medication: 'any' },
  MedicationStatement: { medication: 'any' },
  Procedure: { occurrenceDateTime: 'any', occurrencePeriod: 'any' },
};

function hasForm(value: unknown, form: Form): boolean {
  if (value === undefined) return false;
  if (form === 'list') return Array.isArray(value);
  return form === 'any' || isJson(value);
}

/** Why a resource cannot be read as part of a person's record in FHIR R4; undefined where it can. */
export function whyNotPersonal(resource: Json & { readonly resourceType: string }): string | undefined {
  const { resourceType } = resource;
  if (!PERSONAL_TYPES.has(resourceType)) return `${resourceType} is no part of a person's record in FHIR R4`;
  const later = Object.entries(LATER_FORMS[resourceType] ?? {}).find(([element, form]) =>
    hasForm(resource[element], form),
  );
  return later === undefined ? undefined : `${resourceType}.${later[0]} is not of FHIR R4`;
}
