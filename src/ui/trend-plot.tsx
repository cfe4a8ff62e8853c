import { memo, useMemo, useRef } from 'react';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { TrendLayer } from './trend-layer.tsx';
import { amountSpan, roundTicks, type TrendMark, type TrendSeries, type TrendWindow } from './trend-marks.ts';
import type { TimeTicks } from './trend-ticks.ts';

export const PLOT_LEFT = 56;
export const PLOT_RIGHT = 14;

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

const TICK = { fontSize: 11, fill: 'var(--text-2)' };
const MARGIN = { top: 10, right: PLOT_RIGHT, bottom: 0, left: 0 };
/** Pixels: a hand that only presses does not choose a period. */
const DRAG = 6;

interface WordsProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: unknown }[];
}

function Words({ active, payload }: WordsProps) {
  const mark = payload?.[0]?.payload as TrendMark | undefined;
  return active === true && mark !== undefined ? (
    <div className="trend-words" data-trend-words>
      {mark.words()}
    </div>
  ) : null;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Each curve between its own least and most: what is compared is when they turn, not how high they stand. */
function scaled(series: TrendSeries): TrendSeries {
  const amounts = series.marks.map(({ amount }) => amount);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const share = (amount: number) => (most === least ? 50 : ((amount - least) / (most - least)) * 100);
  return {
    ...series,
    marks: series.marks.map(({ low: _low, high: _high, ...mark }) => ({
      ...mark,
      amount: share(mark.amount),
    })),
  };
}

function usePicture({ series, relative }: TrendPlotProps) {
  return useMemo(() => {
    const curves = relative ? series.map(scaled) : series;
    const marks = curves.flatMap((curve) => curve.marks).sort((one, other) => one.at - other.at);
    const span = relative ? ([-6, 106] as const) : amountSpan(marks);
    return { curves, marks, span, amounts: relative ? [0, 50, 100] : roundTicks(span) };
  }, [series, relative]);
}

/** Press, draw and let go: that part of the time is enlarged; a mere press opens the result. */
function usePress(props: TrendPlotProps, marks: readonly TrendMark[]) {
  const begun = useRef<{ readonly at: number; readonly x: number }>(undefined);
  const plot = props.width - PLOT_LEFT - PLOT_RIGHT;
  const { from, to } = props.window;
  const momentOf = (x: number) => from + ((x - PLOT_LEFT) / plot) * (to - from);
  const xOf = (event: { readonly clientX: number; readonly currentTarget: Element }) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  return {
    onPointerDown: (event: React.PointerEvent) => {
      const x = xOf(event);
      begun.current = { at: momentOf(x), x };
    },
    onPointerUp: (event: React.PointerEvent) => {
      const start = begun.current;
      begun.current = undefined;
      if (start === undefined) return;
      const x = xOf(event);
      if (Math.abs(x - start.x) > DRAG) {
        const end = momentOf(x);
        props.onWindow({ from: Math.min(start.at, end), to: Math.max(start.at, end) });
        return;
      }
      const near = marks.reduce<TrendMark | undefined>(
        (best, mark) =>
          best === undefined || Math.abs(mark.at - start.at) < Math.abs(best.at - start.at) ? mark : best,
        undefined,
      );
      if (near !== undefined) props.onOpen(near.key);
    },
  };
}

function amountAxis(axis: string) {
  return {
    interval: 0,
    allowDataOverflow: true,
    tickFormatter: shortNumber,
    width: PLOT_LEFT,
    tick: TICK,
    stroke: 'var(--line-strong)',
    label: {
      value: axis,
      angle: -90,
      position: 'insideLeft',
      offset: 8,
      style: { fontSize: 11, fill: 'var(--text)', textAnchor: 'middle' },
    },
  } as const;
}

/** One picture of one curve, or of several that share a scale. */
function Plot(props: TrendPlotProps) {
  const { window, ticks, timeAxis, axis, title, width, height, relative } = props;
  const { curves, marks, span, amounts } = usePicture(props);
  const press = usePress(props, marks);
  const domain = useMemo(() => [window.from, window.to], [window]);
  return (
    <div className="trend-plot" {...press}>
      <LineChart data={marks as TrendMark[]} width={width} height={height} margin={MARGIN} title={title}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        {curves.map((curve, index) => (
          <TrendLayer
            key={curve.key}
            marks={curve.marks}
            window={window}
            index={index}
            withBand={!relative && curves.length === 1}
          />
        ))}
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={domain}
          allowDataOverflow
          ticks={ticks.at as number[]}
          tickFormatter={props.tickText}
          interval={0}
          tick={timeAxis === undefined ? false : TICK}
          height={timeAxis === undefined ? 6 : 34}
          stroke="var(--line-strong)"
          {...(timeAxis === undefined
            ? {}
            : { label: { value: timeAxis, position: 'insideBottom', offset: 2, style: TICK } })}
        />
        <YAxis {...amountAxis(axis)} domain={span as [number, number]} ticks={amounts as number[]} />
        <Tooltip content={<Words />} isAnimationActive={false} cursor={{ stroke: 'var(--accent)' }} />
        {/* What the pointer and the arrow keys step along; the layers above draw it. */}
        <Line
          dataKey="amount"
          stroke="none"
          dot={false}
          isAnimationActive={false}
          activeDot={{ r: 6, fill: 'none', stroke: 'var(--accent)', strokeWidth: 2 }}
        />
      </LineChart>
    </div>
  );
}

export const TrendPlot = memo(Plot);
