import { type Kind, KINDS } from './kind.ts';

/**
 * What is asked of a source in one go: all resources of one FHIR type of the person, or the DICOM studies of its
 * archive. A cell of the coverage table is one source × one feed; which kinds of entry may come out of a feed is
 * `KINDS_OF_FEED`. (Why feeds and not kinds are asked: `docs/decisions/004-feeds.md`.)
 */
export const FEEDS = [
  'AllergyIntolerance',
  'Condition',
  'MedicationRequest',
  'MedicationDispense',
  'DeviceUseStatement',
  'Procedure',
  'Consent',
  'MedicationStatement',
  'MedicationAdministration',
  'Encounter',
  'Observation',
  'DocumentReference',
  'DiagnosticReport',
  'ImagingStudy',
  'DicomStudy',
  'Immunization',
  'CarePlan',
  'Coverage',
  'FamilyMemberHistory',
  'ServiceRequest',
  'Composition',
  'Device',
  'Flag',
  'Goal',
  'CareTeam',
  'Communication',
  'NutritionOrder',
  'QuestionnaireResponse',
  'AdverseEvent',
  'ClinicalImpression',
  'RelatedPerson',
  'Media',
  'Specimen',
  'Claim',
  'ExplanationOfBenefit',
  'List',
] as const;

export type Feed = (typeof FEEDS)[number];

/**
 * Which kinds of entry each feed may yield. A document may hold anything: whatever its sections carry becomes entries of
 * their own.
 */
const YIELDS = {
  AllergyIntolerance: ['allergy'],
  Condition: ['condition'],
  MedicationRequest: ['prescription'],
  MedicationDispense: ['dispensing'],
  DeviceUseStatement: ['device'],
  Procedure: ['procedure'],
  Consent: ['directive'],
  MedicationStatement: ['medication-statement'],
  MedicationAdministration: ['administration'],
  Encounter: ['encounter'],
  Observation: ['lab', 'infection', 'vital', 'measurement', 'social-history', 'care-level', 'observation'],
  DocumentReference: KINDS,
  DiagnosticReport: ['report'],
  ImagingStudy: ['imaging'],
  DicomStudy: ['imaging'],
  Immunization: ['immunization'],
  CarePlan: ['care-plan'],
  Coverage: ['coverage'],
  FamilyMemberHistory: ['family-history'],
  // 訪問看護指示書 is an order of care and stands with the plans; every other order has no kind of its own.
  ServiceRequest: ['care-plan', 'other'],
  Composition: ['discharge-summary', 'referral', 'checkup', 'document'],
  Device: ['device'],
  Flag: ['other'],
  Goal: ['other'],
  CareTeam: ['other'],
  Communication: ['other'],
  NutritionOrder: ['other'],
  QuestionnaireResponse: ['other'],
  AdverseEvent: ['other'],
  ClinicalImpression: ['other'],
  RelatedPerson: ['other'],
  Media: ['other'],
  Specimen: ['other'],
  Claim: ['other'],
  ExplanationOfBenefit: ['other'],
  List: ['other'],
} as const satisfies Readonly<Record<Feed, readonly Kind[]>>;

/** The kinds that a feed may yield, for the compiler: a reader that yields another kind does not compile. */
export type KindOfFeed<F extends Feed> = (typeof YIELDS)[F][number];

export const KINDS_OF_FEED: Readonly<Record<Feed, readonly Kind[]>> = YIELDS;

/** The feeds that may hold one of these kinds: what must have answered before 「なし」 may be said of them. */
export function feedsThatMayHold(kinds: readonly Kind[]): readonly Feed[] {
  return FEEDS.filter((feed) => KINDS_OF_FEED[feed].some((kind) => kinds.includes(kind)));
}
