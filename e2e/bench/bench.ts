/** The bench: counts and ratios of one run. What each figure means stands in docs/benchmark.md. */
import { generatePeople } from '../../mocks/people/generate.ts';
import { chunkFigures } from './chunks.ts';
import { type Figures, medianOf, printFigures, rounded, say } from './figures.ts';
import { type Opening, prepare, timedFloor, timedOpening } from './opening.ts';
import { frameTimes } from './scrolling.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const ROUNDS = 7;
const HEAVY_ROUNDS = 3;
const SOAKED = 40;
const TYPICAL = 'fumie';
const HEAVY = 'ritsuko';

function memberIdOf(key: string): string {
  const person = generatePeople().people.find((each) => each.key === key);
  if (person === undefined) throw new Error(`the demo has no ${key}`);
  return person.memberId;
}

/** Opening and floor by turns, so that whatever else the machine does strikes both. */
async function typicalFigures(stage: Stage, seat: Seat): Promise<Figures> {
  const memberId = memberIdOf(TYPICAL);
  const ratios: number[] = [];
  const openings: Opening[] = [];
  // The first opening warms the page up and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await prepare(seat, memberId);
    const opening = await timedOpening(stage, seat);
    const floor = await timedFloor(seat, opening.requests);
    if (round === 0) continue;
    openings.push(opening);
    ratios.push(opening.ms / floor);
    say(`opening ${round}: ${Math.round(opening.ms)} ms over ${Math.round(floor)} ms`);
  }
  const last = openings.at(-1);
  const urls = last?.requests.map((request) => request.url) ?? [];
  return {
    requestsToOpenChart: urls.length,
    requestsAskedTwice: urls.length - new Set(urls).size,
    bytesToOpenChart: last?.bytes ?? Number.NaN,
    chartCompleteOverFloor: rounded(medianOf(ratios)),
    longTasksToOpenChart: medianOf(openings.map((opening) => opening.longTasks)),
  };
}

async function heavyFigures(stage: Stage, seat: Seat): Promise<Figures> {
  const { page, chart } = seat;
  const rounds: (Opening & { readonly ratio: number })[] = [];
  for (let round = 1; round <= HEAVY_ROUNDS; round += 1) {
    await prepare(seat, memberIdOf(HEAVY));
    const opening = await timedOpening(stage, seat);
    const floor = await timedFloor(seat, opening.requests);
    say(`heavy ${round}: ${Math.round(opening.ms)} ms over ${Math.round(floor)} ms`);
    rounds.push({ ...opening, ratio: opening.ms / floor });
  }
  const median = (of: (round: (typeof rounds)[number]) => number) => medianOf(rounds.map(of));
  const entries = Number(await chart.panel('timeline').getAttribute('data-count'));
  const rows = await chart.panel('timeline').locator('[data-entry]').count();
  const domNodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const frames = await frameTimes(page);
  return {
    entriesHeavy: entries,
    requestsHeavy: median((round) => round.requests.length),
    bytesHeavy: median((round) => round.bytes),
    completeOverFloorHeavy: rounded(median((round) => round.ratio)),
    longTasksHeavy: median((round) => round.longTasks),
    longTaskShareHeavy: rounded(median((round) => round.longTaskMs / round.ms)),
    domNodesHeavy: domNodes,
    rowsDrawnHeavy: rows,
    rowsDrawnOverEntries: rounded(rows / entries, 5),
    p95FrameOverIdle: rounded(frames.scrolling / frames.idle),
  };
}

async function heapOf(seat: Seat): Promise<number> {
  const session = await seat.page.context().newCDPSession(seat.page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** A day at one screen, compressed: person after person, and what the page still holds of them. */
async function soakFigures(stage: Stage, seat: Seat): Promise<Figures> {
  const people = [TYPICAL, 'shoji', 'kinu', 'sumire'].map(memberIdOf);
  const heaps: number[] = [];
  for (let round = 1; round <= SOAKED; round += 1) {
    await prepare(seat, people[round % people.length] ?? '');
    await timedOpening(stage, seat);
    await seat.chart.findAnother().click();
    await seat.chart.root().waitFor({ state: 'detached' });
    if (round === SOAKED / 4 || round === SOAKED) heaps.push(await heapOf(seat));
  }
  const nodes = await seat.page.evaluate(() => document.querySelectorAll('*').length);
  return {
    chartsSoaked: SOAKED,
    heapAfterSoakOverQuarter: rounded((heaps[1] ?? Number.NaN) / (heaps[0] ?? Number.NaN)),
    domNodesAfterSoak: nodes,
  };
}

/** What is left of charts that were closed: memory, and requests that go on after them. */
async function leavingFigures(stage: Stage, seat: Seat): Promise<Figures> {
  const { page, chart } = seat;
  const memberId = memberIdOf(TYPICAL);
  const heaps: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await prepare(seat, memberId);
    await timedOpening(stage, seat);
    await chart.findAnother().click();
    await chart.root().waitFor({ state: 'detached' });
    heaps.push(await heapOf(seat));
  }
  await prepare(seat, memberIdOf(HEAVY));
  await page.locator('[data-candidate] button').first().click();
  await chart.root().waitFor();
  await chart.findAnother().click();
  await chart.root().waitFor({ state: 'detached' });
  let late = 0;
  const count = () => {
    late += 1;
  };
  page.on('request', count);
  await page.waitForTimeout(1_500);
  page.off('request', count);
  return {
    heapAfterSixChartsOverTwo: rounded((heaps[5] ?? Number.NaN) / (heaps[1] ?? Number.NaN)),
    requestsAfterLeaving: late,
  };
}

async function bench(): Promise<Figures> {
  return onStage({ demoPeople: true }, async (stage) => {
    const seat = await stage.sit();
    await seat.signIn.as('doctor');
    const typical = await typicalFigures(stage, seat);
    const leaving = await leavingFigures(stage, seat);
    const heavy = await heavyFigures(stage, seat);
    const soak = await soakFigures(stage, seat);
    return { ...chunkFigures(), ...typical, ...heavy, ...leaving, ...soak };
  });
}

await printFigures(bench);
