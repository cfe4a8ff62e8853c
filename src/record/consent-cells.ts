import { type ConsentStanding, consentStanding } from '../clinical/consent.ts';
import type { CoverageCell, FetchState } from '../domain/coverage.ts';
import type { Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Holding, PatientRecord } from './record.ts';

/** What a source tells of the person's consent, as of a moment. */
export function consentIn(
  holdings: PatientRecord['holdings'],
  source: SourceId,
  at: Date,
): ConsentStanding | undefined {
  const holding: Holding | undefined = holdings.get(`${source} Consent`);
  if (holding === undefined) return undefined;
  const told = [...holding.entries.values()].flatMap(({ value }) =>
    value.kind === 'directive' && value.sharing !== undefined ? [value.sharing] : [],
  );
  return told.length === 0 ? undefined : consentStanding(told, at);
}

const BEYOND: WeakMap<FetchState, FetchState> = new WeakMap();

/** One state object for each that was given, so that a cell which did not change stays the same. */
function beyondConsent(state: FetchState): FetchState {
  const known = BEYOND.get(state);
  if (known !== undefined) return known;
  const made: FetchState =
    state.state === 'complete' ? { ...state, beyondConsent: true } : { state: 'withheld', by: 'consent' };
  BEYOND.set(state, made);
  return made;
}

function isRefused({ refused, unclear }: ConsentStanding, feed: Feed): boolean {
  return refused.includes(feed) || (unclear && feed !== 'Consent');
}

/**
 * How each cell stands in the light of the consent that its source itself tells of (consent-02). What the person's consent
 * does not reach may be left out of an answer without a word: it came whole, and yet none may not be said. Where the
 * source refused without a reason, this is the reason. The moment is that of the source's own answer, so that a record
 * is the same in whatever order its parts came.
 */
export function createConsentView(holdings: PatientRecord['holdings']) {
  const standings = new Map<SourceId, ConsentStanding | undefined>();
  const standingOf = (source: SourceId): ConsentStanding | undefined => {
    if (standings.has(source)) return standings.get(source);
    const consent = holdings.get(`${source} Consent`)?.state.value;
    const standing = consent?.state === 'complete' ? consentIn(holdings, source, consent.at) : undefined;
    standings.set(source, standing);
    return standing;
  };
  return ({ source, feed }: CoverageCell, state: FetchState): FetchState => {
    const mayBe = state.state === 'complete' || (state.state === 'withheld' && state.by === 'source');
    if (!mayBe || feed === 'Patient') return state;
    const standing = standingOf(source);
    return standing !== undefined && isRefused(standing, feed) ? beyondConsent(state) : state;
  };
}
