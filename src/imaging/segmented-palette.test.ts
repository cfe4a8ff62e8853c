import { expect, test } from 'vitest';
import { expandPalette } from './segmented-palette.ts';

function expanded(length: number, ...words: readonly number[]): readonly number[] {
  const bytes = expandPalette(new Uint8Array(Uint16Array.from(words).buffer), length, 16);
  return [...new Uint16Array(bytes.buffer)];
}

test('given values, a straight line and a repetition', () => {
  expect(expanded(9, 0, 2, 0, 10, 1, 3, 40, 2, 1, 0, 0, 0, 1, 7)).toEqual([0, 10, 20, 30, 40, 0, 10, 7]);
});

test('a broken palette ends at the told length', () => {
  expect(expanded(4, 0, 1, 5, 1, 65_535, 65_535)).toHaveLength(4);
  expect(expanded(4, 9, 9, 9)).toEqual([]);
});
