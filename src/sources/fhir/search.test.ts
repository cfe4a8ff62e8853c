import { describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result.ts';
import { fault } from '../../domain/fault.ts';
import type { SourceQuirks } from '../../domain/source.ts';
import { testSource } from '../../testing/sources.ts';
import type { SourceHttp } from '../http.ts';
import { search } from './search.ts';

const BASE = 'https://a.example/fhir';

interface Mode {
  readonly mode?: string;
  readonly id: string;
}

/** A page of Conditions; `+id` came beside the answer, `!` is an entry without a resource. */
function page(ids: string, next?: string, more: object = {}): string {
  const entry = ids
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => {
      if (id === '!') return { fullUrl: 'urn:uuid:1' };
      const what: Mode = id.startsWith('+') ? { mode: 'include', id: id.slice(1) } : { mode: 'match', id };
      return { resource: { resourceType: 'Condition', id: what.id }, search: { mode: what.mode } };
    });
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    entry,
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
    ...more,
  });
}

interface Walk {
  readonly quirks?: SourceQuirks;
  readonly maxBytes?: number;
  readonly type?: string;
}

/** Walks a search over a server that is a table of address → body; prints pages as ids, the end as its fault. */
async function walk(pages: Readonly<Record<string, string>>, how: Walk = {}): Promise<readonly string[]> {
  const http: SourceHttp = {
    revive: () => undefined,
    ask: async ({ url }) => {
      const body = pages[url.replace(`${BASE}/`, '')];
      if (body === undefined) return err(fault('notFound', 'HTTP 404'));
      const headers = new Headers({ 'Content-Type': how.type ?? 'application/fhir+json' });
      const bytes = new TextEncoder().encode(body);
      return ok({ status: 200, headers, bytes, fetchedAt: new Date(0), revalidated: false });
    },
  };
  const source = testSource('a', 0, how.quirks === undefined ? {} : { quirks: how.quirks });
  const { signal } = new AbortController();
  const most = how.maxBytes === undefined ? {} : { maxBytes: how.maxBytes };
  const lines: string[] = [];
  for await (const event of search({ http, source, url: `${BASE}/1`, signal, ...most })) {
    if (event.type === 'fault') {
      const count = event.fault.count === undefined ? '' : ` [${event.fault.count}]`;
      lines.push(`${event.fault.kind}: ${event.fault.detail}${count}`);
    } else {
      const { resources, included } = event.page;
      lines.push([...resources.map((r) => r.id), ...included.map((r) => `+${r.id}`)].join(' '));
    }
  }
  return lines;
}

const next = (name: number | string) => `${BASE}/${name}`;
type Pages = Readonly<Record<string, string>>;

describe('paging to the end', () => {
  it.each<[string, Pages, readonly string[]]>([
    [
      'follows next, relative and absolute',
      { 1: page('a b', next(2)), 2: page('c', '3'), 3: page('d') },
      ['a b', 'c', 'd'],
    ],
    [
      'a total that is too small is ignored',
      { 1: page('a b', next(2), { total: 1 }), 2: page('c', undefined, { total: 1 }) },
      ['a b', 'c'],
    ],
    ['an empty page with a next one is not the end', { 1: page('', next(2)), 2: page('a') }, ['', 'a']],
    ['nothing at all is nothing', { 1: page('', undefined, { total: 0 }) }, ['']],
    ['what came beside does not count', { 1: page('a +x +y', undefined, { total: 1 }) }, ['a +x +y']],
    [
      'a total that shrank while it was read is believed as it now is',
      { 1: page('a b', next(2), { total: 4 }), 2: page('c', undefined, { total: 3 }) },
      ['a b', 'c'],
    ],
    [
      'pages that shift bring each resource once, and are whole if all came',
      { 1: page('a b', next(2), { total: 3 }), 2: page('b c', undefined, { total: 3 }) },
      ['a b', 'c'],
    ],
    [
      'an entry that cannot be read was received all the same',
      { 1: page('a !', undefined, { total: 2 }) },
      ['a'],
    ],
    ['a total that is no number says nothing', { 1: page('a', undefined, { total: '9' }) }, ['a']],
  ])('%s', async (_, pages, lines) => {
    expect(await walk(pages)).toEqual(lines);
  });

  it('a total that is an estimate, as the site says, is no sign of a gap', async () => {
    expect(await walk({ 1: page('a', undefined, { total: 9 }) }, { quirks: { looseTotal: true } })).toEqual([
      'a',
    ]);
  });
});

describe('what is not whole ends as a fault, never as the end', () => {
  it.each<[string, Pages, string]>([
    ['a loop', { 1: page('a', next(1)) }, 'malformed: the pages run in a circle'],
    [
      'a longer loop',
      { 1: page('a', next(2)), 2: page('b', next(1)) },
      'malformed: the pages run in a circle',
    ],
    ['a page again', { 1: page('a b', next(2)), 2: page('b a') }, 'malformed: a page repeats an earlier one'],
    [
      'a lost next',
      { 1: page('a b', undefined, { total: 230 }) },
      'malformed: stated total 230, received 2 [2]',
    ],
    [
      'shifted pages',
      { 1: page('a b', next(2), { total: 4 }), 2: page('b c', undefined, { total: 4 }) },
      'malformed: pages shifted: stated total 4, received 3 [3]',
    ],
    [
      'a total that grew while it was read',
      { 1: page('a', next(2), { total: 2 }), 2: page('b', undefined, { total: 3 }) },
      'malformed: stated total 3, received 2 [2]',
    ],
    [
      'nothing, of a stated few',
      { 1: page('', undefined, { total: 3 }) },
      'malformed: stated total 3, received 0 [0]',
    ],
    [
      'a foreign link',
      { 1: page('a', 'https://evil.example/fhir/2') },
      'malformed: the next page lies outside of the source',
    ],
    [
      'a link that is none',
      { 1: page('a', 'http://[') },
      'malformed: the next page lies outside of the source',
    ],
    [
      'a script for a link',
      { 1: page('a', 'javascript:alert(1)') },
      'malformed: the next page lies outside of the source',
    ],
    ['a missing page', { 1: page('a', next(2)) }, 'notFound: HTTP 404'],
    ['a page cut in half', { 1: page('a', next(2)), 2: page('b').slice(0, 40) }, 'malformed: '],
    ['an empty answer', { 1: '' }, 'malformed: '],
    ['an empty object', { 1: '{}' }, 'malformed: expected a Bundle, found no resourceType'],
    ['an outcome', { 1: '{"resourceType":"OperationOutcome"}' }, 'malformed: expected a Bundle'],
    [
      'a Patient',
      { 1: '{"resourceType":"Patient","id":"1"}' },
      'malformed: expected a Bundle, found Patient',
    ],
    ['a collection', { 1: page('a', undefined, { type: 'collection' }) }, 'malformed: expected a searchset'],
    ['a Bundle of no type', { 1: '{"resourceType":"Bundle"}' }, 'malformed: expected a searchset'],
    ['a list', { 1: '[]' }, 'malformed: '],
    ['null', { 1: 'null' }, 'malformed: '],
  ])('%s', async (_, pages, words) => {
    const lines = await walk(pages);
    expect(lines.at(-1)).toContain(words);
  });

  it.each([['text/html; charset=utf-8'], ['application/xhtml+xml'], ['application/fhir+xml']])(
    'a page of %s is none of ours, whatever it holds',
    async (type) => {
      expect(await walk({ 1: page('a') }, { type })).toEqual([
        `malformed: the answer is ${type}, not FHIR JSON`,
      ]);
    },
  );
});

describe('caps', () => {
  const endless = Object.fromEntries(
    Array.from({ length: 450 }, (_, i) => [i + 1, page(`r${i} s${i}`, next(i + 2))]),
  );

  it.each<[string, Walk, string]>([
    ['as the site says', { quirks: { maxPages: 5 } }, 'tooLarge: stopped after 5 pages [10]'],
    ['ours', {}, 'tooLarge: stopped after 400 pages [800]'],
    ['bytes in all', { maxBytes: 2_000 }, 'tooLarge: stopped after 0 MB'],
  ])('%s: what was read is said', async (_, how, words) => {
    expect((await walk(endless, how)).at(-1)).toContain(words);
  });
});
