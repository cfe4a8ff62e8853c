import type { Day } from '../../../clinical/timeline/moment.ts';
import type { AxisTick } from './axis-ticks.ts';
import type { PlacedLane } from './lane-layout.ts';
import { type LifeAxis, placeOf, type Window, xOf } from './life-axis.ts';

export type Pen = CanvasRenderingContext2D;

/** How a source is known over time, drawn at the foot of the lanes. */
export interface KnownSpan {
  readonly state: 'complete' | 'open' | 'failed' | 'withheld' | 'not-offered' | 'cut-short';
  /** First day of which it tells anything; before it nobody knows whether it held nothing or was not there. */
  readonly since?: Day;
}

export interface LanePicture {
  readonly axis: LifeAxis;
  readonly window: Window;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  readonly ticks: readonly (AxisTick & { readonly label: string })[];
  readonly stages: readonly { readonly from: Day; readonly to: Day; readonly label: string }[];
  readonly known: readonly KnownSpan[];
  readonly today: Day;
  readonly death: Day | undefined;
  /** The day on which the axis is aligned. */
  readonly zero: Day | undefined;
  readonly selected: string | undefined;
  readonly pinned: ReadonlySet<string>;
  readonly foldLabel: (days: number) => string;
  readonly todayLabel: string;
  readonly deathLabel: string;
  readonly shortened: (text: string, width: number) => string;
}

export const STAGE_ROW = 17;
export const AXIS_ROW = 18;
export const HEAD = STAGE_ROW + AXIS_ROW;
export const KNOWN_ROW = 12;
export const KNOWN_PADDING = 4;

export function line(
  pen: Pen,
  colour: string,
  points: readonly (readonly [number, number])[],
  width = 1,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.stroke();
}

export function xOfDay({ axis, window, width }: LanePicture, day: Day): number {
  return xOf(window, width, placeOf(axis, day));
}
