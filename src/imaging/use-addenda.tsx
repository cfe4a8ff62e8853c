import { useCallback, useEffect, useMemo, useState } from 'react';
import type { OpenedStudy } from './archive-series.ts';
import type { PresentationState } from './presentation-state.ts';
import type { Segmentation, Segment } from './segmentation.ts';
import { beginAddenda, isAddendum, readAddenda, type StudyAddenda } from './study-addenda.ts';

type AddendaByStudy = ReadonlyMap<string, StudyAddenda>;

/** What lies beside the images of the studies in view, and what of it is shown. */
export interface Addenda {
  readonly byStudy: AddendaByStudy;
  readonly onAddenda: (studyUid: string, addenda: StudyAddenda | undefined) => void;
  /** Keys of the segments that are laid over the pictures. */
  readonly shown: ReadonlySet<string>;
  readonly showSegments: (keys: readonly string[], on: boolean) => void;
  /** The state in which each study's images are seen, by the study. */
  readonly chosen: ReadonlyMap<string, PresentationState>;
  readonly choose: (studyUid: string, state: PresentationState | undefined) => void;
}

export function segmentKey({ instanceUid }: Segmentation, { number }: Segment): string {
  return `${instanceUid}#${number}`;
}

export function segmentKeys(segmentation: Segmentation): readonly string[] {
  return segmentation.segments.map((segment) => segmentKey(segmentation, segment));
}

function withEntry<T>(before: ReadonlyMap<string, T>, key: string, value: T | undefined) {
  const next = new Map(before);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

export function useAddenda(): Addenda {
  const [byStudy, setByStudy] = useState<AddendaByStudy>(new Map());
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlyMap<string, PresentationState>>(new Map());
  const onAddenda = useCallback(
    (studyUid: string, addenda: StudyAddenda | undefined) =>
      setByStudy((before) => withEntry(before, studyUid, addenda)),
    [],
  );
  const showSegments = useCallback((keys: readonly string[], on: boolean) => {
    setShown((before) => {
      const next = new Set(before);
      for (const key of keys) {
        if (on) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  }, []);
  const choose = useCallback(
    (studyUid: string, state: PresentationState | undefined) =>
      setChosen((before) => withEntry(before, studyUid, state)),
    [],
  );
  return useMemo(
    () => ({ byStudy, onAddenda, shown, showSegments, chosen, choose }),
    [byStudy, onAddenda, shown, showSegments, chosen, choose],
  );
}

interface OpenAddendaProps {
  readonly studyUid: string;
  readonly opened: OpenedStudy;
  readonly onAddenda: Addenda['onAddenda'];
}

/** Asks for what lies beside a study's images, for as long as it is mounted; it draws nothing. */
export function OpenAddenda({ studyUid, opened, onAddenda }: OpenAddendaProps) {
  useEffect(() => {
    if (!opened.series.some(isAddendum)) return undefined;
    const leaving = new AbortController();
    const begun = beginAddenda(opened.archive);
    onAddenda(studyUid, begun);
    readAddenda(begun, studyUid, opened, leaving.signal, (addenda) => onAddenda(studyUid, addenda)).catch(
      (cause: unknown) => {
        if (!leaving.signal.aborted) throw cause;
      },
    );
    return () => {
      leaving.abort();
      begun.shelf.close();
      onAddenda(studyUid, undefined);
    };
  }, [studyUid, opened, onAddenda]);
  return null;
}
