import type { Feed } from './feed.ts';
import type { SourceId } from './ids.ts';

export interface BilingualText {
  readonly ja: string;
  readonly en: string;
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
  /** Place in the configured list: the second key of every stable order. */
  readonly rank: number;
}
