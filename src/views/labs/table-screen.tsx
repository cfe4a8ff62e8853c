import { useMemo, useRef, useState } from 'react';
import { type DerivedRow, derivedRows } from '../../clinical/labs/derived-rows.ts';
import { type DerivedValue, derivedValues } from '../../clinical/labs/derived-values.ts';
import type { LabRow, LabTable } from '../../clinical/labs/lab-table.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { AgreedPerson } from '../../domain/person.ts';
import type { KnownFacts } from '../../record/record.ts';
import { gapsOf } from '../../ui/gaps.ts';
import { useSliced } from '../../ui/use-sliced.ts';
import { useWidth } from '../../ui/use-width.ts';
import { CheckupStrip } from './checkup-strip.tsx';
import { DerivedAside } from './derived-aside.tsx';
import type { ShownTable } from './lab-export.ts';
import { LabGrid } from './lab-grid.tsx';
import { columnsOf, labSections, rowDigest } from './lab-lines.ts';
import { LabTrendAside } from './lab-trend-aside.tsx';
import type { LabsPanelProps } from './labs-props.ts';
import { type LabMode, MOST_TRENDS } from './labs-view.ts';
import { BandNote, NothingPicked, RecordedToo, TableNotes } from './table-notes.tsx';

const NO_DERIVED: readonly DerivedValue[] = [];

/** Values that may be reckoned of the results; of a person whose records agree on birth and sex also those that need them. */
function useDerived({ value }: KnownFacts<ObservationEntry>, agreed: AgreedPerson, mode: LabMode) {
  const facts = mode === 'labs' ? value : NO_FACTS;
  const { values, of } = useSliced(
    function* () {
      return { values: yield* derivedValues(facts, agreed), of: facts };
    },
    [facts, agreed],
    { values: NO_DERIVED, of: facts },
    facts.length,
  );
  // What was reckoned of other results does not stand among these.
  return of === facts ? values : NO_DERIVED;
}

const NO_FACTS: KnownFacts<ObservationEntry>['value'] = [];

export interface TableScreenProps extends LabsPanelProps {
  readonly table: LabTable;
  readonly search: string;
  readonly onSearch: (words: string) => void;
}

/** What of the table is shown, in the reader's choice and order. */
function useShown(props: TableScreenProps, derived: readonly DerivedRow[]): ShownTable {
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
    () => ({ sections, columns, derived, coverage: labs.coverage, sources, today }),
    [sections, columns, derived, labs.coverage, sources, today],
  );
}

/** The rows whose curves are asked for, and the way to ask for one more or less. */
function useTrends({ table, view: { trend }, onView }: TableScreenProps) {
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

/** The computed value that was asked for, with its row and the laboratory's own row of the same test. */
function useFormula({ table }: TableScreenProps, rows: readonly DerivedRow[]) {
  const [asked, ask] = useState<DerivedValue>();
  return useMemo(() => {
    const row = asked === undefined ? undefined : rows.find(({ rule }) => rule === asked.rule);
    const value = row?.values.find((one) => one === asked) ?? row?.values[0];
    const recorded = table.groups
      .flatMap((group) => group.rows)
      .find(
        ({ item, split }) => item?.key === row?.rule.recordedAs && item !== undefined && split === undefined,
      );
    return { row, value, recorded, onFormula: ask, onClose: () => ask(undefined) };
  }, [asked, rows, table]);
}

/** The table with its notes, and beside it the curves or the formula that are asked for. */
export function TableScreen(props: TableScreenProps) {
  const { table, labs, view, agreed, checkups, now, onSelect } = props;
  const [withRecorded, showRecorded] = useState(false);
  const all = useDerived(labs, agreed, view.mode);
  const derived = useMemo(
    () => (props.search.trim() === '' && view.pick !== 'abnormal' ? derivedRows(all, withRecorded) : []),
    [all, withRecorded, props.search, view.pick],
  );
  const shown = useShown(props, derived);
  const formula = useFormula(props, derived);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const trends = useTrends(props);
  const { rows } = trends;
  const onTrend = (row: LabRow) => {
    formula.onClose();
    trends.onTrend(row);
  };
  const aside = formula.row !== undefined || rows.length > 0;
  const gaps = useMemo(
    () => gapsOf(labs.coverage).filter(({ kind }) => kind !== 'not-offered'),
    [labs.coverage],
  );
  return (
    <div className="labs-screen" data-trend={aside ? 'open' : 'closed'}>
      <div className="labs-main" ref={frame}>
        {view.mode === 'checkups' ? (
          <CheckupStrip checkups={checkups} today={jstDay(now)} onSelect={onSelect} />
        ) : null}
        {shown.sections.length === 0 ? (
          <NothingPicked {...props} />
        ) : (
          <LabGrid
            {...props}
            sections={shown.sections}
            columns={shown.columns}
            gaps={gaps}
            derived={derived}
            onFormula={formula.onFormula}
            narrow={width > 0 && width < NARROW}
            onTrend={onTrend}
          />
        )}
        <TableNotes table={table} shown={shown} now={now}>
          <RecordedToo all={all} shown={withRecorded} onChange={showRecorded} />
          {props.bands.size === 0 ? null : <BandNote />}
        </TableNotes>
      </div>
      {formula.row !== undefined && formula.value !== undefined ? (
        <DerivedAside {...props} {...formula} row={formula.row} value={formula.value} />
      ) : rows.length === 0 ? null : (
        <LabTrendAside {...props} rows={rows} onRemove={onTrend} />
      )}
    </div>
  );
}
