import { existsSync } from 'node:fs';
import process from 'node:process';
import type { RawResource } from '../src/domain/provenance.ts';
import { NO_LOOKUP } from '../src/sources/fhir/references.ts';
import { jsonTexts, readOne } from '../src/testing/coverage-files.ts';
import { SAMPLES } from '../src/testing/coverage-samples.ts';

/**
 * Reads a long record as often as it parses it and prints the best of each, in milliseconds. A program of its own: a test
 * runner's way of loading modules makes every call between them slower than it is in the browser.
 */
function longRecord(file: string | undefined): readonly string[] {
  if (file !== undefined && existsSync(file)) return jsonTexts(file);
  const results = SAMPLES.flatMap(([, samples]) => samples.flatMap(([, ...resources]) => resources)).filter(
    (resource) => (resource as { resourceType?: string }).resourceType === 'Observation',
  );
  return Array.from({ length: 5000 }, (_, index) =>
    JSON.stringify({ ...results[index % results.length], id: String(index) }),
  );
}

const texts = longRecord(process.argv[2]);
const parse = () => texts.map((text) => JSON.parse(text) as RawResource);
const resources = parse();
const best = { parsed: Number.POSITIVE_INFINITY, read: Number.POSITIVE_INFINITY };
// In turn, so that whatever else the machine does falls on both.
for (let round = 0; round < 25; round += 1) {
  const start = performance.now();
  parse();
  const middle = performance.now();
  for (const resource of resources) readOne(resource, NO_LOOKUP);
  best.parsed = Math.min(best.parsed, middle - start);
  best.read = Math.min(best.read, performance.now() - middle);
}
console.log(JSON.stringify({ resources: texts.length, ...best }));
