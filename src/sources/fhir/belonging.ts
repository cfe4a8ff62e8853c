import { foldText } from '../../base/text-fold.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { canonicalSystem } from '../../terminology/code-systems.ts';
import { identifiersOf } from './datatypes.ts';
import { type Json, listAt, objectAt, textAt } from './json.ts';
import { nameReadings } from './names.ts';
import { isCollectionBundle, isDocumentBundle, patientOfDocument } from './normalise/document-bundle.ts';
import { type Lookup, NO_LOOKUP, referenceKey, resolve } from './references.ts';

/** Where FHIR R4 says whose a resource is. (`for`: Task; `individual`: ResearchSubject; `beneficiary`: Coverage.) */
const SUBJECT_ELEMENTS = ['subject', 'patient', 'beneficiary', 'individual', 'for'] as const;

/** What is needed to follow a reference: the base below which the person's own id means the person. */
export interface Surroundings {
  readonly base: string;
  readonly lookup?: Lookup;
}

interface Identifier {
  readonly system: string;
  readonly value: string;
}

function sameMember(one: string, other: string): boolean {
  const [mine = [], theirs = []] = [one, other].map((text) => foldText(text).split(':'));
  if (mine.slice(0, 3).join(':') !== theirs.slice(0, 3).join(':')) return false;
  // A family shares its number. The 枝番 may be left out; where both state one, it tells them apart.
  const [mineLast, theirLast] = [mine[3], theirs[3]].map((branch) => (branch ?? '').replace(/^0+/u, ''));
  return mineLast === '' || theirLast === '' || mineLast === theirLast;
}

/** The ten digits of the institution that end the system of a chart number. */
function institutionOf(system: string): string {
  return /(\d{10})$/u.exec(system)?.[1] ?? system;
}

/** Chart numbers are reused between institutions: where both sides say of which it is, it must be the same one. */
function sameSystem(one: string, other: string): boolean {
  return one === '' || other === '' || institutionOf(one) === institutionOf(other);
}

function knowsIdentifier(person: PersonRecord, { system, value }: Identifier): boolean {
  return (
    person.memberIds.some((memberId) => sameMember(memberId.text, value)) ||
    person.localIds.some(
      (id) =>
        foldText(id.value) === foldText(value) &&
        sameSystem(canonicalSystem(id.system), canonicalSystem(system)),
    )
  );
}

/** The last part of a reading: the given name, which neither marriage nor a new employer changes. */
function givenName(reading: string | undefined): string | undefined {
  const parts = reading?.trim().split(/[\s　]+/u) ?? [];
  const given = parts.length > 1 ? parts.at(-1) : undefined;
  return given === undefined ? undefined : foldText(given);
}

function agree(one: string | undefined, other: string | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one === other;
}

/** As far as both state it: a year alone does not contradict a day in it. */
function datesAgree(one: string | undefined, other: string | undefined): boolean | undefined {
  const length = Math.min(one?.length ?? 0, other?.length ?? 0);
  return length === 0 ? undefined : one?.slice(0, length) === other?.slice(0, length);
}

/** By the reading in kana; the same name is written with other characters in other places, so kanji alone only agree. */
function namesAgree(person: PersonRecord, patient: Json): boolean | undefined {
  const theirs = nameReadings(listAt(patient, 'name'));
  const kana = agree(givenName(person.kana), givenName(theirs.kana));
  return kana ?? agree(givenName(person.kanji), givenName(theirs.kanji));
}

/**
 * False where the patient stated here contradicts the person: another birth date or sex, or identifiers or a given
 * name that are not theirs with nothing that speaks for them. Twins share all but the given name and the 枝番.
 */
export function mayBe(person: PersonRecord, patient: Json): boolean {
  const birthDate = textAt(patient, 'birthDate');
  const born = datesAgree(person.birthDate?.text, birthDate);
  const sex = textAt(patient, 'gender');
  const sexAgrees = person.sex === 'unknown' || sex === 'unknown' ? undefined : agree(person.sex, sex);
  if (born === false || sexAgrees === false) return false;
  const identifiers = identifiersOf(patient);
  const isChartNumber = identifiers.some((identifier) =>
    knowsIdentifier({ ...person, memberIds: [] }, identifier),
  );
  if (isChartNumber) return true;
  const named = namesAgree(person, patient);
  if (named === false) return false;
  const canCompare = identifiers.length > 0 && person.memberIds.length + person.localIds.length > 0;
  if (!canCompare || born === true) return true;
  return identifiers.some((identifier) => knowsIdentifier(person, identifier));
}

type Claim = 'ours' | 'foreign' | 'nobody';

/** `Patient?identifier=system|value`: a reference by question, as transactions leave them behind. */
function conditionalIdentifier(reference: string): Identifier | undefined {
  const asked = /^(?:.*\/)?Patient\?(.*)$/u.exec(reference)?.[1];
  const token = asked === undefined ? undefined : new URLSearchParams(asked).get('identifier');
  if (token === null || token === undefined) return undefined;
  const [system, value] = token.includes('|')
    ? [token.split('|')[0] ?? '', token.split('|')[1] ?? '']
    : ['', token];
  return { system, value };
}

/** Ids mean something below their own base only: another server's `Patient/1` is another person's. */
function isOwnAddress(reference: string, { base }: Surroundings): boolean {
  const root = /^([a-z][a-z0-9+.-]*:\/\/.*)\/Patient\/[^/]+/iu.exec(reference)?.[1];
  return root === undefined ? !/^[a-z][a-z0-9+.-]*:/iu.test(reference) : root === base;
}

function claimOfReference(reference: string, person: PersonRecord, around: Surroundings): Claim {
  const conditional = conditionalIdentifier(reference);
  if (conditional !== undefined) return knowsIdentifier(person, conditional) ? 'ours' : 'foreign';
  if (reference === `urn:uuid:${person.patientId}` || reference === person.patientId) return 'ours';
  const ours = referenceKey(reference) === `Patient/${person.patientId}` && isOwnAddress(reference, around);
  return ours ? 'ours' : 'foreign';
}

function claimOf(owner: Json, subject: Json, person: PersonRecord, around: Surroundings): Claim {
  const target = resolve(owner, subject, around.lookup ?? NO_LOOKUP);
  if (target !== undefined && textAt(target, 'resourceType') === 'Patient')
    return mayBe(person, target) ? 'ours' : 'foreign';
  const reference = textAt(subject, 'reference');
  const [identifier] = identifiersOf({ identifier: objectAt(subject, 'identifier') });
  const isKnown = identifier !== undefined && knowsIdentifier(person, identifier);
  if (reference !== undefined && !reference.startsWith('#')) {
    const claim = claimOfReference(reference, person, around);
    // Where its own address cannot be ours (another server's, a urn), the person's number may still say so.
    return claim === 'foreign' && isKnown && /^[a-z][a-z0-9+.-]*:/iu.test(reference) ? 'ours' : claim;
  }
  if (identifier === undefined) return 'nobody';
  return isKnown ? 'ours' : 'foreign';
}

/** What a document's own institution wrote of its patient: a copy, which need not know our numbers but must not contradict. */
function contradictsSourcePatient(resource: Json, person: PersonRecord, around: Surroundings): boolean {
  const info = objectAt(objectAt(resource, 'context'), 'sourcePatientInfo');
  const target = resolve(resource, info, around.lookup ?? NO_LOOKUP);
  if (target !== undefined) return !mayBe(person, target);
  const reference = textAt(info, 'reference');
  if (reference === undefined || !/^Patient\/[^/]+/u.test(reference)) return false;
  return referenceKey(reference) !== `Patient/${person.patientId}`;
}

/**
 * Whether a resource that a source sent for this person is of this person (threat T14). Every style of reference is
 * read; one claim for somebody else is enough to refuse, and so is one for a group, a device or a place alone. What
 * names nobody at all is trusted to the search it came by.
 */
export function belongsTo(resource: RawResource, person: PersonRecord, around: Surroundings): boolean {
  const isDocument: boolean = isDocumentBundle(resource) || isCollectionBundle(resource);
  if (isDocument) {
    const patient = patientOfDocument(resource);
    return patient === undefined || mayBe(person, patient);
  }
  if (resource.resourceType === 'Patient') return resource.id === person.patientId;
  if (contradictsSourcePatient(resource, person, around)) return false;
  return SUBJECT_ELEMENTS.every((element) =>
    listAt(resource, element).every((subject) => claimOf(resource, subject, person, around) !== 'foreign'),
  );
}
