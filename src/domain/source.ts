import type { Feed } from './feed.ts';
import type { SourceId } from './ids.ts';

export interface BilingualText {
  readonly ja: string;
  readonly en: string;
}

/** In what a source departs from what its CapabilityStatement or the standard says; each may be left out. */
export interface SourceQuirks {
  /** Feeds whose search wants `subject=Patient/…` where the standard's `patient=…` is refused. */
  readonly searchBySubject?: readonly Feed[];
  /** Resources per page asked for (`_count`); 0: the parameter is refused and left out. */
  readonly pageSize?: number;
  /** Pages of one feed after which reading stops as cut short. */
  readonly maxPages?: number;
  /** Requests at once. */
  readonly concurrent?: number;
  /** Without a CapabilityStatement worth reading: it is not asked for. */
  readonly noMetadata?: boolean;
  /** Longest wait in milliseconds for the beginning of an answer, one whole answer, and all of the source. */
  readonly headersMs?: number;
  readonly pageMs?: number;
  readonly sourceMs?: number;
  /** Searches of one feed are parted by these further parameters, e.g. `category=laboratory`, where it refuses without. */
  readonly searchParts?: Readonly<Partial<Record<Feed, readonly string[]>>>;
  /** Its `Bundle.total` is an estimate: fewer received than stated is then no sign of a gap. */
  readonly looseTotal?: boolean;
}

/** One network that may hold part of a person's record; from `sources.json`, never changed by anything a server says. */
export interface Source {
  readonly id: SourceId;
  readonly name: BilingualText;
  readonly shortName: BilingualText;
  /** One kanji that stands for the source in small places. */
  readonly seal: string;
  readonly kind: 'national' | 'regional';
  readonly fhirBase: string;
  readonly dicomwebBase?: string;
  /** RFC 8707 resource of the token that this source, and no other, receives. */
  readonly audience: string;
  /** AuditEvents of this app are sent here. */
  readonly audit: boolean;
  /** `Patient/$match` is offered here. */
  readonly match: boolean;
  /** The desk to call when the source does not answer. */
  readonly telephone?: string;
  readonly offers: 'all' | readonly Feed[];
  /** `located`: asked only of a person whom a locator says it knows; `always`: asked of everyone. */
  readonly ask: 'always' | 'located';
  /** Tells in which networks a person is known (IHE PIXm, `Patient/$ihe-pix`). */
  readonly locator: boolean;
  /** Identifier system in which a locator names this source's own patients. */
  readonly patientIdSystem?: string;
  readonly quirks: SourceQuirks;
  /** Place in the configured list: the second key of every stable order. */
  readonly rank: number;
}
