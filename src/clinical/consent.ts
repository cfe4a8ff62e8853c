import { FEEDS, type Feed } from '../domain/feed.ts';
import { type PartialDate, partialDateOf } from '../domain/partial-date.ts';
import type { SharingConsent, SharingRule } from '../domain/sharing.ts';

/**
 * How far a person has agreed that their records in one source are looked at (consent-01). `ended`: they agreed for a
 * time that is over; `not-told`: the source says nothing of it, which is neither yes nor no.
 */
export type ConsentState = 'not-told' | 'given' | 'limited' | 'ended' | 'partial' | 'refused';

export interface ConsentStanding {
  readonly state: ConsentState;
  /** Until when it holds, or held. */
  readonly until?: PartialDate;
  /** It was given for a day, as at a card reader. */
  readonly forOneDay?: true;
  /** What is held back for want of it. */
  readonly refused: readonly Feed[];
  /** Something is refused of which is not said, in words we know, what it is: it may be anything. */
  readonly unclear: boolean;
  /** What is held back, or what alone was agreed to, in the source's own words. */
  readonly words: readonly string[];
}

/** The last moment that a date may mean: a period includes the whole of its last day (FHIR R4 Period). */
function lastMoment({ precision, sortKey }: PartialDate): string {
  const tails = { instant: '', day: 'T23:59:59', month: '-31T23:59:59', year: '-12-31T23:59:59' };
  const kept = { instant: 19, day: 10, month: 7, year: 4 };
  return `${sortKey.slice(0, kept[precision])}${tails[precision]}`;
}

function isInForce({ from, until }: SharingConsent, now: string): boolean {
  return (from === undefined || from.sortKey <= now) && (until === undefined || now <= lastMoment(until));
}

/** The oldest first; of two told at one time the one that refuses has the last word. */
function inOrder(consents: readonly SharingConsent[]): readonly SharingConsent[] {
  const weight = ({ rules: [first] }: SharingConsent) => (first.rule === 'deny' ? 1 : 0);
  const keyOf = ({ told }: SharingConsent) => told?.sortKey ?? '';
  return consents.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)) || weight(a) - weight(b));
}

function isAbout({ feeds }: SharingRule, feed: Feed): boolean {
  return feeds === 'all' || (feeds !== 'unsaid' && feeds.includes(feed));
}

/** The last rule that speaks of a feed is the one that holds. */
function ruleFor(rules: readonly SharingRule[], feed: Feed): SharingRule['rule'] | undefined {
  return rules.findLast((rule) => isAbout(rule, feed))?.rule;
}

/** A refusal of unclear extent is lifted only by a later permission of all. */
function standingRefusals(rules: readonly SharingRule[]): readonly SharingRule[] {
  const lifted = rules.findLastIndex(({ rule, feeds }) => rule === 'permit' && feeds === 'all');
  return rules.slice(lifted + 1).filter(({ rule }) => rule === 'deny');
}

const DAY_MS = 25 * 60 * 60 * 1000;

function isOneDay({ from, until }: SharingConsent): boolean {
  if (from?.precision !== 'instant' || until?.precision !== 'instant') return false;
  return Date.parse(until.text) - Date.parse(from.text) <= DAY_MS;
}

/** The permission that reaches furthest: one without an end before any with one. */
function furthest(consents: readonly SharingConsent[]): SharingConsent | undefined {
  const permits = consents.filter(({ rules }) => rules.some(({ rule }) => rule === 'permit'));
  const endOf = ({ until }: SharingConsent) => (until === undefined ? '9999' : lastMoment(until));
  return permits.toSorted((a, b) => endOf(a).localeCompare(endOf(b))).at(-1);
}

function untilOf(consent: SharingConsent | undefined): Pick<ConsentStanding, 'until' | 'forOneDay'> {
  if (consent?.until === undefined) return {};
  return { until: consent.until, ...(isOneDay(consent) ? { forOneDay: true } : {}) };
}

/** The state of consent out of all that one source tells of it, at a moment. */
export function consentStanding(consents: readonly SharingConsent[], at: Date): ConsentStanding {
  const now = partialDateOf(at).sortKey;
  const holding = inOrder(consents.filter((one) => isInForce(one, now)));
  const nothing = { refused: [], unclear: false, words: [] };
  if (holding.length === 0) {
    const over = furthest(consents.filter(({ until }) => until !== undefined && lastMoment(until) < now));
    return over === undefined
      ? { state: 'not-told', ...nothing }
      : { state: 'ended', ...untilOf(over), ...nothing };
  }
  const rules = holding.flatMap((one) => one.rules);
  const refused = FEEDS.filter((feed) => ruleFor(rules, feed) === 'deny');
  const refusals = standingRefusals(rules);
  const unclear = refusals.some(({ feeds }) => feeds === 'unsaid');
  const words = [...new Set(refusals.flatMap((rule) => rule.words))];
  const partial = refused.length > 0 || unclear;
  const permit = furthest(holding);
  const until = untilOf(permit);
  const about = permit?.rules.flatMap(({ rule, feeds, words: own }) =>
    rule === 'permit' && feeds !== 'all' ? own : [],
  );
  if (refused.length === FEEDS.length) return { state: 'refused', refused, unclear, words };
  if (partial) return { state: 'partial', ...until, refused, unclear, words };
  const state = until.until === undefined ? 'given' : 'limited';
  return { state, ...until, refused, unclear, words: about ?? [] };
}
