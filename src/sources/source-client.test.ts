import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import { ok } from '../base/result.ts';
import type { Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import { testSource } from '../testing/sources.ts';
import { normalisePatient } from './fhir/normalise/patient.ts';
import { createSourceHttp, type SourceHttp } from './http.ts';
import { createSourceClient } from './source-client.ts';

type Body = string | number | { readonly [key: string]: unknown } | readonly unknown[];

function patient(localIds: readonly string[]) {
  const identifier = localIds.map((value) => ({ system: 'urn:x-chart', value }));
  const person = normalisePatient(
    {
      resourceType: 'Patient',
      id: 'hana',
      identifier,
      birthDate: '1950-04-01',
      gender: 'female',
      name: [{ text: 'ミホン　ハナ' }],
    },
    branded<SourceId>('a'),
    new Date(0),
  );
  if (person === undefined) throw new Error('no person');
  return person;
}

const HANA = patient(['7']);

/** A client over a server that is a table of address → body (a number is a status); `asked` lists what was asked. */
function clientOf(answers: Readonly<Record<string, Body | (() => Body)>>, more: Partial<Source> = {}) {
  const asked: string[] = [];
  const source = testSource('a', 0, more);
  const http = createSourceHttp({
    source,
    authorise: async () => ok('Bearer t'),
    fetch: async (input) => {
      const name = (input as string).replace(/^https:\/\/a\.example\/(fhir\/)?/u, '');
      asked.push(name);
      const found = answers[name] ?? answers[name.split('?')[0] ?? ''] ?? 404;
      const body = typeof found === 'function' ? found() : found;
      if (typeof body === 'number') return new Response(body === 204 ? null : '', { status: body });
      return new Response(typeof body === 'string' ? body : JSON.stringify(body));
    },
  });
  const client = createSourceClient({ source, http, now: () => new Date(0) });
  const read = async (feed: Feed, person = HANA): Promise<readonly string[]> => {
    const lines: string[] = [];
    for await (const event of client.readFeed(feed, person, new AbortController().signal)) {
      if (event.type === 'fault') lines.push(`${event.fault.kind}: ${event.fault.detail}`);
      else if (event.type !== 'entries') lines.push(event.type);
      else {
        lines.push(...event.entries.map((entry) => entry.title));
        lines.push(...event.issues.map((issue) => `${issue.problem} ${issue.detail}`));
      }
    }
    return lines;
  };
  return { client, read, asked };
}

function searchset(...resources: readonly object[]) {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

function statement(types: Readonly<Record<string, readonly string[]>>, more: object = {}) {
  const resource = Object.entries(types).map(([type, names]) => ({
    type,
    searchParam: names.map((name) => ({ name })),
  }));
  return { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ resource }], ...more };
}

const NOBODY = searchset();
const { signal } = new AbortController();

describe('what a source says of itself', () => {
  it('is told: its version, its software, its sign-in', async () => {
    const { client } = clientOf({
      metadata: statement({ Condition: ['patient'] }, { software: { name: 'X', version: '2' } }),
      '.well-known/smart-configuration': {
        issuer: 'https://id.example',
        capabilities: ['permission-v2'],
        scopes_supported: ['user/*.rs'],
      },
    });
    const told = await client.describe(signal);
    expect([told?.statement?.fhirVersion, told?.statement?.software, told?.smart]).toEqual([
      '4.0.1',
      'X 2',
      { issuer: 'https://id.example', capabilities: ['permission-v2'], scopes: ['user/*.rs'] },
    ]);
    expect([...(told?.statement?.parameters.get('Condition') ?? [])]).toEqual(['patient']);
  });

  it('either half may be missing, or both', async () => {
    const half = await clientOf({ metadata: statement({}) }).client.describe(signal);
    expect([half?.statement !== undefined, half?.smart]).toEqual([true, undefined]);
    expect(await clientOf({}).client.describe(signal)).toBeUndefined();
  });

  it('is asked for once by all feeds, and again only if it could not be read', async () => {
    let broken = true;
    const { client, read, asked } = clientOf({
      metadata: () => (broken ? '<html>' : statement({ Condition: ['patient'] })),
      Condition: NOBODY,
      Flag: NOBODY,
    });
    expect(await Promise.all([read('Condition'), read('Flag')])).toEqual([['end'], ['end']]);
    broken = false;
    expect([await read('Condition'), await read('Flag')]).toEqual([['end'], ['notOffered']]);
    expect(asked.filter((name) => name === 'metadata')).toHaveLength(2);
    client.revive();
    await read('Condition');
    expect(asked.filter((name) => name === 'metadata')).toHaveLength(3);
  });

  it('someone who leaves while it is read does not take it from the others', async () => {
    const { client, read } = clientOf({ metadata: statement({ Condition: ['patient'] }), Condition: NOBODY });
    const leaving = new AbortController();
    const left = client.describe(leaving.signal).catch(() => 'left');
    const stays = read('Condition');
    leaving.abort();
    expect([await left, await stays]).toEqual(['left', ['end']]);
  });

  it('of another version, nothing is read; its archive is another service', async () => {
    const { read, asked } = clientOf({
      metadata: statement({ Condition: [] }, { fhirVersion: '5.0.0' }),
      'dicom-web/studies': '[]',
    });
    expect(await read('Condition')).toEqual(['malformed: the source speaks FHIR 5.0.0, not R4']);
    expect(await read('DicomStudy')).toEqual(['end']);
    expect(asked.some((name) => name.startsWith('Condition'))).toBe(false);
  });
});

describe('how a feed is asked for', () => {
  const asks = async (feed: Feed, more: Partial<Source>, metadata: Body = 404) => {
    const { read, asked } = clientOf({ metadata, [feed]: NOBODY }, more);
    expect(await read(feed)).toEqual(['end']);
    return asked.filter((name) => name.startsWith(feed));
  };

  it.each<[string, Feed, Partial<Source>, Body, readonly string[]]>([
    ['by patient', 'Condition', {}, 404, ['Condition?patient=hana&_count=200']],
    [
      'by subject, where the site says so',
      'Condition',
      { quirks: { searchBySubject: ['Condition'] } },
      404,
      ['Condition?subject=Patient/hana&_count=200'],
    ],
    [
      'by subject, where the source takes only that',
      'Condition',
      {},
      statement({ Condition: ['subject'] }),
      ['Condition?subject=Patient/hana&_count=200'],
    ],
    [
      'by patient, where it takes both',
      'Condition',
      {},
      statement({ Condition: ['subject', 'patient'] }),
      ['Condition?patient=hana&_count=200'],
    ],
    [
      'by patient, where it does not say',
      'Condition',
      {},
      statement({ Condition: [] }),
      ['Condition?patient=hana&_count=200'],
    ],
    [
      'by subject, where R4 knows only that',
      'AdverseEvent',
      {},
      404,
      ['AdverseEvent?subject=Patient/hana&_count=200'],
    ],
    ['pages of a size', 'Condition', { quirks: { pageSize: 50 } }, 404, ['Condition?patient=hana&_count=50']],
    ['pages of no size', 'Condition', { quirks: { pageSize: 0 } }, 404, ['Condition?patient=hana']],
    [
      'in parts',
      'Observation',
      { quirks: { searchParts: { Observation: ['category=laboratory', 'category=vital-signs'] } } },
      404,
      [
        'Observation?patient=hana&category=laboratory&_count=200',
        'Observation?patient=hana&category=vital-signs&_count=200',
      ],
    ],
  ])('%s', async (_, feed, more, metadata, lines) => {
    expect(await asks(feed, more, metadata)).toEqual(lines);
  });

  it('is whole only if every part is, and brings what stands in two parts once', async () => {
    const lab = {
      resourceType: 'Observation',
      id: '1',
      code: { text: 'K' },
      subject: { reference: 'Patient/hana' },
    };
    const parts = {
      quirks: { noMetadata: true, searchParts: { Observation: ['category=a', 'category=b'] } },
    };
    const one = 'Observation?patient=hana&category=a&_count=200';
    const other = 'Observation?patient=hana&category=b&_count=200';
    const whole = clientOf({ [one]: searchset(lab), [other]: searchset(lab) }, parts);
    expect(await whole.read('Observation')).toEqual(['K', 'end']);
    const half = clientOf({ [one]: searchset(lab), [other]: 500 }, parts);
    expect(await half.read('Observation')).toEqual(['K', 'server: HTTP 500']);
  });

  it('as urgent as it now is, page by page', async () => {
    const priorities: (number | undefined)[] = [];
    let urgency = 1;
    const page = (next: string) => ({ ...NOBODY, link: [{ relation: 'next', url: `Condition?${next}` }] });
    const http: SourceHttp = {
      revive: () => undefined,
      ask: async (ask) => {
        priorities.push(ask.priority);
        urgency += 1;
        const body = priorities.length < 3 ? page(String(priorities.length)) : NOBODY;
        const bytes = new TextEncoder().encode(JSON.stringify(body));
        return ok({ status: 200, headers: new Headers(), bytes, fetchedAt: new Date(0), revalidated: false });
      },
    };
    const source = testSource('a', 0, { quirks: { noMetadata: true } });
    const client = createSourceClient({ source, http, now: () => new Date(0) });
    const how = { priority: () => urgency };
    for await (const event of client.readFeed('Condition', HANA, signal, how))
      if (event.type === 'fault') throw new Error(event.fault.detail);
    expect(priorities).toEqual([1, 2, 3]);
  });
});

describe('what a source itself says is missing is believed', () => {
  it.each([
    ['error', 'processing', 'server: words'],
    ['fatal', 'exception', 'server: words'],
    ['warning', 'incomplete', 'server: words'],
    ['information', 'incomplete', 'server: words'],
    ['warning', 'timeout', 'timeout: words'],
    ['warning', 'throttled', 'throttled: words'],
    ['warning', 'too-costly', 'tooLarge: words'],
    ['information', 'suppressed', 'forbidden: words'],
    ['warning', 'not-supported', 'end'],
    ['information', 'informational', 'end'],
    ['warning', 'business-rule', 'end'],
  ])('%s %s → %s', async (severity, code, end) => {
    const notice = { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics: 'words' }] };
    const { read } = clientOf({ Condition: searchset(notice) }, { quirks: { noMetadata: true } });
    expect(await read('Condition')).toEqual(['source-notice words', end]);
  });
});

describe('a drug that is only pointed to', () => {
  const prescription = (id: string, drug: string) => ({
    resourceType: 'MedicationRequest',
    id,
    subject: { reference: 'Patient/hana' },
    medicationReference: { reference: `Medication/${drug}` },
  });
  const drug = (id: string) => ({ resourceType: 'Medication', id, code: { text: `薬 ${id}` } });
  const quick = { quirks: { noMetadata: true } };

  it('is looked up once', async () => {
    const { read, asked } = clientOf(
      {
        MedicationRequest: searchset(prescription('1', 'x'), prescription('2', 'x')),
        Medication: searchset(drug('x')),
      },
      quick,
    );
    expect(await read('MedicationRequest')).toEqual(['薬 x', '薬 x', 'end']);
    expect(asked.filter((name) => name.startsWith('Medication?'))).toEqual(['Medication?_id=x']);
  });

  it('is not asked for where it came beside the answer', async () => {
    const beside = { resource: drug('x'), search: { mode: 'include' } };
    const answer = searchset(prescription('1', 'x'));
    const { read, asked } = clientOf(
      { MedicationRequest: { ...answer, entry: [...answer.entry, beside] } },
      quick,
    );
    expect(await read('MedicationRequest')).toEqual(['薬 x', 'end']);
    expect(asked).toHaveLength(1);
  });

  it('that cannot be had is told, and asked for again by the next reading', async () => {
    let down = true;
    const { read, asked } = clientOf(
      {
        MedicationRequest: searchset(prescription('1', 'x'), prescription('2', 'y')),
        Medication: () => (down ? 500 : searchset(drug('x'))),
      },
      quick,
    );
    const words = (lines: readonly string[]) => lines.filter((line) => line.startsWith('missing-part'));
    expect(words(await read('MedicationRequest'))).toEqual([
      'missing-part Medication/x: HTTP 500',
      'missing-part Medication/y: HTTP 500',
    ]);
    expect(asked.filter((name) => name.startsWith('Medication?'))).toHaveLength(1);
    down = false;
    expect(words(await read('MedicationRequest'))).toEqual(['missing-part Medication/y: not in the source']);
  });
});

describe('the archive of pictures', () => {
  const study = (uid: string, more: object = {}) => ({
    '0020000D': { vr: 'UI', Value: [uid] },
    '00100020': { vr: 'LO', Value: ['7'] },
    '00081030': { vr: 'LO', Value: [`study ${uid}`] },
    ...more,
  });
  const named = (phonetic: string) => ({ '00100010': { vr: 'PN', Value: [{ Phonetic: phonetic }] } });
  const born = (date: string) => ({ '00100030': { vr: 'DA', Value: [date] } });

  it('nothing of another person is drawn, and each is counted', async () => {
    const { read } = clientOf({
      'dicom-web/studies': [
        study('1.1', { ...named('ミホン^ハナ'), ...born('19500401') }),
        study('1.2', { '00100020': { vr: 'LO', Value: ['8'] } }),
        study('1.3', born('19490101')),
        study('1.4', { '00100040': { vr: 'CS', Value: ['M'] } }),
        study('1.5', named('ミホン^フミ')),
        study('1.6', { '00100020': { vr: 'LO' } }),
        study('1.7'),
        null,
        { '00100020': { vr: 'LO', Value: ['7'] } },
      ],
    });
    expect((await read('DicomStudy')).toSorted()).toEqual([
      'end',
      ...['1.2', '1.3', '1.4', '1.5', '1.6'].map((uid) => `foreign-person ${uid}`),
      'study 1.1',
      'study 1.7',
      'unreadable no study with a UID',
      'unreadable no study with a UID',
    ]);
  });

  it('is read to its end, though it gives fewer at once than it was asked for', async () => {
    const all = Array.from({ length: 7 }, (_, at) => study(`1.${at}`));
    const { client, asked } = clientOf({});
    const http: SourceHttp = {
      revive: () => undefined,
      ask: async ({ url }) => {
        asked.push(url);
        const from = Number(new URL(url).searchParams.get('offset'));
        const bytes = new TextEncoder().encode(JSON.stringify(all.slice(from, from + 3)));
        return ok({ status: 200, headers: new Headers(), bytes, fetchedAt: new Date(0), revalidated: false });
      },
    };
    const { source } = client;
    const reading = createSourceClient({ source, http, now: () => new Date(0) }).readFeed(
      'DicomStudy',
      HANA,
      signal,
    );
    const titles: string[] = [];
    for await (const event of reading)
      if (event.type === 'entries') titles.push(...event.entries.map((e) => e.title));
    expect([titles.length, asked.length]).toEqual([7, 4]);
  });

  it.each<[string, Body, readonly string[]]>([
    ['nothing', 204, ['end']],
    ['an empty list', '[]', ['end']],
    ['an empty answer', '', ['malformed: an empty answer']],
    ['no list', '{}', ['malformed: the archive sent no list']],
  ])('%s', async (_, body, lines) => {
    expect(await clientOf({ 'dicom-web/studies': body }).read('DicomStudy')).toEqual(lines);
  });

  it('cannot be asked without a chart number, which is not "none"', async () => {
    expect(await clientOf({}).read('DicomStudy', patient([]))).toEqual([
      'notFound: no chart number by which to ask the archive',
    ]);
  });

  it('may be well while the records are down', async () => {
    const { client } = clientOf({});
    const fine = clientOf({ 'dicom-web/studies': [study('1.1')] });
    const line = (of: (name: string) => Promise<Response>): SourceHttp =>
      createSourceHttp({
        source: client.source,
        authorise: async () => ok('Bearer t'),
        fetch: (input) => of(input as string),
      });
    const down = line(() => Promise.reject(new TypeError('Failed to fetch')));
    const up = line(async () => new Response(JSON.stringify([study('1.1')])));
    const split = createSourceClient({
      source: fine.client.source,
      http: down,
      dicomHttp: up,
      now: () => new Date(0),
    });
    const ends: string[] = [];
    for (const feed of ['Condition', 'DicomStudy'] as const)
      for await (const event of split.readFeed(feed, HANA, signal))
        if (event.type !== 'entries') ends.push(event.type);
    expect(ends).toEqual(['fault', 'end']);
  });
});
