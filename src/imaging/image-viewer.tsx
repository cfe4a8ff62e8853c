import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { ImagingSeries } from '../domain/entry.ts';
import { sourceShortName } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { ImageViewerProps } from './contract.ts';
import { attachGestures, handleKey, type Tool } from './gestures.ts';
import type { ViewerProblem } from './problem.ts';
import { problemText } from './problem-text.ts';
import { SeriesList } from './series-list.tsx';
import type { StackView } from './stack-view.ts';
import type { ViewState } from './view-state.ts';
import { useStack } from './use-stack.ts';
import { useSeries, useStudy } from './use-study.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import { ViewportOverlay } from './viewport-overlay.tsx';
import './viewer.css';

/** Modalities whose series hold no pictures; the first series opened is one that does. */
const NO_PICTURES: ReadonlySet<string> = new Set([
  'SR',
  'PR',
  'KO',
  'DOC',
  'SEG',
  'REG',
  'RTPLAN',
  'RTSTRUCT',
  'ECG',
]);

/** The series to begin with: the first after those that turned out to hold no picture. */
function firstSeries(series: readonly ImagingSeries[], barren: ReadonlySet<string>): string | undefined {
  const left = series.filter((one) => !barren.has(one.uid));
  return (left.find((one) => !NO_PICTURES.has(one.modality ?? '')) ?? left[0] ?? series[0])?.uid;
}

function useOpened({ archives, studyUid }: ImageViewerProps) {
  const [study, retryStudy] = useStudy(archives, studyUid);
  const [chosen, setChosen] = useState<string>();
  const [barren, setBarren] = useState<ReadonlySet<string>>(new Set());
  const opened = study.state === 'ready' ? study.value : undefined;
  const seriesUid = chosen ?? (opened && firstSeries(opened.series, barren));
  const [frames, retrySeries] = useSeries(opened?.archive, studyUid, seriesUid);
  const isBarren = frames.state === 'ready' && frames.value.frames.length === 0;
  useEffect(() => {
    if (isBarren && seriesUid !== undefined) setBarren((before) => new Set(before).add(seriesUid));
  }, [isBarren, seriesUid]);
  return {
    study,
    opened,
    seriesUid,
    frames,
    setChosen,
    retry: opened === undefined ? retryStudy : retrySeries,
  };
}

type Opened = ReturnType<typeof useOpened>;

function problemOf({ study, frames }: Opened, state: ViewState | undefined): ViewerProblem | undefined {
  if (study.state === 'failed') return study.problem;
  if (frames.state === 'failed') return frames.problem;
  if (frames.state === 'ready' && frames.value.frames.length === 0) {
    const sopClass = frames.value.others[0]?.sopClass;
    return sopClass === undefined ? { kind: 'empty' } : { kind: 'no-picture', sopClass };
  }
  return state?.phase === 'failed' ? state.problem : undefined;
}

/** A study of an archive, looked at: its series, one of them as a stack, and how it is shown. */
export function ImageViewer(props: ImageViewerProps) {
  const { t } = useText();
  const opened = useOpened(props);
  const element = useRef<HTMLDivElement>(null);
  const frames = opened.frames.state === 'ready' ? opened.frames.value.frames : undefined;
  const [view, state] = useStack(element, opened.opened?.archive, frames);
  const [tool, setTool] = useState<Tool>('scroll');
  const series = opened.opened?.series.find((one) => one.uid === opened.seriesUid);
  const facts = state === undefined ? undefined : frames?.[state.slice];
  useGestures(element, view, tool);
  const problem = problemOf(opened, state);
  const phase = problem === undefined ? (state?.phase ?? 'loading') : 'failed';
  return (
    <section
      className="viewer"
      aria-label={t('viewer.label')}
      data-viewer=""
      data-series={opened.seriesUid}
      data-slice={state === undefined ? undefined : state.slice + 1}
      data-slices={state?.slices}
      data-state={phase}
      data-loaded={state?.loaded}
      data-probe={state?.probe}
    >
      <ViewerToolbar
        view={view}
        state={state}
        isCt={series?.modality === 'CT'}
        isFilm={(facts?.frames ?? 1) > 1}
        tool={tool}
        onTool={setTool}
        onClose={props.onClose}
      />
      {opened.opened === undefined ? null : (
        <SeriesList series={opened.opened.series} chosen={opened.seriesUid} onChoose={opened.setChosen} />
      )}
      <Stage title={props.title} view={view}>
        <div className="viewer-canvas" ref={element} data-hidden={problem !== undefined} />
        <ViewportOverlay {...props} series={series} facts={facts} state={state} />
        {phase === 'loading' ? (
          <output className="viewer-waiting">
            {opened.study.state === 'loading' ? t('viewer.opening') : t('viewer.loading')}
          </output>
        ) : null}
        {problem === undefined ? null : (
          <Problem {...props} problem={problem} view={view} retry={opened.retry} />
        )}
      </Stage>
      <Footer view={view} state={state} />
    </section>
  );
}

interface StageProps {
  readonly title: string;
  readonly view: StackView | undefined;
  readonly children: ReactNode;
}

/** Where the picture lies: it takes the keys of scrolling when it has the focus. */
function Stage({ title, view, children }: StageProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const inside = event.target instanceof Element && event.target.closest('button, summary') !== null;
    if (view === undefined || inside || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!handleKey(view, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- an application of its own (ARIA), like a map
    <div className="viewer-stage" role="application" aria-label={title} tabIndex={0} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function useGestures(
  element: RefObject<HTMLDivElement | null>,
  view: StackView | undefined,
  tool: Tool,
): void {
  const chosen = useRef(tool);
  useEffect(() => {
    chosen.current = tool;
  }, [tool]);
  useEffect(() => {
    if (element.current === null || view === undefined) return;
    return attachGestures(element.current, view, () => chosen.current);
  }, [element, view]);
}

interface ProblemProps extends ImageViewerProps {
  readonly problem: ViewerProblem;
  readonly view: StackView | undefined;
  readonly retry: () => void;
}

function Problem({ problem, archives, view, retry }: ProblemProps) {
  const text = useText();
  const sources = archives.map(({ source }) => source);
  const source = problem.kind === 'source' ? sources.find(({ id }) => id === problem.source) : sources[0];
  const name = source === undefined ? '' : sourceShortName(text.language, sources, source.id);
  const words = problemText(text, problem, name);
  return (
    <div className="viewer-problem" role="alert" data-problem={problem.kind}>
      <p>
        <b>{words.title}</b>
        <span>{words.why}</span>
      </p>
      {problem.kind === 'source' ? (
        <button
          type="button"
          className="btn"
          onClick={() => (view === undefined ? retry() : view.show(view.snapshot().slice))}
        >
          {text.t('common.retry')}
        </button>
      ) : null}
      {words.detail === undefined ? null : (
        <details>
          <summary>{text.t('common.technical')}</summary>
          <code>{words.detail}</code>
        </details>
      )}
    </div>
  );
}

function Footer({
  view,
  state,
}: {
  readonly view: StackView | undefined;
  readonly state: ViewState | undefined;
}) {
  const { t } = useText();
  return (
    <div className="viewer-footer">
      {state === undefined || state.slices < 2 ? null : (
        <input
          type="range"
          min={1}
          max={state.slices}
          value={state.slice + 1}
          aria-label={t('viewer.sliceSlider')}
          onChange={(event) => view?.show(Number(event.target.value) - 1)}
        />
      )}
      {state === undefined ? null : (
        <span>{t('viewer.loaded', { n: state.loaded, total: state.slices })}</span>
      )}
      <span className="viewer-probe" title={t('viewer.probe')}>
        {state?.probe ?? ''}
      </span>
      <span className="viewer-keys">{t('viewer.keys')}</span>
      <span className="viewer-note">{t('viewer.notDiagnostic')}</span>
    </div>
  );
}
