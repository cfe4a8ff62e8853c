import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { ok } from '../../base/result.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Feed } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import { testSource } from '../../testing/sources.ts';
import { createSourceHttp } from '../http.ts';
import { createSourceClient } from '../source-client.ts';
import { normalisePatient } from './normalise/patient.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
interface Seen {
  readonly entries: Entry[];
  readonly issues: ReadIssue[];
  readonly ends: string[];
}

/** Reads one feed through the whole client from a server that answers by path; `metadata` as told, else none. */
async function readThrough(answers: Readonly<Record<string, BodyInit>>, feed: Feed): Promise<Seen> {
  const source = testSource(
    'a',
    0,
    answers['metadata'] === undefined ? { quirks: { noMetadata: true } } : {},
  );
  const http = createSourceHttp({
    source,
    authorise: async () => ok('Bearer t'),
    fetch: async (input) => {
      const { pathname } = new URL(input as string);
      const body = answers[pathname.slice('/fhir/'.length)];
      return body === undefined ? new Response('', { status: 404 }) : new Response(body);
    },
  });
  const client = createSourceClient({ source, http, now: () => new Date(0) });
  const patient = { resourceType: 'Patient', id: 'hana', birthDate: '1950-04-01' };
  const person = normalisePatient(patient, branded<SourceId>('a'), new Date(0));
  if (person === undefined) throw new Error('no person');
  const seen: Seen = { entries: [], issues: [], ends: [] };
  for await (const event of client.readFeed(feed, person, new AbortController().signal)) {
    if (event.type === 'entries') {
      seen.entries.push(...event.entries);
      seen.issues.push(...event.issues);
    } else seen.ends.push(event.type === 'fault' ? event.fault.kind : event.type);
  }
  return seen;
}

/** Text around text: what is nested deeper than the stack could not be written by `JSON.stringify`. */
function searchsetOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":${text}}]}`;
}

function searchset(...resources: readonly unknown[]): string {
  const entry = resources.map((resource) => ({ resource }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry });
}

/** The same resource as if it were this person's, so that its reader is reached. */
function asHers(resource: Record<string, unknown>): Record<string, unknown> {
  const subject = { reference: 'Patient/hana' };
  const whose = ['subject', 'patient', 'beneficiary'].filter((element) => element in resource);
  return { id: 'x', ...resource, ...Object.fromEntries(whose.map((element) => [element, subject])) };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFhirSearchset(value: unknown): boolean {
  return isObject(value) && value['resourceType'] === 'Bundle' && value['type'] === 'searchset';
}

/** What is shown of an entry: all but the source's own words kept for the detail. */
function shownText(entry: Entry): string {
  return JSON.stringify({ ...entry, provenance: { ...entry.provenance, raw: {} } });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

interface Tally {
  files: number;
  /** What should not be: named, so that a failing test says where. */
  readonly wrong: string[];
  faults: number;
  drawn: number;
  counted: number;
}

/** A file as the whole answer: only a searchset may bring anything, all else is a fault. */
async function asAnswer(bytes: Uint8Array<ArrayBuffer>, name: string, tally: Tally): Promise<void> {
  const seen = await readThrough({ Observation: bytes }, 'Observation');
  if (seen.ends.length !== 1) tally.wrong.push(`${name}: ends ${seen.ends.join(' ')}`);
  if (seen.ends[0] === 'malformed') tally.faults += 1;
  else if (!isFhirSearchset(parsed(bytes))) tally.wrong.push(`${name}: ${seen.ends[0]}`);
  if (!isFhirSearchset(parsed(bytes)) && seen.entries.length > 0) tally.wrong.push(`${name}: drawn`);
}

/** A file as one resource of a searchset: drawn, or counted with its raw, and never both forgotten. */
async function asResource(bytes: Uint8Array, name: string, tally: Tally): Promise<void> {
  const json = parsed(bytes);
  if (json === undefined) return;
  const canBeWritten = isObject(json) && 'resourceType' in json && !name.startsWith('deep-');
  const hers = canBeWritten ? [searchset(asHers(json))] : [];
  for (const body of [searchsetOf(bytes), ...hers]) {
    const seen = await readThrough({ Observation: body }, 'Observation');
    if (seen.ends.length !== 1) tally.wrong.push(`${name}: ends ${seen.ends.join(' ')}`);
    if (seen.ends[0] === 'end' && seen.entries.length + seen.issues.length === 0)
      tally.wrong.push(`${name}: forgotten`);
    if (seen.issues.some((issue) => issue.raw === undefined)) tally.wrong.push(`${name}: without raw`);
    for (const entry of seen.entries)
      if (/\[object |undefined|NaN/u.test(shownText(entry))) tally.wrong.push(`${name}: ${shownText(entry)}`);
    tally.drawn += seen.entries.length;
    tally.counted += seen.issues.length;
  }
}

/** A file as the body of a document: the document stays, with its body or with why not. */
async function asDocument(bytes: Uint8Array<ArrayBuffer>, name: string, tally: Tally): Promise<void> {
  const attachment = { contentType: 'application/fhir+json', url: 'Bundle/1' };
  const reference = asHers({ resourceType: 'DocumentReference', subject: {}, content: [{ attachment }] });
  const seen = await readThrough(
    { DocumentReference: searchset(reference), 'Bundle/1': bytes },
    'DocumentReference',
  );
  if (seen.ends.length !== 1) tally.wrong.push(`${name}: as a document ends ${seen.ends.join(' ')}`);
  const [document] = seen.entries;
  if (document === undefined) tally.wrong.push(`${name}: the document is gone`);
  if (document === undefined || !('bodyMissing' in document) || document.bodyMissing === undefined) return;
  if (seen.issues.length === 0) tally.wrong.push(`${name}: the body is gone without a word`);
  // What stood in it may be anything: the cell is not whole, unless it was another person's.
  const isWhole = seen.ends[0] === 'end' && document.bodyMissing !== 'foreign-person';
  if (isWhole) tally.wrong.push(`${name}: the body is gone and the cell is whole`);
}

async function tallyOf(folder: string): Promise<Tally> {
  const tally: Tally = { files: 0, wrong: [], faults: 0, drawn: 0, counted: 0 };
  for (const file of filesBelow(folder)) {
    tally.files += 1;
    const bytes = new Uint8Array(readFileSync(file));
    const name = path.relative(folder, file);
    for (const read of [asAnswer, asResource, asDocument])
      try {
        await read(bytes, name, tally);
      } catch (cause) {
        tally.wrong.push(`${name}: threw ${String(cause)}`);
      }
  }
  return tally;
}

describe.skipIf(!existsSync(DATA))(
  'hostile and broken files (skipped where the shared folder is absent)',
  () => {
    it.each([
      ['fhir/bad-derived', 15],
      ['fhir/bad-fhir-test-cases', 100],
      ['fhir/wrong-version-r5', 50],
      ['attack/json/parse', 300],
    ])(
      '%s: nothing throws, nothing is forgotten, nothing is drawn that is none',
      { timeout: 60_000 },
      async (folder, atLeast) => {
        const tally = await tallyOf(path.join(DATA, folder));
        expect(tally.files).toBeGreaterThanOrEqual(atLeast);
        expect(tally.wrong).toEqual([]);
        expect(tally.faults).toBeGreaterThan(0);
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    );

    it('what R5 writes otherwise is not read as if it were R4', async () => {
      const folder = path.join(DATA, 'fhir/wrong-version-r5');
      const types = [
        'MedicationRequest',
        'MedicationStatement',
        'AllergyIntolerance',
        'Encounter',
        'Procedure',
      ];
      const drawn: string[] = [];
      for (const file of filesBelow(folder).filter((name) =>
        types.some((type) => path.basename(name).startsWith(`${type}-`)),
      )) {
        const resource = asHers(parsed(new Uint8Array(readFileSync(file))) as Record<string, unknown>);
        const seen = await readThrough({ Observation: searchset(resource) }, 'Observation');
        if (seen.entries.length > 0) drawn.push(path.basename(file));
      }
      // These two hold nothing that R5 writes otherwise: they are R4 as well.
      expect(drawn.toSorted()).toEqual([
        'Procedure-appendectomy-narrative.json',
        'Procedure-colon-biopsy.json',
      ]);
    });
  },
);

describe.skipIf(!existsSync(DATA))('links that lead astray (T7)', () => {
  it('never take the token out of the source, as a next page or as an attachment', async () => {
    const folder = path.join(DATA, 'attack/open-redirect');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const lines = files.flatMap((entry) =>
      readFileSync(path.join(entry.parentPath, entry.name), 'utf8').split('\n'),
    );
    const hostile = [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '');
    const source = testSource('a', 0, { quirks: { noMetadata: true } });
    const outside: string[] = [];
    let asked = 0;
    const http = createSourceHttp({
      source,
      authorise: async () => ok('Bearer t'),
      fetch: async (input) => {
        asked += 1;
        const url = new URL(input as string);
        if (url.origin !== 'https://a.example' || !/^\/(fhir|dicom-web)(\/|$)/u.test(url.pathname))
          outside.push(url.href);
        const link = [{ relation: 'next', url: hostile[Number(url.searchParams.get('nth'))] }];
        const isFirst = url.searchParams.has('nth');
        return new Response(
          JSON.stringify({ resourceType: 'Bundle', type: 'searchset', ...(isFirst ? { link } : {}) }),
        );
      },
    });
    const client = createSourceClient({ source, http, now: () => new Date(0) });
    const { signal } = new AbortController();
    for (const [nth, line] of hostile.entries()) {
      await client.findPatients(`nth=${nth}`, signal);
      await client.fetchBytes(line, '*/*', signal);
    }
    expect([hostile.length > 100, asked >= hostile.length, outside]).toEqual([true, true, []]);
  });
});

describe('a source of another version', () => {
  const condition = asHers({ resourceType: 'Condition', subject: {}, code: { text: '糖尿病' } });

  it.each([
    ['4.0.1', 'end', 1],
    ['4.0.0', 'end', 1],
    ['4.3.0', 'end', 1],
    ['5.0.0', 'malformed', 0],
    ['3.0.2', 'malformed', 0],
    ['4.6.0', 'malformed', 0],
    ['1.0.2', 'malformed', 0],
  ])('FHIR %s: %s, %i drawn', async (fhirVersion, end, drawn) => {
    const metadata = JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion });
    const seen = await readThrough({ metadata, Condition: searchset(condition) }, 'Condition');
    expect([seen.ends, seen.entries.length]).toEqual([[end], drawn]);
  });
});

describe('prototypes', () => {
  it.each([
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '[{"__proto__":{"polluted":1}}]',
  ])('are not to be reached by %s', async (evil) => {
    const hostile = [
      `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition","id":"__proto__","code":{"text":"x"},"extension":${evil},"identifier":${evil}}}]}`,
      `{"resourceType":"Bundle","type":"searchset","__proto__":{"polluted":1},"entry":${evil}}`,
      `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"__proto__","id":"1","code":${evil}}}]}`,
      `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"constructor","id":"1"}}]}`,
      evil,
    ];
    for (const body of hostile) {
      const metadata = `{"resourceType":"CapabilityStatement","rest":[{"resource":[{"type":"Condition"},${evil}]}]}`;
      const seen = await readThrough({ metadata, Condition: body }, 'Condition');
      expect(seen.ends).toHaveLength(1);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
