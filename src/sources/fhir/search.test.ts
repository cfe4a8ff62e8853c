import { describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result.ts';
import { fault } from '../../domain/fault.ts';
import { testSource } from '../../testing/sources.ts';
import type { SourceHttp } from '../http.ts';
import { search } from './search.ts';

const SOURCE = testSource('a');
const BASE = 'https://a.example/fhir';

function page(ids: readonly string[], next?: string, more: object = {}): string {
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: ids.map((id) => ({ resource: { resourceType: 'Condition', id } })),
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
    ...more,
  });
}

/** Walks a search over a server that is a table of address → body; prints pages as ids, the end as its fault. */
async function walk(pages: Readonly<Record<string, string>>, maxPages = 50): Promise<readonly string[]> {
  const http: SourceHttp = {
    revive: () => undefined,
    ask: async ({ url }) => {
      const body = pages[url.replace(`${BASE}/`, '')];
      if (body === undefined) return err(fault('notFound', 'HTTP 404'));
      return ok({ status: 200, headers: new Headers(), bytes: new TextEncoder().encode(body) });
    },
  };
  const lines: string[] = [];
  const ask = {
    http,
    source: SOURCE,
    url: `${BASE}/1`,
    signal: new AbortController().signal,
    now: () => new Date(0),
    maxPages,
  };
  for await (const event of search(ask)) {
    lines.push(
      event.type === 'fault'
        ? `${event.fault.kind}: ${event.fault.detail}`
        : event.page.resources.map((r) => r.id).join(' '),
    );
  }
  return lines;
}

describe('paging', () => {
  it('follows next to the end, whatever total says', async () => {
    expect(
      await walk({ 1: page(['a', 'b'], `${BASE}/2`, { total: 2 }), 2: page(['c'], '3'), 3: page(['d']) }),
    ).toEqual(['a b', 'c', 'd']);
  });

  it('reads relative links below the base', async () => {
    expect((await walk({ 1: page(['a'], 'https://a.example/fhir/2'), 2: page(['b']) })).length).toBe(2);
  });

  it.each([
    ['a loop', { 1: page(['a'], `${BASE}/1`) }, 'malformed: the pages run in a circle'],
    [
      'a page that repeats',
      { 1: page(['a'], `${BASE}/2`), 2: page(['a']) },
      'malformed: a page repeats an earlier one',
    ],
    [
      'a foreign link',
      { 1: page(['a'], 'https://evil.example/fhir/2') },
      'malformed: the next page lies outside of the source',
    ],
    ['a missing page', { 1: page(['a'], `${BASE}/2`) }, 'notFound: HTTP 404'],
    ['a page cut in half', { 1: page(['a'], `${BASE}/2`), 2: page(['b']).slice(0, 40) }, 'malformed:'],
    ['an empty answer', { 1: '' }, 'malformed:'],
    ['a web page', { 1: '<html>' }, 'malformed:'],
    ['an outcome', { 1: '{"resourceType":"OperationOutcome"}' }, 'malformed: expected a Bundle'],
  ])('%s ends as a fault, never as the end', async (_, pages, words) => {
    const lines = await walk(pages as Record<string, string>);
    expect(lines.at(-1)).toContain(words);
  });

  it('stops at its cap and says so', async () => {
    const endless = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [i + 1, page([`r${i}`], `${BASE}/${i + 2}`)]),
    );
    expect((await walk(endless, 5)).at(-1)).toBe('tooLarge: stopped after 5 pages');
  });
});
