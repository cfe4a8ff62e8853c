import type { PersonRecord } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import type { SourceHttp } from '../sources/http.ts';

/** One archive that may hold a study, with the line over which its pixels come. */
export interface ImageArchive {
  readonly source: Source;
  readonly http: SourceHttp;
  /** DICOMweb base of the source. */
  readonly base: string;
  /** What every source says of who the chart's person is: an image that contradicts it is not drawn. */
  readonly records: readonly PersonRecord[];
}
