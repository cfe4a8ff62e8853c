import { useMemo, useState } from 'react';
import type { Death } from '../../clinical/death.ts';
import {
  linesIn,
  type MedicationLine,
  medicationLines,
} from '../../clinical/medications/current-medications.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { KnownFacts } from '../../record/record.ts';
import { useSliced } from '../../ui/use-sliced.ts';

/** Medicines that are drawn unless others are chosen: those of a class that needs care, in use now. */
const AT_FIRST = 2;
const NO_LINES: readonly MedicationLine[] = [];

/** Which medicines stand above the curves: those that need care, until the reader chooses others. */
export function useChosenMedicines(medications: KnownFacts<MedicationEntry>, today: string, death: Death) {
  const lines = useSliced(
    () => medicationLines(medications.value, today, death),
    [medications.value, today, death],
    NO_LINES,
    medications.value.length,
  );
  const [own, choose] = useState<readonly string[]>();
  const chosen = useMemo(
    () =>
      own ??
      linesIn(lines, 'current')
        .filter(({ classes }) => classes.length > 0)
        .slice(0, AT_FIRST)
        .map(({ key }) => key),
    [own, lines],
  );
  return useMemo(() => ({ lines, chosen, choose }), [lines, chosen]);
}

export type ChosenMedicines = ReturnType<typeof useChosenMedicines>;
