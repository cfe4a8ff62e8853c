import { useId } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { type BandPart, bandParts, type TrendMark, type TrendWindow } from './trend-marks.ts';

type Scale = (value: number) => number;

interface TrendLayerProps {
  readonly marks: readonly TrendMark[];
  readonly window: TrendWindow;
  /** 0 alone; else the how-many-th of several in one picture, told apart by their strokes. */
  readonly index: number;
  readonly withBand: boolean;
}

const RADIUS = 3.5;

/** A solid line between measured values; dashed where an end is only a bound or a ghost. */
function linesOf(marks: readonly TrendMark[], x: Scale, y: Scale) {
  const [solid, dashed]: [string[], string[]] = [[], []];
  let open = false;
  marks.forEach((mark, index) => {
    const before = marks[index - 1];
    const here = `${x(mark.at).toFixed(1)} ${y(mark.amount).toFixed(1)}`;
    if (before === undefined) return;
    const sure = [before, mark].every(({ bound, ghost }) => bound === undefined && ghost !== true);
    const there = `${x(before.at).toFixed(1)} ${y(before.amount).toFixed(1)}`;
    if (!sure) dashed.push(`M${there}L${here}`);
    else solid.push(open ? `L${here}` : `M${there}L${here}`);
    open = sure;
  });
  return { solid: solid.join(''), dashed: dashed.join('') };
}

const SHAPES = {
  dot: (x: number, y: number) =>
    `M${x - RADIUS} ${y}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0`,
  high: (x: number, y: number) => `M${x} ${y - 5}l5 8.5h-10z`,
  low: (x: number, y: number) => `M${x} ${y + 5}l5 -8.5h-10z`,
  square: (x: number, y: number) => `M${x - 3.5} ${y - 3.5}h7v7h-7z`,
  below: (x: number, y: number) => `${SHAPES.dot(x, y)}M${x} ${y + 4}v7m-3 -3l3 3l3 -3`,
  above: (x: number, y: number) => `${SHAPES.dot(x, y)}M${x} ${y - 4}v-7m-3 3l3 -3l3 3`,
} as const;

type Look = 'plain' | 'flagged' | 'open' | 'ghost' | 'computed';

function lookOf(mark: TrendMark): { readonly look: Look; readonly shape: keyof typeof SHAPES } {
  if (mark.bound !== undefined) return { look: 'open', shape: mark.bound };
  if (mark.ghost === true) return { look: 'ghost', shape: 'dot' };
  if (mark.flag === 'high' || mark.flag === 'low') return { look: 'flagged', shape: mark.flag };
  if (mark.flag === 'other') return { look: 'flagged', shape: 'square' };
  return mark.computed === true ? { look: 'computed', shape: 'square' } : { look: 'plain', shape: 'dot' };
}

/** All marks of one look as one path: a thousand of them cost no more than one. */
function marksPaths(marks: readonly TrendMark[], x: Scale, y: Scale): ReadonlyMap<Look, string> {
  const paths = new Map<Look, string[]>();
  for (const mark of marks) {
    const { look, shape } = lookOf(mark);
    const path = paths.get(look) ?? [];
    if (path.length === 0) paths.set(look, path);
    path.push(SHAPES[shape](Math.round(x(mark.at) * 10) / 10, Math.round(y(mark.amount) * 10) / 10));
  }
  return new Map([...paths].map(([look, path]) => [look, path.join('')]));
}

function bandPath(parts: readonly BandPart[], x: Scale, y: Scale, top: number, bottom: number): string {
  return parts
    .map(({ from, to, low, high }) => {
      const upper = Math.max(top, high === undefined ? top : y(high));
      const lower = Math.min(bottom, low === undefined ? bottom : y(low));
      if (lower <= upper) return '';
      return `M${x(from).toFixed(1)} ${upper.toFixed(1)}H${x(to).toFixed(1)}V${lower.toFixed(1)}H${x(from).toFixed(1)}z`;
    })
    .join('');
}

/** Band, line and marks of one curve. Each is one path, whatever the number of results. */
export function TrendLayer({ marks, window, index, withBand }: TrendLayerProps) {
  const clip = useId();
  const plot = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (plot === undefined || xScale === undefined || yScale === undefined) return null;
  const x: Scale = (at) => xScale(at) ?? 0;
  const y: Scale = (amount) => yScale(amount) ?? 0;
  const { solid, dashed } = linesOf(marks, x, y);
  // Marks on the edge are not cut in half; lines that go on beyond the period are.
  const box = { x: plot.x - 6, width: plot.width + 12, y: plot.y - 6, height: plot.height + 12 };
  return (
    <g className="trend-layer" data-index={index} data-points={marks.length} clipPath={`url(#${clip})`}>
      <clipPath id={clip}>
        <rect {...box} />
      </clipPath>
      {withBand ? (
        <path
          className="trend-band"
          d={bandPath(bandParts(marks, window), x, y, plot.y, plot.y + plot.height)}
        />
      ) : null}
      <path className="trend-line" d={solid} />
      <path className="trend-line trend-unsure" d={dashed} />
      {[...marksPaths(marks, x, y)].map(([look, path]) => (
        <path key={look} className="trend-mark" data-look={look} d={path} />
      ))}
    </g>
  );
}
