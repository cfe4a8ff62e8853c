import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LabFact } from '../clinical/labs/lab-result.ts';
import { fhirFiles, readOne, resourcesOf } from './coverage-files.ts';
import { labFactsOf, sourceCells } from './lab-source-cells.ts';
import { NO_LOOKUP } from '../sources/fhir/references.ts';

/** Public examples of others, where they stand beside the project; they are no part of it. */
const EXAMPLES = path.resolve(import.meta.dirname, '../../../shared/data');
const FOLDERS = ['jp', 'fhir/derived-merged', 'fhir/hl7-r4-examples', 'fhir/ips-2.0.0-examples'];
const ENOUGH = 20_000;

function labsBelow(folder: string): readonly LabFact[] {
  const found: LabFact[] = [];
  for (const file of fhirFiles(folder)) {
    for (const { resource, lookup } of resourcesOf(file)) {
      found.push(...labFactsOf(readOne(resource, lookup).entries));
    }
    if (found.length > ENOUGH) break;
  }
  return found;
}

describe('every cell equals its source', () => {
  it('lab-cell-01: a value, unit, flag or range that is not the source’s is found', () => {
    const sent = {
      resourceType: 'Observation',
      id: 'k',
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text: 'K', coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
      valueQuantity: { value: 5.2, unit: 'mmol/L', comparator: '>' },
      interpretation: [{ coding: [{ code: 'H' }] }],
      referenceRange: [{ low: { value: 3.6 }, high: { value: 4.8 } }],
    };
    const facts = labFactsOf(readOne(sent, NO_LOOKUP).entries);
    expect(sourceCells(facts)).toEqual({ cells: 1, differences: [] });
    const other = {
      ...sent,
      valueQuantity: { value: 5.3, unit: 'mEq/L' },
      interpretation: [{ coding: [{ code: 'L' }] }],
      referenceRange: [{ low: { value: 3.5 } }],
    };
    const changed = facts.map((fact) => {
      const provenance = { ...fact.shown.provenance, raw: other };
      return { ...fact, shown: { ...fact.shown, provenance } };
    });
    expect(sourceCells(changed).differences.length).toBe(6);
  });

  it.skipIf(!existsSync(EXAMPLES)).each(FOLDERS)(
    'lab-cell-01: value, comparator, unit, flag and range of the examples in %s (skipped where they are not there)',
    (folder) => {
      const place = path.join(EXAMPLES, folder);
      const { cells, differences } = sourceCells(existsSync(place) ? labsBelow(place) : []);
      expect(differences).toEqual([]);
      expect(cells).toBeGreaterThan(0);
    },
    120_000,
  );
});
