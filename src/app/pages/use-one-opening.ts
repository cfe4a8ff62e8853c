import { useEffect, useRef } from 'react';

interface OneOpening {
  /** Begins one; whatever was on its way before is given up. */
  readonly begin: () => AbortSignal;
  readonly stop: () => void;
}

/**
 * An opening waits for the audit trail. Whoever thinks better of it meanwhile, turns to somebody else, leaves or signs
 * out, must not be handed that person's record afterwards: an opening that was given up opens nothing (break-glass-03).
 */
export function useOneOpening(): OneOpening {
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);
  return {
    begin: () => {
      current.current?.abort();
      current.current = new AbortController();
      return current.current.signal;
    },
    stop: () => current.current?.abort(),
  };
}
