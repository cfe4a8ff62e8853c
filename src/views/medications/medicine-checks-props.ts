import type { ReactNode } from 'react';
import type { DrugChecks } from '../../clinical/medications/drug-checks.ts';
import type { Duplicates } from '../../clinical/medications/duplicates.ts';
import type { StandingValue } from '../../clinical/medications/medicine-labs.ts';
import type { Coverage } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';

export interface MedicineChecksProps {
  readonly checks: DrugChecks;
  readonly duplicates: Duplicates;
  /** What stands beside the medicines in use, and for which of them each is shown. */
  readonly beside: readonly { readonly value: StandingValue; readonly medicines: readonly string[] }[];
  /** Whether the record holds any result, of whatever name. */
  readonly anyResults: boolean;
  readonly coverage: Readonly<Record<'allergies' | 'results' | 'conditions' | 'medications', Coverage>>;
  /** Not said to be a man, and of an age at which a pregnancy is asked about. */
  readonly mayBePregnant: boolean;
  /** What the record says of allergies that are not there, or that nobody knows. */
  readonly allergyStatements: readonly Merged[];
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
  /** Cards of decision support services, drawn by the page. */
  readonly cards?: ReactNode;
}
