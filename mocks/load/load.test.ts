import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleObservation, samplePatient } from '../fhir/sample-people.ts';
import { Store } from '../fhir/store.ts';
import { fillStores } from './load.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hitome-load-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: unknown): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(
    file,
    typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  );
}

async function load() {
  const stores = { national: new Store(), minato: new Store(), shiokaze: new Store() };
  const reports = await fillStores({
    stores,
    folders: [{ source: 'minato', folder }],
    demoPeople: false,
    today: undefined,
    dicomwebBase: {},
  });
  return { store: stores.minato, report: reports.minato };
}

function ids(store: Store, type: string, patient?: string): string[] {
  return (patient === undefined ? store.ofType(type) : store.ofPatient(type, patient)).map((each) => each.id);
}

describe('files of any kind', () => {
  test('JSON, NDJSON, gzip and Bundles come in; what is broken is counted', async () => {
    await write('a/patient.json', samplePatient('p'));
    await write(
      'a/many.ndjson',
      `${JSON.stringify(sampleObservation('o1', 'p', '2024-01-01'))}\n\n{"broken":\n`,
    );
    await write('a/more.ndjson.gz', gzipSync(JSON.stringify(sampleObservation('o2', 'p', '2024-01-02'))));
    await write('half.json', '{"resourceType":"Observ');
    await write('other.json', { hello: 'world' });
    await write('null.json', 'null');
    await write('latin.json', Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    await write('deep.json', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    await write('read.me', 'not looked at');
    const { store, report } = await load();
    expect(ids(store, 'Observation', 'p')).toEqual(['o1', 'o2']);
    expect([report.files, report.resources, report.unreadable]).toEqual([8, 3, 6]);
  });

  test('numbers keep their spelling', async () => {
    await write('p.json', samplePatient('p'));
    await write(
      'o.json',
      '{"resourceType":"Observation","id":"o","subject":{"reference":"Patient/p"},"valueQuantity":{"value":1.50,"low":0.010000000000000000000000001,"huge":1e999999}}',
    );
    const { store } = await load();
    const stored = store.get('Observation', 'o');
    expect(stored === undefined ? '' : store.text(stored)).toContain(
      '{"value":1.50,"low":0.010000000000000000000000001,"huge":1e999999}',
    );
  });
});

describe('who is who', () => {
  const identifier = [{ system: 'urn:oid:1.2.392.100495.20.3.51.11310000001', value: '7' }];

  test('one identifier, one birth date and one sex: one person; what points to either points to it', async () => {
    await write('one/p.json', samplePatient('first', { identifier }));
    await write(
      'two/p.json',
      samplePatient('second', { identifier, telecom: [{ system: 'phone', value: '0' }] }),
    );
    await write('two/o.json', sampleObservation('o', 'second', '2024'));
    const { store, report } = await load();
    expect(ids(store, 'Patient')).toEqual(['first']);
    expect(ids(store, 'Observation', 'first')).toEqual(['o']);
    expect(store.get('Patient', 'first')?.resource).toMatchObject({ telecom: [{ value: '0' }] });
    expect(store.get('Observation', 'o')?.resource).toMatchObject({
      subject: { reference: 'Patient/first' },
    });
    expect(report.patientsJoined).toBe(1);
  });

  test('one identifier but another birth date: two people, each with what lies beside it', async () => {
    await write('one/p.json', samplePatient('x', { identifier }));
    await write('one/o.json', {
      ...sampleObservation('o', 'x', '2024'),
      subject: { identifier: identifier[0] },
    });
    await write('two/p.json', samplePatient('x', { identifier, birthDate: '1920-02-11' }));
    await write('two/o.json', {
      ...sampleObservation('o', 'x', '2024'),
      subject: { identifier: identifier[0] },
    });
    await write('three/o.json', {
      ...sampleObservation('q', 'x', '2024'),
      subject: { identifier: identifier[0] },
    });
    const { store, report } = await load();
    expect(ids(store, 'Patient')).toEqual(['x', 'x-2']);
    expect(ids(store, 'Observation', 'x')).toEqual(['o']);
    expect(ids(store, 'Observation', 'x-2')).toEqual(['o-2']);
    expect([report.unattributed, report.details.unattributed]).toEqual([1, ['three/o.json: Observation/q']]);
  });

  test('the same words twice are held once, other words under one id are both kept', async () => {
    await write('1/p.json', samplePatient('p'));
    await write('1/o.json', sampleObservation('o', 'p', '2024-01-01'));
    await write('2/o.json', sampleObservation('o', 'p', '2024-01-01'));
    await write('3/o.json', sampleObservation('o', 'p', '2024-01-02'));
    const { store, report } = await load();
    expect(ids(store, 'Observation', 'p')).toEqual(['o', 'o-2']);
    expect([report.duplicates, report.renamed]).toEqual([1, 1]);
  });
});

describe('Bundles', () => {
  test('a transaction is taken apart and its urn:uuid references become the ids given', async () => {
    const uuid = 'urn:uuid:6b1f2c1e-0000-4000-8000-000000000001';
    const { id: _, ...patient } = samplePatient('unused');
    await write('t.json', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { fullUrl: uuid, resource: patient, request: { method: 'POST', url: 'Patient' } },
        { resource: { ...sampleObservation('o', 'x', '2024'), subject: { reference: uuid } } },
        null,
      ],
    });
    const { store, report } = await load();
    const id = uuid.slice('urn:uuid:'.length);
    expect(ids(store, 'Observation', id)).toEqual(['o']);
    expect(store.get('Observation', 'o')?.resource['subject']).toEqual({ reference: `Patient/${id}` });
    expect(report.unreadable).toBe(1);
  });

  test('a document stays whole and is found through a DocumentReference', async () => {
    const who = 'urn:uuid:6b1f2c1e-0000-4000-8000-000000000002';
    const document = {
      resourceType: 'Bundle',
      id: 'doc1',
      type: 'document',
      identifier: { system: 'urn:x-documents', value: '1' },
      entry: [
        {
          fullUrl: 'urn:uuid:1',
          resource: {
            resourceType: 'Composition',
            status: 'final',
            type: { coding: [{ system: 'http://loinc.org', code: '57133-1' }] },
            title: '診療情報提供書',
            date: '2024-03-05',
            subject: { reference: who },
            author: [{ reference: 'urn:uuid:3' }],
          },
        },
        { fullUrl: who, resource: samplePatient('inside') },
        { fullUrl: 'urn:uuid:3', resource: { resourceType: 'Practitioner', name: [{ text: '見本 医師' }] } },
      ],
    };
    await write('doc.json', document);
    const { store, report } = await load();
    expect(ids(store, 'Practitioner')).toEqual([]);
    expect(store.get('Bundle', 'doc1')?.resource['entry']).toEqual(document.entry);
    expect(store.ofPatient('DocumentReference', 'inside')[0]?.resource).toMatchObject({
      type: { coding: [{ code: '57133-1' }] },
      date: '2024-03-05T00:00:00+09:00',
      author: [{ display: '見本 医師' }],
      description: '診療情報提供書',
      content: [
        { attachment: { contentType: 'application/fhir+json', url: 'Bundle/doc1', creation: '2024-03-05' } },
      ],
    });
    expect([report.documentReferences, report.unattributed]).toEqual([1, 0]);
  });
});

test('twenty thousand resources are loaded', async () => {
  const lines = [JSON.stringify(samplePatient('p'))];
  for (let at = 0; at < 20_000; at += 1)
    lines.push(JSON.stringify(sampleObservation(`o${at}`, 'p', '2024-01-01')));
  await write('many.ndjson', lines.join('\n'));
  const { store } = await load();
  expect(ids(store, 'Observation', 'p').length).toBe(20_000);
});
