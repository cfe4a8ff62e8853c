import { useId } from 'react';
import type { TrendWindow } from './trend-marks.ts';

/** A stretch of time above the axis: a course of a medicine, a stay in hospital. */
export interface TrendBar {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** How it ends: known, reckoned only, or going on. */
  readonly end: 'known' | 'reckoned' | 'open';
  readonly label: string;
  readonly words: string;
}

export interface TrendLane {
  readonly key: string;
  readonly name: string;
  readonly sort: 'medicine' | 'stay' | 'operation';
  readonly bars: readonly TrendBar[];
}

interface TrendLanesProps {
  readonly lanes: readonly TrendLane[];
  readonly window: TrendWindow;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly title: string;
}

const ROW = 18;

function letters(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 6.5 : 11), 8);
}

/** Medicines, stays and operations over the same time as the curves below. What they are is said in words, here and to who listens. */
export function TrendLanes({ lanes, window, width, left, right, title }: TrendLanesProps) {
  const clip = useId();
  const plot = Math.max(1, width - left - right);
  const x = (at: number) => left + ((at - window.from) / Math.max(1, window.to - window.from)) * plot;
  const height = lanes.length * ROW + 2;
  if (lanes.length === 0) return null;
  return (
    <svg className="trend-lanes" width={width} height={height} role="img" aria-label={title}>
      <clipPath id={clip}>
        <rect x={left} y={0} width={plot} height={height} />
      </clipPath>
      {lanes.map((lane, row) => (
        <g key={lane.key} data-lane={lane.sort} transform={`translate(0 ${row * ROW})`}>
          <text x={left - 5} y={13} className="trend-lane-name" textAnchor="end">
            {lane.name}
          </text>
          <g clipPath={`url(#${clip})`}>
            {lane.bars.map((bar) => (
              <Bar
                key={bar.key}
                bar={bar}
                sort={lane.sort}
                x={x}
                edges={[left, left + plot]}
                room={roomOf(lane, bar, x, left + plot)}
              />
            ))}
          </g>
        </g>
      ))}
    </svg>
  );
}

/** Pixels up to the next event: labels are dropped, never drawn over each other. */
function roomOf(lane: TrendLane, bar: TrendBar, x: (at: number) => number, last: number): number {
  const after = lane.bars.filter(({ from, key }) => from >= bar.from && key !== bar.key);
  return Math.min(last, ...after.map(({ from }) => x(from))) - x(bar.from);
}

interface BarProps {
  readonly bar: TrendBar;
  readonly sort: TrendLane['sort'];
  readonly x: (at: number) => number;
  readonly edges: readonly [number, number];
  readonly room: number;
}

function Bar({ bar, sort, x, edges: [first, last], room }: BarProps) {
  const start = Math.max(first, x(bar.from));
  const end = Math.min(last, x(bar.to));
  if (end < first || start > last) return null;
  const wide = Math.max(sort === 'operation' ? 0 : 2, end - start);
  if (sort === 'operation')
    return (
      <g className="trend-event">
        <title>{bar.words}</title>
        <path d={`M${start} 3l5 11h-10z`} />
        {letters(bar.label) + 8 < room ? (
          <text x={start + 7} y={13}>
            {bar.label}
          </text>
        ) : null}
      </g>
    );
  return (
    <g className="trend-bar" data-sort={sort} data-end={bar.end}>
      <title>{bar.words}</title>
      <rect x={start} y={2} width={wide} height={ROW - 4} />
      {wide > letters(bar.label) ? (
        <text x={start + 4} y={13}>
          {bar.label}
        </text>
      ) : null}
    </g>
  );
}
