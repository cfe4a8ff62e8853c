/** The proof "labs", the part on screen: a table of 500 tests × 400 days, a curve of 10,000 results, the criteria for graphs. */
import type { Page } from '@playwright/test';
import { CHROMIUM_WITHOUT_GRAPHICS } from '../fixtures/chromium.ts';
import { type Figures, medianOf, printFigures, rounded, say } from './figures.ts';
import { DENSE_TEST, LAB_LIFE_NUMBER, writeLabLife } from './lab-life.ts';
import { openSittigTrend, SITTIG, SITTIG_PERSON } from './lab-sittig.ts';
import { onStage, type Seat } from './stage.ts';

const FULL = { tests: 500, days: 400, perDay: 30, points: 10_000 };
const SMALL = { tests: 100, days: 60, perDay: 20, points: 1_200 };
const ROUNDS = 9;

/** From the press of the tab to the table with rows and cells. */
async function firstDraw(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const begun = performance.now();
    document.querySelector<HTMLElement>('nav.tabs a[href*="/labs"]')?.click();
    while (document.querySelector('[data-panel="labs"] [data-line] [data-entry]') === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begun;
  });
}

interface Scrolled {
  readonly idle: number;
  readonly scrolling: number;
  readonly nodes: number;
  readonly rows: number;
  readonly columns: number;
}

/** The time between frames while the table is scrolled both ways, and how much of it is ever drawn at once. */
async function scrolled(page: Page): Promise<Scrolled> {
  return page.evaluate(async () => {
    const grid = document.querySelector('[data-panel="labs"] .grid-table');
    let nodes = 0;
    async function p95(step: (frame: number) => void): Promise<number> {
      const times: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < 120; frame += 1) {
        step(frame);
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        times.push(now - last);
        last = now;
        nodes = Math.max(nodes, document.querySelectorAll('[data-panel="labs"] *').length);
      }
      return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN;
    }
    const idle = await p95(() => undefined);
    const down = await p95(() => grid?.scrollBy(0, 120));
    const across = await p95(() => grid?.scrollBy(160, 0));
    grid?.scrollTo(0, 0);
    return {
      idle,
      scrolling: Math.max(down, across),
      nodes,
      rows: Number(grid?.getAttribute('aria-rowcount')) - 1,
      columns: Number(grid?.getAttribute('aria-colcount')),
    };
  });
}

interface Drawing {
  readonly ours: number;
  readonly path: number;
  readonly points: number;
}

/**
 * One drawing of our picture (another period of all its results: what is in it is picked and reduced anew, band, line,
 * marks, both axes, density and words), and one of a bare path of the same reduced points, from their numbers. Both
 * from the moment at which they are asked for until the frame with them is done, on a page at rest.
 */
async function drawing(page: Page, span: number): Promise<Drawing> {
  return page.evaluate(async (which) => {
    const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const drawn = async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const channel = new MessageChannel();
      await new Promise((resolve) => {
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(0);
      });
    };
    const line = () => document.querySelector('.lab-trend .trend-line')?.getAttribute('d') ?? '';
    const axis = () =>
      [...document.querySelectorAll('.lab-trend .trend-time')].map((one) => one.textContent).join(' ');
    const [before, axisBefore] = [line(), axis()];
    let begun = performance.now();
    document.querySelectorAll<HTMLElement>('.lab-trend .segmented button')[which]?.click();
    await drawn();
    while (line() === before || axis() === axisBefore) await drawn();
    const ours = performance.now() - begun;
    await rest(700);
    const plot = document.querySelector('.lab-trend .trend-plot');
    const box = plot?.getBoundingClientRect();
    const points = [...line().matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    begun = performance.now();
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('width', String(box?.width ?? 300));
    svg.setAttribute('height', String(box?.height ?? 200));
    const bare = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    bare.setAttribute('d', points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''));
    bare.setAttribute('fill', 'none');
    bare.setAttribute('stroke', 'currentColor');
    svg.append(bare);
    plot?.after(svg);
    await drawn();
    const alone = performance.now() - begun;
    svg.remove();
    await rest(300);
    const layer = document.querySelector('.lab-trend .trend-layer');
    return { ours, path: alone, points: Number(layer?.getAttribute('data-points')) };
  }, span);
}

const LIFE = 3;
const THREE_YEARS = 0;

async function trendFigures(page: Page): Promise<Figures> {
  await page.locator('.lab-search').fill(DENSE_TEST);
  await page.locator('.lab-name').filter({ hasText: DENSE_TEST }).first().click();
  await page.locator('.lab-trend .trend-layer').first().waitFor();
  await page.waitForTimeout(500);
  const rounds: Drawing[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await drawing(page, THREE_YEARS);
    const one = await drawing(page, LIFE);
    if (round > 0) rounds.push(one);
  }
  const ours = medianOf(rounds.map((one) => one.ours));
  const path = medianOf(rounds.map((one) => one.path));
  say(
    `trend: ours ${Math.round(ours)} ms, a bare path ${Math.round(path)} ms, ${rounds[0]?.points} points drawn`,
  );
  return {
    trendPointsDrawn: rounds[0]?.points ?? Number.NaN,
    trendMs: rounded(ours, 1),
    pathMs: rounded(path, 1),
    trendOverPath: rounded(medianOf(rounds.map((one) => one.ours / one.path))),
  };
}

async function tableFigures(seat: Seat): Promise<Figures> {
  const { page, findPatient, chart, signIn } = seat;
  await signIn.as('doctor');
  await findPatient.open({ 'local-id': LAB_LIFE_NUMBER });
  await chart.settled();
  const drawnMs = await firstDraw(page);
  await chart.settled('labs');
  const { idle, scrolling, nodes, rows, columns } = await scrolled(page);
  say(`table: ${rows} lines × ${columns} columns, ${nodes} nodes, first draw ${Math.round(drawnMs)} ms`);
  return {
    results: Number(await chart.panel('labs').getAttribute('data-count')),
    tableRows: rows,
    tableColumns: columns,
    tableFirstDrawMs: Math.round(drawnMs),
    tableDomNodes: nodes,
    tableScrollOverIdle: rounded(scrolling / idle),
    ...(await trendFigures(page)),
  };
}

async function sittigFigures(seat: Seat): Promise<Figures> {
  const { page, findPatient, chart, signIn } = seat;
  await signIn.as('doctor');
  await findPatient.open({ name: SITTIG_PERSON });
  await chart.settled();
  await chart.goTo('labs');
  await chart.settled('labs');
  await openSittigTrend(page);
  let met = 0;
  for (const { number, name, holds } of SITTIG) {
    const holding = await holds(page);
    if (holding) met += 1;
    else say(`criterion ${number} does not hold: ${name}`);
  }
  return { sittig: met };
}

await printFigures(async (flags) => {
  const life = writeLabLife(flags.has('--small') ? SMALL : FULL);
  try {
    return await onStage(
      { people: [`minato=${life.folder}`], demoPeople: true },
      async ({ sit }) => {
        const seat = await sit();
        const figures = await tableFigures(seat);
        await seat.leave();
        const other = await sit();
        const met = await sittigFigures(other);
        await other.leave();
        return { ...figures, ...met };
      },
      CHROMIUM_WITHOUT_GRAPHICS,
    );
  } finally {
    life.remove();
  }
});
