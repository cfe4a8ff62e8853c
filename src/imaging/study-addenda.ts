import type { ImagingSeries } from '../domain/entry.ts';
import { type OpenedStudy, readObjects } from './archive-series.ts';
import type { ImageArchive } from './contract.ts';
import { type PresentationState, readPresentationState } from './presentation-state.ts';
import { problemOfCause, type ViewerProblem } from './problem.ts';
import { createSegmentShelf, type SegmentShelf } from './segment-pixels.ts';
import { readSegmentation, type Segmentation } from './segmentation.ts';

/** What was made of a study's images and is kept beside them: regions that were traced, ways of seeing them. */
export interface StudyAddenda {
  readonly archive: ImageArchive;
  readonly shelf: SegmentShelf;
  readonly segmentations: readonly Segmentation[];
  readonly states: readonly PresentationState[];
  /** Series of which it is not known what they hold, and why. */
  readonly troubles: readonly { readonly series: ImagingSeries; readonly problem: ViewerProblem }[];
  /** Objects that hold nothing that could be laid over a picture. */
  readonly unread: number;
  readonly state: 'loading' | 'whole';
}

const KINDS: ReadonlySet<string> = new Set(['SEG', 'PR']);

export function isAddendum({ modality }: ImagingSeries): boolean {
  return KINDS.has(modality ?? '');
}

/** Nothing is known yet of what may lie beside the images. */
export function beginAddenda(archive: ImageArchive): StudyAddenda {
  return {
    archive,
    shelf: createSegmentShelf(archive),
    segmentations: [],
    states: [],
    troubles: [],
    unread: 0,
    state: 'loading',
  };
}

async function withSeries(
  before: StudyAddenda,
  studyUid: string,
  series: ImagingSeries,
  signal: AbortSignal,
): Promise<StudyAddenda> {
  const read = await readObjects(before.archive, studyUid, series.uid, signal);
  if (!read.ok) return { ...before, troubles: [...before.troubles, { series, problem: read.error }] };
  const segmentations = read.value.flatMap((one) => readSegmentation(one) ?? []);
  const states = read.value.flatMap((one) => readPresentationState(one) ?? []);
  return {
    ...before,
    segmentations: [...before.segmentations, ...segmentations],
    states: [...before.states, ...states],
    unread: before.unread + read.value.length - segmentations.length - states.length,
  };
}

/** Reads them one series after another, telling of each as it comes. */
export async function readAddenda(
  begun: StudyAddenda,
  studyUid: string,
  { series }: OpenedStudy,
  signal: AbortSignal,
  tell: (addenda: StudyAddenda) => void,
): Promise<void> {
  let addenda = begun;
  for (const one of series.filter(isAddendum)) {
    addenda = await withSeries(addenda, studyUid, one, signal).catch((cause: unknown) => {
      signal.throwIfAborted();
      const trouble = { series: one, problem: problemOfCause(cause) };
      return { ...addenda, troubles: [...addenda.troubles, trouble] };
    });
    if (signal.aborted) return;
    tell(addenda);
  }
  tell({ ...addenda, state: 'whole' });
}
