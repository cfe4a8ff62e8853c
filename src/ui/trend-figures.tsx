import { memo } from 'react';
import type { PlotBox, PlotScales } from './trend-box.ts';
import type { TimeTicks } from './trend-ticks.ts';

interface TrendFiguresProps {
  readonly box: PlotBox;
  readonly scales: PlotScales;
  readonly ticks: TimeTicks;
  readonly amounts: readonly number[];
  readonly tickText: (at: number) => string;
  /** Words at the time axis stand below the lowest of several pictures alone. */
  readonly withTimes: boolean;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** The figures at both axes and the lines across. */
function Figures({ box, scales: { x, y }, ticks, amounts, tickText, withTimes }: TrendFiguresProps) {
  const bottom = box.y + box.height;
  const across = amounts.map((amount) => `M${box.x} ${Math.round(y(amount)) + 0.5}h${box.width}`).join('');
  const down = ticks.at.map((at) => `M${Math.round(x(at)) + 0.5} ${bottom}v4`).join('');
  return (
    <g className="trend-figures">
      <path className="trend-across" d={across + down} />
      {amounts.map((amount) => (
        <text
          key={amount}
          className="trend-amount"
          x={box.x - 6}
          y={Math.round(y(amount)) + 4}
          textAnchor="end"
        >
          {shortNumber(amount)}
        </text>
      ))}
      {withTimes
        ? ticks.at.map((at) => (
            <text key={at} className="trend-time" x={Math.round(x(at))} y={bottom + 15} textAnchor="middle">
              {tickText(at)}
            </text>
          ))
        : null}
    </g>
  );
}

export const TrendFigures = memo(Figures);
