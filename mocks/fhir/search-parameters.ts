/** Which search parameters each type knows: those JP Core asks for and the usual ones of FHIR R4 beside them. */
import { patientPaths } from './r4-types.ts';

export type ParameterKind = 'token' | 'date' | 'string' | 'reference';

export interface Parameter {
  name: string;
  kind: ParameterKind;
  paths: readonly string[];
}

/** Each line: name, kind, and where it looks in the resource. */
const TABLE: Record<string, string> = {
  AllergyIntolerance: `clinical-status token clinicalStatus; verification-status token verificationStatus;
    type token type; category token category; criticality token criticality; code token code,reaction.substance;
    date date recordedDate; last-date date lastOccurrence; onset date reaction.onset`,
  Appointment: 'date date start; status token status',
  AuditEvent: `date date recorded; type token type; subtype token subtype; action token action;
    outcome token outcome; agent reference agent.who; entity reference entity.what`,
  Bundle: 'type token type; timestamp date timestamp',
  CarePlan: `encounter reference encounter; category token category; date date period; status token status;
    intent token intent; activity-code token activity.detail.code`,
  CareTeam: 'encounter reference encounter; category token category; date date period; status token status',
  ClinicalImpression: 'encounter reference encounter; date date date; status token status',
  Communication: `encounter reference encounter; category token category; sent date sent; received date received;
    status token status`,
  Composition: `encounter reference encounter; type token type; category token category; date date date;
    status token status; title string title; author reference author`,
  Condition: `encounter reference encounter; category token category; clinical-status token clinicalStatus;
    verification-status token verificationStatus; code token code; onset-date date onsetDateTime,onsetPeriod;
    recorded-date date recordedDate; abatement-date date abatementDateTime,abatementPeriod; severity token severity`,
  Consent: 'date date dateTime; status token status; category token category; scope token scope',
  Coverage: `beneficiary reference beneficiary; status token status; type token type; payor reference payor;
    subscriber reference subscriber; policy-holder reference policyHolder; class-type token class.type;
    class-value string class.value; dependent string dependent`,
  Device: 'type token type; status token status',
  DiagnosticReport: `encounter reference encounter; category token category; code token code; status token status;
    date date effectiveDateTime,effectivePeriod; issued date issued; based-on reference basedOn;
    result reference result; media reference media.link; performer reference performer`,
  DocumentReference: `encounter reference context.encounter; category token category; type token type;
    status token status; date date date; period date context.period; author reference author;
    custodian reference custodian; contenttype token content.attachment.contentType;
    description string description; facility token context.facilityType`,
  Encounter: `class token class; type token type; status token status; date date period;
    location reference location.location; participant reference participant.individual;
    service-provider reference serviceProvider`,
  EpisodeOfCare: 'date date period; status token status; type token type',
  FamilyMemberHistory:
    'date date date; status token status; relationship token relationship; code token condition.code',
  Flag: 'encounter reference encounter; date date period',
  Goal: `category token category; lifecycle-status token lifecycleStatus; start-date date startDate;
    target-date date target.dueDate`,
  ImagingStudy: `encounter reference encounter; started date started; status token status;
    modality token series.modality; bodysite token series.bodySite; basedon reference basedOn;
    endpoint reference endpoint,series.endpoint; series token series.uid`,
  Immunization: `date date occurrenceDateTime; status token status; vaccine-code token vaccineCode;
    lot-number string lotNumber`,
  List: 'encounter reference encounter; code token code; date date date; status token status',
  Location: 'name string name,alias; type token type; status token status',
  Media: 'encounter reference encounter; created date createdDateTime,createdPeriod; status token status',
  Medication: 'code token code; status token status; ingredient-code token ingredient.itemCodeableConcept',
  MedicationAdministration: `context reference context; code token medicationCodeableConcept;
    status token status; effective-time date effectiveDateTime,effectivePeriod; performer reference performer.actor;
    request reference request; medication reference medicationReference`,
  MedicationDispense: `context reference context; code token medicationCodeableConcept; status token status;
    type token type; whenhandedover date whenHandedOver; whenprepared date whenPrepared;
    performer reference performer.actor; prescription reference authorizingPrescription;
    medication reference medicationReference`,
  MedicationRequest: `encounter reference encounter; category token category; code token medicationCodeableConcept;
    status token status; intent token intent; authoredon date authoredOn;
    date date dosageInstruction.timing.event; requester reference requester;
    medication reference medicationReference`,
  MedicationStatement: `context reference context; category token category; code token medicationCodeableConcept;
    status token status; effective date effectiveDateTime,effectivePeriod; medication reference medicationReference`,
  Observation: `encounter reference encounter; category token category; code token code;
    date date effectiveDateTime,effectivePeriod,effectiveInstant; status token status;
    value-concept token valueCodeableConcept; value-string string valueString;
    combo-code token code,component.code; performer reference performer; based-on reference basedOn;
    specimen reference specimen; has-member reference hasMember`,
  Organization: 'name string name,alias; type token type; active token active',
  Patient: `name string name; family string name.family; given string name.given; birthdate date birthDate;
    gender token gender; phone token telecom; telecom token telecom; address string address;
    address-postalcode string address.postalCode; active token active; death-date date deceasedDateTime;
    organization reference managingOrganization; general-practitioner reference generalPractitioner;
    link reference link.other`,
  Practitioner: 'name string name; family string name.family; given string name.given; active token active',
  PractitionerRole: `practitioner reference practitioner; organization reference organization;
    specialty token specialty; role token code; active token active`,
  Procedure: `encounter reference encounter; category token category; code token code; status token status;
    date date performedDateTime,performedPeriod; based-on reference basedOn`,
  Provenance: 'target reference target; recorded date recorded; agent reference agent.who',
  QuestionnaireResponse: 'encounter reference encounter; status token status; authored date authored',
  RelatedPerson:
    'name string name; relationship token relationship; gender token gender; birthdate date birthDate',
  RiskAssessment: 'encounter reference encounter; date date occurrenceDateTime,occurrencePeriod',
  ServiceRequest: `encounter reference encounter; category token category; code token code; status token status;
    intent token intent; authored date authoredOn; occurrence date occurrenceDateTime,occurrencePeriod;
    requester reference requester; based-on reference basedOn`,
  Specimen:
    'type token type; collected date collection.collectedDateTime,collection.collectedPeriod; status token status',
  Task: 'status token status; code token code; authored-on date authoredOn',
};

const EVERY_TYPE = `_id token id; _lastUpdated date meta.lastUpdated; _tag token meta.tag;
  _security token meta.security; _profile token meta.profile`;

function parse(text: string): Parameter[] {
  return text.split(';').map((line) => {
    const [name = '', kind = 'token', paths = ''] = line.trim().split(/\s+/);
    return { name, kind: kind as ParameterKind, paths: paths.split(',') };
  });
}

const memory = new Map<string, ReadonlyMap<string, Parameter>>();

export function parametersOf(type: string): ReadonlyMap<string, Parameter> {
  const known = memory.get(type);
  if (known !== undefined) return known;
  const identifierPaths = type === 'DocumentReference' ? ['masterIdentifier', 'identifier'] : ['identifier'];
  const list: Parameter[] = [
    ...parse(EVERY_TYPE),
    { name: 'identifier', kind: 'token', paths: identifierPaths },
    ...parse(TABLE[type] ?? '').filter((parameter) => parameter.name !== ''),
  ];
  const paths = patientPaths(type);
  if (paths.length > 0) list.push({ name: 'patient', kind: 'reference', paths });
  if (paths.includes('subject')) list.push({ name: 'subject', kind: 'reference', paths: ['subject'] });
  const made = new Map(list.map((parameter) => [parameter.name, parameter]));
  memory.set(type, made);
  return made;
}
