import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { ok } from '../../base/result.ts';
import type { SourceId } from '../../domain/ids.ts';
import { MEMBER_ID_SYSTEM } from '../../terminology/code-systems.ts';
import { testSource } from '../../testing/sources.ts';
import { createSourceHttp } from '../http.ts';
import { locatePatient } from './locator.ts';
import { normalisePatient } from './normalise/patient.ts';

const OWN = 'https://a.example/patient-id';
const CHART = 'urn:x-chart';
const MEMBER = `${MEMBER_ID_SYSTEM}|06990012:17:4482:02`;

type Answer = readonly [number, unknown];

const UNKNOWN: Answer = [404, outcome('not-found', 'sourceIdentifier Patient Identifier not found')];
const NO_DOMAIN: Answer = [400, outcome('code-invalid', 'sourceIdentifier Assigning Authority not found')];

function outcome(code: string, diagnostics: string) {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}

function known(...tokens: readonly string[]): Answer {
  const parameter = tokens.map((token) => {
    const [system = '', value = ''] = token.split('|');
    return system === 'Patient'
      ? { name: 'targetId', valueReference: { reference: `Patient/${value}` } }
      : { name: 'targetIdentifier', valueIdentifier: { system, value } };
  });
  return [200, { resourceType: 'Parameters', parameter }];
}

/** Asks a locator that answers each source identifier by a table; prints what it told, or the fault. */
async function located(answers: Readonly<Record<string, Answer>>, at = 'a'): Promise<readonly string[]> {
  const source = testSource('a', 0, { locator: true, patientIdSystem: OWN });
  const http = createSourceHttp({
    source,
    authorise: async () => ok('Bearer t'),
    fetch: async (input) => {
      const url = new URL(input as string);
      expect(url.pathname).toBe('/fhir/Patient/$ihe-pix');
      const [status, body] = answers[url.searchParams.get('sourceIdentifier') ?? ''] ?? UNKNOWN;
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    },
  });
  const identifier = [MEMBER, `${CHART}|7`].map((token) => {
    const [system, value] = token.split('|');
    return { system, value };
  });
  const record = normalisePatient(
    { resourceType: 'Patient', id: 'hana', identifier },
    branded<SourceId>(at),
    new Date(0),
  );
  if (record === undefined) throw new Error('no record');
  const result = await locatePatient(http, source, record, new AbortController().signal);
  if (!result.ok) return [`${result.error.kind}: ${result.error.detail}`];
  return result.value.map(({ system, value }) => `${system}|${value}`);
}

const NOT_TOLD = ['notFound: the locator knows none of the identifiers'];

describe('a locator (IHE PIXm, ITI-83)', () => {
  it.each<[string, Record<string, Answer>, readonly string[]]>([
    [
      'knows the person by several numbers: all it tells is taken together',
      { [`${OWN}|hana`]: known('urn:b|1', 'urn:c|2', 'Patient|hana'), [MEMBER]: known('urn:b|1', 'urn:d|3') },
      ['urn:b|1', 'urn:c|2', `${OWN}|hana`, 'urn:d|3'],
    ],
    ['knows the person, and no other number', { [MEMBER]: known() }, []],
    ['says of each number that it does not know it', {}, []],
    [
      'keeps no numbers of that kind, but knows another of theirs',
      { [`${CHART}|7`]: NO_DOMAIN, [MEMBER]: known('urn:b|1') },
      ['urn:b|1'],
    ],
    [
      'keeps none of these kinds of number: that says nothing',
      { [`${CHART}|7`]: NO_DOMAIN, [MEMBER]: NO_DOMAIN, [`${OWN}|hana`]: NO_DOMAIN },
      NOT_TOLD,
    ],
    ['a bare 404', { [MEMBER]: [404, ''] }, ['notFound: HTTP 404']],
    ['a web page', { [MEMBER]: [404, '<html>Not Found</html>'] }, ['notFound: HTTP 404']],
    [
      'a server without the operation',
      { [MEMBER]: [404, outcome('not-found', 'Patient/$ihe-pix is not known')] },
      ['notFound: HTTP 404'],
    ],
    ['a refusal', { [MEMBER]: [403, outcome('forbidden', 'no')] }, ['forbidden: HTTP 403']],
    [
      'another answer',
      { [MEMBER]: [200, { resourceType: 'Bundle' }] },
      ['malformed: the locator sent no Parameters'],
    ],
    ['a stumble', { [MEMBER]: [500, ''] }, ['server: HTTP 500']],
  ])('%s', async (_, answers, lines) => {
    expect(await located(answers)).toEqual(lines);
  });

  it('is not asked by the patient number of another source', async () => {
    expect(await located({ [`${OWN}|hana`]: known('urn:b|1') }, 'b')).toEqual([]);
  });
});
