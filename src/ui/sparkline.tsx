interface SparklineProps {
  readonly points: readonly { readonly at: string; readonly amount: number }[];
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly flagged: boolean;
}

const WIDTH = 46;
const HEIGHT = 16;
const EDGE = 3;

/** A few amounts over their true time, over the range of the newest; the amount itself stands in words beside it. */
export function Sparkline({ points, low, high, flagged }: SparklineProps) {
  if (points.length < 2) return <span className="spark" aria-hidden="true" />;
  const times = points.map(({ at }) => Date.parse(`${at}Z`));
  const amounts = points.map(({ amount }) => amount);
  const all = [...amounts, ...(low === undefined ? [] : [low]), ...(high === undefined ? [] : [high])];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = (time: number) => EDGE + ((time - from) / Math.max(1, to - from)) * (WIDTH - 2 * EDGE);
  const y = (amount: number) =>
    HEIGHT - EDGE - ((amount - least) / Math.max(most - least, Number.EPSILON)) * (HEIGHT - 2 * EDGE);
  const line = points.map(
    ({ amount }, index) => `${x(times[index] ?? from).toFixed(1)},${y(amount).toFixed(1)}`,
  );
  const top = y(high ?? most);
  const bottom = y(low ?? least);
  return (
    <svg
      className="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      {low === undefined && high === undefined ? null : (
        <rect x="0" y={top} width={WIDTH} height={Math.max(1, bottom - top)} className="spark-band" />
      )}
      <polyline points={line.join(' ')} className="spark-line" />
      <circle
        cx={x(times.at(-1) ?? to)}
        cy={y(amounts.at(-1) ?? 0)}
        r="2.4"
        className={flagged ? 'spark-dot spark-flagged' : 'spark-dot'}
      />
    </svg>
  );
}
