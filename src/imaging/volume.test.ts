import { describe, expect, test } from 'vitest';
import type { FrameFacts } from './frame-facts.ts';
import { follow, linkOf } from './linked-scroll.ts';
import type { Vector } from './orientation.ts';
import { referenceLine } from './reference-line.ts';
import { boxOf, cut, planeThrough, valueAt, type Volume } from './volume.ts';
import { allowedVolumeBytes, bytesPerVoxel, volumeFitness } from './volume-fitness.ts';

const PLENTY = 1024 ** 3;

interface Slice {
  readonly position: Vector;
  readonly row?: Vector;
  readonly column?: Vector;
  readonly space?: string;
  readonly rows?: number;
  readonly photometric?: string;
}

function frame(slice: Slice, index: number): FrameFacts {
  return {
    studyUid: '1',
    seriesUid: '2',
    instanceUid: `3.${index}`,
    frame: 1,
    frames: 1,
    layout: {
      rows: slice.rows ?? 3,
      columns: 4,
      samples: 1,
      photometric: slice.photometric ?? 'MONOCHROME2',
      planar: false,
      bitsAllocated: 16,
      bitsStored: 12,
      signed: false,
      number: 'integer',
    },
    slope: 1,
    intercept: -1024,
    plane: { position: slice.position, row: slice.row ?? [1, 0, 0], column: slice.column ?? [0, 1, 0] },
    spacing: [1, 2],
    modality: 'CT',
    lossy: false,
    reading: { windows: [], regions: [], frameOfReference: slice.space ?? '9' },
  };
}

function stack(places: readonly (readonly [y: number, z: number])[], part: Partial<Slice> = {}) {
  return places.map(([y, z], index) => frame({ position: [0, y, z], ...part }, index));
}

const EVEN = stack([
  [0, 0],
  [0, 5],
  [0, 10],
  [0, 15],
  [0, 20],
]);

function whyUnfit(frames: readonly FrameFacts[], allowed = PLENTY) {
  const found = volumeFitness(frames, allowed);
  return found.fit ? 'fit' : found.because;
}

describe('a stack is one block of space', () => {
  test('where its slices lie evenly, in whatever order they come', () => {
    const found = volumeFitness(EVEN.toReversed(), PLENTY);
    expect(found).toMatchObject({
      fit: true,
      bytes: 4 * 3 * 5 * 2,
      geometry: { spacing: [2, 1, 5], slices: 5, origin: [0, 0, 0], order: [4, 3, 2, 1, 0] },
    });
  });

  test('not with a gap, told from where to where and after which image', () => {
    const gap = stack([
      [0, 0],
      [0, 5],
      [0, 10],
      [0, 20],
      [0, 25],
    ]);
    expect(whyUnfit(gap)).toEqual({ why: 'gaps', least: 5, most: 10, at: 3 });
    expect(
      whyUnfit(
        stack([
          [0, 0],
          [0, 5.1],
          [0, 10],
          [0, 15],
          [0, 20],
        ]),
      ),
    ).toBe('fit');
  });

  test('not with a tilted gantry: slices slide against one another', () => {
    const slide = Math.tan((15 * Math.PI) / 180) * 5;
    const tilted = stack(EVEN.map((_, index) => [slide * index, 5 * index] as const));
    expect(whyUnfit(tilted)).toEqual({ why: 'tilt', degrees: expect.closeTo(15, 5) as unknown });
  });

  test('not with mixed directions, sizes, spaces, places twice, colours or too few images', () => {
    const turned = frame({ position: [0, 0, 25], row: [0, 1, 0], column: [0, 0, -1] }, 9);
    expect(whyUnfit([...EVEN, turned])).toEqual({ why: 'mixed-orientation' });
    expect(whyUnfit([...EVEN, frame({ position: [0, 0, 25], rows: 5 }, 9)])).toEqual({ why: 'sizes' });
    expect(whyUnfit([...EVEN, frame({ position: [0, 0, 25], space: '8' }, 9)])).toEqual({
      why: 'frames-of-reference',
    });
    expect(whyUnfit([...EVEN, ...EVEN])).toEqual({ why: 'repeated' });
    expect(
      whyUnfit(
        stack(
          [
            [0, 0],
            [0, 5],
            [0, 10],
            [0, 15],
          ],
          { photometric: 'RGB' },
        ),
      ),
    ).toEqual({
      why: 'colour',
    });
    expect(whyUnfit(EVEN.slice(0, 3))).toEqual({ why: 'few', images: 3 });
    const { plane: _, ...nowhere } = frame({ position: [0, 0, 25] }, 9);
    expect(whyUnfit([...EVEN, nowhere])).toEqual({ why: 'no-place' });
  });

  test('not beyond what the device may give, and says both figures', () => {
    expect(whyUnfit(EVEN, 100)).toEqual({ why: 'memory', needed: 120, allowed: 100 });
    expect(allowedVolumeBytes(2)).toBeLessThan(allowedVolumeBytes(8));
    expect(bytesPerVoxel(EVEN.map((one) => ({ ...one, slope: 0.5 })))).toBe(4);
  });
});

/** A block whose value at each point is a linear function of the body's x, y and z: any cut of it is known. */
function slope(frames: readonly FrameFacts[]): Volume {
  const found = volumeFitness(frames, PLENTY);
  if (!found.fit) throw new Error(found.because.why);
  const { geometry } = found;
  const { columns, rows, slices, origin, row, column, normal, spacing } = geometry;
  const values = new Float32Array(columns * rows * slices);
  for (let k = 0; k < slices; k += 1)
    for (let j = 0; j < rows; j += 1)
      for (let i = 0; i < columns; i += 1) {
        const at = (axis: 0 | 1 | 2) =>
          origin[axis] +
          row[axis] * i * spacing[0] +
          column[axis] * j * spacing[1] +
          normal[axis] * k * spacing[2];
        values[(k * rows + j) * columns + i] = at(0) + 10 * at(1) + 100 * at(2);
      }
  return { geometry, values };
}

describe('a cut', () => {
  test('shows the value of every point of the body, between voxels too, and nothing outside', () => {
    const volume = slope(EVEN);
    expect(valueAt(volume, [1, 1.5, 7])).toBeCloseTo(1 + 15 + 700, 3);
    expect(valueAt(volume, [6, 2, 20])).toBeCloseTo(6 + 20 + 2000, 3);
    expect(valueAt(volume, [6.1, 2, 20])).toBeNaN();
  });

  test('is hung with the head up and the person’s right on the left', () => {
    const volume = slope(EVEN);
    const box = boxOf(volume.geometry);
    const plane = planeThrough(box, 'coronal', 1, 1);
    expect([plane.width, plane.height]).toEqual([7, 21]);
    const values = cut(volume, plane);
    expect(values[0]).toBeCloseTo(0 + 10 + 2000, 2);
    expect(values.at(-1)).toBeCloseTo(6 + 10 + 0, 2);
    const sagittal = planeThrough(box, 'sagittal', 2, 1);
    expect(cut(volume, sagittal)[0]).toBeCloseTo(2 + 0 + 2000, 2);
  });

  test('is the same whichever way the stack was taken', () => {
    const sagittal = [0, 1, 2, 3, 4].map((x, index) =>
      frame({ position: [x * 2, 0, 4], row: [0, 1, 0], column: [0, 0, -1] }, index),
    );
    const volume = slope(sagittal);
    expect(valueAt(volume, [3, 2, 2.5])).toBeCloseTo(3 + 20 + 250, 3);
    const box = boxOf(volume.geometry);
    const axial = planeThrough(box, 'axial', 2.5, 1);
    expect(cut(volume, axial)[0]).toBeCloseTo(box.least[0] + 10 * box.least[1] + 250, 2);
  });

  test('of a slab gathers the greatest, the least or the mean of its layers', () => {
    const volume = slope(EVEN);
    const plane = planeThrough(boxOf(volume.geometry), 'axial', 10, 1);
    const layers: readonly Vector[] = [
      [0, 0, -5],
      [0, 0, 0],
      [0, 0, 5],
    ];
    const first = (kind: 'max' | 'min' | 'mean') => cut(volume, plane, { kind, layers })[0];
    expect([first('max'), first('mean'), first('min')]).toEqual([1500, 1000, 500]);
  });
});

describe('two stacks scroll together', () => {
  test('by place in the body where they share a frame of reference', () => {
    const fine = stack([
      [0, 20],
      [0, 17.5],
      [0, 15],
      [0, 12.5],
      [0, 10],
    ]);
    const link = linkOf(EVEN, 0, fine, 0);
    expect(link).toEqual({ by: 'position' });
    expect(follow(link, EVEN, 3, fine)).toEqual({ slice: 2, off: 0 });
    expect(follow(link, EVEN, 0, fine)).toEqual({ slice: 4, off: 10 });
  });

  test('by distance from where they were linked where they do not', () => {
    const other = stack(
      [
        [0, 100],
        [0, 105],
        [0, 110],
      ],
      { space: '8' },
    );
    const link = linkOf(EVEN, 1, other, 0);
    expect(link).toEqual({ by: 'millimetres', offset: 95 });
    expect(follow(link, EVEN, 2, other)).toEqual({ slice: 1, off: 0 });
  });

  test('by number of images where places cannot be compared', () => {
    const across = [0, 1, 2].map((x) =>
      frame({ position: [x, 0, 0], row: [0, 1, 0], column: [0, 0, -1] }, x),
    );
    const link = linkOf(EVEN, 2, across, 1);
    expect(link).toEqual({ by: 'images', offset: -1 });
    expect(follow(link, EVEN, 4, across)).toEqual({ slice: 2 });
  });
});

test('a line is drawn where an image of one frame of reference cuts another', () => {
  const axial = frame({ position: [0, 0, 1] }, 0);
  const sagittal = frame({ position: [3, -1, 2], row: [0, 1, 0], column: [0, 0, -1] }, 1);
  const line = referenceLine(axial, sagittal);
  expect(line?.map(([x, y]) => [x, y])).toEqual([
    [2, expect.any(Number)],
    [2, expect.any(Number)],
  ]);
  expect(referenceLine(axial, frame({ position: [0, 0, 9] }, 2))).toBeUndefined();
  const elsewhere = frame({ position: [3, -1, 4], row: [0, 1, 0], column: [0, 0, -1], space: '8' }, 3);
  expect(referenceLine(axial, elsewhere)).toBeUndefined();
});
