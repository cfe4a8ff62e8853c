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

const [ja, en] = [textFor('ja'), textFor('en')] as const;

test('the sort stands before a title that does not say it, in the reader’s tongue', () => {
  const entry = (own: object): Entry => ({ ...BASE, title: '', facts: [], ...own }) as unknown as Entry;
  const heads = (own: object) => [ja, en].map((text) => entryLine(text, entry(own)).head);
  expect(heads({ kind: 'other', sort: 'care-team', title: '北川　直子' })).toEqual([
    '担当者　北川　直子',
    'Care team　北川　直子',
  ]);
  expect(heads({ kind: 'procedure', sort: 'operation', title: '腹腔鏡下胆嚢摘出術' })).toEqual([
    '腹腔鏡下胆嚢摘出術',
    'Operation　腹腔鏡下胆嚢摘出術',
  ]);
  expect(heads({ kind: 'procedure', sort: 'anaesthesia', title: '脊椎くも膜下' })[0]).toBe(
    '麻酔　脊椎くも膜下',
  );
  expect(heads({ kind: 'document', sort: 'nursing-summary', title: '退院時看護サマリー' })[0]).toBe(
    '退院時看護サマリー',
  );
});

test('the name of a FHIR type is no word for a reader: what has no name says what kind of record it is', () => {
  const head = (own: object, text = ja) =>
    entryLine(text, { ...BASE, facts: [], diagnoses: [], ...own } as unknown as Entry).head;
  expect(head({ kind: 'encounter', title: 'Encounter', visit: 'ambulatory' })).toBe('外来');
  expect(head({ kind: 'procedure', title: 'Procedure' })).toBe('手術・処置（名称の記載なし）');
  expect(head({ kind: 'procedure', title: 'Procedure' }, en)).toBe('Procedure (no name recorded)');
  expect(head({ kind: 'other', sort: 'goal', title: 'Goal' })).toBe('目標');
  expect(head({ kind: 'other', title: 'X' })).toBe('その他（名称の記載なし）');
});
