import type { ImageArchive } from './contract.ts';
import { decodeFrame } from './decode-frame.ts';
import { fetchFrame } from './fetch-frame.ts';
import type { Rgb } from './lab-colour.ts';
import type { Samples } from './pixels.ts';
import { ProblemError } from './problem.ts';
import type { Segmentation, SegmentFrame } from './segmentation.ts';
import { fetchWhole } from './whole-instance.ts';

/** Parts of a segmentation that are kept at once; a frame takes as many bytes as it has pixels. */
const MOST_KEPT = 96;
const FILL = 90;
const EDGE = 235;

/** A frame whose bits do not end with a byte begins in the middle of one (PS3.5 8.1.1): archives cut those wrongly. */
function isAcrossBytes({ facts: { layout, frames } }: SegmentFrame): boolean {
  return layout.bitsAllocated === 1 && frames > 1 && (layout.rows * layout.columns) % 8 !== 0;
}

async function bitsOfWhole(
  archive: ImageArchive,
  { facts }: SegmentFrame,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const whole = await fetchWhole(archive, facts, signal);
  if (!whole.ok) throw new ProblemError({ kind: 'source', fault: whole.error, source: archive.source.id });
  const bits = whole.value.element('7FE00010') ?? new Uint8Array();
  const size = facts.layout.rows * facts.layout.columns;
  const start = (facts.frame - 1) * size;
  if (bits.length * 8 < start + size) {
    throw new ProblemError({ kind: 'wrong-size', detail: `${bits.length * 8} / ${start + size} bits` });
  }
  return Uint8Array.from({ length: size }, (_, index) => {
    const bit = start + index;
    return ((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  });
}

async function fetchSamples(
  archive: ImageArchive,
  frame: SegmentFrame,
  signal: AbortSignal,
): Promise<Samples> {
  if (isAcrossBytes(frame)) return bitsOfWhole(archive, frame, signal);
  const fetched = await fetchFrame(archive, frame.facts, signal);
  if (!fetched.ok)
    throw new ProblemError({ kind: 'source', fault: fetched.error, source: archive.source.id });
  const { bytes, syntax } = fetched.value;
  return (await decodeFrame(bytes, frame.facts, syntax, undefined)).samples;
}

/** The pixels of a segmentation's frames, each fetched when it is first wanted. */
export interface SegmentShelf {
  readonly samplesOf: (frame: SegmentFrame) => Promise<Samples>;
  readonly close: () => void;
}

export function createSegmentShelf(archive: ImageArchive): SegmentShelf {
  const leaving = new AbortController();
  const kept = new Map<SegmentFrame, Promise<Samples>>();
  return {
    samplesOf: (frame) => {
      const known = kept.get(frame);
      if (known !== undefined) return known;
      const samples = fetchSamples(archive, frame, leaving.signal);
      kept.set(frame, samples);
      samples.catch(() => kept.delete(frame));
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return samples;
    },
    close: () => {
      leaving.abort();
      kept.clear();
    },
  };
}

/** How far a pixel belongs to a segment, from 0 to 1. */
function shareOf(
  { kind, whole }: Pick<Segmentation, 'kind' | 'whole'>,
  segment: number,
  value: number,
): number {
  if (kind === 'labels') return value === segment ? 1 : 0;
  return kind === 'fractional' ? Math.min(1, value / whole) : Number(value !== 0);
}

/** Of a fractional segment what is at least half in it is drawn with an edge. */
const INSIDE = 0.5;

/** One segment in its colour: a light fill through which the picture is seen, and an edge one pixel wide. */
export function paintedSegment(
  samples: Samples,
  [columns, rows]: readonly [number, number],
  like: Pick<Segmentation, 'kind' | 'whole'>,
  segment: { readonly number: number; readonly colour: Rgb },
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(columns * rows * 4);
  const share = (x: number, y: number) =>
    x < 0 || y < 0 || x >= columns || y >= rows
      ? 0
      : shareOf(like, segment.number, samples[y * columns + x] ?? 0);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const own = share(x, y);
      if (own === 0) continue;
      const isEdge =
        own >= INSIDE &&
        [share(x - 1, y), share(x + 1, y), share(x, y - 1), share(x, y + 1)].some((next) => next < INSIDE);
      out.set([...segment.colour, isEdge ? EDGE : Math.round(own * FILL)], (y * columns + x) * 4);
    }
  }
  return out;
}
