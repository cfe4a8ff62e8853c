import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { Entry } from '../../domain/entry.ts';
import { RESOURCE_INSTANCE_SYSTEM } from '../../terminology/code-systems.ts';
import type { Sets } from './sets.ts';

function replacesOf(entry: Entry): readonly string[] {
  return 'replaces' in entry ? (entry.replaces ?? []) : [];
}

/** Whether a business identifier is the one named; an instance number counts only within its own institution. */
function isNamed(name: string, id: string, institution: string | undefined): boolean {
  if (id === name) return true;
  const prefix = `${RESOURCE_INSTANCE_SYSTEM}|`;
  if (!name.startsWith(prefix) || institution === undefined) return false;
  return id === `${prefix}${institution}|${name.slice(prefix.length)}`;
}

/**
 * Whether `newer` says of itself that it takes the place of `older`, by an identifier, or by an address, which is good
 * within one source only (R4 Composition.relatesTo, DocumentReference.relatesTo: `replaces`).
 */
export function takesPlaceOf(newer: Entry, older: Entry): boolean {
  const names = replacesOf(newer);
  if (names.length === 0 || newer === older) return false;
  const { source, institutionNumber } = newer.provenance;
  const near = source === older.provenance.source;
  return names.some(
    (name) =>
      (near && older.provenance.stands.includes(name)) ||
      older.businessIds.some((id) => isNamed(name, id, institutionNumber)),
  );
}

/** Puts a document and the one whose place it takes into one fact, of which the older is an earlier version. */
export function* joinByReplacement(list: readonly Entry[], sets: Sets): Sliced<void> {
  const newer: number[] = [];
  yield* eachSliced(list, (entry, index) => {
    if (replacesOf(entry).length > 0) newer.push(index);
  });
  for (const index of newer) {
    const entry = list[index];
    if (entry === undefined) continue;
    yield* eachSliced(list, (older, other) => {
      if (takesPlaceOf(entry, older)) sets.join(index, other);
    });
  }
}
