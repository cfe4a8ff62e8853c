import { getWebWorkerManager } from '@cornerstonejs/core';
import { codestreamFacts } from './codestream-facts.ts';
import type { PixelLayout } from './frame-facts.ts';
import type { GreyJpeg } from './jpeg-dct.ts';
import { decodeJpeg2000 } from './jpeg-2000.ts';
import { keepStoredBits } from './native-pixels.ts';
import type { Samples } from './pixels.ts';
import { ProblemError } from './problem.ts';
import type { TransferSyntax } from './transfer-syntax.ts';
import { createLanes } from './worker-lanes.ts';

/** What the decoder's worker hands back of the frame it was given. */
interface DecodedFrame {
  readonly pixelData: Samples;
  readonly columns?: number;
  readonly rows?: number;
  readonly componentsPerPixel?: number;
  readonly interleaveMode?: number;
}

export interface Decoded {
  readonly samples: Samples;
  readonly perPixel: number;
  /** Samples lie plane by plane. */
  readonly planar: boolean;
}

let starting: Promise<void> | undefined;

/** The decoders and their worker are fetched when the first compressed frame comes. */
function startDecoders(): Promise<void> {
  starting ??= import('@cornerstonejs/dicom-image-loader').then(({ init }) =>
    init({ maxWebWorkers: workers() }),
  );
  return starting;
}

function workers(): number {
  return Math.min(3, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
}

function detailOf(cause: unknown): string {
  if (cause instanceof Error) return cause.message;
  return typeof cause === 'string' || typeof cause === 'number' ? String(cause) : 'decoder';
}

function frameOf(layout: PixelLayout): object {
  return {
    rows: layout.rows,
    columns: layout.columns,
    samplesPerPixel: layout.samples,
    photometricInterpretation: layout.photometric,
    planarConfiguration: layout.planar ? 1 : 0,
    bitsAllocated: layout.bitsAllocated,
    bitsStored: layout.bitsStored,
    pixelRepresentation: layout.signed ? 1 : 0,
  };
}

async function runTask(
  bytes: Uint8Array<ArrayBuffer>,
  layout: PixelLayout,
  uid: string,
): Promise<DecodedFrame> {
  await startDecoders();
  return (await getWebWorkerManager().executeTask('dicomImageLoader', 'decodeTask', {
    imageFrame: frameOf(layout),
    transferSyntax: uid,
    // Copied, so that only this frame travels to the worker.
    pixelData: bytes.slice(),
    options: { preScale: { enabled: false } },
    decodeConfig: {},
  })) as DecodedFrame;
}

async function runJpeg2000(bytes: Uint8Array<ArrayBuffer>): Promise<DecodedFrame> {
  const { bytes: plain, columns, rows, bits, components } = await decodeJpeg2000(bytes);
  const pixelData = bits <= 8 ? plain : new Uint16Array(plain.buffer);
  return { pixelData, columns, rows, componentsPerPixel: components };
}

const decodeGrey = createLanes<GreyJpeg>(
  () => new Worker(new URL('./jpeg-dct-worker.ts', import.meta.url), { type: 'module' }),
);

const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';

async function runJpeg(
  bytes: Uint8Array<ArrayBuffer>,
  layout: PixelLayout,
  uid: string,
): Promise<DecodedFrame> {
  if (uid !== JPEG_BASELINE && layout.samples === 1) {
    const { samples, rows, columns } = await decodeGrey(bytes);
    return { pixelData: layout.bitsAllocated > 8 ? samples : Uint8Array.from(samples), rows, columns };
  }
  // Eight bits in colour: the decoder of the baseline reads the other kinds of scans as well.
  return runTask(bytes, layout, JPEG_BASELINE);
}

function run(
  bytes: Uint8Array<ArrayBuffer>,
  layout: PixelLayout,
  uid: string,
  { coding }: TransferSyntax,
): Promise<DecodedFrame> {
  if (coding === 'jpeg-2000') return runJpeg2000(bytes);
  return coding === 'jpeg' ? runJpeg(bytes, layout, uid) : runTask(bytes, layout, uid);
}

/** A stream that begins with another size than the dataset tells is refused before anything is reserved for it. */
function refuseOtherSize(bytes: Uint8Array, layout: PixelLayout): void {
  const own = codestreamFacts(bytes);
  if (own === undefined || (own.rows === layout.rows && own.columns === layout.columns)) return;
  const detail = `${own.columns}×${own.rows} / ${layout.columns}×${layout.rows}`;
  throw new ProblemError({ kind: 'wrong-size', detail });
}

/**
 * Codestreams and datasets sometimes disagree about the sign. The dataset is what every other reader goes by, so the
 * same bits are read as it says.
 */
function asTold(samples: Samples, layout: PixelLayout): Samples {
  const { buffer, byteOffset, length } = samples;
  const retyped =
    layout.signed && samples instanceof Uint16Array
      ? new Int16Array(buffer, byteOffset, length)
      : layout.signed && samples instanceof Uint8Array
        ? new Int8Array(buffer, byteOffset, length)
        : samples;
  return keepStoredBits(retyped, layout);
}

/** Undoes a compressed frame in a worker. What comes back must be of the told size, or it is refused. */
export async function decodeCompressed(
  bytes: Uint8Array<ArrayBuffer>,
  layout: PixelLayout,
  uid: string,
  syntax: TransferSyntax,
): Promise<Decoded> {
  refuseOtherSize(bytes, layout);
  const decoded = await run(bytes, layout, uid, syntax).catch((cause: unknown) => {
    throw new ProblemError({ kind: 'undecodable', syntax: syntax.name, detail: detailOf(cause) });
  });
  const { rows = layout.rows, columns = layout.columns } = decoded;
  const pixels = layout.rows * layout.columns;
  const perPixel = decoded.pixelData.length / pixels;
  if (rows !== layout.rows || columns !== layout.columns || (perPixel !== 1 && perPixel !== 3)) {
    const detail = `${columns}×${rows} / ${layout.columns}×${layout.rows} (${decoded.pixelData.length})`;
    throw new ProblemError({ kind: 'wrong-size', detail });
  }
  const planar = perPixel === 3 && syntax.coding === 'jpeg-ls' && decoded.interleaveMode === 0;
  const samples = perPixel === 1 ? asTold(decoded.pixelData, layout) : decoded.pixelData;
  return { samples, perPixel, planar };
}
