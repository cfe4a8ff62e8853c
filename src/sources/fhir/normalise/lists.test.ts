import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { branded } from '../../../base/brand.ts';
import type { SourceId } from '../../../domain/ids.ts';
import type { RawResource } from '../../../domain/provenance.ts';
import { SHOWN_ITEMS } from '../../../../mocks/people/shown-items.ts';
import {
  coverageDocument,
  coverageFigures,
  rowsAgainstLines,
  rowsWithoutTest,
} from '../../../testing/coverage-report.ts';
import { SAMPLES } from '../../../testing/coverage-samples.ts';
import { entryToLines } from '../../../testing/entry-to-text.ts';
import { tellFigures } from '../../../testing/proof-figures.ts';
import { bundleLookup } from '../references.ts';
import type { Context } from './context.ts';
import { isDocumentBundle, normaliseDocumentBundle } from './document-bundle.ts';
import { normalisePatient } from './patient.ts';
import { normalise } from './registry.ts';

function readSample(resources: readonly object[]): readonly string[] {
  const lookup = bundleLookup({ entry: resources.map((resource) => ({ resource })) });
  const context: Context = { source: branded<SourceId>('a'), fetchedAt: new Date(0), lookup };
  return resources.flatMap((each) => {
    const resource = { id: 'x', ...each } as unknown as RawResource;
    const whole: boolean = isDocumentBundle(resource);
    const read = whole
      ? normaliseDocumentBundle(resource, context, 'Bundle/x')
      : normalise(resource, context);
    return [...read.entries.flatMap(entryToLines), ...read.issues.map((issue) => `?${issue.problem}`)];
  });
}

describe.each(SAMPLES)('the lists of what a record holds: %s', (name, samples) => {
  it.each(samples.map(([title, ...resources]) => ({ title, resources })))('$title', ({ resources }) => {
    expect(readSample(resources).filter((line) => !line.startsWith('?u'))).not.toEqual([]);
  });

  it('are read as the reviewed picture shows', async () => {
    const lines = samples.flatMap(([title, ...resources]) => [`# ${title}`, ...readSample(resources), '']);
    await expect(lines.join('\n')).toMatchFileSnapshot(`pictures/${name}.txt`);
  });
});

describe('the person', () => {
  const local = 'urn:oid:1.2.392.100495.20.3.51.11318814790';
  const representation = (code: string) => [
    { url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation', valueCode: code },
  ];

  it('本人は氏名の読み・性別・生年月日・番号・死亡とともに読む', () => {
    const person = normalisePatient(
      {
        resourceType: 'Patient',
        id: 'p',
        identifier: [
          {
            system: 'http://jpfhir.jp/fhir/clins/Idsysmem/JP_Insurance_memberID',
            value: '00012345:あ:１８７:05',
          },
          { system: local, value: '000999' },
        ],
        name: [
          { extension: representation('SYL'), family: 'ミホン', given: ['ハナコ'] },
          { extension: representation('IDE'), family: '見本', given: ['花子'] },
        ],
        gender: 'female',
        birthDate: '1930-06-28',
        deceasedDateTime: '2024-01',
      },
      branded<SourceId>('a'),
      new Date(0),
    );
    expect(person).toMatchObject({
      kanji: '見本　花子',
      kana: 'ミホン　ハナコ',
      sex: 'female',
      birthDate: { text: '1930-06-28' },
      memberIds: [{ insurer: '00012345', symbol: 'あ', number: '１８７', branch: '05' }],
      localIds: [{ value: '000999', institution: '1318814790' }],
      death: { dead: true, when: { state: 'dated' } },
    });
  });

  it('麻薬施用者の免許番号は画面に出さない', () => {
    const lines = readSample([
      {
        resourceType: 'MedicationRequest',
        medicationCodeableConcept: { text: 'モルヒネ硫酸塩徐放錠' },
        contained: [
          {
            resourceType: 'Practitioner',
            id: 'd',
            name: [{ text: '見本 医師' }],
            qualification: [
              { identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.32.113', value: '第13-1234' }] },
            ],
          },
        ],
        requester: { reference: '#d' },
      },
    ]);
    expect(lines.join('\n')).not.toContain('1234');
  });
});

describe('docs/coverage.md', () => {
  it('is up to date, every test it names exists, and somebody of the demo world shows each item in each place', () => {
    const root = path.resolve(import.meta.dirname, '../../../..');
    tellFigures({ ...coverageFigures() });
    expect(rowsWithoutTest(root)).toEqual([]);
    expect(rowsAgainstLines(SHOWN_ITEMS)).toEqual([]);
    expect(readFileSync(path.join(root, 'docs/coverage.md'), 'utf8')).toBe(coverageDocument(SHOWN_ITEMS));
  });
});
