/**
 * One chart at a time, in a real browser: charts are opened and left at random moments while the sources take random
 * times to answer. Counts rows of one person seen in another's chart, and requests of a chart that live on after it.
 */
import type { Request } from '@playwright/test';
import { generatePeople } from '../../mocks/people/generate.ts';
import { seededRandom } from '../../mocks/people/random.ts';
import type { SourceId } from '../../mocks/world/ports.ts';
import { resourcesOf } from '../fixtures/source-answers.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const PEOPLE = ['fumie', 'shoji', 'sumire', 'haru', 'masao', 'takahashi'];
const SMALL = 6;
const FULL = 100;
const GONE_MS = 100;

function demoPeople() {
  return generatePeople().people.filter((person) => PEOPLE.includes(person.key));
}

/** Whose each resource is, by the sources' own word. */
async function ownersOf(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  for (const person of demoPeople()) {
    for (const [source, id] of Object.entries(person.patientIds))
      for (const name of await resourcesOf(stage.world, source as SourceId, id)) owners.set(name, person.key);
  }
  return owners;
}

async function slowDown(stage: Stage, random: () => number): Promise<void> {
  for (const { origin } of Object.values(stage.world.sources)) {
    await fetch(`${origin}/faults`, { method: 'DELETE' });
    const body = JSON.stringify({ kind: 'delay', ms: Math.round(random() * 400), path: 'patient=' });
    await fetch(`${origin}/faults`, { method: 'POST', body });
  }
}

/** Requests for a person's records that have begun and not ended. */
function watchRequests(seat: Seat): ReadonlySet<Request> {
  const alive = new Set<Request>();
  const isRecord = (request: Request) => /[?&](patient|subject|PatientID)=/u.test(request.url());
  seat.page.on('request', (request) => {
    if (isRecord(request)) alive.add(request);
  });
  seat.page.on('requestfinished', (request) => alive.delete(request));
  seat.page.on('requestfailed', (request) => alive.delete(request));
  return alive;
}

async function foreignRows(seat: Seat, owners: ReadonlyMap<string, string>, key: string): Promise<number> {
  const drawn = await seat.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-chart] [data-entry]')].flatMap((row) =>
      (row.dataset['resources'] ?? '').split(' ').filter((name) => name !== ''),
    ),
  );
  return drawn.filter((name) => owners.has(name) && owners.get(name) !== key).length;
}

async function switching(stage: Stage, times: number): Promise<Figures> {
  const seat = await stage.sit();
  const owners = await ownersOf(stage);
  const people = demoPeople();
  // Which charts, when they are left and how slow the sources are is the same in every run.
  const stream = seededRandom(20261124);
  const random = () => stream.next();
  const alive = watchRequests(seat);
  await seat.signIn.as('doctor');
  let leaks = 0;
  let living = 0;
  let rows = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const person = people[Math.floor(random() * people.length)];
    if (person === undefined) break;
    await seat.findPatient.look({ 'member-id': person.memberId });
    await slowDown(stage, random);
    await seat.findPatient.openButton(seat.findPatient.candidates().first()).click();
    await seat.chart.root().waitFor();
    for (let look = 0; look < 3; look += 1) {
      await seat.page.waitForTimeout(random() * 250);
      leaks += await foreignRows(seat, owners, person.key);
      rows += await seat.chart.entries().count();
    }
    await seat.chart.findAnother().click();
    await seat.chart.root().waitFor({ state: 'detached' });
    const left = new Set(alive);
    await seat.page.waitForTimeout(GONE_MS);
    const late = [...left].filter((request) => alive.has(request));
    living += late.length;
    for (const request of late) say(`still alive: ${request.url().slice(0, 120)}`);
  }
  say(
    `${times} charts opened and left: ${rows} rows looked at, ${leaks} of another person, ${living} requests lived on`,
  );
  await seat.leave();
  return { browserSwitches: times, browserRows: rows, browserLeaks: leaks, browserRequestsAlive: living };
}

await printFigures((flags) =>
  onStage({ demoPeople: true }, (stage) => switching(stage, flags.has('--small') ? SMALL : FULL)),
);
