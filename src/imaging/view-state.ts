import type { FrameFacts, Window } from './frame-facts.ts';
import type { Affine } from './image-plane.ts';
import type { ViewerProblem } from './problem.ts';

/** All that the screen shows of a stack. */
export interface ViewState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Counted from 0. */
  readonly slice: number;
  readonly slices: number;
  readonly loaded: number;
  readonly window: Window | undefined;
  /** True while the reader's own window is shown. */
  readonly ownWindow: boolean;
  readonly zoom: number;
  readonly inverted: boolean;
  /** Quarter turns clockwise. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly flipped: boolean;
  readonly playing: boolean;
  readonly unfinished: boolean;
  readonly lossy: boolean;
  readonly syntax: string | undefined;
  readonly probe: string | undefined;
  /** Where the points of the image lie on the canvas. */
  readonly affine: Affine | undefined;
  readonly problem: ViewerProblem | undefined;
}

/** Before anything has come. */
export function initialState(frames: readonly FrameFacts[]): ViewState {
  return {
    phase: 'loading',
    slice: 0,
    slices: frames.length,
    loaded: 0,
    window: undefined,
    ownWindow: false,
    zoom: 1,
    inverted: false,
    turns: 0,
    flipped: false,
    playing: false,
    unfinished: false,
    lossy: false,
    syntax: undefined,
    probe: undefined,
    affine: undefined,
    problem: undefined,
  };
}

/** Whether two frames may follow each other on the canvas without setting it up anew. */
export function isAlike(a: FrameFacts | undefined, b: FrameFacts): boolean {
  if (a === undefined) return false;
  const same = (x: readonly number[] = [], y: readonly number[] = []) => x.join() === y.join();
  return (
    a.layout.rows === b.layout.rows &&
    a.layout.columns === b.layout.columns &&
    a.layout.photometric === b.layout.photometric &&
    same(a.spacing, b.spacing)
  );
}

/** About how much memory a frame takes once it is undone. */
export function frameBytesOf({ layout }: FrameFacts): number {
  return layout.rows * layout.columns * Math.max(2, layout.samples);
}
