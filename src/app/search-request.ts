import { useEffect } from 'react';

const listeners = new Set<() => void>();

/** The bar over every page asks the open chart, which it does not know, to search. */
export function requestSearch(): void {
  for (const listener of listeners) listener();
}

export function useSearchRequests(onRequest: () => void): void {
  useEffect(() => {
    listeners.add(onRequest);
    return () => {
      listeners.delete(onRequest);
    };
  }, [onRequest]);
}
