import { _GF256, _tests } from 'qr';
import { describe, expect, it } from 'vitest';
import { encodeShiftJis } from '../../base/shift-jis.ts';
import { closeText, type Gathered, gatherCodes, missingParts, NOTHING_GATHERED } from './gathered-codes.ts';
import { createCodeReader, type Pixels } from './read-codes.ts';
import { readPayload, type ScannedCode } from './symbol-payload.ts';

/** Bits one after the other: `[value, how many bits]`. */
function bytesOf(...parts: readonly (readonly [number, number])[]): Uint8Array {
  const bits = parts.map(([value, count]) => value.toString(2).padStart(count, '0')).join('');
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  return Uint8Array.from(padded.match(/.{8}/gu) ?? [], (octet) => Number.parseInt(octet, 2));
}

type Part = readonly [number, number];

const NUMERIC: readonly Part[] = [
  [1, 4],
  [8, 10],
  [12, 10],
  [345, 10],
  [67, 7],
];
const ALPHANUMERIC: readonly Part[] = [
  [2, 4],
  [5, 9],
  [10 * 45 + 12, 11],
  [41 * 45 + 4, 11],
  [2, 6],
];
/** The example of the standard: 点 (935F) and 茗 (E4AA). */
const KANJI: readonly Part[] = [
  [8, 4],
  [2, 8],
  [0x0d9f, 13],
  [0x1aaa, 13],
];

function byteSegment(bytes: Uint8Array, lengthBits: number): readonly Part[] {
  return [[4, 4], [bytes.length, lengthBits], ...[...bytes].map((byte) => [byte, 8] as const)];
}

function sjis(text: string): Uint8Array {
  return encodeShiftJis(text).bytes;
}

function read(...parts: readonly Part[]): string | undefined {
  const data = bytesOf(...parts);
  const code = readPayload(data, data.length, 1);
  return code === undefined ? undefined : new TextDecoder('shift_jis').decode(code.bytes);
}

describe('the data of a symbol', () => {
  it('digits, letters, kanji and bytes, in whatever mixture', () => {
    expect(read(...NUMERIC)).toBe('01234567');
    expect(read(...ALPHANUMERIC)).toBe('AC-42');
    expect(read(...KANJI)).toBe('点茗');
    expect(read(...byteSegment(sjis('201,1,'), 8), ...KANJI, ...byteSegment(sjis('ｱ錠,'), 8), [0, 4])).toBe(
      '201,1,点茗ｱ錠,',
    );
  });

  it('an ECI and FNC1 are passed over', () => {
    expect(read([7, 4], [20, 8], ...KANJI)).toBe('点茗');
    expect(read([7, 4], [0x80, 8], [20, 8], ...KANJI)).toBe('点茗');
    expect(read([5, 4], ...NUMERIC)).toBe('01234567');
  });

  it('a slice says which of how many it is', () => {
    const data = bytesOf([3, 4], [1, 4], [2, 4], [0xa5, 8], ...KANJI);
    expect(readPayload(data, data.length, 1)?.slice).toEqual({ number: 2, of: 3, parity: 0xa5 });
  });

  it('what ends too soon, or is of a mode that nobody knows, is nothing', () => {
    expect(read([4, 4], [200, 8], [1, 8])).toBeUndefined();
    expect(read([8, 4], [9, 8], [1, 13])).toBeUndefined();
    expect(read([13, 4], [1, 12])).toBeUndefined();
    expect(read([1, 4], [3, 10], [1001, 10])).toBeUndefined();
  });
});

/** Version 3 at level M: one block of 44 bytes, and 26 that correct it. */
const [VERSION, DATA, CORRECTION] = [3, 44, 26];

function times(a: number, b: number): number {
  const { exp, log } = _GF256;
  return a === 0 || b === 0 ? 0 : (exp[(log[a] ?? 0) + (log[b] ?? 0)] ?? 0);
}

/** Reed and Solomon's bytes: what is left of the data divided by the product of (x − αⁿ). */
function corrections(data: Uint8Array): readonly number[] {
  let divisor = [1];
  for (let n = 0; n < CORRECTION; n += 1)
    divisor = [...divisor, 0].map((value, at) => value ^ times(divisor[at - 1] ?? 0, _GF256.exp[n] ?? 0));
  const rest = [...data, ...Array.from({ length: CORRECTION }, () => 0)];
  for (let at = 0; at < data.length; at += 1) {
    const factor = rest[at] ?? 0;
    divisor.forEach((value, place) => {
      rest[at + place] = (rest[at + place] ?? 0) ^ times(value, factor);
    });
  }
  return rest.slice(data.length);
}

/** A symbol as a camera would see it, of whatever data: also such as the package does not write. */
function drawn(...parts: readonly Part[]): Pixels {
  const data = new Uint8Array(DATA);
  const bytes = bytesOf(...parts, [0, 4]);
  data.set(bytes);
  for (let at = bytes.length; at < DATA; at += 1) data[at] = (at - bytes.length) % 2 === 0 ? 0xec : 0x11;
  const symbol = _tests.drawSymbol(VERSION, 'medium', Uint8Array.from([...data, ...corrections(data)]));
  const [scale, quiet] = [4, 4];
  const width = (symbol.size + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < symbol.size * scale; y += 1)
    for (let x = 0; x < symbol.size * scale; x += 1)
      if (_tests.matGet(symbol, Math.floor(x / scale), Math.floor(y / scale)) === 1) {
        const at = ((y + quiet * scale) * width + x + quiet * scale) * 4;
        pixels.fill(0, at, at + 3);
      }
  return { width, height: width, data: pixels };
}

function beside(left: Pixels, right: Pixels): Pixels {
  const [width, height] = [left.width + right.width, Math.max(left.height, right.height)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [picture, from] of [
    [left, 0],
    [right, left.width],
  ] as const)
    for (let y = 0; y < picture.height; y += 1)
      data.set(
        picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4),
        (y * width + from) * 4,
      );
  return { width, height, data };
}

describe('a picture', () => {
  it('with kanji in a slice of several is read to its bytes', async () => {
    const reader = await createCodeReader();
    const picture = drawn(
      [3, 4],
      [0, 4],
      [1, 4],
      [7, 8],
      ...byteSegment(sjis('JAHISTC08,1\r\n'), 8),
      ...KANJI,
    );
    expect(await reader.read(picture, true)).toEqual([
      { bytes: sjis('JAHISTC08,1\r\n点茗'), slice: { number: 1, of: 2, parity: 7 } },
    ]);
  });

  it('with two codes is two, one without any is none', async () => {
    const reader = await createCodeReader();
    const two = beside(drawn(...byteSegment(sjis('表'), 8)), drawn(...byteSegment(sjis('ソ'), 8)));
    const texts = (await reader.read(two, true)).map(({ bytes }) =>
      new TextDecoder('shift_jis').decode(bytes),
    );
    expect(texts.toSorted()).toEqual(['ソ', '表']);
    const blank = { width: 200, height: 200, data: new Uint8ClampedArray(200 * 200 * 4).fill(255) };
    expect(await reader.read(blank, true)).toEqual([]);
  });
});

function part(
  id: string,
  of: number,
  number: number,
  text = `201,${number},薬${number},1,錠,1,,1`,
): ScannedCode {
  return { bytes: sjis(`JAHISTC08,1\r\n${text}\r\n911,${id},${of},${number}\r\n`) };
}

/** What is gathered after each code: texts that are whole, and how far the others are. */
function story(codes: readonly ScannedCode[]): readonly string[] {
  let gathered: Gathered = NOTHING_GATHERED;
  return codes.map((code) => {
    const next = gatherCodes(gathered, [code]);
    gathered = next.gathered;
    const open = gathered.open.map(
      (text) => `${text.parts.size}/${text.of} (${missingParts(text).join(' ')})`,
    );
    const whole = next.whole.map((pieces) => `whole ${pieces.length}`);
    return [...whole, ...open, ...(next.misfits > 0 ? ['misfit'] : [])].join(', ');
  });
}

describe('codes are gathered', () => {
  it('in any order, each once, two texts never into one', () => {
    const codes = [
      part('A', 3, 2),
      part('A', 3, 2),
      part('B', 2, 1),
      part('A', 3, 3),
      part('A', 3, 1),
      part('B', 2, 2),
    ];
    expect(story(codes)).toEqual([
      '1/3 (1 3)',
      '1/3 (1 3)',
      '1/3 (1 3), 1/2 (2)',
      '1/2 (2), 2/3 (1)',
      'whole 3, 1/2 (2)',
      'whole 2',
    ]);
  });

  it('one that stands alone is whole at once', () => {
    expect(
      story([{ bytes: sjis('JAHISTC08,1\r\n5,20260301,1\r\n') }, { bytes: sjis('https://x.example') }]),
    ).toEqual(['whole 1', 'whole 1']);
  });

  it('slices of one stream are joined inside a character, and only if they fit', () => {
    const whole = sjis('JAHISTC08,1\r\n201,1,表,1,錠,1,,1\r\n');
    const parity = whole.reduce((sum, byte) => sum ^ byte, 0);
    const cut = whole.indexOf(0x95) + 1;
    const slices: ScannedCode[] = [
      { bytes: whole.slice(cut), slice: { number: 2, of: 2, parity } },
      { bytes: whole.slice(0, cut), slice: { number: 1, of: 2, parity } },
    ];
    const { whole: texts, misfits } = gatherCodes(NOTHING_GATHERED, slices);
    expect([texts, misfits]).toEqual([[[whole]], 0]);
    const stranger = { bytes: sjis('x'), slice: { number: 1, of: 2, parity } };
    expect(story([slices[0] ?? stranger, stranger, ...slices])).toEqual([
      '1/2 (1)',
      'misfit',
      '1/2 (1)',
      'whole 1',
    ]);
  });

  it('the parts that are there may be read without the rest, slices may not', () => {
    const { gathered } = gatherCodes(NOTHING_GATHERED, [
      part('A', 3, 3),
      part('A', 3, 1),
      { bytes: sjis('x'), slice: { number: 1, of: 2, parity: 0 } },
    ]);
    expect(gathered.open.map(({ readable }) => readable)).toEqual([true, false]);
    const closed = closeText(gathered, gathered.open[0]?.key ?? '');
    expect(closed.parts).toEqual([part('A', 3, 1).bytes, part('A', 3, 3).bytes]);
    expect(closed.gathered.open.length).toBe(1);
  });
});
