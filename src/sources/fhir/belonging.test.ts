import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { ok } from '../../base/result.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { testSource } from '../../testing/sources.ts';
import { MEMBER_ID_SYSTEM } from '../../terminology/code-systems.ts';
import { createSourceHttp } from '../http.ts';
import { createSourceClient } from '../source-client.ts';
import { belongsTo } from './belonging.ts';
import { normalisePatient } from './normalise/patient.ts';

const BASE = 'https://a.example/fhir';
const CHART = 'urn:oid:1.2.392.100495.20.3.51.11310000001';
const OTHER_CHART = 'urn:oid:1.2.392.100495.20.3.51.11319999999';

const PATIENT: RawResource = {
  resourceType: 'Patient',
  id: 'hana',
  identifier: [
    { system: MEMBER_ID_SYSTEM, value: '06990012:１７:４４８２:02' },
    { system: CHART, value: '0048-2216' },
  ],
  name: [{ text: '見本　花' }, { text: 'ミホン　ハナ' }],
  gender: 'female',
  birthDate: '1950-04-01',
};

function personOf(patient: RawResource) {
  const person = normalisePatient(patient, branded<SourceId>('a'), new Date(0));
  if (person === undefined) throw new Error('no person');
  return person;
}

const HANA = personOf(PATIENT);
const by = (value: string, system = MEMBER_ID_SYSTEM) => ({ identifier: { system, value } });

type Row = readonly [string, 'ours' | 'foreign', object];

function contained(patient: object): object {
  return { subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p', ...patient }] };
}

function document(patient: object): object {
  return {
    resourceType: 'Bundle',
    type: 'document',
    entry: [
      { resource: { resourceType: 'Composition', subject: { reference: 'urn:uuid:1' } } },
      { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', id: 'x', ...patient } },
    ],
  };
}

const REFERENCES: readonly Row[] = [
  ['relative', 'ours', { subject: { reference: 'Patient/hana' } }],
  ['relative, of a version', 'ours', { subject: { reference: 'Patient/hana/_history/2' } }],
  ['absolute, below our base', 'ours', { subject: { reference: `${BASE}/Patient/hana` } }],
  ['a urn that is the id', 'ours', { subject: { reference: 'urn:uuid:hana' } }],
  ['somebody else', 'foreign', { subject: { reference: 'Patient/taro' } }],
  ['somebody else, of a version', 'foreign', { subject: { reference: 'Patient/taro/_history/2' } }],
  ['an id that begins alike', 'foreign', { subject: { reference: 'Patient/hana2' } }],
  ['another case', 'foreign', { subject: { reference: 'Patient/HANA' } }],
  [
    'the same id on another server',
    'foreign',
    { subject: { reference: 'https://b.example/fhir/Patient/hana' } },
  ],
  ['the same id beside our base', 'foreign', { subject: { reference: `${BASE}2/Patient/hana` } }],
  [
    'on another server, with our number',
    'ours',
    { subject: { reference: 'https://b.example/fhir/Patient/9', ...by('0048-2216', CHART) } },
  ],
  ['a urn of we know not whom', 'foreign', { subject: { reference: 'urn:uuid:0000' } }],
  ['a group', 'foreign', { subject: { reference: 'Group/1' } }],
  ['a device', 'foreign', { subject: { reference: 'Device/1' } }],
  ['a practitioner', 'foreign', { subject: { reference: 'Practitioner/hana' } }],
  ['nobody', 'ours', {}],
  ['words alone', 'ours', { subject: { display: '見本 花' } }],
  ['patient', 'foreign', { patient: { reference: 'Patient/taro' } }],
  ['beneficiary', 'foreign', { beneficiary: { reference: 'Patient/taro' } }],
  ['individual', 'foreign', { individual: { reference: 'Patient/taro' } }],
  ['for', 'foreign', { for: { reference: 'Patient/taro' } }],
  [
    'one of two',
    'foreign',
    { subject: { reference: 'Patient/hana' }, patient: { reference: 'Patient/taro' } },
  ],
  ['one of a list', 'foreign', { subject: [{ reference: 'Patient/hana' }, { reference: 'Patient/taro' }] }],
];

const NUMBERS: readonly Row[] = [
  ['our insured number', 'ours', { subject: by('06990012:１７:４４８２:02') }],
  ['written narrow, without a branch', 'ours', { subject: by('06990012:17:4482:') }],
  ['written with a short branch', 'ours', { subject: by('06990012:17:4482:2') }],
  ['of the same family', 'foreign', { subject: by('06990012:17:4482:03') }],
  ['of another family', 'foreign', { subject: by('06990012:17:9999:02') }],
  ['our chart number', 'ours', { subject: by('0048-2216', CHART) }],
  ['our chart number, of no stated place', 'ours', { subject: by('0048-2216', '') }],
  ['the same chart number at another hospital', 'foreign', { subject: by('0048-2216', OTHER_CHART) }],
  [
    'asked by number',
    'ours',
    { subject: { reference: `Patient?identifier=${encodeURIComponent(`${CHART}|0048-2216`)}` } },
  ],
  ['asked by another number', 'foreign', { subject: { reference: `${BASE}/Patient?identifier=${CHART}|1` } }],
];

const COPIES: readonly Row[] = [
  ['contained, the same', 'ours', contained({ birthDate: '1950-04-01', name: [{ text: 'ミホン　ハナ' }] })],
  [
    'contained, married since',
    'ours',
    contained({ birthDate: '1950-04-01', name: [{ text: 'マエノ　ハナ' }] }),
  ],
  ['contained, born in that year', 'ours', contained({ birthDate: '1950' })],
  ['contained, of another birth date', 'foreign', contained({ birthDate: '1950-04-02' })],
  ['contained, of another sex', 'foreign', contained({ birthDate: '1950-04-01', gender: 'male' })],
  [
    'contained, a twin',
    'foreign',
    contained({
      birthDate: '1950-04-01',
      gender: 'female',
      name: [{ text: 'ミホン　フミ' }],
      identifier: [{ system: MEMBER_ID_SYSTEM, value: '06990012:17:4482:03' }],
    }),
  ],
  [
    'contained, misspelt under our chart number',
    'ours',
    contained({
      birthDate: '1950-04-01',
      name: [{ text: 'ミホン　ハンナ' }],
      identifier: [by('0048-2216', CHART).identifier],
    }),
  ],
  [
    'contained, another number and nothing else',
    'foreign',
    contained({ identifier: [{ system: CHART, value: '9' }] }),
  ],
  ['a document of hers', 'ours', document({ birthDate: '1950-04-01' })],
  ["a document of somebody's", 'foreign', document({ birthDate: '1949-01-01' })],
  ["a twin's document", 'foreign', document({ birthDate: '1950-04-01', name: [{ text: 'ミホン　フミ' }] })],
  [
    'a copy of her data at the author',
    'ours',
    { context: { sourcePatientInfo: { identifier: { system: OTHER_CHART, value: '7' } } } },
  ],
  [
    "a copy of somebody else's data at the author",
    'foreign',
    {
      subject: { reference: 'Patient/hana' },
      context: { sourcePatientInfo: { reference: '#p' } },
      contained: [{ resourceType: 'Patient', id: 'p', birthDate: '1920-01-01' }],
    },
  ],
  [
    'the data of another patient of this source',
    'foreign',
    { subject: { reference: 'Patient/hana' }, context: { sourcePatientInfo: { reference: 'Patient/taro' } } },
  ],
  ['the Patient', 'ours', { resourceType: 'Patient', id: 'hana' }],
  ['another Patient', 'foreign', { resourceType: 'Patient', id: 'taro' }],
];

describe('whose a resource is (T14)', () => {
  it.each([...REFERENCES, ...NUMBERS, ...COPIES])('%s → %s', (_, whose, fragment) => {
    const resource: RawResource = { resourceType: 'Observation', id: '1', ...fragment };
    expect(belongsTo(resource, HANA, { base: BASE }) ? 'ours' : 'foreign').toBe(whose);
  });
});

describe('a thousand resources with strangers among them', () => {
  const strangers = [...REFERENCES, ...NUMBERS, ...COPIES].filter(
    ([, whose, fragment]) => whose === 'foreign' && !('resourceType' in fragment),
  );

  /** Every seventh is a stranger's, by every style in turn. */
  function observation(at: number): RawResource {
    const stranger = at % 7 === 0 ? strangers[(at / 7) % strangers.length]?.[2] : undefined;
    const whose = stranger ?? { subject: { reference: 'Patient/hana' } };
    const code = { text: stranger === undefined ? 'カリウム' : 'よその人' };
    return { resourceType: 'Observation', id: `o${at}`, status: 'final', code, ...whose };
  }

  it('none of them is drawn, and each is counted', async () => {
    const all = Array.from({ length: 1_000 }, (_, at) => observation(at));
    const page = (from: number) => ({
      resourceType: 'Bundle',
      type: 'searchset',
      total: all.length,
      entry: all.slice(from, from + 200).map((resource) => ({ resource, search: { mode: 'match' } })),
      link:
        from + 200 < all.length ? [{ relation: 'next', url: `${BASE}/Observation?from=${from + 200}` }] : [],
    });
    const source = testSource('a', 0, { quirks: { noMetadata: true } });
    const http = createSourceHttp({
      source,
      authorise: async () => ok('Bearer t'),
      fetch: async (input) => {
        const from = Number(new URL(input as string).searchParams.get('from') ?? 0);
        return new Response(JSON.stringify(page(from)));
      },
    });
    const client = createSourceClient({ source, http, now: () => new Date(0) });
    const titles: string[] = [];
    const foreign: string[] = [];
    const ends: string[] = [];
    for await (const event of client.readFeed('Observation', HANA, new AbortController().signal)) {
      if (event.type !== 'entries') ends.push(event.type);
      else {
        titles.push(...event.entries.map((entry) => entry.title));
        foreign.push(
          ...event.issues.filter((issue) => issue.problem === 'foreign-person').map((i) => i.resource),
        );
        expect(JSON.stringify(event.issues)).not.toContain('よその人');
      }
    }
    expect({
      drawn: titles.length,
      strange: titles.filter((t) => t !== 'カリウム').length,
      foreign: foreign.length,
      ends,
    }).toEqual({
      drawn: 857,
      strange: 0,
      foreign: 143,
      ends: ['end'],
    });
  });
});
