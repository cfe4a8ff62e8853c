import type { ImagingEntry, ReportEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';

/**
 * The reports of a study: those that name its number, or, within one source, the record of it. Of the same day and part
 * is not enough: a report beside the wrong images would be believed.
 */
export function reportsOfStudy(
  study: Merged<ImagingEntry>,
  reports: readonly Merged<ReportEntry>[],
): readonly Merged<ReportEntry>[] {
  const uids = new Set(study.witnesses.flatMap(({ studyUid }) => studyUid ?? []));
  const records = new Set(
    study.witnesses.flatMap(({ provenance }) =>
      provenance.stands.map((one) => `${provenance.source} ${one}`),
    ),
  );
  return reports.filter(({ witnesses }) =>
    witnesses.some(
      ({ studyUids, studies = [], provenance }) =>
        studyUids.some((uid) => uids.has(uid)) ||
        studies.some((one) => records.has(`${provenance.source} ${one}`)),
    ),
  );
}
