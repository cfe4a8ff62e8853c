import type { Feed } from './feed.ts';
import type { PartialDate } from './partial-date.ts';

/** One rule of a consent: about all, about some feeds, or about something that it names in words or by a label only. */
export interface SharingRule {
  readonly rule: 'permit' | 'deny';
  readonly feeds: 'all' | 'unsaid' | readonly Feed[];
  /** What it is about, in its own words. */
  readonly words: readonly string[];
}

/** Whether others may look at the person's records for care (FHIR Consent, scope `patient-privacy`). */
export interface SharingConsent {
  /** The rule, and after it the exceptions to it. */
  readonly rules: readonly [SharingRule, ...SharingRule[]];
  readonly told?: PartialDate;
  readonly from?: PartialDate;
  readonly until?: PartialDate;
}
