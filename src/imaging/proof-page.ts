/**
 * The way from archive to pixels on a page without anything else, for `npm run proof -- images`: what is shown there of
 * a picture is read off the very modules that the viewer draws from.
 */
import { branded } from '../base/brand.ts';
import { ok } from '../base/result.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import { textFor } from '../i18n/text.ts';
import type { Json } from '../sources/fhir/json.ts';
import { createSourceHttp } from '../sources/http.ts';
import { readSeries } from './archive-series.ts';
import type { ImageArchive } from './contract.ts';
import { pixelsOf } from './cornerstone-image.ts';
import { decodeFrame } from './decode-frame.ts';
import { AS_STORED, frameUrl } from './fetch-frame.ts';
import { type FrameFacts, readInstance } from './frame-facts.ts';
import { AHEAD, createFrameQueue } from './frame-queue.ts';
import { createImageSource } from './image-source.ts';
import { readParts } from './multipart.ts';
import { PIXEL_LANES } from './pixel-lanes.ts';
import { ProblemError, type ViewerProblem } from './problem.ts';
import { problemText } from './problem-text.ts';
import { startRendering } from './rendering.ts';
import { EXPLICIT_LITTLE_ENDIAN } from './transfer-syntax.ts';

interface Where {
  readonly study: string;
  readonly series: string;
  readonly instance: string;
}

interface SeenFrame {
  readonly rows: number;
  readonly columns: number;
  readonly perPixel: number;
  /** By point of the grid, all samples of each. */
  readonly values: readonly (readonly number[])[];
}

type Seen =
  | {
      readonly state: 'picture';
      readonly ms: number;
      readonly unfinished: boolean;
      readonly frames: readonly SeenFrame[];
    }
  | {
      readonly state: 'said';
      readonly ms: number;
      readonly kind: string;
      readonly title: string;
      readonly why: string;
    };

const MOST_FRAMES = 12;

function sourceAt(base: string): Source {
  const name = { ja: '保管庫', en: 'Archive' };
  return {
    id: branded<SourceId>('archive'),
    name,
    shortName: name,
    seal: '像',
    kind: 'regional',
    format: 'fhir',
    base: `${location.origin}/fhir`,
    dicomwebBase: base,
    audience: base,
    audit: false,
    match: false,
    offers: [],
    ask: 'always',
    locator: false,
    quirks: {},
    rank: 0,
  };
}

function archiveAt(base: string): ImageArchive {
  const source = sourceAt(base);
  const http = createSourceHttp({
    source,
    authorise: () => Promise.resolve(ok('proof')),
    fetch: (input, init) => globalThis.fetch(input, init),
    timeoutMs: 20_000,
    concurrent: PIXEL_LANES,
  });
  return { source, http, base, records: [] };
}

function problemOf(cause: unknown): ViewerProblem {
  if (cause instanceof ProblemError) return cause.problem;
  throw cause;
}

function said(problem: ViewerProblem, begun: number): Seen {
  const { title, why } = problemText(textFor('ja'), problem, '保管庫');
  return { state: 'said', ms: performance.now() - begun, kind: problem.kind, title, why };
}

async function seen(archive: ImageArchive, frames: readonly FrameFacts[], grid: number): Promise<Seen> {
  const begun = performance.now();
  const source = createImageSource(archive, frames);
  try {
    const found: SeenFrame[] = [];
    for (const [index, { layout }] of frames.slice(0, MOST_FRAMES).entries()) {
      const pixels = pixelsOf(await source.load(index));
      if (pixels === undefined) throw new Error('a picture without pixels');
      const { rows, columns } = layout;
      const { perPixel, samples } = pixels;
      const values = Array.from({ length: grid * grid }, (_, point) => {
        const x = Math.floor((((point % grid) + 0.5) * columns) / grid);
        const y = Math.floor(((Math.floor(point / grid) + 0.5) * rows) / grid);
        const at = (y * columns + x) * perPixel;
        return Array.from(samples.subarray(at, at + perPixel));
      });
      found.push({ rows, columns, perPixel, values });
    }
    const unfinished = frames.some((_, index) => source.isUnfinished(index));
    return { state: 'picture', ms: performance.now() - begun, unfinished, frames: found };
  } catch (cause) {
    return said(problemOf(cause), begun);
  } finally {
    source.close();
  }
}

/** What a reader gets of one instance: its pixels at the points of a grid, or the words why not. */
async function look(base: string, { study, series, instance }: Where, grid: number): Promise<Seen> {
  const begun = performance.now();
  const archive = archiveAt(base);
  const read = await readSeries(archive, study, series, new AbortController().signal);
  if (!read.ok) return said(read.error, begun);
  const frames = read.value.frames.filter((frame) => frame.instanceUid === instance);
  if (frames.length > 0) return seen(archive, frames, grid);
  const other = read.value.others.find((one) => one.instanceUid === instance);
  return said(
    other === undefined ? { kind: 'empty' } : { kind: 'no-picture', sopClass: other.sopClass },
    begun,
  );
}

interface Timed {
  readonly first: number;
  readonly all: number;
}

/** A whole series as the viewer opens it: the first frame, then all of them. */
async function timedOpening(base: string, study: string, series: string): Promise<Timed> {
  const begun = performance.now();
  const archive = archiveAt(base);
  const read = await readSeries(archive, study, series, new AbortController().signal);
  if (!read.ok) throw new ProblemError(read.error);
  const { frames } = read.value;
  const source = createImageSource(archive, frames);
  let first = 0;
  try {
    await new Promise<void>((done, failed) => {
      const queue = createFrameQueue({
        count: frames.length,
        load: source.load,
        lanes: AHEAD,
        reach: frames.length,
        onProgress: (loaded) => {
          if (loaded === frames.length) done();
        },
      });
      queue.want(0).then(() => {
        first = performance.now() - begun;
      }, failed);
    });
    return { first, all: performance.now() - begun };
  } finally {
    source.close();
  }
}

async function bareAnswer(url: string, accept: string): Promise<Response> {
  const answer = await globalThis.fetch(url, { headers: { accept, authorization: 'Bearer proof' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

/** The floor: the same metadata and frames, fetched by nothing but fetch and undone by the same decoders. */
async function timedFloor(base: string, study: string, series: string): Promise<Timed> {
  const begun = performance.now();
  const list = await bareAnswer(
    `${base}/studies/${study}/series/${series}/metadata`,
    'application/dicom+json',
  );
  const instances = (await list.json()) as readonly Json[];
  async function undo(facts: FrameFacts): Promise<void> {
    const answer = await bareAnswer(frameUrl(base, facts), AS_STORED);
    const type = answer.headers.get('content-type') ?? '';
    const [part] = readParts(type, new Uint8Array(await answer.arrayBuffer()));
    if (part === undefined) throw new Error('no frame');
    await decodeFrame(part.body, facts, facts.storedSyntax ?? EXPLICIT_LITTLE_ENDIAN, undefined);
  }
  const frames = instances.flatMap((instance) => {
    const read = readInstance(instance);
    return 'sopClass' in read ? [] : read;
  });
  const [head, ...rest] = frames;
  if (head !== undefined) await undo(head);
  const first = performance.now() - begun;
  await Promise.all(rest.map(undo));
  return { first, all: performance.now() - begun };
}

startRendering();
Object.assign(globalThis, { hitomeImages: { look, timedOpening, timedFloor } });
