/** What is made of a series after it was taken: regions that were traced, and a way in which it was left to be seen. */
import { DERIVED_SERIES } from './derived-series.ts';
import type { Dataset } from './dicom-writer.ts';
import { presentation } from './presentation.ts';
import { segmentation } from './segmentation.ts';
import { instanceUid, seriesUid, type StudyKey, studyUid } from './studies.ts';

/** Both objects, with the elements of their person and study. */
export function derivedObjects(
  key: StudyKey,
  count: number,
  common: Dataset,
  date: string,
): { uid: { study: string; series: string; instance: string }; bytes: Uint8Array }[] {
  const uid = (which: keyof typeof DERIVED_SERIES) => ({
    study: studyUid(key),
    series: seriesUid(key, DERIVED_SERIES[which]),
    instance: instanceUid(key, DERIVED_SERIES[which], 0),
  });
  return [
    { uid: uid('segmentation'), bytes: segmentation(key, count, common, date) },
    { uid: uid('presentation'), bytes: presentation(key, common, date) },
  ];
}
