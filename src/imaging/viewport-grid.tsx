import type { KeyboardEvent } from 'react';
import { useText } from '../i18n/text.ts';
import type { ObjectReference } from './content-tree.ts';
import type { FrameFacts } from './frame-facts.ts';
import { seriesOfInstance } from './instance-place.ts';
import { seriesOfText } from './series-list.tsx';
import type { StackView } from './stack-contract.ts';
import type { Viewer } from './use-viewer.ts';
import type { ViewerProps } from './viewer-contract.ts';
import { handleKey, toolOfKey } from './viewer-keys.ts';
import { type Beside, Viewport } from './viewport.tsx';

const PATIENCE_MS = 10_000;

/** Keys that act on the viewer around a viewport. */
function viewerKey(props: ViewerProps & { readonly viewer: Viewer }, key: string): boolean {
  const { viewer, priors, memory } = props;
  const { workspace } = viewer;
  const tool = toolOfKey(key);
  const [newest] = priors;
  const actions: Readonly<Record<string, () => void>> = {
    '?': () => viewer.setKeys(true),
    k: () => viewer.setLinked(!viewer.linked),
    x: () => viewer.setMpr(!viewer.mpr),
    n: () => workspace.setActive((workspace.active + 1) % workspace.cells.length),
    c: () => {
      if (viewer.prior !== undefined) viewer.compare(undefined);
      else if (newest !== undefined) viewer.compare(newest.uid);
    },
    Delete: () => {
      const last = memory.marks.snapshot().at(-1);
      if (last !== undefined) memory.marks.remove(last.id);
    },
  };
  const action = tool === undefined ? actions[key] : () => viewer.setTool(tool);
  action?.();
  return action !== undefined;
}

/** A prior begins as far through its stack as the current one stands. */
function beginAt({ prior, workspace, states }: Viewer, uid: string): number {
  if (prior !== uid) return 0;
  const current = workspace.cells.findIndex((cell) => cell !== undefined && cell.studyUid !== uid);
  const state = states.get(current);
  return state === undefined || state.slices < 2 ? 0 : state.slice / (state.slices - 1);
}

export function ViewportGrid(props: ViewerProps & { readonly viewer: Viewer }) {
  const { viewer, studies, memory } = props;
  const { t } = useText();
  const { workspace } = viewer;
  const onKey = (event: KeyboardEvent, view: StackView | undefined): boolean => {
    const isCt = view?.frames[0]?.modality === 'CT';
    return viewerKey(props, event.key) || (view !== undefined && handleKey(view, event, isCt));
  };
  return (
    <div className="viewer-grid" data-layout={workspace.layout} data-hidden={viewer.mpr}>
      {workspace.cells.map((content, cell) => {
        const study = studies.find(({ uid }) => uid === content?.studyUid);
        if (content === undefined || study === undefined)
          return <EmptyCell key={cell} words={t('viewer.emptyCell')} />;
        return (
          <Viewport
            key={cell}
            cell={cell}
            content={content}
            study={study}
            opened={viewer.opened.get(study.uid)}
            standing={viewer.standingOf(study.uid)}
            beginAt={beginAt(viewer, study.uid)}
            isActive={cell === workspace.active}
            isAlone={workspace.cells.length === 1}
            tool={viewer.tool}
            personLabel={props.personLabel}
            memory={memory}
            marks={viewer.marks}
            others={othersOf(viewer, cell)}
            onTell={viewer.onTell}
            onTrouble={viewer.onTrouble}
            onActivate={workspace.setActive}
            onKey={onKey}
            onShow={(at, uid, reference) => showReferred(props, at, uid, reference)}
            onDropped={(at, text) => drop(props, at, text)}
            beside={besideOf(viewer, study.uid)}
          />
        );
      })}
    </div>
  );
}

function besideOf({ addenda }: Viewer, studyUid: string): Beside {
  return {
    held: addenda.byStudy.get(studyUid),
    shown: addenda.shown,
    chosen: addenda.chosen.get(studyUid),
  };
}

/** What the other viewports show just now. */
function othersOf({ told, states }: Viewer, cell: number): readonly FrameFacts[] {
  return [...told].flatMap(([other, { view }]) => {
    const slice = states.get(other)?.slice;
    return other === cell || slice === undefined ? [] : (view?.frames[slice] ?? []);
  });
}

/** Goes to the image that a report or a choice of key images points to. */
function showReferred(
  { viewer, studies }: ViewerProps & { readonly viewer: Viewer },
  cell: number,
  studyUid: string,
  { instanceUid, frames }: ObjectReference,
): void {
  const study = studies.find(({ uid }) => uid === studyUid);
  const fetched = viewer.opened.get(studyUid)?.fetched;
  if (study === undefined || fetched?.state !== 'ready') return;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  seriesOfInstance(fetched.value.archive, studyUid, instanceUid, signal).then(
    (uid) => {
      if (uid === undefined) return;
      const at = { instanceUid, frame: frames[0] ?? 1 };
      viewer.workspace.put(cell, { studyUid: study.uid, series: { uid }, at });
    },
    // The archive did not tell in time where the image lies: the report stays as it is.
    () => undefined,
  );
}

/** Puts the series that was dragged here into the viewport. */
function drop(
  { viewer, studies }: ViewerProps & { readonly viewer: Viewer },
  cell: number,
  text: string,
): void {
  const dropped = seriesOfText(text);
  const study = studies.find(({ uid }) => uid === dropped?.study);
  if (dropped !== undefined && study !== undefined)
    viewer.workspace.put(cell, { studyUid: study.uid, series: { uid: dropped.series } });
}

function EmptyCell({ words }: { readonly words: string }) {
  return <div className="viewer-stage viewer-empty">{words}</div>;
}
