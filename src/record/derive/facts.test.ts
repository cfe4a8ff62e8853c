import { expect, test } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Entry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { normalise } from '../../sources/fhir/normalise/registry.ts';
import { NO_LOOKUP } from '../../sources/fhir/references.ts';
import { recordFromText } from '../../testing/record-from-text.ts';
import { allFacts } from './facts.ts';

const UID = '1.2.392.200036.1';

function read(
  at: string,
  resource: { readonly resourceType: string; readonly id: string },
): readonly Entry[] {
  const context = { source: branded<SourceId>(at), fetchedAt: new Date(0), lookup: NO_LOOKUP };
  return normalise(resource, context).entries;
}

test('a report is tied to the study that it names in its own source, whichever of them came first', () => {
  const study = {
    resourceType: 'ImagingStudy',
    id: 's1',
    identifier: [{ system: 'urn:dicom:uid', value: `urn:oid:${UID}` }],
  };
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'r1',
    code: { text: 'CT 胸部 読影報告' },
    imagingStudy: [{ reference: 'ImagingStudy/s1' }],
  };
  const uidsOf = (entries: readonly Entry[]) => {
    const record = {
      ...recordFromText('minato | shiokaze'),
      entries: new Map(entries.map((entry) => [entry.key, entry])),
    };
    return allFacts(record).flatMap(({ shown }) => (shown.kind === 'report' ? shown.studyUids : []));
  };
  const first = read('minato', report);
  expect(uidsOf(first)).toEqual([]);
  expect(uidsOf([...first, ...read('minato', study)])).toEqual([UID]);
  expect(uidsOf([...read('minato', study), ...read('minato', report)])).toEqual([UID]);
  // The same id in another source is another study.
  expect(uidsOf([...read('shiokaze', study), ...read('minato', report)])).toEqual([]);
});
