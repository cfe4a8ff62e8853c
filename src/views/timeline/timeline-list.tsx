import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { jstDay } from '../../domain/partial-date.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { longDate, numberText, relativeDay } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { entryLine } from '../../ui/entry-line.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import type { TimelineContent } from './timeline-content.ts';
import type { TimelineRow } from './timeline-rows.ts';

interface TimelineListProps {
  readonly content: TimelineContent;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected: EntryKey | undefined;
  readonly onSelect: (key: EntryKey | undefined) => void;
  readonly handle: RefObject<VirtualListHandle | null>;
  /** The first look is over: what arrives above is told, and does not move what stands there. */
  readonly still: boolean;
}

const ROW_HEIGHT = 28;
const PHONE_ROW_HEIGHT = 60;
const HEAD_HEIGHT = 24;

function isPhone(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(max-width: 767px)').matches;
}

function keyOf(row: TimelineRow): string {
  return row.key;
}

function heightOnPhone(row: TimelineRow): number {
  return row.type === 'fact' ? PHONE_ROW_HEIGHT : HEAD_HEIGHT;
}

function heightOnDesk(row: TimelineRow): number {
  return row.type === 'fact' ? ROW_HEIGHT : HEAD_HEIGHT;
}

/** j and k are rows, as are the arrows; Home and End are the ends. */
function stepOf(key: string, index: number, last: number): number | undefined {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(index + 1, last);
    case 'k':
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(index + 15, last);
    case 'PageUp':
      return Math.max(index - 15, 0);
    default:
      return undefined;
  }
}

interface RowActions {
  readonly attach: (key: string, button: HTMLButtonElement | null) => void;
  readonly onFocus: (key: string) => void;
  readonly onOpen: (key: EntryKey) => void;
  readonly onKeyDown: (event: KeyboardEvent, key: EntryKey) => void;
}

interface FactRowProps {
  readonly fact: Merged;
  readonly sources: readonly Source[];
  readonly today: string;
  readonly selected: boolean;
  readonly isTabStop: boolean;
  readonly actions: RowActions;
}

/** Drawn again only when something of it changes: a scroll adds a few rows, and must not cost all of them. */
const FactRow = memo(function FactRow({ fact, isTabStop, actions, ...rest }: FactRowProps) {
  const { key } = fact;
  return (
    <EntryRow
      {...rest}
      fact={fact}
      tabIndex={isTabStop ? 0 : -1}
      attach={(button) => actions.attach(key, button)}
      onFocus={() => actions.onFocus(key)}
      onOpen={() => actions.onOpen(key)}
      onKeyDown={(event) => actions.onKeyDown(event, key)}
    />
  );
});

/** The same functions for all rows and all renders; they read what is current when they are called. */
function useRowActions({ content, onSelect }: TimelineListProps, roving: RovingFocus): RowActions {
  const latest = useRef({ content, onSelect, roving });
  useEffect(() => {
    latest.current = { content, onSelect, roving };
  });
  const { attach, setFocused } = roving;
  return useMemo(
    () => ({
      attach,
      onFocus: setFocused,
      onOpen: (key) => latest.current.onSelect(key),
      onKeyDown: (event, key) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Escape') {
          latest.current.onSelect(undefined);
          return;
        }
        const { keys, places } = latest.current.content;
        const next = keys[stepOf(event.key, places.get(key) ?? -1, keys.length - 1) ?? -1];
        if (next === undefined) return;
        event.preventDefault();
        latest.current.roving.focusRow(next);
      },
    }),
    [attach, setFocused],
  );
}

/** All facts by day in one list, with one tab stop that roves. */
export function TimelineList(props: TimelineListProps) {
  const { content, sources, now, selected, handle, still } = props;
  const text = useText();
  const today = jstDay(now);
  const { rows, keys, places } = content;
  const roving = useRovingFocus(handle);
  const actions = useRowActions(props, roving);
  const { focused } = roving;
  const tabStop = [focused, selected, keys[0]].find((key) => key !== undefined && places.has(key));
  return (
    <VirtualList
      items={rows}
      keyOf={keyOf}
      heightOf={isPhone() ? heightOnPhone : heightOnDesk}
      label={text.t('timeline.list')}
      held={focused ?? selected}
      handle={handle}
      still={still}
      stickyHeight={HEAD_HEIGHT}
      sticky={(first) => <StickyHead rows={rows} first={first} today={today} />}
    >
      {(row) =>
        row.type === 'fact' ? (
          <FactRow
            fact={row.fact}
            sources={sources}
            today={today}
            selected={row.key === selected}
            isTabStop={row.key === tabStop}
            actions={actions}
          />
        ) : row.type === 'place' ? (
          <PlaceHead row={row} />
        ) : (
          <h3 className="day-head">
            <HeadWords row={row} today={today} />
          </h3>
        )
      }
    </VirtualList>
  );
}

interface RovingFocus {
  readonly focused: string | undefined;
  readonly setFocused: (key: string) => void;
  readonly focusRow: (key: string) => void;
  readonly attach: (key: string, button: HTMLButtonElement | null) => void;
}

/** The list scrolls in itself; the page it stands on moves only as far as the row needs to be seen. */
function takeFocus(button: HTMLButtonElement): void {
  button.focus({ preventScroll: true });
  button.scrollIntoView({ block: 'nearest' });
}

/** Focus by key, also of rows that are not drawn yet: they are scrolled to and take the focus as they appear. */
function useRovingFocus(handle: RefObject<VirtualListHandle | null>): RovingFocus {
  const [focused, setFocused] = useState<string>();
  const wanted = useRef<string | undefined>(undefined);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  useEffect(() => {
    const key = wanted.current;
    const button = key === undefined ? undefined : buttons.current.get(key);
    if (button === undefined) return;
    wanted.current = undefined;
    takeFocus(button);
  });
  const attach = useCallback((key: string, button: HTMLButtonElement | null) => {
    if (button === null) {
      buttons.current.delete(key);
      return;
    }
    buttons.current.set(key, button);
    if (wanted.current !== key) return;
    wanted.current = undefined;
    takeFocus(button);
  }, []);
  const focusRow = useCallback(
    (key: string) => {
      wanted.current = key;
      setFocused(key);
      handle.current?.scrollTo(key);
    },
    [handle],
  );
  return { focused, setFocused, focusRow, attach };
}

/** Where the records below were made on this day, and in what visit. */
function PlaceHead({ row }: { readonly row: Extract<TimelineRow, { type: 'place' }> }) {
  const text = useText();
  return (
    <h4 className="place-head">
      {row.place === '' ? text.t('timeline.noPlace') : row.place}
      {row.visit === undefined ? null : <span>{entryLine(text, row.visit.shown).head}</span>}
      <span>{text.t('timeline.dayCount', { n: numberText(row.count) })}</span>
    </h4>
  );
}

function HeadWords({
  row,
  today,
}: {
  readonly row: Exclude<TimelineRow, { type: 'fact' | 'place' }>;
  readonly today: string;
}) {
  const { t, language } = useText();
  if (row.type === 'undated') {
    return (
      <>
        {t('timeline.undated')}
        <span>{t('timeline.dayCount', { n: numberText(row.count) })}</span>
        <span>{t('timeline.undatedWhy')}</span>
      </>
    );
  }
  const exact = row.date.precision === 'day' || row.date.precision === 'instant';
  return (
    <>
      {longDate(language, row.date)}
      {exact ? <span>{relativeDay(language, row.date.sortKey.slice(0, 10), today)}</span> : null}
      <span>{t('timeline.dayCount', { n: numberText(row.count) })}</span>
    </>
  );
}

const headsOf = new WeakMap<readonly TimelineRow[], ReadonlyMap<string, TimelineRow>>();

/** Looked up, not looked for: it is asked for in every frame of a scroll. */
function headOf(rows: readonly TimelineRow[], head: string): TimelineRow | undefined {
  const known =
    headsOf.get(rows) ??
    new Map(rows.flatMap((row) => (row.type === 'fact' ? [] : [[row.key, row] as const])));
  headsOf.set(rows, known);
  return known.get(head);
}

/** The head of the day that is being read stays in view. */
function StickyHead({
  rows,
  first,
  today,
}: {
  readonly rows: readonly TimelineRow[];
  readonly first: TimelineRow;
  readonly today: string;
}) {
  const head = first.type === 'fact' || first.type === 'place' ? headOf(rows, first.head) : first;
  if (head === undefined || head.type === 'fact' || head.type === 'place') return null;
  return (
    <div className="day-head">
      <HeadWords row={head} today={today} />
    </div>
  );
}
