import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import { type Coverage, mayBeCalledNone, sourcesOf } from '../../domain/coverage.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Death } from '../death.ts';
import { currentMedications, type MedicationLine } from './current-medications.ts';
import { gapsOf, type SourceGap } from './drug-checks-coverage.ts';
import type { MedicationFact, Supply } from './supplies.ts';

/** Whose list it is; the words for it are the page's. */
export type ListKind = 'own' | 'others' | 'ordered' | 'supplied' | 'reported' | 'notebook' | 'carried';

/** One medicine of one list: one line of one order or supply that is not over. */
export interface ListItem {
  /** Unique over all lists. */
  readonly key: string;
  readonly list: string;
  readonly line: MedicationLine;
  readonly supply: Supply;
  readonly fact: MedicationFact;
}

/**
 * How far the list is known. `whole`: what is not on it is missing from it. `part`: some of it did not come, so nothing is
 * missing from it. `brought`: a notebook or a file, which says nothing of what is not in it.
 */
export type ListExtent = 'whole' | 'part' | 'brought';

export interface MedicineList {
  readonly id: string;
  readonly kind: ListKind;
  readonly items: readonly ListItem[];
  readonly extent: ListExtent;
  readonly gaps: readonly SourceGap[];
}

export interface ListSpec {
  readonly id: string;
  readonly kind: ListKind;
  readonly facts: readonly Merged<MedicationEntry>[];
  /** Whether a witness is of this list: by its source, its institution, its kind. */
  readonly belongs: (witness: MedicationEntry) => boolean;
  /** The cells from which this list is drawn. */
  readonly coverage: Coverage;
}

/** The fact as the witnesses of this list tell it; what others say of it stands on their own lists. */
function narrowed(fact: MedicationFact, belongs: ListSpec['belongs']): MedicationFact | undefined {
  const witnesses = fact.witnesses.filter(belongs);
  if (!isNonEmpty(witnesses)) return undefined;
  const shown = witnesses.includes(fact.shown) ? fact.shown : witnesses[0];
  const keys = new Set(witnesses.map(({ key }) => key));
  const conflicts = fact.conflicts
    .map((one) => ({ ...one, values: one.values.filter(({ key }) => keys.has(key)) }))
    .filter(({ values }) => values.length > 1);
  return { ...fact, shown, witnesses, conflicts };
}

function liveSupplies(line: MedicationLine): NonEmpty<Supply> {
  const current = line.supplies.filter(({ state }) => state === 'current');
  return isNonEmpty(current) ? current : [line.supply];
}

/** Of an order and what was handed over on it, the lines nearest to use: the others are the same medicine once more. */
function linesOf({ basis, facts }: Supply): readonly MedicationFact[] {
  return facts.filter(({ shown }) => shown.kind === basis.shown.kind);
}

function extentOf(coverage: Coverage): ListExtent {
  if (mayBeCalledNone(coverage)) return 'whole';
  const brought = coverage.cells.length > 0 && coverage.cells.every((cell) => cell.carried === true);
  return brought && gapsOf(coverage).length === 0 && sourcesOf(coverage).length > 0 ? 'brought' : 'part';
}

/** What of the given facts stands on this list and is not over (med-rec-01). */
export function medicineList(spec: ListSpec, now: string, death?: Death): MedicineList {
  const own = spec.facts.flatMap((fact) => narrowed(fact, spec.belongs) ?? []);
  const lines = currentMedications(own, now, death).filter(({ state }) => state !== 'ended');
  return {
    id: spec.id,
    kind: spec.kind,
    items: lines.flatMap((line) =>
      liveSupplies(line).flatMap((supply) =>
        linesOf(supply).map((fact) => ({
          key: `${spec.id} ${fact.key}`,
          list: spec.id,
          line,
          supply,
          fact,
        })),
      ),
    ),
    extent: extentOf(spec.coverage),
    gaps: gapsOf(spec.coverage),
  };
}
