import type { FrameFacts } from './frame-facts.ts';
import type { Pixels } from './pixels.ts';

export interface PixelPlace {
  readonly x: number;
  readonly y: number;
}

function shown(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(7)));
}

/** What one pixel says, exactly: its place from the top left, its value after the rescale, and as stored. */
export function probeText(facts: FrameFacts, pixels: Pixels, { x, y }: PixelPlace): string {
  const at = (y * facts.layout.columns + x) * pixels.perPixel;
  const place = `x=${x} y=${y}`;
  if (pixels.rgb) {
    const [red, green, blue] = pixels.samples.subarray(at, at + 3);
    return `${place} R=${red} G=${green} B=${blue}`;
  }
  const stored = pixels.samples[at] ?? Number.NaN;
  const value = stored * facts.slope + facts.intercept;
  const unit = facts.unit === undefined ? '' : ` ${facts.unit}`;
  const raw = value === stored ? '' : ` [${shown(stored)}]`;
  return `${place} ${shown(value)}${unit}${raw}`;
}

/** The pixel of an image under a point of the body; undefined beside the image. */
export function pixelAt(
  facts: FrameFacts,
  world: readonly number[],
  /** The processor's drawing puts a pixel's corner at its position, the graphics card's its middle. */
  corner: boolean,
): PixelPlace | undefined {
  const { row, column, position } = facts.plane ?? { row: [1, 0, 0], column: [0, 1, 0], position: [0, 0, 0] };
  const [rowSpacing, columnSpacing] = facts.spacing ?? [1, 1];
  const along = (direction: readonly number[]) =>
    direction.reduce((sum, part, axis) => sum + part * ((world[axis] ?? 0) - (position[axis] ?? 0)), 0);
  // World positions come in single precision: a hair below a whole number is that number.
  const whole = (value: number) => (corner ? Math.floor(value + 1e-4) : Math.round(value));
  const [x, y] = [whole(along(row) / columnSpacing), whole(along(column) / rowSpacing)];
  return x >= 0 && y >= 0 && x < facts.layout.columns && y < facts.layout.rows ? { x, y } : undefined;
}
