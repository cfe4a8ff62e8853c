/**
 * JPEG with a discrete cosine transform and one component of 8 to 12 bits: sequential and progressive, Huffman coded
 * (ITU-T T.81). The usual decoders of browsers stop at 8 bits, and a radiograph of 12 bits that is brought to 8 and
 * back has lost its fine greys.
 */
import { inverseDct } from './inverse-dct.ts';
import { type HuffmanTable, huffmanTable, type Picture, readScan, type Scan, ZIGZAG } from './jpeg-scan.ts';

export interface GreyJpeg {
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  readonly samples: Uint16Array<ArrayBuffer>;
}

const MARK = {
  sequential: [0xc0, 0xc1],
  progressive: 0xc2,
  huffman: 0xc4,
  begin: 0xd8,
  end: 0xd9,
  scan: 0xda,
  quantisation: 0xdb,
  restartInterval: 0xdd,
} as const;

/** Everything that the segments before and between the scans set up. */
class Decoder {
  readonly #bytes: Uint8Array;
  readonly #quantisers = new Map<number, Float64Array>();
  readonly #dc = new Map<number, HuffmanTable>();
  readonly #ac = new Map<number, HuffmanTable>();
  #interval = 0;
  #picture: Picture | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #word(at: number): number {
    return ((this.#bytes[at] ?? 0) << 8) | (this.#bytes[at + 1] ?? 0);
  }

  #readQuantisers(from: number, end: number): void {
    for (let at = from; at < end; ) {
      const head = this.#bytes[at] ?? 0;
      const wide = head >> 4 === 1;
      at += 1;
      const table = new Float64Array(64);
      for (let index = 0; index < 64; index += 1) {
        table[ZIGZAG[index] ?? 0] = wide ? this.#word(at + index * 2) : (this.#bytes[at + index] ?? 0);
      }
      this.#quantisers.set(head & 15, table);
      at += wide ? 128 : 64;
    }
  }

  #readHuffman(from: number, end: number): void {
    for (let at = from; at + 17 <= end; ) {
      const head = this.#bytes[at] ?? 0;
      const counts = this.#bytes.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      const values = this.#bytes.subarray(at + 17, at + 17 + total);
      (head >> 4 === 0 ? this.#dc : this.#ac).set(head & 15, huffmanTable(counts, values));
      at += 17 + total;
    }
  }

  #readFrame(at: number, progressive: boolean): void {
    const [bits, rows, columns] = [this.#bytes[at] ?? 0, this.#word(at + 1), this.#word(at + 3)];
    if (this.#bytes[at + 5] !== 1) throw new Error('more than one component');
    if (bits < 8 || bits > 12 || rows === 0 || columns === 0)
      throw new Error(`${columns}×${rows}, ${bits} bits`);
    const [across, down] = [Math.ceil(columns / 8), Math.ceil(rows / 8)];
    const coefficients = new Int32Array(across * down * 64);
    const quantiser = this.#bytes[at + 8] ?? 0;
    this.#picture = { rows, columns, bits, progressive, quantiser, across, down, coefficients };
  }

  #readScan(at: number, length: number): number {
    if (this.#picture === undefined) throw new Error('a scan before its frame');
    const tables = this.#bytes[at + 2] ?? 0;
    const [first, last, approximation] = [at + 3, at + 4, at + 5].map((place) => this.#bytes[place] ?? 0) as [
      number,
      number,
      number,
    ];
    const { progressive } = this.#picture;
    const scan: Scan = {
      dc: this.#dc.get(tables >> 4),
      ac: this.#ac.get(tables & 15),
      first: progressive ? first : 0,
      last: progressive ? last : 63,
      high: progressive ? approximation >> 4 : 0,
      low: progressive ? approximation & 15 : 0,
    };
    return readScan(this.#bytes, at + length, this.#picture, scan, this.#interval);
  }

  #readSegment(mark: number, at: number): number {
    const length = this.#word(at) - 2;
    const body = at + 2;
    if (mark === MARK.scan) return this.#readScan(body, length);
    if (mark === MARK.quantisation) this.#readQuantisers(body, body + length);
    else if (mark === MARK.huffman) this.#readHuffman(body, body + length);
    else if (mark === MARK.restartInterval) this.#interval = this.#word(body);
    else if (mark === MARK.progressive || mark === MARK.sequential[0] || mark === MARK.sequential[1])
      this.#readFrame(body, mark === MARK.progressive);
    else if (mark >= 0xc3 && mark <= 0xcf) throw new Error(`frame type ${mark.toString(16)}`);
    return body + length;
  }

  decode(): GreyJpeg {
    for (let at = 2; at + 3 < this.#bytes.length; ) {
      const mark = this.#bytes[at] === 0xff ? (this.#bytes[at + 1] ?? 0) : 0;
      if (mark === MARK.end) break;
      at =
        mark >= 0xc0 && mark !== 0xff && (mark < 0xd0 || mark > 0xd8)
          ? this.#readSegment(mark, at + 2)
          : at + 1;
    }
    if (this.#picture === undefined) throw new Error('no frame');
    const { rows, columns, bits, quantiser, across, down, coefficients } = this.#picture;
    const table = this.#quantisers.get(quantiser);
    if (table === undefined) throw new Error('no quantisation table');
    const samples = new Uint16Array(rows * columns);
    for (let index = 0; index < across * down; index += 1) {
      const block = coefficients.subarray(index * 64, index * 64 + 64);
      const [x, y] = [(index % across) * 8, Math.floor(index / across) * 8];
      inverseDct(block, table, bits, (row, column, value) => {
        if (y + row < rows && x + column < columns) samples[(y + row) * columns + x + column] = value;
      });
    }
    return { rows, columns, bits, samples };
  }
}

/** Throws an Error that says what is wrong with the stream. */
export function decodeGreyJpeg(bytes: Uint8Array): GreyJpeg {
  if (bytes[0] !== 0xff || bytes[1] !== MARK.begin) throw new Error('no JPEG');
  return new Decoder(bytes).decode();
}
