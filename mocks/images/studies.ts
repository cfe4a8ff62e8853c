import type { InstitutionKey } from '../people/form/institutions.ts';
import { hashText } from '../people/random.ts';

/**
 * The imaging studies of the demo world: one table for the FHIR side (ImagingStudy) and the pixel side
 * (DICOM), so that both speak of the same UIDs, dates and patients.
 */

export type Phantom =
  | 'ct-chest'
  | 'ct-thick'
  | 'mr-head-t1'
  | 'mr-head-t2'
  | 'mr-head-dwi'
  | 'chest-mono1'
  | 'chest-mono2'
  | 'us-cine-gray'
  | 'us-cine-rgb'
  | 'knee';

/** Names of the transfer syntaxes the writer knows. */
export const TRANSFER_SYNTAX = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  rle: '1.2.840.10008.1.2.5',
  jpegls: '1.2.840.10008.1.2.4.80',
  jpeg2000: '1.2.840.10008.1.2.4.90',
} as const;
export type SyntaxName = keyof typeof TRANSFER_SYNTAX;

export type SeriesPlan = {
  modality: 'CT' | 'MR' | 'CR' | 'DX' | 'US';
  description: string;
  phantom: Phantom;
  instances: number;
  syntax: SyntaxName;
  body: { code: string; text: string };
};

export type StudyPlan = {
  person: string;
  source: 'minato' | 'shiokaze';
  institution: InstitutionKey;
  daysAgo: number;
  time: string;
  description: string;
  reason?: string;
  accession: string;
  /** Where the study is known: a gap on either side is what real networks show. */
  known: 'both' | 'fhir-only' | 'pacs-only';
  modalityOnSeriesOnly?: boolean;
  /** Its archive also holds a segmentation and a presentation state of its first series. */
  traced?: true;
  series: readonly SeriesPlan[];
};

const CHEST = { code: '43799004', text: 'Thoracic cavity structure' };
const HEAD = { code: '69536005', text: 'Head structure' };
const ABDOMEN = { code: '818983003', text: 'Abdomen' };
const KNEE = { code: '72696002', text: 'Knee region structure' };

function series(
  modality: SeriesPlan['modality'],
  description: string,
  phantom: Phantom,
  instances: number,
  syntax: SyntaxName,
  body: SeriesPlan['body'],
): SeriesPlan {
  return { modality, description, phantom, instances, syntax, body };
}

export const STUDIES = {
  'fumie-ct': {
    person: 'fumie',
    source: 'minato',
    institution: 'tsukimihama',
    daysAgo: 51,
    time: '10:20',
    description: 'CT 胸部 単純',
    reason: '右下葉肺炎の経過観察',
    accession: 'T0051001',
    known: 'both',
    traced: true,
    series: [
      series('CT', 'PHANTOM CHEST 5.0 axial', 'ct-chest', 64, 'explicit', CHEST),
      series('CT', 'PHANTOM CHEST thick RLE', 'ct-thick', 8, 'rle', CHEST),
    ],
  },
  'fumie-ct-old': {
    person: 'fumie',
    source: 'minato',
    institution: 'tsukimihama',
    daysAgo: 57,
    time: '16:42',
    description: 'CT 胸部 単純（入院時）',
    reason: '発熱 酸素化低下',
    accession: 'T0057001',
    known: 'both',
    modalityOnSeriesOnly: true,
    series: [series('CT', 'PHANTOM CHEST thick', 'ct-thick', 8, 'implicit', CHEST)],
  },
  'fumie-xr': {
    person: 'fumie',
    source: 'minato',
    institution: 'tsukimihama',
    daysAgo: 46,
    time: '08:55',
    description: '胸部X線 正面',
    accession: 'T0046001',
    known: 'both',
    series: [series('DX', 'PHANTOM CHEST PA', 'chest-mono2', 1, 'explicit', CHEST)],
  },
  'fumie-abdomen-old': {
    person: 'fumie',
    source: 'minato',
    institution: 'university',
    daysAgo: 1985,
    time: '11:05',
    description: 'CT 腹部 造影（術前）',
    accession: 'U1985001',
    known: 'fhir-only',
    series: [series('CT', 'CT ABDOMEN CE', 'ct-thick', 120, 'explicit', ABDOMEN)],
  },
  'shoji-mr': {
    person: 'shoji',
    source: 'minato',
    institution: 'tsukimihama',
    daysAgo: 3900,
    time: '14:10',
    description: 'MRI 頭部',
    reason: '右不全麻痺',
    accession: 'T3900001',
    known: 'both',
    series: [
      series('MR', 'PHANTOM HEAD T1', 'mr-head-t1', 20, 'explicit', HEAD),
      series('MR', 'PHANTOM HEAD T2', 'mr-head-t2', 20, 'jpegls', HEAD),
      series('MR', 'PHANTOM HEAD DWI', 'mr-head-dwi', 20, 'jpeg2000', HEAD),
    ],
  },
  'shoji-xr': {
    person: 'shoji',
    source: 'minato',
    institution: 'migiwa',
    daysAgo: 20,
    time: '07:50',
    description: '胸部X線 CTR',
    accession: 'M0020001',
    known: 'both',
    series: [series('CR', 'PHANTOM CHEST PA', 'chest-mono1', 1, 'rle', CHEST)],
  },
  'shoji-pacs-only': {
    person: 'shoji',
    source: 'minato',
    institution: 'tsukimihama',
    daysAgo: 1388,
    time: '09:30',
    description: 'CT 腹部',
    accession: 'T1388001',
    known: 'pacs-only',
    series: [series('CT', 'PHANTOM ABDOMEN', 'ct-thick', 6, 'explicit', ABDOMEN)],
  },
  'kinu-xr': {
    person: 'kinu',
    source: 'minato',
    institution: 'tsukimihama',
    daysAgo: 150,
    time: '19:25',
    description: '胸部X線 臥位',
    accession: 'T0150001',
    known: 'both',
    series: [series('CR', 'PHANTOM CHEST AP', 'chest-mono1', 1, 'implicit', CHEST)],
  },
  'takahashi-knee': {
    person: 'takahashi',
    source: 'minato',
    institution: 'tsukimihama',
    daysAgo: 400,
    time: '15:00',
    description: '右膝X線 2方向',
    accession: 'T0400001',
    known: 'both',
    series: [series('DX', 'PHANTOM KNEE', 'knee', 2, 'explicit', KNEE)],
  },
  'sumire-us': {
    person: 'sumire',
    source: 'shiokaze',
    institution: 'nagisa',
    daysAgo: 55,
    time: '10:40',
    description: '産科超音波',
    accession: 'N0055001',
    known: 'both',
    series: [series('US', 'PHANTOM OB CINE', 'us-cine-gray', 1, 'explicit', ABDOMEN)],
  },
  'haru-us': {
    person: 'haru',
    source: 'shiokaze',
    institution: 'umineko',
    daysAgo: 75,
    time: '11:15',
    description: '心臓超音波',
    accession: 'K0075001',
    known: 'both',
    series: [series('US', 'PHANTOM ECHO CINE', 'us-cine-rgb', 1, 'explicit', CHEST)],
  },
  'ritsuko-ct': {
    person: 'ritsuko',
    source: 'minato',
    institution: 'university',
    daysAgo: 200,
    time: '13:30',
    description: 'CT 胸部 高分解能',
    reason: '間質性肺炎の評価',
    accession: 'U0200001',
    known: 'both',
    series: [
      series('CT', 'PHANTOM CHEST J2K', 'ct-thick', 8, 'jpeg2000', CHEST),
      series('CT', 'PHANTOM CHEST JLS', 'ct-thick', 8, 'jpegls', CHEST),
    ],
  },
} satisfies Record<string, StudyPlan>;

export type StudyKey = keyof typeof STUDIES;

/** UID under the UUID root (2.25): the decimal form of 128 bits derived from a name. */
export function derivedUid(name: string): string {
  const bits = [0, 1, 2, 3].map((i) => BigInt(hashText(`uid/${i}/${name}`)));
  const value = bits.reduce((sum, part) => (sum << 32n) | part, 0n);
  return `2.25.${value === 0n ? 1n : value}`;
}

export function studyUid(key: StudyKey): string {
  return derivedUid(`study/${key}`);
}

export function seriesUid(key: StudyKey, series: number): string {
  return derivedUid(`series/${key}/${series}`);
}

export function instanceUid(key: StudyKey, series: number, instance: number): string {
  return derivedUid(`instance/${key}/${series}/${instance}`);
}

export function frameOfReferenceUid(key: StudyKey): string {
  return derivedUid(`frame-of-reference/${key}`);
}

const SOP_CLASS = {
  CT: '1.2.840.10008.5.1.4.1.1.2',
  MR: '1.2.840.10008.5.1.4.1.1.4',
  CR: '1.2.840.10008.5.1.4.1.1.1',
  DX: '1.2.840.10008.5.1.4.1.1.1.1',
  US: '1.2.840.10008.5.1.4.1.1.3.1',
} as const;

export function sopClassOf(series: SeriesPlan): string {
  return SOP_CLASS[series.modality];
}

export function frameCountOf(series: SeriesPlan): number {
  return series.phantom === 'us-cine-gray' || series.phantom === 'us-cine-rgb' ? 24 : 1;
}

/**
 * Pixels with a known value, for tests from the file to the screen: `stored` is the number in the file,
 * `value` what it means after the rescale (HU for CT). Column and row are counted from 0 at the top left.
 */
export type PixelFact = {
  study: StudyKey;
  series: number;
  instance: number;
  frame: number;
  column: number;
  row: number;
  stored: number;
  value: number;
  what: string;
};

function fact(
  study: StudyKey,
  series: number,
  instance: number,
  frame: number,
  [column, row]: readonly [number, number],
  stored: number,
  value: number,
  what: string,
): PixelFact {
  return { study, series, instance, frame, column, row, stored, value, what };
}

export const PIXEL_FACTS: readonly PixelFact[] = [
  fact('fumie-ct', 0, 30, 0, [128, 128], 1064, 40, 'mediastinum'),
  fact('fumie-ct', 0, 30, 0, [128, 20], 24, -1000, 'air outside'),
  fact('fumie-ct', 0, 30, 0, [180, 128], 164, -860, 'left lung'),
  fact('fumie-ct', 0, 30, 0, [65, 158], 1056, 32, 'nodule of right S6'),
  fact('fumie-ct', 0, 28, 0, [65, 158], 189, -835, 'lung above the nodule'),
  fact('fumie-ct', 1, 3, 0, [128, 128], 1064, 40, 'RLE'),
  fact('fumie-ct-old', 0, 3, 0, [128, 128], 1064, 40, 'implicit little endian'),
  fact('ritsuko-ct', 0, 3, 0, [180, 128], 164, -860, 'JPEG 2000 lossless'),
  fact('ritsuko-ct', 1, 3, 0, [180, 128], 164, -860, 'JPEG-LS lossless'),
  fact('shoji-mr', 0, 9, 0, [159, 132], 560, 560, 'T1 lesion'),
  fact('shoji-mr', 1, 9, 0, [159, 132], 1150, 1150, 'T2 lesion, JPEG-LS'),
  fact('shoji-mr', 2, 9, 0, [159, 132], 1900, 1900, 'DWI lesion, JPEG 2000'),
  fact('fumie-xr', 0, 0, 0, [512, 512], 3090, 3090, 'spine, MONOCHROME2'),
  fact('shoji-xr', 0, 0, 0, [512, 512], 1005, 1005, 'spine, MONOCHROME1 RLE'),
  fact('kinu-xr', 0, 0, 0, [512, 512], 1005, 1005, 'spine, MONOCHROME1 implicit'),
  fact('sumire-us', 0, 0, 6, [200, 234], 220, 220, 'ring in frame 7'),
  fact('sumire-us', 0, 0, 0, [200, 165], 65, 65, 'inside the ring in frame 1'),
  fact('haru-us', 0, 0, 0, [160, 132], 200, 200, 'red of the RGB flow'),
];
