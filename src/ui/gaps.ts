import { type Coverage, type CoverageCell, oldest, type WithheldBy } from '../domain/coverage.ts';
import type { Fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';

/** Why something may be missing, the one that most limits the reader first. */
export const GAP_KINDS = ['failed', 'withheld', 'cut-short', 'as-listed', 'waiting', 'not-offered'] as const;

export type GapKind = (typeof GAP_KINDS)[number];

/** One source's part of a coverage that is not known, all feeds with the same cause together. */
export interface Gap {
  readonly kind: GapKind;
  readonly source: SourceId;
  readonly feeds: readonly CoverageCell['feed'][];
  /** All that this coverage asks of the source is in this gap. */
  readonly whole: boolean;
  readonly fault?: Fault;
  readonly by?: WithheldBy;
  /** What stands here is as of then, and could not be confirmed since. */
  readonly since?: Date;
}

function kindOf(cell: Pick<CoverageCell, 'state'>): GapKind | undefined {
  switch (cell.state.state) {
    case 'failed':
    case 'withheld':
    case 'waiting':
      return cell.state.state;
    case 'arriving':
      return 'waiting';
    case 'cutShort':
      return 'cut-short';
    case 'notOffered':
      return 'not-offered';
    case 'complete':
      if (cell.state.stale !== undefined) return 'cut-short';
      if (cell.state.heldBack !== undefined || cell.state.beyondConsent === true) return 'withheld';
      return cell.state.asListed === undefined ? undefined : 'as-listed';
  }
}

function withheldBy({ state }: CoverageCell): WithheldBy | undefined {
  if (state.state === 'withheld') return state.by;
  if (state.state === 'complete' && state.stale === undefined && state.beyondConsent === true)
    return 'consent';
  return kindOf({ state }) === 'withheld' ? 'rule' : undefined;
}

function faultOf({ state }: CoverageCell): Fault | undefined {
  if (state.state === 'complete') return state.stale;
  return 'fault' in state ? state.fault : undefined;
}

/** When a complete answer came that could not be confirmed since. */
function staleSince({ state }: CoverageCell): Date | undefined {
  return state.state === 'complete' && state.stale !== undefined ? state.at : undefined;
}

function causeOf(cell: CoverageCell): string {
  const by = withheldBy(cell);
  if (by !== undefined) return by;
  return `${staleSince(cell) === undefined ? '' : 'stale '}${faultOf(cell)?.kind ?? ''}`;
}

function gapOf(kind: GapKind, cells: readonly [CoverageCell, ...CoverageCell[]], whole: boolean): Gap {
  const [first] = cells;
  const by = withheldBy(first);
  const trouble = faultOf(first);
  const since = oldest(cells.map(staleSince));
  return {
    kind,
    source: first.source,
    feeds: cells.map((cell) => cell.feed),
    whole,
    ...(trouble === undefined ? {} : { fault: trouble }),
    ...(since === undefined ? {} : { since }),
    ...(by === undefined ? {} : { by }),
  };
}

/** Everything in a coverage that is not known, what most limits the reader first, then in the order of its cells. */
export function gapsOf(coverage: Coverage): readonly Gap[] {
  const groups = new Map<string, [CoverageCell, ...CoverageCell[]]>();
  for (const cell of coverage.cells) {
    const kind = kindOf(cell);
    // A file that the person brought answers no question: neither what it lacks nor that it is held apart is a gap.
    if (kind === undefined || cell.carried === true) continue;
    const key = `${GAP_KINDS.indexOf(kind)} ${kind} ${cell.source} ${causeOf(cell)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  const cellsOf = (source: SourceId) => coverage.cells.filter((cell) => cell.source === source);
  const asked = (source: SourceId) =>
    cellsOf(source).filter((cell) => cell.state.state !== 'notOffered').length;
  return [...groups]
    .map(([key, cells]) =>
      gapOf(kindFromKey(key), cells, isWhole(kindFromKey(key), cells, asked(cells[0].source))),
    )
    .sort((a, b) => GAP_KINDS.indexOf(a.kind) - GAP_KINDS.indexOf(b.kind));
}

/** All that is asked of the source is in this gap; for `not-offered`: nothing is asked of it at all. */
function isWhole(kind: GapKind, cells: readonly CoverageCell[], asked: number): boolean {
  return kind === 'not-offered' ? asked === 0 : cells.length === asked;
}

function kindFromKey(key: string): GapKind {
  return GAP_KINDS[Number(key.slice(0, 1))] ?? 'failed';
}
