import type { LabColumn } from '../../clinical/labs/lab-table.ts';
import type { Stay } from '../../clinical/timeline/stays.ts';
import { DerivedCell } from './derived-cells.tsx';
import { type Column, isDerived, type LabGridProps } from './grid-props.ts';
import { LabCell } from './lab-cell.tsx';
import { ColumnHead, GAP_GROUND, GapHead, sealOf } from './lab-heads.tsx';

const WIDTHS = { cell: 82, gap: 78 };

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

/** A source of which something is missing keeps a column, so that its silence is seen. */
export function gapColumns({ gaps, sources }: LabGridProps): readonly Column[] {
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

export interface OpenCells {
  readonly open: ReadonlySet<string>;
  readonly onOpen: (cell: string) => void;
}

/** A column for every visit. */
export function visitColumns(
  props: LabGridProps,
  { open, onOpen }: OpenCells,
  today: string,
): readonly Column[] {
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
        if (isDerived(row)) {
          const values = row.cells.get(column.key);
          return values === undefined ? null : (
            <DerivedCell values={values} today={today} onFormula={props.onFormula} />
          );
        }
        const cell = `${row.key}|${column.key}`;
        return (
          <LabCell
            bands={props.bands}
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
