import { foldForSearch, wordsOfQuery } from '../../clinical/search/fact-search.ts';

/** The place in a text where a word was found, with a little of what stands round it. */
export interface Excerpt {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const AROUND = 28;
/** A document of many pages is looked through once per hit that is drawn. */
const LONGEST = 40_000;

/**
 * Folding changes lengths (㍉ becomes ミリ, spaces go), so the place is looked for in the text as it is: the shortest
 * stretch whose folded form holds the word.
 */
export function excerptOf(text: string, query: string): Excerpt | undefined {
  const folded = foldForSearch(text);
  const word = wordsOfQuery(query).find((one) => folded.includes(one));
  if (word === undefined) return undefined;
  const letters = Array.from(text.slice(0, LONGEST));
  let end = endOf(letters, word);
  if (end === undefined) return undefined;
  let start = end;
  while (start > 0 && !foldForSearch(letters.slice(start, end).join('')).includes(word)) start -= 1;
  while (end > start + 1 && foldForSearch(letters.slice(start, end - 1).join('')).includes(word)) end -= 1;
  const cut = (from: number, to: number) =>
    letters.slice(Math.max(0, from), to).join('').replace(/\s+/gu, ' ');
  return {
    before: `${start > AROUND ? '…' : ''}${cut(start - AROUND, start)}`,
    hit: cut(start, end),
    after: `${cut(end, end + AROUND)}${letters.length > end + AROUND ? '…' : ''}`,
  };
}

/** The first place up to which the text holds the word, found by halving. */
function endOf(letters: readonly string[], word: string): number | undefined {
  const holds = (end: number) => foldForSearch(letters.slice(0, end).join('')).includes(word);
  if (!holds(letters.length)) return undefined;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
