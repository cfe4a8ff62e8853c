import { expect, test } from 'vitest';
import { rangeOf } from './pixels.ts';

const VALUES = [3, 0, 100, 7];

test.each([
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
])('least and most of %o', (kind) => {
  expect(rangeOf(new kind(VALUES))).toEqual({ min: 0, max: 100 });
  expect(rangeOf(new kind(0))).toEqual({ min: 0, max: 0 });
});

test('numbers below nothing, and what is no number', () => {
  expect(rangeOf(Int16Array.of(-32_768, -5))).toEqual({ min: -32_768, max: -5 });
  expect(rangeOf(Float32Array.of(Number.NaN, -2.5, 1))).toEqual({ min: -2.5, max: 1 });
});
