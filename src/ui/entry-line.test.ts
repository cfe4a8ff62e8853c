import { expect, test } from 'vitest';
import { branded } from '../base/brand.ts';
import type { Entry, ImagingEntry, MedicationEntry, ObservationEntry } from '../domain/entry.ts';
import type { EntryKey, SourceId } from '../domain/ids.ts';
import { UNKNOWN_WHEN } from '../domain/partial-date.ts';
import { textFor } from '../i18n/text.ts';
import { entryLine } from './entry-line.ts';

const BASE = {
  key: branded<EntryKey>('minato/X/1'),
  when: UNKNOWN_WHEN,
  marks: [],
  notes: [],
  businessIds: [],
  provenance: {
    source: branded<SourceId>('minato'),
    resourceType: 'X',
    resourceId: '1',
    stands: ['X/1'],
    fetchedAt: new Date(0),
    raw: { resourceType: 'X' },
  },
} as const;

const LAB: ObservationEntry = {
  ...BASE,
  kind: 'lab',
  title: 'カリウム',
  code: { text: 'カリウム', codings: [] },
  value: { type: 'quantity', quantity: { value: 6.4, text: '6.40', unit: 'mmol/L' } },
  parts: [],
  members: [],
  interpretation: 'HH',
  range: { text: '3.6–4.8' },
};

const DRUG: MedicationEntry = {
  ...BASE,
  kind: 'prescription',
  title: 'アピキサバン錠5mg',
  drug: { text: 'アピキサバン錠5mg', codings: [] },
  dosageText: '1日2回 朝夕食後',
  dose: { value: 1, text: '1', unit: '錠' },
  doseIsSubstance: false,
  days: 42,
  asNeeded: false,
  instructions: [],
};

const CT: ImagingEntry = {
  ...BASE,
  kind: 'imaging',
  title: '胸部CT',
  modalities: ['CT'],
  bodySite: '胸部',
  description: '単純',
  series: [],
  seriesCount: 4,
  instanceCount: 1,
  knownTo: 'archive',
};

function line(entry: Entry, language: 'ja' | 'en' = 'ja'): string {
  const { head, fact, detail, interpretation, rest } = entryLine(textFor(language), entry);
  return [head, fact, detail, interpretation, rest].filter((part) => part !== undefined).join(' | ');
}

test('a result keeps its own digits, its own judgement and its own range', () => {
  expect(line(LAB)).toBe('カリウム | 6.40 mmol/L | HH | 基準 3.6–4.8');
});

test('a result without a value says so in the words of the source', () => {
  expect(line({ ...LAB, value: { type: 'absent', reason: '検体量不足のため' } })).toContain(
    '検体量不足のため',
  );
});

test('name, dose, directions, days', () => {
  expect(line(DRUG)).toBe('アピキサバン錠5mg | 1回1錠　1日2回 朝夕食後　42日分');
  expect(line({ ...DRUG, dosageText: '1回1錠 1日2回 朝夕食後' })).toBe(
    'アピキサバン錠5mg | 1回1錠 1日2回 朝夕食後　42日分',
  );
  expect(line({ ...DRUG, doseIsSubstance: true })).toContain('原薬量');
});

test('modality, part, description, how much', () => {
  expect(line(CT)).toBe('CT 胸部 単純 | 4シリーズ　1枚');
  expect(line(CT, 'en')).toBe('CT 胸部 単純 | 4 series　1 image');
});
