import type { AllergyEntry, Entry } from './entry.ts';
import type { Negative } from './fact.ts';
import type { Merged } from './merged.ts';

/** That an entry is no thing (none, not known, ruled out), or is one of the past by its own record. */
export type EntryState = Negative | 'inactive' | 'resolved';

/** By its own record over: an allergy of the past, told as such and never among the present ones (allergy-past-01). */
export function isPastAllergy({ clinicalStatus }: AllergyEntry): boolean {
  return clinicalStatus === 'inactive' || clinicalStatus === 'resolved';
}

/** Absent for a thing that stands. */
export function entryState(entry: Entry): EntryState | undefined {
  if (entry.negative !== undefined) return entry.negative;
  if (entry.kind !== 'allergy' || entry.clinicalStatus === 'active') return undefined;
  return entry.clinicalStatus;
}

/**
 * Whether a fact is the record's word about a thing that is not there: none (特になし), not known (不明), or ruled out
 * (否定). It is told with who says so, and never counted as the thing (statement-01).
 */
export function isStatement({ shown }: Merged): boolean {
  return shown.negative !== undefined;
}

/** A record that nobody knows takes the ground from 「なし」, however complete all answers are (statement-02). */
export function leaveOpen(statements: readonly Merged[]): boolean {
  return statements.some(({ shown }) => shown.negative === 'unknown');
}
