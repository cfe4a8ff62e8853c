import type { Dataset } from './dicom-writer.ts';
import { instanceUid, seriesUid, type StudyKey } from './studies.ts';

export const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';

/** Numbers of the derived series within their study; those of pictures come before. */
export const DERIVED_SERIES = { segmentation: 90, presentation: 91 } as const;
/** Instances, counted from 0, on which each region was traced. */
export const TRACED_ON = { nodule: [29, 30, 31], rightLung: [24, 26, 28, 30, 32, 34] } as const;
/** The image that the presentation state speaks of, counted from 0. */
export const PRESENTED = 30;

/** What names the series and the object. */
export function derivedElements(
  key: StudyKey,
  which: keyof typeof DERIVED_SERIES,
  sopClass: string,
  date: string,
): Dataset {
  const isSegmentation = which === 'segmentation';
  return [
    [0x00080016, 'UI', sopClass],
    [0x00080018, 'UI', instanceUid(key, DERIVED_SERIES[which], 0)],
    [0x00080021, 'DA', date],
    [0x00080023, 'DA', date],
    [0x00080060, 'CS', isSegmentation ? 'SEG' : 'PR'],
    [0x00080070, 'LO', 'HITOME DEMO'],
    [0x0008103e, 'LO', isSegmentation ? 'PHANTOM 結節と右肺' : 'PHANTOM 結節の指摘'],
    [0x0020000e, 'UI', seriesUid(key, DERIVED_SERIES[which])],
    [0x00200011, 'IS', DERIVED_SERIES[which] + 1],
    [0x00200013, 'IS', 1],
  ];
}
