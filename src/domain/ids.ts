import type { Brand } from '../base/brand.ts';

/** Id of a source in `sources.json`. */
export type SourceId = Brand<string, 'SourceId'>;

/** Opaque name of one opened chart in the URL; says nothing about the person. */
export type ChartHandle = Brand<string, 'ChartHandle'>;

/** Stable key of one entry: `source/ResourceType/id`, with `#n` for one taken out of a document. */
export type EntryKey = Brand<string, 'EntryKey'>;

/** DICOM Study Instance UID without the `urn:oid:` prefix that FHIR puts before it. */
export type StudyUid = Brand<string, 'StudyUid'>;
