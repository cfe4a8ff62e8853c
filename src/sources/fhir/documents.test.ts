import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { ok } from '../../base/result.ts';
import type { DocumentEntry, Entry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { testSource } from '../../testing/sources.ts';
import type { SourceHttp } from '../http.ts';
import { loadDocuments } from './documents.ts';
import { normalise } from './normalise/registry.ts';
import { NO_LOOKUP } from './references.ts';

const SOURCE = testSource('minato', 0);
const CONTEXT = { source: branded<SourceId>('minato'), fetchedAt: new Date(0), lookup: NO_LOOKUP };
const PERSON = {
  source: branded<SourceId>('minato'),
  patientId: 'p1',
  memberIds: [],
  localIds: [],
  contacts: [],
  sex: 'female',
  death: { dead: false },
  fetchedAt: new Date(0),
  raw: { resourceType: 'Patient', id: 'p1' },
} as unknown as PersonRecord;

/** What a document reference gives whose attachment answers with this Bundle. */
async function read(bundle: object, reference: object = {}): Promise<readonly Entry[]> {
  const { entries } = normalise(
    {
      resourceType: 'DocumentReference',
      id: 'd1',
      description: '6情報の提供',
      content: [{ attachment: { contentType: 'application/fhir+json', url: 'Bundle/b1' } }],
      ...reference,
    },
    CONTEXT,
  );
  const bytes = new TextEncoder().encode(JSON.stringify(bundle));
  const headers = new Headers({ 'Content-Type': 'application/fhir+json' });
  const http = { ask: async () => ok({ bytes, headers }) } as unknown as SourceHttp;
  const tools = { person: PERSON, context: CONTEXT, http, source: SOURCE };
  const read: Entry[] = [];
  for await (const one of loadDocuments(entries, tools, new AbortController().signal))
    read.push(...one.entries);
  return read;
}

const PATIENT = { fullUrl: 'urn:uuid:p', resource: { resourceType: 'Patient', id: 'p', gender: 'female' } };

function result(name: string, subject = 'urn:uuid:p') {
  return {
    fullUrl: `urn:uuid:${name}`,
    resource: {
      resourceType: 'Observation',
      id: name,
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text: name },
      subject: { reference: subject },
      valueQuantity: { value: 4.1, unit: 'mmol/L' },
    },
  };
}

describe('what stands behind a document reference', () => {
  it('may be a collection of records (JP_Bundle_CLINS): its records are read, and stand in the document', async () => {
    const entry = [PATIENT, result('カリウム'), result('クレアチニン')];
    const [document, ...records] = await read({
      resourceType: 'Bundle',
      id: 'b1',
      type: 'collection',
      entry,
    });
    expect(records.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'lab カリウム',
      'lab クレアチニン',
    ]);
    const { sections, bodyMissing, title } = document as DocumentEntry;
    expect([title, bodyMissing]).toEqual(['6情報の提供', undefined]);
    expect(sections.map(({ entries }) => entries)).toEqual([records.map(({ key }) => key)]);
  });

  it('a collection of another person is refused, and said', async () => {
    const other = { ...PATIENT, resource: { ...PATIENT.resource, gender: 'male' } };
    const [document, ...records] = await read({
      resourceType: 'Bundle',
      id: 'b1',
      type: 'collection',
      entry: [other, result('カリウム')],
    });
    expect(records).toEqual([]);
    expect((document as DocumentEntry).bodyMissing).toBe('foreign-person');
  });

  it('keeps what the reference says it replaces, and says what its sections point to in vain', async () => {
    const composition = {
      resourceType: 'Composition',
      id: 'c',
      status: 'final',
      title: '訪問看護指示書',
      type: { text: '訪問看護指示書' },
      subject: { reference: 'urn:uuid:p' },
      section: [
        {
          title: '病名',
          entry: [{ reference: 'urn:uuid:gone', display: '心房細動' }, { reference: 'urn:uuid:カリウム' }],
        },
      ],
    };
    const [document] = await read(
      {
        resourceType: 'Bundle',
        id: 'b1',
        type: 'document',
        entry: [{ fullUrl: 'urn:uuid:c', resource: composition }, PATIENT, result('カリウム')],
      },
      { relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/d0' } }] },
    );
    const { replaces, sections } = document as DocumentEntry;
    expect(replaces).toEqual(['DocumentReference/d0']);
    expect(sections.map(({ missing, entries }) => [missing, entries.length])).toEqual([[['心房細動'], 1]]);
  });
});
