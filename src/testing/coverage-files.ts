import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { branded } from '../base/brand.ts';
import type { SourceId } from '../domain/ids.ts';
import type { RawResource } from '../domain/provenance.ts';
import { isDocumentBundle, normaliseDocumentBundle } from '../sources/fhir/normalise/document-bundle.ts';
import { type Normalised, normalise } from '../sources/fhir/normalise/registry.ts';
import { bundleLookup, type Lookup, NO_LOOKUP } from '../sources/fhir/references.ts';

const FHIR_FILE = /\.(?:json|ndjson)(?:\.gz)?$/u;

/** All files with FHIR JSON below a folder, or the one file named; in a stable order. */
export function fhirFiles(place: string): readonly string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && FHIR_FILE.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function parsed(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}

/** The texts of JSON in a file: one, or one a line. */
export function jsonTexts(file: string): readonly string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const byLine = file.replace(/\.gz$/u, '').endsWith('.ndjson');
  return byLine ? text.split('\n').filter((line) => line.trim() !== '') : [text];
}

function isResource(value: unknown): value is RawResource {
  return (
    typeof value === 'object' && value !== null && typeof (value as RawResource).resourceType === 'string'
  );
}

/** Resources of a file, those of a Bundle one by one (a document stays whole), with what they may refer to. */
export function resourcesOf(
  file: string,
): readonly { readonly resource: RawResource; readonly lookup: Lookup }[] {
  const found = jsonTexts(file).flatMap(parsed).filter(isResource);
  return found.flatMap((resource) => {
    if (resource.resourceType !== 'Bundle' || isDocumentBundle(resource))
      return [{ resource, lookup: NO_LOOKUP }];
    const lookup = bundleLookup(resource);
    const entries = Array.isArray(resource['entry']) ? (resource['entry'] as readonly unknown[]) : [];
    return entries.flatMap((entry) => {
      const inner =
        typeof entry === 'object' && entry !== null ? (entry as { resource?: unknown }).resource : undefined;
      return isResource(inner) ? [{ resource: inner, lookup }] : [];
    });
  });
}

const SOURCE = branded<SourceId>('a');

/** Reads one resource, or one document with all it carries, as the app does. */
export function readOne(resource: RawResource, lookup: Lookup): Normalised {
  const context = { source: SOURCE, fetchedAt: new Date(0), lookup };
  const isDocument: boolean = isDocumentBundle(resource);
  if (isDocument) return normaliseDocumentBundle(resource, context, 'Bundle/x');
  return normalise(resource.id === undefined ? { ...resource, id: 'x' } : resource, context);
}
