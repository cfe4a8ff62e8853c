import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenedStudy } from './archive-series.ts';
import { type Fetched, useStudy } from './use-study.ts';
import type { ViewerStudy } from './viewer-contract.ts';

/** A study that somebody looks at, as far as it is open. */
export interface StudyState {
  readonly fetched: Fetched<OpenedStudy>;
  readonly retry: () => void;
}

export type StudyStates = ReadonlyMap<string, StudyState>;

/** The studies that are open or being opened, by number. */
export function useStudies(): readonly [StudyStates, (uid: string, state: StudyState | undefined) => void] {
  const [states, setStates] = useState<StudyStates>(new Map());
  const put = useCallback((uid: string, state: StudyState | undefined) => {
    setStates((before) => {
      const next = new Map(before);
      if (state === undefined) next.delete(uid);
      else next.set(uid, state);
      return next;
    });
  }, []);
  return [states, put];
}

interface OpenStudyProps {
  readonly study: ViewerStudy;
  readonly onState: (uid: string, state: StudyState | undefined) => void;
}

/** Opens one study for as long as it is mounted, and tells how far that is; it draws nothing. */
export function OpenStudy({ study, onState }: OpenStudyProps) {
  const [fetched, retry] = useStudy(study.archives, study.uid);
  const again = useRef(retry);
  useEffect(() => {
    again.current = retry;
  });
  useEffect(
    () => onState(study.uid, { fetched, retry: () => again.current() }),
    [study.uid, fetched, onState],
  );
  useEffect(() => () => onState(study.uid, undefined), [study.uid, onState]);
  return null;
}
