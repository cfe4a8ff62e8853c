/** What one symbol holds: bytes as they are, and of 構造的連接 which slice of how many. */
export interface ScannedCode {
  readonly bytes: Uint8Array;
  readonly slice?: { readonly number: number; readonly of: number; readonly parity: number };
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Bits of a segment's length, by mode, for versions 1–9, 10–26, 27–40 (ISO/IEC 18004, table 3). */
const LENGTH_BITS = {
  numeric: [10, 12, 14],
  alphanumeric: [9, 11, 13],
  byte: [8, 16, 16],
  kanji: [8, 10, 12],
} as const;

class Bits {
  readonly #data: Uint8Array;
  readonly #end: number;
  #at = 0;

  constructor(data: Uint8Array, length: number) {
    this.#data = data;
    this.#end = length * 8;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  /** The next bits as a number; where there are not so many, the data are not what they should be. */
  take(count: number): number {
    if (count > this.left) throw new RangeError('the symbol ends too soon');
    let value = 0;
    for (let n = 0; n < count; n += 1) {
      const bit = ((this.#data[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1;
      value = value * 2 + bit;
      this.#at += 1;
    }
    return value;
  }
}

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function numeric(bits: Bits, length: number): readonly number[] {
  const out: number[] = [];
  for (let left = length; left > 0; left -= 3) {
    const digits = Math.min(left, 3);
    const value = bits.take([0, 4, 7, 10][digits] ?? 10);
    if (value >= 10 ** digits) throw new RangeError('no digits');
    out.push(...ascii(String(value).padStart(digits, '0')));
  }
  return out;
}

function alphanumeric(bits: Bits, length: number): readonly number[] {
  const out: number[] = [];
  for (let left = length; left > 0; left -= 2) {
    const pair = left > 1;
    const value = bits.take(pair ? 11 : 6);
    const places = pair ? [Math.floor(value / 45), value % 45] : [value];
    out.push(...ascii(places.map((place) => ALPHANUMERIC.charAt(place)).join('')));
  }
  return out;
}

/** Thirteen bits a character, which are its two bytes in Shift_JIS (ISO/IEC 18004, 7.4.6). */
function kanji(bits: Bits, length: number): readonly number[] {
  return Array.from({ length }, () => bits.take(13)).flatMap((value) => {
    const packed = Math.floor(value / 0xc0) * 0x100 + (value % 0xc0);
    const code = packed + (packed < 0x1f00 ? 0x8140 : 0xc140);
    return [code >> 8, code & 0xff];
  });
}

/** An ECI says of a character set what the bytes tell themselves: it is passed over. */
function skipEci(bits: Bits): void {
  const first = bits.take(8);
  if ((first & 0x80) !== 0) bits.take((first & 0x40) === 0 ? 8 : 16);
}

/**
 * Reads the data of a symbol (ISO/IEC 18004, 7.4). Japanese generators mix bytes with the kanji mode and part long
 * texts over several symbols (構造的連接), so both are read; what comes out is bytes, for a slice may end inside a
 * character. Undefined for data that are none.
 */
export function readPayload(data: Uint8Array, length: number, version: number): ScannedCode | undefined {
  const bits = new Bits(data, length);
  const size = version < 10 ? 0 : version < 27 ? 1 : 2;
  const out: number[] = [];
  let slice: ScannedCode['slice'];
  try {
    while (bits.left >= 4) {
      const mode = bits.take(4);
      if (mode === 0) break;
      else if (mode === 1) out.push(...numeric(bits, bits.take(LENGTH_BITS.numeric[size])));
      else if (mode === 2) out.push(...alphanumeric(bits, bits.take(LENGTH_BITS.alphanumeric[size])));
      else if (mode === 3) slice = { number: bits.take(4) + 1, of: bits.take(4) + 1, parity: bits.take(8) };
      else if (mode === 4) {
        const count = bits.take(LENGTH_BITS.byte[size]);
        for (let n = 0; n < count; n += 1) out.push(bits.take(8));
      } else if (mode === 7) skipEci(bits);
      else if (mode === 8) out.push(...kanji(bits, bits.take(LENGTH_BITS.kanji[size])));
      else if (mode === 9) bits.take(8);
      else if (mode !== 5) return undefined;
    }
  } catch {
    return undefined;
  }
  return { bytes: Uint8Array.from(out), ...(slice === undefined ? {} : { slice }) };
}
