import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { type Belonging, belongingTo } from '../../clinical/timeline/problem-focus.ts';
import { openProblems } from '../../clinical/summary/brief.ts';
import type { Coverage } from '../../domain/coverage.ts';
import type { ConditionEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Text } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { coverageOfFilter, filterFacts, type NamedChoice, type Period, placesIn } from './timeline-filter.ts';
import { type TimelineRow, timelineRows } from './timeline-rows.ts';
import type { TimelineFilter, TimelineView } from './timeline-view.ts';

/** Everything the timeline draws of one state of the record, and how far that is known. */
export interface TimelineContent {
  /** What it was narrowed to: the reader may have asked for something else since. */
  readonly filter: TimelineFilter;
  /** How far all of it is known, and how far what the filter lets through. */
  readonly wholeCoverage: Coverage;
  readonly coverage: Coverage;
  /** Without what was entered in error, unless that is asked for. */
  readonly all: readonly Merged[];
  readonly struck: number;
  /** What the picture draws: the filter, but for the period. */
  readonly pictured: readonly Merged[];
  readonly facts: readonly Merged[];
  readonly counts: ReadonlyMap<Kind, number>;
  readonly rows: readonly TimelineRow[];
  /** Keys of the facts in the rows, in order, and where each stands among them. */
  readonly keys: readonly EntryKey[];
  readonly places: ReadonlyMap<string, number>;
  readonly undated: number;
  readonly institutions: readonly NamedChoice[];
  readonly departments: readonly NamedChoice[];
  readonly problem?: Merged<ConditionEntry>;
  readonly belonging: readonly Belonging[];
  /** Of facts their problems, where the picture is by problem. */
  readonly problems: readonly Merged<ConditionEntry>[];
  readonly problemsOf: ReadonlyMap<EntryKey, readonly EntryKey[]>;
}

export interface ContentInput {
  readonly text: Text;
  readonly known: KnownFacts;
  readonly view: Pick<TimelineView, 'filter' | 'problem' | 'by'>;
  readonly withStruck: boolean;
  readonly period: Period | undefined;
}

/** Lanes of problems beyond these would say nothing at a glance. */
const MOST_PROBLEMS = 8;

/** Before anything is made ready: nothing stands here yet, and that must not look like an answer. */
export function contentToCome(known: Coverage): TimelineContent {
  const coverage = {
    ...known,
    cells: known.cells.map((cell) => ({ ...cell, state: { state: 'waiting' as const } })),
  };
  return {
    filter: {},
    wholeCoverage: coverage,
    coverage,
    all: [],
    struck: 0,
    pictured: [],
    facts: [],
    counts: new Map(),
    rows: [],
    keys: [],
    places: new Map(),
    undated: 0,
    institutions: [],
    departments: [],
    belonging: [],
    problems: [],
    problemsOf: new Map(),
  };
}

function isStruck(fact: Merged): boolean {
  return fact.witnesses.every((witness) => witness.marks.includes('entered-in-error'));
}

function isCondition(fact: Merged): fact is Merged<ConditionEntry> {
  return fact.shown.kind === 'condition';
}

type Places = Pick<TimelineContent, 'institutions' | 'departments'>;

const knownPlaces = new WeakMap<readonly Merged[], Places>();

/** The places of a list of facts are gathered once: they are the same however it is narrowed. */
function* placesOf(facts: readonly Merged[]): Sliced<Places> {
  const known = knownPlaces.get(facts);
  if (known !== undefined) return known;
  const made = yield* placesIn(facts);
  knownPlaces.set(facts, made);
  return made;
}

const knownStanding = new WeakMap<readonly Merged[], readonly Merged[]>();

/** What was not entered in error; the list itself where that is all of it. */
function* standingOf(facts: readonly Merged[]): Sliced<readonly Merged[]> {
  const known = knownStanding.get(facts);
  if (known !== undefined) return known;
  const standing: Merged[] = [];
  yield* eachSliced(facts, (fact) => {
    if (!isStruck(fact)) standing.push(fact);
  });
  const made = standing.length === facts.length ? facts : standing;
  knownStanding.set(facts, made);
  return made;
}

function* unstruck(
  facts: readonly Merged[],
  withStruck: boolean,
): Sliced<Pick<TimelineContent, 'all' | 'struck'>> {
  const standing = yield* standingOf(facts);
  return { struck: facts.length - standing.length, all: withStruck ? facts : standing };
}

/** The problem in focus and what belongs to it. */
function* focused(
  all: readonly Merged[],
  key: EntryKey | undefined,
): Sliced<Pick<TimelineContent, 'problem' | 'belonging'> & { readonly offered: readonly Merged[] }> {
  const problem = all.filter(isCondition).find((fact) => fact.key === key);
  if (problem === undefined) return { offered: all, belonging: [] };
  const belonging = yield* belongingTo(problem, all);
  const keys = new Set<EntryKey>([problem.key, ...belonging.map(({ fact }) => fact.key)]);
  return { problem, belonging, offered: all.filter((fact) => keys.has(fact.key)) };
}

function* byProblem(
  all: readonly Merged[],
  wanted: boolean,
): Sliced<Pick<TimelineContent, 'problems' | 'problemsOf'>> {
  const problemsOf = new Map<EntryKey, EntryKey[]>();
  if (!wanted) return { problems: [], problemsOf };
  const problems = openProblems(all.filter(isCondition)).slice(0, MOST_PROBLEMS);
  for (const problem of problems) {
    const belonging = yield* belongingTo(problem, all);
    for (const { key } of [problem, ...belonging.map(({ fact }) => fact)]) {
      const known = problemsOf.get(key);
      if (known === undefined) problemsOf.set(key, [problem.key]);
      else known.push(problem.key);
    }
  }
  return { problems, problemsOf };
}

/** All of it from the merged facts, in slices: at fifty thousand facts no step of it may hold the page. */
export function* timelineContent(input: ContentInput): Sliced<TimelineContent> {
  const { text, known, view, withStruck, period } = input;
  const { filter } = view;
  const { all, struck } = yield* unstruck(known.value, withStruck);
  const { offered, ...focus } = yield* focused(all, view.problem);
  const only = filter.only ?? [];
  const lasting = { ...filter, only: only.filter((one) => one !== 'period') };
  const pictured = yield* filterFacts(text, offered, lasting);
  const narrowed = only.includes('period');
  const filtered = narrowed ? yield* filterFacts(text, offered, filter, period) : pictured;
  const rows = yield* timelineRows(filtered.facts);
  const keys: EntryKey[] = [];
  const places = new Map<string, number>();
  let undated = 0;
  yield* eachSliced(rows, (row) => {
    if (row.type === 'undated') undated = row.count;
    if (row.type !== 'fact') return;
    places.set(row.key, keys.length);
    keys.push(row.fact.key);
  });
  return {
    filter,
    wholeCoverage: known.coverage,
    coverage: coverageOfFilter(known.coverage, filter),
    all,
    struck,
    pictured: pictured.facts,
    facts: filtered.facts,
    counts: filtered.counts,
    rows,
    keys,
    places,
    undated,
    ...(yield* placesOf(all)),
    ...focus,
    ...(yield* byProblem(all, view.by === 'problem')),
  };
}
