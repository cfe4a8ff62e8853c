import type { NonEmpty } from '../base/non-empty.ts';
import type { Entry } from './entry.ts';
import type { EntryKey, SourceId } from './ids.ts';

/** By what records without a common number were taken for one fact; the rules stand in docs/clinical-rules.md. */
export type SameFactBy =
  | 'diagnosis'
  | 'order'
  | 'supply'
  | 'administration'
  | 'statement'
  | 'result'
  | 'substance'
  | 'allergy-words'
  | 'document'
  | 'report'
  | 'visit'
  | 'procedure'
  | 'device'
  | 'vaccine'
  | 'insurance'
  | 'words';

/** Why several witnesses are taken for one fact, with the id of the rule. `alone`: there is one witness only. */
export type MergeReason =
  | { readonly by: 'alone' }
  | { readonly by: 'business-id'; readonly id: string; readonly rule: string }
  | { readonly by: 'study-uid'; readonly id: string; readonly rule: string }
  | { readonly by: SameFactBy; readonly rule: string };

/** A field in which the witnesses differ; we show both and pick no winner. */
export type ConflictField = 'title' | 'date' | 'dose' | 'dosage' | 'days' | 'value' | 'status';

/** A state in words of ours, so that a page can say it in the reader's language. */
export type StatusWord =
  | 'active'
  | 'remission'
  | 'resolved'
  | 'inactive'
  | 'suspected'
  | 'confirmed'
  | 'refuted'
  | 'unconfirmed'
  | 'high'
  | 'low'
  | 'in-force'
  | 'stopped'
  | 'done'
  | 'not-done'
  | 'entered-in-error';

export interface ConflictValue {
  readonly source: SourceId;
  readonly key: EntryKey;
  readonly text: string;
  /** Of a status: what `text` says, as words that can be translated. */
  readonly words?: readonly StatusWord[];
}

export interface Conflict {
  readonly field: ConflictField;
  readonly values: readonly ConflictValue[];
  /** `counterpart`: not between witnesses of this fact but with the fact of the other kind that it belongs to. */
  readonly with?: 'counterpart';
}

/** The other half of one act: of a prescription its dispensings, of a dispensing its prescription (rule merge-14). */
export interface Counterpart {
  readonly key: EntryKey;
  readonly because: {
    readonly by: 'prescription-number' | 'reference' | 'drug-and-days';
    readonly rule: string;
  };
}

/** One fact with all who witness it. Merging never deletes: every witness and every earlier version stays openable. */
export interface Merged<E extends Entry = Entry> {
  readonly key: EntryKey;
  readonly shown: E;
  readonly witnesses: NonEmpty<E>;
  /** Versions that their own institution has replaced, newest first: no witnesses, and no ground of a conflict. */
  readonly earlier: readonly E[];
  readonly because: MergeReason;
  readonly conflicts: readonly Conflict[];
  readonly counterparts: readonly Counterpart[];
}

/** The sources that witness a fact, in the order of its witnesses, each once. */
export function sourcesOfMerged(merged: Merged): readonly SourceId[] {
  return [...new Set(merged.witnesses.map((witness) => witness.provenance.source))];
}
