import { expect, test } from 'vitest';
import { interleaved, paletteTable, paletteToRgb, ybr422ToRgb, ybrFullToRgb } from './colour.ts';

test('grey stays grey and the primaries come back', () => {
  expect([...ybrFullToRgb(Uint8Array.of(100, 128, 128, 76, 85, 255))]).toEqual([100, 100, 100, 254, 0, 0]);
});

test('422 spreads one colour over two pixels', () => {
  expect([...ybr422ToRgb(Uint8Array.of(10, 20, 128, 128))]).toEqual([10, 10, 10, 20, 20, 20]);
});

test('planes are put side by side', () => {
  expect([...interleaved(Uint8Array.of(1, 2, 3, 4, 5, 6), 2)]).toEqual([1, 3, 5, 2, 4, 6]);
});

test('a palette is read from wide entries, and values outside it take its ends', () => {
  const table = paletteTable(Uint8Array.of(0, 10, 0, 200), [2, 5, 16]);
  expect([...table]).toEqual([10, 200]);
  expect([...paletteToRgb(Uint8Array.of(0, 5, 6, 9), [2, 5, 16], [table, table, table])]).toEqual([
    10, 10, 10, 10, 10, 10, 200, 200, 200, 200, 200, 200,
  ]);
});
