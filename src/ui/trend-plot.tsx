import { memo, useMemo } from 'react';
import { TrendAxes } from './trend-axes.tsx';
import { plotBox, plotScales } from './trend-box.ts';
import { TrendFigures } from './trend-figures.tsx';
import { TrendLayer } from './trend-layer.tsx';
import { amountSpan, roundTicks, type TrendSeries, type TrendWindow } from './trend-marks.ts';
import { TrendPointer } from './trend-pointer.tsx';
import type { TimeTicks } from './trend-ticks.ts';

interface TrendPlotProps {
  /** With their marks reduced to what the width can show. */
  readonly series: readonly TrendSeries[];
  /** Several in one picture: each between its own least and most, in per cent. */
  readonly relative: boolean;
  readonly window: TrendWindow;
  readonly ticks: TimeTicks;
  readonly tickText: (at: number) => string;
  /** At the time axis of the lowest of several charts alone. */
  readonly timeAxis: string | undefined;
  readonly axis: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly onOpen: (key: string) => void;
  readonly onWindow: (window: TrendWindow) => void;
}

/** Each curve between its own least and most: what is compared is when they turn, not how high they stand. */
function scaled(series: TrendSeries): TrendSeries {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { amount } of series.marks) {
    least = Math.min(least, amount);
    most = Math.max(most, amount);
  }
  const share = (amount: number) => (most === least ? 50 : ((amount - least) / (most - least)) * 100);
  return {
    ...series,
    marks: series.marks.map(({ low: _low, high: _high, ...mark }) => ({
      ...mark,
      amount: share(mark.amount),
    })),
  };
}

function usePicture({ series, relative, window, width, height, timeAxis }: TrendPlotProps) {
  return useMemo(() => {
    const curves = relative ? series.map(scaled) : series;
    const [only] = curves;
    const marks =
      curves.length === 1 && only !== undefined
        ? only.marks
        : curves.flatMap((curve) => curve.marks).sort((one, other) => one.at - other.at);
    const span = relative ? ([-6, 106] as const) : amountSpan(marks);
    const box = plotBox(width, height, timeAxis !== undefined);
    return {
      curves,
      marks,
      box,
      amounts: relative ? [0, 50, 100] : roundTicks(span),
      scales: plotScales(box, window, span),
    };
  }, [series, relative, window, width, height, timeAxis]);
}

/** One picture of one curve, or of several that share a scale. */
function Plot(props: TrendPlotProps) {
  const { window, ticks, tickText, timeAxis, axis, title, width, height, relative, onOpen, onWindow } = props;
  const { curves, marks, amounts, box, scales } = usePicture(props);
  return (
    <div className="trend-plot" style={{ height }}>
      <TrendAxes {...{ timeAxis, axis, width, height }} />
      <svg className="trend-curves" width={width} height={height} aria-hidden="true">
        <TrendFigures {...{ box, scales, ticks, amounts, tickText }} withTimes={timeAxis !== undefined} />
        {curves.map((curve, index) => (
          <TrendLayer
            key={curve.key}
            marks={curve.marks}
            window={window}
            box={box}
            scales={scales}
            index={index}
            withBand={!relative && curves.length === 1}
          />
        ))}
      </svg>
      <TrendPointer {...{ marks, window, box, scales, title, width, height, onOpen, onWindow }} />
    </div>
  );
}

export const TrendPlot = memo(Plot);
