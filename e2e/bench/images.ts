/** The proof "images": every file opens with the right pixels or says why not; opening costs little over the floor. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import {
  addFolder,
  type Archive,
  emptyArchive,
  type Instance,
  keepSkipped,
  sortInstances,
  TAG,
} from '../../mocks/dicomweb/archive.ts';
import type { DicomWebBackend } from '../../mocks/dicomweb/backend.ts';
import { serveArchive } from '../../mocks/dicomweb/builtin.ts';
import { CHROMIUM } from '../fixtures/chromium.ts';
import { type DicomJson, readInstance, textOf } from '../../mocks/dicomweb/dicom-json.ts';
import { partsOf } from '../../mocks/dicomweb/multipart-reader.ts';
import { createOrthancDicomWeb } from '../../mocks/dicomweb/orthanc.ts';
import { orthancIsInstalled } from '../../mocks/world/dicom-web.ts';
import { generateStudies } from '../../mocks/images/generate.ts';
import { openDicomPage } from '../fixtures/dicom-page.ts';
import { type Truth, truthOf } from '../fixtures/dicom-truth.ts';
import { type Figures, medianOf, printFigures, rounded, say } from './figures.ts';

const DATA = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data');
/** A head phantom of 28 slices. */
const HEAD = path.join('dicom', 'ct-phantom-head-28');
const GRID = 16;

interface Seen {
  readonly state: 'picture' | 'said';
  readonly ms: number;
  readonly unfinished?: boolean;
  readonly frames?: readonly {
    readonly rows: number;
    readonly columns: number;
    readonly perPixel: number;
    readonly values: readonly (readonly number[])[];
  }[];
  readonly kind?: string;
  readonly title?: string;
  readonly why?: string;
}

/** Within this time the words have to stand that say why something cannot be shown. */
const PATIENCE_MS = 2_000;
const ROUNDS = 5;
const CYCLES = 10;

interface Opened {
  readonly first: number;
  readonly all: number;
}

interface PageTools {
  readonly look: (base: string, where: object, grid: number) => Promise<Seen>;
  readonly timedOpening: (base: string, study: string, series: string) => Promise<Opened>;
  readonly timedFloor: (base: string, study: string, series: string) => Promise<Opened>;
}

interface Hall {
  readonly hitomeImages: PageTools;
}

function look(page: Page, base: string, { study, series, uid }: Instance): Promise<Seen> {
  return page.evaluate(
    ([address, where, grid]) => {
      const { hitomeImages } = globalThis as unknown as Hall;
      return hitomeImages.look(address, where, grid);
    },
    [base, { study, series, instance: uid }, GRID] as const,
  );
}

/** The greatest difference between what was seen and the truth. */
function worstOf(seen: Seen, truth: Truth): number {
  let worst = 0;
  for (const [index, frame] of (seen.frames ?? []).entries()) {
    if (frame.rows !== truth.rows || frame.columns !== truth.columns || frame.perPixel !== truth.perPixel)
      return Number.POSITIVE_INFINITY;
    for (const [point, values] of frame.values.entries()) {
      const x = Math.floor((((point % GRID) + 0.5) * frame.columns) / GRID);
      const y = Math.floor(((Math.floor(point / GRID) + 0.5) * frame.rows) / GRID);
      for (const [sample, expected] of truth.valuesAt(index + 1, x, y).entries()) {
        const difference = Math.abs(expected - (values[sample] ?? Number.NaN));
        worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
      }
    }
  }
  return worst;
}

type Outcome = 'rightPixels' | 'saidWhyNot' | 'neither';

async function outcomeOf(page: Page, base: string, instance: Instance): Promise<Outcome> {
  const name = path.basename(instance.file);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, 15_000, undefined));
  const seen = await Promise.race([look(page, base, instance).catch(() => undefined), late]);
  if (seen === undefined) {
    say(`  ${name}: no answer`);
    return 'neither';
  }
  if (seen.state === 'said') {
    const said = seen.ms < PATIENCE_MS && (seen.title ?? '') !== '' && (seen.why ?? '') !== '';
    say(`  ${name}: ${seen.title ?? ''} ${seen.why ?? ''}${said ? '' : ` (${Math.round(seen.ms)} ms)`}`);
    return said ? 'saidWhyNot' : 'neither';
  }
  const truth = truthOf(instance.read(), instance.transferSyntax);
  if (truth === undefined) {
    say(`  ${name}: a picture, and no other decoder to compare it with`);
    return 'neither';
  }
  const worst = worstOf(seen, truth);
  if (worst <= truth.tolerance) return 'rightPixels';
  say(`  ${name}: off by ${worst} from ${truth.by}`);
  return 'neither';
}

/** Every file of a folder in the built-in archive, also what it cannot read. */
function archiveOf(folders: readonly string[]): Archive {
  const archive = emptyArchive();
  for (const folder of folders) addFolder(archive, folder);
  keepSkipped(archive);
  sortInstances(archive);
  return archive;
}

/** The demo world's own pictures as files: they are there wherever the project is. */
function writeGenerated(folder: string): void {
  for (const instances of generateStudies().values()) {
    for (const { uid, bytes } of instances) writeFileSync(path.join(folder, `${uid.instance}.dcm`), bytes);
  }
}

async function everyFile(page: Page, base: string, instances: readonly Instance[]): Promise<Figures> {
  const figures = { files: 0, rightPixels: 0, saidWhyNot: 0, neither: 0 };
  for (const instance of instances) {
    figures.files += 1;
    figures[await outcomeOf(page, base, instance)] += 1;
  }
  return figures;
}

/** What Orthanc took of the files, by search, each with its bytes as it keeps them. */
async function keptBy(backend: DicomWebBackend): Promise<readonly Instance[]> {
  const asked = async (where: string, accept: string) =>
    backend.handle({ method: 'GET', path: where, query: new URLSearchParams(), headers: { accept } });
  const found = async (where: string) => {
    const { status, body } = await asked(where, 'application/dicom+json');
    return status === 200 ? (JSON.parse(new TextDecoder().decode(body)) as DicomJson[]) : [];
  };
  const kept: Instance[] = [];
  for (const row of await found('/studies')) {
    const study = textOf(row, TAG.studyUid);
    for (const told of await found(`/studies/${study}/metadata`)) {
      const [series, uid] = [textOf(told, TAG.seriesUid), textOf(told, TAG.sopUid)];
      const file = `/studies/${study}/series/${series}/instances/${uid}`;
      const answer = await asked(file, 'multipart/related; type="application/dicom"; transfer-syntax=*');
      const [part] = partsOf(answer);
      const bytes = part?.body ?? new Uint8Array();
      const { transferSyntax, dataset, bulk } = readInstance(bytes);
      kept.push({ file: uid, study, series, uid, transferSyntax, dataset, bulk, read: () => bytes });
    }
  }
  return kept;
}

/** The same files behind a real DICOMweb server, where one is installed. */
async function behindOrthanc(folders: readonly string[]): Promise<Figures> {
  const storage = mkdtempSync(path.join(tmpdir(), 'hitome-orthanc-'));
  let backend: DicomWebBackend | undefined;
  try {
    return await onPage(
      async (baseOf) => {
        const publicBase = baseOf('files');
        const port = await freePort();
        backend = await createOrthancDicomWeb({
          source: 'minato',
          publicBase,
          port,
          generated: false,
          dirs: folders,
          storage,
          log: say,
        });
        return backend;
      },
      async (page, base) => {
        if (backend === undefined) throw new Error('no archive');
        const figures = await everyFile(page, base, await keptBy(backend));
        return Object.fromEntries(
          Object.entries(figures).map(([key, value]) => [
            `orthanc${key.charAt(0).toUpperCase()}${key.slice(1)}`,
            value,
          ]),
        );
      },
    );
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

/** The series with the most instances. */
function longestSeries({ instances }: Archive): readonly [study: string, series: string] {
  const groups = Map.groupBy(instances, ({ study, series }) => `${study} ${series}`);
  const [longest] = [...groups].toSorted(([, one], [, other]) => other.length - one.length);
  const [study = '', series = ''] = longest?.[0].split(' ') ?? [];
  return [study, series];
}

function timed(
  page: Page,
  which: 'timedOpening' | 'timedFloor',
  base: string,
  [study, series]: readonly [string, string],
): Promise<Opened> {
  return page.evaluate(
    ([tool, address, one, other]) => {
      const { hitomeImages } = globalThis as unknown as Hall;
      return hitomeImages[tool](address, one, other);
    },
    [which, base, study, series] as const,
  );
}

/** Opening beside its floor, by turns in the same page; the median of the ratios. */
async function overFloor(page: Page, base: string, series: readonly [string, string]): Promise<Figures> {
  await timed(page, 'timedOpening', base, series);
  await timed(page, 'timedFloor', base, series);
  const ratios: Opened[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const floor = await timed(page, 'timedFloor', base, series);
    const ours = await timed(page, 'timedOpening', base, series);
    ratios.push({ first: ours.first / floor.first, all: ours.all / floor.all });
  }
  return {
    firstOverFloor: rounded(medianOf(ratios.map(({ first }) => first))),
    allOverFloor: rounded(medianOf(ratios.map(({ all }) => all))),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  const { backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    backingStorageSize?: number;
  };
  await session.detach();
  return usedSize + backingStorageSize;
}

/** What is held after ten openings and closings over what is held after the second. */
async function heapGrowth(page: Page, base: string, series: readonly [string, string]): Promise<Figures> {
  let early = 0;
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    await timed(page, 'timedOpening', base, series);
    if (cycle === 2) early = await heapOf(page);
  }
  return { heapGrowth: rounded((await heapOf(page)) / early) };
}

async function onPage<T>(
  open: (baseOf: (name: string) => string) => Promise<DicomWebBackend>,
  work: (page: Page, base: string) => Promise<T>,
): Promise<T> {
  const site = await openDicomPage(async (baseOf) => new Map([['files', await open(baseOf)]]));
  const browser = await chromium.launch(CHROMIUM);
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => 'hitomeImages' in globalThis, undefined, { polling: 200 });
    return await work(page, site.baseOf('files'));
  } finally {
    await browser.close();
    await site.close();
  }
}

async function images(flags: ReadonlySet<string>): Promise<Figures> {
  const own = mkdtempSync(path.join(tmpdir(), 'hitome-own-pictures-'));
  try {
    writeGenerated(own);
    const small = flags.has('--small');
    const foreign = ['dicom', 'dicom-bad']
      .map((name) => path.join(DATA, name))
      .filter((folder) => existsSync(folder));
    if (foreign.length === 0) say('the folder of foreign examples is not here: only own pictures are read');
    const archive = archiveOf(small ? [own] : [own, ...foreign]);
    const series = longestSeries(
      small || foreign.length === 0 ? archive : archiveOf([path.join(DATA, HEAD)]),
    );
    const figures = await onPage(
      (baseOf) => Promise.resolve(serveArchive(archive, baseOf('files'))),
      async (page, base) => ({
        ...(await everyFile(page, base, archive.instances)),
        ...(await overFloor(page, base, series)),
        ...(await heapGrowth(page, base, series)),
      }),
    );
    const also = !small && foreign.length > 0 && orthancIsInstalled(process.env['PATH']);
    return also ? { ...figures, ...(await behindOrthanc(foreign)) } : figures;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

await printFigures(images);
