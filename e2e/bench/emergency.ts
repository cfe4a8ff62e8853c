/**
 * The proof "emergency": from the second act of breaking the glass until everything that the answering sources hold of
 * the blocks of danger is drawn, held against the slowest answer of those sources. Five sources know the person: one
 * hangs, one cuts every line, one is slow; the line has 10 Mbit/s and 80 ms, the processor is four times as slow. And
 * how much is asked and loaded for it; and whether every item of the emergency column of the public list is on the sheet.
 */
import type { CDPSession } from '@playwright/test';
import { CHROMIUM_WITHOUT_GRAPHICS } from '../fixtures/chromium.ts';
import { generatePeople } from '../../mocks/people/generate.ts';
import { SHOWN_ITEMS } from '../../mocks/people/shown-items.ts';
import { chunkFigures } from './chunks.ts';
import { type Figures, medianOf, printFigures, rounded, say } from './figures.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const SLOW_MS = 600;
const CRITICAL = ['allergies', 'dangerous-medicines'] as const;
/** What the blocks of danger are made of. */
const CRITICAL_TYPES = 'AllergyIntolerance|Medication(?:Request|Dispense|Statement)';
/** All else the same sources hold of these blocks (single doses, papers) is no part of what is waited for. */
const OTHERS = ['MedicationAdministration', 'DocumentReference', 'Composition'];
const GIVEN_UP_MS = 20_000;

async function setFault(origin: string, body: object): Promise<void> {
  await fetch(`${origin}/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Two sources dead, each in its own way, and one slow; of five that know the person. */
async function inTrouble<T>({ world }: Stage, work: () => Promise<T>): Promise<T> {
  const { minato, shiokaze } = world.sources;
  await setFault(minato.origin, { kind: 'delay', ms: SLOW_MS });
  await setFault(shiokaze.origin, { kind: 'hang' });
  await setFault(world.networks.origin, { kind: 'reset' });
  try {
    return await work();
  } finally {
    for (const { origin } of [...Object.values(world.sources), world.networks])
      await fetch(`${origin}/faults`, { method: 'DELETE' });
  }
}

async function narrowLine(line: CDPSession, narrow: boolean): Promise<void> {
  const bytes = narrow ? (10 * 1_000_000) / 8 : -1;
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: narrow ? 80 : 0,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate: narrow ? 4 : 1 });
}

async function confirmOf({ page, findPatient }: Seat, app: string, memberId: string): Promise<void> {
  await page.goto(`${app}/emergency`);
  await page.locator('[data-field="member-id"]').fill(memberId);
  await page.locator('[data-field="member-id"]').press('Enter');
  await findPatient.openButton(findPatient.candidates().first()).click();
  await page.locator('[data-reason="unconscious"]').check();
}

async function end({ page }: Seat): Promise<void> {
  await page.locator('.er-bar').getByRole('button', { name: '終了' }).click();
  await page.waitForURL(/\/patients/u);
}

/** How many lines the blocks of danger have when every source that answers has answered what they are made of. */
async function whatThereIs(stage: Stage, seat: Seat, memberId: string): Promise<readonly number[]> {
  const { page } = seat;
  await confirmOf(seat, stage.world.app, memberId);
  const { national, minato } = stage.world.sources;
  const counts = await inTrouble(stage, async () => {
    for (const { origin } of [national, minato])
      for (const type of OTHERS) await setFault(origin, { kind: '403', path: `/${type}` });
    await page.locator('[data-emergency-start]').click();
    for (const id of ['national', 'minato', 'misaki'])
      await page
        .locator(`.er-sources [data-source="${id}"]:not([data-state="waiting"], [data-state="arriving"])`)
        .waitFor();
    const show = page.locator('.er-fresh button');
    if ((await show.count()) > 0) await show.click();
    return Promise.all(CRITICAL.map((block) => page.locator(`[data-block="${block}"] [data-entry]`).count()));
  });
  await end(seat);
  return counts;
}

interface Asked {
  readonly name: string;
  readonly startTime: number;
  readonly responseEnd: number;
}

/** Presses the button in the page itself and looks at every frame until it is all there. */
async function drawnAfter(seat: Seat, counts: readonly number[]) {
  return seat.page.evaluate(
    async ({ blocks, wanted, most }) => {
      performance.clearResourceTimings();
      performance.setResourceTimingBufferSize(2_000);
      const begun = performance.now();
      document.querySelector<HTMLButtonElement>('[data-emergency-start]')?.click();
      const isDrawn = () =>
        blocks.every(
          (block, at) =>
            document.querySelectorAll(`[data-block="${block}"] [data-entry]`).length >= (wanted[at] ?? 0),
        );
      let first = 0;
      await new Promise<void>((resolve) => {
        const look = () => {
          if (first === 0 && document.querySelector('[data-block] [data-entry]') !== null)
            first = performance.now() - begun;
          if (isDrawn() || performance.now() - begun > most) resolve();
          else requestAnimationFrame(look);
        };
        look();
      });
      const took = performance.now() - begun;
      const asked = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
        ({ name, startTime, responseEnd }) => ({
          name,
          startTime: startTime - begun,
          responseEnd: responseEnd === 0 ? 0 : responseEnd - begun,
        }),
      );
      return { took, first, asked };
    },
    { blocks: [...CRITICAL], wanted: [...counts], most: GIVEN_UP_MS },
  );
}

/** The largest number of requests that one source was asked for one kind of need before all was drawn. */
function perNeed(asked: readonly Asked[]): number {
  const needs = asked.flatMap(
    ({ name }) =>
      /^(.*\/fhir)\/([A-Z][A-Za-z]+)\?(?:patient|subject)=/u.exec(name)?.slice(1, 3).join(' ') ?? [],
  );
  return Math.max(...[...Map.groupBy(needs, (need) => need).values()].map((same) => same.length), 0);
}

async function opening(
  stage: Stage,
  seat: Seat,
  line: CDPSession,
  memberId: string,
  counts: readonly number[],
) {
  await confirmOf(seat, stage.world.app, memberId);
  let bytes = 0;
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => (bytes += encodedDataLength);
  const { took, first, asked } = await inTrouble(stage, async () => {
    await narrowLine(line, true);
    line.on('Network.loadingFinished', count);
    try {
      return await drawnAfter(seat, counts);
    } finally {
      line.off('Network.loadingFinished', count);
      await narrowLine(line, false);
    }
  });
  await end(seat);
  const critical = new RegExp(`/fhir/(?:${CRITICAL_TYPES})\\?|/ssmix2/.*(?:ADT-61|OMP-)`, 'u');
  const answered = asked.filter(
    ({ name, responseEnd }) => responseEnd > 0 && responseEnd <= took && critical.test(name),
  );
  const before = asked.filter(({ startTime }) => startTime <= took);
  const slowest = Math.max(...answered.map(({ responseEnd }) => responseEnd), 1);
  say(
    `drawn after ${rounded(took, 0)} ms, slowest answer ${rounded(slowest, 0)} ms, first line ${rounded(first, 0)} ms`,
  );
  return {
    took,
    first,
    slowest,
    bytes,
    requests: perNeed(before),
    requestsInAll: before.filter(({ name }) => /\/fhir\/|\/ssmix2\//u.test(name)).length,
  };
}

async function itemsOn(seat: Seat, app: string, flags: ReadonlySet<string>) {
  const wanted = SHOWN_ITEMS.filter(({ place }) => place === 'emergency');
  const people = new Map(generatePeople().people.map((person) => [person.key as string, person]));
  let shown = 0;
  const keys = [...new Set(wanted.map(({ person }) => person))].slice(
    0,
    flags.has('--small') ? 1 : undefined,
  );
  const asked = wanted.filter(({ person }) => keys.includes(person));
  for (const key of keys) {
    await confirmOf(seat, app, people.get(key)?.memberId ?? '');
    await seat.page.locator('[data-emergency-start]').click();
    await seat.chart.settled('emergency');
    const text = await seat.chart.panel('emergency').first().innerText();
    for (const { item, words } of asked.filter(({ person }) => person === key)) {
      if (words.every((word) => text.includes(word))) shown += 1;
      else say(`${key}: ${item} is not on the sheet`);
    }
    await end(seat);
  }
  return { items: asked.length, itemsShown: shown };
}

async function emergency(flags: ReadonlySet<string>): Promise<Figures> {
  const chunks = chunkFigures();
  const work = async (stage: Stage) => {
    const seat = await stage.sit({ viewport: { width: 1366, height: 768 } });
    await seat.signIn.as('er');
    const memberId = generatePeople().people.find(({ key }) => key === 'shoji')?.memberId ?? '';
    const counts = await whatThereIs(stage, seat, memberId);
    const line = await seat.page.context().newCDPSession(seat.page);
    await line.send('Network.enable');
    const runs = [];
    for (let run = 0; run < (flags.has('--small') ? 3 : 9); run += 1)
      runs.push(await opening(stage, seat, line, memberId, counts));
    const times = runs.map(({ took }) => took).toSorted((a, b) => a - b);
    const items = await itemsOn(seat, stage.world.app, flags);
    return {
      overSlowestAnswer: rounded(medianOf(runs.map(({ took, slowest }) => took / slowest))),
      requests: Math.max(...runs.map(({ requests }) => requests)),
      requestsInAll: Math.max(...runs.map(({ requestsInAll }) => requestsInAll)),
      kilobytes: rounded(Math.max(...runs.map(({ bytes }) => bytes)) / 1000, 0),
      chunkGzipKb: rounded(((chunks['emergencyChunkGzipKib'] ?? Number.NaN) * 1024) / 1000, 1),
      p75Ms: rounded(times[Math.ceil(times.length * 0.75) - 1] ?? Number.NaN, 0),
      firstLineMs: rounded(medianOf(runs.map(({ first }) => first)), 0),
      sources: 5,
      ...items,
    };
  };
  const five = { demoPeople: true, networks: 1, networksWithPeople: 1 };
  return onStage(five, work, CHROMIUM_WITHOUT_GRAPHICS);
}

await printFigures(emergency);
