import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { foldText } from '../../base/text-fold.ts';
import { isOfKind } from '../../domain/entry.ts';
import { type Kind, KINDS, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { foldKanjiVariants } from '../../terminology/kanji-variants.ts';
import { type EntryWords, entryWords, type WordPlace } from './entry-words.ts';

/** Words as they are compared: widths, kana, case and old forms of characters make no difference (search-fold-01). */
export function foldForSearch(text: string): string {
  return foldKanjiVariants(foldText(text));
}

/** The words asked for; all of them must be found. */
export function wordsOfQuery(query: string): readonly string[] {
  return query
    .split(/[\s\u3000]+/u)
    .map(foldForSearch)
    .filter((word) => word !== '');
}

/** A fact never changes: its words are folded once, and typing does not fold thousands of lines anew. */
const folded = new WeakMap<Merged, string>();

function foldedWords(fact: Merged): string {
  const known = folded.get(fact);
  if (known !== undefined) return known;
  const texts = new Set<string>();
  for (const witness of fact.witnesses) for (const { text } of entryWords(witness)) texts.add(text);
  // A space is folded away within a text: between two it keeps the end of one and the beginning of the next apart.
  const made = [...texts].map(foldForSearch).join(' ');
  folded.set(fact, made);
  return made;
}

/** Folds ahead of the first search, while the reader reads. */
export function* foldAll(facts: readonly Merged[]): Sliced<void> {
  yield* eachSliced(facts, foldedWords, 16);
}

function ingredientOf({ shown }: Merged): string | undefined {
  return isOfKind(shown, MEDICATION_KINDS) ? drugIdentity(shown.drug).yj7 : undefined;
}

/** By the list of facts: every letter typed asks for the same. */
const gatheredNames = new WeakMap<readonly Merged[], ReadonlyMap<string, string>>();

/**
 * Other names of each ingredient in this record (search-drug-01): who looks for the brand finds what is recorded under
 * the generic name, as far as the record itself knows both under one code.
 */
function* namesOfIngredients(facts: readonly Merged[]): Sliced<ReadonlyMap<string, string>> {
  const gathered = gatheredNames.get(facts);
  if (gathered !== undefined) return gathered;
  const names = new Map<string, Set<string>>();
  yield* eachSliced(facts, (fact) => {
    const ingredient = ingredientOf(fact);
    if (ingredient === undefined) return;
    const known = names.get(ingredient) ?? new Set();
    for (const witness of fact.witnesses) known.add(witness.title);
    names.set(ingredient, known);
  });
  const made = new Map(
    [...names].map(([ingredient, all]) => [ingredient, [...all].map(foldForSearch).join(' ')]),
  );
  gatheredNames.set(facts, made);
  return made;
}

/** What a fact is found by besides its own words. */
export interface SearchAids {
  /** Other names of its drug, by ingredient. */
  readonly names: ReadonlyMap<string, string>;
  /** The reader's word for its kind: 調剤, 検査. */
  readonly kinds: ReadonlyMap<Kind, string>;
}

/** Makes the aids: `wordOf` gives the reader's word for a kind. */
export function* searchAids(facts: readonly Merged[], wordOf: (kind: Kind) => string): Sliced<SearchAids> {
  const names = yield* namesOfIngredients(facts);
  return { names, kinds: new Map(KINDS.map((kind) => [kind, foldForSearch(wordOf(kind))])) };
}

/** Where besides its own words a fact has a word: of which kinds it is the name, and of which drugs another name. */
function elsewhere(word: string, { kinds, names }: SearchAids): (fact: Merged) => boolean {
  const ofKinds = new Set([...kinds].flatMap(([kind, name]) => (name.includes(word) ? [kind] : [])));
  const ofDrugs = new Set([...names].flatMap(([drug, all]) => (all.includes(word) ? [drug] : [])));
  if (ofKinds.size === 0 && ofDrugs.size === 0) return () => false;
  return (fact) =>
    ofKinds.has(fact.shown.kind) || (ofDrugs.size > 0 && ofDrugs.has(ingredientOf(fact) ?? ''));
}

/** What was last found in a list: who types on looks only among that. */
interface Finding {
  readonly words: readonly string[];
  /** The reader's words for the kinds. */
  readonly tongue: string;
  readonly facts: readonly Merged[];
}

const lastFindings = new WeakMap<readonly Merged[], Finding>();

function tongueOf({ kinds }: SearchAids): string {
  return [...kinds.values()].join(' ');
}

/** Whether all that is found by `words` was among what `before` found: each of its words is part of one of them. */
function narrows(words: readonly string[], before: readonly string[]): boolean {
  return before.every((word) => words.some((one) => one.includes(word)));
}

/** The facts that have all the words, each in itself, in the other names of its drug, or as the name of its kind. */
export function* factsWithWords(
  facts: readonly Merged[],
  words: readonly string[],
  aids: SearchAids,
): Sliced<readonly Merged[]> {
  const tongue = tongueOf(aids);
  const last = lastFindings.get(facts);
  const among = last?.tongue === tongue && narrows(words, last.words) ? last.facts : facts;
  const sought = words.map((word) => ({ word, isElsewhere: elsewhere(word, aids) }));
  const found: Merged[] = [];
  yield* eachSliced(
    among,
    (fact) => {
      const own = foldedWords(fact);
      if (sought.every(({ word, isElsewhere }) => own.includes(word) || isElsewhere(fact))) found.push(fact);
    },
    64,
  );
  lastFindings.set(facts, { words, tongue, facts: found });
  return found;
}

export interface SearchHit {
  readonly fact: Merged;
  /** Where the first word was found; absent where only another name of the drug matched. */
  readonly found?: EntryWords;
}

export interface SearchResult {
  readonly query: string;
  readonly hits: readonly SearchHit[];
  /** How many there are; `hits` holds the first of them only. */
  readonly count: number;
}

const RANK: Readonly<Record<WordPlace, number>> = { title: 0, code: 1, value: 2, text: 3, place: 4 };
const NOT_FOUND = 5;
/** Of things named alike those come first that say most of a person: 心不全 is looked for as a diagnosis before a visit for it. */
const FIRST_KINDS: readonly Kind[] = [
  'allergy',
  'condition',
  'infection',
  'device',
  'procedure',
  'discharge-summary',
];

/** Every word counts: a hit is as good as the place of the word that is hardest to find in it. */
function hitOf(fact: Merged, words: readonly string[]): SearchHit & { readonly rank: number } {
  const told = fact.witnesses
    .flatMap(entryWords)
    .map((one) => ({ one, folded: foldForSearch(one.text) }))
    .sort((a, b) => RANK[a.one.place] - RANK[b.one.place]);
  const places = words.map((word) => told.find(({ folded: text }) => text.includes(word))?.one);
  const ranks = places.map((place) => (place === undefined ? NOT_FOUND : RANK[place.place]));
  // What is shown of it is the word that its title does not say.
  const untitled = places
    .filter((place) => place !== undefined && place.place !== 'title')
    .sort((a, b) => RANK[a?.place ?? 'place'] - RANK[b?.place ?? 'place']);
  const found = untitled[0] ?? places[0];
  const rank = Math.max(...ranks);
  return found === undefined ? { fact, rank } : { fact, found, rank };
}

function kindRank({ shown }: Merged): number {
  const at = FIRST_KINDS.indexOf(shown.kind);
  return at < 0 ? FIRST_KINDS.length : at;
}

/** Enough to look through; who wants all of them narrows the list with the same words. */
const MOST_HITS = 400;

/** The facts that have all the words: what is named so first, then the newest. */
export function* searchFacts(
  facts: readonly Merged[],
  query: string,
  aids: SearchAids,
): Sliced<SearchResult> {
  const words = wordsOfQuery(query);
  if (words.length === 0) return { query, hits: [], count: 0 };
  const passed = yield* factsWithWords(facts, words, aids);
  const hits: (SearchHit & { readonly rank: number })[] = [];
  yield* eachSliced(passed.slice(0, MOST_HITS), (fact) => hits.push(hitOf(fact, words)), 16);
  // Sorting is stable: within a rank the newest stay first.
  hits.sort((a, b) => a.rank - b.rank || kindRank(a.fact) - kindRank(b.fact));
  return { query, count: passed.length, hits };
}
