import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { branded } from '../../../base/brand.ts';
import type { SourceId } from '../../../domain/ids.ts';
import type { RawResource } from '../../../domain/provenance.ts';
import { isResource } from '../page.ts';
import { bundleLookup, NO_LOOKUP } from '../references.ts';
import { isDocumentBundle, normaliseDocumentBundle } from './document-bundle.ts';
import { normalise, SUPPORTING_TYPES } from './registry.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../../shared/data');
const CONTEXT = { source: branded<SourceId>('a'), fetchedAt: new Date(0) };

interface Tally {
  files: number;
  resources: number;
  entries: number;
  issues: number;
  lost: string[];
  mutated: number;
}

function jsonLines(file: string): readonly unknown[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const plain = file.replace(/\.gz$/u, '');
  const parts = plain.endsWith('.ndjson') ? text.split('\n').filter((line) => line.trim() !== '') : [text];
  return parts.flatMap((part): readonly unknown[] => {
    try {
      return [JSON.parse(part)];
    } catch {
      return [];
    }
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ndjson|json)(\.gz)?$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Reads every resource of a folder; `lost` names what became neither entry nor issue nor serves another. */
function tallyOf(folder: string): Tally {
  const tally: Tally = { files: 0, resources: 0, entries: 0, issues: 0, lost: [], mutated: 0 };
  const readOne = (resource: RawResource, lookup: typeof NO_LOOKUP) => {
    const before = JSON.stringify(resource);
    const read = normalise({ id: 'without', ...resource }, { ...CONTEXT, lookup });
    tally.resources += 1;
    tally.entries += read.entries.length;
    tally.issues += read.issues.length;
    if (JSON.stringify(resource) !== before) tally.mutated += 1;
    const silent = read.entries.length + read.issues.length === 0;
    if (silent && !SUPPORTING_TYPES.has(resource.resourceType))
      tally.lost.push(`${resource.resourceType}/${resource.id ?? ''}`);
  };
  for (const file of filesBelow(folder)) {
    tally.files += 1;
    for (const json of jsonLines(file)) {
      if (isDocumentBundle(json)) {
        const read = normaliseDocumentBundle(json, { ...CONTEXT, lookup: NO_LOOKUP }, 'Bundle/x');
        tally.resources += 1;
        tally.entries += read.entries.length;
        if (read.entries.length + read.issues.length === 0) tally.lost.push(file);
      } else if (isResource(json) && json.resourceType === 'Bundle') {
        const lookup = bundleLookup(json);
        const entries = (json['entry'] ?? []) as readonly { readonly resource?: unknown }[];
        for (const entry of entries) if (isResource(entry.resource)) readOne(entry.resource, lookup);
      } else if (isResource(json)) readOne(json, NO_LOOKUP);
    }
  }
  return tally;
}

describe.skipIf(!existsSync(DATA))('real examples (skipped where the shared folder is absent)', () => {
  it.each([
    ['jp/clinical-core', 30],
    ['jp/hapisample', 3],
    ['jp/fhir-jp-core-r4-pages', 30],
    ['jp/ePrescriptionData', 5],
    ['jp/clinosim-generated/run1', 500],
    ['fhir/hl7-r4-examples', 100],
    ['fhir/ips-2.0.0-examples', 10],
    ['fhir/synthea-r4-2021', 500],
    ['fhir/bad-fhir-test-cases', 10],
  ])('%s: every resource becomes an entry or an issue, unchanged', (folder, atLeast) => {
    const place = path.join(DATA, folder);
    expect(existsSync(place), place).toBe(true);
    const tally = tallyOf(place);
    expect(tally.resources).toBeGreaterThan(atLeast);
    expect(tally.entries).toBeGreaterThan(0);
    expect({ lost: tally.lost, mutated: tally.mutated }).toEqual({ lost: [], mutated: 0 });
  });
});
