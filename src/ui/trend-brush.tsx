import { memo, useMemo } from 'react';
import type { TrendWindow } from './trend-marks.ts';

interface TrendBrushProps {
  readonly whole: TrendWindow;
  readonly window: TrendWindow;
  /** When there are results, for the density under the handles. */
  readonly at: readonly number[];
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly words: { readonly label: string; readonly from: string; readonly to: string };
  readonly dayOf: (at: number) => string;
  readonly onWindow: (window: TrendWindow) => void;
}

const DAY = 86_400_000;
const HEIGHT = 22;
/** Days: a window narrower than that shows nothing of a course. */
const NARROWEST = 2;

/** One tick per pixel column that holds any result. */
function density(at: readonly number[], { from, to }: TrendWindow, plot: number): string {
  const columns = new Set(at.map((one) => Math.round(((one - from) / Math.max(1, to - from)) * plot)));
  return [...columns].map((column) => `M${column} 4v14`).join('');
}

/** The whole time with the part that is in view: two handles that hand and keyboard move. */
function Brush(props: TrendBrushProps) {
  const { whole, window, at, width, left, right, words, dayOf, onWindow } = props;
  const plot = Math.max(1, width - left - right);
  const days = Math.max(NARROWEST, Math.ceil((whole.to - whole.from) / DAY));
  const dayAt = (moment: number) => Math.max(0, Math.min(days, Math.round((moment - whole.from) / DAY)));
  const [first, last] = [dayAt(window.from), dayAt(window.to)];
  const share = (day: number) => (day / days) * plot;
  const ticks = useMemo(() => density(at, whole, plot), [at, whole, plot]);
  const choose = (from: number, to: number) =>
    onWindow({ from: whole.from + from * DAY, to: whole.from + to * DAY });
  return (
    <fieldset className="trend-brush" style={{ marginLeft: left, width: plot }}>
      <legend className="visually-hidden">{words.label}</legend>
      <svg width={plot} height={HEIGHT} aria-hidden="true">
        <path className="trend-density" d={ticks} />
        <rect x={share(first)} y={1} width={Math.max(2, share(last) - share(first))} height={HEIGHT - 2} />
      </svg>
      <input
        type="range"
        min={0}
        max={days}
        value={first}
        aria-label={words.from}
        aria-valuetext={dayOf(window.from)}
        onChange={({ target }) => choose(Math.min(Number(target.value), last - NARROWEST), last)}
      />
      <input
        type="range"
        min={0}
        max={days}
        value={last}
        aria-label={words.to}
        aria-valuetext={dayOf(window.to)}
        onChange={({ target }) => choose(first, Math.max(Number(target.value), first + NARROWEST))}
      />
    </fieldset>
  );
}

export const TrendBrush = memo(Brush);
