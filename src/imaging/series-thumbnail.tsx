import { useCallback } from 'react';
import type { ImagingSeries } from '../domain/entry.ts';
import { Thumbnail } from '../ui/thumbnail.tsx';
import type { ImageArchive } from './contract.ts';
import { holdsPictures } from './hanging.ts';
import { seriesThumbnail } from './thumbnail.ts';

interface SeriesThumbnailProps {
  readonly archive: ImageArchive | undefined;
  readonly studyUid: string;
  readonly series: ImagingSeries;
}

/** The middle image of a series, small. */
export function SeriesThumbnail({ archive, studyUid, series }: SeriesThumbnailProps) {
  const load = useCallback(
    async (signal: AbortSignal) =>
      archive === undefined || !holdsPictures(series)
        ? undefined
        : seriesThumbnail(archive, studyUid, series, signal),
    [archive, studyUid, series],
  );
  return <Thumbnail load={load} className="viewer-thumbnail" />;
}
