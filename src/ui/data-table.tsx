import { createColumnHelper, flexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { Fragment, type ReactNode, useMemo } from 'react';
import './data-table.css';

const features = tableFeatures({});

/** One column: its head and how a row fills it. `pinned` columns stay in view while the others scroll. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly pinned?: boolean;
  /** The column whose cells name their rows. */
  readonly names?: boolean;
  readonly numeric?: boolean;
  /** Left out on a phone, where the row's name has to say it. */
  readonly wide?: boolean;
}

export interface DataRow<Row> {
  readonly key: string;
  readonly row: Row;
  /** A heading that stands before this row, over the whole width. */
  readonly heading?: string;
  readonly current?: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly DataRow<Row>[];
}

function classOf<Row>(column: DataColumn<Row> | undefined): string | undefined {
  const names = [
    column?.pinned === true ? 'pinned' : '',
    column?.numeric === true ? 'num' : '',
    column?.wide === true ? 'wide' : '',
  ].filter((name) => name !== '');
  return names.length === 0 ? undefined : names.join(' ');
}

/** A plain table with heads that stay in view. It scrolls in itself, and can be scrolled with the keyboard. */
export function DataTable<Row>({ label, columns, rows }: DataTableProps<Row>) {
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, DataRow<Row>>();
    return columns.map((column) =>
      helper.display({
        id: column.id,
        header: () => column.head,
        cell: ({ row }) => column.cell(row.original.row),
      }),
    );
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: (row) => row.key });
  return (
    <div className="data-table" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" className={classOf(byId.get(header.column.id))}>
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <Fragment key={row.id}>
              {row.original.heading === undefined ? null : (
                <tr className="data-heading">
                  <th colSpan={columns.length} scope="colgroup">
                    <span>{row.original.heading}</span>
                  </th>
                </tr>
              )}
              <tr aria-current={row.original.current === true ? 'true' : undefined}>
                {row.getAllCells().map((cell) => {
                  const column = byId.get(cell.column.id);
                  const Cell = column?.names === true ? 'th' : 'td';
                  return (
                    <Cell
                      key={cell.id}
                      className={classOf(column)}
                      {...(column?.names === true ? { scope: 'row' as const } : {})}
                    >
                      <table.FlexRender cell={cell} />
                    </Cell>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
