import { useEffect, useState } from 'react';
import type { FrameFacts } from './frame-facts.ts';
import type { Pixels } from './pixels.ts';
import type { ViewerProblem } from './problem.ts';
import { problemOfCause } from './problem.ts';
import type { StackView } from './stack-contract.ts';
import type { Volume } from './volume.ts';
import {
  allowedVolumeBytes,
  bytesPerVoxel,
  type Unfit,
  type VolumeGeometry,
  volumeFitness,
} from './volume-fitness.ts';

export type VolumeState =
  | { readonly state: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly state: 'ready'; readonly volume: Volume }
  | { readonly state: 'unfit'; readonly because: Unfit }
  | { readonly state: 'failed'; readonly problem: ViewerProblem };

/** What the browser tells of the device's memory, in GiB; most tell nothing. */
function deviceGib(): number | undefined {
  const told: unknown = Reflect.get(navigator, 'deviceMemory');
  return typeof told === 'number' && told > 0 ? told : undefined;
}

function emptyVolume(geometry: VolumeGeometry, frames: readonly FrameFacts[]): Volume | undefined {
  const voxels = geometry.columns * geometry.rows * geometry.slices;
  try {
    const values = bytesPerVoxel(frames) === 2 ? new Int16Array(voxels) : new Float32Array(voxels);
    return { geometry, values };
  } catch {
    // What the estimate allowed the device still refused.
    return undefined;
  }
}

function layInto(volume: Volume, slice: number, { slope, intercept }: FrameFacts, { samples }: Pixels): void {
  const size = volume.geometry.columns * volume.geometry.rows;
  const { values } = volume;
  for (let i = 0; i < size; i += 1) values[slice * size + i] = (samples[i] ?? 0) * slope + intercept;
}

async function fill(
  view: StackView,
  volume: Volume,
  signal: AbortSignal,
  onLoaded: (loaded: number) => void,
): Promise<void> {
  for (const [slice, index] of volume.geometry.order.entries()) {
    const [pixels, facts] = [await view.pixelsAt(index), view.frames[index]];
    if (signal.aborted) return;
    if (pixels === undefined || facts === undefined) throw new RangeError(`no pixels of frame ${index}`);
    layInto(volume, slice, facts, pixels);
    onLoaded(slice + 1);
  }
}

/** A stack as one block of space, for as long as somebody looks at it; every slice of it must have come. */
export function useVolume(view: StackView): VolumeState {
  const [state, setState] = useState<VolumeState>({ state: 'loading', loaded: 0, total: view.frames.length });
  useEffect(() => {
    const leaving = new AbortController();
    const allowed = allowedVolumeBytes(deviceGib());
    const fitness = volumeFitness(view.frames, allowed);
    const total = view.frames.length;
    if (!fitness.fit) {
      setState({ state: 'unfit', because: fitness.because });
      return undefined;
    }
    const volume = emptyVolume(fitness.geometry, view.frames);
    if (volume === undefined) {
      setState({ state: 'unfit', because: { why: 'memory', needed: fitness.bytes, allowed } });
      return undefined;
    }
    setState({ state: 'loading', loaded: 0, total });
    fill(view, volume, leaving.signal, (loaded) => setState({ state: 'loading', loaded, total })).then(
      () => {
        if (!leaving.signal.aborted) setState({ state: 'ready', volume });
      },
      (cause: unknown) => {
        if (!leaving.signal.aborted) setState({ state: 'failed', problem: problemOfCause(cause) });
      },
    );
    return () => leaving.abort();
  }, [view]);
  return state;
}
