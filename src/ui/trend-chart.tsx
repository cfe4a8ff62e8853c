import { useMemo, useRef } from 'react';
import { PLOT_LEFT, PLOT_RIGHT } from './trend-box.ts';
import { TrendBrush } from './trend-brush.tsx';
import { type TrendLane, TrendLanes } from './trend-lanes.tsx';
import { marksWithin, reduceMarks, type TrendSeries, type TrendWindow } from './trend-marks.ts';
import { TrendPlot } from './trend-plot.tsx';
import { type TickGrain, timeTicks } from './trend-ticks.ts';
import { useWidth } from './use-width.ts';
import './trend-chart.css';

interface TrendWords {
  /** Whose curves, and of what: stands at the head of the picture. */
  readonly title: string;
  readonly timeAxis: string;
  readonly relativeAxis: string;
  readonly legend: string;
  readonly lanes: string;
  readonly brush: { readonly label: string; readonly from: string; readonly to: string };
}

interface TrendChartProps {
  readonly series: readonly TrendSeries[];
  /** Several tests in one picture, each between its own least and most; else one below the other on one time axis. */
  readonly relative: boolean;
  readonly lanes: readonly TrendLane[];
  readonly whole: TrendWindow;
  readonly window: TrendWindow;
  readonly words: TrendWords;
  readonly dayOf: (at: number, grain: TickGrain) => string;
  readonly onWindow: (window: TrendWindow) => void;
  readonly onOpen: (key: string) => void;
}

interface SizedProps extends TrendChartProps {
  readonly width: number;
}

const ALONE = 210;
const STACKED = 128;
const TIME_AXIS = 28;

/**
 * Curves over true time, oldest at the left: distances are those of the calendar, the grey band is the reference range
 * of each result at its own time. The arrow keys step from mark to mark; a list of the same figures stands beside it.
 */
export function TrendChart(props: TrendChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  return (
    <div ref={frame} className="trend-chart" data-trend={props.series.length}>
      <p className="trend-title">{props.words.title}</p>
      {width === 0 ? null : <Sized {...props} width={width} />}
    </div>
  );
}

function Sized(props: SizedProps) {
  const { series, window, words, width, lanes, dayOf } = props;
  const moments = useMemo(() => series.flatMap(({ marks }) => marks.map(({ at }) => at)), [series]);
  const inset = { left: PLOT_LEFT, right: PLOT_RIGHT };
  return (
    <>
      <TrendLanes lanes={lanes} window={window} width={width} {...inset} title={words.lanes} />
      <Plots {...props} />
      <TrendBrush
        whole={props.whole}
        window={window}
        at={moments}
        width={width}
        {...inset}
        words={words.brush}
        dayOf={(at) => dayOf(at, 'day')}
        onWindow={props.onWindow}
      />
    </>
  );
}

/** The marks of each curve as far as the window and the width can show them. */
function useReduced({ series, window, width }: SizedProps): readonly TrendSeries[] {
  const plot = width - PLOT_LEFT - PLOT_RIGHT;
  return useMemo(
    () => series.map((one) => ({ ...one, marks: reduceMarks(marksWithin(one.marks, window), window, plot) })),
    [series, window, plot],
  );
}

function Plots(props: SizedProps) {
  const { window, words, width, relative, dayOf, onOpen, onWindow } = props;
  const series = useReduced(props);
  const ticks = useMemo(() => timeTicks(window, width - PLOT_LEFT - PLOT_RIGHT), [window, width]);
  const tickText = useMemo(() => (at: number) => dayOf(at, ticks.grain), [dayOf, ticks]);
  const common = { window, ticks, tickText, width, onOpen, onWindow, relative };
  if (relative)
    return (
      <>
        <Legend {...props} />
        <TrendPlot
          {...common}
          series={series}
          timeAxis={words.timeAxis}
          axis={words.relativeAxis}
          title={words.title}
          height={ALONE + TIME_AXIS}
        />
      </>
    );
  const pictures = [...Map.groupBy(series, ({ key, together }) => together ?? key)];
  return (
    <>
      {series.length > 1 ? <Legend {...props} /> : null}
      {pictures.map(([key, curves], index) => {
        const last = index === pictures.length - 1;
        const axis = curves.length === 1 ? (curves[0]?.axis ?? '') : key;
        return (
          <TrendPlot
            key={key}
            {...common}
            series={curves}
            timeAxis={last ? words.timeAxis : undefined}
            axis={axis}
            title={`${words.title} ${axis}`}
            height={(pictures.length === 1 ? ALONE : STACKED) + (last ? TIME_AXIS : 0)}
          />
        );
      })}
    </>
  );
}

/** Which stroke is which test: by its dashes, not by a colour. */
function Legend({ series, words, relative }: TrendChartProps) {
  return (
    <ul className="trend-legend" aria-label={words.legend}>
      {series.map((one, index) => (
        <li key={one.key}>
          <svg
            width="26"
            height="8"
            aria-hidden="true"
            className="trend-layer"
            data-index={
              relative
                ? index
                : series.filter((o) => o.together !== undefined && o.together === one.together).indexOf(one)
            }
          >
            <path className="trend-line" d="M0 4H26" />
          </svg>
          {one.axis}
        </li>
      ))}
    </ul>
  );
}
