import { useCallback, useMemo, useState } from 'react';
import type { StudyUid } from '../domain/ids.ts';
import { LAYOUT_SIZE, type Layout } from './hanging.ts';

/** What a viewport is to show: a series, or the nth of a study in hanging order. */
export interface Content {
  readonly studyUid: StudyUid;
  readonly series: { readonly uid: string } | { readonly nth: number };
  /** Begins at the image of this instance and frame. */
  readonly at?: { readonly instanceUid: string; readonly frame: number };
}

export interface Workspace {
  readonly layout: Layout;
  readonly cells: readonly (Content | undefined)[];
  readonly active: number;
  readonly setActive: (cell: number) => void;
  readonly setLayout: (layout: Layout) => void;
  readonly put: (cell: number, content: Content) => void;
  readonly compare: (prior: StudyUid) => void;
}

function sizeOf(layout: Layout): number {
  const [rows, columns] = LAYOUT_SIZE[layout];
  return rows * columns;
}

/** The first contents: the study and its prior side by side, else the first series of the study. */
function begin(
  layout: Layout,
  study: StudyUid,
  prior: StudyUid | undefined,
): readonly (Content | undefined)[] {
  return Array.from({ length: sizeOf(layout) }, (_, cell) => {
    if (prior === undefined) return { studyUid: study, series: { nth: cell } };
    if (cell > 1) return undefined;
    return { studyUid: cell === 0 ? study : prior, series: { nth: 0 } };
  });
}

interface Held {
  readonly layout: Layout;
  readonly cells: readonly (Content | undefined)[];
  readonly active: number;
}

/** Which series stand in which viewports. */
export function useWorkspace(
  study: StudyUid,
  first: { readonly layout: Layout; readonly prior: StudyUid | undefined },
): Workspace {
  const [held, setHeld] = useState<Held>(() => ({
    layout: first.layout,
    cells: begin(first.layout, study, first.prior),
    active: 0,
  }));
  const setActive = useCallback((active: number) => setHeld((before) => ({ ...before, active })), []);
  const put = useCallback((cell: number, content: Content) => {
    setHeld((before) => ({
      ...before,
      active: cell,
      cells: before.cells.map((one, index) => (index === cell ? content : one)),
    }));
  }, []);
  const setLayout = useCallback(
    (layout: Layout) => {
      setHeld((before) => {
        const fresh = begin(layout, study, undefined);
        const cells = fresh.map((content, cell) => before.cells[cell] ?? content);
        return { layout, cells, active: Math.min(before.active, cells.length - 1) };
      });
    },
    [study],
  );
  const compare = useCallback(
    (prior: StudyUid) => {
      setHeld((before) => ({
        layout: '1x2',
        cells: [
          before.cells.find((cell) => cell?.studyUid === study) ?? begin('1x1', study, undefined)[0],
          {
            studyUid: prior,
            series: { nth: 0 },
          },
        ],
        active: 0,
      }));
    },
    [study],
  );
  return useMemo(
    () => ({ ...held, setActive, setLayout, put, compare }),
    [held, setActive, setLayout, put, compare],
  );
}
