import { describe, expect, test } from 'vitest';
import type { Json } from '../sources/fhir/json.ts';
import { imageRuns } from './addenda-text.ts';
import { type FrameFacts, readInstance } from './frame-facts.ts';
import { rgbOfLab } from './lab-colour.ts';
import { paintedSegment } from './segment-pixels.ts';
import { composed, nearnessOf, placeOn } from './segment-place.ts';
import { readSegmentation, type SegmentFrame } from './segmentation.ts';

const SPACE = '1.2.3';
const AXIAL = [1, 0, 0, 0, 1, 0];

function value(...values: readonly unknown[]): Json {
  return { Value: values };
}

/** A slice of eight by four pixels of 1 mm at a height. */
function slice(z: number, more: Record<string, Json> = {}): FrameFacts {
  const read = readInstance({
    '00080018': value(`image-${z}`),
    '00200052': value(SPACE),
    '00200032': value(0, 0, z),
    '00200037': value(...AXIAL),
    '00280010': value(4),
    '00280011': value(8),
    '00280030': value(1, 1),
    ...more,
  });
  if ('sopClass' in read || read[0] === undefined) throw new Error('no image');
  return read[0];
}

interface Traced {
  readonly segment?: number;
  readonly z?: number;
  readonly from?: string;
  readonly corner?: readonly [number, number];
}

function segmentationOf(traced: readonly Traced[], more: Record<string, Json> = {}): Json {
  return {
    '00080016': value('1.2.840.10008.5.1.4.1.1.66.4'),
    '00080018': value('seg'),
    '00200052': value(SPACE),
    '00280008': value(traced.length),
    '00280010': value(4),
    '00280011': value(8),
    '00280100': value(1),
    '00620001': value('BINARY'),
    '00620002': value(
      { '00620004': value(1), '00620005': value('Liver'), '0062000D': value(65_535, 32_896, 32_896) },
      { '00620004': value(2), '00620005': value('Lesion'), '00620008': value('AUTOMATIC') },
    ),
    '52009229': value({
      '00209116': value({ '00200037': value(...AXIAL) }),
      '00289110': value({ '00280030': value(1, 1) }),
    }),
    '52009230': value(
      ...traced.map(({ segment = 1, z, from, corner = [0, 0] }) => ({
        '0062000A': value({ '0062000B': value(segment) }),
        ...(z === undefined ? {} : { '00209113': value({ '00200032': value(...corner, z) }) }),
        ...(from === undefined
          ? {}
          : { '00089124': value({ '00082112': value({ '00081155': value(from) }) }) }),
      })),
    ),
    ...more,
  };
}

function framesOf(traced: readonly Traced[], more: Record<string, Json> = {}): readonly SegmentFrame[] {
  return readSegmentation(segmentationOf(traced, more))?.frames ?? [];
}

/** A row for each image of the stack, a column for each frame: `●` where it lies on it. */
function picture(frames: readonly SegmentFrame[], stack: readonly FrameFacts[]): readonly string[] {
  const near = nearnessOf(stack);
  return stack.map((image) =>
    frames.map((frame) => (placeOn(frame, image, near) === undefined ? '·' : '●')).join(''),
  );
}

describe('what is traced lies where it was traced', () => {
  const stack = [slice(0), slice(5), slice(10)];

  test('by its place in the space of both', () => {
    const frames = framesOf([{ z: 5 }, { z: 7 }, { z: 7.5 }, { z: 10 }, { z: 40 }]);
    // Right in the middle between two slices it is of neither.
    expect(picture(frames, stack)).toEqual(['·····', '●●···', '···●·']);
  });
  test('the place decides, also against the image that is named', () => {
    expect(picture(framesOf([{ z: 10, from: 'image-0' }]), stack)).toEqual(['·', '·', '●']);
  });
  test('without a place, by the image that is named', () => {
    expect(picture(framesOf([{ from: 'image-5' }]), stack)).toEqual(['·', '●', '·']);
  });
  test('in another space the same numbers are no place', () => {
    const strange = framesOf([{ z: 5 }], { '00200052': value('9.9.9') });
    expect(picture(strange, stack)).toEqual(['·', '·', '·']);
  });
  test('not on slices of another direction', () => {
    const coronal = slice(5, { '00200037': value(1, 0, 0, 0, 0, -1) });
    expect(picture(framesOf([{ z: 5 }]), [coronal])).toEqual(['·']);
  });
  test('a part of the slice lies on its part', () => {
    const [frame] = framesOf([{ z: 5, corner: [2, 1] }]);
    const place = frame === undefined ? undefined : placeOn(frame, slice(5), 2);
    expect(place?.map((number) => Math.round(number * 1000) / 1000)).toEqual([1, 0, 0, 1, 2, 1]);
  });
  test('in slices of overlapping thickness only on its own', () => {
    const thick = [0, 2, 4].map((z) => slice(z, { '00180050': value(10) }));
    expect(picture(framesOf([{ z: 2 }]), thick)).toEqual(['·', '●', '·']);
  });
});

test('one affine after another', () => {
  expect(composed([2, 0, 0, 2, 1, 1], [0, 1, -1, 0, 10, 0])).toEqual([0, 2, -2, 0, 9, 1]);
});

describe('segments as they are drawn', () => {
  /** `#` an edge, `+` filled, `.` nothing. */
  function drawn(values: readonly number[], like: Parameters<typeof paintedSegment>[2], number = 1) {
    const columns = 5;
    const rgba = paintedSegment(Uint8Array.from(values), [columns, values.length / columns], like, {
      number,
      colour: [1, 2, 3],
    });
    return Array.from({ length: values.length / columns }, (_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const alpha = rgba[(row * columns + column) * 4 + 3] ?? 0;
        return alpha === 0 ? '.' : alpha > 200 ? '#' : '+';
      }).join(''),
    );
  }

  test('a region of ones has an edge and is lightly filled', () => {
    const ones = [0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0];
    expect(drawn(ones, { kind: 'binary', whole: 1 })).toEqual(['.###.', '.#+#.', '.###.']);
  });
  test('of a fractional one the half belongs to the inside, what is less is only tinted', () => {
    const shares = [0, 60, 128, 60, 0, 0, 128, 255, 128, 0, 0, 60, 128, 60, 0];
    expect(drawn(shares, { kind: 'fractional', whole: 255 })).toEqual(['.+#+.', '.#+#.', '.+#+.']);
  });
  test('of a map of labels only its own number', () => {
    const labels = [1, 1, 0, 2, 2, 1, 1, 0, 2, 2];
    expect(drawn(labels, { kind: 'labels', whole: 1 }, 2)).toEqual(['...##', '...##']);
  });
});

test('what it tells of its segments, and a colour where it tells none', () => {
  const read = readSegmentation(segmentationOf([{ z: 0 }, { segment: 2, z: 0 }]));
  expect(read?.segments.map(({ label, by }) => [label, by])).toEqual([
    ['Liver', undefined],
    ['Lesion', 'AUTOMATIC'],
  ]);
  expect(read?.frames.map(({ segment }) => segment)).toEqual([1, 2]);
  expect(read?.segments[0]?.colour).toEqual([255, 255, 255]);
  expect(read?.segments[1]?.colour).not.toEqual(read?.segments[0]?.colour);
});

test('CIELab as the standard writes it', () => {
  // L 100, a 0, b 0; L 0; red of sRGB is about L 54, a 81, b 70 under D50.
  expect(rgbOfLab([65_535, 32_896, 32_896])).toEqual([255, 255, 255]);
  expect(rgbOfLab([0, 32_896, 32_896])).toEqual([0, 0, 0]);
  const [red = 0, green = 255, blue = 255] =
    rgbOfLab([(54.29 / 100) * 65_535, ((80.8 + 128) / 255) * 65_535, ((69.89 + 128) / 255) * 65_535]) ?? [];
  expect([red > 250, green < 12, blue < 12]).toEqual([true, true, true]);
});

test('images are named in runs', () => {
  expect(imageRuns([29, 30, 31, 40, 3])).toBe('4, 30–32, 41');
});
