import { describe, expect, it } from 'vitest';
import { ok } from '../../base/result.ts';
import { proofSize, tellFigures } from '../../testing/proof-figures.ts';
import { type Chance, chanceOf } from '../../testing/random.ts';
import { testSource } from '../../testing/sources.ts';
import { createSourceHttp } from '../http.ts';

const LINKS = proofSize('HITOME_LINKS', 10_000);
const HOST = 'a.example';
const SOURCE = testSource('a');
/** The source next door on the same host, which has a token of its own. */
const PATHS_OF_OTHERS = [
  '/fhir2',
  '/fhirx',
  '/admin',
  '/',
  '/FHIR',
  '/dicom-webs',
  '/fhir;x',
  '/fhi',
  '/fhir%2f',
];

/** What stands where a scheme, a user, a host, a port or a path is looked for: all of it seen in open redirects. */
const SCHEMES = [
  'https://',
  'https:',
  'https:/',
  'https:\\\\',
  '//',
  '\\\\',
  'http://',
  'HTTPS://',
  'ftp://',
  'wss://',
  'data:',
  'javascript:',
  'blob:https://',
  'view-source:https://',
  ' https://',
  'ht\ntps://',
  'https:////',
  '\u0000https://',
];
const USERS = [
  '',
  '',
  '',
  'user@',
  'a.example@',
  'a.example:443@',
  'a.example%40',
  'a.example\\@',
  '%61.example@',
  ':@',
];
const HOSTS = [
  HOST,
  HOST,
  HOST,
  'A.EXAMPLE',
  'a.example.',
  'a.example.evil.example',
  'evil.example',
  'evil.example#a.example',
  'evil.example?a.example',
  'evil.example\\a.example',
  'a。example',
  'ａ.example',
  'a.example%2eevil.example',
  'a.example%00.evil.example',
  '0x7f.1',
  '[::1]',
  'xn--a-.example',
  'а.example',
  'a\texample',
  'a.example,evil.example',
  'b.example',
  'localhost',
];
const PORTS = ['', '', '', ':443', ':444', ':80', ':', ':0443', ':65536', ':443@evil.example'];
const STEPS = [
  '',
  'Patient',
  'x',
  '..',
  '.',
  '%2e%2e',
  '.%2e',
  '%2E.',
  '..;',
  '..%2f',
  '..%5c',
  '\\..',
  '%252e%252e',
  '....',
  '%00',
  '\t..',
  '..\n',
  'é',
  '\u202e',
  '//evil.example',
  '@evil.example',
];
const ROOTS = ['/fhir', '/fhir', '/fhir', '/dicom-web', '/dicom-web/studies', ...PATHS_OF_OTHERS];
const ENDS = [
  '',
  '?patient=1',
  '#@evil.example',
  '?u=https://evil.example',
  ';/../..',
  '/.',
  '/..',
  '\\',
  '#/fhir',
  '?/../',
];

function hostileLink(chance: Chance): string {
  const of = (list: readonly string[]) => list[chance.int(0, list.length - 1)] ?? '';
  const steps = Array.from({ length: chance.int(0, 4) }, () => of(STEPS));
  const separator = of(['/', '/', '/', '\\', '%2f', '//']);
  return [
    of(SCHEMES),
    of(USERS),
    of(HOSTS),
    of(PORTS),
    of(ROOTS),
    ...steps.map((one) => separator + one),
    of(ENDS),
  ].join('');
}

/** Where a request goes is told by what is sent, not by what was asked for. */
function isOwn(request: Request): boolean {
  const [, origin, path] = /^(https:\/\/[^/?#]+)([^?#]*)/u.exec(request.url) ?? [];
  const below = ['/fhir', '/dicom-web'].some(
    (root) => path === root || path?.startsWith(`${root}/`) === true,
  );
  return origin === `https://${HOST}` && below && !/\/\.\.?(?:\/|$)/u.test(path ?? '');
}

describe('a token', () => {
  it(`goes nowhere but below the bases of its source, whatever ${LINKS} hostile links say`, async () => {
    const chance = chanceOf(7);
    const sent: Request[] = [];
    const inits: RequestInit[] = [];
    const http = createSourceHttp({
      source: SOURCE,
      authorise: async () => ok('Bearer secret'),
      fetch: async (input, init) => {
        sent.push(new Request(input, init));
        inits.push(init ?? {});
        return new Response('{}');
      },
    });
    let refused = 0;
    for (let at = 0; at < LINKS; at += 1) {
      const url = hostileLink(chance);
      const before = sent.length;
      const { signal } = new AbortController();
      const answer = await http.ask({ url, accept: 'application/fhir+json', signal });
      if (sent.length === before) refused += 1;
      if (sent.length === before && answer.ok) throw new Error(`an answer out of nothing: ${url}`);
    }
    const stray = sent.filter((request) => !isOwn(request));
    tellFigures({ hostileLinks: LINKS, strayTokens: stray.length });
    expect(stray.map((request) => request.url)).toEqual([]);
    // Led astray by an answer, a request would carry its header along: no redirect is followed.
    expect(inits.every((init) => init.redirect === 'error' && init.credentials === 'omit')).toBe(true);
    // A run in which everything or nothing was refused would prove nothing.
    expect(refused).toBeGreaterThan(LINKS / 2);
    expect(sent.length).toBeGreaterThan(LINKS / 200);
  });
});
