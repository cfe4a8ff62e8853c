import type { ImagingEntry, ReportEntry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { dateAttribute } from '../../domain/partial-date.ts';
import { type Prior, priorsOf, studyUidOf } from '../../clinical/imaging/priors.ts';
import { reportsOfStudy } from '../../clinical/imaging/study-reports.ts';
import { dateAndTime, listText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import type { ImageArchive } from '../../imaging/contract.ts';
import type { ViewerPrior, ViewerReport, ViewerStudy } from '../../imaging/viewer-contract.ts';
import { titleText } from '../../ui/entry-title.ts';
import type { Wiring } from '../wiring.ts';

/** The archives to ask for a study: those that witness it first, then every other that there is. */
export function archivesOf(
  wiring: Wiring,
  fact: Merged,
  records: readonly PersonRecord[],
): readonly ImageArchive[] {
  const first = new Set<SourceId>(fact.witnesses.map(({ provenance }) => provenance.source));
  const ordered = wiring.sources.toSorted((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)));
  return ordered.flatMap((source) =>
    source.dicomwebBase === undefined
      ? []
      : [{ source, http: wiring.pixelsOf(source.id), base: source.dicomwebBase, records }],
  );
}

function reportOf(text: Text, { shown, key }: Merged<ReportEntry>, today: string): ViewerReport {
  const { provenance, when, conclusion, findings, marks, status } = shown;
  return {
    key,
    title: titleText(text, shown),
    told: [
      when.state === 'dated' ? dateAndTime(text.language, when.start, today) : text.t('images.undated'),
      provenance.institution,
      provenance.author,
    ]
      .filter((part) => part !== undefined)
      .join('　'),
    preliminary: marks.includes('preliminary') || status === 'preliminary' || status === 'partial',
    ...(conclusion === undefined ? {} : { conclusion }),
    findings,
  };
}

function institutionOf({ shown, witnesses }: Merged<ImagingEntry>): string | undefined {
  return (
    shown.provenance.institution ??
    witnesses.find(({ provenance }) => provenance.institution !== undefined)?.provenance.institution
  );
}

/** A study as the viewer knows it; one whose number nobody tells cannot be opened. */
export function viewerStudy(
  text: Text,
  wiring: Wiring,
  fact: Merged<ImagingEntry>,
  reports: readonly Merged<ReportEntry>[],
  records: readonly PersonRecord[],
  today: string,
): ViewerStudy | undefined {
  const uid = studyUidOf(fact);
  if (uid === undefined) return undefined;
  const { when } = fact.shown;
  const institution = institutionOf(fact);
  return {
    uid,
    title: titleText(text, fact.shown),
    day: when.state === 'dated' ? dateAttribute(when.start).slice(0, 10) : '',
    ...(institution === undefined ? {} : { institution }),
    modalities: [...new Set(fact.witnesses.flatMap(({ modalities }) => modalities))],
    archives: archivesOf(wiring, fact, records),
    reports: reportsOfStudy(fact, reports).map((report) => reportOf(text, report, today)),
  };
}

/** Why a prior is proposed. */
export function priorText({ t, language }: Text, { modality, regions }: Prior): string {
  const parts = regions.map((region) => t(`images.region.${region}`));
  return regions.length === 0
    ? t('images.priorUnknownPart', { modality })
    : t('images.priorSamePart', { modality, parts: listText(language, parts) });
}

export function viewerPriors(
  text: Text,
  study: Merged<ImagingEntry>,
  all: readonly Merged<ImagingEntry>[],
): readonly ViewerPrior[] {
  return priorsOf(study, all).map((prior) => ({ uid: prior.uid, because: priorText(text, prior) }));
}
