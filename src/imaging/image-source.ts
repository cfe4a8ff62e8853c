import { cache, type Types } from '@cornerstonejs/core';
import type { Fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { ImageArchive } from './contract.ts';
import { imageOf } from './cornerstone-image.ts';
import { decodeFrame, type PaletteBytes } from './decode-frame.ts';
import { fetchFrame, fetchPalette } from './fetch-frame.ts';
import type { FrameFacts, Palette } from './frame-facts.ts';
import { ProblemError, type ViewerProblem } from './problem.ts';
import { enlist, release } from './rendering.ts';

/** The pictures of one opened series: fetched with its archive's line, undone, and kept until they are given back. */
export interface ImageSource {
  readonly imageIds: readonly string[];
  readonly load: (index: number) => Promise<Types.IImage>;
  /** Transfer syntax in which a frame came. */
  readonly syntaxOf: (index: number) => string | undefined;
  readonly isUnfinished: (index: number) => boolean;
  readonly close: () => void;
}

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

export function createImageSource(archive: ImageArchive, frames: readonly FrameFacts[]): ImageSource {
  const leaving = new AbortController();
  const syntaxes = new Map<number, string>();
  const unfinished = new Set<number>();
  const paletteOf = paletteShelf(archive, leaving.signal);

  async function loadFrame(index: number, imageId: string, facts: FrameFacts): Promise<Types.IImage> {
    if (facts.refused !== undefined) throw new ProblemError(facts.refused);
    const fetched = await fetchFrame(archive, facts, leaving.signal);
    if (!fetched.ok) throw new ProblemError(whyNoFrame(fetched.error, archive.source.id));
    const pixels = await decodeFrame(
      fetched.value.bytes,
      facts,
      fetched.value.syntax,
      await paletteOf(facts),
    );
    syntaxes.set(index, fetched.value.syntax);
    if (pixels.unfinished) unfinished.add(index);
    return imageOf(imageId, facts, pixels);
  }

  /** A picture that nobody waits for any more never comes: the rendering library would report its end as trouble. */
  async function loadWhileOpen(index: number, facts: FrameFacts): Promise<Types.IImage> {
    try {
      const image = await loadFrame(index, imageIds[index] ?? '', facts);
      if (!leaving.signal.aborted) return image;
    } catch (cause) {
      if (!leaving.signal.aborted) throw cause;
    }
    return new Promise<never>(() => undefined);
  }

  const imageIds: string[] = frames.map((facts, index) =>
    enlist({ facts, load: () => loadWhileOpen(index, facts) }),
  );
  /** Only whole pictures go into the library's cache; what is in it is handed out at once. */
  async function load(index: number): Promise<Types.IImage> {
    const [imageId, facts] = [imageIds[index], frames[index]];
    if (imageId === undefined || facts === undefined) throw new RangeError(`no frame ${index}`);
    const held = cache.getImageLoadObject(imageId);
    if (held !== undefined) return held.promise;
    const image = await loadWhileOpen(index, facts);
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
      leaving.abort();
      release(imageIds);
    },
  };
}
