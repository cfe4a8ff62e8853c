/**
 * The sets of hostile texts in the running application, in every place but the documents (which have a proof of their
 * own): names, diagnoses, medicines, results, allergies, institutions; words searched for; addresses; files and codes
 * that are brought along. Nothing of them may run, ask for anything, break a panel, hold the page up or stay behind.
 */
import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { drawnEntries } from '../fixtures/drawn-entries.ts';
import { type Figures, printFigures, rounded, say } from './figures.ts';
import { bring } from './hostile-files.ts';
import {
  ATTACKS_ABSENT,
  type HostilePerson,
  hostileAddresses,
  hostileTexts,
  writeHostilePeople,
} from './hostile-people.ts';
import { type Trouble, watch } from './hostile-watch.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const PANELS = ['medications', 'labs', 'images', 'documents', 'summary', 'care'] as const;
interface Size {
  readonly texts: number;
  readonly each: number;
  readonly searches: number;
  readonly addresses: number;
  readonly carried: number;
  readonly codes: number;
}

const WHOLE: Size = { texts: 10_000, each: 100, searches: 3, addresses: 60, carried: 400, codes: 10 };
const SMALL: Size = { texts: 40, each: 40, searches: 2, addresses: 2, carried: 16, codes: 2 };

/** Elements and attributes that nothing of ours ever makes: a text became markup where there is one. */
async function madeOfTexts(page: Page): Promise<number> {
  return page.evaluate(() => {
    const foreign =
      'iframe, object, embed, base, marquee, math, applet, frame, [srcdoc], [href^="javascript" i], [src^="javascript" i]';
    const handlers = [...document.querySelectorAll('*')].filter((one) =>
      one.getAttributeNames().some((name) => name.startsWith('on')),
    );
    const scripts = [...document.scripts].filter(
      ({ src }) => new URL(src, location.href).origin !== location.origin || src === '',
    );
    return (
      document.querySelectorAll(foreign).length +
      handlers.length +
      scripts.length +
      document.querySelectorAll('[data-panel-broken]').length
    );
  });
}

/** To the end of every list of the page, a view at a time. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const scrollers = [...document.querySelectorAll('main, main *')].filter(
      (one) =>
        one.scrollHeight > one.clientHeight + 40 && /auto|scroll/u.test(getComputedStyle(one).overflowY),
    );
    for (const one of scrollers) {
      for (let top = 0; top < one.scrollHeight && top < 200_000; top += Math.max(200, one.clientHeight)) {
        one.scrollTop = top;
        await frame();
      }
      one.scrollTop = 0;
    }
  });
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Words of a reader, and addresses as somebody may send them, in the chart that is open. */
async function lookFor(seat: Seat, texts: readonly string[]): Promise<void> {
  const { page, chart } = seat;
  await chart.goTo('timeline');
  for (const text of texts) {
    const words = text.replaceAll(/[\r\n]+/gu, ' ');
    await page.keyboard.press('Control+k');
    await page.locator('dialog.search-dialog input').fill(words);
    await page.locator('[data-search-count]').waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate((each) => {
      const query = new URLSearchParams({
        q: each,
        entry: each,
        kind: each,
        source: each,
        t: each,
        problem: each,
      });
      history.pushState({}, '', `${location.pathname}?${query.toString()}#${encodeURIComponent(each)}`);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }, words);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
}

async function openPerson(seat: Seat, { localId }: HostilePerson): Promise<void> {
  if ((await seat.chart.findAnother().count()) > 0) await seat.chart.findAnother().click();
  await seat.findPatient.open({ 'local-id': localId });
  await seat.chart.settled();
}

/** In fields of the search and in addresses, without a chart. */
async function outside(stage: Stage, seat: Seat, texts: readonly string[], size: Size): Promise<number> {
  const { page, findPatient } = seat;
  const { app } = stage.world;
  for (const text of texts.slice(0, size.searches)) {
    await findPatient.look({ name: text.replaceAll(/[\r\n]+/gu, ' ') });
    await findPatient.look({ name: '', 'member-id': text.slice(0, 200).replaceAll(/[\r\n]+/gu, ' ') });
    await findPatient.field('member-id').fill('');
  }
  const addresses = [
    ...sampled(hostileAddresses(), size.addresses / 2),
    ...sampled(texts, size.addresses / 2),
  ];
  for (const text of addresses) {
    const word = encodeURIComponent(text.toWellFormed());
    for (const where of [
      `/chart/${word}/timeline?q=${word}#${word}`,
      `/callback?code=${word}&state=${word}&error=${word}&error_description=${word}&error_uri=${word}`,
      `/launch?iss=${word}&launch=${word}`,
    ]) {
      await page.goto(app + where, { waitUntil: 'load' });
      await page.locator('main, [role="main"], h1').first().waitFor();
    }
  }
  return addresses.length * 3;
}

/** So many, from all parts of a list. */
function sampled(texts: readonly string[], most: number): readonly string[] {
  const step = Math.ceil(texts.length / most);
  return texts.filter((_, at) => at % step === 0);
}

interface Found {
  made: number;
  drawn: number;
  planted: number;
  carried: number;
  readonly heaps: number[];
}

interface Seen {
  readonly found: Found;
  readonly trouble: Trouble;
}

/** One person through every panel, searched, and left. */
async function throughChart(
  seat: Seat,
  person: HostilePerson,
  size: Size,
  { found, trouble }: Seen,
): Promise<void> {
  const { page, chart } = seat;
  trouble.at = `opening ${person.localId}`;
  await openPerson(seat, person);
  trouble.at = 'scrolling the timeline';
  const { resources } = await drawnEntries(page);
  found.drawn += resources.size;
  found.planted += person.resources;
  found.made += await madeOfTexts(page);
  for (const panel of PANELS) {
    trouble.at = panel;
    await chart.goTo(panel);
    await chart.settled(panel);
    await scrollThrough(page);
    found.made += await madeOfTexts(page);
  }
  trouble.at = 'searching';
  await lookFor(seat, person.texts.slice(0, size.searches));
  found.made += await madeOfTexts(page);
  trouble.at = 'bringing files';
  if (found.carried === 0) found.carried = await bring(page, person, size);
  found.made += await madeOfTexts(page);
  trouble.at = 'leaving';
  await chart.findAnother().click();
  await chart.root().waitFor({ state: 'detached' });
  found.heaps.push(await heapOf(page));
}

async function attacked(
  folder: string,
  texts: readonly string[],
  people: readonly HostilePerson[],
  size: Size,
) {
  return onStage({ demoPeople: false, people: [`minato=${folder}`] }, async (stage): Promise<Figures> => {
    const trouble: Trouble = {
      at: 'sign-in',
      scripts: 0,
      stops: 0,
      foreign: 0,
      thrown: 0,
      longest: 0,
      tooLong: 0,
    };
    const found: Found = { made: 0, drawn: 0, planted: 0, carried: 0, heaps: [] };
    const seat = await stage.sit();
    await watch(seat.page, stage, trouble);
    await seat.signIn.as('doctor');
    await seat.findPatient.look({ name: 'ホシノ' });
    found.made += await madeOfTexts(seat.page);
    for (const person of people) {
      await throughChart(seat, person, size, { found, trouble });
      say(
        `${person.localId}: ${found.drawn} of ${found.planted} drawn, longest task ${Math.round(trouble.longest)} ms`,
      );
    }
    trouble.at = 'addresses';
    const addresses = await outside(stage, seat, texts, size);
    found.made += await madeOfTexts(seat.page);
    return {
      hostileTexts: texts.length,
      hostileResources: found.planted,
      hostileUndrawn: found.planted - found.drawn,
      hostileCarried: found.carried,
      hostileAddresses: addresses,
      hostileScripts: trouble.scripts,
      hostileElements: found.made,
      hostileStops: trouble.stops,
      hostileForeign: trouble.foreign,
      hostileThrown: trouble.thrown,
      hostileTasksOver200: trouble.tooLong,
      hostileLongestTask: rounded(trouble.longest, 0),
      hostileHeapOverSecond: rounded(
        (found.heaps.at(-1) ?? Number.NaN) / (found.heaps[1] ?? found.heaps[0] ?? Number.NaN),
      ),
    };
  });
}

async function hostile(flags: ReadonlySet<string>): Promise<Figures> {
  if (ATTACKS_ABSENT !== undefined) say(`${ATTACKS_ABSENT}: only our own texts`);
  const size = flags.has('--small') ? SMALL : WHOLE;
  const texts = sampled(hostileTexts(), size.texts);
  const { folder, people } = writeHostilePeople(texts, size.each);
  try {
    const figures = await attacked(folder, texts, people, size);
    return { hostileSkipped: ATTACKS_ABSENT === undefined ? 0 : 1, ...figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await printFigures(hostile);
