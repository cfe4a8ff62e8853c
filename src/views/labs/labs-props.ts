import type { Death } from '../../clinical/death.ts';
import type { MedicationEntry, ObservationEntry, ProcedureEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import type { KnownFacts } from '../../record/record.ts';
import type { LabsView } from './labs-view.ts';

/** Days of an admission, from and to `YYYY-MM-DD`; one that goes on has no end. */
export interface Stay {
  readonly from: string;
  readonly to?: string;
}

export interface LabsPanelProps {
  /** The results of the mode that is chosen, with the coverage of all that could hold them. */
  readonly labs: KnownFacts<ObservationEntry>;
  /** Results that a check-up document tells. */
  readonly ofCheckup: ReadonlySet<EntryKey>;
  readonly stays: readonly Stay[];
  readonly operations: KnownFacts<ProcedureEntry>;
  readonly medications: KnownFacts<MedicationEntry>;
  readonly death: Death;
  /** Name and number of the person, for the head of a picture that may be taken along. */
  readonly person: string;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly view: LabsView;
  readonly onView: (part: Partial<LabsView>) => void;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}
