import { lazy, Suspense, useMemo } from 'react';
import type { LabRow } from '../../clinical/labs/lab-table.ts';
import { labTrend, type TrendPoint } from '../../clinical/labs/lab-trend.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { dateAndTime, quantityText, shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import type { TrendMark } from '../../ui/trend-chart.tsx';
import type { LabsPanelProps } from './labs-panel.tsx';

/** The chart library is fetched only when the first curve is asked for. */
const TrendChart = lazy(async () => ({ default: (await import('../../ui/trend-chart.tsx')).TrendChart }));

interface LabTrendPanelProps extends LabsPanelProps {
  readonly row: LabRow;
  readonly onClose: () => void;
}

/** Japanese wall time as a number for the axis: the zone of this machine has no say. */
function axisTime(at: string): number {
  return Date.parse(`${at}Z`);
}

function pointDate(text: Text, point: TrendPoint, today: string): string {
  const { when } = point.fact.shown;
  return when.state === 'dated' ? dateAndTime(text.language, when.start, today) : '';
}

function pointWords(text: Text, point: TrendPoint, today: string): string {
  return text.t('labs.trend.point', {
    date: pointDate(text, point, today),
    value: quantityText(point.quantity),
    place: point.fact.shown.provenance.institution ?? '',
  });
}

function marksOf(text: Text, points: readonly TrendPoint[], today: string): readonly TrendMark[] {
  return points.map((point) => ({
    key: point.fact.key,
    at: axisTime(point.at),
    amount: point.quantity.value,
    bounded: point.quantity.comparator !== undefined,
    words: pointWords(text, point, today),
  }));
}

function bandOf(points: readonly TrendPoint[]) {
  const last = points.findLast((point) => point.low !== undefined || point.high !== undefined);
  if (last === undefined) return undefined;
  return {
    ...(last.low === undefined ? {} : { low: last.low }),
    ...(last.high === undefined ? {} : { high: last.high }),
    text: last.fact.shown.range?.text ?? '',
  };
}

/** The curve of one analyte in one unit, what could not be drawn, and the same figures as a list. */
export function LabTrendPanel(props: LabTrendPanelProps) {
  const text = useText();
  const { row, now } = props;
  const today = jstDay(now);
  const trend = useMemo(() => labTrend(row), [row]);
  const marks = useMemo(() => marksOf(text, trend.points, today), [text, trend.points, today]);
  const band = bandOf(trend.points);
  const title =
    row.unit === ''
      ? text.t('labs.trend.titleNoUnit', { name: row.name })
      : text.t('labs.trend.title', { name: row.name, unit: row.unit });
  return (
    <figure className="lab-trend" aria-label={title}>
      <figcaption>
        <b>{title}</b>
        <button type="button" className="btn btn-quiet" onClick={props.onClose}>
          <Icon name="close" small />
          {text.t('labs.trend.close')}
        </button>
      </figcaption>
      {marks.length === 0 ? (
        <p className="lab-trend-note">{text.t(row.trendable ? 'labs.trend.none' : 'labs.trend.notByName')}</p>
      ) : (
        <Suspense fallback={<p className="lab-trend-note lab-trend-wait">{text.t('labs.trend.loading')}</p>}>
          <TrendChart
            marks={marks}
            {...(band === undefined ? {} : { band })}
            axis={row.unit === '' ? row.name : text.t('labs.trend.axis', { name: row.name, unit: row.unit })}
            title={title}
            dayOf={(at) => axisDay(text, at, today)}
          />
        </Suspense>
      )}
      <div className="lab-trend-note note sub">
        {band === undefined ? null : <p>{text.t('labs.trend.band', { range: band.text })}</p>}
        {marks.some((mark) => mark.bounded) ? <p>{text.t('labs.trend.open')}</p> : null}
        {trend.leftOut.length > 0 && row.trendable ? (
          <p>{text.t('labs.trend.leftOut', { n: trend.leftOut.length, count: trend.leftOut.length })}</p>
        ) : null}
      </div>
      <FigureList {...props} points={trend.points} />
    </figure>
  );
}

function axisDay(text: Text, at: number, today: string): string {
  const date = parsePartialDate(new Date(at).toISOString().slice(0, 10));
  return date === undefined ? '' : shortDate(text.language, date, today);
}

/** The text alternative: every mark of the curve, newest first, each opening its record. */
function FigureList({
  points,
  now,
  onSelect,
}: LabTrendPanelProps & { readonly points: readonly TrendPoint[] }) {
  const text = useText();
  const today = jstDay(now);
  if (points.length === 0) return null;
  return (
    <details className="lab-figures">
      <summary>{text.t('labs.trend.list')}</summary>
      <ul>
        {points.toReversed().map((point) => (
          <li key={point.fact.key}>
            <button type="button" className="btn-link" onClick={() => onSelect(point.fact.key)}>
              {pointWords(text, point, today)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
