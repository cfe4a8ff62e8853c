/** What a codestream says of itself at its beginning, before anything is undone. */
export interface CodestreamFacts {
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  readonly components: number;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function long(bytes: Uint8Array, at: number): number {
  return word(bytes, at) * 65_536 + word(bytes, at + 2);
}

/** Marks that begin a frame: JPEG (T.81 table B.1) and JPEG-LS (T.87). */
const FRAME_MARKS: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xf7,
]);

function jpegFacts(bytes: Uint8Array): CodestreamFacts | undefined {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff) at += 1;
    else if (FRAME_MARKS.has(mark)) {
      const [rows, columns] = [word(bytes, at + 5), word(bytes, at + 7)];
      return { bits: bytes[at + 4] ?? 0, rows, columns, components: bytes[at + 9] ?? 0 };
    } else at += 2 + word(bytes, at + 2);
  }
  return undefined;
}

/** The SIZ segment (T.800 A.5.1), which comes first; HTJ2K has the same. */
function jpeg2000Facts(bytes: Uint8Array, at: number): CodestreamFacts | undefined {
  if (bytes.length < at + 43 || word(bytes, at + 2) !== 0xff51) return undefined;
  const [right, bottom, left, top] = [8, 12, 16, 20].map((offset) => long(bytes, at + offset)) as [
    number,
    number,
    number,
    number,
  ];
  return {
    rows: bottom - top,
    columns: right - left,
    components: word(bytes, at + 40),
    bits: ((bytes[at + 42] ?? 0) & 0x7f) + 1,
  };
}

/** Where the codestream begins inside the boxes of a JP2 file: some devices store the whole file as a frame. */
function insideBoxes(bytes: Uint8Array): number | undefined {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = long(bytes, at);
    const isCodestream = long(bytes, at + 4) === 0x6a_70_32_63;
    if (isCodestream) return length === 1 ? at + 16 : at + 8;
    if (length < 8) return undefined;
    at += length;
  }
  return undefined;
}

/** Undefined where the beginning is none that is known. */
export function codestreamFacts(bytes: Uint8Array): CodestreamFacts | undefined {
  const start = word(bytes, 0);
  if (start === 0xffd8) return jpegFacts(bytes);
  if (start === 0xff4f) return jpeg2000Facts(bytes, 0);
  const inside = long(bytes, 4) === 0x6a_50_20_20 ? insideBoxes(bytes) : undefined;
  return inside === undefined ? undefined : jpeg2000Facts(bytes, inside);
}
