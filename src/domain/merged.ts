import type { NonEmpty } from '../base/non-empty.ts';
import type { Entry } from './entry.ts';
import type { EntryKey, SourceId } from './ids.ts';

/** Why several witnesses are taken for one fact. `alone`: there is one witness only. */
export type MergeReason =
  | { readonly by: 'alone' }
  | { readonly by: 'business-id'; readonly id: string }
  | { readonly by: 'study-uid'; readonly id: string };

/** A field in which the witnesses differ; we show both and pick no winner. */
export type ConflictField = 'title' | 'date' | 'dose' | 'dosage' | 'days' | 'value' | 'status';

export interface Conflict {
  readonly field: ConflictField;
  readonly values: readonly { readonly source: SourceId; readonly key: EntryKey; readonly text: string }[];
}

/** One fact with all who witness it. Merging never deletes: every witness stays openable. */
export interface Merged<E extends Entry = Entry> {
  readonly key: EntryKey;
  readonly shown: E;
  readonly witnesses: NonEmpty<E>;
  readonly because: MergeReason;
  readonly conflicts: readonly Conflict[];
}

/** The sources that witness a fact, in the order of its witnesses, each once. */
export function sourcesOfMerged(merged: Merged): readonly SourceId[] {
  return [...new Set(merged.witnesses.map((witness) => witness.provenance.source))];
}
