import type { StudyUid } from '../domain/ids.ts';
import type { PresentationState } from './presentation-state.ts';
import type { Segment, Segmentation } from './segmentation.ts';
import { segmentKey, segmentKeys } from './use-addenda.tsx';
import type { Viewer } from './use-viewer.ts';

/** The middle of the images on which something lies. */
function middleOf(slices: readonly number[]): number | undefined {
  return slices[Math.floor(slices.length / 2)];
}

/** Shows a segment, and brings the active viewport to it: within its stack, or to the series it was traced on. */
export function goToSegment(
  { workspace, told, addenda }: Viewer,
  studyUid: StudyUid,
  segmentation: Segmentation,
  segment: Segment,
  slices: readonly number[],
): void {
  addenda.showSegments([segmentKey(segmentation, segment)], true);
  const middle = middleOf(slices);
  const view = told.get(workspace.active)?.view;
  if (middle !== undefined && view !== undefined) {
    view.show(middle);
    return;
  }
  const frames = segmentation.frames.filter((frame) => (frame.segment ?? segment.number) === segment.number);
  const [source] = frames[Math.floor(frames.length / 2)]?.from ?? [];
  const [uid] = segmentation.seriesUids;
  if (uid === undefined) return;
  const at =
    source === undefined ? {} : { at: { instanceUid: source.instanceUid, frame: source.frames[0] ?? 1 } };
  workspace.put(workspace.active, { studyUid, series: { uid }, ...at });
}

/** Has a study's images seen as they were left, beginning with the first that the state speaks of. */
export function chooseState(
  { workspace, told, states, addenda }: Viewer,
  studyUid: StudyUid,
  state: PresentationState | undefined,
): void {
  addenda.choose(studyUid, state);
  if (state === undefined) return;
  const view = told.get(workspace.active)?.view;
  const slice = states.get(workspace.active)?.slice;
  const seen = slice === undefined ? undefined : view?.frames[slice]?.instanceUid;
  if (seen !== undefined && state.images.has(seen)) return;
  const [first] = state.images;
  const [uid] = state.seriesUids;
  if (first === undefined || uid === undefined) return;
  workspace.put(workspace.active, {
    studyUid,
    series: { uid },
    at: { instanceUid: first[0], frame: first[1][0] ?? 1 },
  });
}

/**
 * A series of outlines or of ways of seeing is no stack of its own: choosing it lays it over the images it was made of.
 * False where that cannot be done, so that it is opened as any other.
 */
export function chooseBeside(viewer: Viewer, studyUid: StudyUid, seriesUid: string): boolean {
  const held = viewer.addenda.byStudy.get(studyUid);
  const segmentation = held?.segmentations.find((one) => one.seriesUid === seriesUid);
  const [segment] = segmentation?.segments ?? [];
  if (segmentation !== undefined && segment !== undefined && segmentation.seriesUids.length > 0) {
    viewer.addenda.showSegments(segmentKeys(segmentation), true);
    goToSegment(viewer, studyUid, segmentation, segment, []);
    return true;
  }
  const state = held?.states.find((one) => one.seriesUid === seriesUid);
  if (state === undefined || state.images.size === 0) return false;
  chooseState(viewer, studyUid, state);
  return true;
}
