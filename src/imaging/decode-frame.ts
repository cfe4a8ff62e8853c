import { type Decoded, decodeCompressed } from './codec.ts';
import { interleaved, paletteTable, paletteToRgb, ybr422ToRgb, ybrFullToRgb } from './colour.ts';
import type { FrameFacts, Palette } from './frame-facts.ts';
import { frameBytes, nativePixels, rlePixels } from './native-pixels.ts';
import type { Pixels } from './pixels.ts';
import { ProblemError } from './problem.ts';
import { expandPalette } from './segmented-palette.ts';
import { type TransferSyntax, transferSyntaxOf } from './transfer-syntax.ts';

/** The three tables of a palette, fetched. */
export type PaletteBytes = readonly [
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
];

const END_OF_IMAGE = [0xff, 0xd9] as const;
const MOST_PADDING = 64;

/** All codestreams of the JPEG family end with the same mark; padding after it is allowed. */
export function endsWithMark(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= 0 && at >= bytes.length - 2 - MOST_PADDING; at -= 1) {
    if (bytes[at] === END_OF_IMAGE[0] && bytes[at + 1] === END_OF_IMAGE[1]) return true;
  }
  return false;
}

/** Frames are padded to an even length: what stands after the end of the stream is no trouble. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, wanted: number): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(wanted);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done && size < wanted; next = await reader.read()) {
      const chunk = next.value.subarray(0, wanted - size);
      out.set(chunk, size);
      size += chunk.length;
    }
  } catch (cause) {
    if (size < wanted) {
      const detail = cause instanceof Error ? cause.message : 'inflate';
      throw new ProblemError({ kind: 'undecodable', syntax: 'Deflated Image Frame', detail });
    }
  }
  return out.subarray(0, size);
}

async function decoded(
  bytes: Uint8Array<ArrayBuffer>,
  { layout }: FrameFacts,
  uid: string,
  syntax: TransferSyntax,
): Promise<Decoded> {
  const native = { perPixel: layout.samples, planar: layout.planar && layout.samples > 1 };
  switch (syntax.coding) {
    case 'little-endian':
      return { samples: nativePixels(bytes, layout, 'little'), ...native };
    case 'big-endian':
      return { samples: nativePixels(bytes, layout, 'big'), ...native };
    case 'deflated-frame':
      return {
        samples: nativePixels(await inflated(bytes, frameBytes(layout)), layout, 'little'),
        ...native,
      };
    case 'rle':
      return { samples: rlePixels(bytes, layout), perPixel: layout.samples, planar: false };
    case 'unsupported':
      throw new ProblemError({ kind: 'unsupported', syntax: syntax.name });
    default:
      return decodeCompressed(bytes, layout, uid, syntax);
  }
}

function isCompressed({ coding }: TransferSyntax): boolean {
  return !['little-endian', 'big-endian', 'rle', 'deflated-frame', 'unsupported'].includes(coding);
}

/** Whether the decoder has already brought the colour to RGB, whatever the dataset says of it. */
function cameAsRgb({ coding }: TransferSyntax, photometric: string): boolean {
  if (photometric === 'RGB' || photometric === 'YBR_RCT' || photometric === 'YBR_ICT') return true;
  return coding === 'jpeg' && photometric.startsWith('YBR_FULL');
}

function paletteColour(samples: Pixels['samples'], palette: Palette, bytes: PaletteBytes): Pixels['samples'] {
  const { descriptor, segmented } = palette;
  const [length, , bits] = descriptor;
  const [red, green, blue] = bytes.map((table) =>
    paletteTable(segmented ? expandPalette(table, length, bits) : table, descriptor),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  return paletteToRgb(samples, descriptor, [red, green, blue]);
}

function coloured(from: Decoded, facts: FrameFacts, syntax: TransferSyntax): Pixels['samples'] {
  const { photometric, rows, columns, bitsAllocated } = facts.layout;
  if (bitsAllocated > 8)
    throw new ProblemError({ kind: 'wrong-size', detail: `${photometric} ${bitsAllocated} bits` });
  if (photometric === 'YBR_FULL_422' && !isCompressed(syntax) && syntax.coding !== 'rle') {
    return ybr422ToRgb(from.samples);
  }
  const samples = from.planar ? interleaved(from.samples, rows * columns) : from.samples;
  return cameAsRgb(syntax, photometric) ? samples : ybrFullToRgb(samples);
}

/** The bytes of a frame as numbers: grey as stored, colour as RGB. Throws a ProblemError that says why not. */
export async function decodeFrame(
  bytes: Uint8Array<ArrayBuffer>,
  facts: FrameFacts,
  uid: string,
  palette: PaletteBytes | undefined,
): Promise<Pixels> {
  const syntax = transferSyntaxOf(uid);
  if (syntax === undefined) throw new ProblemError({ kind: 'unsupported', syntax: uid });
  if (bytes.length === 0) throw new ProblemError({ kind: 'wrong-size', detail: '0 bytes' });
  const from = await decoded(bytes, facts, uid, syntax);
  const unfinished = isCompressed(syntax) && !endsWithMark(bytes);
  if (facts.layout.photometric === 'PALETTE COLOR') {
    if (facts.palette === undefined || palette === undefined) {
      throw new ProblemError({ kind: 'wrong-size', detail: 'palette 0' });
    }
    return {
      samples: paletteColour(from.samples, facts.palette, palette),
      perPixel: 3,
      rgb: true,
      unfinished,
    };
  }
  if (from.perPixel === 1) return { samples: from.samples, perPixel: 1, rgb: false, unfinished };
  return { samples: coloured(from, facts, syntax), perPixel: 3, rgb: true, unfinished };
}
