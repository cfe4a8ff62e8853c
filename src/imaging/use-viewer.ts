import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { StudyUid } from '../domain/ids.ts';
import type { Tool } from './gestures.ts';
import { hangingOf, type Layout } from './hanging.ts';
import { type Addenda, useAddenda } from './use-addenda.tsx';
import type { Linked } from './use-linked.ts';
import { useLinked } from './use-linked.ts';
import { type StudyState, type StudyStates, useStudies } from './use-studies.tsx';
import { useViewStates } from './use-view-states.ts';
import { useWorkspace, type Workspace } from './use-workspace.ts';
import type { ViewState } from './view-state.ts';
import type { ViewerProps } from './viewer-contract.ts';
import type { Mark } from './mark-shelf.ts';
import type { ViewportTold } from './viewport.tsx';
import type { Standing } from './viewport-overlay.tsx';

/** What the viewports have told, by their cell. */
function useByCell<T>() {
  const [told, setTold] = useState<ReadonlyMap<number, T>>(new Map());
  const onTell = useCallback((cell: number, one: T | undefined) => {
    setTold((before) => {
      if (one === undefined && !before.has(cell)) return before;
      const next = new Map(before);
      if (one === undefined) next.delete(cell);
      else next.set(cell, one);
      return next;
    });
  }, []);
  return [told, onTell] as const;
}

/** Remembers the window of each modality as the reader sets it, for the rest of the chart. */
function useLastWindows(
  { memory }: ViewerProps,
  states: ReturnType<typeof useViewStates>,
  told: ReadonlyMap<number, ViewportTold>,
) {
  useEffect(() => {
    for (const [cell, { window, ownWindow }] of states) {
      const modality = told.get(cell)?.series?.modality;
      if (ownWindow && window !== undefined && modality !== undefined) memory.windows.set(modality, window);
    }
  }, [memory, states, told]);
}

/** The switches of a viewer: what is in the hand, and what stands beside or instead of the pictures. */
function useSwitches({ view }: ViewerProps) {
  const [tool, setTool] = useState<Tool>('scroll');
  const [linked, setLinked] = useState(true);
  const [mpr, setMpr] = useState(false);
  const [side, setSide] = useState(() => view.prior !== undefined || globalThis.innerWidth >= 1200);
  const [keys, setKeys] = useState(false);
  return { tool, setTool, linked, setLinked, mpr, setMpr, side, setSide, keys, setKeys };
}

/** All that a viewer holds, and what can be done with it. */
export interface Viewer extends ReturnType<typeof useSwitches> {
  readonly workspace: Workspace;
  readonly opened: StudyStates;
  readonly onState: (uid: string, state: StudyState | undefined) => void;
  readonly told: ReadonlyMap<number, ViewportTold>;
  readonly onTell: (cell: number, told: ViewportTold | undefined) => void;
  /** Viewports in which no picture stands for some trouble. */
  readonly troubled: ReadonlyMap<number, true>;
  readonly onTrouble: (cell: number, troubled: true | undefined) => void;
  readonly states: ReadonlyMap<number, ViewState>;
  readonly marks: readonly Mark[];
  readonly addenda: Addenda;
  readonly links: Linked | undefined;
  /** Studies that are open. */
  readonly shown: readonly StudyUid[];
  readonly prior: StudyUid | undefined;
  readonly compare: (uid: string | undefined) => void;
  readonly show: (uid: StudyUid) => void;
  readonly setLayout: (layout: Layout) => void;
  readonly standingOf: (uid: string) => Standing;
}

function standing(uid: string, current: StudyUid, prior: StudyUid | undefined): Standing {
  if (prior === undefined) return undefined;
  return uid === current ? 'current' : uid === prior ? 'prior' : undefined;
}

export function useViewer(props: ViewerProps): Viewer {
  const { studyUid, studies, view: first, memory, onView } = props;
  const { prior } = first;
  const study = studies.find(({ uid }) => uid === studyUid);
  const [hung] = useState(() => first.layout ?? hangingOf(study?.modalities[0]).layout);
  const workspace = useWorkspace(studyUid, { layout: prior === undefined ? hung : '1x2', prior });
  const switches = useSwitches(props);
  const [opened, onState] = useStudies();
  const [told, onTell] = useByCell<ViewportTold>();
  const [troubled, onTrouble] = useByCell<true>();
  const states = useViewStates(told);
  const marks = useSyncExternalStore(memory.marks.subscribe, memory.marks.snapshot);
  const addenda = useAddenda();
  const [extra, setExtra] = useState<readonly StudyUid[]>([]);
  const links = useLinked(told, switches.linked && !switches.mpr, workspace.active);
  useLastWindows(props, states, told);
  const shown = useMemo(
    () => [...new Set([studyUid, ...workspace.cells.flatMap((cell) => cell?.studyUid ?? []), ...extra])],
    [studyUid, workspace.cells, extra],
  );
  return {
    ...switches,
    workspace,
    opened,
    onState,
    told,
    onTell,
    troubled,
    onTrouble,
    states,
    marks,
    addenda,
    links,
    shown,
    prior,
    compare: (uid) => {
      const chosen = studies.find((one) => one.uid === uid);
      switches.setMpr(false);
      if (chosen === undefined) workspace.setLayout('1x1');
      else {
        workspace.compare(chosen.uid);
        switches.setSide(true);
      }
      onView({ ...(chosen === undefined ? {} : { layout: '1x2' as const }), prior: chosen?.uid });
    },
    show: (uid) => setExtra((before) => [...before, uid]),
    setLayout: (layout) => {
      workspace.setLayout(layout);
      onView({ layout, prior });
    },
    standingOf: (uid) => standing(uid, studyUid, prior),
  };
}
