/** Makes a screenshot small: as many colours as a screen of text needs, one byte a pixel, well packed. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const COLOURS = 40;
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

interface Image {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly pixels: Uint8Array;
}

export function smallPng(png: Uint8Array): Uint8Array {
  const image = decode(png);
  const palette = paletteOf(image);
  return encode(image, palette, indicesOf(image, palette));
}

function decode(png: Uint8Array): Image {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const packed: Uint8Array[] = [];
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const channels = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 2 && png[25] !== 6)) throw new Error('not a screenshot of Chromium');
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return {
    width,
    height,
    channels,
    pixels: unfiltered(inflateSync(Buffer.concat(packed)), width, height, channels),
  };
}

/** Undoes the five filters of PNG, row by row. */
function unfiltered(raw: Uint8Array, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let at = 0; at < stride; at += 1) {
      const here = row * stride + at;
      const left = at >= channels ? (out[here - channels] ?? 0) : 0;
      const up = row > 0 ? (out[here - stride] ?? 0) : 0;
      const corner = at >= channels && row > 0 ? (out[here - stride - channels] ?? 0) : 0;
      const value = raw[row * (stride + 1) + 1 + at] ?? 0;
      out[here] = value + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}

type Colour = readonly [number, number, number];

function colourAt({ pixels, channels }: Image, pixel: number): Colour {
  const at = pixel * channels;
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
}

function binOf([red, green, blue]: Colour): number {
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

/**
 * The commonest colours as they are, each the farther from those already taken the sooner: a small red sign counts for
 * more than one more shade of the grey between letter and paper.
 */
function paletteOf(image: Image): readonly Colour[] {
  const bins = binsOf(image);
  const palette: Colour[] = [];
  const distances = Array.from<number>({ length: bins.length }).fill(3 * 255 ** 2);
  while (palette.length < Math.min(COLOURS, bins.length)) {
    let best = 0;
    let most = -1;
    for (const [index, { count }] of bins.entries()) {
      const worth = count * (distances[index] ?? 0);
      if (worth > most) [best, most] = [index, worth];
    }
    const chosen = bins[best]?.colour ?? [0, 0, 0];
    palette.push(chosen);
    for (const [index, { colour }] of bins.entries())
      distances[index] = Math.min(distances[index] ?? 0, distance(colour, chosen));
  }
  return palette;
}

interface Bin {
  readonly colour: Colour;
  readonly count: number;
}

/** Like colours together, each group by the commonest of it. */
function binsOf(image: Image): readonly Bin[] {
  const exact = new Map<number, Map<number, number>>();
  for (let pixel = 0; pixel < image.width * image.height; pixel += 1) {
    const colour = colourAt(image, pixel);
    const inside = exact.get(binOf(colour)) ?? new Map<number, number>();
    const whole = (colour[0] << 16) | (colour[1] << 8) | colour[2];
    exact.set(binOf(colour), inside.set(whole, (inside.get(whole) ?? 0) + 1));
  }
  return [...exact.values()].map((inside) => {
    const [whole = 0] = [...inside].toSorted(([, one], [, other]) => other - one)[0] ?? [];
    const count = [...inside.values()].reduce((sum, each) => sum + each, 0);
    return { colour: [whole >> 16, (whole >> 8) & 0xff, whole & 0xff], count };
  });
}

function distance([red, green, blue]: Colour, [r, g, b]: Colour): number {
  return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
}

function indicesOf(image: Image, palette: readonly Colour[]): Uint8Array {
  const known = new Map<number, number>();
  const out = new Uint8Array(image.width * image.height);
  for (let pixel = 0; pixel < out.length; pixel += 1) {
    const colour = colourAt(image, pixel);
    const whole = (colour[0] << 16) | (colour[1] << 8) | colour[2];
    const index = known.get(whole) ?? nearest(palette, colour);
    known.set(whole, index);
    out[pixel] = index;
  }
  return out;
}

function nearest(palette: readonly Colour[], colour: Colour): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, each] of palette.entries()) {
    const far = distance(each, colour);
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

function encode({ width, height }: Image, palette: readonly Colour[], indices: Uint8Array): Uint8Array {
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, 8);
  head.setUint8(9, 3);
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
