import type { Coverage } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import type { Known } from '../domain/coverage.ts';
import type { EntryKey } from '../domain/ids.ts';
import type { Merged } from '../domain/merged.ts';
import type { Person } from '../domain/person.ts';
import type { ReadIssue } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';

/** Everything known of the person of one opened chart, and how far it is known. Immutable; grown by `reduce`. */
export interface PatientRecord {
  readonly person: Person;
  readonly sources: readonly Source[];
  readonly entries: ReadonlyMap<EntryKey, Entry>;
  readonly coverage: Coverage;
  readonly issues: readonly ReadIssue[];
}

/** The facts of some kinds, merged over the sources, newest first, in stable order. */
export type KnownFacts<E extends Entry = Entry> = Known<readonly Merged<E>[]>;
