import type { LabRow } from '../../clinical/labs/lab-table.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { flagOf, isFlagged, isPair, pairUnit, rowName } from './lab-words.ts';
import { changeWords, slopeWords } from './trend-changes.tsx';

interface NameCellProps {
  readonly row: LabRow;
  readonly pressed: boolean;
  /** On a phone the unit and the range stand below the name. */
  readonly narrow: boolean;
  readonly onTrend: () => void;
}

/** Unit of a row; of pairs the one that both halves share. */
export function unitOf(row: LabRow): string {
  const [newest] = row.facts;
  return row.unit === '' && newest !== undefined && isPair(newest.shown) ? pairUnit(newest.shown) : row.unit;
}

/** The name as the newest result has it; pressing it shows the curve. */
export function NameCell({ row, pressed, narrow, onTrend }: NameCellProps) {
  const text = useText();
  const name = rowName(text, row);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="lab-name"
      aria-pressed={pressed}
      title={text.t('labs.showTrend', { name })}
      onClick={onTrend}
    >
      <span className="ellipsis">{name}</span>
      {narrow ? (
        <span className="lab-name-unit">
          {[unitOf(row), row.range].filter((part) => part !== '').join('　')}
        </span>
      ) : null}
    </button>
  );
}

interface PinCellProps {
  readonly row: LabRow;
  readonly pinned: boolean;
  readonly onPin: () => void;
}

export function PinCell({ row, pinned, onPin }: PinCellProps) {
  const text = useText();
  const label = text.t(pinned ? 'labs.unpin' : 'labs.pin', { name: rowName(text, row) });
  return (
    <button
      type="button"
      tabIndex={-1}
      className="lab-pin"
      aria-pressed={pinned}
      aria-label={label}
      title={label}
      onClick={onPin}
    >
      <Icon name="pin" small />
    </button>
  );
}

/** A figure sent as words tells no unit: that is said, and it stands in a row of its own. */
export function UnitCell({ row }: { readonly row: LabRow }) {
  const { t } = useText();
  const unit = unitOf(row);
  const unitless =
    unit === '' &&
    row.facts.some(({ shown }) => shown.value.type === 'text' && /^[<>≤≥]?\s*\d/u.test(shown.value.text));
  return (
    <span className="sub note">
      {unitless ? t('labs.noUnit') : unit}
      {row.converted > 0 ? <span className="lab-mark">{t('labs.letter.converted')}</span> : null}
    </span>
  );
}

export function RangeCell({ row }: { readonly row: LabRow }) {
  const { t } = useText();
  return (
    <span className="sub note">
      {row.range}
      {row.rangeVaries ? t('labs.varies') : ''}
    </span>
  );
}

const SPARK_POINTS = 12;

/** The last amounts as a small line, and the newest against the one before it, in the unit of the row. */
export function CourseCell({ row }: { readonly row: LabRow }) {
  const text = useText();
  const amounts = row.trendable
    ? row.all
        .flatMap(({ scale, fact: { shown } }) =>
          scale === undefined || scale.bound !== undefined || shown.when.state !== 'dated'
            ? []
            : [{ at: shown.when.start.sortKey, amount: scale.amount, scale, shown }],
        )
        .slice(0, SPARK_POINTS)
    : [];
  const [newest] = amounts;
  if (newest === undefined || amounts.length < 2) return null;
  const { change, slope } = row;
  const n = change === undefined ? '' : String(Math.abs(change.difference));
  const sign =
    change === undefined || change.difference === 0 ? 'same' : change.difference > 0 ? 'up' : 'down';
  const today = newest.shown.when.state === 'dated' ? newest.at.slice(0, 10) : '';
  const words = [
    change === undefined ? '' : changeWords(text, change, row.unit, today),
    slope === undefined ? '' : slopeWords(text, slope, row.unit, today),
  ]
    .filter((part) => part !== '')
    .join('　');
  return (
    <>
      <Sparkline
        points={amounts.toReversed()}
        low={newest.scale.low}
        high={newest.scale.high}
        flagged={isFlagged(flagOf(newest.shown))}
      />
      {change === undefined ? null : (
        <span className="lab-delta" data-large={change.large} title={words}>
          {sign === 'same' ? '±0' : `${sign === 'up' ? '＋' : '−'}${n}`}
          {slope === undefined || slope.direction === 'level' ? '' : slope.direction === 'up' ? ' ↗' : ' ↘'}
        </span>
      )}
    </>
  );
}
