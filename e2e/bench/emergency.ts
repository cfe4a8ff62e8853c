/**
 * The proof "emergency": from the second act of breaking the glass to the blocks of danger drawn, held against the
 * slowest answer of those sources that answer at all, while one hangs and one is slow; how much is asked and loaded for
 * it; and whether every item of the emergency column of the public list stands on the sheet.
 */
import { generatePeople } from '../../mocks/people/generate.ts';
import { SHOWN_ITEMS } from '../../mocks/people/shown-items.ts';
import { chunkFigures } from './chunks.ts';
import { type Figures, medianOf, printFigures, rounded, say } from './figures.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const SLOW_MS = 600;
const CRITICAL = ['allergies', 'dangerous-medicines'] as const;

async function setFault(origin: string, body: object): Promise<void> {
  await fetch(`${origin}/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function confirmOf({ page, findPatient }: Seat, app: string, memberId: string): Promise<void> {
  await page.goto(`${app}/emergency`);
  await page.locator('[data-field="member-id"]').fill(memberId);
  await page.locator('[data-field="member-id"]').press('Enter');
  await findPatient.openButton(findPatient.candidates().first()).click();
  await page.locator('[data-reason="unconscious"]').check();
}

/** One opening: milliseconds from the second act to the blocks of danger, and to the last answer they wait for. */
async function opening(stage: Stage, seat: Seat, memberId: string) {
  const { page } = seat;
  const { national, shiokaze } = stage.world.sources;
  await confirmOf(seat, stage.world.app, memberId);
  await setFault(national.origin, { kind: 'delay', ms: SLOW_MS });
  await setFault(shiokaze.origin, { kind: 'hang' });
  await page.evaluate(() => performance.clearResourceTimings());
  const begun = await page.evaluate(() => performance.now());
  await page.locator('[data-emergency-start]').click();
  for (const block of CRITICAL) await page.locator(`[data-block="${block}"] [data-entry]`).first().waitFor();
  const drawn = await page.evaluate(() => performance.now());
  const asked = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes('/fhir/'))
      .map(({ name, startTime, responseEnd }) => ({ name, startTime, responseEnd })),
  );
  for (const { origin } of [national, shiokaze]) await fetch(`${origin}/faults`, { method: 'DELETE' });
  const critical = asked.filter(
    ({ name, responseEnd }) =>
      responseEnd > 0 &&
      responseEnd <= drawn &&
      /AllergyIntolerance|Medication(?:Request|Dispense)/u.test(name),
  );
  const slowest = Math.max(...critical.map(({ responseEnd }) => responseEnd), begun + 1) - begun;
  return {
    took: drawn - begun,
    slowest,
    requests: asked.filter(({ startTime }) => startTime <= drawn).length,
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
    await seat.page.locator('.er-bar').getByRole('button', { name: '終了' }).click();
  }
  return { items: asked.length, itemsShown: shown };
}

async function emergency(flags: ReadonlySet<string>): Promise<Figures> {
  const chunks = chunkFigures();
  return onStage({ demoPeople: true }, async (stage) => {
    const seat = await stage.sit();
    await seat.signIn.as('er');
    const shoji = generatePeople().people.find(({ key }) => key === 'shoji');
    const runs = [];
    for (let run = 0; run < (flags.has('--small') ? 2 : 8); run += 1)
      runs.push(await opening(stage, seat, shoji?.memberId ?? ''));
    const times = runs.map(({ took }) => took).toSorted((a, b) => a - b);
    const items = await itemsOn(seat, stage.world.app, flags);
    return {
      overSlowestAnswer: rounded(medianOf(runs.map(({ took, slowest }) => took / slowest))),
      requests: Math.max(...runs.map(({ requests }) => requests)),
      chunkGzipKb: rounded(((chunks['emergencyChunkGzipKib'] ?? Number.NaN) * 1024) / 1000, 1),
      p75Ms: rounded(times[Math.ceil(times.length * 0.75) - 1] ?? Number.NaN, 0),
      ...items,
    };
  });
}

await printFigures(emergency);
