import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ImagingSeries } from '../domain/entry.ts';
import { useText } from '../i18n/text.ts';
import type { ObjectReference } from './content-tree.ts';
import { firstSlice, useJump } from './first-slice.ts';
import type { FrameFacts } from './frame-facts.ts';
import type { Tool } from './gestures.ts';
import { hangingOf, inHangingOrder } from './hanging.ts';
import { FramePreview } from './frame-preview.tsx';
import type { Mark } from './mark-shelf.ts';
import { PictureNotes } from './picture-notes.tsx';
import { PresentationLayer } from './presentation-layer.tsx';
import type { PresentationState, Presented } from './presentation-state.ts';
import type { Affine } from './image-plane.ts';
import type { ViewerProblem } from './problem.ts';
import { type LaidSegment, laidOn, SegmentLayer } from './segment-layer.tsx';
import { nearnessOf } from './segment-place.ts';
import { SeriesObjects } from './series-object.tsx';
import type { StackView } from './stack-contract.ts';
import type { StudyAddenda } from './study-addenda.ts';
import { segmentKeys } from './use-addenda.tsx';
import { usePresented } from './use-presented.ts';
import { useStack } from './use-stack.ts';
import type { StudyState } from './use-studies.tsx';
import { type Fetched, useSeries } from './use-study.ts';
import type { Content } from './use-workspace.ts';
import type { SeriesFrames } from './archive-series.ts';
import type { ViewerMemory, ViewerStudy } from './viewer-contract.ts';
import type { ViewState } from './view-state.ts';
import { ViewerProblemBox } from './viewer-problem.tsx';
import { ViewportHand } from './viewport-hand.tsx';
import { type Standing, ViewportOverlay } from './viewport-overlay.tsx';

/** What the viewer around it learns of a viewport. */
export interface ViewportTold {
  readonly view: StackView | undefined;
  readonly series: ImagingSeries | undefined;
  readonly studyUid: string;
  /** It shows what is no picture: a report, a document, a curve. */
  readonly hasObjects: boolean;
}

export interface ViewportProps {
  readonly cell: number;
  readonly content: Content;
  readonly study: ViewerStudy;
  readonly opened: StudyState | undefined;
  readonly standing: Standing;
  /** How far through its stack it begins: 0 to 1. */
  readonly beginAt: number;
  readonly isActive: boolean;
  readonly isAlone: boolean;
  readonly tool: Tool;
  readonly personLabel: string;
  readonly memory: ViewerMemory;
  readonly marks: readonly Mark[];
  /** What other viewports show. */
  readonly others: readonly FrameFacts[];
  readonly onTell: (cell: number, told: ViewportTold | undefined) => void;
  readonly onTrouble: (cell: number, troubled: true | undefined) => void;
  readonly onActivate: (cell: number) => void;
  /** True if the key was taken. */
  readonly onKey: (event: KeyboardEvent, view: StackView | undefined) => boolean;
  /** Goes to the image that an object points to. */
  readonly onShow: (cell: number, studyUid: string, reference: ObjectReference) => void;
  readonly onDropped: (cell: number, text: string) => void;
  /** What lies beside the images of its study, and what of it is shown. */
  readonly beside: Beside;
}

/** Outlines and kept ways of seeing, as far as they are to be shown. */
export interface Beside {
  readonly held: StudyAddenda | undefined;
  readonly shown: ReadonlySet<string>;
  readonly chosen: PresentationState | undefined;
}

/** The series that a viewport shows; of those to be seen at first, one that turns out to hold no picture is passed over. */
function useShownSeries({ content, study, opened }: ViewportProps) {
  const value = opened?.fetched.state === 'ready' ? opened.fetched.value : undefined;
  const [barren, setBarren] = useState<ReadonlySet<string>>(new Set());
  const hung = value === undefined ? [] : inHangingOrder(value.series).filter(({ uid }) => !barren.has(uid));
  const wanted =
    'uid' in content.series
      ? content.series.uid
      : (hung[content.series.nth] ?? (content.series.nth === 0 ? value?.series[0] : undefined))?.uid;
  const [frames, retry] = useSeries(value?.archive, study.uid, wanted);
  const isBarren = frames.state === 'ready' && frames.value.frames.length === 0 && 'nth' in content.series;
  useEffect(() => {
    if (isBarren && wanted !== undefined) setBarren((before) => new Set(before).add(wanted));
  }, [isBarren, wanted]);
  return { value, frames, retry, wanted, series: value?.series.find(({ uid }) => uid === wanted) };
}

function problemOf(
  opened: StudyState | undefined,
  frames: Fetched<SeriesFrames>,
  state: ViewState | undefined,
): ViewerProblem | undefined {
  if (opened?.fetched.state === 'failed') return opened.fetched.problem;
  if (frames.state === 'failed') return frames.problem;
  const barren = frames.state === 'ready' && frames.value.frames.length === 0;
  if (barren && frames.value.others.length === 0) return { kind: 'empty' };
  return state?.phase === 'failed' ? state.problem : undefined;
}

/** What a series without pictures holds. */
function objectsOf(frames: Fetched<SeriesFrames>): SeriesFrames['others'] {
  return frames.state === 'ready' && frames.value.frames.length === 0 ? frames.value.others : [];
}

interface Telling extends Pick<ViewportTold, 'view' | 'series' | 'hasObjects'> {
  readonly troubled: boolean;
}

/** Tells the viewer around it what stands here, and that nothing does when it goes. */
function useTelling(props: ViewportProps, { view, series, hasObjects, troubled }: Telling): void {
  const { onTell, onTrouble, cell, study } = props;
  useEffect(() => {
    onTell(cell, { view, series, studyUid: study.uid, hasObjects });
  }, [onTell, cell, view, series, study.uid, hasObjects]);
  useEffect(() => onTrouble(cell, troubled ? true : undefined), [onTrouble, cell, troubled]);
  useEffect(
    () => () => {
      onTell(cell, undefined);
      onTrouble(cell, undefined);
    },
    [onTell, onTrouble, cell],
  );
}

/** The series of a place as a stack on an element, and how far that is. */
function usePicture(props: ViewportProps, element: RefObject<HTMLDivElement | null>) {
  const { content, opened } = props;
  const seen = useRef<FrameFacts | undefined>(undefined);
  const shown = useShownSeries(props);
  const frames = shown.frames.state === 'ready' ? shown.frames.value.frames : undefined;
  const modality = shown.series?.modality;
  const [view, state] = useStack(element, shown.value?.archive, frames, () => ({
    slice: firstSlice(frames ?? [], content, props.beginAt, seen.current),
    automatic: hangingOf(modality).window === 'automatic',
  }));
  const facts = state === undefined ? undefined : frames?.[state.slice];
  useEffect(() => {
    if (facts !== undefined) seen.current = facts;
  }, [facts]);
  useJump(view, frames, content);
  const problem = problemOf(opened, shown.frames, state);
  const objects = objectsOf(shown.frames);
  const usual = objects.length > 0 ? 'ready' : (state?.phase ?? 'loading');
  const phase: ViewState['phase'] = problem === undefined ? usual : 'failed';
  return { shown, frames, view, state, facts, problem, objects, phase };
}

/** One place for pictures: a series as a stack, what is drawn over it, and the hand on it. */
export function Viewport(props: ViewportProps) {
  const { study, opened, cell, beside } = props;
  const element = useRef<HTMLDivElement>(null);
  const { shown, frames, view, state, facts, problem, objects, phase } = usePicture(props, element);
  const presented = usePresented(view, state, facts, beside.chosen);
  const laid = useLaid(props, frames, facts);
  const hasObjects = objects.length > 0;
  useTelling(props, { view, series: shown.series, hasObjects, troubled: problem !== undefined });
  return (
    <ViewportHand
      {...props}
      view={view}
      state={state}
      element={element}
      facts={facts}
      phase={phase}
      under={
        phase !== 'ready' || state?.affine === undefined || facts === undefined ? null : (
          <LaidOver
            beside={beside}
            laid={laid}
            presented={presented}
            size={facts.layout}
            affine={state.affine}
          />
        )
      }
    >
      <ViewportOverlay {...props} series={shown.series} facts={facts} state={state}>
        {facts === undefined ? null : (
          <PictureNotes laid={laid} wanted={isWanted(beside)} chosen={beside.chosen} presented={presented} />
        )}
      </ViewportOverlay>
      {objects.length === 0 || shown.value === undefined ? null : (
        <SeriesObjects
          archive={shown.value.archive}
          objects={objects}
          onShow={(reference) => props.onShow(cell, study.uid, reference)}
        />
      )}
      <Waiting {...props} shown={shown} state={state} facts={facts} phase={phase} />
      {problem === undefined ? null : (
        <ViewerProblemBox
          problem={problem}
          archives={study.archives}
          retry={() => askAgain(opened, view, shown.retry)}
        />
      )}
    </ViewportHand>
  );
}

/** Asks again for what failed: the study, its series, or the picture. */
function askAgain(opened: StudyState | undefined, view: StackView | undefined, retry: () => void): void {
  if (opened?.fetched.state !== 'ready') opened?.retry();
  else if (view === undefined) retry();
  else view.show(view.snapshot().slice);
}

interface LaidOverProps {
  readonly beside: Beside;
  readonly laid: readonly LaidSegment[];
  readonly presented: Presented | undefined;
  readonly size: FrameFacts['layout'];
  readonly affine: Affine;
}

/** What others have drawn, over the picture and under the hand's own marks. */
function LaidOver({ beside, laid, presented, size, affine }: LaidOverProps) {
  return (
    <>
      {beside.held === undefined ? null : (
        <SegmentLayer shelf={beside.held.shelf} laid={laid} affine={affine} />
      )}
      {presented === undefined ? null : (
        <PresentationLayer
          shapes={presented.shapes}
          shutter={presented.shutter}
          size={size}
          affine={affine}
        />
      )}
    </>
  );
}

interface WaitingProps extends ViewportProps {
  readonly shown: ReturnType<typeof useShownSeries>;
  readonly state: ViewState | undefined;
  readonly facts: FrameFacts | undefined;
  readonly phase: ViewState['phase'];
}

/** What stands where the picture is not yet, or where not all of the series is known. */
function Waiting({ shown, state, facts, phase, opened }: WaitingProps) {
  const { t } = useText();
  return (
    <>
      {phase === 'loading' && state?.loaded === 0 && facts !== undefined && shown.value !== undefined ? (
        <FramePreview archive={shown.value.archive} facts={facts} />
      ) : null}
      {isVacant(shown) ? (
        <p className="viewer-vacant">{t('viewer.emptyCell')}</p>
      ) : phase === 'loading' ? (
        <output className="viewer-waiting">
          {opened?.fetched.state === 'ready' ? t('viewer.loading') : t('viewer.opening')}
        </output>
      ) : null}
      {shown.frames.state === 'ready' && !shown.frames.value.whole ? (
        <output className="series-begun">{t('imageObjects.moreComing')}</output>
      ) : null}
    </>
  );
}

/** Some segment of the study is to be shown. */
function isWanted({ held, shown }: Beside): boolean {
  return (held?.segmentations ?? []).some((one) => segmentKeys(one).some((key) => shown.has(key)));
}

/** The segments that lie on the image that is shown. */
function useLaid(
  { beside }: ViewportProps,
  frames: readonly FrameFacts[] | undefined,
  facts: FrameFacts | undefined,
): readonly LaidSegment[] {
  const near = useMemo(() => nearnessOf(frames ?? []), [frames]);
  const { held, shown } = beside;
  return useMemo(
    () => (facts === undefined ? [] : laidOn(held, shown, facts, near)),
    [held, shown, facts, near],
  );
}

/** The study is open and has no further series for this place. */
function isVacant({ value, wanted }: ReturnType<typeof useShownSeries>): boolean {
  return value !== undefined && wanted === undefined;
}
