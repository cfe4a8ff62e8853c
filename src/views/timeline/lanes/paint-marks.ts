import type { MarkShape } from '../../../clinical/timeline/lane-item.ts';
import type { LaneTheme } from './lane-theme.ts';

type Pen = CanvasRenderingContext2D;
type PaintShape = (pen: Pen, x: number, y: number, theme: LaneTheme) => void;

function outline(pen: Pen, points: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
}

/** Each shape is 9 pixels high and stands with its middle on x; y is its upper edge. */
const SHAPES: Readonly<Record<MarkShape, PaintShape>> = {
  operation: (pen, x, y, theme) => {
    outline(pen, [
      [x, y - 1],
      [x + 5.5, y + 4.5],
      [x, y + 10],
      [x - 5.5, y + 4.5],
    ]);
    pen.fillStyle = theme.surface;
    pen.fill();
    pen.stroke();
  },
  device: (pen, x, y, theme) => {
    outline(pen, [
      [x, y - 1],
      [x + 5.5, y + 4.5],
      [x, y + 10],
      [x - 5.5, y + 4.5],
    ]);
    pen.fillStyle = theme.surface;
    pen.fill();
    pen.stroke();
    pen.fillStyle = theme.marks[0];
    pen.fillRect(x - 1.5, y + 3, 3, 3);
  },
  allergy: (pen, x, y, theme) => {
    outline(pen, [
      [x - 2, y],
      [x + 2, y],
      [x + 4.5, y + 2.5],
      [x + 4.5, y + 6.5],
      [x + 2, y + 9],
      [x - 2, y + 9],
      [x - 4.5, y + 6.5],
      [x - 4.5, y + 2.5],
    ]);
    pen.fillStyle = theme.critical;
    pen.fill();
    pen.strokeStyle = theme.surface;
    pen.beginPath();
    pen.moveTo(x - 2, y + 2.5);
    pen.lineTo(x + 2, y + 6.5);
    pen.moveTo(x + 2, y + 2.5);
    pen.lineTo(x - 2, y + 6.5);
    pen.stroke();
  },
  image: (pen, x, y, theme) => {
    pen.fillStyle = theme.surface;
    pen.fillRect(x - 4.5, y, 9, 9);
    pen.strokeRect(x - 4.5, y, 9, 9);
    pen.fillStyle = theme.marks[0];
    pen.beginPath();
    pen.arc(x, y + 4.5, 1.8, 0, 2 * Math.PI);
    pen.fill();
  },
  document: (pen, x, y) => {
    outline(pen, [
      [x - 4, y],
      [x + 1, y],
      [x + 4, y + 3],
      [x + 4, y + 9],
      [x - 4, y + 9],
    ]);
    pen.fill();
  },
  checkup: (pen, x, y) => {
    pen.fillRect(x - 3, y, 2, 9);
    pen.fillRect(x + 1, y, 2, 9);
  },
  vaccine: (pen, x, y) => {
    pen.fillRect(x - 1, y, 2, 9);
    pen.fillRect(x - 4.5, y + 3.5, 9, 2);
  },
  care: (pen, x, y) => {
    pen.beginPath();
    pen.arc(x, y + 4.5, 4, 0, 2 * Math.PI);
    pen.stroke();
  },
  visit: (pen, x, y) => pen.fillRect(x - 1, y + 2, 2, 7),
  other: (pen, x, y) => pen.fillRect(x - 1.5, y + 4, 3, 3),
};

export function paintMark(pen: Pen, shape: MarkShape, x: number, y: number, theme: LaneTheme): void {
  pen.lineWidth = 1.3;
  pen.strokeStyle = theme.marks[0];
  pen.fillStyle = theme.marks[0];
  SHAPES[shape](pen, x, y, theme);
}

/** Triangles above the density: abnormal results; doubled and red: panic values. All of a lane in one go. */
export function paintFlags(
  pen: Pen,
  panic: boolean,
  xs: readonly number[],
  y: number,
  theme: LaneTheme,
): void {
  if (xs.length === 0) return;
  const triangles = (top: number) => {
    pen.beginPath();
    for (const x of xs) {
      pen.moveTo(x, top);
      pen.lineTo(x + 4, top + 6);
      pen.lineTo(x - 4, top + 6);
      pen.closePath();
    }
  };
  pen.lineWidth = 0.8;
  pen.fillStyle = panic ? theme.critical : theme.warnMark;
  pen.strokeStyle = panic ? theme.critical : theme.warn;
  triangles(y);
  pen.fill();
  pen.stroke();
  if (!panic) return;
  triangles(y + 4);
  pen.fill();
}
