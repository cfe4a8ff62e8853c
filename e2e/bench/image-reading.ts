/** Reading in the app itself: tokens that end while one scrolls, keys that must not be lost, what is left when it is closed. */
import type { Page, Request } from '@playwright/test';
import { seriesUid, studyUid } from '../../mocks/images/studies.ts';
import { type Figures, rounded } from './figures.ts';
import { heapOf } from './image-speed.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const STUDY = studyUid('fumie-ct');
const SERIES = seriesUid('fumie-ct', 0);
const SLICES = 64;
const KEYS = 100;
const CYCLES = 10;

/** Counts the drawing contexts that a page asks for. */
function countContexts(): void {
  const own = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext')?.value as (
    ...asked: readonly unknown[]
  ) => unknown;
  const counts = { contexts: 0 };
  Object.assign(globalThis, { counts });
  Reflect.set(
    HTMLCanvasElement.prototype,
    'getContext',
    function (this: HTMLCanvasElement, ...asked: readonly unknown[]): unknown {
      if (String(asked[0]).startsWith('webgl')) counts.contexts += 1;
      return Reflect.apply(own, this, asked);
    },
  );
}

function contexts(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { counts: { contexts: number } }).counts.contexts);
}

async function open({ page }: Seat): Promise<void> {
  await page.locator(`[data-open-study="${STUDY}"]`).first().click();
  await page.locator('[data-viewport="0"][data-state="ready"]').waitFor();
}

async function close({ page }: Seat): Promise<void> {
  await page.locator('.viewer-close').click();
  await page.locator('[data-viewer]').waitFor({ state: 'detached' });
}

async function allLoaded({ page }: Seat): Promise<void> {
  await page.locator(`[data-viewer][data-loaded="${SLICES}"]`).waitFor();
}

async function fault(stage: Stage, body: object): Promise<void> {
  await fetch(`${stage.world.sources.minato.origin}/faults`, { method: 'POST', body: JSON.stringify(body) });
}

async function noFaults(stage: Stage): Promise<void> {
  await fetch(`${stage.world.sources.minato.origin}/faults`, { method: 'DELETE' });
}

function isFrame(request: Request): boolean {
  return (
    request.method() === 'GET' &&
    request.url().includes(`/series/${SERIES}/`) &&
    /\/frames\/\d+$/u.test(request.url())
  );
}

interface Watch {
  readonly asked: string[];
  readonly answered: Map<string, number[]>;
  renewals: number;
}

/** Notes every frame that is asked for, how it is answered, and every token that is renewed. */
function watch({ world }: Stage, page: Page): Watch {
  const noted: Watch = { asked: [], answered: new Map(), renewals: 0 };
  page.on('request', (request) => {
    if (isFrame(request)) noted.asked.push(request.url());
    const renews =
      request.url().startsWith(world.issuer) && request.postData()?.includes('grant_type=refresh_token');
    if (renews === true) noted.renewals += 1;
  });
  page.on('response', (response) => {
    const request = response.request();
    if (isFrame(request))
      noted.answered.set(request.url(), [...(noted.answered.get(request.url()) ?? []), response.status()]);
  });
  return noted;
}

/** The series is told late, so that its first picture comes ahead of it: each frame is asked for once all the same. */
async function askedTwice(stage: Stage, seat: Seat, noted: Watch): Promise<Figures> {
  noted.asked.length = 0;
  await fault(stage, { kind: 'delay', path: `series/${SERIES}/metadata`, ms: 1_500, times: 1 });
  await open(seat);
  await allLoaded(seat);
  await noFaults(stage);
  const twice = noted.asked.length - new Set(noted.asked).size;
  await close(seat);
  return { framesAskedTwice: twice };
}

/**
 * The frames come so slowly that the token of the archive ends while they are read; besides, some are refused a token
 * that is still alive, as after a restart of the gateway.
 */
async function longScroll(stage: Stage, seat: Seat, noted: Watch, ms: number): Promise<Figures> {
  const { page } = seat;
  noted.answered.clear();
  noted.renewals = 0;
  await fault(stage, { kind: 'delay', path: `series/${SERIES}/instances`, ms });
  await open(seat);
  await fault(stage, { kind: '401', path: `series/${SERIES}/instances`, times: 3 });
  await page.locator('[data-viewport="0"]').focus();
  let problems = 0;
  for (let slice = 2; slice <= SLICES; slice += 1) {
    await page.keyboard.press('ArrowDown');
    const stage0 = page.locator(`[data-viewport="0"][data-slice="${slice}"]:not([data-state="loading"])`);
    await stage0.waitFor();
    problems += await page.locator('[data-viewer] [data-problem]').count();
  }
  await allLoaded(seat);
  await noFaults(stage);
  const statuses = [...noted.answered.values()];
  const lost = SLICES - statuses.filter((all) => all.includes(200)).length;
  await close(seat);
  return {
    tokenFailures: lost + problems,
    tokenRenewals: noted.renewals,
    tokenRefusals: statuses.flat().filter((status) => status === 401).length,
  };
}

/** A hundred keys, one slice each: every one of them is seen, and the last slice is the right one. */
async function droppedKeys(seat: Seat): Promise<Figures> {
  const { page } = seat;
  await open(seat);
  await allLoaded(seat);
  await page.locator('[data-viewport="0"]').focus();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenSlices: seen });
    const stage = document.querySelector<HTMLElement>('[data-viewport="0"]');
    if (stage === null) throw new Error('no viewport');
    new MutationObserver(() => seen.push(stage.dataset['slice'] ?? '')).observe(stage, {
      attributeFilter: ['data-slice'],
    });
  });
  const down = 60;
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press(key < down ? 'ArrowDown' : 'ArrowUp');
  const end = 1 + down - (KEYS - down);
  const stage = page.locator('[data-viewport="0"][data-state="ready"]');
  await stage.waitFor();
  const at = Number(await stage.getAttribute('data-slice'));
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seenSlices: string[] }).seenSlices.length,
  );
  await close(seat);
  return { scrolledSlices: KEYS, droppedInputs: Math.abs(end - at) + Math.max(0, KEYS - seen) };
}

/** Opened, cut anew and closed ten times: neither memory nor drawing contexts become more. */
async function leftOver(seat: Seat): Promise<Figures> {
  const { page } = seat;
  let early = { heap: 1, contexts: 0 };
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    await open(seat);
    await page.locator('[data-viewport="0"]').focus();
    await page.keyboard.press('x');
    await page.locator('[data-mpr="ready"]').waitFor();
    await close(seat);
    if (cycle === 2) early = { heap: await heapOf(page), contexts: await contexts(page) };
  }
  return {
    mprHeapGrowth: rounded((await heapOf(page)) / early.heap),
    mprContextGrowth: (await contexts(page)) - early.contexts,
  };
}

export async function readingFigures(small: boolean): Promise<Figures> {
  const life = small ? 25 : 60;
  return onStage({ demoPeople: true, accessTokenSeconds: life }, async (stage) => {
    const seat = await stage.sit();
    await seat.page.addInitScript(countContexts);
    const noted = watch(stage, seat.page);
    await seat.signIn.as('doctor');
    await seat.findPatient.open({ name: 'きりたに' });
    await seat.chart.settled();
    await seat.chart.goTo('images');
    await seat.chart.settled('images');
    return {
      ...(await askedTwice(stage, seat, noted)),
      // Six at a time: the whole series takes longer than a token lives.
      ...(await longScroll(stage, seat, noted, small ? 2_600 : 7_000)),
      ...(await droppedKeys(seat)),
      ...(await leftOver(seat)),
      tokenSeconds: life,
    };
  });
}
