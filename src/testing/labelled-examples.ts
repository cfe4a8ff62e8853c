import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { branded } from '../base/brand.ts';
import type { Entry } from '../domain/entry.ts';
import type { SourceId } from '../domain/ids.ts';
import { isJson, type Json, listAt, objectAt } from '../sources/fhir/json.ts';
import { isDocumentBundle, normaliseDocumentBundle } from '../sources/fhir/normalise/document-bundle.ts';
import { normalise } from '../sources/fhir/normalise/registry.ts';
import { isResource } from '../sources/fhir/page.ts';
import { bundleLookup } from '../sources/fhir/references.ts';
import type { LabelledPair } from './labelled-pairs.ts';

/** Official examples (JP-CLINS), where a copy lies beside the project; nothing of them is kept in it. */
const EXAMPLES = path.resolve(import.meta.dirname, '../../../shared/data/jp');
const EARLIER_BUILD = 'clinical-core/ePCS-integrated/ExampleJson';
const LATER_BUILD = 'hapisample/main/simplehapi/file/input';
const BUNDLES = [
  'Bundle-Bundle-CLINS-Observations-Example-01.json',
  'Bundle-Bundle-CLINS-Referral-Example-01.json',
  'Bundle-Bundle-CLINS-PCS-Example-01.json',
];

function bundleAt(folder: string, file: string): Json | undefined {
  const found = path.join(EXAMPLES, folder, file);
  if (!existsSync(found)) return undefined;
  const json: unknown = JSON.parse(readFileSync(found, 'utf8'));
  return isJson(json) ? json : undefined;
}

interface Part {
  readonly name: string;
  readonly entry: Entry;
}

function readBundle(bundle: Json, source: string, document: string): readonly Entry[] {
  const context = { source: branded<SourceId>(source), fetchedAt: new Date(0), lookup: bundleLookup(bundle) };
  if (isDocumentBundle(bundle)) return normaliseDocumentBundle(bundle, context, document).entries;
  return listAt(bundle, 'entry').flatMap((item, index) => {
    const resource = objectAt(item, 'resource');
    return isResource(resource)
      ? normalise(resource, { ...context, within: { document, index } }).entries
      : [];
  });
}

function partsOf(bundle: Json, source: string, document: string): readonly Part[] {
  return readBundle(bundle, source, document).map((entry) => {
    const { resourceType, resourceId } = entry.provenance;
    return { name: `${resourceType}/${resourceId}`, entry };
  });
}

export function examplesAreAtHand(): boolean {
  return existsSync(EXAMPLES);
}

/**
 * Two builds of one example are one fact, part by part; any two parts of one example are two. (Several of its parts
 * carry one and the same number, and both builds keep it.)
 */
export function examplePairs(): readonly LabelledPair[] {
  return BUNDLES.flatMap((file) => {
    const [earlier, later] = [bundleAt(EARLIER_BUILD, file), bundleAt(LATER_BUILD, file)];
    if (earlier === undefined || later === undefined) return [];
    const [old, now] = [partsOf(earlier, 'national', 'Bundle/old'), partsOf(later, 'minato', 'Bundle/now')];
    const same = old.flatMap(({ name, entry }) =>
      now
        .filter((other) => other.name === name && other.entry.title === entry.title)
        .map(
          (other): LabelledPair => ({
            what: `example ${entry.title}: two builds`,
            same: true,
            entries: [entry, other.entry],
          }),
        ),
    );
    const apart = [old, now].flatMap((parts) =>
      parts.flatMap((one, index) =>
        parts
          .slice(index + 1)
          .filter((other) => other.entry.kind === one.entry.kind)
          .map(
            (other): LabelledPair => ({
              what: `example ${one.entry.title} and ${other.entry.title}`,
              same: false,
              entries: [one.entry, other.entry],
            }),
          ),
      ),
    );
    return [...same, ...apart];
  });
}
