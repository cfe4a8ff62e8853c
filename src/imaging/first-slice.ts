import { useEffect } from 'react';
import type { FrameFacts } from './frame-facts.ts';
import type { StackView } from './stack-contract.ts';
import type { Content } from './use-workspace.ts';

/** The image seen last, where more of its series has come; a mark's image, or as far through the stack as the one it is compared with, or the first. */
export function firstSlice(
  frames: readonly FrameFacts[],
  { at }: Content,
  share: number,
  seen: FrameFacts | undefined,
): number {
  const marked = frames.findIndex(isAt(seen?.seriesUid === frames[0]?.seriesUid ? seen : at));
  return marked >= 0 ? marked : Math.round(share * (frames.length - 1));
}

function isAt(at: Content['at']) {
  return (facts: FrameFacts): boolean => facts.instanceUid === at?.instanceUid && facts.frame === at.frame;
}

/** Goes to the image that is asked for, e.g. that of a mark. */
export function useJump(
  view: StackView | undefined,
  frames: readonly FrameFacts[] | undefined,
  { at }: Content,
): void {
  useEffect(() => {
    const slice = at === undefined ? -1 : (frames?.findIndex(isAt(at)) ?? -1);
    if (slice >= 0) view?.show(slice);
  }, [view, frames, at]);
}
