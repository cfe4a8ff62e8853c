import type { ObservationEntry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { ContactPerson } from '../../domain/person.ts';
import type { MedicationLine } from '../medications/current-medications.ts';

/** How loud a line is drawn. `critical` only for a recorded contraindication; everything else is `warn` or `plain`. */
export type Loudness = 'critical' | 'warn' | 'strong' | 'plain';

export type EmergencyItem =
  | {
      readonly type: 'fact';
      readonly loud: Loudness;
      readonly fact: Merged;
      /** How many records this line stands for. */
      readonly times: number;
      /** `YYYY-MM`, newest first: the months of the records that this line stands for, where they are told by month. */
      readonly months?: readonly string[];
    }
  | { readonly type: 'medicine'; readonly loud: Loudness; readonly line: MedicationLine }
  | {
      readonly type: 'lab';
      readonly loud: Loudness;
      readonly fact: Merged<ObservationEntry>;
      readonly item: string;
    }
  /** What the record says is not there: told in its block, and no item of it. */
  | { readonly type: 'statement'; readonly loud: Loudness; readonly fact: Merged }
  /** A number by which someone knows the person: at a counter and on the telephone it is asked for first. */
  | {
      readonly type: 'number';
      readonly loud: Loudness;
      readonly number: 'chart' | 'member';
      readonly value: string;
      readonly source: SourceId;
    }
  | {
      readonly type: 'contact';
      readonly loud: Loudness;
      readonly contact: ContactPerson;
      readonly source: SourceId;
    };

/** What fills a block; `outside` counts records of its kinds that its window leaves out. */
export interface BlockContent {
  readonly items: readonly EmergencyItem[];
  readonly outside: number;
}
