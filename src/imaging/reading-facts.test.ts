import { expect, test } from 'vitest';
import type { Json } from '../sources/fhir/json.ts';
import { edgesOnCanvas } from './edges.ts';
import { affineOfCorners, applyAffine, invertAffine } from './image-plane.ts';
import { createMarkShelf } from './mark-shelf.ts';
import { readingFacts } from './reading-facts.ts';
import { automaticWindow } from './windows.ts';

function value(...values: readonly unknown[]): Json {
  return { vr: 'XX', Value: values };
}

test('the spacing of a projection is the person’s only where somebody calibrated it', () => {
  const spacing = { '00080060': value('DX'), '00280030': value('0.2', '0.2') };
  const imager = { '00181164': value('0.2', '0.2') };
  expect(readingFacts({ ...spacing, ...imager }).spacingOf).toBe('detector');
  expect(readingFacts(spacing).spacingOf).toBe('detector');
  expect(readingFacts({ ...spacing, ...imager, '00280A02': value('FIDUCIAL') }).spacingOf).toBe('calibrated');
  expect(readingFacts({ ...spacing, '00181164': value('0.25', '0.25') }).spacingOf).toBe('calibrated');
  expect(readingFacts({ ...imager, '00080060': value('DX') }).spacingOf).toBe('detector');
  expect(readingFacts({ ...spacing, '00080060': value('CT') }).spacingOf).toBe('person');
  expect(readingFacts({}).spacingOf).toBeUndefined();
});

test('windows are told with the names that the image gives them', () => {
  const dataset = {
    '00281050': value('40', '-600'),
    '00281051': value('400', '1500'),
    '00281055': value('MEDIASTINUM', 'LUNG'),
  };
  expect(readingFacts(dataset).windows).toEqual([
    { center: 40, width: 400, name: 'MEDIASTINUM' },
    { center: -600, width: 1500, name: 'LUNG' },
  ]);
});

test('regions of ultrasound count where a pixel is so many centimetres, not seconds', () => {
  const region = (units: number): Json => ({
    '00186018': value(10),
    '0018601A': value(20),
    '0018601C': value(110),
    '0018601E': value(220),
    '00186024': value(units),
    '00186026': value(units),
    '0018602C': value(0.05),
    '0018602E': value(-0.04),
  });
  expect(readingFacts({ '00186011': value(region(3), region(4)) }).regions).toEqual([
    { left: 10, top: 20, right: 110, bottom: 220, millimetres: [0.5, 0.4] },
  ]);
});

test('letters go along when the image is turned or mirrored', () => {
  const edges = { left: 'R', right: 'L', top: 'A', bottom: 'P' };
  expect(edgesOnCanvas(edges, [2, 0, 0, 2, 0, 0])).toEqual(edges);
  expect(edgesOnCanvas(edges, [-2, 0, 0, 2, 0, 0])).toMatchObject({ left: 'L', right: 'R', top: 'A' });
  // A quarter turn clockwise: what was at the top is at the right.
  expect(edgesOnCanvas(edges, [0, 2, -2, 0, 0, 0])).toEqual({ left: 'P', right: 'A', top: 'R', bottom: 'L' });
});

test('what goes to the canvas comes back', () => {
  const affine = affineOfCorners([10, 20], [10, 120], [60, 20], [100, 50]);
  expect(applyAffine(affine, [100, 50])).toEqual([60, 120]);
  expect(applyAffine(invertAffine(affine), [60, 120]).map((part) => Math.round(part))).toEqual([100, 50]);
});

test('an automatic window leaves out air and outliers', () => {
  const values = [
    ...Array.from({ length: 500 }, () => 0),
    ...Array.from({ length: 499 }, (_, i) => 100 + i),
    30_000,
  ];
  const window = automaticWindow(values);
  expect(window?.center).toBeGreaterThan(250);
  expect(window?.center).toBeLessThan(450);
  expect(window?.width).toBeLessThan(700);
  expect(automaticWindow([5, 5, 5])).toBeUndefined();
});

test('marks are kept while the chart is open, and by nobody after it', () => {
  const chart = new AbortController();
  const shelf = createMarkShelf(chart.signal);
  const mark = {
    kind: 'probe',
    studyUid: '1',
    seriesUid: '2',
    instanceUid: '3',
    frame: 1,
    points: [[1, 1]],
    measured: { kind: 'probe', value: 3 },
  } as const;
  const first = shelf.put(mark);
  shelf.put(mark);
  shelf.put({ ...mark, id: first, points: [[2, 2]] });
  expect(shelf.snapshot().map(({ id, points }) => [id, points[0]])).toEqual([
    [1, [2, 2]],
    [2, [1, 1]],
  ]);
  shelf.remove(2);
  expect(shelf.snapshot()).toHaveLength(1);
  chart.abort();
  expect(shelf.snapshot()).toEqual([]);
  shelf.put(mark);
  expect(shelf.snapshot()).toEqual([]);
});
