import { createColumnHelper, flexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cellAfterKey, type GridPlace } from './grid-keys.ts';
import { GridRow, type PinnedColumn } from './grid-row.tsx';
import './grid-table.css';

const features = tableFeatures({});
export type GridFeatures = typeof features;

/** One column. `pinned` columns come first and stay in view while the others scroll. */
export interface GridColumn<Data> {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (row: Data) => ReactNode;
  readonly width: number;
  readonly pinned?: boolean;
  /** The column whose cells name their rows. */
  readonly names?: boolean;
  readonly className?: string;
}

/** A line of the grid: a row of data, or a heading over the whole width. */
export interface GridLine<Data> {
  readonly key: string;
  readonly height: number;
  readonly row?: Data;
  readonly heading?: ReactNode;
  readonly current?: boolean;
}

interface GridTableProps<Data> {
  readonly label: string;
  readonly columns: readonly GridColumn<Data>[];
  readonly lines: readonly GridLine<Data>[];
  readonly headHeight: number;
  /** Enter or Space on a cell; a heading has no column. */
  readonly onEnter: (line: GridLine<Data>, column: string | undefined) => void;
}

/** What is drawn before the size of the screen is known. */
const FIRST_LOOK = { width: 900, height: 560 };
const OVERSCAN = { lines: 4, columns: 1 };

function placesOf<Data>(columns: readonly GridColumn<Data>[]): readonly PinnedColumn[] {
  let left = 0;
  const pinned = columns.filter((column) => column.pinned === true);
  return pinned.map(({ id, width }, index) => {
    const place = { id, left, width, last: index === pinned.length - 1 };
    left += width;
    return place;
  });
}

/** The range in view, and the line (or column) with the tab stop: a grid that is scrolled away is still entered by Tab. */
function withStop(stop: number) {
  return (range: Range): number[] => {
    const drawn = defaultRangeExtractor(range);
    if (stop < 0 || stop >= range.count || drawn.includes(stop)) return drawn;
    return [...drawn, stop].sort((one, other) => one - other);
  };
}

function useGridModel<Data>(columns: readonly GridColumn<Data>[], lines: readonly GridLine<Data>[]) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<GridFeatures, GridLine<Data>>();
    return columns.map((column) => helper.display({ id: column.id, header: () => column.head }));
  }, [columns]);
  const data = useMemo(() => [...lines], [lines]);
  const table = useTable({ features, columns: definitions, data, getRowId: (line) => line.key });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const pinned = useMemo(() => placesOf(columns), [columns]);
  const all = table.getAllLeafColumns();
  const scrolling = useMemo(() => all.slice(pinned.length), [all, pinned.length]);
  const { rows } = table.getRowModel();
  return { byId, pinned, scrolling, rows, headers: table.getHeaderGroups()[0]?.headers ?? [] };
}

/** The cell with the one tab stop of the grid, and the keys that move it. */
function usePlace<Data>({ columns, lines, onEnter }: GridTableProps<Data>) {
  const [place, setPlace] = useState<GridPlace>();
  const line = Math.max(
    0,
    lines.findIndex(({ key }) => key === place?.line),
  );
  const column = Math.max(
    0,
    columns.findIndex(({ id }) => id === place?.column),
  );
  const moveTo = (next: { readonly line: number; readonly column: number }) => {
    const [to, at] = [lines[next.line], columns[next.column]];
    if (to !== undefined && at !== undefined) setPlace({ line: to.key, column: at.id });
  };
  const onPlace = useCallback(
    (to: string, at: string) =>
      setPlace((old) =>
        old !== undefined && old.line === to && (at === '' || old.column === at)
          ? old
          : { line: to, column: at === '' ? (old?.column ?? '') : at },
      ),
    [],
  );
  const enter = () => {
    const on = lines[line];
    if (on !== undefined) onEnter(on, on.heading === undefined ? columns[column]?.id : undefined);
  };
  return { line, column, moveTo, onPlace, enter };
}

/** After a key has moved the tab stop, the focus follows as soon as the cell is drawn. */
function useFocus(scroller: RefObject<HTMLDivElement | null>) {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const stop = scroller.current?.querySelector<HTMLElement>('[data-line] > [tabindex="0"]');
    if (stop === null || stop === undefined) return;
    wanted.current = false;
    stop.focus({ preventScroll: true });
  });
  return () => {
    wanted.current = true;
  };
}

type Model<Data> = ReturnType<typeof useGridModel<Data>>;
type Place<Data> = ReturnType<typeof usePlace<Data>>;

/** What of the lines and columns is in view. */
function useScroll<Data>(
  { columns, lines, headHeight }: GridTableProps<Data>,
  { byId, pinned, scrolling }: Model<Data>,
  place: Place<Data>,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const side = pinned.reduce((sum, { width }) => sum + width, 0);
  const vertical = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => lines[index]?.height ?? 28,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: OVERSCAN.lines,
    scrollPaddingEnd: headHeight,
    initialRect: FIRST_LOOK,
    rangeExtractor: useMemo(() => withStop(place.line), [place.line]),
  });
  const horizontal = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    horizontal: true,
    count: scrolling.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => byId.get(scrolling[index]?.id ?? '')?.width ?? 72,
    getItemKey: (index) => scrolling[index]?.id ?? index,
    overscan: OVERSCAN.columns,
    paddingStart: side,
    scrollPaddingStart: side,
    initialRect: FIRST_LOOK,
    rangeExtractor: useMemo(() => withStop(place.column - pinned.length), [place.column, pinned.length]),
  });
  useLayoutEffect(() => {
    // Heights and widths are given, not measured: where they change, what was reckoned before does not hold.
    vertical.measure();
  }, [lines, vertical]);
  useLayoutEffect(() => {
    horizontal.measure();
  }, [columns, horizontal]);
  return { vertical, horizontal };
}

type Scroll = ReturnType<typeof useScroll>;

/** The keys of the grid: they move the tab stop, and what has it is scrolled into view and takes the focus. */
function useGridKeys<Data>(
  { columns, lines, headHeight }: GridTableProps<Data>,
  { pinned }: Model<Data>,
  place: Place<Data>,
  { vertical, horizontal }: Scroll,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const focusNext = useFocus(scroller);
  return (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      // A button inside a cell that has the focus itself is pressed by the browser.
      if ((event.target as HTMLElement).matches('button, a, input')) return;
      event.preventDefault();
      place.enter();
      return;
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / 32));
    const shape = { lines: lines.length, columns: columns.length, page };
    const next = cellAfterKey(event.key, event.ctrlKey, place, shape);
    if (next === undefined) return;
    event.preventDefault();
    focusNext();
    place.moveTo(next);
    vertical.scrollToIndex(next.line);
    if (next.column >= pinned.length) horizontal.scrollToIndex(next.column - pinned.length);
  };
}

/**
 * A grid of any size that draws only what is in view, in both directions. The arrow keys move a cell at a time, Enter
 * opens; it has one tab stop (WAI-ARIA APG, "Grid").
 */
export function GridTable<Data>(props: GridTableProps<Data>) {
  const { columns, lines, headHeight } = props;
  const model = useGridModel(columns, lines);
  const place = usePlace(props);
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useScroll(props, model, place, scroller);
  const onKeyDown = useGridKeys(props, model, place, scroll, scroller);
  const { vertical, horizontal } = scroll;
  const width = horizontal.getTotalSize();
  const inView = horizontal.getVirtualItems();
  return (
    // The keys belong to the cells: the grid itself is none of the tab stops.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={scroller}
      className="grid-table"
      role="grid"
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="grid-head" style={{ width, height: headHeight }}>
        <Heads model={model} inView={inView} />
      </div>
      <div role="rowgroup" className="grid-body" style={{ width, height: vertical.getTotalSize() }}>
        {vertical.getVirtualItems().map(({ index, start, size }) => {
          const row = model.rows[index];
          return row === undefined ? null : (
            <GridRow
              key={row.id}
              row={row}
              byId={model.byId}
              pinned={model.pinned}
              inView={inView}
              scrolling={model.scrolling}
              index={index}
              top={start}
              height={size}
              width={width}
              stop={index === place.line ? (columns[place.column]?.id ?? '') : undefined}
              onPlace={place.onPlace}
            />
          );
        })}
      </div>
    </div>
  );
}

interface HeadsProps<Data> {
  readonly model: Model<Data>;
  readonly inView: readonly VirtualItem[];
}

function Heads<Data>({ model: { byId, pinned, headers }, inView }: HeadsProps<Data>) {
  return (
    <div role="row" aria-rowindex={1}>
      {pinned.map(({ id, left, width, last }, index) => (
        <div
          key={id}
          role="columnheader"
          className={last ? 'grid-pinned grid-edge' : 'grid-pinned'}
          aria-colindex={index + 1}
          style={{ left, width }}
        >
          {byId.get(id)?.head}
        </div>
      ))}
      {inView.map(({ index, start, size }) => {
        const header = headers[pinned.length + index];
        return header === undefined ? null : (
          <div
            key={header.id}
            role="columnheader"
            className={byId.get(header.column.id)?.className}
            aria-colindex={pinned.length + index + 1}
            data-column={header.column.id}
            style={{ left: start, width: size }}
          >
            {flexRender(header.column.columnDef.header, header.getContext())}
          </div>
        );
      })}
    </div>
  );
}
