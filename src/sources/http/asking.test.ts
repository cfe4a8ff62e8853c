import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../base/result.ts';
import { testSource } from '../../testing/sources.ts';
import { createSourceHttp, type HttpAsk, type HttpOptions } from '../http.ts';
import { createRequestBudget } from './budgets.ts';

const URL_BELOW = 'https://a.example/fhir/Condition?patient=1';

type Answer = number | 'reset' | 'hang' | 'half' | { readonly status: number; readonly retryAfter: string };

interface Seen {
  readonly at: number;
  readonly url: string;
  readonly signal: AbortSignal;
}

function aborting(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function halfBody(signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new Uint8Array([123]));
      aborting(signal).catch((cause: unknown) => controller.error(cause));
    },
  });
}

/** A source that answers by a script, the last line for ever; `seen` is every request with its time. */
function scripted(script: (nth: number, url: string) => Answer, more: Partial<HttpOptions> = {}) {
  const seen: Seen[] = [];
  const fetching: HttpOptions['fetch'] = async (input, init) => {
    const url = input as string;
    const signal = init?.signal ?? new AbortController().signal;
    seen.push({ at: performance.now(), url, signal });
    const answer = script(seen.length, url);
    if (answer === 'reset') throw new TypeError('Failed to fetch');
    if (answer === 'hang') return aborting(signal);
    if (answer === 'half') return new Response(halfBody(signal));
    if (typeof answer === 'number') return new Response(answer === 304 ? null : '{}', { status: answer });
    return new Response('{}', { status: answer.status, headers: { 'Retry-After': answer.retryAfter } });
  };
  const http = createSourceHttp({
    source: testSource('a'),
    authorise: async () => ok('Bearer t'),
    fetch: fetching,
    ...more,
  });
  const ask = (part: Partial<HttpAsk> = {}) =>
    http.ask({ url: URL_BELOW, accept: '*/*', signal: new AbortController().signal, ...part });
  /** How an ask ends, and when, with the clock moved on as far as it takes. */
  const outcome = async (part: Partial<HttpAsk> = {}): Promise<string> => {
    const begun = performance.now();
    const asked = ask(part).then((result) => {
      const word = result.ok ? String(result.value.status) : `${result.error.kind} (${result.error.detail})`;
      return `${word} after ${((performance.now() - begun) / 1000).toFixed(1)} s`;
    });
    await vi.advanceTimersByTimeAsync(120_000);
    return asked;
  };
  return { http, ask, outcome, seen };
}

function script(...answers: readonly Answer[]) {
  return (nth: number): Answer => answers[Math.min(nth, answers.length) - 1] ?? 200;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('one question is at most three requests', () => {
  it.each<[string, readonly Answer[], string, number]>([
    ['well', [200], '200 after 0.0 s', 1],
    ['a broken line, then well', ['reset', 200], '200 after 0.1 s', 2],
    ['a dead line', ['reset'], 'server (no connection (TypeError: Failed to fetch)) after 0.3 s', 3],
    ['busy, then well', [503, 502, 200], '200 after 0.3 s', 3],
    ['always busy', [504], 'server (HTTP 504) after 0.3 s', 3],
    ['request timeout', [408], 'timeout (HTTP 408) after 0.3 s', 3],
    ['a stumble of its own', [500], 'server (HTTP 500) after 0.0 s', 1],
    ['refused', [403], 'forbidden (HTTP 403) after 0.0 s', 1],
    ['unknown', [404], 'notFound (HTTP 404) after 0.0 s', 1],
    ['a question it does not understand', [400], 'malformed (HTTP 400) after 0.0 s', 1],
    ['a question it cannot process', [422], 'malformed (HTTP 422) after 0.0 s', 1],
    ['an expired token', [401, 200], '200 after 0.0 s', 2],
    ['a refused token', [401], 'unauthorised (HTTP 401) after 0.0 s', 2],
    ['an expired token and then busy', [401, 503, 503], 'server (HTTP 503) after 0.2 s', 3],
    ['not changed, though nobody asked', [304], 'malformed (HTTP 304) after 0.0 s', 1],
  ])('%s', async (_, answers, words, requests) => {
    const source = scripted(script(...answers));
    expect([await source.outcome(), source.seen.length]).toEqual([words, requests]);
  });

  it('a POST is repeated only where it changes nothing', async () => {
    const audit = scripted(script(503));
    const match = scripted(script(503));
    await audit.outcome({ method: 'POST', body: '{}' });
    await match.outcome({ method: 'POST', body: '{}', safe: true });
    expect([audit.seen.length, match.seen.length]).toEqual([1, 3]);
  });
});

describe('Retry-After is kept to, never earlier', () => {
  const at = (seconds: number) => new Date(Date.UTC(2025, 3, 1, 9, 0, seconds)).toUTCString();

  it.each([
    [429, '2', 'throttled (HTTP 429)', [0, 2.5, 5]],
    [503, '1', 'server (HTTP 503)', [0, 1.3, 2.6]],
    [429, '0', 'throttled (HTTP 429)', [0, 0.1, 0.1]],
    [503, at(3), 'server (HTTP 503)', [0, 3.5, 3.5]],
    [503, 'soon', 'server (HTTP 503)', [0, 0.1, 0.3]],
    [429, '11', 'throttled (HTTP 429)', [0]],
    [503, at(300), 'server (HTTP 503)', [0]],
  ])('%i %s', async (status, retryAfter, words, times) => {
    vi.setSystemTime(Date.UTC(2025, 3, 1, 9, 0, 0));
    const source = scripted(() => ({ status, retryAfter }));
    const begun = performance.now();
    const told = await source.outcome();
    expect(told).toContain(words);
    expect(source.seen.map((seen) => Number(((seen.at - begun) / 1000).toFixed(1)))).toEqual(times);
  });

  it('a wait that is too long is told to the reader at once', async () => {
    const source = scripted(() => ({ status: 429, retryAfter: '90' }));
    const result = await source.ask();
    expect(!result.ok && result.error).toEqual({
      kind: 'throttled',
      detail: 'HTTP 429',
      status: 429,
      retryAfterMs: 90_000,
    });
  });
});

describe('silence ends', () => {
  const slow = testSource('a', 0, { quirks: { headersMs: 1_000, pageMs: 3_000 } });

  it.each<[string, Answer, Partial<HttpOptions>, string]>([
    ['no beginning', 'hang', {}, 'timeout (no answer in 5 s) after 5.0 s'],
    ['no end', 'half', {}, 'timeout (the answer was not whole after 10 s) after 10.0 s'],
    ['no beginning, by the site', 'hang', { source: slow }, 'timeout (no answer in 1 s) after 1.0 s'],
    [
      'no end, by the site',
      'half',
      { source: slow },
      'timeout (the answer was not whole after 3 s) after 3.0 s',
    ],
    ['pixels', 'hang', { timeoutMs: 20_000 }, 'timeout (no answer in 20 s) after 20.0 s'],
  ])('%s', async (_, answer, more, words) => {
    const source = scripted(() => answer, more);
    expect([await source.outcome(), source.seen.length]).toEqual([words, 1]);
  });

  it('a hung source is given up for forty questions in 20 s', async () => {
    const source = scripted(() => 'hang');
    const begun = performance.now();
    const ends: number[] = [];
    const all = Array.from({ length: 40 }, () =>
      source.ask().then(() => ends.push(performance.now() - begun)),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    expect([ends.length, Math.max(...ends) <= 10_000, source.seen.length]).toEqual([40, true, 8]);
    await Promise.all(all);
  });

  it('a source from which nothing comes for its whole time is given up, one that goes on is not', async () => {
    const source = testSource('a', 0, { quirks: { pageMs: 10_000, sourceMs: 12_000 } });
    const stuck = scripted(() => 'half', { source, concurrent: 1 });
    const both = await Promise.all([stuck.outcome(), stuck.outcome()]);
    expect(both).toEqual([
      'timeout (the answer was not whole after 10 s) after 10.0 s',
      'timeout (nothing from the source for 12 s) after 12.0 s',
    ]);
    const steady = scripted(() => 200, { source });
    const ends: boolean[] = [];
    for (let page = 0; page < 30; page += 1) {
      const asked = steady.ask().then((result) => ends.push(result.ok));
      await vi.advanceTimersByTimeAsync(4_000);
      await asked;
    }
    expect(ends.every(Boolean)).toBe(true);
  });

  it('busy for ever: what waits is ended with the whole time, whoever still has patience', async () => {
    const source = scripted(() => ({ status: 429, retryAfter: '9' }), { concurrent: 1 });
    const begun = performance.now();
    const ends: number[] = [];
    const all = Array.from({ length: 6 }, () =>
      source.ask().then(() => ends.push(performance.now() - begun)),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all(all);
    expect(Math.max(...ends)).toBeLessThanOrEqual(20_000);
  });
});

describe('a source in trouble is spared', () => {
  it('asking again is at most a fifth of what was asked, and eight', async () => {
    const source = scripted(() => 429);
    const all = Array.from({ length: 200 }, () => source.ask());
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all(all);
    expect(source.seen.length).toBeLessThanOrEqual(200 + 200 / 5 + 8);
    expect(source.seen.length).toBeGreaterThan(208);
  });

  it('a thousand screens do not come back in one burst', async () => {
    vi.mocked(Math.random).mockRestore();
    const sources = Array.from({ length: 1_000 }, () => scripted(script(503, 200)));
    const begun = performance.now();
    const all = sources.map((source) => source.ask());
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(all);
    const bins = Array.from({ length: 10 }, () => 0);
    for (const { seen } of sources) {
      const bin = Math.floor(((seen[1]?.at ?? 0) - begun) / 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    expect(bins.reduce((sum, bin) => sum + bin, 0)).toBe(1_000);
    expect(Math.max(...bins)).toBeLessThan(200);
  });

  it('the chart has its budget, asking again included', async () => {
    const budget = createRequestBudget(5);
    const source = scripted(script(503, 200, 200, 200, 200, 200));
    const words: string[] = [];
    for (let nth = 0; nth < 6; nth += 1)
      words.push((await source.outcome({ budget })).split(' after')[0] ?? '');
    expect(words).toEqual([
      '200',
      '200',
      '200',
      '200',
      'tooLarge (more than 5 requests for one chart)',
      'tooLarge (more than 5 requests for one chart)',
    ]);
    expect([source.seen.length, budget.used()]).toEqual([5, 5]);
  });
});

describe('the breaker', () => {
  /** One line a question: how many requests it was, and what came of it. */
  async function run(source: ReturnType<typeof scripted>, questions: number): Promise<readonly string[]> {
    const lines: string[] = [];
    for (let nth = 0; nth < questions; nth += 1) {
      const before = source.seen.length;
      const result = await source.ask({ method: 'POST' });
      lines.push(`${source.seen.length - before} ${result.ok ? 'ok' : result.error.detail}`);
    }
    return lines;
  }
  const BROKEN = '0 not asked: its last answers failed (asked again after 15 s)';

  it('opens after five of ten, tries one after 15 s, and closes when that is well', async () => {
    let well = false;
    const source = scripted(() => (well ? 200 : 503));
    expect(await run(source, 7)).toEqual([...Array.from({ length: 5 }, () => '1 HTTP 503'), BROKEN, BROKEN]);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(await run(source, 1)).toEqual([BROKEN]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await run(source, 2)).toEqual(['1 HTTP 503', BROKEN]);
    well = true;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await run(source, 3)).toEqual(['1 ok', '1 ok', '1 ok']);
  });

  it('does not open for refusals, nor for stumbles over single questions', async () => {
    for (const status of [400, 401, 403, 404, 429, 500]) {
      const source = scripted(() => status);
      expect((await run(source, 12)).every((line) => !line.startsWith('0'))).toBe(true);
    }
  });

  it('does not open where most is well', async () => {
    const source = scripted((nth) => (nth % 3 === 0 ? 503 : 200));
    expect((await run(source, 30)).every((line) => line.startsWith('1'))).toBe(true);
  });

  it('what a reader asks for by hand is always asked', async () => {
    const source = scripted(() => 'reset');
    await run(source, 6);
    source.http.revive();
    expect((await run(source, 1))[0]).toContain('1 no connection');
  });

  it('of one service says nothing of another', async () => {
    const records = scripted(() => 'reset');
    const pictures = scripted(() => 200);
    await run(records, 9);
    expect(await run(pictures, 1)).toEqual(['1 ok']);
  });
});

describe('lanes', () => {
  it('so many at once, the most urgent first, then the one that waits longest', async () => {
    const source = scripted(() => 'hang', { concurrent: 2 });
    const controller = new AbortController();
    for (const [name, priority] of [
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['d', 2],
      ['e', 1],
      ['f', 2],
    ] as const) {
      const url = `https://a.example/fhir/${name}`;
      source.ask({ url, priority, signal: controller.signal }).catch(() => undefined);
    }
    const names = () => source.seen.map((seen) => seen.url.at(-1)).join(' ');
    await vi.advanceTimersByTimeAsync(1);
    expect(names()).toBe('a b');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(names()).toBe('a b d f');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(names()).toBe('a b d f e c');
    controller.abort();
  });

  it('leaving aborts what is under way at once, and nothing starts after it', async () => {
    const source = scripted((nth) => (nth % 2 === 0 ? 'hang' : 'half'), { concurrent: 4 });
    const controller = new AbortController();
    const all = Array.from({ length: 40 }, () => source.ask({ signal: controller.signal }));
    const settled = Promise.allSettled(all);
    await vi.advanceTimersByTimeAsync(100);
    expect([source.seen.length, source.seen.some((seen) => seen.signal.aborted)]).toEqual([4, false]);
    controller.abort();
    expect(source.seen.every((seen) => seen.signal.aborted)).toBe(true);
    const results = await settled;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([source.seen.length, results.every((result) => result.status === 'rejected')]).toEqual([4, true]);
    // The lanes are free again for whoever comes next.
    const next = scripted(() => 200);
    expect((await next.ask()).ok).toBe(true);
  });

  it('leaving ends the wait before asking again, and a slow sign-in', async () => {
    const waiting = scripted(() => ({ status: 503, retryAfter: '5' }));
    const signing = scripted(() => 200, { authorise: () => new Promise(() => undefined) });
    for (const source of [waiting, signing]) {
      const controller = new AbortController();
      const asked = source.ask({ signal: controller.signal });
      const settled = asked.then(
        () => 'answered',
        () => 'left',
      );
      await vi.advanceTimersByTimeAsync(50);
      controller.abort();
      expect(await settled).toBe('left');
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect([waiting.seen.length, signing.seen.length]).toEqual([1, 0]);
  });

  it('one chart that is left does not disturb another', async () => {
    const source = scripted(() => 200, { concurrent: 1 });
    const controller = new AbortController();
    const left = source.ask({ signal: controller.signal }).catch(() => 'left');
    const stays = source.ask();
    controller.abort();
    expect([await left, (await stays).ok]).toEqual(['left', true]);
  });
});
