import type { DocumentEntry, DocumentSection, ReportEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { compareNewestFirst } from '../../domain/partial-date.ts';
import { foldForSearch } from '../search/fact-search.ts';
import { sectionWords } from './section-words.ts';
import { sentencesOf } from './sentences.ts';

export interface ChangedSentence {
  readonly change: 'same' | 'added' | 'removed';
  readonly words: string;
}

export interface ChangedSection {
  readonly title: string;
  /** In both; in the newer one only; in the older one only. */
  readonly stands: 'both' | 'newer' | 'older';
  readonly sentences: readonly ChangedSentence[];
}

/** Beyond this many pairs of sentences nobody reads a comparison sentence by sentence: the two texts stand whole. */
const MOST_PAIRS = 250_000;

/** Length of the longest common run of sentences from each pair of places on. */
function commonFrom(older: readonly string[], newer: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: older.length + 1 }, () => new Uint16Array(newer.length + 1));
  for (let i = older.length - 1; i >= 0; i--) {
    const row = rows[i] as Uint16Array;
    const below = rows[i + 1] as Uint16Array;
    for (let j = newer.length - 1; j >= 0; j--)
      row[j] = older[i] === newer[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return rows;
}

/** doc-change-01: sentences of both texts in order; equal after folding widths, kana and spaces is the same sentence. */
export function changedSentences(older: string, newer: string): readonly ChangedSentence[] {
  const before = sentencesOf(older);
  const after = sentencesOf(newer);
  const removed = (words: string): ChangedSentence => ({ change: 'removed', words });
  const added = (words: string): ChangedSentence => ({ change: 'added', words });
  if (before.length * after.length > MOST_PAIRS) return [...before.map(removed), ...after.map(added)];
  const foldedBefore = before.map(foldForSearch);
  const foldedAfter = after.map(foldForSearch);
  const rows = commonFrom(foldedBefore, foldedAfter);
  const told: ChangedSentence[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && foldedBefore[i] === foldedAfter[j]) {
      told.push({ change: 'same', words: after[j] ?? '' });
      i++;
      j++;
    } else if (
      i < before.length &&
      (j >= after.length || (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))
    ) {
      told.push(removed(before[i] ?? ''));
      i++;
    } else {
      told.push(added(after[j] ?? ''));
      j++;
    }
  }
  return told;
}

interface FlatSection {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** All sections one after the other, those with words of their own; a name is told apart by its turn. */
function flatten(sections: readonly DocumentSection[]): readonly FlatSection[] {
  const turns = new Map<string, number>();
  const told: FlatSection[] = [];
  const walk = (list: readonly DocumentSection[]) => {
    for (const section of list) {
      const { code, title, sections: inner } = section;
      const text = sectionWords(section);
      if (text !== '') {
        const name = code ?? foldForSearch(title);
        const turn = turns.get(name) ?? 0;
        turns.set(name, turn + 1);
        told.push({ name: `${name} ${turn}`, title, text });
      }
      walk(inner);
    }
  };
  walk(sections);
  return told;
}

/**
 * doc-change-02: section by section, paired by their code, else by their folded title; in the order of the newer
 * document, then what only the older one has. Compared are words; an entry without words is not compared.
 */
export function changedSections(
  older: readonly DocumentSection[],
  newer: readonly DocumentSection[],
): readonly ChangedSection[] {
  const before = new Map(flatten(older).map((section) => [section.name, section]));
  const after = flatten(newer);
  const paired = after.map(({ name, title, text }): ChangedSection => {
    const same = before.get(name);
    before.delete(name);
    return {
      title,
      stands: same === undefined ? 'newer' : 'both',
      sentences: changedSentences(same?.text ?? '', text),
    };
  });
  const gone = [...before.values()].map(
    ({ title, text }): ChangedSection => ({ title, stands: 'older', sentences: changedSentences(text, '') }),
  );
  return [...paired, ...gone];
}

type DocumentFact = Merged<DocumentEntry | ReportEntry>;

function sortOf(entry: DocumentEntry | ReportEntry): string {
  return entry.kind === 'report' ? entry.category : (entry.sort ?? '');
}

export interface Previous {
  readonly fact: DocumentFact;
  /** Of the same institution; else the newest earlier one of any. */
  readonly sameInstitution: boolean;
}

/**
 * doc-previous-01: the newest earlier document of the same kind (and sort) by the same institution, else by any. Documents
 * without a date have no place in time and are never "the previous one".
 */
export function previousOf(fact: DocumentFact, facts: readonly DocumentFact[]): Previous | undefined {
  const { shown } = fact;
  if (shown.when.state !== 'dated') return undefined;
  const earlier = facts
    .filter(
      (other) =>
        other.key !== fact.key &&
        other.shown.kind === shown.kind &&
        sortOf(other.shown) === sortOf(shown) &&
        other.shown.when.state === 'dated' &&
        compareNewestFirst(other.shown.when, shown.when) > 0,
    )
    .toSorted((one, other) => compareNewestFirst(one.shown.when, other.shown.when));
  const { institution } = shown.provenance;
  const same =
    institution === undefined
      ? undefined
      : earlier.find(({ shown: { provenance } }) => provenance.institution === institution);
  const found = same ?? earlier[0];
  return found === undefined ? undefined : { fact: found, sameInstitution: same !== undefined };
}
