import { eachSliced, type Sliced } from '../../../base/sliced.ts';
import { type Coverage, summariseSource } from '../../../domain/coverage.ts';
import type { SourceId } from '../../../domain/ids.ts';
import type { Merged } from '../../../domain/merged.ts';
import type { Source } from '../../../domain/source.ts';
import { dayNumber } from '../../../clinical/timeline/moment.ts';
import type { KnownSpan } from './paint-base.ts';

const STATES = {
  waiting: 'open',
  arriving: 'open',
  complete: 'complete',
  'cut-short': 'cut-short',
  failed: 'failed',
  withheld: 'withheld',
  'not-offered': 'not-offered',
} as const;

/** The first day of which each source tells anything. */
export function* firstDays(facts: readonly Merged[]): Sliced<ReadonlyMap<SourceId, string>> {
  const first = new Map<SourceId, string>();
  yield* eachSliced(facts, ({ witnesses }) => {
    for (const { provenance, when } of witnesses) {
      if (when.state !== 'dated') continue;
      const known = first.get(provenance.source);
      if (known === undefined || when.start.sortKey < known) first.set(provenance.source, when.start.sortKey);
    }
  });
  return first;
}

/** What each asked source covers, over time: before its first record it is not said that there was nothing. */
export function knownSpans(
  first: ReadonlyMap<SourceId, string>,
  coverage: Coverage,
  sources: readonly Source[],
): readonly (KnownSpan & { readonly source: Source })[] {
  return sources
    .filter((source) => coverage.cells.some((cell) => cell.source === source.id))
    .map((source) => {
      const since = first.get(source.id);
      return {
        source,
        state: STATES[summariseSource(coverage, source.id).state],
        ...(since === undefined ? {} : { since: dayNumber(since) }),
      };
    });
}
