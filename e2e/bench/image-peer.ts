/**
 * The same series of the same server in OHIF and in ours, by turns in one run: how long and how many bytes until a
 * picture stands there. Ours counts all that leads there: signing in again, the record, the list of studies.
 */
import type { Page, Request } from '@playwright/test';
import { studyUid } from '../../mocks/images/studies.ts';
import { type Figures, medianOf, rounded, say } from './figures.ts';
import { fetchedOhif, serveOhif } from './ohif.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const STUDY = studyUid('fumie-ct');
const ROUNDS = 5;
/** Of a picture at least this share of the points differs from the ground; of an empty frame or a spinner less does. */
const LEAST_DRAWN = 0.1;

interface FirstPicture {
  readonly ms: number;
  readonly bytes: number;
  readonly requests: number;
  /** Share of the points that are not of the ground. */
  readonly drawn: number;
}

/** Runs in the page: looks at every larger canvas until one shows a picture. The same eyes for both viewers. */
function watchForPicture(least: number): void {
  const eye = document.createElement('canvas');
  eye.width = 32;
  eye.height = 32;
  const sight = eye.getContext('2d', { willReadFrequently: true });
  const drawnOn = (canvas: HTMLCanvasElement) => {
    if (sight === null || canvas.clientWidth < 200 || canvas.width === 0) return 0;
    sight.clearRect(0, 0, 32, 32);
    sight.drawImage(canvas, 0, 0, 32, 32);
    const { data } = sight.getImageData(0, 0, 32, 32);
    const seen = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
      const grey = data[at] ?? 0;
      seen.set(grey, (seen.get(grey) ?? 0) + 1);
    }
    return 1 - Math.max(...seen.values()) / (32 * 32);
  };
  const look = () => {
    for (const canvas of document.querySelectorAll('canvas')) {
      const drawn = drawnOn(canvas);
      if (drawn < least) continue;
      const seen = { at: performance.timeOrigin + performance.now(), drawn };
      document.documentElement.dataset['firstPicture'] = JSON.stringify(seen);
      return;
    }
    setTimeout(look, 20);
  };
  const press = () => {
    document.documentElement.dataset['pressed'] = String(performance.timeOrigin + performance.now());
  };
  addEventListener('pointerdown', press, { capture: true, once: true });
  look();
}

/** From the deed until a picture stands there: the time, and what has come over the line by then. */
async function untilPicture(page: Page, deed: () => Promise<unknown>): Promise<FirstPicture> {
  const done: Request[] = [];
  const note = (request: Request) => done.push(request);
  page.on('requestfinished', note);
  const begun = performance.timeOrigin + performance.now();
  await deed();
  const root = page.locator('html[data-first-picture]');
  await root.waitFor({ state: 'attached' });
  page.off('requestfinished', note);
  const seen = (await root.getAttribute('data-first-picture')) ?? '{}';
  // The hand of the test takes its time before it presses: that is nobody's.
  const pressed = Number((await root.getAttribute('data-pressed')) ?? begun);
  const { at, drawn } = JSON.parse(seen) as { readonly at: number; readonly drawn: number };
  // What came after the picture, before this was told, does not count.
  const before = done.filter((request) => {
    const { startTime, responseEnd } = request.timing();
    return request.url().startsWith('http') && startTime + Math.max(0, responseEnd) <= at;
  });
  const sizes = await Promise.all(before.map((request) => request.sizes()));
  const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
  return { ms: at - pressed, bytes, requests: before.length, drawn };
}

async function withoutCache(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

async function lookAt(page: Page): Promise<void> {
  await page.addInitScript(watchForPicture, LEAST_DRAWN);
}

interface Round {
  readonly open: FirstPicture;
  readonly cold: FirstPicture;
}

/** Ours: from the list of an open chart, then the same address in a browser that has nothing of it. */
async function ours(stage: Stage): Promise<Round> {
  const seat: Seat = await stage.sit();
  const { page } = seat;
  try {
    await seat.signIn.as('doctor');
    await seat.findPatient.open({ name: 'きりたに' });
    await seat.chart.settled();
    await seat.chart.goTo('images');
    await seat.chart.settled('images');
    await page.evaluate(watchForPicture, LEAST_DRAWN);
    const open = await untilPicture(page, () => page.locator(`[data-open-study="${STUDY}"]`).first().click());
    await page.locator('[data-viewport="0"][data-state="ready"]').waitFor();
    await lookAt(page);
    await withoutCache(page);
    const cold = await untilPicture(page, () => page.reload({ waitUntil: 'commit' }));
    return { open, cold };
  } finally {
    await seat.leave();
  }
}

/** OHIF: its page in a browser that has nothing of it, then once more with all its files at hand. */
async function theirs(stage: Stage, site: string): Promise<Round> {
  const { dicomWebBase } = stage.world.sources.minato;
  const { viewerOf, close } = await serveOhif(site, {
    dicomWebBase,
    token: await stage.world.token('minato'),
  });
  const { page, leave } = await stage.sit({ locale: 'en-US' });
  try {
    await lookAt(page);
    const cold = await untilPicture(page, () => page.goto(viewerOf(STUDY), { waitUntil: 'commit' }));
    const open = await untilPicture(page, () => page.goto(viewerOf(STUDY), { waitUntil: 'commit' }));
    return { open, cold };
  } finally {
    await leave();
    close();
  }
}

function told({ ms, bytes, requests, drawn }: FirstPicture): string {
  return `${Math.round(ms)} ms, ${requests} requests, ${Math.round(bytes / 1024)} KiB, ${Math.round(drawn * 100)}% drawn`;
}

async function rounds(stage: Stage, site: string): Promise<Figures> {
  const pairs: { readonly own: Round; readonly peer: Round }[] = [];
  // The first round warms the servers up and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const peerFirst = round % 2 === 0 ? await theirs(stage, site) : undefined;
    const own = await ours(stage);
    const peer = peerFirst ?? (await theirs(stage, site));
    say(`  ours: cold ${told(own.cold)}; from the chart ${told(own.open)}`);
    say(`  OHIF: cold ${told(peer.cold)}; files at hand ${told(peer.open)}`);
    if (round > 0) pairs.push({ own, peer });
  }
  const median = (of: (pair: (typeof pairs)[number]) => number) => rounded(medianOf(pairs.map(of)));
  return {
    ohifTimeRatio: median(({ own, peer }) => own.cold.ms / peer.cold.ms),
    ohifBytesRatio: median(({ own, peer }) => own.cold.bytes / peer.cold.bytes),
    ohifOpenRatio: median(({ own, peer }) => own.open.ms / peer.cold.ms),
    // A stricter comparison than the one that counts: OHIF's files are all in the browser's cache.
    ohifOpenOverCached: median(({ own, peer }) => own.open.ms / peer.open.ms),
    ohifRequestsRatio: median(({ own, peer }) => own.cold.requests / peer.cold.requests),
    // That both drew the same picture, and not just a frame for one.
    ohifDrawn: rounded(Math.min(...pairs.map(({ peer }) => peer.cold.drawn))),
    ownDrawn: rounded(Math.min(...pairs.map(({ own }) => own.cold.drawn))),
  };
}

/** Nothing, and a word of it, where OHIF cannot be fetched. */
export async function besideOhif(): Promise<Figures> {
  const site = fetchedOhif();
  if (site === undefined) {
    say('OHIF could not be fetched from the registry: nothing is compared with it');
    return {};
  }
  return onStage({ demoPeople: true }, (stage) => rounds(stage, site));
}
