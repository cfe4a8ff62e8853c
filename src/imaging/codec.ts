import { getWebWorkerManager } from '@cornerstonejs/core';
import type { PixelLayout } from './frame-facts.ts';
import { decodeJpeg2000 } from './jpeg-2000.ts';
import { keepStoredBits } from './native-pixels.ts';
import type { Samples } from './pixels.ts';
import { ProblemError } from './problem.ts';
import type { TransferSyntax } from './transfer-syntax.ts';

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
  const decoded = await (syntax.coding === 'jpeg-2000'
    ? runJpeg2000(bytes)
    : runTask(bytes, layout, uid)
  ).catch((cause: unknown) => {
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
