/** The scans of a JPEG with one component: Huffman codes to coefficients (ITU-T T.81 F.2 and G.2). */
export interface HuffmanTable {
  /** By length of the code: the greatest code, and what to add to a code for its place among the values. */
  readonly greatest: Int32Array;
  readonly offset: Int32Array;
  readonly values: Uint8Array;
}

/** Order in which the coefficients of a block are coded (T.81 figure 5). */
export const ZIGZAG = Uint8Array.from(
  `0 1 8 16 9 2 3 10 17 24 32 25 18 11 4 5
   12 19 26 33 40 48 41 34 27 20 13 6 7 14 21 28
   35 42 49 56 57 50 43 36 29 22 15 23 30 37 44 51
   58 59 52 45 38 31 39 46 53 60 61 54 47 55 62 63`.split(/\s+/u),
  Number,
);

/** Reads the bits of one scan; past its end it yields zeros, as T.81 bids, and tells that it ran dry. */
class Bits {
  readonly #bytes: Uint8Array;
  #at: number;
  #bits = 0;
  #count = 0;
  dry = false;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  #fill(): void {
    const byte = this.#bytes[this.#at];
    if (byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0)) {
      this.dry = true;
      this.#bits = 0;
    } else {
      this.#bits = byte;
      this.#at += byte === 0xff ? 2 : 1;
    }
    this.#count = 8;
  }

  bit(): number {
    if (this.#count === 0) this.#fill();
    this.#count -= 1;
    return (this.#bits >> this.#count) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) value = (value << 1) | this.bit();
    return value;
  }

  /** A number of so many bits whose first bit is its sign (T.81 F.2.2.1). */
  signed(count: number): number {
    if (count === 0) return 0;
    const value = this.bits(count);
    return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
  }

  symbol(table: HuffmanTable): number {
    let code = 0;
    for (let length = 1; length <= 16; length += 1) {
      code = (code << 1) | this.bit();
      if (code <= (table.greatest[length] ?? -1))
        return table.values[code + (table.offset[length] ?? 0)] ?? 0;
    }
    throw new Error('no such code');
  }

  /** Skips to behind the next restart mark. */
  restart(): boolean {
    this.#count = 0;
    this.dry = false;
    while (this.#at + 1 < this.#bytes.length) {
      const mark = this.#bytes[this.#at] === 0xff ? (this.#bytes[this.#at + 1] ?? 0) : 0;
      if (mark >= 0xd0 && mark <= 0xd7) {
        this.#at += 2;
        return true;
      }
      if (mark >= 0xc0 && mark !== 0xff) return false;
      this.#at += 1;
    }
    return false;
  }

  get place(): number {
    return this.#at;
  }
}

export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  readonly progressive: boolean;
  readonly quantiser: number;
  readonly across: number;
  readonly down: number;
  readonly coefficients: Int32Array;
}

export interface Scan {
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
  readonly first: number;
  readonly last: number;
  /** Successive approximation: how many low bits were left out before, and are left out now. */
  readonly high: number;
  readonly low: number;
}

export function huffmanTable(counts: Uint8Array, values: Uint8Array): HuffmanTable {
  const greatest = new Int32Array(17).fill(-1);
  const offset = new Int32Array(17);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= 16; length += 1) {
    const count = counts[length - 1] ?? 0;
    offset[length] = place - code;
    if (count > 0) greatest[length] = code + count - 1;
    code = (code + count) << 1;
    place += count;
  }
  return { greatest, offset, values };
}

function needed(table: HuffmanTable | undefined): HuffmanTable {
  if (table === undefined) throw new Error('a scan without its code table');
  return table;
}

/** One block of a sequential picture, or the first pass over a band of a progressive one. */
function firstPass(bits: Bits, block: Int32Array, scan: Scan, state: { dc: number; endRun: number }): void {
  let at = scan.first;
  if (at === 0) {
    state.dc += bits.signed(bits.symbol(needed(scan.dc)));
    block[0] = state.dc * 2 ** scan.low;
    at = 1;
  }
  if (state.endRun > 0) {
    state.endRun -= 1;
    return;
  }
  while (at <= scan.last) {
    const symbol = bits.symbol(needed(scan.ac));
    const [zeros, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && zeros < 15) {
      state.endRun = (1 << zeros) - 1 + bits.bits(zeros);
      return;
    }
    at += zeros;
    if (size > 0) block[ZIGZAG[at] ?? 0] = bits.signed(size) * 2 ** scan.low;
    at += 1;
  }
}

/** A further bit of every coefficient that is no longer zero, until so many zeros have been passed (T.81 G.1.2.3). */
function refineUntil(bits: Bits, block: Int32Array, from: number, scan: Scan, zeros: number): number {
  const step = 1 << scan.low;
  let left = zeros;
  let at = from;
  for (; at <= scan.last; at += 1) {
    const place = ZIGZAG[at] ?? 0;
    const value = block[place] ?? 0;
    if (value !== 0) {
      if (bits.bit() === 1 && (Math.abs(value) & step) === 0)
        block[place] = value + (value > 0 ? step : -step);
    } else if (left === 0) return at;
    else left -= 1;
  }
  return at;
}

function refine(bits: Bits, block: Int32Array, scan: Scan, state: { endRun: number }): void {
  const step = 1 << scan.low;
  if (scan.first === 0) {
    if (bits.bit() === 1) block[0] = (block[0] ?? 0) | step;
    return;
  }
  let at = scan.first;
  while (at <= scan.last && state.endRun === 0) {
    const symbol = bits.symbol(needed(scan.ac));
    const [zeros, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && zeros < 15) {
      state.endRun = (1 << zeros) + bits.bits(zeros);
      break;
    }
    const value = size === 0 ? 0 : bits.bit() === 1 ? step : -step;
    at = refineUntil(bits, block, at, scan, zeros);
    if (value !== 0 && at <= scan.last) block[ZIGZAG[at] ?? 0] = value;
    at += 1;
  }
  if (state.endRun > 0) {
    refineUntil(bits, block, at, scan, Number.POSITIVE_INFINITY);
    state.endRun -= 1;
  }
}

/** Reads one scan into the coefficients; where it ends. */
export function readScan(
  bytes: Uint8Array,
  at: number,
  picture: Picture,
  scan: Scan,
  interval: number,
): number {
  const bits = new Bits(bytes, at);
  const state = { dc: 0, endRun: 0 };
  const blocks = picture.across * picture.down;
  for (let index = 0; index < blocks; index += 1) {
    if (interval > 0 && index > 0 && index % interval === 0) {
      if (!bits.restart()) throw new Error('a restart mark is missing');
      state.dc = 0;
      state.endRun = 0;
    }
    const block = picture.coefficients.subarray(index * 64, index * 64 + 64);
    if (scan.high === 0) firstPass(bits, block, scan, state);
    else refine(bits, block, scan, state);
    if (bits.dry && index + 1 < blocks) throw new Error(`the scan ends at block ${index + 1} of ${blocks}`);
  }
  return bits.place;
}
