import { useMemo } from 'react';
import { deathOf } from '../../clinical/death.ts';
import { currentMedications, type MedicationLine } from '../../clinical/medications/current-medications.ts';
import { type DrugChecks, drugChecks } from '../../clinical/medications/drug-checks.ts';
import { type Duplicates, findDuplicates } from '../../clinical/medications/duplicates.ts';
import { generalNames } from '../../clinical/medications/generic-names.ts';
import { newestValues, type StandingValue, valuesBeside } from '../../clinical/medications/medicine-labs.ts';
import { type Reconciliation, reconcile } from '../../clinical/medications/reconciliation.ts';
import { ageAt, jstDay } from '../../domain/partial-date.ts';
import { agreedPerson } from '../../domain/person.ts';
import type { MedicationsPanelProps } from './medicine-props.ts';
import { listsOf, type NamedList } from './medicine-lists.ts';

/** All judgements on the medicines of one state of the record. */
export interface Medicines {
  readonly lines: readonly MedicationLine[];
  readonly checks: DrugChecks;
  readonly duplicates: Duplicates;
  readonly lists: readonly NamedList[];
  readonly reconciliation: Reconciliation;
  readonly beside: readonly { readonly value: StandingValue; readonly medicines: readonly string[] }[];
  readonly mayBePregnant: boolean;
  /** General names by the key of a line, as far as records state them. */
  readonly general: ReadonlyMap<string, string>;
}

/** Values beside the medicines that are not over, each with the names of those for which it stands there. */
function besideOf(
  lines: readonly MedicationLine[],
  values: ReturnType<typeof newestValues>,
): Medicines['beside'] {
  const live = lines.filter(({ state }) => state !== 'ended');
  return [...values.values()].flatMap((value) => {
    const medicines = live.filter((line) => valuesBeside(line).includes(value.value)).map(({ name }) => name);
    return medicines.length === 0 ? [] : [{ value, medicines }];
  });
}

/** Ages at which it is worth a line that a pregnancy is not known (presentation); one on record is always said. */
const YOUNGEST = 10;
const OLDEST = 60;

export function useMedicines(props: MedicationsPanelProps): Medicines {
  const { medications, person, now, sources, organization } = props;
  const { allergies, conditions, results } = props;
  const today = jstDay(now);
  const death = useMemo(() => deathOf(person), [person]);
  const lines = useMemo(
    () => currentMedications(medications.value, today, death),
    [medications.value, today, death],
  );
  const { sex, birthDate } = useMemo(() => agreedPerson(person), [person]);
  const checks = useMemo(
    () =>
      drugChecks({
        medicines: { value: lines, coverage: medications.coverage },
        allergies,
        conditions,
        results,
        person: { sex, ...(birthDate === undefined ? {} : { birthDate }) },
        now: today,
      }),
    [lines, medications.coverage, allergies, conditions, results, sex, birthDate, today],
  );
  const duplicates = useMemo(() => findDuplicates(lines, today), [lines, today]);
  const lists = useMemo(
    () => listsOf({ medications, sources, organization, now: today, death }),
    [medications, sources, organization, today, death],
  );
  const reconciliation = useMemo(() => reconcile(lists.map(({ list }) => list)), [lists]);
  const beside = useMemo(
    () => besideOf(lines, newestValues(results.value, today)),
    [lines, results.value, today],
  );
  const general = useMemo(() => generalNames(lines), [lines]);
  const age = birthDate === undefined ? undefined : ageAt(birthDate, today);
  const mayBePregnant = sex !== 'male' && (age === undefined || (age >= YOUNGEST && age <= OLDEST));
  return { lines, checks, duplicates, lists, reconciliation, beside, general, mayBePregnant };
}
