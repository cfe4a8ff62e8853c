import type { Coverage, FetchState } from '../../domain/coverage.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';

export interface TroubleReportInput {
  /** File of the build, e.g. `main-1a2b3c.js`. */
  readonly build: string;
  readonly at: Date;
  readonly panel: string;
  readonly role: string;
  readonly language: string;
  readonly browser: string;
  /** CSS pixels. */
  readonly window: { readonly width: number; readonly height: number };
  readonly sources: readonly Source[];
  readonly coverage: Coverage;
  readonly issues: readonly ReadIssue[];
}

/** How far a cell is known; counts, kinds of faults and HTTP status only: a fault's own words may repeat an answer. */
function stateWords(state: FetchState): string {
  switch (state.state) {
    case 'complete':
      return `complete ${state.received}${state.stale === undefined ? '' : ` stale:${state.stale.kind}`}`;
    case 'arriving':
      return `arriving ${state.received}`;
    case 'failed':
    case 'cutShort': {
      const { kind, status } = state.fault;
      return `${state.state} ${kind}${status === undefined ? '' : ` HTTP ${status}`}`;
    }
    case 'withheld':
      return `withheld ${state.by}`;
    default:
      return state.state;
  }
}

function issueCounts(issues: readonly ReadIssue[], source: Source): string {
  const own = issues.filter((issue) => issue.source === source.id);
  const counts = [...Map.groupBy(own, ({ problem }) => problem)].map(
    ([problem, all]) => `${problem} ${all.length}`,
  );
  return counts.length === 0 ? 'none' : counts.join(', ');
}

/** Files that a person brought are named by them: of these only that there is one. */
function nameOf(source: Source): string {
  return source.format === 'carried' ? 'carried file' : `${source.id} (${source.kind})`;
}

/**
 * What an engineer needs to find a fault, and nothing of the person: no name, number, date of birth, value, address of a
 * record or word of an answer. One language for all who read it: English.
 */
export function troubleReport(input: TroubleReportInput): string {
  const { coverage, issues, sources, window } = input;
  const lines = sources.flatMap((source) => {
    const cells = coverage.cells.filter((cell) => cell.source === source.id);
    return [
      `source ${nameOf(source)}`,
      ...cells.map(({ feed, state }) => `  ${feed}: ${stateWords(state)}`),
      `  unread: ${issueCounts(issues, source)}`,
    ];
  });
  return [
    'Hitome report, without personal data',
    `build: ${input.build}`,
    `at: ${input.at.toISOString()}`,
    `screen: ${input.panel}, ${input.language}, ${input.role}`,
    `browser: ${input.browser}, ${window.width}×${window.height}`,
    `networks not asked: ${coverage.unasked?.sources.length ?? 0}`,
    ...lines,
  ].join('\n');
}
