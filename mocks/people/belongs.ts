import type { FhirResource } from './world.ts';

/** Types that belong to nobody: directories and endpoints. */
export const SUPPORTING_TYPES: readonly string[] = [
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'Endpoint',
];

/**
 * Whose resource this is, as the id of the source's Patient: by subject, patient or beneficiary, and for
 * a document by the Patient inside it, which keeps the id of the source's own.
 */
export function patientIdOfResource(resource: FhirResource): string | undefined {
  if (resource.resourceType === 'Patient') return resource.id;
  for (const key of ['subject', 'patient', 'beneficiary']) {
    const reference = (resource[key] as { reference?: string } | undefined)?.reference;
    if (reference?.startsWith('Patient/') === true) return reference.slice('Patient/'.length);
  }
  if (resource.resourceType !== 'Bundle') return undefined;
  const entries = (resource['entry'] as { resource: FhirResource }[] | undefined) ?? [];
  return entries.find((e) => e.resource.resourceType === 'Patient')?.resource.id;
}
