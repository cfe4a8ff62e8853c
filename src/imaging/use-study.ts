import { useCallback, useEffect, useState } from 'react';
import type { ImageArchive } from './contract.ts';
import { type OpenedStudy, openStudy, readSeries, type SeriesFrames } from './archive-series.ts';
import type { ViewerProblem } from './problem.ts';

/** Something that is fetched: under way, here, or not to be had. */
export type Fetched<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: ViewerProblem };

const LOADING = { state: 'loading' } as const;

/** Runs a fetch for as long as its inputs stay the same; leaving cancels it. */
function useFetched<T>(
  run: (signal: AbortSignal) => Promise<Fetched<T>> | undefined,
): readonly [Fetched<T>, () => void] {
  const [fetched, setFetched] = useState<Fetched<T>>(LOADING);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the wish to ask again
  useEffect(() => {
    const leaving = new AbortController();
    setFetched(LOADING);
    run(leaving.signal)?.then(
      (value) => {
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

/** The frames of the chosen series. */
export function useSeries(
  archive: ImageArchive | undefined,
  studyUid: string,
  seriesUid: string | undefined,
) {
  const run = useCallback(
    (signal: AbortSignal): Promise<Fetched<SeriesFrames>> | undefined => {
      if (archive === undefined || seriesUid === undefined) return undefined;
      return readSeries(archive, studyUid, seriesUid, signal).then((read) =>
        read.ok ? { state: 'ready', value: read.value } : { state: 'failed', problem: read.error },
      );
    },
    [archive, studyUid, seriesUid],
  );
  return useFetched(run);
}
