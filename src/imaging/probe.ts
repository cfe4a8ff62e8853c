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
