/** FHIR JSON as the demo's servers see it: read by path, never trusted to have a shape. */
export interface Resource {
  resourceType: string;
  id?: string;
  [name: string]: unknown;
}

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isResource(value: unknown): value is Resource {
  return (
    isObject(value) && typeof value['resourceType'] === 'string' && /^[A-Za-z]+$/.test(value['resourceType'])
  );
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

export function objectsOf(value: unknown): JsonObject[] {
  return listOf(value).filter(isObject);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Every value at a dotted path; lists on the way are walked through. */
export function valuesAt(value: unknown, path: string): unknown[] {
  let found: unknown[] = [value];
  for (const step of path.split('.')) {
    found = found.flatMap((each) => objectsOf(each)).flatMap((each) => listOf(each[step]));
  }
  return found;
}

/** The resources inside a Bundle with their fullUrls; broken entries are left out. */
export function bundleEntries(bundle: JsonObject): { fullUrl: string | undefined; resource: Resource }[] {
  return objectsOf(bundle['entry']).flatMap((entry) =>
    isResource(entry['resource']) ? [{ fullUrl: textOf(entry['fullUrl']), resource: entry['resource'] }] : [],
  );
}
