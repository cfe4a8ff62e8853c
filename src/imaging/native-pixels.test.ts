import { expect, test } from 'vitest';
import type { PixelLayout } from './frame-facts.ts';
import { frameBytes, nativePixels, rlePixels } from './native-pixels.ts';
import { ProblemError } from './problem.ts';

const LAYOUT: PixelLayout = {
  rows: 2,
  columns: 2,
  samples: 1,
  photometric: 'MONOCHROME2',
  planar: false,
  bitsAllocated: 16,
  bitsStored: 12,
  signed: true,
  number: 'integer',
};

function words(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Uint16Array.from(values).buffer);
}

test('signed values keep their sign, and bits above the stored ones are no part of them', () => {
  expect([...nativePixels(words(0x0001, 0x0fff, 0xf800, 0x7000), LAYOUT, 'little')]).toEqual([
    1, -1, -2048, 0,
  ]);
  const unsigned = { ...LAYOUT, signed: false };
  expect([...nativePixels(words(1, 0x0fff, 0xf800, 0x7000), unsigned, 'little')]).toEqual([1, 4095, 2048, 0]);
});

test('big endian reads the same numbers', () => {
  expect([...nativePixels(words(0x0100, 0xff0f, 0, 0), LAYOUT, 'big')]).toEqual([1, -1, 0, 0]);
});

test('a frame that is too short is refused, padding is not', () => {
  expect(() => nativePixels(words(1, 2, 3), LAYOUT, 'little')).toThrow(ProblemError);
  expect([...nativePixels(words(1, 2, 3, 4, 0), LAYOUT, 'little')]).toEqual([1, 2, 3, 4]);
});

test('one bit per pixel is unpacked from the lowest bit up', () => {
  const bits = { ...LAYOUT, columns: 5, bitsAllocated: 1, bitsStored: 1, signed: false };
  expect(frameBytes(bits)).toBe(2);
  expect([...nativePixels(Uint8Array.of(0b0000_0101, 0b10), bits, 'little')]).toEqual([
    1, 0, 1, 0, 0, 0, 0, 0, 0, 1,
  ]);
});

function rle(...segments: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const head = new Uint32Array(16);
  head[0] = segments.length;
  let at = 64;
  for (const [index, segment] of segments.entries()) {
    head[index + 1] = at;
    at += segment.length;
  }
  return Uint8Array.from([...new Uint8Array(head.buffer), ...segments.flat()]);
}

test('RLE puts the high byte first and knows runs and literals', () => {
  const plain = { ...LAYOUT, bitsStored: 16, signed: false };
  expect([...rlePixels(rle([253, 1], [3, 1, 2, 3, 4]), plain)]).toEqual([257, 258, 259, 260]);
});

test('an RLE segment that ends early is refused: half a picture must not pass for a whole one', () => {
  expect(() => rlePixels(rle([253, 1], [3, 1, 2]), LAYOUT)).toThrow(ProblemError);
  expect(() => rlePixels(rle([253, 1]), LAYOUT)).toThrow(ProblemError);
});
