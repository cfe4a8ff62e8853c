import type { Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import { MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { drugClassesOf } from '../../terminology/drug-classes.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { flagOf, isStay, laneOf } from './lane-of-fact.ts';

const ALWAYS: ReadonlySet<Entry['kind']> = new Set([
  'allergy',
  'infection',
  'device',
  'directive',
  'discharge-summary',
]);

function isImportantEntry(entry: Entry): boolean {
  if (entry.marks.includes('principal') || entry.marks.includes('uninformed')) return true;
  if (ALWAYS.has(entry.kind) || isStay(entry)) return true;
  if (entry.kind === 'procedure') return laneOf(entry) === 'stay';
  if (isOfKind(entry, MEDICATION_KINDS)) return drugClassesOf(drugIdentity(entry.drug)).length > 0;
  return flagOf(entry) === 2;
}

/**
 * timeline-important-01: what a stranger's doctor must not overlook, by what the record itself says: allergies,
 * infections, implants, wishes, admissions and their summaries, operations, principal and untold diagnoses, medicines of
 * a class that needs care, panic values as the laboratory marked them, and whatever the sources disagree on.
 */
export function isImportant(fact: Merged): boolean {
  return fact.conflicts.length > 0 || fact.witnesses.some(isImportantEntry);
}

/** timeline-abnormal-01: a result that its own source marks as out of the ordinary. */
export function isAbnormal(fact: Merged): boolean {
  return fact.witnesses.some((entry) => flagOf(entry) > 0);
}
