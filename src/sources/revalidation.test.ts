import { describe, expect, it } from 'vitest';
import { ok } from '../base/result.ts';
import { testSource } from '../testing/sources.ts';
import { createSourceHttp } from './http.ts';
import { rememberEtags } from './revalidation.ts';

interface Page {
  body: string;
  etag?: string;
  lastModified?: string;
}

/** A server that answers 304 where it may; `asked` is one line a request. */
function serverOf(pages: Readonly<Record<string, Page>>, maxBytes?: number, refuses = false) {
  const asked: string[] = [];
  let minute = 0;
  const http = createSourceHttp({
    source: testSource('a'),
    authorise: async () => ok('Bearer t'),
    now: () => new Date(Date.UTC(2025, 3, 1, 9, minute)),
    fetch: async (input, init) => {
      const name = (input as string).split('/').at(-1) ?? '';
      const page = pages[name] ?? { body: '' };
      const sent = new Headers(init?.headers);
      const tag = sent.get('If-None-Match') ?? sent.get('If-Modified-Since');
      asked.push(`${name}${tag === null ? '' : ` unless ${tag}`}`);
      // What a browser makes of a header that the other origin does not allow.
      if (refuses && tag !== null) throw new TypeError('Failed to fetch');
      const headers = {
        'Content-Type': 'application/fhir+json',
        ...(page.etag === undefined ? {} : { ETag: page.etag }),
        ...(page.lastModified === undefined ? {} : { 'Last-Modified': page.lastModified }),
      };
      if (tag !== null && tag === (page.etag ?? page.lastModified))
        return new Response(null, { status: 304, headers });
      return new Response(page.body, { headers });
    },
  });
  const remembering = rememberEtags(http, maxBytes);
  const ask = async (name: string) => {
    minute += 1;
    const result = await remembering.ask({
      url: `https://a.example/fhir/${name}`,
      accept: 'application/fhir+json',
      signal: new AbortController().signal,
    });
    if (!result.ok) return result.error.detail;
    const { bytes, fetchedAt, revalidated, status } = result.value;
    const time = fetchedAt.toISOString().slice(11, 16);
    return `${status} ${new TextDecoder().decode(bytes)} ${time}${revalidated ? ' revalidated' : ''}`;
  };
  return { ask, asked };
}

describe('the memory of a chart', () => {
  it('"not changed" gives the remembered bytes, known as of now; a change gives the new ones', async () => {
    const pages = { x: { body: '{"v":1}', etag: 'W/"1"' } };
    const { ask, asked } = serverOf(pages);
    const lines = [await ask('x'), await ask('x'), await ask('x')];
    pages.x = { body: '{"v":2}', etag: 'W/"2"' };
    lines.push(await ask('x'), await ask('x'));
    expect(lines).toEqual([
      '200 {"v":1} 09:01',
      '200 {"v":1} 09:02 revalidated',
      '200 {"v":1} 09:03 revalidated',
      '200 {"v":2} 09:04',
      '200 {"v":2} 09:05 revalidated',
    ]);
    expect(asked).toEqual(['x', 'x unless W/"1"', 'x unless W/"1"', 'x unless W/"1"', 'x unless W/"2"']);
  });

  it('knows Last-Modified too, and asks plainly for what bore no tag', async () => {
    const { ask, asked } = serverOf({
      dated: { body: '{}', lastModified: 'Tue, 01 Apr 2025 00:00:00 GMT' },
      plain: { body: '{}' },
    });
    for (const name of ['dated', 'dated', 'plain', 'plain']) await ask(name);
    expect(asked).toEqual(['dated', 'dated unless Tue, 01 Apr 2025 00:00:00 GMT', 'plain', 'plain']);
  });

  it('an answer that was cut is not brought back for ever', async () => {
    const pages = { x: { body: '{"cut', etag: '"1"' } };
    const { ask, asked } = serverOf(pages);
    await ask('x');
    pages.x = { body: '{"whole":1}', etag: '"1"' };
    expect(await ask('x')).toBe('200 {"whole":1} 09:02');
    expect(asked).toEqual(['x', 'x unless "1"', 'x']);
  });

  it('is bounded: the oldest is let go, what is larger than all of it is not kept', async () => {
    const page = (letter: string, size: number) => ({
      body: `"${letter.repeat(size)}"`,
      etag: `"${letter}"`,
    });
    const { ask, asked } = serverOf(
      { a: page('a', 40), b: page('b', 40), c: page('c', 40), d: page('d', 200) },
      100,
    );
    for (const name of ['a', 'b', 'c', 'd', 'a', 'c', 'd']) await ask(name);
    expect(asked.slice(4)).toEqual(['a', 'c unless "c"', 'd']);
  });

  it('where conditions are not let through, asks plainly from then on', async () => {
    const page = { body: '{}', etag: '"1"' };
    const { ask, asked } = serverOf({ x: page, y: page }, undefined, true);
    for (const name of ['x', 'y']) await ask(name);
    expect(await Promise.all([ask('x'), ask('y')])).toEqual(['200 {} 09:04', '200 {} 09:04']);
    expect(await ask('x')).toBe('200 {} 09:05');
    // One question tries it (three times, as for any broken line); the other waits for what comes of that.
    expect(asked.filter((line) => line.includes('unless'))).toEqual(
      Array.from({ length: 3 }, () => 'x unless "1"'),
    );
  });

  it('does not outlive its chart', async () => {
    const pages = { x: { body: '{}', etag: '"1"' } };
    const first = serverOf(pages);
    await first.ask('x');
    const second = serverOf(pages);
    await second.ask('x');
    expect(second.asked).toEqual(['x']);
  });
});
