import { useCallback, useEffect, useRef, useState } from 'react';
import { type OpenedStudy, readSeries } from './archive-series.ts';
import type { FrameFacts } from './frame-facts.ts';
import { holdsPictures } from './hanging.ts';
import { type SliceWords, sliceWords } from './slice-words.ts';
import type { ViewerStudy } from './viewer-contract.ts';

/** The image that words of a report name; undefined where it is not there, or not for sure. */
export type FindSlice = (words: SliceWords) => FrameFacts | undefined;

type FramesBySeries = ReadonlyMap<string, readonly FrameFacts[]>;

const NONE: FramesBySeries = new Map();

/** Numbers of the series that the reports of a study name. */
function seriesNamed({ reports }: ViewerStudy): readonly number[] {
  const texts = reports.flatMap(({ conclusion, findings }) => [conclusion ?? '', ...findings]);
  return [...new Set(texts.flatMap((text) => sliceWords(text).map(({ series }) => series)))];
}

/** The one series of this number; undefined where there are two of it, as happens after merging studies. */
function seriesOf({ series }: OpenedStudy, number: number) {
  const [found, second] = series.filter((one) => one.number === number && holdsPictures(one));
  return second === undefined ? found : undefined;
}

/** The image of this number: a film counts its frames, a stack its objects. */
export function frameNamed(frames: readonly FrameFacts[], image: number): FrameFacts | undefined {
  const isFilm = new Set(frames.map(({ instanceUid }) => instanceUid)).size === 1 && frames.length > 1;
  const [found, second] = frames.filter((facts) =>
    isFilm ? facts.frame === image : facts.instanceNumber === image,
  );
  return second === undefined ? found : undefined;
}

/**
 * Looks up the images that a study's reports name in words. Series that are not on the screen are asked for what they
 * hold once the first picture stands, so that a link is only where it leads somewhere.
 */
export function useNamedSlices(
  study: ViewerStudy,
  opened: OpenedStudy | undefined,
  held: (seriesUid: string) => readonly FrameFacts[] | undefined,
  isSeen: boolean,
): FindSlice {
  const [asked, setAsked] = useState(NONE);
  const onScreen = useRef(held);
  useEffect(() => {
    onScreen.current = held;
  });
  // The study is told anew with every arrival; the numbers in its reports seldom change.
  const numbers = seriesNamed(study).join(' ');
  const { uid } = study;
  useEffect(() => {
    if (opened === undefined || !isSeen || numbers === '') return undefined;
    const leaving = new AbortController();
    for (const number of numbers.split(' ')) {
      const series = seriesOf(opened, Number(number));
      if (series === undefined || onScreen.current(series.uid) !== undefined) continue;
      void readSeries(opened.archive, uid, series.uid, leaving.signal).then((read) => {
        if (!read.ok || leaving.signal.aborted) return;
        setAsked((before) => new Map([...before, [series.uid, read.value.frames]]));
      });
    }
    return () => leaving.abort();
  }, [uid, numbers, opened, isSeen]);
  return useCallback(
    ({ series: number, image }) => {
      const series = opened === undefined ? undefined : seriesOf(opened, number);
      if (series === undefined) return undefined;
      return frameNamed(asked.get(series.uid) ?? held(series.uid) ?? [], image);
    },
    [opened, held, asked],
  );
}
