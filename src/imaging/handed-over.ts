import type { ImageArchive } from './contract.ts';
import type { FrameFacts } from './frame-facts.ts';
import type { Pixels } from './pixels.ts';

/** A frame's numbers, and the transfer syntax in which they came. */
export interface LoadedFrame {
  readonly pixels: Pixels;
  readonly syntax: string;
}

/** A frame that has been asked for, and how to call that off. */
export interface AskedFrame {
  readonly frame: Promise<LoadedFrame>;
  readonly leaving: AbortController;
}

/** Frames by what they are. */
type Offer = Map<string, AskedFrame>;

const offers = new WeakMap<ImageArchive, Set<Offer>>();

function keyOf({ instanceUid, frame }: FrameFacts): string {
  return `${instanceUid}/${frame}`;
}

/**
 * When the frames of a series become more (its first picture was there before its list), or a series moves to another
 * place on the screen, one stack ends and another begins in the same turn: what the first has asked for is not asked
 * again. What nobody takes up in that turn is called off.
 */
export function handOver(
  archive: ImageArchive,
  asked: Iterable<readonly [facts: FrameFacts, frame: AskedFrame]>,
): void {
  const offer: Offer = new Map();
  for (const [facts, frame] of asked) offer.set(keyOf(facts), frame);
  const here = offers.get(archive) ?? new Set();
  offers.set(archive, here.add(offer));
  setTimeout(() => {
    here.delete(offer);
    for (const { leaving } of offer.values()) leaving.abort();
  }, 0);
}

/** A frame that a stack which has just ended had asked for; whoever takes it has to call it off. */
export function takeOver(archive: ImageArchive, facts: FrameFacts): AskedFrame | undefined {
  const key = keyOf(facts);
  for (const offer of offers.get(archive) ?? []) {
    const found = offer.get(key);
    offer.delete(key);
    if (found !== undefined) return found;
  }
  return undefined;
}
