import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { ok } from '../../base/result.ts';
import type { SourceId } from '../../domain/ids.ts';
import { testSource } from '../../testing/sources.ts';
import { createSourceHttp } from '../http.ts';
import { createSourceClient } from '../source-client.ts';
import { normalisePatient } from './normalise/patient.ts';

const PATIENT = { resourceType: 'Patient', id: 'hana', birthDate: '1950-04-01', gender: 'female' };
const SUMMARY = 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary';

function person() {
  const found = normalisePatient(PATIENT, branded<SourceId>('a'), new Date(0));
  if (found === undefined) throw new Error('no person');
  return found;
}

function statement(operation?: readonly object[]) {
  return {
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [{ resource: [{ type: 'Patient', ...(operation === undefined ? {} : { operation }) }] }],
  };
}

function problem(id: string, patient: string) {
  return {
    fullUrl: `https://a.example/fhir/Condition/${id}`,
    resource: {
      resourceType: 'Condition',
      id,
      code: { text: `慢性心不全 ${id}` },
      subject: { reference: `Patient/${patient}` },
    },
  };
}

function bundle(patient: object = PATIENT, more: readonly object[] = []) {
  const composition = {
    resourceType: 'Composition',
    id: 'c',
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '60591-5' }] },
    subject: { reference: 'Patient/hana' },
    title: 'IPS',
    section: [{ title: '病名', entry: [{ reference: 'Condition/1' }] }],
  };
  return {
    resourceType: 'Bundle',
    type: 'document',
    entry: [
      { fullUrl: 'https://a.example/fhir/Composition/c', resource: composition },
      { fullUrl: 'https://a.example/fhir/Patient/hana', resource: patient },
      problem('1', 'hana'),
      ...more,
    ],
  };
}

/** What the source says of itself and answers; a number is a status. */
async function read(self: object | number, answer: object | number) {
  const asked: string[] = [];
  const source = testSource('a', 0, {});
  const http = createSourceHttp({
    source,
    authorise: async () => ok('Bearer t'),
    fetch: async (input) => {
      const path = (input as string).replace('https://a.example/fhir/', '');
      asked.push(path);
      const body = path === 'metadata' ? self : answer;
      return typeof body === 'number' ? new Response('', { status: body }) : Response.json(body);
    },
  });
  const { summary } = createSourceClient({ source, http, now: () => new Date(0) });
  const { signal } = new AbortController();
  if (summary === undefined || !(await summary.offered(signal))) return { asked };
  return { asked, read: await summary.read(person(), signal) };
}

describe('a summary that a source writes when it is asked', () => {
  it.each([
    ['by its definition', { name: 'ips', definition: SUMMARY }],
    ['by its name', { name: 'summary', definition: 'https://a.example/own' }],
    ['by its name with its sign', { name: '$summary' }],
  ])('is offered %s', async (_, operation) => {
    expect((await read(statement([operation]), bundle())).asked).toContain('Patient/hana/$summary');
  });

  it.each([
    ['offers nothing', statement()],
    ['offers another operation', statement([{ name: 'match' }, { name: 'summary-of-claims' }])],
    ['says nothing of itself', 404],
    ['speaks another version', { ...statement([{ name: 'summary' }]), fhirVersion: '5.0.0' }],
  ])('is not asked of a source that %s', async (_, self) => {
    expect((await read(self, bundle())).asked).toEqual(['metadata']);
  });

  it('is read like any document, and known as a summary', async () => {
    const { read: found } = await read(statement([{ name: 'summary' }]), bundle());
    if (found?.ok !== true) throw new Error('not read');
    const { document, entries, issues } = found.value;
    expect([document.title, document.sort, document.provenance.stands]).toEqual([
      'IPS',
      'patient-summary',
      ['Bundle/summary'],
    ]);
    expect(entries.map(({ title, provenance }) => [title, provenance.withinDocument])).toEqual([
      ['慢性心不全 1', 'Bundle/summary'],
    ]);
    expect(document.sections[0]?.entries).toEqual(entries.map(({ key }) => key));
    expect(issues).toEqual([]);
  });

  it('of another person it is refused whole; another person’s record in it is left out and told', async () => {
    const other = await read(
      statement([{ name: 'summary' }]),
      bundle({ ...PATIENT, birthDate: '1960-01-01' }),
    );
    expect(other.read).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    const mixed = await read(statement([{ name: 'summary' }]), bundle(PATIENT, [problem('2', 'taro')]));
    expect(mixed.read).toMatchObject({
      ok: true,
      value: { entries: [{ title: '慢性心不全 1' }], issues: [{ problem: 'foreign-person' }] },
    });
  });

  it.each([
    ['nobody', 404, 'notFound'],
    ['not after all', 501, 'server'],
    ['a search result', { resourceType: 'Bundle', type: 'searchset' }, 'malformed'],
    ['an outcome', { resourceType: 'OperationOutcome' }, 'malformed'],
    ['no resource', ['x'], 'malformed'],
  ])('%s is a fault and no empty summary', async (_, answer, kind) => {
    const { read: found } = await read(statement([{ name: 'summary' }]), answer);
    expect(found).toMatchObject({ ok: false, error: { kind } });
  });
});
