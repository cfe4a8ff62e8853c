import type { ImagingEntry } from '../../domain/entry.ts';
import type { StudyUid } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { type BodyRegion, regionsOf } from './body-region.ts';

/** An earlier study worth comparing with, and by what. */
export interface Prior {
  readonly fact: Merged<ImagingEntry>;
  readonly uid: StudyUid;
  readonly modality: string;
  /** Parts of the body that both show; empty where one of them does not say. */
  readonly regions: readonly BodyRegion[];
  readonly rule: 'img-01';
}

/** Ways of taking the same kind of picture (DICOM PS3.3 C.7.3.1.1.1): plates and digital detectors, angiographies. */
const KIN: Readonly<Record<string, string>> = { CR: 'DX', RG: 'DX', DX: 'DX', XA: 'XA', DSA: 'XA', EC: 'US' };

function kinOf(modality: string): string {
  return KIN[modality] ?? modality;
}

/** What is in a study besides pictures says nothing of its kind. */
const NO_KIND: ReadonlySet<string> = new Set(['SR', 'PR', 'KO', 'DOC', 'OT', 'SEG', 'REG']);

function modalitiesOf({ witnesses }: Merged<ImagingEntry>): readonly string[] {
  const told = witnesses.flatMap(({ modalities, series }) => [
    ...modalities,
    ...series.flatMap((one) => one.modality ?? []),
  ]);
  return [...new Set(told)].filter((modality) => !NO_KIND.has(modality));
}

/** Any witness may be the one that knows the number of the study. */
export function studyUidOf({ shown, witnesses }: Merged<ImagingEntry>): StudyUid | undefined {
  return shown.studyUid ?? witnesses.find(({ studyUid }) => studyUid !== undefined)?.studyUid;
}

function startOf({ shown }: Merged<ImagingEntry>): string | undefined {
  return shown.when.state === 'dated' ? shown.when.start.sortKey : undefined;
}

/**
 * Rule img-01: earlier studies of the same kind of picture and of a part of the body in common, whatever institution or
 * network took them; those that do not name a part come after. The newest first, for change is read against the last.
 * A study of no known day is not called earlier.
 */
export function priorsOf(
  study: Merged<ImagingEntry>,
  all: readonly Merged<ImagingEntry>[],
): readonly Prior[] {
  const start = startOf(study);
  if (start === undefined) return [];
  const kinds = new Set(modalitiesOf(study).map(kinOf));
  const regions = regionsOf(study.witnesses);
  const own = studyUidOf(study);
  const found = all.flatMap((fact): readonly Prior[] => {
    const [uid, day] = [studyUidOf(fact), startOf(fact)];
    if (fact.key === study.key || uid === undefined || uid === own) return [];
    if (day === undefined || day >= start) return [];
    const modality = modalitiesOf(fact).find((one) => kinds.has(kinOf(one)));
    if (modality === undefined) return [];
    const theirs = regionsOf(fact.witnesses);
    const common = theirs.filter((region) => regions.includes(region));
    if (common.length === 0 && theirs.length > 0 && regions.length > 0) return [];
    return [{ fact, uid, modality, regions: common, rule: 'img-01' }];
  });
  const rank = (prior: Prior) => (prior.regions.length > 0 ? 0 : 1);
  return found.toSorted(
    (a, b) => rank(a) - rank(b) || (startOf(b.fact) ?? '').localeCompare(startOf(a.fact) ?? ''),
  );
}
