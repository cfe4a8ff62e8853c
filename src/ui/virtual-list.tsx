import {
  defaultRangeExtractor,
  elementScroll,
  type Range,
  type Rect,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useNextFrame } from './next-frame.tsx';

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
  readonly index: number;
  readonly start: number;
}

/** What stood where when the list was last drawn, of which items. */
interface Stand {
  readonly items: readonly unknown[];
  readonly anchors: readonly Anchor[];
}

const NOWHERE: Stand = { items: [], anchors: [] };

/** Where what stood in view stands among other items. */
interface Moved {
  readonly before: Anchor;
  readonly index: number;
  /** The list has been scrolled after it. */
  followed: boolean;
}

type ListVirtualizer = Virtualizer<HTMLDivElement, HTMLLIElement>;

/**
 * The height of a row as its observer tells it, before which the guess stands: to ask the row itself would lay out the
 * page in the midst of drawing it.
 */
function heightOfRow(
  row: HTMLLIElement,
  entry: ResizeObserverEntry | undefined,
  virtualizer: ListVirtualizer,
): number {
  const told = entry?.borderBoxSize[0]?.blockSize;
  if (told !== undefined) return Math.round(told);
  const index = virtualizer.indexFromElement(row);
  return virtualizer.measurementsCache[index]?.size ?? virtualizer.options.estimateSize(index);
}

/**
 * The size of the list as its observer tells it, before which a guess stands for it: to ask the list itself would lay
 * out the page in the midst of drawing it.
 */
function sizeOfList(virtualizer: ListVirtualizer, tell: (rect: Rect) => void): (() => void) | undefined {
  const element = virtualizer.scrollElement;
  if (element === null) return undefined;
  const observer = new ResizeObserver(([entry]) => {
    const size = entry?.borderBoxSize[0];
    if (size !== undefined) tell({ width: Math.round(size.inlineSize), height: Math.round(size.blockSize) });
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** A list that was never scrolled is not scrolled to its top: even that would lay out the page at once. */
const scrollList: ListVirtualizer['options']['scrollToFn'] = (offset, options, virtualizer) => {
  const to = offset + (options.adjustments ?? 0);
  if (to === 0 && (virtualizer.scrollOffset ?? 0) === 0 && options.behavior === undefined) return;
  elementScroll(offset, options, virtualizer);
};

/** A first guess that is rather too small: what is missing is drawn with the next frame, and too much holds up the first. */
function firstGuess(): Rect {
  return { width: 0, height: globalThis.innerHeight / 3 };
}

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
  // The same function while the items are: with another one all places are reckoned anew, in every frame of a scroll.
  const stand = useRef(NOWHERE);
  const moved = useMemo(() => movedFrom(stand.current, items, keyOf), [items, keyOf]);
  const getItemKey = useCallback((index: number) => keyOf(items[index] as Item), [items, keyOf]);
  const come = useNextFrame();
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(items[index] as Item),
    getItemKey,
    measureElement: heightOfRow,
    observeElementRect: sizeOfList,
    initialRect: useMemo(firstGuess, []),
    scrollToFn: scrollList,
    // At first only what is seen: the rest is there before anybody has scrolled.
    overscan: come ? 10 : 1,
    rangeExtractor: useCallback((range: Range) => rowsOf(range, moved), [moved]),
    scrollPaddingStart: stickyHeight,
    // Rows come a frame after the scroll that shows them, out of those drawn beyond its edges, and not within it.
    useFlushSync: false,
  });
  useKeptPlace(virtualizer, scroller, props, stand, moved);
  useImperativeHandle(props.handle, () => handleOf(virtualizer, items, keyOf));
  const rows = virtualizer.getVirtualItems();
  const first = firstInView(virtualizer);
  const firstItem = first === undefined ? items[0] : items[first];
  return (
    <div className="virtual-scroller" ref={scroller} data-held={held} data-coming={come ? undefined : ''}>
      {props.sticky === undefined || firstItem === undefined ? null : (
        <div className="virtual-sticky" aria-hidden="true">
          {props.sticky(firstItem)}
        </div>
      )}
      <ul className="virtual-list" aria-label={props.label} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => (
          <li
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={row.index}
            // Each in its own place: rows that come and go at the edges lay out nothing but themselves.
            style={{ top: row.start }}
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
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

/** An item may be gone, e.g. when a second witness joins it: then the one below it says where we were. */
function movedFrom<Item>(
  { items: before, anchors }: Stand,
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Moved | undefined {
  if (before === items) return undefined;
  for (const anchor of anchors) {
    const index = items.findIndex((item) => keyOf(item) === anchor.key);
    if (index >= 0) return { before: anchor, index, followed: false };
  }
  return undefined;
}

/** The rows to draw: until the list has been scrolled after what moved, those that will then be in view. */
function rowsOf(range: Range, moved: Moved | undefined): number[] {
  const by = moved === undefined || moved.followed ? 0 : moved.index - moved.before.index;
  const within = (index: number) => Math.max(0, Math.min(index + by, range.count - 1));
  return defaultRangeExtractor({
    ...range,
    startIndex: within(range.startIndex),
    endIndex: within(range.endIndex),
  });
}

/** Remembers what stood where, and after a change of the items puts it back there. */
function useKeptPlace<Item>(
  virtualizer: ListVirtualizer,
  scroller: RefObject<HTMLDivElement | null>,
  { items, keyOf, held, stickyHeight = 0, still = false }: VirtualListProps<Item>,
  stand: RefObject<Stand>,
  moved: Moved | undefined,
): void {
  useLayoutEffect(() => {
    if (scroller.current !== null && moved !== undefined) follow(virtualizer, scroller.current, moved);
  }, [virtualizer, scroller, moved]);
  useEffect(() => {
    const anchors = anchorsOf(virtualizer, items, keyOf, { held, covered: stickyHeight, still });
    remember(stand, { items, anchors });
  });
}

function follow(virtualizer: ListVirtualizer, element: HTMLElement, moved: Moved): void {
  const { before, index, followed } = moved;
  const start = virtualizer.measurementsCache[index]?.start;
  moved.followed = true;
  if (followed || start === undefined || start === before.start) return;
  const by = start - before.start;
  // Told at once, not with the event that comes of it: whoever asks what is in view must not be told of the old place.
  virtualizer.scrollOffset = (virtualizer.scrollOffset ?? 0) + by;
  // Before the frame is painted, but not in the midst of drawing: to scroll is to lay out the page.
  requestAnimationFrame(() => {
    element.scrollTop += by;
    virtualizer.scrollOffset = element.scrollTop;
  });
}

function remember(stand: RefObject<Stand>, now: Stand): void {
  stand.current = now;
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
    return item === undefined ? [] : [{ key: keyOf(item), index: row.index, start: row.start }];
  });
}
