import { useMemo, useState } from 'react';
import { digestOf } from '../../base/digest.ts';
import type { LabColumn, LabRow } from '../../clinical/labs/lab-table.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { Gap } from '../../ui/gaps.ts';
import { type GridColumn, type GridLine, GridTable } from '../../ui/grid-table.tsx';
import { Icon } from '../../ui/icons.tsx';
import { LabCell } from './lab-cell.tsx';
import { ColumnHead, GAP_GROUND, GapHead, sealOf } from './lab-heads.tsx';
import { type LabSection, rowDigest } from './lab-lines.ts';
import { CourseCell, NameCell, PinCell, RangeCell, UnitCell } from './lab-row-cells.tsx';
import type { LabsPanelProps, Stay } from './labs-props.ts';

interface LabGridProps extends LabsPanelProps {
  readonly sections: readonly LabSection[];
  readonly columns: readonly LabColumn[];
  readonly gaps: readonly Gap[];
  readonly narrow: boolean;
  readonly onTrend: (row: LabRow) => void;
}

const WIDTHS = { pin: 26, name: 150, unit: 70, range: 96, course: 112, cell: 82, gap: 78 };
const HEAD = 48;

function isWithin(column: LabColumn, { from, to }: Stay, today: string): boolean {
  const { date } = column;
  if (date === undefined || date.precision === 'year' || date.precision === 'month') return false;
  const day = date.sortKey.slice(0, 10);
  return day >= from && day <= (to ?? today);
}

/** A thick edge where a stay begins and where it ends, in the order in which the columns stand. */
function stayClass(
  columns: readonly LabColumn[],
  index: number,
  stays: readonly Stay[],
  today: string,
): string {
  const column = columns[index];
  const stay = column === undefined ? undefined : stays.find((one) => isWithin(column, one, today));
  if (stay === undefined) return '';
  const [before, after] = [columns[index - 1], columns[index + 1]];
  return [
    'lab-stay',
    before !== undefined && isWithin(before, stay, today) ? '' : 'lab-stay-first',
    after !== undefined && isWithin(after, stay, today) ? '' : 'lab-stay-last',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

type Column = GridColumn<LabRow>;

function rowColumns(text: Text, props: LabGridProps): readonly Column[] {
  const { view, narrow, onTrend, onView } = props;
  const pin = (row: LabRow) => {
    const digest = rowDigest(row);
    onView({
      pins: view.pins.includes(digest) ? view.pins.filter((one) => one !== digest) : [...view.pins, digest],
    });
  };
  const name: Column = {
    id: 'name',
    head: text.t('labs.item'),
    width: narrow ? 128 : WIDTHS.name,
    pinned: true,
    names: true,
    cell: (row) => (
      <NameCell
        row={row}
        narrow={narrow}
        pressed={view.trend.includes(rowDigest(row))}
        onTrend={() => onTrend(row)}
      />
    ),
  };
  if (narrow) return [name];
  return [
    {
      id: 'pin',
      head: <span className="visually-hidden">{text.t('labs.pinned')}</span>,
      width: WIDTHS.pin,
      pinned: true,
      cell: (row) => <PinCell row={row} pinned={view.pins.includes(rowDigest(row))} onPin={() => pin(row)} />,
    },
    name,
    {
      id: 'unit',
      head: text.t('labs.unit'),
      width: WIDTHS.unit,
      pinned: true,
      cell: (row) => <UnitCell row={row} />,
    },
    {
      id: 'range',
      head: text.t('labs.range'),
      width: WIDTHS.range,
      pinned: true,
      cell: (row) => <RangeCell row={row} />,
    },
    {
      id: 'course',
      head: text.t('labs.course'),
      width: WIDTHS.course,
      pinned: true,
      cell: (row) => <CourseCell row={row} />,
    },
  ];
}

function gapColumns({ gaps, sources }: LabGridProps): readonly Column[] {
  return gaps.map((gap) => ({
    id: `gap ${gap.kind} ${gap.source} ${gap.fault?.kind ?? gap.by ?? ''}`,
    head: <GapHead gap={gap} sources={sources} />,
    width: WIDTHS.gap,
    className: GAP_GROUND[gap.kind],
    cell: () => null,
  }));
}

/** Of each column: the seals of the sources that tell it, and whether a check-up does. */
function columnSources({ sections, sources, ofCheckup }: LabGridProps) {
  const seals = new Map<string, Set<string>>();
  const checkups = new Set<string>();
  for (const { rows } of sections)
    for (const { results } of rows)
      for (const [key, all] of results) {
        const known = seals.get(key) ?? new Set<string>();
        seals.set(key, known);
        for (const result of all) {
          if (ofCheckup.has(result.key)) checkups.add(key);
          for (const id of result.sources) known.add(sealOf(sources, id));
        }
      }
  return { seals, checkups };
}

interface OpenCells {
  readonly open: ReadonlySet<string>;
  readonly onOpen: (cell: string) => void;
}

function visitColumns(props: LabGridProps, { open, onOpen }: OpenCells, today: string): readonly Column[] {
  const { columns, stays, view, sources, selected, onSelect } = props;
  const { seals, checkups } = columnSources(props);
  return columns.map((column, index) => {
    const stay = stayClass(columns, index, stays, today);
    const note = checkups.has(column.key) ? 'checkup' : stay.includes('first') ? 'stay' : undefined;
    return {
      id: column.key,
      head: (
        <ColumnHead
          column={column}
          today={today}
          seals={[...(seals.get(column.key) ?? [])].join('')}
          note={note}
        />
      ),
      width: WIDTHS.cell,
      className: stay,
      cell: (row) => {
        const cell = `${row.key}|${column.key}`;
        return (
          <LabCell
            row={row}
            results={row.results.get(column.key) ?? []}
            sources={sources}
            today={today}
            selected={selected}
            open={open.has(cell)}
            withRange={view.look.includes('ranges')}
            onOpen={() => onOpen(cell)}
            onSelect={onSelect}
          />
        );
      },
    };
  });
}

export function groupName(text: Text, group: LabSection['group']): string {
  if (group === 'pinned') return text.t('labs.pinned');
  return group === 'vitals' ? text.t('labs.mode.vitals') : text.t(`labs.group.${group}`);
}

function linesOf(text: Text, props: LabGridProps, open: ReadonlySet<string>): readonly GridLine<LabRow>[] {
  const { sections, view, narrow, onView } = props;
  const plain =
    (narrow ? 44 : view.look.includes('dense') ? 24 : 30) + (view.look.includes('ranges') ? 14 : 0);
  const opened = new Map<string, number>();
  for (const cell of open) {
    const edge = cell.lastIndexOf('|');
    const [row, column] = [cell.slice(0, edge), cell.slice(edge + 1)] as const;
    for (const { rows } of sections) {
      const n = rows.find(({ key }) => key === row)?.results.get(column)?.length ?? 0;
      opened.set(row, Math.max(opened.get(row) ?? 0, n));
    }
  }
  return sections.flatMap(({ group, rows, folded }): readonly GridLine<LabRow>[] => {
    const name = groupName(text, group);
    const label = text.t(folded ? 'labs.unfold' : 'labs.fold', { name, n: rows.length });
    const toggle = () => onView({ folded: toggled(view.folded, digestOf(group)) });
    const heading: GridLine<LabRow> = {
      key: `group ${group}`,
      height: narrow ? 36 : 24,
      heading: (
        <button
          type="button"
          tabIndex={-1}
          className="lab-fold"
          aria-expanded={!folded}
          aria-label={label}
          onClick={toggle}
        >
          <Icon name={folded ? 'next' : 'down'} small />
          {name}
        </button>
      ),
    };
    if (folded) return [heading];
    return [
      heading,
      ...rows.map((row) => ({
        key: row.key,
        height: Math.max(plain, (opened.get(row.key) ?? 0) * 24 + 6),
        row,
        current: view.trend.includes(rowDigest(row)),
      })),
    ];
  });
}

function toggled(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

/** The cumulative table itself: what of it is in view is drawn, however many tests and visits there are. */
export function LabGrid(props: LabGridProps) {
  const text = useText();
  const { now, view, onView, onTrend, onSelect } = props;
  const today = jstDay(now);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const grid = useMemo(
    () => {
      const cells = { open, onOpen: (cell: string) => setOpen(new Set([...open, cell])) };
      return {
        columns: [...rowColumns(text, props), ...gapColumns(props), ...visitColumns(props, cells, today)],
        lines: linesOf(text, props, open),
      };
    },
    // oxlint-disable-next-line react/exhaustive-deps -- what the grid is made of; the callbacks only change the address
    [
      props.sections,
      props.columns,
      props.gaps,
      props.narrow,
      props.selected,
      props.sources,
      props.stays,
      view.order,
      view.look,
      view.pins,
      view.trend,
      view.folded,
      open,
      text,
      today,
    ],
  );
  function onEnter(line: GridLine<LabRow>, column: string | undefined): void {
    const { row } = line;
    if (row === undefined) {
      onView({ folded: toggled(view.folded, digestOf(line.key.slice('group '.length))) });
      return;
    }
    if (column === 'pin') onView({ pins: toggled(view.pins, rowDigest(row)) });
    else if (column === 'name') onTrend(row);
    const results = row.results.get(column ?? '') ?? [];
    const [first] = results;
    if (first === undefined) return;
    const cell = `${row.key}|${column ?? ''}`;
    if (results.length > 1 && !open.has(cell)) setOpen(new Set([...open, cell]));
    else onSelect(first.key);
  }
  return (
    <GridTable
      label={text.t(view.order === 'new' ? 'labs.tableNew' : 'labs.tableOld')}
      columns={grid.columns}
      lines={grid.lines}
      headHeight={HEAD}
      onEnter={onEnter}
    />
  );
}
