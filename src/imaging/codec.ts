import { getWebWorkerManager } from '@cornerstonejs/core';
import type { PixelLayout } from './frame-facts.ts';
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

/** Undoes a compressed frame in the worker. What comes back must be of the told size, or it is refused. */
export async function decodeCompressed(
  bytes: Uint8Array<ArrayBuffer>,
  layout: PixelLayout,
  uid: string,
  syntax: TransferSyntax,
): Promise<Decoded> {
  let decoded: DecodedFrame;
  try {
    await startDecoders();
    decoded = (await getWebWorkerManager().executeTask('dicomImageLoader', 'decodeTask', {
      imageFrame: frameOf(layout),
      transferSyntax: uid,
      // Copied, so that only this frame travels to the worker.
      pixelData: bytes.slice(),
      options: { preScale: { enabled: false } },
      decodeConfig: {},
    })) as DecodedFrame;
  } catch (cause) {
    throw new ProblemError({ kind: 'undecodable', syntax: syntax.name, detail: detailOf(cause) });
  }
  const { rows = layout.rows, columns = layout.columns } = decoded;
  const pixels = layout.rows * layout.columns;
  const perPixel = decoded.pixelData.length / pixels;
  if (rows !== layout.rows || columns !== layout.columns || (perPixel !== 1 && perPixel !== 3)) {
    const detail = `${columns}×${rows} / ${layout.columns}×${layout.rows} (${decoded.pixelData.length})`;
    throw new ProblemError({ kind: 'wrong-size', detail });
  }
  const planar = perPixel === 3 && syntax.coding === 'jpeg-ls' && decoded.interleaveMode === 0;
  return { samples: decoded.pixelData, perPixel, planar };
}
