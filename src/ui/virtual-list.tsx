import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';

/** What the owner of a list may ask of it. */
export interface VirtualListHandle {
  readonly scrollTo: (key: string, align?: 'start' | 'auto') => void;
  readonly toTop: () => void;
  /** Keys of the items in view, and whether the list stands at its very top. */
  readonly view: () => { readonly keys: readonly string[]; readonly atTop: boolean };
}

interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** A first guess; rows are measured when drawn. */
  readonly heightOf: (item: Item) => number;
  readonly label: string;
  /** The item that the eye or the focus rests on: it stays where it is when others arrive. */
  readonly held?: string | undefined;
  /** The first look is over: even at the very top, what arrives later does not push away what stands there. */
  readonly still?: boolean;
  /** Drawn over the top of the list for the first item in view. */
  readonly sticky?: (first: Item) => ReactNode;
  readonly stickyHeight?: number;
  readonly handle?: RefObject<VirtualListHandle | null>;
  readonly children: (item: Item) => ReactNode;
}

interface Anchor {
  readonly key: string;
  readonly start: number;
}

type ListVirtualizer = Virtualizer<HTMLDivElement, HTMLLIElement>;

/** The first item whose end lies below the top edge of the view. */
function firstInView(virtualizer: ListVirtualizer): number | undefined {
  const top = virtualizer.scrollOffset ?? 0;
  return virtualizer.getVirtualItems().find((item) => item.end > top)?.index;
}

/**
 * A list of any length that draws only what is in view. Items that arrive above what is being read never move it: the
 * held item, else the first in view, keeps its place on the screen; at the very top with nothing held, the newest show.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, heightOf, held, stickyHeight = 0 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer: ListVirtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(items[index] as Item),
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 12,
    scrollPaddingStart: stickyHeight,
  });
  useKeptPlace(virtualizer, scroller, props);
  useImperativeHandle(props.handle, () => handleOf(virtualizer, items, keyOf));
  const first = firstInView(virtualizer);
  const firstItem = first === undefined ? items[0] : items[first];
  return (
    <div className="virtual-scroller" ref={scroller} data-held={held}>
      {props.sticky === undefined || firstItem === undefined ? null : (
        <div className="virtual-sticky" aria-hidden="true">
          {props.sticky(firstItem)}
        </div>
      )}
      <ul className="virtual-list" aria-label={props.label} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={row.index}
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {props.children(items[row.index] as Item)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function handleOf<Item>(
  virtualizer: ListVirtualizer,
  items: readonly Item[],
  keyOf: (item: Item) => string,
): VirtualListHandle {
  return {
    scrollTo: (key, align = 'auto') => {
      const index = items.findIndex((item) => keyOf(item) === key);
      if (index >= 0) virtualizer.scrollToIndex(index, { align });
    },
    toTop: () => virtualizer.scrollToOffset(0),
    view: () => {
      const top = virtualizer.scrollOffset ?? 0;
      const rows = virtualizer.getVirtualItems().filter((row) => row.end > top);
      return {
        keys: rows.flatMap((row) => {
          const item = items[row.index];
          return item === undefined ? [] : [keyOf(item)];
        }),
        atTop: top <= 0,
      };
    },
  };
}

/** Remembers what stood where, and after a change of the items puts it back there. */
function useKeptPlace<Item>(
  virtualizer: ListVirtualizer,
  scroller: RefObject<HTMLDivElement | null>,
  { items, keyOf, held, stickyHeight = 0, still = false }: VirtualListProps<Item>,
): void {
  const anchors = useRef<readonly Anchor[]>([]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || anchors.current.length === 0) return;
    const places = new Map(items.map((item, index) => [keyOf(item), index]));
    // An item may be gone, e.g. when a second witness joins it: then the one below it says where we were.
    const before = anchors.current.find((anchor) => places.has(anchor.key));
    if (before === undefined) return;
    const start = virtualizer.measurementsCache[places.get(before.key) ?? -1]?.start;
    if (start !== undefined && start !== before.start) element.scrollTop += start - before.start;
    // Only a change of the items may move the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items]);
  useEffect(() => {
    anchors.current = anchorsOf(virtualizer, items, keyOf, { held, covered: stickyHeight, still });
  });
}

interface Standpoint {
  readonly held: string | undefined;
  readonly covered: number;
  readonly still: boolean;
}

const ANCHORS = 6;

function anchorsOf<Item>(
  virtualizer: ListVirtualizer,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { held, covered, still }: Standpoint,
): readonly Anchor[] {
  const top = virtualizer.scrollOffset ?? 0;
  const bottom = top + (virtualizer.scrollRect?.height ?? 0);
  const rows = virtualizer.getVirtualItems();
  const holding = rows.find((row) => row.key === held && row.end > top && row.start < bottom);
  const inView = top <= 0 && !still ? [] : rows.filter((row) => row.start >= (top <= 0 ? 0 : top + covered));
  const kept = holding === undefined ? inView.slice(0, ANCHORS) : [holding];
  return kept.flatMap((row) => {
    const item = items[row.index];
    return item === undefined ? [] : [{ key: keyOf(item), start: row.start }];
  });
}
