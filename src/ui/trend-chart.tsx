import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

/** One mark: when (milliseconds), how much, and its own words for who points or steps to it. */
export interface TrendMark {
  readonly key: string;
  readonly at: number;
  readonly amount: number;
  /** Below or above what could be measured: the mark is drawn open. */
  readonly bounded: boolean;
  readonly words: string;
}

interface TrendChartProps {
  readonly marks: readonly TrendMark[];
  readonly band?: { readonly low?: number; readonly high?: number };
  /** Name and unit, at the axis. */
  readonly axis: string;
  readonly title: string;
  readonly dayOf: (at: number) => string;
}

const HEIGHT = 240;

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: TrendMark;
}

function Dot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload === undefined) return null;
  const fill = payload.bounded ? 'var(--surface)' : 'var(--mark-1)';
  return <circle cx={cx} cy={cy} r={4} fill={fill} stroke="var(--mark-1)" strokeWidth={1.5} />;
}

function Words({
  active,
  payload,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: unknown }[];
}) {
  const mark = payload?.[0]?.payload as TrendMark | undefined;
  return active === true && mark !== undefined ? <div className="trend-words">{mark.words}</div> : null;
}

function spanOf(marks: readonly TrendMark[], band: TrendChartProps['band']): [number, number] {
  const amounts = [
    ...marks.map((mark) => mark.amount),
    ...[band?.low, band?.high].filter((bound) => bound !== undefined),
  ];
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const margin = most === least ? Math.abs(most) * 0.1 || 1 : (most - least) * 0.1;
  return [least >= 0 ? Math.max(0, least - margin) : least - margin, most + margin];
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/**
 * A curve over true time, oldest at the left: distances are those of the calendar, the reference range a grey band. The
 * arrow keys step from mark to mark; a list of the same figures stands beside it for who cannot see it.
 */
export function TrendChart({ marks, band, axis, title, dayOf }: TrendChartProps) {
  const [low, high] = spanOf(marks, band);
  return (
    <div className="trend-chart" data-trend>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart
          data={[...marks]}
          margin={{ top: 12, right: 24, bottom: 4, left: 4 }}
          accessibilityLayer
          title={title}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          {band === undefined ? null : (
            <ReferenceArea
              y1={band.low ?? low}
              y2={band.high ?? high}
              fill="var(--band)"
              fillOpacity={1}
              stroke="none"
              ifOverflow="hidden"
            />
          )}
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={dayOf}
            minTickGap={40}
            tick={{ fontSize: 11, fill: 'var(--text-2)' }}
            stroke="var(--line-strong)"
          />
          <YAxis
            domain={[low, high]}
            tickFormatter={shortNumber}
            width={60}
            tick={{ fontSize: 11, fill: 'var(--text-2)' }}
            stroke="var(--line-strong)"
            label={{
              value: axis,
              angle: -90,
              position: 'insideLeft',
              style: { fontSize: 11, fill: 'var(--text)', textAnchor: 'middle' },
            }}
          />
          <Tooltip content={<Words />} isAnimationActive={false} cursor={{ stroke: 'var(--accent)' }} />
          <Line
            dataKey="amount"
            type="linear"
            stroke="var(--mark-1)"
            strokeWidth={1.5}
            isAnimationActive={false}
            dot={<Dot />}
            activeDot={{ r: 6, fill: 'var(--accent)', stroke: 'var(--surface)', strokeWidth: 2 }}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
