import { describe, expect, it } from 'vitest';
import { err, ok } from '../base/result.ts';
import { fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import { normalisePatient } from '../sources/fhir/normalise/patient.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { MEMBER_ID_SYSTEM } from '../terminology/code-systems.ts';
import { testSource } from '../testing/sources.ts';
import { launchedPerson } from './launched-person.ts';

const SOURCES = ['minato', 'shiokaze'].map((id, rank) => testSource(id, rank));

function patient(source: SourceId, id: string, family: string, birthDate: string): PersonRecord {
  const member = {
    system: MEMBER_ID_SYSTEM,
    value: family === '見本' ? '06139999:12:345:01' : '06139999:78:901:01',
  };
  const script = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
  const name = [
    { extension: [{ url: script, valueCode: 'IDE' }], text: `${family} 花子`, family, given: ['花子'] },
    {
      extension: [{ url: script, valueCode: 'SYL' }],
      text: 'ミホン ハナコ',
      family: 'ミホン',
      given: ['ハナコ'],
    },
  ];
  const raw = { resourceType: 'Patient', id, identifier: [member], name, birthDate, gender: 'female' };
  const read = normalisePatient(raw, source, new Date('2026-11-24T00:00:00Z'));
  if (read === undefined) throw new Error('unread');
  return read;
}

/** Each source with the people it holds; what was asked of which source is kept. */
function clientsOf(held: Readonly<Record<string, readonly PersonRecord[]>>, broken: readonly string[] = []) {
  const asked: string[] = [];
  const clients = SOURCES.map((source) => {
    const own = held[source.id] ?? [];
    const client: Pick<SourceClient, 'source' | 'readPatient' | 'findPatients'> = {
      source,
      readPatient: (id) => {
        asked.push(`${source.id} reads ${id}`);
        const found = own.find(({ patientId }) => patientId === id);
        return Promise.resolve(found === undefined ? err(fault('notFound', 'HTTP 404')) : ok(found));
      },
      findPatients: () => {
        asked.push(`${source.id} searches`);
        return Promise.resolve(broken.includes(source.id) ? err(fault('server', 'HTTP 500')) : ok(own));
      },
    };
    return client as SourceClient;
  });
  return { clients, asked };
}

const MINATO = SOURCES[0]?.id as SourceId;
const SHIOKAZE = SOURCES[1]?.id as SourceId;
const HANA = patient(MINATO, 'm-1', '見本', '1960-02-03');
const HANA_AGAIN = patient(MINATO, 'm-2', '見本', '1960-02-03');
const OTHER = patient(MINATO, 'm-3', '別人', '1988-08-08');
const SIGNAL = new AbortController().signal;

async function opened(
  whom: { source: string; patient?: string },
  held: Parameters<typeof clientsOf>[0],
  broken?: string[],
) {
  const { clients, asked } = clientsOf(held, broken);
  const person = await launchedPerson(whom, clients, SIGNAL);
  if (!person.ok) return { why: person.error.why, asked };
  return { opens: person.value.candidate.records.map(({ record }) => record.patientId), asked };
}

describe('whom a launch names', () => {
  it('is opened with every record that the source holds of the same person, and of nobody else', async () => {
    const person = await opened({ source: 'minato', patient: 'm-1' }, { minato: [OTHER, HANA_AGAIN, HANA] });
    expect(person.opens?.toSorted()).toEqual(['m-1', 'm-2']);
    expect(person.asked.every((line) => line.startsWith('minato'))).toBe(true);
  });

  it('is nobody where the answer names nobody: no source is asked', async () => {
    expect(await opened({ source: 'minato' }, { minato: [HANA] })).toEqual({ why: 'no-patient', asked: [] });
  });

  it('is nobody where the number is of another source', async () => {
    const held = { minato: [HANA], shiokaze: [patient(SHIOKAZE, 's-1', '別人', '1988-08-08')] };
    expect(await opened({ source: 'minato', patient: 's-1' }, held)).toEqual({
      why: 'not-known',
      asked: ['minato reads s-1'],
    });
  });

  it('is nobody where the source is not in the settings any more', async () => {
    expect(await opened({ source: 'gone', patient: 'm-1' }, {})).toEqual({ why: 'not-known', asked: [] });
  });

  it('is not opened with half of what the source may hold', async () => {
    const person = await opened({ source: 'minato', patient: 'm-1' }, { minato: [HANA] }, ['minato']);
    expect(person.why).toBe('no-answer');
  });

  it('is nobody where the source answers with another number than was asked for', async () => {
    const { clients } = clientsOf({ minato: [HANA] });
    const [minato] = clients;
    const swapped = { ...minato, readPatient: () => Promise.resolve(ok(OTHER)) } as SourceClient;
    const person = await launchedPerson({ source: 'minato', patient: 'm-1' }, [swapped], SIGNAL);
    expect(person).toEqual(err({ why: 'not-known' }));
  });
});
