import { foldText } from '../../base/text-fold.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { listAt, objectAt, textAt } from './json.ts';
import { isDocumentBundle, patientOfDocument } from './normalise/document-bundle.ts';
import { identifiersOf } from './datatypes.ts';
import { referenceKey } from './references.ts';

const SUBJECT_ELEMENTS = ['subject', 'patient', 'beneficiary', 'individual'] as const;

function withoutBranch(memberId: string): string {
  return foldText(memberId).split(':').slice(0, 3).join(':');
}

function knowsIdentifier(person: PersonRecord, value: string): boolean {
  const members = person.memberIds.map((memberId) => withoutBranch(memberId.text));
  return (
    members.includes(withoutBranch(value)) ||
    person.localIds.some((id) => foldText(id.value) === foldText(value))
  );
}

/** True unless the patient stated here contradicts the person: another birth date, or identifiers of which none is theirs. */
function mayBe(person: PersonRecord, patient: Readonly<Record<string, unknown>>): boolean {
  const birthDate = textAt(patient, 'birthDate');
  if (birthDate !== undefined && person.birthDate !== undefined && birthDate !== person.birthDate.text)
    return false;
  const identifiers = identifiersOf(patient);
  const known = person.memberIds.length + person.localIds.length;
  if (identifiers.length === 0 || known === 0 || birthDate !== undefined) return true;
  return identifiers.some((identifier) => knowsIdentifier(person, identifier.value));
}

/**
 * Whether a resource that a source sent for this person is of this person (threat T14). Every style of reference is
 * read; what names nobody at all is trusted to the search it came by.
 */
export function belongsTo(resource: RawResource, person: PersonRecord): boolean {
  if (isDocumentBundle(resource)) {
    const patient = patientOfDocument(resource);
    return patient === undefined || mayBe(person, patient);
  }
  for (const element of SUBJECT_ELEMENTS) {
    const subject = objectAt(resource, element);
    const reference = textAt(subject, 'reference');
    if (reference?.startsWith('#') === true) {
      const contained = listAt(resource, 'contained').find(
        (item) => `#${textAt(item, 'id') ?? ''}` === reference,
      );
      if (contained !== undefined && !mayBe(person, contained)) return false;
    } else if (reference !== undefined && !reference.startsWith('urn:')) {
      const key = referenceKey(reference);
      if (key.startsWith('Group/') || key.startsWith('Device/') || key.startsWith('Location/')) continue;
      if (key !== `Patient/${person.patientId}` && key !== person.patientId) return false;
    }
    const logical = textAt(objectAt(subject, 'identifier'), 'value');
    if (reference === undefined && logical !== undefined && !knowsIdentifier(person, logical)) return false;
  }
  return true;
}
