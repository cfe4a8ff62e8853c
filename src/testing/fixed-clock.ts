import type { Clock } from '../base/clock.ts';

/** A clock that stands still until it is told to move on. */
export function fixedClock(iso: string): Clock & { readonly advance: (ms: number) => void } {
  let at = Date.parse(iso);
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}
