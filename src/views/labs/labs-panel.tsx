import { useMemo, useState } from 'react';
import { type LabRow, type LabTable, labTable } from '../../clinical/labs/lab-table.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { countText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { type DataColumn, type DataRow, DataTable } from '../../ui/data-table.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ColumnHead, LabCell, RowName, UnitCell } from './lab-cells.tsx';
import { ColumnPager, type Page, pageOf } from './column-pager.tsx';
import { LabTrendPanel } from './lab-trend-panel.tsx';
import './labs.css';

export interface LabsPanelProps {
  readonly labs: KnownFacts<ObservationEntry>;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

type Which = 'all' | 'flagged';

const ABNORMAL: ReadonlySet<string> = new Set(['H', 'L', 'HH', 'LL', 'A', 'AA', 'POS']);

/** As the laboratories themselves judged, in what is on the page: we flag nothing on our own. */
function isFlagged(row: LabRow): boolean {
  return row.facts.some(
    ({ shown }) => shown.interpretation !== undefined && ABNORMAL.has(shown.interpretation),
  );
}

/** The cumulative table, and the curve of the row that is asked for. */
export function LabsPanel(props: LabsPanelProps) {
  const text = useText();
  const { labs, sources, now } = props;
  const [which, setWhich] = useState<Which>('all');
  const [trendOf, setTrendOf] = useState<string>();
  const table = useMemo(() => labTable(labs.value), [labs.value]);
  const trendRow = table.groups.flatMap((group) => group.rows).find((row) => row.key === trendOf);
  const summary = summariseCoverage(labs.coverage);
  return (
    <Panel
      name="labs"
      title={text.t('labs.title')}
      subject={text.t('labs.subject')}
      known={{ value: table, coverage: labs.coverage }}
      sources={sources}
      now={now}
      count={table.count}
      countLabel={countText(text, table.count, summary)}
      isEmpty={(value) => value.count === 0}
      chips={
        <Segmented<Which>
          label={text.t('labs.which')}
          value={which}
          choices={[
            { value: 'all', label: text.t('labs.allItems') },
            { value: 'flagged', label: text.t('labs.onlyAbnormal') },
          ]}
          onChange={setWhich}
        />
      }
    >
      {(value) => (
        <>
          {trendRow === undefined ? null : (
            <LabTrendPanel {...props} row={trendRow} onClose={() => setTrendOf(undefined)} />
          )}
          <Cumulative {...props} table={value} which={which} trendOf={trendOf} onTrend={setTrendOf} />
          <div className="labs-notes note">
            <p>{text.t('labs.emptyIsNotMeasured')}</p>
            <p>{text.t('labs.rangeVaries')}</p>
            {value.groups.some(({ group }) => group === 'blood-type') ? (
              <p>{text.t('labs.bloodTypeNote')}</p>
            ) : null}
          </div>
        </>
      )}
    </Panel>
  );
}

interface CumulativeProps extends LabsPanelProps {
  readonly table: LabTable;
  readonly which: Which;
  readonly trendOf: string | undefined;
  readonly onTrend: (key: string | undefined) => void;
}

function rowsOf(
  { table, which, trendOf }: CumulativeProps,
  heading: (group: LabRow['group']) => string,
): readonly DataRow<LabRow>[] {
  return table.groups.flatMap(({ group, rows }) =>
    rows
      .filter((row) => which === 'all' || isFlagged(row))
      .map((row, index) => ({
        key: row.key,
        row,
        current: row.key === trendOf,
        ...(index === 0 ? { heading: heading(group) } : {}),
      })),
  );
}

function Cumulative(props: CumulativeProps) {
  const text = useText();
  const { table, sources, now, selected, onSelect, onTrend, trendOf } = props;
  const [page, setPage] = useState<Page>({ from: 0 });
  const today = jstDay(now);
  const rows = useMemo(
    () => rowsOf(props, (group) => text.t(`labs.group.${group}`)),
    // The rows hang on what they are made of alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [table, props.which, trendOf, text],
  );
  const { columns: shownColumns, ...place } = pageOf(table.columns, page);
  const columns = useMemo((): readonly DataColumn<LabRow>[] => {
    const toggle = (row: LabRow) => onTrend(row.key === trendOf ? undefined : row.key);
    return [
      {
        id: 'name',
        head: text.t('labs.item'),
        pinned: true,
        names: true,
        cell: (row) => <RowName row={row} pressed={row.key === trendOf} onTrend={() => toggle(row)} />,
      },
      { id: 'unit', wide: true, head: text.t('labs.unit'), cell: (row) => <UnitCell row={row} /> },
      {
        id: 'range',
        wide: true,
        head: text.t('labs.range'),
        cell: (row) => (
          <span className="sub">
            {row.range}
            {row.rangeVaries ? text.t('labs.varies') : ''}
          </span>
        ),
      },
      ...shownColumns.map((column) => ({
        id: column.key,
        head: <ColumnHead column={column} today={today} />,
        numeric: true,
        cell: (row: LabRow) => (
          <LabCell
            row={row}
            facts={row.cells.get(column.key) ?? []}
            sources={sources}
            selected={selected}
            onSelect={onSelect}
          />
        ),
      })),
    ];
  }, [shownColumns, trendOf, onTrend, text, today, sources, selected, onSelect]);
  if (rows.length === 0) {
    return (
      <GivenNothing kind="not-offered" title={text.t('labs.noAbnormal')} why={text.t('labs.noAbnormalWhy')} />
    );
  }
  return (
    <>
      <ColumnPager {...place} onPage={setPage} />
      <DataTable label={text.t('labs.table')} columns={columns} rows={rows} />
    </>
  );
}
