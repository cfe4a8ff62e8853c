import type { PartialDate } from './partial-date.ts';
import type { SourceId } from './ids.ts';

/** A FHIR resource as it came; only `sources/` looks inside, everything else shows it as it is. */
export type RawResource = Readonly<Record<string, unknown>> & {
  readonly resourceType: string;
  readonly id?: string;
};

/** Who says so, and as of when. */
export interface Provenance {
  readonly source: SourceId;
  readonly resourceType: string;
  readonly resourceId: string;
  /** All resources of the source that this entry stands for: `Type/id` (a document: its reference and its Bundle). */
  readonly stands: readonly string[];
  /** Ten-digit 保険医療機関番号 where the record carries it. */
  readonly institutionNumber?: string;
  /** The institution's name; the number where no name is given. */
  readonly institution?: string;
  readonly department?: string;
  readonly author?: string;
  readonly recordedOn?: PartialDate;
  /** When the source took this version in, as it says (`meta.lastUpdated`): its own clock. */
  readonly lastUpdated?: string;
  /** When this browser received it. */
  readonly fetchedAt: Date;
  /** `Encounter/id` of the visit or admission in which it was recorded. */
  readonly visit?: string;
  /** `Type/id` of what the record itself gives as its reason, diagnosis or subject matter. */
  readonly concerns?: readonly string[];
  /** `Type/id` of the document this entry was taken out of. */
  readonly withinDocument?: string;
  readonly raw: RawResource;
}

/** Something that was received but could not be (wholly) read; counted on its source and openable as raw. */
export interface ReadIssue {
  readonly source: SourceId;
  readonly resource: string;
  readonly problem: ReadProblem;
  readonly detail: string;
  readonly raw: unknown;
}

export type ReadProblem =
  /** Not a FHIR resource, or without what its type cannot do without. */
  | 'unreadable'
  /** A resource of another person inside this person's answer: never drawn (threat T14). */
  | 'foreign-person'
  /** The source says something about its own completeness (OperationOutcome in a result). */
  | 'source-notice'
  /** Must not be shown by the rules of the record (未提供). */
  | 'undelivered'
  /** A part of a document that could not be loaded. */
  | 'missing-part';
