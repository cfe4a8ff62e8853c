import { digestOf } from '../../base/digest.ts';
import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { factsWithWords, searchAids, wordsOfQuery } from '../../clinical/search/fact-search.ts';
import { isAbnormal, isImportant } from '../../clinical/timeline/importance.ts';
import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import { type Kind, KINDS } from '../../domain/kind.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import type { Text } from '../../i18n/text.ts';
import type { TimelineFilter } from './timeline-view.ts';

export function isFiltering(filter: TimelineFilter): boolean {
  const lists = [filter.kinds, filter.sources, filter.places, filter.departments, filter.only];
  return lists.some((list) => (list?.length ?? 0) > 0) || (filter.text ?? '').trim() !== '';
}

/** Days, both included, that the picture shows. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

type Test = (fact: Merged) => boolean;

function isWithin({ from, to }: Period): Test {
  return ({ shown: { when } }) => {
    if (when.state !== 'dated') return false;
    const start = when.start.sortKey.slice(0, 10);
    const end = (when.end ?? when.start).sortKey.slice(0, 10);
    return start <= to && end >= from;
  };
}

function anyWitness(
  values: readonly string[] | undefined,
  nameOf: (fact: Merged) => readonly string[],
): Test | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const wanted = new Set(values);
  return (fact) => nameOf(fact).some((value) => wanted.has(value));
}

function digests(read: (witness: Merged['shown']) => string | undefined) {
  return (fact: Merged): readonly string[] =>
    fact.witnesses.flatMap((witness) => {
      const name = read(witness);
      return name === undefined ? [] : [digestOf(name)];
    });
}

const placesOf = digests((entry) => entry.provenance.institution);
const departmentsOf = digests((entry) => entry.provenance.department);

/** What has the words asked for; the list itself where none are. */
function* withWords(text: Text, facts: readonly Merged[], query: string): Sliced<readonly Merged[]> {
  const words = wordsOfQuery(query);
  if (words.length === 0) return facts;
  return yield* factsWithWords(facts, words, yield* searchAids(facts, (kind) => text.t(`kind.${kind}`)));
}

/** Everything asked for except the kinds and the words, as tests that all must pass. */
function testsOf(filter: TimelineFilter, period: Period | undefined): readonly Test[] {
  const only = filter.only ?? [];
  const tests: (Test | undefined)[] = [
    anyWitness(filter.sources, sourcesOfMerged),
    anyWitness(filter.places, placesOf),
    anyWitness(filter.departments, departmentsOf),
    only.includes('abnormal') ? isAbnormal : undefined,
    only.includes('important') ? isImportant : undefined,
    only.includes('period') && period !== undefined ? isWithin(period) : undefined,
  ];
  return tests.filter((one) => one !== undefined);
}

export interface Filtered {
  readonly facts: readonly Merged[];
  /** How many there would be of each kind, the filter of kinds left aside. */
  readonly counts: ReadonlyMap<Kind, number>;
}

export function* filterFacts(
  text: Text,
  facts: readonly Merged[],
  filter: TimelineFilter,
  period?: Period,
): Sliced<Filtered> {
  const tests = testsOf(filter, period);
  const kinds = new Set(filter.kinds ?? []);
  const counts = new Map<Kind, number>();
  const passed: Merged[] = [];
  yield* eachSliced(
    yield* withWords(text, facts, filter.text ?? ''),
    (fact) => {
      if (!tests.every((passes) => passes(fact))) return;
      const { kind } = fact.shown;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (kinds.size === 0 || kinds.has(kind)) passed.push(fact);
    },
    64,
  );
  return { facts: passed.length === facts.length ? facts : passed, counts };
}

/** The part of a coverage that bears on what the filter lets through. */
export function coverageOfFilter(coverage: Coverage, filter: TimelineFilter): Coverage {
  const byKind = (filter.kinds?.length ?? 0) > 0 ? coverageOfKinds(coverage, filter.kinds ?? []) : coverage;
  const sources = filter.sources ?? [];
  return sources.length === 0
    ? byKind
    : { ...byKind, cells: byKind.cells.filter((cell) => sources.includes(cell.source)) };
}

/** Kinds in their fixed order, with or without entries. */
export function kindsInOrder(counts: ReadonlyMap<Kind, number>, chosen: readonly Kind[]): readonly Kind[] {
  return KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0 || chosen.includes(kind));
}

export interface NamedChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

function ordered(counts: ReadonlyMap<string, number>): readonly NamedChoice[] {
  return [...counts]
    .map(([label, count]) => ({ value: digestOf(label), label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

/** Where and by which departments these facts were recorded, the most frequent first. */
export function* placesIn(facts: readonly Merged[]): Sliced<{
  readonly institutions: readonly NamedChoice[];
  readonly departments: readonly NamedChoice[];
}> {
  const institutions = new Map<string, number>();
  const departments = new Map<string, number>();
  yield* eachSliced(facts, ({ shown: { provenance } }) => {
    const { institution, department } = provenance;
    if (institution !== undefined) institutions.set(institution, (institutions.get(institution) ?? 0) + 1);
    if (department !== undefined) departments.set(department, (departments.get(department) ?? 0) + 1);
  });
  return { institutions: ordered(institutions), departments: ordered(departments) };
}
