import { memo } from 'react';
import { LineChart, XAxis, YAxis } from 'recharts';
import { AXIS_HEIGHT, PLOT_LEFT, PLOT_RIGHT, PLOT_TOP } from './trend-box.ts';

interface TrendAxesProps {
  /** At the time axis of the lowest of several charts alone. */
  readonly timeAxis: string | undefined;
  readonly axis: string;
  readonly width: number;
  readonly height: number;
}

const LABEL = { fontSize: 11, fill: 'var(--text)' };
const MARGIN = { top: PLOT_TOP, right: PLOT_RIGHT, bottom: 0, left: 0 };
const NO_DATA: [] = [];
/** What recharts needs to make room; the real scales are those of the box, which the figures and curves share. */
const ANY: [number, number] = [0, 1];

/**
 * The frame of a picture, by recharts: both axes with their names. Nothing of it hangs on the period in view, so it is
 * drawn once: figures and curves lie over it. As its data they would be made into objects and gone through, all of
 * them, several times at every change.
 */
function Axes({ timeAxis, axis, width, height }: TrendAxesProps) {
  const common = {
    type: 'number',
    domain: ANY,
    tick: false,
    tickLine: false,
    stroke: 'var(--line-strong)',
  } as const;
  return (
    <LineChart data={NO_DATA} width={width} height={height} margin={MARGIN} accessibilityLayer={false}>
      <XAxis
        {...common}
        height={timeAxis === undefined ? AXIS_HEIGHT.line : AXIS_HEIGHT.told}
        {...(timeAxis === undefined
          ? {}
          : { label: { value: timeAxis, position: 'insideBottom', offset: 2, style: LABEL } })}
      />
      <YAxis
        {...common}
        width={PLOT_LEFT}
        label={{
          value: axis,
          angle: -90,
          position: 'insideLeft',
          offset: 8,
          style: { ...LABEL, textAnchor: 'middle' },
        }}
      />
    </LineChart>
  );
}

export const TrendAxes = memo(Axes);
