/** A way in which somebody has left an image to be seen. */
import { type Dataset, writePart10 } from './dicom-writer.ts';
import { CT_IMAGE, DERIVED_SERIES, derivedElements, PRESENTED } from './derived-series.ts';
import { instanceUid, seriesUid, type StudyKey, TRANSFER_SYNTAX } from './studies.ts';

const PRESENTATION = '1.2.840.10008.5.1.4.1.1.11.1';

/** The nodule in the middle of the part that is shown, ringed and named, in the window of the lung. */
export function presentation(key: StudyKey, common: Dataset, date: string): Uint8Array {
  const image: Dataset = [
    [0x00081150, 'UI', CT_IMAGE],
    [0x00081155, 'UI', instanceUid(key, 0, PRESENTED)],
  ];
  return writePart10({
    sopClass: PRESENTATION,
    sopInstance: instanceUid(key, DERIVED_SERIES.presentation, 0),
    transferSyntax: TRANSFER_SYNTAX.explicit,
    dataset: [
      ...common,
      ...derivedElements(key, 'presentation', PRESENTATION, date),
      // A round shutter, as on a film that was collimated: row and column of its middle, and its radius.
      [0x00181600, 'CS', 'CIRCULAR'],
      [0x00181610, 'IS', [157, 65]],
      [0x00181612, 'IS', 46],
      [0x00181622, 'US', 0],
      [
        0x00081115,
        'SQ',
        [
          [
            [0x00081140, 'SQ', [image]],
            [0x0020000e, 'UI', seriesUid(key, 0)],
          ],
        ],
      ],
      [
        0x00283110,
        'SQ',
        [
          [
            [0x00281050, 'DS', -600],
            [0x00281051, 'DS', 1500],
          ],
        ],
      ],
      [0x00700001, 'SQ', [annotation(image)]],
      [0x00700041, 'CS', 'N'],
      [0x00700042, 'US', 0],
      [
        0x0070005a,
        'SQ',
        [
          [
            [0x00700052, 'SL', [15, 107]],
            [0x00700053, 'SL', [114, 206]],
            [0x00700100, 'CS', 'SCALE TO FIT'],
            [0x00700102, 'IS', [1, 1]],
          ],
        ],
      ],
      [
        0x00700060,
        'SQ',
        [
          [
            [0x00700002, 'CS', 'FINDING'],
            [0x00700062, 'IS', 1],
            [0x00700401, 'US', [58_000, 30_000, 50_000]],
          ],
        ],
      ],
      [0x00700080, 'CS', 'FINDING'],
      [0x00700081, 'LO', '右S6の結節'],
      [0x00700082, 'DA', date],
      [0x00700083, 'TM', '114500'],
      [0x00700084, 'PN', 'Phantom^Reader=模擬^読影医'],
      [0x20500020, 'CS', 'IDENTITY'],
    ],
  });
}

function annotation(image: Dataset): Dataset {
  return [
    [0x00081140, 'SQ', [image]],
    [0x00700002, 'CS', 'FINDING'],
    [
      0x00700008,
      'SQ',
      [
        [
          [0x00700003, 'CS', 'PIXEL'],
          [0x00700004, 'CS', 'PIXEL'],
          [0x00700006, 'ST', '結節 9 mm'],
          [0x00700010, 'FL', [78, 130]],
          [0x00700011, 'FL', [110, 138]],
          [0x00700012, 'CS', 'LEFT'],
          [0x00700014, 'FL', [69, 152]],
          [0x00700015, 'CS', 'Y'],
        ],
      ],
    ],
    [
      0x00700009,
      'SQ',
      [
        [
          [0x00700005, 'CS', 'PIXEL'],
          [0x00700020, 'US', 2],
          [0x00700021, 'US', 2],
          [0x00700022, 'FL', [65.5, 158.5, 74.5, 158.5]],
          [0x00700023, 'CS', 'CIRCLE'],
          [0x00700024, 'CS', 'N'],
        ],
      ],
    ],
  ];
}
