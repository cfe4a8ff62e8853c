import { useCallback, useMemo, useRef, useState } from 'react';
import { applyAffine, type ImagePoint, invertAffine } from './image-plane.ts';
import type { Mark, MarkShelf } from './mark-shelf.ts';
import { measure, type MarkKind, POINTS_OF } from './measures.ts';
import type { StackView } from './stack-contract.ts';

/** A mark on its way: drawn anew, or one of the shelf that is being changed. */
export interface Draft {
  readonly id?: number;
  readonly kind: MarkKind;
  readonly points: readonly ImagePoint[];
}

type CanvasPoint = readonly [number, number];

/** The hand of a reader who measures: points of the canvas go in, marks come out. */
export interface Drawing {
  readonly draft: Draft | undefined;
  /** True if the point begins or goes on with a mark. */
  readonly down: (kind: MarkKind | undefined, at: CanvasPoint, reach: number) => boolean;
  readonly move: (at: CanvasPoint) => void;
  readonly up: () => void;
  /** Places one point, as the keyboard does. */
  readonly place: (kind: MarkKind, at: CanvasPoint) => void;
  readonly cancel: () => void;
}

interface Held {
  draft: Draft;
  /** The point that goes with the hand. */
  index: number;
}

function toImage(view: StackView, at: CanvasPoint): ImagePoint | undefined {
  const { affine } = view.snapshot();
  return affine === undefined ? undefined : applyAffine(invertAffine(affine), at);
}

/** The mark of the frame in view whose point lies nearest to the hand, if one is near enough. */
function handleAt(view: StackView, marks: readonly Mark[], at: CanvasPoint, reach: number): Held | undefined {
  const { affine } = view.snapshot();
  if (affine === undefined) return undefined;
  let best: { readonly held: Held; readonly off: number } | undefined;
  for (const { id, kind, points } of marks) {
    for (const [index, point] of points.entries()) {
      const [x, y] = applyAffine(affine, point);
      const off = Math.hypot(x - at[0], y - at[1]);
      if (off <= reach && off < (best?.off ?? Number.POSITIVE_INFINITY))
        best = { held: { draft: { id, kind, points }, index }, off };
    }
  }
  return best?.held;
}

function moved({ draft, index }: Held, point: ImagePoint): Draft {
  return { ...draft, points: draft.points.map((one, at) => (at === index ? point : one)) };
}

/** Puts a whole mark on the shelf, with what it measures on the frame that is drawn. */
function keep(view: StackView, shelf: MarkShelf, { id, kind, points }: Draft): void {
  const drawn = view.drawn();
  if (drawn === undefined) return;
  const measured = measure(kind, points, drawn.facts, drawn.pixels);
  if (measured === undefined) return;
  const { studyUid, seriesUid, instanceUid, frame } = drawn.facts;
  shelf.put({
    ...(id === undefined ? {} : { id }),
    kind,
    studyUid,
    seriesUid,
    instanceUid,
    frame,
    points,
    measured,
  });
}

/** A mark without extent is a slip of the hand. */
const LEAST_PIXELS = 1;

function isSlip({ kind, points }: Draft): boolean {
  const [a, b] = points;
  if (kind === 'probe' || a === undefined || b === undefined) return false;
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < LEAST_PIXELS;
}

export function useDrawing(view: StackView | undefined, shelf: MarkShelf, here: readonly Mark[]): Drawing {
  const held = useRef<Held | undefined>(undefined);
  const [draft, setDraft] = useState<Draft>();
  const hold = useCallback((next: Held | undefined) => {
    held.current = next;
    setDraft(next?.draft);
  }, []);

  const begin = useCallback(
    (kind: MarkKind, point: ImagePoint) => {
      const now = held.current;
      // The second stroke of an angle goes on from its corner.
      if (kind === 'angle' && now?.draft.kind === 'angle' && now.draft.points.length === 2) {
        hold({ draft: { ...now.draft, points: [...now.draft.points, point] }, index: 2 });
      } else if (kind === 'probe') hold({ draft: { kind, points: [point] }, index: 0 });
      else hold({ draft: { kind, points: [point, point] }, index: 1 });
    },
    [hold],
  );

  const up = useCallback(() => {
    const now = held.current;
    if (view === undefined || now === undefined) return;
    if (isSlip(now.draft)) hold(undefined);
    else if (now.draft.points.length >= POINTS_OF[now.draft.kind]) {
      keep(view, shelf, now.draft);
      hold(undefined);
    }
  }, [view, shelf, hold]);

  return useMemo(
    () => ({
      draft,
      down: (kind, at, reach) => {
        if (view === undefined) return false;
        const point = toImage(view, at);
        const handle = held.current === undefined ? handleAt(view, here, at, reach) : undefined;
        if (handle !== undefined) hold(handle);
        else if (kind !== undefined && point !== undefined && view.drawn() !== undefined) begin(kind, point);
        return held.current !== undefined;
      },
      move: (at) => {
        const point = view === undefined ? undefined : toImage(view, at);
        if (held.current === undefined || point === undefined) return;
        hold({ ...held.current, draft: moved(held.current, point) });
      },
      up,
      place: (kind, at) => {
        const point = view === undefined ? undefined : toImage(view, at);
        if (view?.drawn() === undefined || point === undefined) return;
        const now = held.current;
        if (now?.draft.kind === kind && now.draft.points.length < POINTS_OF[kind]) {
          hold({
            draft: { ...now.draft, points: [...now.draft.points, point] },
            index: now.draft.points.length,
          });
        } else hold({ draft: { kind, points: [point] }, index: 0 });
        up();
      },
      cancel: () => hold(undefined),
    }),
    [draft, view, here, hold, begin, up],
  );
}
