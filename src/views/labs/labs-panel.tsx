import { useMemo, useRef, useState } from 'react';
import { type LabRow, type LabTable, labTableSliced } from '../../clinical/labs/lab-table.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { countText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { gapsOf } from '../../ui/gaps.ts';
import { GivenNothing } from '../../ui/nothing.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSliced } from '../../ui/use-sliced.ts';
import { useWidth } from '../../ui/use-width.ts';
import { LabGrid } from './lab-grid.tsx';
import type { ShownTable } from './lab-export.ts';
import { columnsOf, labSections, rowDigest } from './lab-lines.ts';
import { LabTools } from './lab-tools.tsx';
import { LabTrendAside } from './lab-trend-aside.tsx';
import { LabViewBar } from './lab-view-bar.tsx';
import type { LabsPanelProps } from './labs-props.ts';
import { MOST_TRENDS } from './labs-view.ts';
import './labs.css';

interface ReadTable {
  readonly table: LabTable;
  /** What it was made of: a result one change old must not stand under another coverage. */
  readonly labs: KnownFacts<ObservationEntry>;
}

const NONE: LabTable = { columns: [], groups: [], count: 0 };

function useTable(labs: KnownFacts<ObservationEntry>): ReadTable {
  return useSliced(
    function* () {
      return { table: yield* labTableSliced(labs.value), labs };
    },
    [labs],
    { table: NONE, labs },
    labs.value.length,
  );
}

/** The cumulative table, and beside it the curves of the rows that are asked for. */
export function LabsPanel(props: LabsPanelProps) {
  const text = useText();
  const { sources, now } = props;
  const { table, labs } = useTable(props.labs);
  const [search, setSearch] = useState('');
  const summary = summariseCoverage(labs.coverage);
  const many = props.labs.value.length;
  return (
    <Panel
      name="labs"
      title={text.t(props.view.mode === 'labs' ? 'labs.title' : `labs.mode.${props.view.mode}`)}
      subject={text.t(props.view.mode === 'labs' ? 'labs.subject' : `labs.mode.${props.view.mode}`)}
      known={{ value: table, coverage: props.labs.coverage }}
      sources={sources}
      now={now}
      fills
      count={table === NONE ? many : table.count}
      countLabel={countText(text, table === NONE ? many : table.count, summary)}
      isEmpty={() => many === 0 && props.view.mode !== 'checkups'}
      chips={<LabViewBar {...props} search={search} onSearch={setSearch} />}
    >
      {(value) => <Screen {...props} table={value} search={search} onSearch={setSearch} />}
    </Panel>
  );
}

interface ScreenProps extends LabsPanelProps {
  readonly table: LabTable;
  readonly search: string;
  readonly onSearch: (words: string) => void;
}

/** What of the table is shown, in the reader's choice and order. */
function useShown(props: ScreenProps): ShownTable {
  const { table, view, search, labs, sources, now, ofCheckup } = props;
  const { mode, pick, pins, folded, order } = view;
  const today = jstDay(now);
  const sections = useMemo(() => {
    const all = labSections(table, { pick, pins, folded }, search);
    if (mode !== 'checkups') return all;
    // Beside a check-up stand the results of the tests that it made, and no others.
    return all
      .map((section) => ({
        ...section,
        rows: section.rows.filter((row) => row.all.some(({ key }) => ofCheckup.has(key))),
      }))
      .filter(({ rows }) => rows.length > 0);
  }, [table, mode, pick, pins, folded, search, ofCheckup]);
  const columns = useMemo(() => columnsOf(table, sections, order), [table, sections, order]);
  return useMemo(
    () => ({ sections, columns, coverage: labs.coverage, sources, today }),
    [sections, columns, labs.coverage, sources, today],
  );
}

/** The rows whose curves are asked for, and the way to ask for one more or less. */
function useTrends({ table, view: { trend }, onView }: ScreenProps) {
  const rows = useMemo(() => {
    const all = table.groups.flatMap((group) => group.rows);
    return trend.flatMap((digest) => all.find((row) => rowDigest(row) === digest) ?? []);
  }, [table, trend]);
  const onTrend = (row: LabRow) => {
    const digest = rowDigest(row);
    const others = trend.filter((one) => one !== digest);
    onView({ trend: others.length < trend.length ? others : [...others, digest].slice(-MOST_TRENDS) });
  };
  return { rows, onTrend };
}

/** Pixels of the table below which only the names stay beside the results. */
const NARROW = 640;

function Screen(props: ScreenProps) {
  const { table, labs } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const shown = useShown(props);
  const { rows, onTrend } = useTrends(props);
  const gaps = useMemo(
    () => gapsOf(labs.coverage).filter(({ kind }) => kind !== 'not-offered'),
    [labs.coverage],
  );
  return (
    <div className="labs-screen" data-trend={rows.length > 0 ? 'open' : 'closed'}>
      <div className="labs-main" ref={frame}>
        {shown.sections.length === 0 ? (
          <NothingPicked {...props} />
        ) : (
          <LabGrid
            {...props}
            sections={shown.sections}
            columns={shown.columns}
            gaps={gaps}
            narrow={width > 0 && width < NARROW}
            onTrend={onTrend}
          />
        )}
        <Notes table={table} shown={shown} now={props.now} />
      </div>
      {rows.length === 0 ? null : <LabTrendAside {...props} rows={rows} onRemove={onTrend} />}
    </div>
  );
}

/** A choice that fits nothing is not "none": it says of what it speaks, and the way back stands beside it. */
function NothingPicked({ view, search, table, onView, onSearch }: ScreenProps) {
  const { t } = useText();
  const words = search.trim();
  if (view.mode === 'checkups' && table.count === 0)
    return <GivenNothing kind="not-offered" title={t('labs.noCheckups')} why={t('labs.noCheckupsWhy')} />;
  if (table.count === 0) return <Skeleton rows={6} />;
  const title =
    words === ''
      ? t(view.pick === 'often' ? 'labs.noOften' : 'labs.noAbnormal')
      : t('labs.noMatch', { words });
  const why = words === '' && view.pick === 'abnormal' ? { why: t('labs.noAbnormalWhy') } : {};
  return (
    <div>
      <GivenNothing kind="not-offered" title={title} {...why} />
      <button
        type="button"
        className="btn btn-quiet"
        onClick={() => {
          onSearch('');
          onView({ pick: 'all' });
        }}
      >
        {t('labs.showAll')}
      </button>
    </div>
  );
}

interface NotesProps {
  readonly table: LabTable;
  readonly shown: ShownTable;
  readonly now: Date;
}

function Notes({ table, shown, now }: NotesProps) {
  const { t } = useText();
  const rows = shown.sections.flatMap((section) => section.rows);
  return (
    <div className="labs-notes note">
      <p>
        {t('labs.count', {
          rows: rows.length,
          columns: shown.columns.length,
          results: rows.reduce((sum, { facts }) => sum + facts.length, 0),
        })}
        <LabTools shown={shown} now={now} />
      </p>
      <p>{t('labs.emptyIsNotMeasured')}</p>
      <p>{t('labs.rangeVaries')}</p>
      {rows.some(({ converted }) => converted > 0) ? <p>{t('labs.convertedNote')}</p> : null}
      {table.groups.some(({ group }) => group === 'blood-type') ? <p>{t('labs.bloodTypeNote')}</p> : null}
    </div>
  );
}
