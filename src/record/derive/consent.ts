import type { ConsentStanding } from '../../clinical/consent.ts';
import type { CoverageCell } from '../../domain/coverage.ts';
import type { Feed } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import { consentIn } from '../consent-cells.ts';
import type { PatientRecord } from '../record.ts';

/** How one source stands to the person's consent: what it says of it, and what it holds back for want of it. */
export interface SourceConsent extends ConsentStanding {
  readonly source: SourceId;
}

const NOT_TOLD: ConsentStanding = { state: 'not-told', refused: [], unclear: false, words: [] };

function isHeldBack({ state }: CoverageCell): boolean {
  if (state.state === 'withheld') return state.by === 'consent';
  return state.state === 'cutShort' && state.fault.consent === true;
}

/** What a source does is believed before what it says: where it holds back for want of consent, there was none. */
function standingOf(told: ConsentStanding, cells: readonly CoverageCell[]): ConsentStanding {
  const heldBack = cells.filter(isHeldBack).flatMap(({ feed }) => (feed === 'Patient' ? [] : [feed]));
  if (heldBack.length === 0 || told.state === 'refused') return told;
  const asked = cells.filter(
    ({ feed, state }) =>
      feed !== 'Consent' &&
      state.state !== 'notOffered' &&
      !(state.state === 'withheld' && state.by === 'role'),
  );
  const refused: readonly Feed[] = [...new Set([...told.refused, ...heldBack])];
  return { ...told, state: asked.every(isHeldBack) ? 'refused' : 'partial', refused };
}

/** The state of consent in each source that is asked (consent-01). */
export function consentsOf(record: PatientRecord, now: Date): readonly SourceConsent[] {
  return record.sources.flatMap(({ id }) => {
    const cells = record.coverage.cells.filter((cell) => cell.source === id && cell.carried !== true);
    if (cells.length === 0) return [];
    return [{ source: id, ...standingOf(consentIn(record.holdings, id, now) ?? NOT_TOLD, cells) }];
  });
}
