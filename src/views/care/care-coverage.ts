import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import type { Feed } from '../../domain/feed.ts';
import type { Kind } from '../../domain/kind.ts';
import type { PatientRecord } from '../../record/record.ts';

/** Feeds whose records have no kind of their own, like warnings and goals, and none of which is drawn in the view of care. */
const NOT_OF_CARE: ReadonlySet<string> = new Set<Feed>([
  'Media',
  'Specimen',
  'Claim',
  'ExplanationOfBenefit',
]);

/**
 * How far the records of some kinds are known. That pictures and bills are not asked for in this profession takes nothing
 * from what is known of care; that they could not be fetched is told like any other failure.
 */
export function careCoverage({ coverage }: PatientRecord, kinds: readonly Kind[]): Coverage {
  const all = coverageOfKinds(coverage, kinds);
  return {
    ...all,
    cells: all.cells.filter(
      ({ feed, state }) => !(NOT_OF_CARE.has(feed) && state.state === 'withheld' && state.by === 'role'),
    ),
  };
}
