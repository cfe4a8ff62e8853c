/**
 * The proof "documents": every published document example and every document of the demo people is on the page word by
 * word, and hostile texts stand in the real page under the real headers without running or fetching anything. A control
 * shows that the same texts do run and fetch where nobody cleans them.
 */
import { rmSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { generatePeople } from '../../mocks/people/generate.ts';
import {
  DOCUMENT_DATA_ABSENT,
  documentWorld,
  type DocumentWorld,
  type PlacedDocument,
  wordsOfDocument,
} from '../fixtures/document-people.ts';
import { READER } from '../fixtures/document-files.ts';
import { CarriedDialog } from '../pages/carried-dialog.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { onStage, type Seat } from './stage.ts';

interface Watched {
  readonly foreign: string[];
  readonly fired: () => Promise<number>;
}

/** Whatever a script of a text would call is counted; so is every stop by the security policy. */
const TRAPS = () => {
  const scope = globalThis as unknown as { fired: number; stops: number };
  scope.fired = 0;
  scope.stops = 0;
  const trap = () => {
    scope.fired += 1;
    return null;
  };
  Object.assign(globalThis, { alert: trap, confirm: trap, prompt: trap, print: trap });
  document.addEventListener('securitypolicyviolation', () => {
    scope.stops += 1;
  });
};

async function watch(page: Page, hosts: ReadonlySet<string>): Promise<Watched> {
  await page.addInitScript(TRAPS);
  const foreign: string[] = [];
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^https?:$/u.test(protocol) && !hosts.has(host)) foreign.push(request.url());
  });
  return {
    foreign,
    fired: async () =>
      dialogs + (await page.evaluate(() => (globalThis as unknown as { fired: number }).fired)),
  };
}

function lettersOf(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** All that the page of a document says, earlier versions of it included where there are any. */
async function saidOf(page: Page): Promise<string> {
  const paper = page.locator('.documents-reader .paper');
  let said = (await paper.textContent()) ?? '';
  const versions = page.locator('[data-earlier] .earlier-line .btn-link');
  const count = await versions.count();
  for (let at = 0; at < count; at += 1) {
    await versions.nth(at).click();
    said += (await paper.textContent()) ?? '';
  }
  return lettersOf(said);
}

/** Opens a document by the line that it is, and tells which of its words are not there; undefined where it is not listed. */
async function lostIn(
  page: Page,
  { id, name, words }: PlacedDocument,
): Promise<readonly string[] | undefined> {
  const line = page.locator(`.document-line[data-resources${id.endsWith('/') ? '*' : '~'}="${id}"]`).first();
  if ((await line.count()) === 0) {
    say(`not listed: ${name}`);
    return undefined;
  }
  await line.click();
  await page.locator('.document-line[aria-current="true"]').first().waitFor();
  const key = await line.getAttribute('data-entry');
  await page.locator(`[data-document=${JSON.stringify(key)}]`).waitFor();
  // One version of it may have been read before, and lie open still.
  const toCurrent = page.locator('.documents-reader .paper > .alert .btn-link');
  if ((await toCurrent.count()) > 0) await toCurrent.click();
  const said = await saidOf(page);
  const lost = words.filter((word) => !said.includes(lettersOf(word)));
  if (lost.length > 0) say(`${name}: ${lost.length} lost: ${lost.slice(0, 5).join(' | ')}`);
  return lost;
}

interface Reading {
  read: number;
  unlisted: number;
  lost: number;
}

async function readAll(page: Page, documents: readonly PlacedDocument[]): Promise<Reading> {
  const sum: Reading = { read: 0, unlisted: 0, lost: 0 };
  for (const one of documents) {
    const lost = await lostIn(page, one);
    if (lost === undefined) sum.unlisted += 1;
    else {
      sum.read += 1;
      sum.lost += lost.length;
    }
  }
  return sum;
}

async function toDocuments({ findPatient, chart }: Seat, query: Readonly<Record<string, string>>) {
  await findPatient.open(query);
  await chart.settled();
  await chart.goTo('documents');
  await chart.settled('documents');
}

/** Documents that a person brings as files: each is a source of its own, numbered as they were handed over. */
async function carriedDocuments(page: Page, files: DocumentWorld['cda']): Promise<Reading> {
  const dialog = new CarriedDialog(page);
  await dialog.open();
  await page.locator('[data-field="carried-file"]').setInputFiles(
    files.map(({ xml }, at) => ({
      name: `brought-${at}.xml`,
      mimeType: 'text/xml',
      buffer: Buffer.from(xml, 'utf8'),
    })),
  );
  await page
    .locator('[data-outcome]')
    .nth(files.length - 1)
    .waitFor();
  for (const outcome of await page.locator('[data-outcome]:not([data-outcome="linked"])').allTextContents())
    say(`not taken: ${outcome}`);
  await dialog.close();
  return readAll(
    page,
    files.map(({ name, words }, at) => ({ id: `carried-${at + 1}/`, name, words })),
  );
}

/** The same texts where nobody cleans them and no policy stops them: they have to run and to ask. */
async function control(browser: Browser, texts: readonly string[]) {
  const context = await browser.newContext();
  let asked = 0;
  let fired = 0;
  await context.route('**/*', (route) => {
    if (route.request().url() === 'http://control.test/')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><body></body>' });
    asked += 1;
    return route.abort();
  });
  for (let first = 0; first < texts.length; first += 40) {
    const page = await context.newPage();
    await page.addInitScript(TRAPS);
    try {
      await page.goto('http://control.test/');
      await page.evaluate(
        (some) => {
          for (const text of some)
            document.body.append(document.createRange().createContextualFragment(text));
        },
        texts.slice(first, first + 40),
      );
      await page.waitForTimeout(150);
      fired += await page.evaluate(() => (globalThis as unknown as { fired: number }).fired);
    } catch {
      // A text that led the page away has done what it was made for.
      fired += 1;
    }
    await page.close();
  }
  await context.close();
  return { controlFired: fired, controlRequests: asked };
}

/** Documents of examples and hostile texts, in one chart. */
async function foreignDocuments(small: boolean): Promise<Figures> {
  if (DOCUMENT_DATA_ABSENT !== undefined) {
    say(DOCUMENT_DATA_ABSENT);
    return { foreignSkipped: 1 };
  }
  const made = documentWorld(small ? { examples: 8, vectors: 300 } : { examples: 1000, vectors: 10_000 });
  try {
    const options = { demoPeople: false, people: [`minato=${made.folder}`] };
    return await onStage(options, async ({ sit, browser, world }) => {
      const seat = await sit();
      const hosts = [world.app, world.issuer, ...Object.values(world.sources).map(({ origin }) => origin)];
      hosts.push(world.storage.origin, world.cds.origin, world.networks.origin);
      const watched = await watch(seat.page, new Set(hosts.map((origin) => new URL(origin).host)));
      await seat.signIn.as('doctor');
      await toDocuments(seat, { 'local-id': READER.localId });
      const examples = await readAll(seat.page, made.examples);
      const hostile = await readAll(seat.page, [...made.hostile, made.attached]);
      const cda = await carriedDocuments(seat.page, made.cda);
      const stops = await seat.page.evaluate(() => (globalThis as unknown as { stops: number }).stops);
      for (const url of watched.foreign.slice(0, 5)) say(`asked: ${url}`);
      const figures = {
        exampleDocuments: examples.read,
        exampleWordsLost: examples.lost,
        cdaDocuments: cda.read,
        cdaWordsLost: cda.lost,
        documentsUnlisted: examples.unlisted + hostile.unlisted + cda.unlisted,
        vectors: made.vectors.length + made.attached.words.length,
        hostileTextsLost: hostile.lost,
        scriptsRun: await watched.fired(),
        policyStops: stops,
        foreignRequests: watched.foreign.length,
      };
      await seat.leave();
      return { ...figures, ...(await control(browser, made.vectors.slice(0, small ? 200 : 1000))) };
    });
  } finally {
    rmSync(made.folder, { recursive: true, force: true });
  }
}

interface Told {
  readonly id: string;
  readonly resourceType: string;
  readonly type?: string;
  readonly identifier?: unknown;
  readonly entry?: readonly { readonly resource?: { readonly resourceType?: string } }[];
}

/** The documents that the demo's networks hold of a person. */
function documentsOf(
  sources: ReturnType<typeof generatePeople>['sources'],
  ids: Readonly<Record<string, string>>,
) {
  return Object.entries(sources).flatMap(([source, resources]) => {
    const pointers = (resources as unknown as (Told & { subject?: { reference?: string } })[]).filter(
      ({ resourceType, subject }) =>
        resourceType === 'DocumentReference' && subject?.reference === `Patient/${ids[source] ?? ''}`,
    );
    const named = JSON.stringify(pointers);
    return (resources as unknown as Told[])
      .filter(
        ({ resourceType, type, id }) =>
          resourceType === 'Bundle' && type === 'document' && named.includes(`Bundle/${id}"`),
      )
      .map((bundle) => ({
        id: `${source}/Bundle/${bundle.id}`,
        name: `${source} ${bundle.id}`,
        words: wordsOfDocument(bundle),
      }));
  });
}

async function demoDocuments(small: boolean): Promise<Figures> {
  const { sources, people } = generatePeople();
  const sum: Reading = { read: 0, unlisted: 0, lost: 0 };
  return onStage({ demoPeople: true }, async ({ sit }) => {
    const seat = await sit();
    await seat.signIn.as('doctor');
    for (const { key, memberId, patientIds } of people) {
      if (small && key !== 'fumie') continue;
      const documents = documentsOf(sources, patientIds);
      if (documents.length === 0) continue;
      if ((await seat.chart.findAnother().count()) > 0) await seat.chart.findAnother().click();
      await toDocuments(seat, { 'member-id': memberId });
      const read = await readAll(seat.page, documents);
      sum.read += read.read;
      sum.unlisted += read.unlisted;
      sum.lost += read.lost;
    }
    await seat.leave();
    return { demoDocuments: sum.read, demoUnlisted: sum.unlisted, demoWordsLost: sum.lost };
  });
}

function sum(figures: Figures, keys: readonly string[]): number {
  return keys.reduce((total, key) => total + (figures[key] ?? 0), 0);
}

await printFigures(async (flags) => {
  const small = flags.has('--small');
  const demo = await demoDocuments(small);
  const foreign = await foreignDocuments(small);
  return {
    documents: sum({ ...demo, ...foreign }, ['demoDocuments', 'exampleDocuments', 'cdaDocuments']),
    wordsLost: sum({ ...demo, ...foreign }, [
      'demoWordsLost',
      'exampleWordsLost',
      'cdaWordsLost',
      'hostileTextsLost',
    ]),
    ...demo,
    ...foreign,
  };
});
