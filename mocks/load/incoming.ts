/** Takes files apart: Bundles into their entries, documents whole. Remembers where each resource lay. */
import path from 'node:path';
import { bundleEntries, isObject, isResource, listOf, type Resource, textOf } from '../fhir/resource.ts';
import { type FilePart, fhirFiles, readParts } from './files.ts';
import { type LoadReport, note } from './report.ts';

export interface Incoming {
  resource: Resource;
  fullUrl: string | undefined;
  file: string;
  /** From the narrowest to the widest place in which its references are looked up. */
  scopes: readonly string[];
  /** A document Bundle is one thing: what lies in it is not taken out. */
  document: boolean;
}

export async function readFolder(folder: string, report: LoadReport): Promise<Incoming[]> {
  const incoming: Incoming[] = [];
  for (const file of await fhirFiles(folder)) {
    report.files += 1;
    for (const part of await readParts(folder, file)) {
      if (part.kind === 'unreadable') {
        const line = part.line === undefined ? '' : `:${part.line}`;
        note(report, 'unreadable', `${part.file}${line}: ${part.reason}`);
      } else incoming.push(...takeApart(part, folder, report));
    }
  }
  return incoming;
}

function takeApart(part: FilePart & { kind: 'value' }, folder: string, report: LoadReport): Incoming[] {
  const { file, value, line } = part;
  const scopes = [`file ${folder}/${file}`, `dir ${folder}/${path.dirname(file)}`, `all ${folder}`, 'all'];
  try {
    // A resource nested so deeply that it cannot be written again cannot be served.
    JSON.stringify(value);
    const values: unknown[] = Array.isArray(value) && value.some(isResource) ? value : [value];
    return values.flatMap((each, at) => explode(each, undefined, file, scopes, `${line ?? 0}:${at}`, report));
  } catch (error) {
    note(
      report,
      'unreadable',
      `${file}: ${error instanceof RangeError ? 'nested too deeply' : String(error)}`,
    );
    return [];
  }
}

export function explode(
  value: unknown,
  fullUrl: string | undefined,
  file: string,
  scopes: readonly string[],
  place: string,
  report: LoadReport,
): Incoming[] {
  if (!isResource(value)) {
    note(report, 'unreadable', `${file}: not a FHIR resource`);
    return [];
  }
  const own = [`in ${scopes[0]} ${place}`, ...scopes];
  if (value.resourceType !== 'Bundle') return [{ resource: value, fullUrl, file, scopes, document: false }];
  if (value['type'] === 'document') return [{ resource: value, fullUrl, file, scopes: own, document: true }];
  const entries = bundleEntries(value);
  for (const entry of listOf(value['entry']))
    if (!isObject(entry) || (entry['resource'] !== undefined && !isResource(entry['resource'])))
      note(report, 'unreadable', `${file}: a Bundle entry holds no resource`);
  return entries.flatMap((entry, at) =>
    explode(entry.resource, entry.fullUrl, file, own, `${place}.${at}`, report),
  );
}

/** Under which names other resources may speak of this one. */
export function namesOf({ resource, fullUrl }: Incoming): string[] {
  const id = idOf(resource, fullUrl);
  const names = id === undefined ? [] : [`${resource.resourceType}/${id}`];
  if (fullUrl !== undefined) names.push(fullUrl);
  return names;
}

/** The own id, or the one that its place in a Bundle gives it. */
export function idOf(resource: Resource, fullUrl: string | undefined): string | undefined {
  const own = textOf(resource.id);
  if (own !== undefined && own !== '') return own;
  const fromUrl =
    /^urn:uuid:([A-Za-z0-9\-.]{1,64})$/.exec(fullUrl ?? '') ??
    /\/([A-Za-z0-9\-.]{1,64})$/.exec(fullUrl ?? '');
  return fromUrl?.[1];
}
