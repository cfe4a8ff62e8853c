import { useCallback, useEffect, useState } from 'react';
import type { ImageArchive } from './contract.ts';
import { type OpenedStudy, openStudy, readFirst, readSeries, type SeriesFrames } from './archive-series.ts';
import type { ViewerProblem } from './problem.ts';

/** Something that is fetched: under way, here, or not to be had. */
export type Fetched<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: ViewerProblem };

const LOADING = { state: 'loading' } as const;

/** Runs a fetch for as long as its inputs stay the same; leaving cancels it. */
function useFetched<T>(
  run: (signal: AbortSignal, early: (value: T) => void) => Promise<Fetched<T>> | undefined,
): readonly [Fetched<T>, () => void] {
  const [fetched, setFetched] = useState<Fetched<T>>(LOADING);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the wish to ask again
  useEffect(() => {
    const leaving = new AbortController();
    setFetched(LOADING);
    let settled = false;
    const early = (value: T) => {
      if (!leaving.signal.aborted && !settled) setFetched({ state: 'ready', value });
    };
    run(leaving.signal, early)?.then(
      (value) => {
        settled = true;
        if (!leaving.signal.aborted) setFetched(value);
      },
      (cause: unknown) => {
        if (!leaving.signal.aborted) throw cause;
      },
    );
    return () => leaving.abort();
  }, [run, round]);
  return [fetched, () => setRound((before) => before + 1)];
}

/** The series of a study, from the first archive that holds it. */
export function useStudy(archives: readonly ImageArchive[], studyUid: string) {
  // The callers' list is made anew on each of their renders; what it names does not change.
  const [kept] = useState(archives);
  const run = useCallback(
    async (signal: AbortSignal): Promise<Fetched<OpenedStudy>> => {
      for (const { http } of kept) http.revive();
      const opened = await openStudy(kept, studyUid, signal);
      return opened.ok ? { state: 'ready', value: opened.value } : { state: 'failed', problem: opened.error };
    },
    [kept, studyUid],
  );
  return useFetched(run);
}

/** A series that is told within this time needs no head start. */
const PATIENCE_MS = 200;

/** The first picture ahead of its series, where the archive takes its time over the series. */
async function headStart(
  signal: AbortSignal,
  first: (signal: AbortSignal) => Promise<SeriesFrames | undefined>,
  early: (value: SeriesFrames) => void,
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  if (signal.aborted) return;
  const found = await first(signal).catch(() => undefined);
  if (found !== undefined && !signal.aborted) early(found);
}

/** The frames of the chosen series; where that takes long, its first picture before. */
export function useSeries(
  archive: ImageArchive | undefined,
  studyUid: string,
  seriesUid: string | undefined,
) {
  const run = useCallback(
    (
      signal: AbortSignal,
      early: (value: SeriesFrames) => void,
    ): Promise<Fetched<SeriesFrames>> | undefined => {
      if (archive === undefined || seriesUid === undefined) return undefined;
      const done = new AbortController();
      const ahead = AbortSignal.any([signal, done.signal]);
      void headStart(ahead, (until) => readFirst(archive, studyUid, seriesUid, until), early);
      return readSeries(archive, studyUid, seriesUid, signal).then((read) => {
        done.abort();
        return read.ok ? { state: 'ready', value: read.value } : { state: 'failed', problem: read.error };
      });
    },
    [archive, studyUid, seriesUid],
  );
  return useFetched(run);
}
