import { describe, expect, test } from 'vitest';
import type { FrameFacts } from './frame-facts.ts';
import { measure, scaleAt, valuesInEllipse } from './measures.ts';
import type { Pixels } from './pixels.ts';
import type { ReadingFacts } from './reading-facts.ts';

const LAYOUT = {
  rows: 10,
  columns: 10,
  samples: 1,
  photometric: 'MONOCHROME2',
  planar: false,
  bitsAllocated: 16,
  bitsStored: 12,
  signed: false,
  number: 'integer',
} as const;

function facts(part: Partial<FrameFacts>, reading: Partial<ReadingFacts> = {}): FrameFacts {
  return {
    studyUid: '1',
    seriesUid: '2',
    instanceUid: '3',
    frame: 1,
    frames: 1,
    layout: LAYOUT,
    slope: 1,
    intercept: -1024,
    unit: 'HU',
    modality: 'CT',
    lossy: false,
    reading: { windows: [], regions: [], ...reading },
    ...part,
  };
}

/** Ten by ten, each value its column, as stored with an offset of 1024. */
const RAMP: Pixels = {
  samples: Uint16Array.from({ length: 100 }, (_, index) => 1024 + (index % 10)),
  perPixel: 1,
  rgb: false,
  unfinished: false,
};

const CT = facts({ spacing: [2, 0.5] }, { spacingOf: 'person' });

describe('a length', () => {
  test('is told in millimetres of the person, by the spacing across and down', () => {
    expect(
      measure(
        'length',
        [
          [0, 0],
          [6, 0],
        ],
        CT,
        RAMP,
      ),
    ).toMatchObject({ length: 3, scale: { unit: 'mm' } });
    expect(
      measure(
        'length',
        [
          [0, 0],
          [6, 2],
        ],
        CT,
        RAMP,
      ),
    ).toMatchObject({ length: 5 });
  });

  test('on a projection that was not calibrated is told in pixels, and why', () => {
    const chest = facts({ spacing: [0.2, 0.2] }, { spacingOf: 'detector' });
    expect(
      measure(
        'length',
        [
          [0, 0],
          [3, 4],
        ],
        chest,
        undefined,
      ),
    ).toEqual({
      kind: 'length',
      length: 5,
      scale: { unit: 'px', pixel: [1, 1], why: 'detector' },
    });
  });

  test('on ultrasound counts within one calibrated region only', () => {
    const region = { left: 0, top: 0, right: 4, bottom: 9, millimetres: [0.5, 0.25] as const };
    const echo = facts({}, { regions: [region] });
    expect(
      scaleAt(echo, [
        [1, 1],
        [4, 8],
      ]),
    ).toEqual({ unit: 'mm', pixel: [0.5, 0.25] });
    expect(
      scaleAt(echo, [
        [1, 1],
        [8, 8],
      ]),
    ).toEqual({ unit: 'px', pixel: [1, 1], why: 'region' });
    const other = { ...region, millimetres: [1, 1] as const };
    expect(scaleAt(facts({}, { regions: [region, other] }), [[1, 1]])).toMatchObject({ why: 'region' });
  });

  test('without any spacing keeps the shape of its pixels', () => {
    expect(scaleAt(facts({}, { aspect: 2 }), [])).toEqual({ unit: 'px', pixel: [1, 2], why: 'unknown' });
  });
});

test('an angle is that of the person, not of the pixels', () => {
  const points = [
    [4, 0],
    [0, 0],
    [4, 1],
  ] as const;
  const square = facts({ spacing: [1, 1] }, { spacingOf: 'person' });
  expect(measure('angle', points, square, undefined)).toMatchObject({
    degrees: expect.closeTo(14.036, 2) as unknown,
  });
  expect(measure('angle', points, CT, undefined)).toMatchObject({ degrees: 45 });
  expect(measure('angle', points.slice(0, 2), CT, undefined)).toBeUndefined();
});

describe('an ellipse', () => {
  test('tells mean, deviation, least, most and area after the rescale', () => {
    const found = measure(
      'ellipse',
      [
        [0, 0],
        [10, 10],
      ],
      CT,
      RAMP,
    );
    expect(found).toMatchObject({
      unit: 'HU',
      area: expect.closeTo((Math.PI / 4) * 100 * 0.5 * 2, 6) as unknown,
    });
    expect(valuesInEllipse(CT, RAMP, [0, 0], [10, 10])).toMatchObject({
      mean: 4.5,
      min: 0,
      max: 9,
      count: 80,
    });
  });

  test('takes pixels by their middle, whichever corner comes first, and none beside the image', () => {
    const one = valuesInEllipse(CT, RAMP, [4, 4], [5, 5]);
    expect(one).toEqual({ mean: 4, deviation: 0, min: 4, max: 4, count: 1 });
    expect(valuesInEllipse(CT, RAMP, [5, 5], [4, 4])).toEqual(one);
    expect(valuesInEllipse(CT, RAMP, [20, 20], [30, 30])).toBeUndefined();
  });

  test('has no values in colour', () => {
    const colour: Pixels = { samples: new Uint8Array(300), perPixel: 3, rgb: true, unfinished: false };
    expect(
      measure(
        'ellipse',
        [
          [0, 0],
          [4, 4],
        ],
        CT,
        colour,
      ),
    ).not.toHaveProperty('values');
    expect(measure('probe', [[1, 1]], CT, colour)).toEqual({ kind: 'probe', colour: [0, 0, 0] });
  });
});

test('a probe tells the value of the pixel it stands in, and nothing beside the image', () => {
  expect(measure('probe', [[3.9, 2.1]], CT, RAMP)).toEqual({ kind: 'probe', value: 3, unit: 'HU' });
  expect(measure('probe', [[-1, 2]], CT, RAMP)).toEqual({ kind: 'probe' });
});
