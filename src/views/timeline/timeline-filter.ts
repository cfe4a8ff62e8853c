import { foldText } from '../../base/text-fold.ts';
import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import type { SourceId } from '../../domain/ids.ts';
import { type Kind, KINDS } from '../../domain/kind.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import type { Text } from '../../i18n/text.ts';
import { searchableText } from '../../ui/fact-text.ts';

/** What the reader wants to see; left out: everything. */
export interface TimelineFilter {
  readonly kinds?: readonly Kind[];
  readonly sources?: readonly SourceId[];
  readonly text?: string;
}

export function isFiltering(filter: TimelineFilter): boolean {
  return (
    (filter.kinds?.length ?? 0) > 0 || (filter.sources?.length ?? 0) > 0 || (filter.text ?? '').trim() !== ''
  );
}

/** Folded search texts are kept per fact: a fact is immutable, and typing must not fold thousands of lines anew. */
const folded = { ja: new WeakMap<Merged, string>(), en: new WeakMap<Merged, string>() };

function foldedText(text: Text, fact: Merged): string {
  const kept = folded[text.language].get(fact);
  if (kept !== undefined) return kept;
  const made = foldText(searchableText(text, fact));
  folded[text.language].set(fact, made);
  return made;
}

/** Whether a fact passes the sources and the text: each word must occur somewhere. */
function passes(text: Text, fact: Merged, sources: readonly SourceId[], words: readonly string[]): boolean {
  if (sources.length > 0 && !sourcesOfMerged(fact).some((source) => sources.includes(source))) return false;
  return words.every((word) => foldedText(text, fact).includes(word));
}

export interface Filtered {
  readonly facts: readonly Merged[];
  /** How many there would be of each kind, the filter of kinds left aside. */
  readonly counts: ReadonlyMap<Kind, number>;
}

export function filterFacts(text: Text, facts: readonly Merged[], filter: TimelineFilter): Filtered {
  const words = (filter.text ?? '')
    .split(/\s+/u)
    .map(foldText)
    .filter((word) => word !== '');
  const sources = filter.sources ?? [];
  const rest =
    words.length === 0 && sources.length === 0
      ? facts
      : facts.filter((fact) => passes(text, fact, sources, words));
  const counts = new Map<Kind, number>();
  for (const fact of rest) counts.set(fact.shown.kind, (counts.get(fact.shown.kind) ?? 0) + 1);
  const kinds = new Set(filter.kinds ?? []);
  return { facts: kinds.size === 0 ? rest : rest.filter((fact) => kinds.has(fact.shown.kind)), counts };
}

/** The part of a coverage that bears on what the filter lets through. */
export function coverageOfFilter(coverage: Coverage, filter: TimelineFilter): Coverage {
  const byKind = (filter.kinds?.length ?? 0) > 0 ? coverageOfKinds(coverage, filter.kinds ?? []) : coverage;
  const sources = filter.sources ?? [];
  return sources.length === 0
    ? byKind
    : { cells: byKind.cells.filter((cell) => sources.includes(cell.source)) };
}

/** Kinds in their fixed order, with or without entries. */
export function kindsInOrder(counts: ReadonlyMap<Kind, number>, chosen: readonly Kind[]): readonly Kind[] {
  return KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0 || chosen.includes(kind));
}
