import type { Coverage, FetchState, Known } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import type { EntryKey } from '../domain/ids.ts';
import type { Merged } from '../domain/merged.ts';
import type { Person } from '../domain/person.ts';
import type { ReadIssue } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';

/** Something as it was told in one step of one round. */
export interface Told<T> {
  readonly round: number;
  readonly step: number;
  readonly value: T;
}

/** All that one source × feed has told so far, round by round. */
export interface Holding {
  readonly state: Told<FetchState>;
  /** Rounds before this one are replaced. */
  readonly since: number;
  readonly entries: ReadonlyMap<EntryKey, Told<Entry>>;
  readonly issues: ReadonlyMap<string, Told<readonly ReadIssue[]>>;
}

/** Everything known of the person of one opened chart, and how far it is known. Immutable; grown by `reduce`. */
export interface PatientRecord {
  readonly person: Person;
  readonly sources: readonly Source[];
  /** By `source feed`; `entries`, `coverage` and `issues` are read off them. */
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly entries: ReadonlyMap<EntryKey, Entry>;
  readonly coverage: Coverage;
  readonly issues: readonly ReadIssue[];
}

/** The facts of some kinds, merged over the sources, newest first, in stable order. */
export type KnownFacts<E extends Entry = Entry> = Known<readonly Merged<E>[]>;
