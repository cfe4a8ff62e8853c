import { foldForSearch } from '../search/fact-search.ts';

/** A stretch of a text, from the first letter to behind the last. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** One letter with what belongs to it (accents, sound marks of narrow kana, 々), or one mark between texts. */
const LETTER = /[\s\S][\uff9e\uff9f\u3099\u309a\p{M}]*々*/gu;

/** Between the texts of two blocks: no word reaches over it. */
export const BLOCK_MARK = '\u0000';

interface FoldedText {
  readonly text: string;
  /** For each unit of `text` where its letter begins and ends in the original. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function foldWithPlaces(original: string): FoldedText {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (const match of original.matchAll(LETTER)) {
    const folded = foldForSearch(match[0]);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit++) {
      from.push(match.index);
      to.push(match.index + match[0].length);
    }
  }
  return { text: parts.join(''), from, to };
}

/**
 * doc-find-01: where a word stands in a text, whatever its width, kana, case or old characters (search-fold-01). Places
 * are those of the text as it is written; they do not overlap.
 */
export function findInText(original: string, word: string): readonly TextRange[] {
  const wanted = foldForSearch(word);
  if (wanted === '') return [];
  const { text, from, to } = foldWithPlaces(original);
  const found: TextRange[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length))
    found.push({ start: from[at] ?? 0, end: to[at + wanted.length - 1] ?? original.length });
  return found;
}
