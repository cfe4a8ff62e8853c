import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Coverage, FetchState } from '../../domain/coverage.ts';
import type { Entry } from '../../domain/entry.ts';
import { FEEDS, type Feed } from '../../domain/feed.ts';
import type { ChartHandle, SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Person } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { normalise } from '../fhir/normalise/registry.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import { NO_LOOKUP } from '../fhir/references.ts';
import { runToEnd } from '../../base/sliced.ts';
import { type CdsMaterial, fillPrefetch } from './prefetch.ts';

const SOURCE = branded<SourceId>('minato');
const AT = new Date(0);

function entryOf(resource: RawResource): Entry {
  const whole: RawResource = { subject: { reference: 'Patient/998877' }, ...resource };
  const read = normalise(whole, { source: SOURCE, fetchedAt: AT, lookup: NO_LOOKUP });
  const [entry] = read.entries;
  if (entry === undefined) throw new Error(JSON.stringify(read.issues));
  return entry;
}

function factOf(entry: Entry): Merged {
  return {
    key: entry.key,
    shown: entry,
    witnesses: [entry],
    earlier: [],
    because: { by: 'alone' },
    conflicts: [],
    counterparts: [],
  };
}

const RECORD = normalisePatient(
  {
    resourceType: 'Patient',
    id: '998877',
    name: [{ text: '潮見　つむぎ' }],
    gender: 'female',
    birthDate: '1958-03-03',
    address: [{ text: '新潟県' }],
    telecom: [{ system: 'phone', value: '025-000-0000' }],
    identifier: [{ system: 'urn:oid:1', value: '12345678:あ:1:01' }],
  },
  SOURCE,
  AT,
);
if (RECORD === undefined) throw new Error('the patient was not read');

const PERSON: Person = { handle: branded<ChartHandle>('h'), records: [RECORD], quarantined: [] };

const COMPLETE: FetchState = { state: 'complete', received: 1, at: AT };

function coverageOf(states: Partial<Record<Feed, FetchState>> = {}): Coverage {
  return { cells: FEEDS.map((feed) => ({ source: SOURCE, feed, state: states[feed] ?? COMPLETE })) };
}

function drug(id: string, text: string, code: string, more: object = {}): Entry {
  return entryOf({
    resourceType: 'MedicationRequest',
    id,
    status: 'completed',
    intent: 'order',
    authoredOn: '2026-03-01',
    medicationCodeableConcept: {
      text,
      coding: [
        { system: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code', code },
        { system: 'local:minato/99ABC', code: 'X1' },
      ],
    },
    dosageInstruction: [{ text: '1日2回 朝夕食後' }],
    dispenseRequest: { expectedSupplyDuration: { value: 14, unit: '日', code: 'd' } },
    requester: { display: '医師 太郎' },
    note: [{ text: '潮見さんの希望で変更' }],
    identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.11', value: 'RX-1' }],
    ...more,
  });
}

function material(entries: readonly Entry[], coverage = coverageOf()): CdsMaterial {
  return { person: PERSON, facts: entries.map(factOf), coverage };
}

function fill(
  template: string,
  entries: readonly Entry[],
  more: { readonly coverage?: Coverage; readonly mayFetch?: (feed: Feed) => boolean } = {},
) {
  const means = {
    material: material(entries, more.coverage),
    mayFetch: more.mayFetch ?? (() => true),
    personId: 'p1',
    today: '2026-03-10',
  };
  const { resources, told } = runToEnd(fillPrefetch({ key: template }, means));
  return { sent: resources?.['key'], told: told[0] };
}

function ids(template: string, entries: readonly Entry[]): string {
  const { sent, told } = fill(template, entries);
  if (told?.state !== 'told') return told?.because ?? '';
  const list = (sent?.['entry'] ?? []) as readonly {
    readonly resource: { readonly [key: string]: { readonly text?: string } | undefined };
  }[];
  return list
    .map(({ resource }) => (resource['medicationCodeableConcept'] ?? resource['code'])?.text)
    .join(' ');
}

describe('what a service is told', () => {
  it('is the fact and nothing around it: no name, number, place, remark, local code', () => {
    const { sent } = fill('MedicationRequest?patient={{context.patientId}}', [
      drug('a', '甲錠', '3339004F1029'),
    ]);
    expect(sent).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      entry: [
        {
          resource: {
            resourceType: 'MedicationRequest',
            id: 'MedicationRequest-1',
            status: 'completed',
            intent: 'order',
            medicationCodeableConcept: {
              text: '甲錠',
              coding: [
                { system: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code', code: '3339004F1029' },
              ],
            },
            authoredOn: '2026-03-01',
            dosageInstruction: [{ text: '1日2回 朝夕食後' }],
            dispenseRequest: {
              validityPeriod: { start: '2026-03-01' },
              expectedSupplyDuration: {
                value: 14,
                unit: '日',
                system: 'http://unitsofmeasure.org',
                code: 'd',
              },
            },
            subject: { reference: 'Patient/p1' },
          },
          search: { mode: 'match' },
        },
      ],
    });
  });

  it('of the person is sex and birth date', () => {
    expect(fill('Patient/{{context.patientId}}', []).sent).toEqual({
      resourceType: 'Patient',
      id: 'p1',
      gender: 'female',
      birthDate: '1958-03-03',
    });
  });

  it('is never null and never an empty list', () => {
    const bare = entryOf({
      resourceType: 'AllergyIntolerance',
      id: 'x',
      patient: { reference: 'Patient/998877' },
      code: { text: 'ペニシリン' },
    });
    const { sent } = fill('AllergyIntolerance?patient={{context.patientId}}', [bare]);
    expect(JSON.stringify(sent)).not.toMatch(/null|\[\]|\{\}/u);
  });

  it('is "none" only where every source has answered completely', () => {
    const template = 'MedicationRequest?patient={{context.patientId}}';
    expect(fill(template, [])).toEqual({
      sent: { resourceType: 'Bundle', type: 'searchset', total: 0 },
      told: { key: 'key', state: 'told', resources: 0, partial: false },
    });
    const down: FetchState = { state: 'failed', fault: { kind: 'server', detail: 'HTTP 500' } };
    const coverage = coverageOf({ MedicationRequest: down });
    expect(fill(template, [], { coverage })).toEqual({
      told: { key: 'key', state: 'untold', because: 'not-known' },
    });
    expect(fill(template, [drug('a', '甲錠', '3339004F1029')], { coverage }).told).toEqual({
      key: 'key',
      state: 'told',
      resources: 1,
      partial: true,
    });
  });

  it('is nothing that the role may not see', () => {
    const mayFetch = (feed: Feed) => feed !== 'Procedure';
    expect(fill('Procedure?subject=Patient/{{context.patientId}}', [], { mayFetch })).toEqual({
      told: { key: 'key', state: 'untold', because: 'role' },
    });
  });

  it('is nothing restricted or not yet told to the person, and is then said to be a part', () => {
    const entries = [
      drug('a', '甲錠', '3339004F1029'),
      { ...drug('b', '乙錠', '6250013F1025'), marks: ['restricted'] as const },
      { ...drug('c', '丙錠', '1111111F1111'), marks: ['entered-in-error'] as const },
    ];
    const { sent, told } = fill('MedicationRequest?patient={{context.patientId}}', entries);
    expect(JSON.stringify(sent)).not.toMatch(/乙|丙/u);
    expect(told).toMatchObject({ resources: 1, partial: true });
    const only = fill('MedicationRequest?patient={{context.patientId}}', entries.slice(1));
    expect(only).toEqual({ told: { key: 'key', state: 'untold', because: 'not-known' } });
  });
});

describe('templates', () => {
  const entries = [
    drug('a', '甲錠', '3339004F1029'),
    drug('b', '乙錠', '1149019F1706', { authoredOn: '2025-01-01' }),
    entryOf({
      resourceType: 'Condition',
      id: 'c',
      code: { text: '心房細動' },
      clinicalStatus: { coding: [{ code: 'active' }] },
    }),
    entryOf({
      resourceType: 'Condition',
      id: 'd',
      code: { text: '肺炎' },
      clinicalStatus: { coding: [{ code: 'resolved' }] },
    }),
    entryOf({ resourceType: 'Condition', id: 'e', code: { text: '高血圧症' } }),
    entryOf({
      resourceType: 'Observation',
      id: 'f',
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text: 'クレアチニン', coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
      valueQuantity: { value: 1.6, unit: 'mg/dL' },
      effectiveDateTime: '2026-02-01',
    }),
  ];
  const P = '{{context.patientId}}';

  it.each([
    [`MedicationRequest?patient=${P}`, '甲錠 乙錠'],
    // In Japan every prescription is "completed": a filter on that would say that nothing is taken.
    [`MedicationRequest?patient=${P}&status=active`, '甲錠 乙錠'],
    [
      `MedicationRequest?subject=Patient/${P}&_include=MedicationRequest:medication&intent=order`,
      '甲錠 乙錠',
    ],
    [`MedicationRequest?patient=${P}&_count=1&_sort=-authoredon`, '甲錠'],
    [`MedicationRequest?patient=${P}&authoredon=ge2026-01-01`, '甲錠'],
    [
      `MedicationRequest?patient=${P}&code=http://capstandard.jp/iyaku.info/CodeSystem/YJ-code|1149019F1706`,
      '乙錠',
    ],
    [`Condition?patient=${P}&clinical-status=active`, '心房細動 高血圧症'],
    [`Observation?patient=${P}&category=laboratory&status=final,amended`, 'クレアチニン'],
    [`Observation?patient=${P}&code=http://loinc.org|2160-0`, 'クレアチニン'],
    [`Observation?patient=${P}&code=2160-0&date=lt2026-02`, ''],
    [`MedicationRequest?status=active`, 'not-supported'],
    [`MedicationRequest?patient=Patient/1`, 'not-supported'],
    [`MedicationRequest?patient=${P}&authoredon=ge{{today()}}`, ''],
    [`MedicationRequest?patient=${P}&authoredon=ge{{today() - 14 days}}`, '甲錠'],
    [`MedicationRequest?patient=${P}&authoredon=le{{ today()+0 days }}`, '甲錠 乙錠'],
    [`MedicationRequest?patient=${P}&authoredon=ge{{today() - 2 months}}`, 'not-supported'],
    [`MedicationRequest?patient=${P}&colour=red`, 'not-supported'],
    [`Observation?patient=${P}&category=imaging`, 'not-supported'],
    [`Encounter/{{context.encounterId}}`, 'not-supported'],
    [`Practitioner/{{userPractitionerId}}`, 'not-supported'],
    [`Patient?_id=${P}`, 'not-supported'],
    [`Patient/${P}/$everything`, 'not-supported'],
    [`__proto__?patient=${P}`, 'not-supported'],
    ['', 'not-supported'],
  ])('%s tells %s', (template, words) => {
    expect(ids(template, entries)).toBe(words);
  });
});
