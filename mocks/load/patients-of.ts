/** Whose a resource is: by literal reference, by a Patient contained in it, or by an identifier alone. */
import { patientPaths } from '../fhir/r4-types.ts';
import { isObject, objectsOf, type Resource, textOf, valuesAt } from '../fhir/resource.ts';
import { identifierKey, identifiersOf, type Names } from './names.ts';

export function patientsOf(resource: Resource, scopes: readonly string[], names: Names): string[] {
  const found = new Set<string>();
  for (const path of patientPaths(resource.resourceType))
    for (const reference of valuesAt(resource, path)) {
      const patient = patientBehind(reference, resource, scopes, names);
      if (patient !== undefined) found.add(patient);
    }
  return [...found];
}

function patientBehind(
  reference: unknown,
  holder: Resource,
  scopes: readonly string[],
  names: Names,
): string | undefined {
  if (!isObject(reference)) return undefined;
  const literal = textOf(reference['reference']);
  if (literal?.startsWith('#')) return containedPatient(holder, literal.slice(1), scopes, names);
  const target = literal === undefined ? undefined : names.find(scopes, literal);
  if (target?.startsWith('Patient/')) return target.slice('Patient/'.length);
  return onlyOne(identifierKey(reference['identifier']), scopes, names);
}

function containedPatient(
  holder: Resource,
  id: string,
  scopes: readonly string[],
  names: Names,
): string | undefined {
  const contained = objectsOf(holder['contained']).find((each) => each['id'] === id);
  if (contained?.['resourceType'] !== 'Patient') return undefined;
  return identifiersOf(contained as Resource)
    .map((key) => onlyOne(key, scopes, names))
    .find(Boolean);
}

/** An identifier that two people bear (as it happens) says nothing about whose this is. */
function onlyOne(key: string | undefined, scopes: readonly string[], names: Names): string | undefined {
  if (key === undefined) return undefined;
  const bearers = names.byIdentifier(scopes, 'Patient', key);
  return bearers.length === 1 ? bearers[0]?.slice('Patient/'.length) : undefined;
}

/** Ids of Patients that are spoken of literally but are not here. */
export function danglingPatients(resource: Resource): string[] {
  return patientPaths(resource.resourceType)
    .flatMap((path) => valuesAt(resource, `${path}.reference`))
    .flatMap((reference) => /^Patient\/([^/]+)$/.exec(textOf(reference) ?? '')?.[1] ?? []);
}
