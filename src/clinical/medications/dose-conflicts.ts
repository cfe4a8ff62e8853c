import { foldText } from '../../base/text-fold.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import type { ConflictField, Merged } from '../../domain/merged.ts';
import { drugIdentity, tabletStrength } from '../../terminology/drug-codes.ts';

/** What of a dose differs: the amount taken at once, the product's strength, or a field of one and the same record. */
export type DoseConflictField = 'amount' | 'strength' | Exclude<ConflictField, 'date' | 'status' | 'value'>;

export interface DoseConflict {
  readonly field: DoseConflictField;
  readonly values: readonly { readonly source: SourceId; readonly key: EntryKey; readonly text: string }[];
}

type Fact = Merged<MedicationEntry>;

const OF_DOSE: readonly ConflictField[] = ['title', 'dose', 'dosage', 'days'];

/** Witnesses of one and the same record that differ in what is to be taken (med-dose-01). */
function withinRecord(fact: Fact): readonly DoseConflict[] {
  // What differs between an order and its supply is judged below, where amounts are compared as amounts.
  return fact.conflicts.flatMap(({ field, values, with: other }) =>
    OF_DOSE.includes(field) && other === undefined ? [{ field: field as DoseConflictField, values }] : [],
  );
}

function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** What is swallowed at once, in mg: tablets × the strength that the name states; undefined where either is not plain. */
function amountAtOnce({ drug, dose }: MedicationEntry): string | undefined {
  const strength = tabletStrength(drug.text);
  if (dose === undefined) return undefined;
  const unit = dose.unit.normalize('NFKC');
  if (/^(mg|g|μg|ug)$/iu.test(unit)) return `${plainNumber(dose.value)}${unit.toLowerCase()}`;
  if (strength === undefined || !/^(錠|カプセル|cap|tab|t|c)$/iu.test(unit)) return undefined;
  return `${plainNumber(dose.value * strength.amount)}${strength.unit}`;
}

function strengthKey(entry: MedicationEntry): string {
  const strength = tabletStrength(entry.drug.text);
  if (strength !== undefined) return `${plainNumber(strength.amount)}${strength.unit}`;
  return drugIdentity(entry.drug).yj9 ?? foldText(entry.drug.text);
}

function conflict(
  field: DoseConflictField,
  facts: readonly Fact[],
  textOf: (entry: MedicationEntry) => string,
): DoseConflict {
  return {
    field,
    values: facts.flatMap(({ witnesses }) =>
      witnesses.map((witness) => ({
        source: witness.provenance.source,
        key: witness.key,
        text: textOf(witness),
      })),
    ),
  };
}

function differ(texts: readonly string[]): boolean {
  return new Set(texts).size > 1;
}

/** What both sides say; a side without the figure says nothing and so does not disagree. */
function stated(
  facts: readonly Fact[],
  read: (entry: MedicationEntry) => string | undefined,
): readonly string[] {
  return facts.flatMap(({ shown }) => read(shown) ?? []);
}

/**
 * An order and what was handed over on it (med-dose-02). Amounts are compared where both are plain: 2 × 20 mg for
 * 1 × 40 mg is the same dose. Where they are not, another strength is marked as just that. Who is right is not judged.
 */
export function orderAgainstSupply(facts: readonly Fact[]): readonly DoseConflict[] {
  const kinds = new Set(facts.map((fact) => fact.shown.kind));
  if (!kinds.has('prescription') || !kinds.has('dispensing')) return [];
  const sides = facts.filter(({ shown }) => shown.kind === 'prescription' || shown.kind === 'dispensing');
  // Two lines of one order (5 mg in the morning, 1 mg at night) are no contradiction.
  const linesOf = (kind: MedicationEntry['kind']) =>
    new Set(
      sides
        .filter(({ shown }) => shown.kind === kind)
        .map(({ shown }) => `${shown.rpNumber ?? ''} ${strengthKey(shown)}`),
    );
  if (linesOf('prescription').size > 1 || linesOf('dispensing').size > 1) return [];
  const amounts = stated(sides, amountAtOnce);
  if (amounts.length === sides.length) {
    return differ(amounts) ? [conflict('amount', sides, (entry) => amountAtOnce(entry) ?? '')] : [];
  }
  const doses = stated(sides, ({ dose }) => (dose === undefined ? undefined : `${dose.text}${dose.unit}`));
  return [
    ...(differ(stated(sides, strengthKey)) ? [conflict('strength', sides, (entry) => entry.drug.text)] : []),
    ...(doses.length === sides.length && differ(doses.map(foldText))
      ? [conflict('dose', sides, ({ dose }) => `${dose?.text ?? ''}${dose?.unit ?? ''}`)]
      : []),
  ];
}

/** Every disagreement on what is to be taken among the records of one supply. */
export function doseConflicts(facts: readonly Fact[]): readonly DoseConflict[] {
  return [...facts.flatMap(withinRecord), ...orderAgainstSupply(facts)];
}
