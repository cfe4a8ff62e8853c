import { useMemo, useState } from 'react';
import { digestOf } from '../../base/digest.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { useText } from '../../i18n/text.ts';
import { type GridLine, GridTable } from '../../ui/grid-table.tsx';
import { derivedLines, linesOf } from './grid-lines.tsx';
import { isDerived, type LabGridProps, type ShownRow, toggled } from './grid-props.ts';
import { rowDigest } from './lab-lines.ts';
import { rowColumns } from './row-columns.tsx';
import { gapColumns, visitColumns } from './visit-columns.tsx';

const HEAD = 48;

/** What Enter does on a cell: it opens what the cell stands for. */
function useEnter(
  props: LabGridProps,
  open: ReadonlySet<string>,
  setOpen: (open: ReadonlySet<string>) => void,
) {
  const { view, onView, onTrend, onSelect } = props;
  return (line: GridLine<ShownRow>, column: string | undefined): void => {
    const { row } = line;
    if (row === undefined) {
      onView({ folded: toggled(view.folded, digestOf(line.key.slice('group '.length))) });
      return;
    }
    if (isDerived(row)) {
      const [value] = row.cells.get(column ?? '') ?? row.values;
      if (value !== undefined) props.onFormula(value);
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
  };
}

/** The cumulative table itself: what of it is in view is drawn, however many tests and visits there are. */
export function LabGrid(props: LabGridProps) {
  const text = useText();
  const { now, view } = props;
  const today = jstDay(now);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const grid = useMemo(
    () => {
      const cells = { open, onOpen: (cell: string) => setOpen(new Set([...open, cell])) };
      return {
        columns: [...rowColumns(text, props), ...gapColumns(props), ...visitColumns(props, cells, today)],
        lines: [...linesOf(text, props, open), ...derivedLines(text, props)],
      };
    },
    // oxlint-disable-next-line react/exhaustive-deps -- what the grid is made of; the callbacks only change the address
    [
      props.sections,
      props.derived,
      props.bands,
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
  const onEnter = useEnter(props, open, setOpen);
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
