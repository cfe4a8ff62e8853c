import type { Types } from '@cornerstonejs/core';
import type { FrameFacts, Window } from './frame-facts.ts';
import type { Pixels } from './pixels.ts';
import type { Presented } from './presentation-state.ts';
import type { ViewState } from './view-state.ts';

export interface StackView {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => ViewState;
  readonly show: (slice: number) => void;
  /** Without a window: as the image itself wants to be seen. */
  readonly setWindow: (window: Window | undefined) => void;
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (from: Types.Point2, to: Types.Point2) => void;
  readonly invert: () => void;
  /** A quarter turn clockwise. */
  readonly turn: () => void;
  readonly flip: () => void;
  readonly reset: () => void;
  /** As somebody has left it to be seen; without that, as it was. */
  readonly present: (presented: Presented | undefined) => void;
  readonly play: () => void;
  /** Reads off the pixel under a point of the canvas. */
  readonly probe: (point: Types.Point2) => void;
  /** The frame that is drawn, and its numbers. */
  readonly drawn: () => DrawnFrame | undefined;
  /** The numbers of any frame, fetched if need be; it does not change what is shown. */
  readonly pixelsAt: (slice: number) => Promise<Pixels | undefined>;
  readonly frames: readonly FrameFacts[];
  readonly destroy: () => void;
}

export interface DrawnFrame {
  readonly facts: FrameFacts;
  readonly slice: number;
  readonly pixels: Pixels | undefined;
}

/** How a stack is seen at first. */
export interface FirstLook {
  readonly slice?: number;
  /** A window from the values where the image tells none. */
  readonly automatic?: boolean;
}
