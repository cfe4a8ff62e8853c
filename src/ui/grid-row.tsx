import type { Column, Row } from '@tanstack/react-table';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import type { GridColumn, GridFeatures, GridLine } from './grid-table.tsx';

interface GridRowProps<Data> {
  readonly row: Row<GridFeatures, GridLine<Data>>;
  readonly byId: ReadonlyMap<string, GridColumn<Data>>;
  readonly pinned: readonly PinnedColumn[];
  /** What of the columns is in view; the same array as long as the same columns are. */
  readonly inView: readonly VirtualItem[];
  readonly scrolling: readonly Column<GridFeatures, GridLine<Data>>[];
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** The column of this row that has the tab stop, if one has. */
  readonly stop: string | undefined;
  readonly onPlace: (line: string, column: string) => void;
}

export interface PinnedColumn {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  /** The innermost: its edge parts what stays from what scrolls. */
  readonly last: boolean;
}

interface CellProps<Data> {
  readonly of: GridColumn<Data>;
  readonly data: Data;
  readonly className: string;
  readonly index: number;
  readonly left: number;
  readonly width: number;
  readonly stop: boolean;
}

/** Drawn once as long as its column and its row stay what they are: a step sideways draws the cells that come into view. */
function AnyCell<Data>({ of, data, className, index, left, width, stop }: CellProps<Data>) {
  return (
    <div
      role={of.names === true ? 'rowheader' : 'gridcell'}
      className={of.className === undefined ? className : `${className} ${of.className}`}
      aria-colindex={index + 1}
      data-column={of.id}
      tabIndex={stop ? 0 : -1}
      style={{ left, width }}
    >
      {of.cell(data)}
    </div>
  );
}

const Cell = memo(AnyCell) as typeof AnyCell;

function Heading<Data>({ row, index, top, height, width, stop, onPlace }: GridRowProps<Data>) {
  const { heading, key } = row.original;
  return (
    <div
      role="row"
      className="grid-line grid-heading"
      aria-rowindex={index + 2}
      data-line={key}
      style={{ top, height, width }}
      onFocus={() => onPlace(key, '')}
    >
      <div role="rowheader" aria-colindex={1} data-column="" tabIndex={stop === undefined ? -1 : 0}>
        <span>{heading}</span>
      </div>
    </div>
  );
}

function DataRow<Data>(props: GridRowProps<Data>) {
  const { row, byId, pinned, inView, scrolling, top, height, width, stop, onPlace } = props;
  const { key, current, row: data } = row.original;
  if (data === undefined) return null;
  return (
    <div
      role="row"
      className={current === true ? 'grid-line grid-current' : 'grid-line'}
      aria-rowindex={props.index + 2}
      data-line={key}
      style={{ top, height, width }}
      onFocus={(event) => {
        const column = (event.target as HTMLElement).closest<HTMLElement>('[data-column]')?.dataset['column'];
        if (column !== undefined) onPlace(key, column);
      }}
    >
      {pinned.map(({ id, left, width: wide, last }, index) => {
        const column = byId.get(id);
        if (column === undefined) return null;
        return (
          <Cell
            key={id}
            of={column}
            data={data}
            className={last ? 'grid-pinned grid-edge' : 'grid-pinned'}
            index={index}
            left={left}
            width={wide}
            stop={stop === id}
          />
        );
      })}
      {inView.map(({ index, start, size }) => {
        const column = byId.get(scrolling[index]?.id ?? '');
        if (column === undefined) return null;
        return (
          <Cell
            key={column.id}
            of={column}
            data={data}
            className="grid-cell"
            index={pinned.length + index}
            left={start}
            width={size}
            stop={stop === column.id}
          />
        );
      })}
    </div>
  );
}

function AnyRow<Data>(props: GridRowProps<Data>) {
  return props.row.original.heading === undefined ? <DataRow {...props} /> : <Heading {...props} />;
}

/** One line of the grid: drawn anew only when something of it changed, so that scrolling draws what comes into view alone. */
export const GridRow = memo(AnyRow) as typeof AnyRow;
