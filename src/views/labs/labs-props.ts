import type { Death } from '../../clinical/death.ts';
import type { Checkup } from '../../clinical/labs/checkup-results.ts';
import type { CheckupStanding } from '../../clinical/labs/checkup-values.ts';
import type { Stay } from '../../clinical/timeline/stays.ts';
import type { MedicationEntry, ObservationEntry, ProcedureEntry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { AgreedPerson } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import type { KnownFacts } from '../../record/record.ts';
import type { LabsView } from './labs-view.ts';

export interface LabsPanelProps {
  /** The results of the mode that is chosen, with the coverage of all that could hold them. */
  readonly labs: KnownFacts<ObservationEntry>;
  /** Results that a check-up document tells. */
  readonly ofCheckup: ReadonlySet<EntryKey>;
  /** Where the results of check-ups stand in the table of their term. */
  readonly bands: ReadonlyMap<EntryKey, CheckupStanding>;
  /** Check-ups with what they judged themselves. */
  readonly checkups: readonly Checkup[];
  readonly reports: KnownFacts<ReportEntry>;
  /** Results, vitals, measures and other observations together, for what is read over a period of life. */
  readonly everything: KnownFacts<ObservationEntry>;
  /** As far as all records agree. */
  readonly agreed: AgreedPerson;
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
