import { describe, expect, it } from 'vitest';
import { ok } from '../base/result.ts';
import { testSource } from '../testing/sources.ts';
import { createSourceHttp, type HttpOptions, isBelowSource } from './http.ts';

const SOURCE = testSource('a');
const URL_BELOW = 'https://a.example/fhir/Condition?patient=1';

type Fetch = HttpOptions['fetch'];

function answering(...answers: readonly (Response | Error | (() => Promise<Response>))[]) {
  const seen: Request[] = [];
  const fetching: Fetch = async (input, init) => {
    seen.push(new Request(input as string, init as RequestInit));
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'function') return answer();
    return answer === undefined ? new Response('{}') : answer.clone();
  };
  return { fetching, seen };
}

function httpWith(fetching: Fetch, more: Partial<HttpOptions> = {}) {
  return createSourceHttp({
    source: SOURCE,
    authorise: async () => ok('Bearer t'),
    fetch: fetching,
    ...more,
  });
}

async function outcome(fetching: Fetch, url = URL_BELOW, more: Partial<HttpOptions> = {}): Promise<string> {
  const result = await httpWith(fetching, more).ask({
    url,
    accept: 'application/fhir+json',
    signal: new AbortController().signal,
  });
  return result.ok ? 'ok' : result.error.kind;
}

describe('the token goes to its own source only (T7)', () => {
  it.each([
    ['https://a.example/fhir/Condition', true],
    ['https://a.example/dicom-web/studies', true],
    ['https://a.example/fhir', true],
    ['https://a.example/fhirx/Condition', false],
    ['https://a.example/fhir/../admin', false],
    ['https://a.example/fhir/%2e%2e/admin', false],
    ['https://a.example.evil.example/fhir/x', false],
    ['https://user@a.example/fhir/x', false],
    ['http://a.example/fhir/x', false],
    ['https://a.example:444/fhir/x', false],
    ['javascript:alert(1)', false],
    ['//evil.example/fhir', false],
  ])('%s → %s', async (url, below) => {
    expect(isBelowSource(SOURCE, url)).toBe(below);
    const { fetching, seen } = answering(new Response('{}'));
    await outcome(fetching, url);
    expect(seen.length).toBe(below ? 1 : 0);
  });
});

describe('trouble becomes a fault', () => {
  it.each([
    [401, 'unauthorised'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [400, 'malformed'],
    [500, 'server'],
  ])('HTTP %i → %s', async (status, kind) => {
    expect(await outcome(answering(new Response('', { status })).fetching)).toBe(kind);
  });

  it('a broken line is asked again at most twice, then said', async () => {
    const { fetching, seen } = answering(new TypeError('Failed to fetch'));
    expect(await outcome(fetching)).toBe('server');
    expect(seen.length).toBe(3);
  });

  it('a busy source is asked again when it said, and a refusal never', async () => {
    const busy = answering(
      new Response('', { status: 429, headers: { 'Retry-After': '0' } }),
      new Response('{}'),
    );
    expect(await outcome(busy.fetching)).toBe('ok');
    const refusing = answering(new Response('', { status: 403 }));
    await outcome(refusing.fetching);
    expect([busy.seen.length, refusing.seen.length]).toEqual([2, 1]);
  });

  it('a refused token is renewed once', async () => {
    let renewals = 0;
    const { fetching, seen } = answering(new Response('', { status: 401 }), new Response('{}'));
    const authorise: HttpOptions['authorise'] = async (_, options) => {
      if (options?.renew === true) renewals += 1;
      return ok(`Bearer ${renewals}`);
    };
    expect(await outcome(fetching, URL_BELOW, { authorise })).toBe('ok');
    expect(renewals).toBe(1);
    expect(seen.map((request) => request.headers.get('Authorization'))).toEqual(['Bearer 0', 'Bearer 1']);
  });

  it('forty questions renew it once; one that is refused though new is not renewed for each of them', async () => {
    const run = async (good: string) => {
      let renewals = 0;
      const authorise: HttpOptions['authorise'] = async (_, options) => {
        if (options?.renew === true) renewals += 1;
        return ok(`Bearer ${renewals}`);
      };
      let requests = 0;
      const fetching: Fetch = async (_, init) => {
        requests += 1;
        const sent = new Headers(init?.headers).get('Authorization') ?? '';
        return new Response('{}', { status: sent === good ? 200 : 401 });
      };
      const http = httpWith(fetching, { authorise });
      const { signal } = new AbortController();
      const asks = Array.from({ length: 40 }, () => http.ask({ url: URL_BELOW, accept: '*/*', signal }));
      const results = await Promise.all(asks);
      return { well: results.filter((result) => result.ok).length, renewals, few: requests <= 48 };
    };
    expect(await run('Bearer 1')).toEqual({ well: 40, renewals: 1, few: true });
    const refused = await run('none');
    expect({ ...refused, renewals: refused.renewals <= 4 }).toEqual({ well: 0, renewals: true, few: true });
  });

  it('an answer over the limit is refused', async () => {
    expect(
      await outcome(answering(new Response('x'.repeat(100))).fetching, URL_BELOW, { maxBytes: 50 }),
    ).toBe('tooLarge');
  });

  it('silence ends in a timeout', async () => {
    const silent: Fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    expect(await outcome(silent, URL_BELOW, { timeoutMs: 20 })).toBe('timeout');
  });

  it('cancelling rejects at once', async () => {
    const controller = new AbortController();
    const silent: Fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    const asked = httpWith(silent).ask({ url: URL_BELOW, accept: '*/*', signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toThrow();
  });
});

describe('the breaker', () => {
  it('says a dead source is dead without asking it for each of forty things', async () => {
    const { fetching, seen } = answering(new TypeError('Failed to fetch'));
    const http = httpWith(fetching);
    const { signal } = new AbortController();
    const results = await Promise.all(
      Array.from({ length: 40 }, () => http.ask({ url: URL_BELOW, accept: '*/*', signal })),
    );
    expect(results.every((result) => !result.ok && result.error.kind === 'server')).toBe(true);
    expect(seen.length).toBeLessThan(20);
  });
});
