import { FEEDS, type Feed } from './feed.ts';
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

/** One network (or file) that may hold part of a person's record; from `sources.json`, never changed by anything a server says. */
export interface Source {
  readonly id: SourceId;
  readonly name: BilingualText;
  readonly shortName: BilingualText;
  /** One kanji that stands for the source in small places. */
  readonly seal: string;
  /** `carried`: a file that the person brought, read in this chart only. */
  readonly kind: 'national' | 'regional' | 'carried';
  /** How it is asked: as a FHIR server, as the files of an SS-MIX2 storage, or not at all (a carried file). */
  readonly format: 'fhir' | 'ssmix2' | 'carried';
  /** Address below which its records lie; of a carried file a name that no request can be sent to. */
  readonly base: string;
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

/** Nobody can be searched for there: it opens only for the number under which it knows the person. */
export function opensByNumber(source: Source): boolean {
  return source.format !== 'fhir';
}

/** What is asked of it in one chart: everything, for only its answer says what it does not have; of a file what it holds. */
export function feedsOf(source: Source): readonly Feed[] {
  return source.format === 'carried' && source.offers !== 'all' ? source.offers : FEEDS;
}
