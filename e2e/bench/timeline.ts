/** The timeline at full size on a slow machine: counts and ratios of one run. What each means: docs/benchmark.md. */
import type { CDPSession, Page } from '@playwright/test';
import { CHROMIUM_WITHOUT_GRAPHICS } from '../fixtures/chromium.ts';
import { type Figures, printFigures, rounded, say } from './figures.ts';
import { LONG_LIFE_NUMBER, REPORTED_NUMBER, reportedLife, writeLongLife } from './long-life.ts';
import { peerTime } from './peer.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

/** A machine four times slower than this one. */
const SLOW_DOWN = 4;
const FULL = 50_000;
const SMALL = 3_000;
const FRAMES = 90;
/** Entries that our timeline and the peer's show in the same run. */
const COMPARED = 1_000;
const COMPARED_SMALL = 100;

interface Arrival {
  /** Milliseconds from the last byte of the last answer to the first screen, and to all drawn. */
  readonly first: number;
  readonly complete: number;
  /** From the press of the button to all drawn. */
  readonly whole: number;
  readonly longTasks: number;
  readonly longest: number;
}

/** Opens the chart and times, by the page's own clock, what follows its last answer. */
async function timedArrival(page: Page): Promise<Arrival> {
  return page.evaluate(async () => {
    const tasks: number[] = [];
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    });
    performance.setResourceTimingBufferSize(2000);
    performance.clearResourceTimings();
    watch.observe({ type: 'longtask' });
    const pressed = performance.now();
    document.querySelector<HTMLButtonElement>('[data-candidate] button')?.click();
    const panel = () => document.querySelector<HTMLElement>('[data-panel="timeline"]');
    const isDone = () => {
      const count = Number(panel()?.dataset['count'] ?? 0);
      const lanes = document.querySelector<HTMLElement>('[data-lanes]')?.dataset['lanes'] ?? '0';
      return count > 0 && panel()?.dataset['coverage'] !== 'loading' && lanes !== '0';
    };
    let first = 0;
    const done = await new Promise<number>((resolve, reject) => {
      const begun = performance.now();
      const look = () => {
        if (first === 0 && document.querySelector('[data-entry]') !== null) first = performance.now();
        if (isDone()) resolve(performance.now());
        else if (performance.now() - begun > 400_000) reject(new Error('the chart did not come to an end'));
        else requestAnimationFrame(look);
      };
      look();
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    watch.disconnect();
    const answers = performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.includes('/fhir/')) as PerformanceResourceTiming[];
    const last = Math.max(...answers.map((entry) => entry.responseEnd));
    return {
      first: first - Math.min(...answers.map((entry) => entry.responseEnd)),
      complete: done - last,
      whole: done - pressed,
      longTasks: tasks.length,
      longest: Math.max(0, ...tasks),
    };
  });
}

/** The floor: what it costs the same page to parse the same bytes. */
async function parseFloor(page: Page, bodies: readonly string[]): Promise<number> {
  const best: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    let spent = 0;
    // One at a time: all of them at once would not fit through the wire of a debugger.
    for (const body of bodies)
      spent += await page.evaluate((text) => {
        const begun = performance.now();
        JSON.parse(text);
        return performance.now() - begun;
      }, body);
    best.push(spent);
  }
  return Math.min(...best);
}

interface Frames {
  readonly p95: number;
  readonly longTasks: number;
}

/** The time between frames while something is done at each, and how many long tasks that makes. */
async function framesWhile(page: Page, what: 'idle' | 'pan' | 'zoom' | 'scroll'): Promise<Frames> {
  return page.evaluate(
    async ({ doing, count }) => {
      const canvas = document.querySelector('.lane-canvas');
      const list = document.querySelector('[data-panel="timeline"] .virtual-scroller');
      let tasks = 0;
      const watch = new PerformanceObserver((entries) => {
        tasks += entries.getEntries().length;
      });
      watch.observe({ type: 'longtask' });
      const wheel = (deltaX: number, deltaY: number) =>
        canvas?.dispatchEvent(
          new WheelEvent('wheel', {
            deltaX,
            deltaY,
            clientX: 700,
            clientY: 400,
            bubbles: true,
            cancelable: true,
          }),
        );
      const times: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < count; frame += 1) {
        if (doing === 'pan') wheel(frame < count / 2 ? -30 : 30, 0);
        if (doing === 'zoom') wheel(0, frame < count / 2 ? -40 : 40);
        if (doing === 'scroll') list?.scrollBy(0, 200);
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        times.push(now - last);
        last = now;
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      watch.disconnect();
      return {
        p95: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN,
        longTasks: tasks,
      };
    },
    { doing: what, count: FRAMES },
  );
}

/** Between letters; who types fast takes no less. */
const KEY_MS = 150;

/** Types a word letter by letter into the one search, and times from the last letter to the first hits of the whole word. */
async function searchTime(page: Page, word: string): Promise<number> {
  await page.keyboard.press('Control+k');
  await page.locator('.search-dialog input').waitFor();
  const ms = await page.evaluate(
    async ({ text, between }) => {
      const field = document.querySelector<HTMLInputElement>('.search-dialog input');
      const letters = [...text];
      const last = letters.pop() ?? '';
      field?.focus();
      for (const letter of letters) {
        document.execCommand('insertText', false, letter);
        await new Promise((resolve) => setTimeout(resolve, between));
      }
      const begun = performance.now();
      document.execCommand('insertText', false, last);
      // The count stands there only for the very words of the field.
      const isFound = () =>
        field?.value === text &&
        document.querySelector('.search-dialog [data-search-count]') !== null &&
        document.querySelector('.search-dialog [role="option"][id]') !== null;
      do await new Promise((resolve) => requestAnimationFrame(resolve));
      while (!isFound() && performance.now() - begun < 30_000);
      return performance.now() - begun;
    },
    { text: word, between: KEY_MS },
  );
  await page.keyboard.press('Escape');
  await page.locator('.search-dialog').waitFor({ state: 'detached' });
  return ms;
}

/** Puts a word into the field over the list, and waits for the count to change. */
async function filterTime(page: Page, word: string): Promise<number> {
  return page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('[data-panel="timeline"] input[type="search"]');
    const panel = document.querySelector<HTMLElement>('[data-panel="timeline"]');
    if (field === null || panel === null) return Number.NaN;
    const before = panel.dataset['count'];
    field.focus();
    const begun = performance.now();
    document.execCommand('insertText', false, text);
    while (panel.dataset['count'] === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begun;
  }, word);
}

async function slowly<T>(page: Page, work: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  try {
    return await work(session);
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  }
}

async function figuresOf(seat: Seat): Promise<Figures> {
  const { page, findPatient, signIn } = seat;
  const bodies: Promise<string>[] = [];
  await signIn.as('doctor');
  await findPatient.look({ 'local-id': LONG_LIFE_NUMBER });
  await findPatient.openButton(findPatient.candidates().first()).waitFor();
  await page.waitForTimeout(1500);
  page.on('response', (answer) => {
    if (answer.url().includes('/fhir/') && answer.request().method() === 'GET')
      bodies.push(answer.text().catch(() => ''));
  });
  return slowly(page, async (session) => {
    const arrival = await timedArrival(page);
    say(`arrived: ${JSON.stringify(arrival)}`);
    const texts = (await Promise.all(bodies)).filter((text) => text !== '');
    const floor = await parseFloor(page, texts);
    say(`floor: ${Math.round(floor)} ms for ${texts.length} answers`);
    const entries = Number(await page.locator('[data-panel="timeline"]').getAttribute('data-count'));
    const idle = await framesWhile(page, 'idle');
    const pan = await framesWhile(page, 'pan');
    const zoom = await framesWhile(page, 'zoom');
    const scroll = await framesWhile(page, 'scroll');
    say(`frames: ${JSON.stringify({ idle, pan, zoom, scroll })}`);
    const searchMs = await searchTime(page, 'ヘモグロビン');
    const filterMs = await filterTime(page, 'ヘモグロビン');
    const domNodes = await page.evaluate(() => document.querySelectorAll('*').length);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return {
      entries,
      firstMs: Math.round(arrival.first),
      completeOverFloor: rounded(arrival.complete / floor),
      longTasksArriving: arrival.longTasks,
      longestTaskMs: Math.round(arrival.longest),
      longTasks: arrival.longTasks + pan.longTasks + zoom.longTasks,
      p95FrameOverIdle: rounded(Math.max(pan.p95, zoom.p95) / idle.p95),
      p95ScrollOverIdle: rounded(scroll.p95 / idle.p95),
      domNodes,
      searchMs: Math.round(searchMs),
      filterMs: Math.round(filterMs),
      heapMiB: Math.round(usedSize / 2 ** 20),
    };
  });
}

/** How many times longer the peer takes from its data to the last entry than we from the press of the button. */
async function comparedWithPeer(stage: Stage, count: number): Promise<Figures> {
  const seat = await stage.sit();
  const { page, findPatient, signIn } = seat;
  await signIn.as('doctor');
  await findPatient.look({ 'local-id': REPORTED_NUMBER });
  await findPatient.openButton(findPatient.candidates().first()).waitFor();
  await page.waitForTimeout(1000);
  const ours = await slowly(page, async () => (await timedArrival(page)).whole);
  const drawn = Number(await page.locator('[data-panel="timeline"]').getAttribute('data-count'));
  if (drawn !== count) throw new Error(`our timeline stands for ${drawn} entries, not ${count}`);
  await seat.leave();
  const peer = await peerTime(stage.browser, reportedLife(count), SLOW_DOWN);
  if (peer.drawn !== count) throw new Error(`the peer drew ${peer.drawn} entries, not ${count}`);
  say(`${count} entries: ours ${Math.round(ours)} ms, the peer ${Math.round(peer.ms)} ms`);
  return { comparedEntries: count, peerOverOurs: rounded(peer.ms / ours, 1) };
}

await printFigures(async (flags) => {
  const small = flags.has('--small');
  const compared = small ? COMPARED_SMALL : COMPARED;
  const life = writeLongLife(small ? SMALL : FULL, compared);
  try {
    const people = [`minato=${life.folder}`];
    return await onStage(
      { people },
      async (stage) => {
        const seat = await stage.sit();
        const figures = await figuresOf(seat);
        await seat.leave();
        return { ...figures, ...(await comparedWithPeer(stage, compared)) };
      },
      CHROMIUM_WITHOUT_GRAPHICS,
    );
  } finally {
    life.remove();
  }
});
