import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { nextFrame } from '../base/sliced.ts';

/** Whether the frame after the first drawing has come. */
export function useNextFrame(): boolean {
  const [come, setCome] = useState(false);
  useEffect(() => {
    let gone = false;
    void nextFrame().then(() => {
      if (!gone) startTransition(() => setCome(true));
    });
    return () => {
      gone = true;
    };
  }, []);
  return come;
}

/**
 * Draws what is in it with the frame after its first. To set and lay out a whole screen holds up the page for longer
 * than each of its parts does: what matters most is drawn first, and what is large follows.
 */
export function NextFrame({ children }: { readonly children: ReactNode }) {
  return useNextFrame() ? children : null;
}
