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

/** The entries that meet one of another holder: most of a long record does not, and need not be looked at further. */
function whoMeet(list: readonly Entry[], placeOf: PlaceOf): readonly number[] {
  const met = new Map<string, { readonly first: Entry; readonly indexes: number[]; mixed: boolean }>();
  list.forEach((entry, index) => {
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
  return [...met.values()].flatMap(({ indexes, mixed }) => (mixed ? indexes : []));
}

function claimJoins(list: readonly Entry[], base: Sets, placeOf: PlaceOf): readonly Join[] {
  const byKey = new Map<string, Claimant[]>();
  for (const index of whoMeet(list, placeOf)) {
    const entry = list[index];
    if (entry === undefined) continue;
    for (const claim of claimsOf(entry, placeOf(entry))) append(byKey, claim.key, { index, claim });
  }
  const joins: Join[] = [];
  for (const claimants of byKey.values()) {
    const [first] = claimants;
    if (first === undefined || claimants.length < 2) continue;
    const fact = base.find(first.index);
    if (claimants.every(({ index }) => base.find(index) === fact)) continue;
    joins.push(...joinsOf(list, base, claimants));
  }
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

/**
 * Puts the entries of one kind into groups: by common numbers first (merge-01, merge-02), then by the claims of their
 * kind (merge-04 … merge-13). The order of the entries changes nothing.
 */
export function groupEntries(list: readonly Entry[], placeOf: PlaceOf): readonly Group[] {
  const base = new Sets(list.length);
  joinByNumber(list, base, placeOf);
  joinByReplacement(list, base);
  const joins = claimJoins(list, base, placeOf);
  if (joins.length === 0) return gather(list, base, new Map());
  const whole = new Sets(list.length);
  list.forEach((_, index) => whole.join(base.find(index), index));
  for (const [a, b] of joins) whole.join(a, b);
  const joinsAt = Map.groupBy(joins, ([a]) => whole.find(a));
  const membersAt = Map.groupBy(list.keys(), (index) => whole.find(index));
  const believed = new Sets(list.length);
  list.forEach((_, index) => believed.join(base.find(index), index));
  const by = new Map<number, SameFactBy>();
  for (const [root, made] of joinsAt) {
    const members = membersAt.get(root) ?? [];
    if (isOverreached(list, base, made, members)) continue;
    for (const [a, b] of made) believed.join(a, b);
    by.set(believed.find(root), groundOf(made));
  }
  return gather(list, believed, by);
}

function gather(list: readonly Entry[], sets: Sets, by: ReadonlyMap<number, SameFactBy>): readonly Group[] {
  const groups = new Map<number, Entry[]>();
  list.forEach((entry, index) => append(groups, sets.find(index), entry));
  return [...groups].map(([root, entries]) => {
    const reason = by.get(root);
    return reason === undefined ? { entries } : { entries, by: reason };
  });
}
