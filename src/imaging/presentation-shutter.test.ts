import { expect, test } from 'vitest';
import type { Json } from '../sources/fhir/json.ts';
import type { ImagePoint } from './image-plane.ts';
import { readShutter } from './presentation-shutter.ts';

function isWithin(outline: readonly ImagePoint[], x: number, y: number): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of outline.entries()) {
    const [x2, y2] = outline.at(index - 1) ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** An image of 8 columns and 6 rows: `·` is seen, `#` is covered. */
function picture(tags: Readonly<Record<string, readonly (string | number)[]>>): readonly string[] {
  const { shutter } = readShutter(instanceOf(tags));
  return Array.from({ length: 6 }, (_, row) =>
    Array.from({ length: 8 }, (__, column) =>
      (shutter?.open ?? []).every((outline) => isWithin(outline, column + 0.5, row + 0.5)) ? '·' : '#',
    ).join(''),
  );
}

function instanceOf(tags: Readonly<Record<string, readonly (string | number)[]>>): Json {
  return Object.fromEntries(Object.entries(tags).map(([tag, Value]) => [tag, { Value }]));
}

const RECTANGLE = { '00181602': [2], '00181604': [7], '00181606': [2], '00181608': [5] };
const CIRCLE = { '00181610': [3, 5], '00181612': [2.2] };

test('a rectangle: its edges are seen still', () => {
  expect(picture({ '00181600': ['RECTANGULAR'], ...RECTANGLE })).toEqual([
    '########',
    '#······#',
    '#······#',
    '#······#',
    '#······#',
    '########',
  ]);
});

test('a circle: row before column', () => {
  expect(picture({ '00181600': ['CIRCULAR'], ...CIRCLE })).toEqual([
    '####·###',
    '###···##',
    '##·····#',
    '###···##',
    '####·###',
    '########',
  ]);
});

test('a polygon: row before column, closed by itself', () => {
  // Vertices lie on the middles of pixels; of pixels that a side cuts in their middle this picture takes one of two sides.
  expect(picture({ '00181600': ['POLYGONAL'], '00181620': [1, 1, 1, 8, 6, 1] })).toEqual([
    '·······#',
    '······##',
    '·····###',
    '···#####',
    '··######',
    '########',
  ]);
});

test('two shapes: only what lies within both is seen', () => {
  expect(picture({ '00181600': ['RECTANGULAR', 'CIRCULAR'], ...RECTANGLE, ...CIRCLE })).toEqual([
    '########',
    '###···##',
    '##·····#',
    '###···##',
    '####·###',
    '########',
  ]);
});

test('covered with black, with the grey, or with the colour that is told', () => {
  const colour = (tags: Parameters<typeof instanceOf>[0]) =>
    readShutter(instanceOf({ '00181600': ['CIRCULAR'], ...CIRCLE, ...tags })).shutter?.colour;
  expect(colour({})).toBe('rgb(0 0 0)');
  expect(colour({ '00181622': [65_535] })).toBe('rgb(255 255 255)');
  expect(colour({ '00181622': [0], '00181624': [65_535, 32_896, 32_896] })).toBe('rgb(255 255 255)');
});

test('a shape that cannot be applied is told, and what can be is applied', () => {
  const told = (tags: Parameters<typeof instanceOf>[0]) => {
    const { shutter, whole } = readShutter(instanceOf(tags));
    return [shutter?.open.length ?? 0, whole];
  };
  expect(told({})).toEqual([0, true]);
  expect(told({ '00181600': ['CIRCULAR'] })).toEqual([0, false]);
  expect(told({ '00181600': ['BITMAP'] })).toEqual([0, false]);
  expect(told({ '00181600': ['RECTANGULAR', 'BITMAP'], ...RECTANGLE })).toEqual([1, false]);
  expect(told({ '00181600': ['RECTANGULAR'], ...RECTANGLE, '00181602': [8], '00181604': [1] })).toEqual([
    0,
    false,
  ]);
});
