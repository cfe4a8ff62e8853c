import { memo, useMemo, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import type { TrendMark, TrendSeries } from '../../ui/trend-marks.ts';

interface TrendFiguresProps {
  readonly series: readonly TrendSeries[];
  readonly onOpen: (key: string) => void;
}

/** Figures listed at once; all others stand in the table. */
const MOST_FIGURES = 200;
const NONE: readonly TrendMark[] = [];

/** The text alternative: the marks of the curves, newest first, each opening its record. */
function Figures({ series, onOpen }: TrendFiguresProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const count = series.reduce((sum, { marks }) => sum + marks.length, 0);
  const newest = useMemo(
    () =>
      open
        ? series
            .flatMap(({ marks }) => marks.slice(-MOST_FIGURES))
            .toSorted((one, other) => other.at - one.at)
            .slice(0, MOST_FIGURES)
        : NONE,
    [series, open],
  );
  if (count === 0) return null;
  return (
    <details className="lab-figures" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.t('labs.trend.list', { n: count })}</summary>
      <ul>
        {newest.map((mark, index) => (
          <li key={`${mark.key} ${index}`}>
            <button type="button" className="btn-link" onClick={() => onOpen(mark.key)}>
              {mark.words()}
            </button>
          </li>
        ))}
      </ul>
      {count > newest.length ? (
        <p className="note sub">{text.t('labs.trend.moreFigures', { n: MOST_FIGURES })}</p>
      ) : null}
    </details>
  );
}

export const TrendFigures = memo(Figures);
