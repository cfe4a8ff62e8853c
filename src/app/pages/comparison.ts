import { priorsOf, studyUidOf } from '../../clinical/imaging/priors.ts';
import type { ImagingEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { imagingFacts } from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';

/** A study and the earlier one that is proposed beside it (rule img-01). */
interface Comparison {
  readonly study: Merged<ImagingEntry>;
  readonly prior: Merged<ImagingEntry>;
}

/** For a study, or for a report of one: what can be compared; undefined where no rule proposes anything. */
export function comparisonOf(record: PatientRecord, fact: Merged): Comparison | undefined {
  const { value: all } = imagingFacts(record);
  const named = fact.witnesses.flatMap((entry) => (entry.kind === 'report' ? entry.studyUids : []));
  const study = all.find((one) => {
    const uid = studyUidOf(one);
    return one.key === fact.key || (uid !== undefined && named.includes(uid));
  });
  const prior = study === undefined ? undefined : priorsOf(study, all)[0]?.fact;
  return study === undefined || prior === undefined ? undefined : { study, prior };
}
