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
  series: readonly SeriesPlan[];
};

const CHEST = { code: '43799004', text: 'Thoracic cavity structure' };
const HEAD = { code: '69536005', text: 'Head structure' };
const ABDOMEN = { code: '818983003', text: 'Abdomen' };
const KNEE = { code: '72696002', text: 'Knee region structure' };

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
    series: [
      {
        modality: 'CT',
        description: 'PHANTOM CHEST 5.0 axial',
        phantom: 'ct-chest',
        instances: 64,
        syntax: 'explicit',
        body: CHEST,
      },
      {
        modality: 'CT',
        description: 'PHANTOM CHEST thick RLE',
        phantom: 'ct-thick',
        instances: 8,
        syntax: 'rle',
        body: CHEST,
      },
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
    series: [
      {
        modality: 'CT',
        description: 'PHANTOM CHEST thick',
        phantom: 'ct-thick',
        instances: 8,
        syntax: 'implicit',
        body: CHEST,
      },
    ],
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
    series: [
      {
        modality: 'DX',
        description: 'PHANTOM CHEST PA',
        phantom: 'chest-mono2',
        instances: 1,
        syntax: 'explicit',
        body: CHEST,
      },
    ],
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
    series: [
      {
        modality: 'CT',
        description: 'CT ABDOMEN CE',
        phantom: 'ct-thick',
        instances: 120,
        syntax: 'explicit',
        body: ABDOMEN,
      },
    ],
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
      {
        modality: 'MR',
        description: 'PHANTOM HEAD T1',
        phantom: 'mr-head-t1',
        instances: 20,
        syntax: 'explicit',
        body: HEAD,
      },
      {
        modality: 'MR',
        description: 'PHANTOM HEAD T2',
        phantom: 'mr-head-t2',
        instances: 20,
        syntax: 'jpegls',
        body: HEAD,
      },
      {
        modality: 'MR',
        description: 'PHANTOM HEAD DWI',
        phantom: 'mr-head-dwi',
        instances: 20,
        syntax: 'jpeg2000',
        body: HEAD,
      },
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
    series: [
      {
        modality: 'CR',
        description: 'PHANTOM CHEST PA',
        phantom: 'chest-mono1',
        instances: 1,
        syntax: 'rle',
        body: CHEST,
      },
    ],
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
    series: [
      {
        modality: 'CT',
        description: 'PHANTOM ABDOMEN',
        phantom: 'ct-thick',
        instances: 6,
        syntax: 'explicit',
        body: ABDOMEN,
      },
    ],
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
    series: [
      {
        modality: 'CR',
        description: 'PHANTOM CHEST AP',
        phantom: 'chest-mono1',
        instances: 1,
        syntax: 'implicit',
        body: CHEST,
      },
    ],
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
    series: [
      {
        modality: 'DX',
        description: 'PHANTOM KNEE',
        phantom: 'knee',
        instances: 2,
        syntax: 'explicit',
        body: KNEE,
      },
    ],
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
    series: [
      {
        modality: 'US',
        description: 'PHANTOM OB CINE',
        phantom: 'us-cine-gray',
        instances: 1,
        syntax: 'explicit',
        body: ABDOMEN,
      },
    ],
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
    series: [
      {
        modality: 'US',
        description: 'PHANTOM ECHO CINE',
        phantom: 'us-cine-rgb',
        instances: 1,
        syntax: 'explicit',
        body: CHEST,
      },
    ],
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
      {
        modality: 'CT',
        description: 'PHANTOM CHEST J2K',
        phantom: 'ct-thick',
        instances: 8,
        syntax: 'jpeg2000',
        body: CHEST,
      },
      {
        modality: 'CT',
        description: 'PHANTOM CHEST JLS',
        phantom: 'ct-thick',
        instances: 8,
        syntax: 'jpegls',
        body: CHEST,
      },
    ],
  },
} as const satisfies Record<string, StudyPlan>;

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

type Fact = Omit<PixelFact, 'frame'> & { frame?: number };

const FACTS: readonly Fact[] = [
  {
    study: 'fumie-ct',
    series: 0,
    instance: 30,
    column: 128,
    row: 128,
    stored: 1064,
    value: 40,
    what: 'mediastinum',
  },
  {
    study: 'fumie-ct',
    series: 0,
    instance: 30,
    column: 128,
    row: 20,
    stored: 24,
    value: -1000,
    what: 'air outside',
  },
  {
    study: 'fumie-ct',
    series: 0,
    instance: 30,
    column: 180,
    row: 128,
    stored: 164,
    value: -860,
    what: 'left lung',
  },
  {
    study: 'fumie-ct',
    series: 0,
    instance: 30,
    column: 65,
    row: 158,
    stored: 1056,
    value: 32,
    what: 'nodule of right S6',
  },
  {
    study: 'fumie-ct',
    series: 0,
    instance: 28,
    column: 65,
    row: 158,
    stored: 189,
    value: -835,
    what: 'lung above the nodule',
  },
  { study: 'fumie-ct', series: 1, instance: 3, column: 128, row: 128, stored: 1064, value: 40, what: 'RLE' },
  {
    study: 'fumie-ct-old',
    series: 0,
    instance: 3,
    column: 128,
    row: 128,
    stored: 1064,
    value: 40,
    what: 'implicit little endian',
  },
  {
    study: 'ritsuko-ct',
    series: 0,
    instance: 3,
    column: 180,
    row: 128,
    stored: 164,
    value: -860,
    what: 'JPEG 2000 lossless',
  },
  {
    study: 'ritsuko-ct',
    series: 1,
    instance: 3,
    column: 180,
    row: 128,
    stored: 164,
    value: -860,
    what: 'JPEG-LS lossless',
  },
  {
    study: 'shoji-mr',
    series: 0,
    instance: 9,
    column: 159,
    row: 132,
    stored: 560,
    value: 560,
    what: 'T1 lesion',
  },
  {
    study: 'shoji-mr',
    series: 1,
    instance: 9,
    column: 159,
    row: 132,
    stored: 1150,
    value: 1150,
    what: 'T2 lesion, JPEG-LS',
  },
  {
    study: 'shoji-mr',
    series: 2,
    instance: 9,
    column: 159,
    row: 132,
    stored: 1900,
    value: 1900,
    what: 'DWI lesion, JPEG 2000',
  },
  {
    study: 'fumie-xr',
    series: 0,
    instance: 0,
    column: 512,
    row: 512,
    stored: 3090,
    value: 3090,
    what: 'spine, MONOCHROME2',
  },
  {
    study: 'shoji-xr',
    series: 0,
    instance: 0,
    column: 512,
    row: 512,
    stored: 1005,
    value: 1005,
    what: 'spine, MONOCHROME1 RLE',
  },
  {
    study: 'kinu-xr',
    series: 0,
    instance: 0,
    column: 512,
    row: 512,
    stored: 1005,
    value: 1005,
    what: 'spine, MONOCHROME1 implicit',
  },
  {
    study: 'sumire-us',
    series: 0,
    instance: 0,
    frame: 6,
    column: 200,
    row: 234,
    stored: 220,
    value: 220,
    what: 'ring in frame 7',
  },
  {
    study: 'sumire-us',
    series: 0,
    instance: 0,
    frame: 0,
    column: 200,
    row: 165,
    stored: 65,
    value: 65,
    what: 'inside the ring in frame 1',
  },
  {
    study: 'haru-us',
    series: 0,
    instance: 0,
    frame: 0,
    column: 160,
    row: 132,
    stored: 200,
    value: 200,
    what: 'red of the RGB flow',
  },
];

export const PIXEL_FACTS: readonly PixelFact[] = FACTS.map((fact) => ({ frame: 0, ...fact }));
