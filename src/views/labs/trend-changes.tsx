import { memo } from 'react';
import type { LabChange, LabSlope } from '../../clinical/labs/lab-change.ts';
import type { LabRow } from '../../clinical/labs/lab-table.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { rowName } from './lab-words.ts';

function signed(value: number, digits = 3): string {
  const size = String(Number(Math.abs(value).toPrecision(digits)));
  return value === 0 ? '±0' : `${value < 0 ? '−' : '＋'}${size}`;
}

function dayWords(text: Text, day: string, today: string): string {
  const date = parsePartialDate(day);
  return date === undefined ? day : shortDate(text.language, date, today);
}

/** The newest amount against the one before it, and why it counts as large if it does. */
export function changeWords(text: Text, change: LabChange, unit: string, today: string): string {
  const { when } = change.before.fact.shown;
  return [
    text.t('labs.change.from', {
      date: when.state === 'dated' ? dayWords(text, when.start.sortKey.slice(0, 10), today) : '',
      n: signed(change.difference, 12),
      unit,
      percent: change.percent === undefined ? '' : `${signed(Math.round(change.percent))}%`,
    }),
    change.large === undefined ? '' : text.t(`labs.change.large.${change.large}`),
    change.flagMoved ? text.t('labs.change.flagMoved') : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The line through the last year, with what it is made of. */
export function slopeWords(text: Text, slope: LabSlope, unit: string, today: string): string {
  return text.t('labs.change.slope', {
    n: signed(slope.perYear),
    unit,
    points: slope.points,
    from: dayWords(text, slope.from, today),
    to: dayWords(text, slope.to, today),
  });
}

interface TrendChangesProps {
  readonly rows: readonly LabRow[];
  readonly today: string;
}

/** Change and slope of the drawn rows in words, with the rule that each follows; descriptions, no judgement. */
function Changes({ rows, today }: TrendChangesProps) {
  const text = useText();
  const told = rows.filter(({ change, slope }) => change !== undefined || slope !== undefined);
  if (told.length === 0) return null;
  return (
    <div className="lab-trend-note note" data-changes>
      {told.map((row) => (
        <p key={row.key}>
          {told.length > 1 ? <b>{rowName(text, row)} </b> : null}
          {row.change === undefined ? null : changeWords(text, row.change, row.unit, today)}{' '}
          {row.slope === undefined ? null : slopeWords(text, row.slope, row.unit, today)}
        </p>
      ))}
      <p className="sub">{text.t('labs.change.rule')}</p>
    </div>
  );
}

export const TrendChanges = memo(Changes);
