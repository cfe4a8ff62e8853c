import type { DocumentSection, Entry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { isOfKind } from '../../domain/entry.ts';
import { DOCUMENT_KINDS, MEDICATION_KINDS } from '../../domain/kind.ts';
import { foldForSearch } from '../search/fact-search.ts';
import { diagnosisStem, stemOf } from './name-stems.ts';
import { sectionWords } from './section-words.ts';

/** How a coded entry stands to the words of its own section; absent where they agree, or where nothing can be said. */
export type Beside = 'not-in-words' | 'other-strength';

/** All words of a section and of those inside it. */
function wordsOf(section: DocumentSection): string {
  return [section.title, sectionWords(section), ...section.sections.map(wordsOf)].join('\n');
}

interface Named {
  readonly names: readonly string[];
  readonly isMedicine: boolean;
}

/** The names under which a writer may speak of the entry; kinds that are not compared have none. */
function namesOf(entry: Entry): Named | undefined {
  if (entry.negative !== undefined) return undefined;
  if (isOfKind(entry, MEDICATION_KINDS)) {
    const names = [entry.title, entry.drug.text, ...entry.drug.codings.map(({ display }) => display ?? '')];
    return { names: names.flatMap((name) => [name, stemOf(name)]), isMedicine: true };
  }
  if (entry.kind === 'condition' || entry.kind === 'allergy') {
    const names = [entry.title, entry.code.text, ...entry.code.codings.map(({ display }) => display ?? '')];
    return { names: names.flatMap((name) => [name, diagnosisStem(name), stemOf(name)]), isMedicine: false };
  }
  return undefined;
}

const STRENGTH = /(\d+(?:\.\d+)?)(mg|μg|g|ml|%|単位)/giu;
/** Between the name and its strength stand a form and a maker, not another medicine. */
const NEAR_LETTERS = 12;

function strengthsIn(text: string): readonly string[] {
  return [...text.normalize('NFKC').replace(/\s/gu, '').toLowerCase().matchAll(STRENGTH)].map(
    ([, amount = '', unit = '']) => `${Number(amount)}${unit}`,
  );
}

/** The strength that the words give right behind each mention of the name, as far as they give one. */
function strengthsBehind(words: string, stem: string): readonly string[] {
  const plain = words
    .normalize('NFKC')
    .replace(/[^\S\n]/gu, '')
    .toLowerCase();
  const name = stem.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
  const found: string[] = [];
  for (let at = plain.indexOf(name); at !== -1; at = plain.indexOf(name, at + name.length)) {
    const [line = ''] = plain.slice(at + name.length).split('\n');
    const first = strengthsIn(line.slice(0, NEAR_LETTERS))[0];
    if (first !== undefined) found.push(first);
  }
  return found;
}

function standing(entry: Entry, words: string): Beside | undefined {
  const named = namesOf(entry);
  if (named === undefined) return undefined;
  const folded = foldForSearch(words);
  const mentioned = named.names.filter((name) => name.length > 1 && folded.includes(foldForSearch(name)));
  if (mentioned.length === 0) return 'not-in-words';
  if (!named.isMedicine) return undefined;
  const own = strengthsIn(named.names.join(' '));
  const told = mentioned.flatMap((name) => strengthsBehind(words, stemOf(name)));
  const differs = own.length > 0 && told.length > 0 && !told.some((one) => own.includes(one));
  return differs ? 'other-strength' : undefined;
}

/**
 * doc-beside-01: a medicine, diagnosis or allergy that a section carries as a record, and that its words do not name, is
 * marked 「本文に見つかりません」. Width, kana and old characters make no difference, and neither form, maker nor strength
 * is asked for. A section without words of its own is not compared (there the records are its words), and neither is one
 * that carries a whole document. Never the other way
 * round: words may tell what no record carries.
 * doc-beside-02: a medicine that the words name with another strength, and nowhere with its own, is marked as that.
 */
export function entriesBeside(
  section: DocumentSection,
  entries: readonly Entry[],
): ReadonlyMap<EntryKey, Beside> {
  // What hangs on a section as a document of its own has its words there, not here.
  if (entries.some((entry) => isOfKind(entry, DOCUMENT_KINDS))) return new Map();
  if (sectionWords(section) === '') return new Map();
  const words = wordsOf(section);
  return new Map(
    entries.flatMap((entry) => {
      const beside = standing(entry, words);
      return beside === undefined ? [] : [[entry.key, beside] as const];
    }),
  );
}
