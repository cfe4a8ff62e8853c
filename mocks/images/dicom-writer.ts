/** Writes DICOM Part 10 files, explicit or implicit little endian, with native or encapsulated pixels. */

export type Vr =
  | 'AE'
  | 'AS'
  | 'CS'
  | 'DA'
  | 'DS'
  | 'DT'
  | 'FD'
  | 'FL'
  | 'IS'
  | 'LO'
  | 'LT'
  | 'OB'
  | 'OW'
  | 'PN'
  | 'SH'
  | 'SL'
  | 'SQ'
  | 'SS'
  | 'ST'
  | 'TM'
  | 'UI'
  | 'UL'
  | 'US';

export type ElementValue = string | number | readonly number[] | Uint8Array | readonly Dataset[];
export type DicomElement = readonly [tag: number, vr: Vr, value: ElementValue];
export type Dataset = readonly DicomElement[];

/** Pixels as they are stored: one buffer, or one compressed fragment a frame. */
export type StoredPixels = { native: Uint8Array; wide: boolean } | { fragments: readonly Uint8Array[] };

const LONG_VR: readonly string[] = ['OB', 'OW', 'SQ'];
const IMPLICIT = '1.2.840.10008.1.2';
const IMPLEMENTATION_UID = '2.25.302718293847561029384756102938475610';

const utf8 = new TextEncoder();

export function writePart10(options: {
  sopClass: string;
  sopInstance: string;
  transferSyntax: string;
  dataset: Dataset;
  pixels?: StoredPixels;
}): Uint8Array {
  const explicit = options.transferSyntax !== IMPLICIT;
  const meta: Dataset = [
    [0x00020001, 'OB', new Uint8Array([0, 1])],
    [0x00020002, 'UI', options.sopClass],
    [0x00020003, 'UI', options.sopInstance],
    [0x00020010, 'UI', options.transferSyntax],
    [0x00020012, 'UI', IMPLEMENTATION_UID],
    [0x00020013, 'SH', 'HITOME_DEMO'],
  ];
  const metaBytes = concat(meta.map((element) => writeElement(element, true)));
  const body = [...options.dataset]
    .sort((a, b) => a[0] - b[0])
    .map((element) => writeElement(element, explicit));
  const preamble = new Uint8Array(132);
  preamble.set(utf8.encode('DICM'), 128);
  return concat([
    preamble,
    writeElement([0x00020000, 'UL', metaBytes.length], true),
    metaBytes,
    ...body,
    ...(options.pixels === undefined ? [] : pixelElement(options.pixels, explicit)),
  ]);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

function header(tag: number, vr: string, length: number, explicit: boolean): Uint8Array {
  const long = explicit && LONG_VR.includes(vr);
  const bytes = new Uint8Array(long ? 12 : 8);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, tag >>> 16, true);
  view.setUint16(2, tag & 0xffff, true);
  if (!explicit) {
    view.setUint32(4, length, true);
    return bytes;
  }
  bytes.set(utf8.encode(vr), 4);
  if (long) view.setUint32(8, length, true);
  else view.setUint16(6, length, true);
  return bytes;
}

function writeElement([tag, vr, value]: DicomElement, explicit: boolean): Uint8Array {
  const bytes = vr === 'SQ' ? sequenceBytes(value as readonly Dataset[], explicit) : valueBytes(vr, value);
  return concat([header(tag, vr, bytes.length, explicit), bytes]);
}

function sequenceBytes(items: readonly Dataset[], explicit: boolean): Uint8Array {
  return concat(
    items.flatMap((item) => {
      const body = concat(item.map((element) => writeElement(element, explicit)));
      return [itemHeader(0xe000, body.length), body];
    }),
  );
}

function itemHeader(element: number, length: number): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfffe, true);
  view.setUint16(2, element, true);
  view.setUint32(4, length, true);
  return bytes;
}

function valueBytes(vr: Vr, value: ElementValue): Uint8Array {
  if (value instanceof Uint8Array) return even(value, 0);
  if (typeof value === 'string') return even(utf8.encode(value), vr === 'UI' ? 0 : 0x20);
  const numbers = typeof value === 'number' ? [value] : (value as readonly number[]);
  const width = vr === 'FD' ? 8 : vr === 'UL' || vr === 'SL' || vr === 'FL' ? 4 : 2;
  if (vr === 'DS' || vr === 'IS') return even(utf8.encode(numbers.join('\\')), 0x20);
  const bytes = new Uint8Array(numbers.length * width);
  const view = new DataView(bytes.buffer);
  for (const [i, n] of numbers.entries()) {
    if (vr === 'FD') view.setFloat64(i * 8, n, true);
    else if (vr === 'FL') view.setFloat32(i * 4, n, true);
    else if (vr === 'UL') view.setUint32(i * 4, n, true);
    else if (vr === 'SL') view.setInt32(i * 4, n, true);
    else if (vr === 'SS') view.setInt16(i * 2, n, true);
    else view.setUint16(i * 2, n, true);
  }
  return bytes;
}

function even(bytes: Uint8Array, pad: number): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  const out = new Uint8Array(bytes.length + 1).fill(pad);
  out.set(bytes);
  return out;
}

function pixelElement(pixels: StoredPixels, explicit: boolean): Uint8Array[] {
  if ('native' in pixels) {
    const bytes = even(pixels.native, 0);
    return [header(0x7fe00010, pixels.wide ? 'OW' : 'OB', bytes.length, explicit), bytes];
  }
  const padded = pixels.fragments.map((fragment) => even(fragment, 0));
  const offsets = new Uint8Array(padded.length * 4);
  const view = new DataView(offsets.buffer);
  let offset = 0;
  for (const [i, fragment] of padded.entries()) {
    view.setUint32(i * 4, offset, true);
    offset += fragment.length + 8;
  }
  return [
    header(0x7fe00010, 'OB', 0xffffffff, true),
    itemHeader(0xe000, offsets.length),
    offsets,
    ...padded.flatMap((fragment) => [itemHeader(0xe000, fragment.length), fragment]),
    itemHeader(0xe0dd, 0),
  ];
}
