import { type ComponentType, lazy, Suspense, useState } from 'react';
import { LoadingPage } from '../../views/notices/notices.tsx';

/** A part of the application that comes in a file of its own. */
export interface Later<P> {
  readonly Component: ComponentType<P>;
  /** Fetches it before it is wanted; once it is here it is drawn at once. */
  readonly preload: () => Promise<unknown>;
}

/**
 * Draws a component as soon as its file is here. A file that could not be fetched is asked for again when the reader
 * comes back: React's own `lazy` would remember the failure for ever.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let here: ComponentType<P> | undefined;
  let coming = comingAnew();

  function comingAnew(): ComponentType<P> {
    return lazy(async () => ({ default: await fetchOnce() }));
  }

  async function fetchOnce(): Promise<ComponentType<P>> {
    try {
      here ??= await load();
      return here;
    } catch (cause) {
      coming = comingAnew();
      throw cause;
    }
  }

  function Component(props: P) {
    // Chosen once: what is on the screen must not begin anew when the file has come.
    const [Shown] = useState(() => here ?? coming);
    return (
      <Suspense fallback={<LoadingPage />}>
        <Shown {...props} />
      </Suspense>
    );
  }

  return { Component, preload: () => fetchOnce().catch(() => undefined) };
}
