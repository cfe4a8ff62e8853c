/** From nothing to the first entry: a browser that knows nothing yet, a sign-in, a person, one row (docs/benchmark.md). */
import type { Request } from '@playwright/test';
import { demoPerson } from '../fixtures/demo-person.ts';
import { type Figures, medianOf, printFigures, rounded, say } from './figures.ts';
import { askedOf, bytesOf, timedFloor } from './opening.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const ROUNDS = 7;
const SMALL_ROUNDS = 3;

/** What the reader waits for: the door, the fields to look for a person in, the first row of a record. */
const MARKS = [
  ['door', 'main button'],
  ['finder', '[data-field="name"]'],
  ['row', '[data-panel="timeline"] [data-entry]'],
] as const;

/** Looks at every frame, in the page itself, for what the reader waits for. */
function lookForMarks(marks: typeof MARKS): void {
  const scope = globalThis as unknown as { sawMark?: (name: string, ms: number) => void; pressed?: number };
  const seen = new Set<string>();
  const look = () => {
    for (const [name, selector] of marks) {
      if (seen.has(name) || document.querySelector(selector) === null) continue;
      seen.add(name);
      scope.sawMark?.(name, performance.now() - (name === 'row' ? (scope.pressed ?? 0) : 0));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

interface Round {
  readonly ms: number;
  readonly floorMs: number;
  /** From the press of the button to the first row, and to the end of the first answer that holds records. */
  readonly rowMs: number;
  readonly answerMs: number;
  readonly requests: number;
  readonly bytes: number;
}

/** Presses the button in the page, and tells when the first answer with records of the person was here. */
async function pressed({ page }: Seat): Promise<void> {
  await page.evaluate(() => {
    performance.clearResourceTimings();
    (globalThis as unknown as { pressed: number }).pressed = performance.now();
    document.querySelector<HTMLButtonElement>('[data-candidate] button')?.click();
  });
}

async function firstAnswer({ page }: Seat): Promise<number> {
  return page.evaluate(() => {
    const { pressed: begun } = globalThis as unknown as { pressed: number };
    const ends = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name, responseEnd }) => /\/fhir\/[A-Z]\w+\?/u.test(name) && responseEnd > 0)
      .map(({ responseEnd }) => responseEnd - begun);
    return Math.min(...ends);
  });
}

/** One cold sign-in, in a browser context of its own: no cache, no connection, no session. */
async function roundOf({ world, sit }: Stage): Promise<Round> {
  const seat = await sit();
  const { page, signIn, findPatient } = seat;
  const [door, finder, row] = MARKS.map(() => Promise.withResolvers<number>());
  const waiting = new Map(MARKS.map(([name], at) => [name as string, [door, finder, row][at]]));
  const seen: Request[] = [];
  let drawn = false;
  const hosts = [world.app, ...Object.values(world.sources).map(({ origin }) => origin)];
  page.on('requestfinished', (request) => {
    if (!drawn && request.method() === 'GET' && hosts.some((host) => request.url().startsWith(host)))
      seen.push(request);
  });
  await page.exposeFunction('sawMark', (name: string, ms: number) => {
    drawn ||= name === 'row';
    waiting.get(name)?.resolve(ms);
  });
  await page.addInitScript(lookForMarks, MARKS);
  await signIn.as('doctor');
  const before = ((await door?.promise) ?? Number.NaN) + ((await finder?.promise) ?? Number.NaN);
  await findPatient.look({ 'member-id': demoPerson('fumie').memberId });
  await pressed(seat);
  const rowMs = (await row?.promise) ?? Number.NaN;
  const answerMs = await firstAnswer(seat);
  const files = seen.filter((request) => !request.isNavigationRequest());
  const bytes = await bytesOf(seen);
  const floorMs = await timedFloor(seat, await askedOf(files));
  await seat.leave();
  return {
    ms: before + rowMs,
    floorMs,
    rowMs,
    answerMs,
    requests: seen.length,
    bytes,
  };
}

await printFigures(async (flags): Promise<Figures> => {
  const rounds = await onStage({ demoPeople: true }, async (stage) => {
    // The first round warms the servers up and is not counted.
    await roundOf(stage);
    const all: Round[] = [];
    for (let round = 1; round <= (flags.has('--small') ? SMALL_ROUNDS : ROUNDS); round += 1) {
      const one = await roundOf(stage);
      say(
        `cold ${round}: ${Math.round(one.ms)} ms over ${Math.round(one.floorMs)} ms; row ${Math.round(one.rowMs)} ms after the button, answer ${Math.round(one.answerMs)} ms`,
      );
      all.push(one);
    }
    return all;
  });
  const median = (of: (round: Round) => number) => medianOf(rounds.map(of));
  return {
    requestsToFirstEntry: median(({ requests }) => requests),
    bytesToFirstEntry: median(({ bytes }) => bytes),
    firstEntryOverFloor: rounded(median(({ ms, floorMs }) => ms / floorMs)),
    firstEntryOverFirstAnswer: rounded(median(({ rowMs, answerMs }) => rowMs / answerMs)),
  };
});
