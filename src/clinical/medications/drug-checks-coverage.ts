import { type Coverage, type CoverageCell, sourcesOf } from '../../domain/coverage.ts';
import type { SourceId } from '../../domain/ids.ts';

/** Why what a source holds is not wholly known. */
export type GapState =
  | 'waiting'
  | 'cut-short'
  | 'failed'
  | 'withheld'
  /** Some of it must not be shown by the rules of the record. */
  | 'held-back'
  /** It was known, and could not be confirmed later. */
  | 'stale'
  /** Known as far as a list of files goes. */
  | 'as-listed'
  /** Not asked, because nobody could say whether it knows the person. */
  | 'not-asked';

export interface SourceGap {
  readonly source: SourceId;
  readonly state: GapState;
}

function gapOf({ state }: CoverageCell): GapState | undefined {
  switch (state.state) {
    case 'waiting':
    case 'arriving':
      return 'waiting';
    case 'cutShort':
      return 'cut-short';
    case 'failed':
      return 'failed';
    case 'withheld':
      return 'withheld';
    case 'notOffered':
      return undefined;
    case 'complete':
      if (state.heldBack !== undefined) return 'held-back';
      if (state.stale !== undefined) return 'stale';
      return state.asListed === true ? 'as-listed' : undefined;
  }
}

const GRAVEST: readonly GapState[] = [
  'failed',
  'cut-short',
  'withheld',
  'waiting',
  'not-asked',
  'held-back',
  'stale',
  'as-listed',
];

function notAsked({ unasked }: Coverage): readonly SourceGap[] {
  if (unasked === undefined || unasked.state.state === 'not-located') return [];
  const state: GapState = unasked.state.state === 'asking' ? 'waiting' : 'not-asked';
  return unasked.sources.map((source) => ({ source, state }));
}

/** The sources that may hold more than is known here, each with what stands in the way most (med-check-06). */
export function gapsOf(coverage: Coverage): readonly SourceGap[] {
  const gaps = sourcesOf(coverage).flatMap((source): readonly SourceGap[] => {
    const states = coverage.cells.filter((cell) => cell.source === source).map(gapOf);
    const state = GRAVEST.find((one) => states.includes(one));
    return state === undefined ? [] : [{ source, state }];
  });
  return [...gaps, ...notAsked(coverage)];
}
