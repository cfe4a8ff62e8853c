import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { Entry, ObservationEntry } from '../../domain/entry.ts';
import type { SameFactBy } from '../../domain/merged.ts';
import { type Claim, claimsOf } from './claims.ts';
import type { PlaceOf } from './places.ts';
import { joinByNumber } from './numbers.ts';
import { joinByReplacement } from './replacements.ts';
import { Sets } from './sets.ts';
import { haveOneHolder, holderOf, isInError } from './traits.ts';

/** Entries of one kind that are one fact; `by` is set where no common number says so. */
export interface Group {
  readonly entries: readonly Entry[];
  readonly by?: SameFactBy;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

interface Claimant {
  readonly index: number;
  readonly claim: Claim;
}

function statedOnce(claimants: readonly Claimant[], read: (claim: Claim) => readonly string[]): boolean {
  const width = claimants[0] === undefined ? 0 : read(claimants[0].claim).length;
  for (let column = 0; column < width; column += 1) {
    let stated = '';
    for (const { claim } of claimants) {
      const value = read(claim)[column] ?? '';
      if (value === '' || value === stated) continue;
      if (stated !== '') return false;
      stated = value;
    }
  }
  return true;
}

function isProved(claimants: readonly Claimant[]): boolean {
  const first = claimants[0]?.claim;
  if (first === undefined) return false;
  const proved = first.proofs.filter((_, column) =>
    claimants.every(({ claim }) => (claim.proofs[column] ?? '') !== ''),
  );
  return proved.length >= first.needs;
}

/** A holder that makes a claim twice says that it is two things: the claim then tells nothing. */
function holdersDiffer(list: readonly Entry[], base: Sets, claimants: readonly Claimant[]): boolean {
  const facts = new Map<string, number>();
  for (const { index } of claimants) {
    const entry = list[index];
    if (entry === undefined) continue;
    const holder = holderOf(entry);
    const fact = base.find(index);
    if ((facts.get(holder) ?? fact) !== fact) return false;
    facts.set(holder, fact);
  }
  return true;
}

/** What a source has taken back and written anew under another number is no contradiction: the old one stays apart. */
function withoutTakenBack(list: readonly Entry[], claimants: readonly Claimant[]): readonly Claimant[] {
  if (!claimants.some(({ index }) => list[index] !== undefined && isInError(list[index]))) return claimants;
  const standing = new Set(
    claimants.flatMap(({ index }) => {
      const entry = list[index];
      return entry === undefined || isInError(entry) ? [] : [entry.provenance.source];
    }),
  );
  return claimants.filter(({ index }) => {
    const entry = list[index];
    return entry !== undefined && !(isInError(entry) && standing.has(entry.provenance.source));
  });
}

function agree(list: readonly Entry[], base: Sets, claimants: readonly Claimant[]): boolean {
  const one = statedOnce(claimants, ({ loose }) => loose) && statedOnce(claimants, ({ proofs }) => proofs);
  const repeats = claimants[0]?.claim.repeats === true;
  return one && isProved(claimants) && (repeats || holdersDiffer(list, base, claimants));
}

function signature({ claim }: Claimant): string {
  return [...claim.loose, ...claim.proofs].join('\u0000');
}

type Join = readonly [number, number, Claim];

/** The joins that follow from one claim: of all who make it, else of those who state exactly the same beside it. */
function joinsOf(list: readonly Entry[], base: Sets, all: readonly Claimant[]): readonly Join[] {
  const claimants = withoutTakenBack(list, all);
  const parts = agree(list, base, claimants)
    ? [claimants]
    : [...Map.groupBy(claimants, signature).values()].filter(
        (part) => part.length > 1 && agree(list, base, part),
      );
  return parts.flatMap((part) => {
    const first = part[0];
    if (first === undefined) return [];
    return part.slice(1).map((other): Join => [first.index, other.index, other.claim]);
  });
}

/** A result's value in the plainest form: equal values are equal in it, and some others too. */
function plainValue(entry: ObservationEntry): string {
  const { value } = entry;
  if (value.type === 'quantity') return String(value.quantity.value);
  if (value.type !== 'text') return value.type;
  const number = Number(value.text);
  return Number.isNaN(number) ? 'text' : String(number);
}

/** What all claims of a kind have in common: only where two holders meet in it is there anything to be claimed. */
function meetingOf(entry: Entry, place: string | undefined): string | undefined {
  switch (entry.kind) {
    case 'condition':
    case 'allergy':
    case 'immunization':
    case 'coverage':
      return '*';
    default: {
      if (place === undefined || entry.when.state !== 'dated') return undefined;
      const day = entry.when.start.sortKey;
      return 'value' in entry ? `${place} ${day} ${plainValue(entry)}` : `${place} ${day.slice(0, 10)}`;
    }
  }
}

/** Whether all of it is told by one holder: then nobody of another meets any of it. */
function* haveAllOneHolder(list: readonly Entry[]): Sliced<boolean> {
  const [first] = list;
  let one = true;
  if (first === undefined) return true;
  yield* eachSliced(list, (entry) => {
    one &&= haveOneHolder(first, entry);
  });
  return one;
}

/** The entries that meet one of another holder: most of a long record does not, and need not be looked at further. */
function* whoMeet(list: readonly Entry[], placeOf: PlaceOf): Sliced<readonly number[]> {
  const met = new Map<string, { readonly first: Entry; readonly indexes: number[]; mixed: boolean }>();
  if (list[0]?.kind !== 'allergy' && (yield* haveAllOneHolder(list))) return [];
  yield* eachSliced(list, (entry, index) => {
    const key = meetingOf(entry, placeOf(entry));
    if (key === undefined) return;
    const known = met.get(key);
    if (known === undefined)
      met.set(key, { first: entry, indexes: [index], mixed: entry.kind === 'allergy' });
    else {
      known.indexes.push(index);
      if (!known.mixed && !haveOneHolder(known.first, entry)) known.mixed = true;
    }
  });
  const meeting: number[] = [];
  yield* eachSliced(met.values(), ({ indexes, mixed }) => {
    if (mixed) for (const index of indexes) meeting.push(index);
  });
  return meeting;
}

function* claimJoins(list: readonly Entry[], base: Sets, placeOf: PlaceOf): Sliced<readonly Join[]> {
  const byKey = new Map<string, Claimant[]>();
  const meeting = yield* whoMeet(list, placeOf);
  const claims = (index: number) => {
    const entry = list[index];
    if (entry === undefined) return;
    for (const claim of claimsOf(entry, placeOf(entry))) append(byKey, claim.key, { index, claim });
  };
  yield* eachSliced(meeting, claims, 32);
  const joins: Join[] = [];
  const join = (claimants: readonly Claimant[]) => {
    const [first] = claimants;
    if (first === undefined || claimants.length < 2) return;
    const fact = base.find(first.index);
    if (claimants.every(({ index }) => base.find(index) === fact)) return;
    joins.push(...joinsOf(list, base, claimants));
  };
  yield* eachSliced(byKey.values(), join, 32);
  return joins;
}

/** Whether claims, taken together, have put two things of one holder into one fact: then none of them is believed. */
function isOverreached(
  list: readonly Entry[],
  base: Sets,
  joins: readonly Join[],
  indexes: readonly number[],
) {
  if (joins.every(([, , claim]) => claim.repeats)) return false;
  const claimants = indexes.flatMap((index) => {
    const claim = joins[0]?.[2];
    return claim === undefined ? [] : [{ index, claim }];
  });
  return !holdersDiffer(list, base, claimants);
}

/** The ground that is told where several joined: the one that reaches over institutions, else any, always the same. */
function groundOf(joins: readonly Join[]): SameFactBy {
  const grounds = joins.map(([, , claim]) => claim.by).toSorted();
  return grounds.find((ground) => ground === 'substance') ?? grounds[0] ?? 'words';
}

function* copyOf(sets: Sets, size: number): Sliced<Sets> {
  const copy = new Sets(size);
  for (let index = 0; index < size; index += 1) {
    copy.join(sets.find(index), index);
    if (index % 1024 === 0) yield;
  }
  return copy;
}

/** Who stands in each set. */
function* membersOf(sets: Sets, size: number): Sliced<ReadonlyMap<number, readonly number[]>> {
  const members = new Map<number, number[]>();
  for (let index = 0; index < size; index += 1) {
    append(members, sets.find(index), index);
    if (index % 256 === 0) yield;
  }
  return members;
}

/**
 * Puts the entries of one kind into groups: by common numbers first (merge-01, merge-02), then by the claims of their
 * kind (merge-04 … merge-13). The order of the entries changes nothing.
 */
export function* groupEntries(list: readonly Entry[], placeOf: PlaceOf): Sliced<readonly Group[]> {
  const base = new Sets(list.length);
  yield* joinByNumber(list, base, placeOf);
  yield* joinByReplacement(list, base);
  const joins = yield* claimJoins(list, base, placeOf);
  if (joins.length === 0) return yield* gather(list, base, new Map());
  const whole = yield* copyOf(base, list.length);
  yield* eachSliced(joins, ([a, b]) => whole.join(a, b));
  const joinsAt = new Map<number, Join[]>();
  yield* eachSliced(joins, (join) => append(joinsAt, whole.find(join[0]), join));
  const membersAt = yield* membersOf(whole, list.length);
  const believed = yield* copyOf(base, list.length);
  const by = new Map<number, SameFactBy>();
  const believe = ([root, made]: readonly [number, readonly Join[]]) => {
    if (isOverreached(list, base, made, membersAt.get(root) ?? [])) return;
    for (const [a, b] of made) believed.join(a, b);
    by.set(believed.find(root), groundOf(made));
  };
  yield* eachSliced(joinsAt, believe, 32);
  return yield* gather(list, believed, by);
}

function* gather(
  list: readonly Entry[],
  sets: Sets,
  by: ReadonlyMap<number, SameFactBy>,
): Sliced<readonly Group[]> {
  const groups = new Map<number, Entry[]>();
  yield* eachSliced(list, (entry, index) => append(groups, sets.find(index), entry));
  const gathered: Group[] = [];
  yield* eachSliced(groups, ([root, entries]) => {
    const reason = by.get(root);
    gathered.push(reason === undefined ? { entries } : { entries, by: reason });
  });
  return gathered;
}
