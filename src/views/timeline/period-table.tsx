import { useId, useMemo } from 'react';
import type { Death } from '../../clinical/death.ts';
import {
  type Days,
  type PeriodCell,
  type PeriodRow,
  ROW_GROUPS,
} from '../../clinical/timeline/two-periods.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { directionsText, entryLine, valueText } from '../../ui/entry-line.ts';
import { nameOr } from '../../ui/entry-title.ts';
import { Flag } from '../../ui/flag.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { TimelineContent } from './timeline-content.ts';
import { type TwoPeriods, useComparedRows } from './compared-rows.ts';
import './period-table.css';

interface PeriodTableProps {
  readonly content: TimelineContent;
  readonly periods: TwoPeriods;
  readonly death: Death;
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onPeriods: (periods: TwoPeriods | undefined) => void;
  readonly onSelect: (key: EntryKey) => void;
}

/** Two periods side by side: what came, what went, what changed; the same facts as the list, and each opens there. */
export function PeriodTable(props: PeriodTableProps) {
  const { t } = useText();
  const { content, periods, death, now, onPeriods } = props;
  const { facts } = content;
  const { rows, done } = useComparedRows({ facts, periods, death, now: jstDay(now) });
  const undated = useMemo(() => facts.filter(({ shown }) => shown.when.state !== 'dated').length, [facts]);
  return (
    <div className="period-table" data-periods={rows.length} aria-busy={!done}>
      <table>
        <caption className="visually-hidden">{t('timeline.periods.title')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <button type="button" className="btn-link" onClick={() => onPeriods(undefined)}>
                <Icon name="close" small />
                {t('timeline.periods.end')}
              </button>
            </th>
            <DaysHead
              label={t('timeline.periods.first')}
              days={periods.first}
              onDays={(first) => onPeriods({ ...periods, first })}
            />
            <DaysHead
              label={t('timeline.periods.second')}
              days={periods.second}
              onDays={(second) => onPeriods({ ...periods, second })}
            />
          </tr>
        </thead>
        {ROW_GROUPS.map((group) => (
          <GroupRows key={group} {...props} group={group} rows={rows.filter((row) => row.group === group)} />
        ))}
      </table>
      {done ? null : <output className="note">{t('timeline.periods.comparing')}</output>}
      {done && rows.length === 0 ? <p className="note">{t('timeline.noMatch')}</p> : null}
      <p className="note sub">
        {t('timeline.periods.note')}
        {undated > 0 ? t('timeline.periods.undated', { n: undated }) : ''}
      </p>
    </div>
  );
}

interface DaysHeadProps {
  readonly label: string;
  readonly days: Days;
  readonly onDays: (days: Days) => void;
}

/** A head with its two days; days in the wrong order change places. */
function DaysHead({ label, days, onDays }: DaysHeadProps) {
  const { t } = useText();
  const set = (change: Partial<Days>) => {
    const { from, to } = { ...days, ...change };
    if (from !== '' && to !== '') onDays(from <= to ? { from, to } : { from: to, to: from });
  };
  const id = useId();
  return (
    <th scope="col">
      <b id={id}>{label}</b>
      <span className="period-days" role="group" aria-labelledby={id}>
        <input
          type="date"
          aria-label={t('timeline.periods.from')}
          value={days.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        –
        <input
          type="date"
          aria-label={t('timeline.periods.to')}
          value={days.to}
          onChange={(event) => set({ to: event.target.value })}
        />
      </span>
    </th>
  );
}

interface GroupRowsProps extends PeriodTableProps {
  readonly group: PeriodRow['group'];
  readonly rows: readonly PeriodRow[];
}

function GroupRows(props: GroupRowsProps) {
  const text = useText();
  const { group, rows } = props;
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className="period-group">
        <th scope="rowgroup" colSpan={3}>
          {text.t(`timeline.periods.group.${group}`)}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.key} data-change={row.change}>
          <th scope="row">
            {nameOfRow(text, row)}
            <span className="period-change">{text.t(`timeline.periods.change.${row.change}`)}</span>
          </th>
          <Cell {...props} cell={row.first} unsure={row.change === 'since-unknown'} />
          <Cell {...props} cell={row.second} />
        </tr>
      ))}
    </tbody>
  );
}

function nameOfRow(text: Text, { name, first, second }: PeriodRow): string {
  const shown = (second ?? first)?.fact.shown;
  return shown === undefined ? name : nameOr(text, name, shown.kind);
}

/** What a record says in a cell beside its name: amount and directions, value, or what its line tells. */
function wordsOf(text: Text, { shown }: Merged): string {
  switch (shown.kind) {
    case 'prescription':
    case 'dispensing':
    case 'administration':
    case 'medication-statement':
      return `${shown.drug.text} ${directionsText(text, shown)}`;
    case 'lab':
    case 'vital':
    case 'measurement':
    case 'observation':
    case 'care-level':
      return valueText(text, shown.value);
    default: {
      const line = entryLine(text, shown);
      return [line.fact, line.detail].filter((one) => one !== undefined && one !== '').join(' ');
    }
  }
}

interface CellProps extends GroupRowsProps {
  readonly cell: PeriodCell | undefined;
  /** Nobody says whether it had begun. */
  readonly unsure?: boolean;
}

function Cell({ cell, unsure, now, selected, onSelect }: CellProps) {
  const text = useText();
  if (cell === undefined && unsure === true) {
    return <td className="period-absent">{text.t('timeline.periods.sinceUnknown')}</td>;
  }
  if (cell === undefined) {
    return (
      <td className="period-absent" title={text.t('timeline.periods.absentWhy')}>
        {text.t('timeline.periods.absent')}
      </td>
    );
  }
  const { fact, count } = cell;
  const flag = 'interpretation' in fact.shown ? fact.shown.interpretation : undefined;
  const words = wordsOf(text, fact);
  const isFlagged = flag !== undefined && flag !== 'N';
  return (
    <td>
      {/* What it says is its name. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <button
        type="button"
        className="period-cell"
        aria-current={fact.key === selected ? 'true' : undefined}
        onClick={() => onSelect(fact.key)}
      >
        {words === '' && !isFlagged ? null : (
          <span>
            {words} {isFlagged ? <Flag code={flag} /> : null}
          </span>
        )}
        <span className="note sub">
          {whenText(text.language, fact.shown.when, jstDay(now))}
          {count > 1 ? text.t('timeline.periods.newestOf', { n: count }) : ''}
        </span>
      </button>
    </td>
  );
}
