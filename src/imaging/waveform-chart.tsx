import { useText } from '../i18n/text.ts';
import { type Channel, curvePath, isVoltage, type WaveformGroup } from './waveform.ts';
import './series-object.css';

/** Paper speed and gain as electrocardiograms are read everywhere. */
const MM_PER_SECOND = 25;
const MM_PER_MILLIVOLT = 10;
/** Pixels that stand for a millimetre of paper. */
const SCALE = 4;
const ROW_MM = 24;
const LEFT_MM = 20;
const NAME_MM = 11;
const PULSE_SECONDS = 0.2;

interface ChartProps {
  readonly group: WaveformGroup;
  readonly curves: readonly Float32Array[];
}

/** Lines of a millimetre and, stronger, of five. */
function Grid({ width, height }: { readonly width: number; readonly height: number }) {
  const lines = (every: number) => {
    const across = Array.from(
      { length: Math.floor(width / every) + 1 },
      (_, n) => `M${n * every} 0V${height}`,
    );
    const down = Array.from({ length: Math.floor(height / every) + 1 }, (_, n) => `M0 ${n * every}H${width}`);
    return [...across, ...down].join('');
  };
  return (
    <>
      <path className="ecg-fine" d={lines(1)} />
      <path className="ecg-strong" d={lines(5)} />
    </>
  );
}

/** The mark by which the height of a millivolt is read off: 10 mm high, 5 mm wide. */
function Pulse() {
  const [width, height] = [PULSE_SECONDS * MM_PER_SECOND, MM_PER_MILLIVOLT];
  return <path className="ecg-curve" d={`M2 0h1v${-height}h${width}v${height}h1`} />;
}

/** Voltages share one gain; other signals are each drawn over the whole of their row, with their span written out. */
function spanOf(curve: Float32Array): readonly [number, number] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of curve) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least <= greatest ? [least, greatest] : [0, 0];
}

interface RowProps {
  readonly channel: Channel;
  readonly curve: Float32Array;
  readonly hertz: number;
  readonly at: number;
  readonly voltage: boolean;
}

function Row({ channel, curve, hertz, at, voltage }: RowProps) {
  const [least, greatest] = spanOf(curve);
  const gain = voltage ? MM_PER_MILLIVOLT : (ROW_MM * 0.8) / (greatest - least || 1);
  const middle = voltage ? 0 : ((least + greatest) / 2) * gain;
  const span = `${Number(least.toPrecision(4))}–${Number(greatest.toPrecision(4))} ${channel.unit}`;
  return (
    <g transform={`translate(0 ${at})`} data-channel={channel.name}>
      {voltage ? <Pulse /> : null}
      <text className="ecg-name" x={NAME_MM} y={-5}>
        {voltage ? channel.name : `${channel.name} ${span}`}
      </text>
      <path
        className="ecg-curve"
        transform={`translate(${LEFT_MM} ${middle})`}
        d={curvePath(curve, MM_PER_SECOND / hertz, gain, 1 / SCALE)}
      />
    </g>
  );
}

/** All channels of one group under each other, on the grid of the paper. */
export function WaveformChart({ group, curves }: ChartProps) {
  const { t } = useText();
  const voltage = isVoltage(group);
  const seconds = group.samples / group.hertz;
  const width = LEFT_MM + Math.ceil(seconds * MM_PER_SECOND) + 2;
  const height = ROW_MM * curves.length;
  const names = group.channels.map(({ name }) => name).join('、');
  return (
    <figure className="object-waveform" data-object="waveform" data-channels={curves.length}>
      <figcaption>
        {[
          group.label,
          t('imageObjects.channels', { n: curves.length }),
          t('imageObjects.seconds', { n: Number(seconds.toFixed(2)), hertz: group.hertz }),
          voltage ? t('imageObjects.calibration') : t('imageObjects.ownScale'),
        ]
          .filter(Boolean)
          .join('　')}
      </figcaption>
      <div className="object-paper">
        <svg
          width={width * SCALE}
          height={height * SCALE}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t('imageObjects.waveformLabel', { names })}
        >
          <Grid width={width} height={height} />
          {curves.map((curve, index) => {
            const channel = group.channels[index];
            return channel === undefined ? null : (
              <Row
                // oxlint-disable-next-line react/no-array-index-key -- two channels may have one name
                key={index}
                channel={channel}
                curve={curve}
                hertz={group.hertz}
                at={ROW_MM * (index + 0.5)}
                voltage={voltage}
              />
            );
          })}
        </svg>
      </div>
    </figure>
  );
}
