/** Regions traced on the chest: the nodule, and on every other slice the right lung around it. */
import { type DicomElement, type Dataset, writePart10 } from './dicom-writer.ts';
import { CT_IMAGE, DERIVED_SERIES, derivedElements, TRACED_ON } from './derived-series.ts';
import { CT_SIZE, CT_SLICE_STEP, CT_SPACING, ctSliceZ, TRACED } from './phantoms.ts';
import { frameOfReferenceUid, instanceUid, seriesUid, type StudyKey, TRANSFER_SYNTAX } from './studies.ts';

const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';

interface Region {
  readonly name: keyof typeof TRACED;
  readonly label: string;
  readonly colour: readonly [number, number, number];
  readonly code: readonly [value: string, meaning: string];
  readonly by: 'SEMIAUTOMATIC' | 'AUTOMATIC';
}

const REGIONS: readonly Region[] = [
  {
    name: 'nodule',
    label: '結節（右S6）',
    colour: [38_000, 50_000, 45_000],
    code: ['27925004', 'Nodule'],
    by: 'SEMIAUTOMATIC',
  },
  {
    name: 'rightLung',
    label: '右肺',
    colour: [50_000, 24_000, 30_000],
    code: ['3341006', 'Right lung'],
    by: 'AUTOMATIC',
  },
];

function code(tag: number, [value, meaning]: readonly [string, string], scheme = 'SCT'): DicomElement {
  return [
    tag,
    'SQ',
    [
      [
        [0x00080100, 'SH', value],
        [0x00080102, 'SH', scheme],
        [0x00080104, 'LO', meaning],
      ],
    ],
  ];
}

function maskOf(region: Region, instance: number, count: number): Uint8Array {
  const bits = new Uint8Array((CT_SIZE * CT_SIZE) / 8);
  const z = ctSliceZ('ct-chest', instance, count);
  const inside = TRACED[region.name];
  for (let at = 0; at < CT_SIZE * CT_SIZE; at++) {
    const x = ((at % CT_SIZE) - CT_SIZE / 2) * CT_SPACING;
    const y = (Math.floor(at / CT_SIZE) - CT_SIZE / 2) * CT_SPACING;
    if (inside(x, y, z)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return bits;
}

function frameGroups(key: StudyKey, segment: number, instance: number, count: number): Dataset {
  const corner = Math.round((-CT_SIZE / 2) * CT_SPACING * 1000) / 1000;
  const source: Dataset = [
    [0x00081150, 'UI', CT_IMAGE],
    [0x00081155, 'UI', instanceUid(key, 0, instance)],
  ];
  const place = [corner, corner, Math.round(ctSliceZ('ct-chest', instance, count) * 1000) / 1000];
  return [
    [0x00089124, 'SQ', [[[0x00082112, 'SQ', [source]]]]],
    [0x00209113, 'SQ', [[[0x00200032, 'DS', place]]]],
    [0x0062000a, 'SQ', [[[0x0062000b, 'US', segment]]]],
  ];
}

function segmentItem(region: Region, index: number): Dataset {
  return [
    code(0x00620003, ['49755003', 'Morphologically abnormal structure']),
    [0x00620004, 'US', index + 1],
    [0x00620005, 'LO', region.label],
    [0x00620008, 'CS', region.by],
    [0x00620009, 'LO', 'HITOME DEMO'],
    [0x0062000d, 'US', [...region.colour]],
    code(0x0062000f, region.code),
  ];
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

export function segmentation(key: StudyKey, count: number, common: Dataset, date: string): Uint8Array {
  const traced = REGIONS.flatMap((region, index) =>
    TRACED_ON[region.name].map((instance) => ({ region, segment: index + 1, instance })),
  );
  return writePart10({
    sopClass: SEGMENTATION,
    sopInstance: instanceUid(key, DERIVED_SERIES.segmentation, 0),
    transferSyntax: TRANSFER_SYNTAX.explicit,
    pixels: {
      native: concatenated(traced.map(({ region, instance }) => maskOf(region, instance, count))),
      wide: false,
    },
    dataset: [
      ...common,
      ...derivedElements(key, 'segmentation', SEGMENTATION, date),
      [0x00080008, 'CS', 'DERIVED\\PRIMARY'],
      [
        0x00081115,
        'SQ',
        [
          [
            [
              0x0008114a,
              'SQ',
              traced.map(
                ({ instance }): Dataset => [
                  [0x00081150, 'UI', CT_IMAGE],
                  [0x00081155, 'UI', instanceUid(key, 0, instance)],
                ],
              ),
            ],
            [0x0020000e, 'UI', seriesUid(key, 0)],
          ],
        ],
      ],
      [0x00200052, 'UI', frameOfReferenceUid(key)],
      [0x00280002, 'US', 1],
      [0x00280004, 'CS', 'MONOCHROME2'],
      [0x00280008, 'IS', traced.length],
      [0x00280010, 'US', CT_SIZE],
      [0x00280011, 'US', CT_SIZE],
      [0x00280100, 'US', 1],
      [0x00280101, 'US', 1],
      [0x00280102, 'US', 0],
      [0x00280103, 'US', 0],
      [0x00282110, 'CS', '00'],
      [0x00620001, 'CS', 'BINARY'],
      [0x00620002, 'SQ', REGIONS.map(segmentItem)],
      [0x00700080, 'CS', 'PHANTOM'],
      [0x00700081, 'LO', '結節と右肺'],
      [
        0x52009229,
        'SQ',
        [
          [
            [0x00209116, 'SQ', [[[0x00200037, 'DS', '1\\0\\0\\0\\1\\0']]]],
            [
              0x00289110,
              'SQ',
              [
                [
                  [0x00180050, 'DS', CT_SLICE_STEP],
                  [0x00180088, 'DS', CT_SLICE_STEP],
                  [0x00280030, 'DS', [CT_SPACING, CT_SPACING]],
                ],
              ],
            ],
          ],
        ],
      ],
      [0x52009230, 'SQ', traced.map(({ segment, instance }) => frameGroups(key, segment, instance, count))],
    ],
  });
}
