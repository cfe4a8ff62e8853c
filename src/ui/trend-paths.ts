import type { PlotBox, PlotScales, Scale } from './trend-box.ts';
import { type BandPart, bandParts, type TrendMark, type TrendWindow } from './trend-marks.ts';

type Rounding = (value: number) => number;

/** A tenth of a pixel is finer than any screen; more digits would only be longer to read. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

interface Lines {
  readonly solid: string;
  readonly dashed: string;
}

function isSure({ bound, ghost }: TrendMark): boolean {
  return bound === undefined && ghost !== true;
}

/** A solid line between measured values; dashed where an end is only a bound or a ghost. Superseded values are on no line. */
function linesOf(marks: readonly TrendMark[], { x, y }: PlotScales, round: Rounding): Lines {
  let [solid, dashed] = ['', ''];
  let [open, sureBefore] = [false, false];
  let before: TrendMark | undefined;
  let there = '';
  for (const mark of marks) {
    if (mark.superseded === true) continue;
    const here = `${round(x(mark.at))} ${round(y(mark.amount))}`;
    const sureHere = isSure(mark);
    if (before !== undefined) {
      const sure = sureBefore && sureHere;
      if (!sure) dashed += `M${there}L${here}`;
      else solid += open ? `L${here}` : `M${there}L${here}`;
      open = sure;
    }
    before = mark;
    sureBefore = sureHere;
    there = here;
  }
  return { solid, dashed };
}

const RADIUS = 3.5;

const SHAPES = {
  dot: (x: number, y: number) =>
    `M${x - RADIUS} ${y}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0`,
  high: (x: number, y: number) => `M${x} ${y - 5}l5 8.5h-10z`,
  low: (x: number, y: number) => `M${x} ${y + 5}l5 -8.5h-10z`,
  square: (x: number, y: number) => `M${x - 3.5} ${y - 3.5}h7v7h-7z`,
  cross: (x: number, y: number) => `M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7`,
  below: (x: number, y: number) => `${SHAPES.dot(x, y)}M${x} ${y + 4}v7m-3 -3l3 3l3 -3`,
  above: (x: number, y: number) => `${SHAPES.dot(x, y)}M${x} ${y - 4}v-7m-3 3l3 -3l3 3`,
  /** Of so many that they touch: where the result lies, and no more. */
  speck: (x: number, y: number) => `M${x - 1.5} ${y}h3`,
} as const;

type Look = 'plain' | 'flagged' | 'open' | 'ghost' | 'computed' | 'superseded' | 'speck';

function lookOf(mark: TrendMark): { readonly look: Look; readonly shape: keyof typeof SHAPES } {
  if (mark.superseded === true) return { look: 'superseded', shape: 'cross' };
  if (mark.bound !== undefined) return { look: 'open', shape: mark.bound };
  if (mark.ghost === true) return { look: 'ghost', shape: 'dot' };
  if (mark.flag === 'high' || mark.flag === 'low') return { look: 'flagged', shape: mark.flag };
  if (mark.flag === 'other') return { look: 'flagged', shape: 'square' };
  return mark.computed === true ? { look: 'computed', shape: 'square' } : { look: 'plain', shape: 'dot' };
}

/** Pixels a mark must have for itself to be told from its neighbours. */
const ROOM = 3;

/** More marks than the width can hold apart: then the line is the picture, and what is flagged a speck on it. */
export function areCrowded(marks: readonly TrendMark[], width: number): boolean {
  return marks.length > width / ROOM;
}

/** All marks of one look as one path: a thousand of them cost no more than one. */
function marksPaths(marks: readonly TrendMark[], { x, y }: PlotScales): ReadonlyMap<Look, string> {
  const paths = new Map<Look, string>();
  for (const mark of marks) {
    const { look, shape } = lookOf(mark);
    paths.set(look, (paths.get(look) ?? '') + SHAPES[shape](tenth(x(mark.at)), tenth(y(mark.amount))));
  }
  return paths;
}

/** Of marks that touch: what is flagged as specks on the line, and what is on no firm line in its own look. */
function crowdedPaths(marks: readonly TrendMark[], { x, y }: PlotScales): ReadonlyMap<Look, string> {
  const apart = marksPaths(
    marks.filter((mark) => mark.bound !== undefined || mark.ghost === true || mark.superseded === true),
    { x, y },
  );
  let specks = '';
  let last = '';
  for (const { flag, bound, ghost, superseded, at, amount } of marks) {
    if (flag === undefined || bound !== undefined || ghost === true || superseded === true) continue;
    const speck = SHAPES.speck(Math.round(x(at)), Math.round(y(amount)));
    if (speck !== last) specks += speck;
    last = speck;
  }
  return specks === '' ? apart : new Map([...apart, ['speck', specks]]);
}

function bandPath(parts: readonly BandPart[], x: Scale, y: Scale, { y: top, height }: PlotBox): string {
  const bottom = top + height;
  return parts
    .map(({ from, to, low, high }) => {
      const upper = Math.max(top, high === undefined ? top : y(high));
      const lower = Math.min(bottom, low === undefined ? bottom : y(low));
      if (lower <= upper) return '';
      return `M${tenth(x(from))} ${tenth(upper)}H${tenth(x(to))}V${tenth(lower)}H${tenth(x(from))}z`;
    })
    .join('');
}

/** A curve as it is drawn: a path for the band, one for each sort of line, one for each look of marks. */
export interface TrendPaths extends Lines {
  readonly band: string;
  readonly marks: ReadonlyMap<Look, string>;
  readonly crowded: boolean;
}

export function trendPaths(
  marks: readonly TrendMark[],
  window: TrendWindow,
  box: PlotBox,
  scales: PlotScales,
): TrendPaths {
  const crowded = areCrowded(marks, box.width);
  return {
    // Of so many the pixel is the place: a tenth of it would be lost in the line's own width.
    ...linesOf(marks, scales, crowded ? Math.round : tenth),
    band: bandPath(bandParts(marks, window), scales.x, scales.y, box),
    marks: crowded ? crowdedPaths(marks, scales) : marksPaths(marks, scales),
    crowded,
  };
}
