import type { Entry, EntryOf } from '../../../domain/entry.ts';
import type { Feed, KindOfFeed } from '../../../domain/feed.ts';
import type { Kind } from '../../../domain/kind.ts';
import type { RawResource, ReadIssue } from '../../../domain/provenance.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { normaliseAllergy } from './allergy.ts';
import {
  normaliseCarePlan,
  normaliseConsent,
  normaliseCoverage,
  normaliseDevice,
  normaliseFamilyHistory,
  normaliseImmunization,
} from './care.ts';
import { normaliseComposition } from './composition.ts';
import { normaliseCondition } from './condition.ts';
import { type Context, indicationTags } from './context.ts';
import { normaliseDocumentReference } from './document-reference.ts';
import { normaliseEncounter } from './encounter.ts';
import { normaliseImagingStudy } from './imaging.ts';
import {
  normaliseAdministration,
  normaliseDispensing,
  normalisePrescription,
  normaliseStatement,
} from './medication.ts';
import { normaliseObservation } from './observation.ts';
import { normaliseOther, normaliseServiceRequest } from './other.ts';
import { normaliseProcedure } from './procedure.ts';
import { normaliseReport } from './report.ts';

export interface Normalised {
  readonly entries: readonly Entry[];
  readonly issues: readonly ReadIssue[];
}

type Normaliser<F extends FhirFeed = FhirFeed> = (
  resource: Json,
  context: Context,
) => readonly EntryOf<KindOfFeed<F>>[];

type FhirFeed = Exclude<Feed, 'DicomStudy'>;

/**
 * Which reader takes which FHIR type. The compiler holds it complete: a feed without a reader does not compile, nor does
 * a reader that yields a kind which its feed is not said to hold (「なし」 is said by what the feeds may hold).
 */
const NORMALISERS: { readonly [F in FhirFeed]: Normaliser<F> } = {
  AdverseEvent: normaliseOther,
  AllergyIntolerance: normaliseAllergy,
  CarePlan: normaliseCarePlan,
  CareTeam: normaliseOther,
  Claim: normaliseOther,
  ClinicalImpression: normaliseOther,
  Communication: normaliseOther,
  Composition: (resource, context) => [normaliseComposition(resource, context, () => [])],
  Condition: normaliseCondition,
  Consent: normaliseConsent,
  Coverage: normaliseCoverage,
  Device: normaliseDevice,
  DeviceUseStatement: normaliseDevice,
  DiagnosticReport: normaliseReport,
  DocumentReference: normaliseDocumentReference,
  Encounter: normaliseEncounter,
  ExplanationOfBenefit: normaliseOther,
  FamilyMemberHistory: normaliseFamilyHistory,
  Flag: normaliseOther,
  Goal: normaliseOther,
  ImagingStudy: normaliseImagingStudy,
  Immunization: normaliseImmunization,
  List: normaliseOther,
  Media: normaliseOther,
  MedicationAdministration: normaliseAdministration,
  MedicationDispense: normaliseDispensing,
  MedicationRequest: normalisePrescription,
  MedicationStatement: normaliseStatement,
  NutritionOrder: normaliseOther,
  Observation: normaliseObservation,
  Procedure: normaliseProcedure,
  QuestionnaireResponse: normaliseOther,
  RelatedPerson: normaliseOther,
  ServiceRequest: normaliseServiceRequest,
  Specimen: normaliseOther,
};

/** Every kind comes out of a feed of its own, not only out of documents: else nobody could ever say that there is none. */
type KindsWithoutFeed = Exclude<Kind, KindOfFeed<Exclude<Feed, 'DocumentReference'>>>;
const EVERY_KIND_HAS_A_FEED: [KindsWithoutFeed] extends [never] ? true : KindsWithoutFeed = true;

/** The reader of a type; every type that is no feed is drawn as `other`, never dropped. */
function normaliserOf(type: string): (resource: Json, context: Context) => readonly Entry[] {
  return EVERY_KIND_HAS_A_FEED && Object.hasOwn(NORMALISERS, type)
    ? NORMALISERS[type as FhirFeed]
    : normaliseOther;
}

/** Types that serve others and are no entries of their own; they are read where an entry points to them. */
export const SUPPORTING_TYPES: ReadonlySet<string> = new Set([
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
  'Endpoint',
  'Binary',
  'Bundle',
]);

const TELLING = [
  'code',
  'medicationCodeableConcept',
  'medicationReference',
  'vaccineCode',
  'type',
  'category',
];

function hasContent(resource: Json): boolean {
  for (const element of TELLING) if (listAt(resource, element).length > 0) return true;
  return Object.keys(objectAt(resource, 'class')).length > 0;
}

/** Types that say nothing without a code: such a resource is counted as unreadable and stays openable. */
const NEEDS_CODE: ReadonlySet<string> = new Set([
  'Condition',
  'Observation',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationAdministration',
  'MedicationStatement',
  'Immunization',
]);

export function issueOf(
  resource: RawResource,
  context: Context,
  problem: ReadIssue['problem'],
  detail: string,
): ReadIssue {
  const name = `${resource.resourceType}/${resource.id ?? ''}`;
  return { source: context.source, resource: name, problem, detail, raw: resource };
}

/**
 * Reads one resource into entries. Total: whatever comes, it hands back entries or an issue, and never throws. What
 * must not be shown by the rules of the record (未提供) becomes an issue that says only that.
 */
export function normalise(resource: RawResource, context: Context): Normalised {
  if (SUPPORTING_TYPES.has(resource.resourceType)) return { entries: [], issues: [] };
  if (resource['meta'] !== undefined && indicationTags(resource).includes('UNDELIVERED')) {
    // Nothing of it but that it was held back: not even its content as raw.
    const id = textAt(resource, 'id');
    const name = { resourceType: resource.resourceType, ...(id === undefined ? {} : { id }) };
    const issue = issueOf(name, context, 'undelivered', 'UNDELIVERED');
    return { entries: [], issues: [issue] };
  }
  if (textAt(resource, 'id') === undefined && context.within === undefined) {
    return { entries: [], issues: [issueOf(resource, context, 'unreadable', 'no id')] };
  }
  if (NEEDS_CODE.has(resource.resourceType) && !hasContent(resource)) {
    return { entries: [], issues: [issueOf(resource, context, 'unreadable', 'says not what it is of')] };
  }
  try {
    return { entries: normaliserOf(resource.resourceType)(resource, context), issues: [] };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { entries: [], issues: [issueOf(resource, context, 'unreadable', detail)] };
  }
}
