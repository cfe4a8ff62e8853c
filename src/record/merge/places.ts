import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { Entry } from '../../domain/entry.ts';
import { fold } from './traits.ts';

/** Where an entry was made, in a form that compares; undefined where nothing tells it. */
export type PlaceOf = (entry: Entry) => string | undefined;

/**
 * The institution by its ten-digit number; by its name where only that is stated, read as the number that all who state
 * both give to this name (the same institution, rules merge-04 …). A name with two numbers is left a name.
 */
export function* placesOf(entries: readonly Entry[]): Sliced<PlaceOf> {
  const numbers = new Map<string, string | null>();
  yield* eachSliced(entries, ({ provenance }) => {
    const { institution, institutionNumber } = provenance;
    if (institution === undefined || institutionNumber === undefined || institution === institutionNumber)
      return;
    const name = fold(institution);
    const known = numbers.get(name);
    numbers.set(name, known === undefined || known === institutionNumber ? institutionNumber : null);
  });
  return ({ provenance }) => {
    if (provenance.institutionNumber !== undefined) return provenance.institutionNumber;
    if (provenance.institution === undefined) return undefined;
    const name = fold(provenance.institution);
    return numbers.get(name) ?? `name:${name}`;
  };
}

/** How the names that stand without a number are read: equal where the same names are read as the same numbers. */
export function* readingsOf(entries: readonly Entry[], placeOf: PlaceOf): Sliced<string> {
  const read = new Map<string, string>();
  yield* eachSliced(entries, (entry) => {
    const { institution, institutionNumber } = entry.provenance;
    if (institutionNumber === undefined && institution !== undefined && !read.has(institution))
      read.set(institution, placeOf(entry) ?? '');
  });
  return [...read].map(([name, place]) => `${name}=${place}`).join('|');
}
