import { describe, expect, test } from 'vitest';
import { codestreamFacts } from './codestream-facts.ts';
import { decodeGreyJpeg } from './jpeg-dct.ts';

function segment(mark: number, ...body: number[]): number[] {
  return [0xff, mark, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
}

const QUANTISER = segment(0xdb, 0, ...Array.from({ length: 64 }, () => 16));
/** One code for each table: of DC size 8 (`0`), of the end of a block (`0`). */
const TABLES = [
  ...segment(0xc4, 0x00, 1, 1, ...Array.from({ length: 14 }, () => 0), 8, 0),
  ...segment(0xc4, 0x10, 1, ...Array.from({ length: 15 }, () => 0), 0),
];

function frame(mark: number, bits: number, rows: number, columns: number): number[] {
  return segment(mark, bits, rows >> 8, rows & 255, columns >> 8, columns & 255, 1, 1, 0x11, 0);
}

const SCAN = segment(0xda, 1, 1, 0, 0, 63, 0);

function jpeg(...parts: readonly number[][]): Uint8Array {
  return Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9]);
}

describe('JPEG of more than eight bits', () => {
  test('one flat block keeps all twelve bits', () => {
    // DC size 8 (`0`), value 200 (`11001000`), end of block (`0`), filled up with ones.
    const data = [0b01100100, 0b00111111];
    const picture = decodeGreyJpeg(jpeg(QUANTISER, frame(0xc1, 12, 8, 8), TABLES, SCAN, data));
    expect(picture).toMatchObject({ rows: 8, columns: 8, bits: 12 });
    // 200 × 16 / 8 above the middle of twelve bits.
    expect(new Set(picture.samples)).toEqual(new Set([2048 + 400]));
  });

  test('a second block without a difference is like the first, and the edge of a picture is cut off', () => {
    // As above, then DC size 0 (`10`) and end of block (`0`).
    const data = [0b01100100, 0b00100111];
    const picture = decodeGreyJpeg(jpeg(QUANTISER, frame(0xc1, 12, 8, 11), TABLES, SCAN, data));
    expect(picture.samples).toHaveLength(88);
    expect(new Set(picture.samples)).toEqual(new Set([2448]));
  });

  test.each([
    [
      'a scan that breaks off',
      jpeg(QUANTISER, frame(0xc1, 12, 64, 64), TABLES, SCAN, [0b01100100]),
      /ends at block/u,
    ],
    ['no tables', jpeg(QUANTISER, frame(0xc1, 12, 8, 8), SCAN, [0]), /code table/u],
    ['no quantiser', jpeg(frame(0xc1, 12, 8, 8), TABLES, SCAN, [0b01100100, 0b00111111]), /quantisation/u],
    ['no frame', jpeg(QUANTISER, TABLES), /no frame/u],
    ['a frame of no size', jpeg(QUANTISER, frame(0xc1, 12, 0, 8)), /8×0/u],
    ['a lossless frame', jpeg(frame(0xc3, 12, 8, 8)), /frame type c3/u],
    ['something else', Uint8Array.of(1, 2, 3), /no JPEG/u],
  ])('%s is refused in words', (_, bytes, words) => {
    expect(() => decodeGreyJpeg(bytes)).toThrow(words);
  });
});

describe('what a codestream says of itself', () => {
  test('JPEG, before anything is undone', () => {
    expect(codestreamFacts(jpeg(QUANTISER, frame(0xc3, 16, 512, 300)))).toEqual({
      rows: 512,
      columns: 300,
      bits: 16,
      components: 1,
    });
  });

  test('JPEG 2000, bare and inside boxes', () => {
    const long = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
    const sizes = [400, 300, 0, 0, 400, 300, 0, 0].flatMap(long);
    const stream = [0xff, 0x4f, 0xff, 0x51, 0, 41, 0, 0, ...sizes, 0, 1, 0x8b, 1, 1, 0];
    const facts = { rows: 300, columns: 400, bits: 12, components: 1 };
    expect(codestreamFacts(Uint8Array.from(stream))).toEqual(facts);
    const signature = [...long(12), 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a, 0x87, 0x0a];
    const boxed = [...signature, ...long(0), 0x6a, 0x70, 0x32, 0x63, ...stream];
    expect(codestreamFacts(Uint8Array.from(boxed))).toEqual(facts);
  });

  test('anything else says nothing', () => {
    expect(codestreamFacts(Uint8Array.of(1, 2, 3, 4))).toBeUndefined();
    expect(codestreamFacts(new Uint8Array())).toBeUndefined();
  });
});
