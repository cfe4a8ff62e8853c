import { cache, type Types } from '@cornerstonejs/core';
import type { Fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { ImageArchive } from './contract.ts';
import { imageOf, pixelsOf } from './cornerstone-image.ts';
import { decodeFrame, type PaletteBytes } from './decode-frame.ts';
import { fetchFrame, fetchPalette } from './fetch-frame.ts';
import type { FrameFacts, Palette } from './frame-facts.ts';
import { type AskedFrame, handOver, type LoadedFrame, takeOver } from './handed-over.ts';
import { ProblemError, type ViewerProblem } from './problem.ts';
import { enlist, release } from './rendering.ts';

/** The pictures of one opened series: fetched with its archive's line, undone, and kept until they are given back. */
export interface ImageSource {
  readonly imageIds: readonly string[];
  /** What the eye waits for goes before what is fetched ahead. */
  readonly load: (index: number, urgent?: boolean) => Promise<Types.IImage>;
  /** Transfer syntax in which a frame came. */
  readonly syntaxOf: (index: number) => string | undefined;
  readonly isUnfinished: (index: number) => boolean;
  readonly close: () => void;
}

/** Before what is fetched ahead. */
const URGENT = 1;

type PaletteOf = (facts: FrameFacts) => Promise<PaletteBytes> | undefined;

/** Each palette is fetched once, however many frames are coloured by it. */
function paletteShelf(archive: ImageArchive, signal: AbortSignal): PaletteOf {
  const palettes = new Map<Palette, Promise<PaletteBytes>>();
  async function load(facts: FrameFacts, palette: Palette): Promise<PaletteBytes> {
    const bytes = await fetchPalette(archive, facts, palette, signal);
    if (bytes.ok) return bytes.value;
    palettes.delete(palette);
    throw new ProblemError({ kind: 'source', fault: bytes.error, source: archive.source.id });
  }
  return (facts) => {
    const { palette, layout } = facts;
    if (palette === undefined || layout.photometric !== 'PALETTE COLOR') return undefined;
    const bytes = palettes.get(palette) ?? load(facts, palette);
    palettes.set(palette, bytes);
    return bytes;
  };
}

/** The archive has told of the frame itself: that it does not find it means that it holds no pixels of it. */
function whyNoFrame(fault: Fault, source: SourceId): ViewerProblem {
  if (fault.kind === 'notFound') return { kind: 'no-pixels', detail: fault.detail };
  return { kind: 'source', fault, source };
}

/** Frames that are on their way, by their place in the series. */
type Asked = Map<number, AskedFrame>;

/** What is held of the frames when they are given back: what is on its way, and what the library still keeps. */
function* heldOf(
  frames: readonly FrameFacts[],
  imageIds: readonly string[],
  asked: Asked,
  syntaxes: ReadonlyMap<number, string>,
): Generator<readonly [FrameFacts, AskedFrame]> {
  for (const [index, facts] of frames.entries()) {
    const underway = asked.get(index);
    const kept = cache.getImageLoadObject(imageIds[index] ?? '')?.promise;
    if (underway !== undefined) yield [facts, underway];
    else if (kept !== undefined) {
      const frame = kept.then((image) => {
        const pixels = pixelsOf(image);
        if (pixels === undefined) throw new RangeError('no pixels');
        return { pixels, syntax: syntaxes.get(index) ?? '' };
      });
      frame.catch(() => undefined);
      yield [facts, { frame, leaving: new AbortController() }];
    }
  }
}

type Asker = (facts: FrameFacts, urgent: boolean) => AskedFrame;

/** Asks for frames and undoes them; what a stack that has just ended had asked for is taken over. */
function askerOf(archive: ImageArchive, ends: AbortSignal): Asker {
  const paletteOf = paletteShelf(archive, ends);

  async function fetchAndUndo(facts: FrameFacts, urgent: boolean, signal: AbortSignal): Promise<LoadedFrame> {
    if (facts.refused !== undefined) throw new ProblemError(facts.refused);
    const fetched = await fetchFrame(archive, facts, signal, urgent ? URGENT : 0);
    if (!fetched.ok) throw new ProblemError(whyNoFrame(fetched.error, archive.source.id));
    const { bytes, syntax } = fetched.value;
    return { pixels: await decodeFrame(bytes, facts, syntax, await paletteOf(facts)), syntax };
  }

  return (facts, urgent) => {
    const taken = takeOver(archive, facts);
    if (taken === undefined) {
      const leaving = new AbortController();
      return { frame: fetchAndUndo(facts, urgent, leaving.signal), leaving };
    }
    // What was called off with the stack before, or failed there, is asked for anew.
    const { frame, leaving } = taken;
    return { frame: frame.catch(() => fetchAndUndo(facts, urgent, leaving.signal)), leaving };
  };
}

export function createImageSource(archive: ImageArchive, frames: readonly FrameFacts[]): ImageSource {
  const closed = new AbortController();
  const syntaxes = new Map<number, string>();
  const unfinished = new Set<number>();
  const asked: Asked = new Map();
  const asking = askerOf(archive, closed.signal);

  async function loadFrame(index: number, facts: FrameFacts, urgent: boolean): Promise<Types.IImage> {
    const underway = asked.get(index) ?? asking(facts, urgent);
    asked.set(index, underway);
    try {
      const { pixels, syntax } = await underway.frame;
      syntaxes.set(index, syntax);
      if (pixels.unfinished) unfinished.add(index);
      return imageOf(imageIds[index] ?? '', facts, pixels);
    } finally {
      if (!closed.signal.aborted) asked.delete(index);
    }
  }

  /** A picture that nobody waits for any more never comes: the rendering library would report its end as trouble. */
  async function loadWhileOpen(index: number, facts: FrameFacts, urgent: boolean): Promise<Types.IImage> {
    try {
      const image = await loadFrame(index, facts, urgent);
      if (!closed.signal.aborted) return image;
    } catch (cause) {
      if (!closed.signal.aborted) throw cause;
    }
    return new Promise<never>(() => undefined);
  }

  const imageIds: string[] = frames.map((facts, index) =>
    enlist({ facts, load: () => loadWhileOpen(index, facts, true) }),
  );
  /** Only whole pictures go into the library's cache; what is in it is handed out at once. */
  async function load(index: number, urgent = false): Promise<Types.IImage> {
    const [imageId, facts] = [imageIds[index], frames[index]];
    if (imageId === undefined || facts === undefined) throw new RangeError(`no frame ${index}`);
    const held = cache.getImageLoadObject(imageId);
    if (held !== undefined) return held.promise;
    const image = await loadWhileOpen(index, facts, urgent);
    if (cache.getImageLoadObject(imageId) === undefined) {
      // A picture for which there is no room is drawn all the same.
      cache.putImageLoadObject(imageId, { promise: Promise.resolve(image) }).catch(() => undefined);
    }
    return image;
  }

  return {
    imageIds,
    load,
    syntaxOf: (index) => syntaxes.get(index),
    isUnfinished: (index) => unfinished.has(index),
    close: () => {
      handOver(archive, heldOf(frames, imageIds, asked, syntaxes));
      closed.abort();
      release(imageIds);
    },
  };
}
