import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { Entry } from '../../domain/entry.ts';
import { PRESCRIPTION_ID_SYSTEM } from '../../terminology/code-systems.ts';
import type { PlaceOf } from './places.ts';
import { Sets } from './sets.ts';
import { codesContradict, haveOneHolder, mayBeOneRecord, nameOneThing } from './traits.ts';

/** Parts of a list in which every two are connected by `alike`, directly or over others. */
function clusters(
  list: readonly Entry[],
  indexes: readonly number[],
  alike: (a: Entry, b: Entry) => boolean,
) {
  const sets = new Sets(indexes.length);
  indexes.forEach((one, i) => {
    indexes.slice(i + 1).forEach((other, j) => {
      const [a, b] = [list[one], list[other]];
      if (a !== undefined && b !== undefined && alike(a, b)) sets.join(i, i + 1 + j);
    });
  });
  return [...Map.groupBy(indexes.keys(), (i) => sets.find(i)).values()].map((part) =>
    part.flatMap((i) => indexes[i] ?? []),
  );
}

/** Whether two bearers of one number are two things by the word of one holder, or analytes that cannot be one. */
function areTwo(a: Entry, b: Entry): boolean {
  if (haveOneHolder(a, b)) return !mayBeOneRecord(a, b);
  return 'value' in a && !nameOneThing(a, b) && codesContradict(a, b);
}

/** More bearers than any record has versions: such a number is looked at less closely, and names nothing if given twice. */
const MANY = 64;

/**
 * Whether a number fails to name one thing: a holder gives it to several (four results of one draw carry one number in
 * the official examples; the samples of a load test may), or it names analytes that cannot be one.
 */
function isGivenToSeveral(list: readonly Entry[], indexes: readonly number[]): boolean {
  const entries = indexes.flatMap((index) => list[index] ?? []);
  const compared = entries.length > MANY ? entries.slice(0, 1) : entries;
  return compared.some((a, i) => entries.slice(i + 1).some((b) => areTwo(a, b)));
}

/**
 * A prescription's number is one institution's own count: under it, records of two institutions are two. One that does
 * not tell its institution is left apart where there is a choice.
 */
function byPlace(
  list: readonly Entry[],
  indexes: readonly number[],
  placeOf: PlaceOf,
): readonly (readonly number[])[] {
  const places = Map.groupBy(indexes, (index) => {
    const entry = list[index];
    return entry === undefined ? undefined : placeOf(entry);
  });
  const known = [...places.keys()].filter((place) => place !== undefined);
  return known.length < 2 ? [indexes] : [...places.values()];
}

/** Numbers that more than one entry bears; most are borne by one, and cost nothing but a look. */
function* bearersOf(list: readonly Entry[]): Sliced<ReadonlyMap<string, readonly number[]>> {
  const first = new Map<string, number>();
  const bearers = new Map<string, number[]>();
  yield* eachSliced(list, ({ businessIds }, index) => {
    businessIds.forEach((id, at) => {
      const known = first.get(id);
      if (known === undefined) first.set(id, index);
      else if (businessIds.indexOf(id) === at) {
        const bearing = bearers.get(id);
        if (bearing === undefined) bearers.set(id, [known, index]);
        else bearing.push(index);
      }
    });
  });
  return bearers;
}

/** Joins what bears one number, unless the number names several things (merge-01, merge-02). */
export function* joinByNumber(list: readonly Entry[], sets: Sets, placeOf: PlaceOf): Sliced<void> {
  const bearers = yield* bearersOf(list);
  const join = ([id, indexes]: readonly [string, readonly number[]]) => {
    const places = id.startsWith(`${PRESCRIPTION_ID_SYSTEM}|`) ? byPlace(list, indexes, placeOf) : [indexes];
    for (const bearing of places) {
      const several = isGivenToSeveral(list, bearing);
      if (several && bearing.length > MANY) continue;
      const parts = several ? clusters(list, bearing, mayBeOneRecord) : [bearing];
      for (const part of parts) for (const index of part) sets.join(part[0] ?? index, index);
    }
  };
  yield* eachSliced(bearers, join, 16);
}
