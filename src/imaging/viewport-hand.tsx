import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useText } from '../i18n/text.ts';
import type { FrameFacts } from './frame-facts.ts';
import { attachGestures } from './gestures.ts';
import { Lens } from './lens.tsx';
import { MarksLayer } from './marks-layer.tsx';
import type { StackView } from './stack-contract.ts';
import { useCursor } from './use-cursor.ts';
import { type Drawing, useDrawing } from './use-drawing.ts';
import type { ViewState } from './view-state.ts';
import type { ViewportProps } from './viewport.tsx';

interface HandProps extends ViewportProps {
  readonly view: StackView | undefined;
  readonly state: ViewState | undefined;
  readonly facts: FrameFacts | undefined;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly phase: ViewState['phase'];
  /** What lies between the picture and the hand's own marks. */
  readonly under: ReactNode;
  readonly children: ReactNode;
}

type CanvasPoint = readonly [number, number];

/** The picture under a hand: gestures, marks, lens, and the keyboard's own hand. */
export function ViewportHand(props: HandProps) {
  const { view, state, facts, element, tool, memory, cell, study } = props;
  const { t } = useText();
  const [lens, setLens] = useState<CanvasPoint>();
  const here = useMemo(
    () => props.marks.filter((mark) => mark.instanceUid === facts?.instanceUid && mark.frame === facts.frame),
    [props.marks, facts],
  );
  const drawing = useDrawing(view, memory.marks, here);
  const cursor = useCursor(element, view, tool, drawing);
  useGestures(props, drawing, setLens);
  const onKeyDown = (event: KeyboardEvent) => {
    const inside = event.target instanceof Element && event.target.closest('button, summary') !== null;
    if (inside || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!cursor.onKey(event) && !props.onKey(event, view)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application of its own (ARIA), like a map
    <div
      className="viewer-stage"
      role="application"
      aria-label={stageLabel(props, t('viewer.viewportOf', { n: cell + 1 }))}
      data-viewport={cell}
      data-viewport-study={study.uid}
      data-standing={props.standing}
      data-state={props.phase}
      data-slice={state === undefined ? undefined : state.slice + 1}
      data-slices={state?.slices}
      data-active={props.isActive && !props.isAlone}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes the keys of the picture
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => props.onActivate(cell)}
      onBlur={cursor.leave}
      {...dropTarget((text) => props.onDropped(cell, text))}
    >
      <div className="viewer-canvas" ref={element} data-hidden={props.phase === 'failed'} data-tool={tool} />
      {props.under}
      <Over {...props} here={here} draft={drawing.draft} cursor={cursor.at} lens={lens} />
      {props.children}
    </div>
  );
}

interface OverProps extends HandProps {
  readonly here: ViewportProps['marks'];
  readonly draft: Drawing['draft'];
  readonly cursor: CanvasPoint | undefined;
  readonly lens: CanvasPoint | undefined;
}

/** What is drawn over the picture while there is one. */
function Over({ view, state, facts, phase, here, draft, others, cursor, lens }: OverProps) {
  const drawn = view?.drawn();
  if (state === undefined || phase === 'failed') return null;
  return (
    <>
      {facts === undefined || state.affine === undefined || state.phase !== 'ready' ? null : (
        <MarksLayer
          affine={state.affine}
          facts={facts}
          pixels={drawn?.pixels}
          marks={here}
          draft={draft}
          others={others}
          cursor={cursor}
        />
      )}
      {lens === undefined ? null : (
        <Lens at={lens} drawn={drawn} affine={state.affine} window={state.window} inverted={state.inverted} />
      )}
    </>
  );
}

function stageLabel({ isAlone, study }: HandProps, place: string): string {
  const what = [study.day, study.title].filter(Boolean).join(' ');
  return isAlone ? what : `${place} ${what}`;
}

/** Takes a series that is dragged here from the list. */
function dropTarget(onText: (text: string) => void) {
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onText(event.dataTransfer.getData('text/plain'));
    },
  };
}

function useGestures(
  { element, view, tool, cell, onActivate }: HandProps,
  drawing: Drawing,
  onLens: (at: CanvasPoint | undefined) => void,
): void {
  const now = useRef({ tool, drawing });
  useEffect(() => {
    now.current = { tool, drawing };
  }, [tool, drawing]);
  useEffect(() => {
    if (element.current === null || view === undefined) return;
    return attachGestures(element.current, view, {
      tool: () => now.current.tool,
      drawing: () => now.current.drawing,
      onLens,
      onTouch: () => onActivate(cell),
    });
  }, [element, view, onLens, onActivate, cell]);
}
