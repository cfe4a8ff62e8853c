import type { ImagePoint } from './image-plane.ts';
import type { Measured, MarkKind } from './measures.ts';

/** Something measured on one frame. */
export interface Mark {
  readonly id: number;
  readonly kind: MarkKind;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly instanceUid: string;
  readonly frame: number;
  readonly points: readonly ImagePoint[];
  readonly measured: Measured;
}

export interface MarkShelf {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => readonly Mark[];
  /** Puts a new mark, or one of the same id in its place; returns its id. */
  readonly put: (mark: Omit<Mark, 'id'> & { readonly id?: number }) => number;
  readonly remove: (id: number) => void;
  readonly clear: () => void;
}

/** The marks of one chart. They are written nowhere, and end with the chart. */
export function createMarkShelf(ends: AbortSignal): MarkShelf {
  let marks: readonly Mark[] = [];
  let last = 0;
  const listeners = new Set<() => void>();
  function become(next: readonly Mark[]): void {
    marks = ends.aborted ? [] : next;
    for (const listener of listeners) listener();
  }
  ends.addEventListener('abort', () => become([]), { once: true });
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => marks,
    put: (mark) => {
      const id = mark.id ?? last + 1;
      last = Math.max(last, id);
      const whole = { ...mark, id };
      const known = marks.some((one) => one.id === id);
      become(known ? marks.map((one) => (one.id === id ? whole : one)) : [...marks, whole]);
      return id;
    },
    remove: (id) => become(marks.filter((mark) => mark.id !== id)),
    clear: () => become([]),
  };
}
