/** Opening one chart, timed inside the page, and the floor under it: the same answers fetched by nothing but fetch. */
import type { Request } from '@playwright/test';
import type { Seat, Stage } from './stage.ts';

export interface Asked {
  readonly url: string;
  readonly authorization: string;
  readonly accept: string;
}

export interface Opening {
  readonly ms: number;
  readonly requests: readonly Asked[];
  readonly bytes: number;
  /** Main-thread tasks of more than 50 ms, and their time together. */
  readonly longTasks: number;
  readonly longTaskMs: number;
}

/** Looks for the person and waits, ready to press the button. */
export async function prepare(seat: Seat, memberId: string): Promise<void> {
  const { chart, findPatient } = seat;
  if ((await chart.root().count()) > 0) await chart.findAnother().click();
  await findPatient.look({ 'member-id': memberId });
  await findPatient.openButton(findPatient.candidates().first()).waitFor();
}

/** Presses the button and times, in the page itself, until every source has said its last word and it is drawn. */
export async function timedOpening(stage: Pick<Stage, 'world'>, seat: Seat): Promise<Opening> {
  const { page } = seat;
  const origins = Object.values(stage.world.sources).map((source) => source.origin);
  const seen: Request[] = [];
  const note = (request: Request) => {
    if (request.method() === 'GET' && origins.some((origin) => request.url().startsWith(origin)))
      seen.push(request);
  };
  page.on('requestfinished', note);
  const timed = await page.evaluate(async () => {
    const tasks: number[] = [];
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    });
    watch.observe({ type: 'longtask' });
    const begun = performance.now();
    document.querySelector<HTMLButtonElement>('[data-candidate] button')?.click();
    const isDone = () =>
      document.querySelector(
        '[data-panel="timeline"][data-coverage]:not([data-coverage="loading"]):not([data-panel-broken])',
      ) !== null;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (isDone()) resolve();
        else if (performance.now() - begun < 120_000) requestAnimationFrame(look);
        else {
          const states = [...document.querySelectorAll<HTMLElement>('[data-source][data-state]')];
          reject(new Error(`no end: ${states.map((each) => each.dataset['state']).join(' ')}`));
        }
      };
      look();
    });
    const ms = performance.now() - begun;
    // Long tasks are told after the fact.
    await new Promise((resolve) => setTimeout(resolve, 100));
    watch.disconnect();
    return { ms, tasks };
  });
  page.off('requestfinished', note);
  return {
    ms: timed.ms,
    requests: await askedOf(seen),
    bytes: await bytesOf(seen),
    longTasks: timed.tasks.length,
    longTaskMs: timed.tasks.reduce((sum, task) => sum + task, 0),
  };
}

export async function askedOf(requests: readonly Request[]): Promise<readonly Asked[]> {
  return Promise.all(
    requests.map(async (request) => {
      const headers = await request.allHeaders();
      return {
        url: request.url(),
        authorization: headers['authorization'] ?? '',
        accept: headers['accept'] ?? '*/*',
      };
    }),
  );
}

/** What the answers weigh on the wire, their headers included. */
export async function bytesOf(requests: readonly Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
}

/**
 * The floor: the same addresses in the same page at once, each answer read to its end and parsed as JSON. It need not
 * wait for one page of an answer to learn of the next, so the app cannot reach it.
 */
export async function timedFloor(seat: Seat, requests: readonly Asked[]): Promise<number> {
  return seat.page.evaluate(async (list) => {
    const begun = performance.now();
    await Promise.all(
      list.map(async ({ url, authorization, accept }) => {
        const answer = await fetch(url, {
          headers: { Accept: accept, ...(authorization === '' ? {} : { Authorization: authorization }) },
          cache: 'no-store',
        });
        const text = await answer.text();
        if (text !== '' && /json/u.test(answer.headers.get('Content-Type') ?? '')) JSON.parse(text);
      }),
    );
    return performance.now() - begun;
  }, requests);
}
