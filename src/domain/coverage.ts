import type { Fault } from './fault.ts';
import { type Feed, feedsThatMayHold } from './feed.ts';
import type { SourceId } from './ids.ts';
import type { Kind } from './kind.ts';

/**
 * Who holds something back: the person's consent, the reader's role here, the source (it does not say why), or we
 * ourselves, because the source knows someone alike whom we may not take for this person (`identity`), or because the
 * record itself says that it is not to be shown (`rule`).
 */
export type WithheldBy = 'consent' | 'role' | 'source' | 'identity' | 'rule';

/** How far one source × feed is known. `at` is when the answer was complete; `received` counts resources read so far. */
export type FetchState =
  | { readonly state: 'waiting' }
  | { readonly state: 'arriving'; readonly received: number }
  | {
      readonly state: 'complete';
      readonly received: number;
      readonly at: Date;
      /** So many records came that must not be shown by the rules of the record (未提供): none may not be said. */
      readonly heldBack?: number;
      /** All that its list of files names was read, and nothing says that the list is whole: none may not be said. */
      readonly asListed?: true;
      /** The person's consent does not reach so far: whatever came, none may not be said. */
      readonly beyondConsent?: true;
      /** It was asked again later and did not answer: what stands here is as of `at`. */
      readonly stale?: Fault;
    }
  | { readonly state: 'cutShort'; readonly received: number; readonly fault: Fault }
  | { readonly state: 'failed'; readonly fault: Fault }
  | { readonly state: 'withheld'; readonly by: WithheldBy }
  | { readonly state: 'notOffered' };

export interface CoverageCell {
  readonly source: SourceId;
  /** `Patient` stands for the search for people; a chart's own cells are feeds. */
  readonly feed: Feed | 'Patient';
  readonly state: FetchState;
  /** Of a file that the person brought: it says nothing of what is not in it, neither that there is none nor that there is more. */
  readonly carried?: true;
}

/** Networks that are asked only of people whom a locator says they know, and therefore were not asked of this one. */
export interface Unasked {
  readonly sources: readonly SourceId[];
  /** Who was asked where the person is known. */
  readonly locators: readonly SourceId[];
  readonly state:
    | { readonly state: 'asking' }
    | { readonly state: 'not-located'; readonly at: Date }
    /** The locator could not say: these networks may hold anything. */
    | { readonly state: 'not-known'; readonly fault: Fault };
}

/** The table of cells that stand behind a value, and the networks for which there are no cells. */
export interface Coverage {
  readonly cells: readonly CoverageCell[];
  readonly unasked?: Unasked;
}

/** A value together with how far it is known: the only form in which a view may be handed anything of a record. */
export interface Known<T> {
  readonly value: T;
  readonly coverage: Coverage;
}

/** The value of `data-coverage`. */
export type CoverageSummary = 'loading' | 'complete' | 'partial' | 'failed';

function isOpen(state: FetchState): boolean {
  return state.state === 'waiting' || state.state === 'arriving';
}

/**
 * Complete, and yet no ground for "none": something is held back (by a rule, or for want of consent), the last question
 * was not answered, or it is only as far as a list of files goes.
 */
function isLimited(state: FetchState): boolean {
  if (state.state !== 'complete') return false;
  const { heldBack, stale, asListed, beyondConsent } = state;
  return heldBack !== undefined || stale !== undefined || asListed === true || beyondConsent === true;
}

/**
 * `loading` while any cell is open; `complete` only if every cell that could hold something answered completely (and
 * there is at least one such cell); `failed` if nothing at all could be read; otherwise `partial`.
 */
export function summariseCoverage(coverage: Coverage): CoverageSummary {
  const unasked = coverage.unasked?.state.state;
  const cells = coverage.cells.filter((cell) => cell.carried !== true);
  if (unasked === 'asking' || cells.some((cell) => isOpen(cell.state))) return 'loading';
  const asked = cells.filter((cell) => cell.state.state !== 'notOffered');
  if (asked.length === 0) return 'partial';
  if (asked.every((cell) => cell.state.state === 'complete')) {
    const limited = asked.some(({ state }) => isLimited(state));
    return limited || unasked === 'not-known' ? 'partial' : 'complete';
  }
  const read = asked.some((cell) => cell.state.state === 'complete' || cell.state.state === 'cutShort');
  return read || asked.some((cell) => cell.state.state === 'withheld') ? 'partial' : 'failed';
}

/** The word なし is earned: every source that could hold the thing has answered completely, and at least one could. */
export function mayBeCalledNone(coverage: Coverage): boolean {
  return summariseCoverage(coverage) === 'complete';
}

/** The part of a coverage that bears on these kinds. */
export function coverageOfKinds(coverage: Coverage, kinds: readonly Kind[]): Coverage {
  const feeds: ReadonlySet<string> = new Set(feedsThatMayHold(kinds));
  return { ...coverage, cells: coverage.cells.filter((cell) => feeds.has(cell.feed)) };
}

/** The value of `data-state`; also the name of a seal's outline. */
export type SourceStateName =
  | 'waiting'
  | 'arriving'
  | 'complete'
  | 'cut-short'
  | 'failed'
  | 'withheld'
  | 'not-offered';

export interface SourceSummary {
  readonly source: SourceId;
  readonly state: SourceStateName;
  readonly received: number;
  readonly done: number;
  readonly asked: number;
  /** When the oldest of its complete answers came: all of it is known up to then. */
  readonly at?: Date;
  readonly fault?: Fault;
  /** Set where a complete answer could not be confirmed later. */
  readonly stale?: Fault;
  /** Set where its answers go as far as its list of files. */
  readonly asListed?: true;
  /** Set where it is a file that the person brought. */
  readonly carried?: true;
  readonly withheldFeeds: readonly (Feed | 'Patient')[];
  readonly failedFeeds: readonly (Feed | 'Patient')[];
  readonly withheldBy: readonly WithheldBy[];
}

function receivedOf(state: FetchState): number {
  return state.state === 'arriving' || state.state === 'complete' || state.state === 'cutShort'
    ? state.received
    : 0;
}

function nameOf(states: readonly FetchState[], asked: readonly FetchState[]): SourceStateName {
  const has = (name: FetchState['state']) => states.some((state) => state.state === name);
  if (states.length === 0 || asked.length === 0) return 'not-offered';
  const failed = asked.filter((state) => state.state === 'failed').length;
  const received = asked.some((state) => state.state === 'arriving' || receivedOf(state) > 0);
  const wellEnded = asked.filter((state) => state.state === 'complete').length;
  // A source that gave nothing and mostly failed is failed, even if some of it truthfully answered "nothing".
  if (failed > 0 && !received && wellEnded <= failed) return 'failed';
  if (has('arriving') || (has('waiting') && has('complete'))) return 'arriving';
  if (has('waiting')) return 'waiting';
  if (failed > 0 || has('cutShort')) return 'cut-short';
  if (asked.every((state) => state.state === 'withheld')) return 'withheld';
  return 'complete';
}

/**
 * One word for a source over the given cells: what most limits the reader wins. A source of which some feeds failed
 * and others arrived is cut short, never complete.
 */
export function summariseSource(coverage: Coverage, source: SourceId): SourceSummary {
  const cells = coverage.cells.filter((cell) => cell.source === source);
  const states = cells.map((cell) => cell.state);
  const asked = states.filter((state) => state.state !== 'notOffered');
  const at = oldest(states.map((state) => (state.state === 'complete' ? state.at : undefined)));
  const stale = states.flatMap((state) => (state.state === 'complete' ? (state.stale ?? []) : []))[0];
  const troubled = states.find((state) => state.state === 'failed' || state.state === 'cutShort');
  return {
    source,
    state: nameOf(states, asked),
    received: states.reduce((sum, state) => sum + receivedOf(state), 0),
    done: asked.filter((state) => !isOpen(state)).length,
    asked: asked.length,
    ...(at === undefined ? {} : { at }),
    ...(stale === undefined ? {} : { stale }),
    ...(states.some((state) => state.state === 'complete' && state.asListed) ? { asListed: true } : {}),
    ...(cells.some((cell) => cell.carried) ? { carried: true } : {}),
    ...(troubled !== undefined && 'fault' in troubled ? { fault: troubled.fault } : {}),
    withheldFeeds: cells.filter((cell) => cell.state.state === 'withheld').map((cell) => cell.feed),
    failedFeeds: cells.filter((cell) => cell.state.state === 'failed').map((cell) => cell.feed),
    withheldBy: [...new Set(states.flatMap((state) => (state.state === 'withheld' ? [state.by] : [])))],
  };
}

/** When the oldest of several answers came: a value is known up to then. */
export function oldest(moments: readonly (Date | undefined)[]): Date | undefined {
  const times = moments.flatMap((moment) => (moment === undefined ? [] : [moment.getTime()]));
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

/** The sources of a coverage, in the order of their cells. */
export function sourcesOf(coverage: Coverage): readonly SourceId[] {
  return [...new Set(coverage.cells.map((cell) => cell.source))];
}
