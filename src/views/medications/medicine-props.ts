import type { Stay } from '../../clinical/timeline/stays.ts';
import type { ReactNode } from 'react';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import type { Known } from '../../domain/coverage.ts';
import type { AllergyEntry, ConditionEntry, MedicationEntry, ObservationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Person } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import type { KnownFacts } from '../../record/record.ts';
import type { MedicinesView } from './medicines-view.ts';
import type { Medicines } from './use-medicines.ts';

export interface MedicationsPanelProps {
  readonly medications: KnownFacts<MedicationEntry>;
  /** What the record says of medicines that are not taken. */
  readonly statements: readonly Merged[];
  readonly allergies: Known<readonly Merged<AllergyEntry>[]>;
  /** What is said of allergies that are not there. */
  readonly allergyStatements: readonly Merged[];
  readonly conditions: Known<readonly Merged<ConditionEntry>[]>;
  /** Results that stand beside medicines, infections and body measures among them. */
  readonly results: Known<readonly Merged<ObservationEntry>[]>;
  readonly stays: readonly Stay[];
  readonly person: Person;
  readonly sources: readonly Source[];
  /** Where the reader works, as the sign-in tells. */
  readonly organization: string;
  readonly now: Date;
  readonly view: MedicinesView;
  readonly onView: (change: Partial<MedicinesView>) => void;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
  /** Cards of decision support services, and what may be done with the list as a whole. */
  readonly cards?: ReactNode;
  readonly actions?: ((medicines: Medicines) => ReactNode) | undefined;
}

export interface WithMedicines extends MedicationsPanelProps {
  readonly medicines: Medicines;
}

/** The recorded name, or the general name that a record of it states, as the reader asks. */
export function medicineName(line: MedicationLine, view: MedicinesView, { general }: Medicines): string {
  return (view.generic ? general.get(line.key) : undefined) ?? line.name;
}
