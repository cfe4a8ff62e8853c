import type { StudyUid } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import type { SourceHttp } from '../sources/http.ts';

/** One archive that may hold a study, with the line over which its pixels come. */
export interface ImageArchive {
  readonly source: Source;
  readonly http: SourceHttp;
  /** DICOMweb base of the source. */
  readonly base: string;
}

export interface ImageViewerProps {
  readonly studyUid: StudyUid;
  readonly title: string;
  /** Drawn on the picture itself, so that a picture is never without its person. */
  readonly personLabel: string;
  /** Asked in this order until one answers. */
  readonly archives: readonly ImageArchive[];
  readonly onClose: () => void;
}
