import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { jstDay } from '../../domain/partial-date.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { longDate, numberText, relativeDay } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { type TimelineRow, timelineRows } from './timeline-rows.ts';

interface TimelineListProps {
  readonly facts: readonly Merged[];
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

/** All facts by day in one list, with one tab stop that roves. */
export function TimelineList({ facts, sources, now, selected, onSelect, handle, still }: TimelineListProps) {
  const text = useText();
  const today = jstDay(now);
  const rows = useMemo(() => timelineRows(facts), [facts]);
  const shown = useMemo(() => rows.filter((row) => row.type === 'fact'), [rows]);
  const { focused, setFocused, focusRow, attach } = useRovingFocus(handle);
  const tabStop = [focused, selected, shown[0]?.key].find((key) => shown.some((row) => row.key === key));

  function onKeyDown(event: KeyboardEvent, key: EntryKey): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      onSelect(undefined);
      return;
    }
    const index = shown.findIndex((row) => row.key === key);
    const next = shown[stepOf(event.key, index, shown.length - 1) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    focusRow(next.key);
  }

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
          <EntryRow
            fact={row.fact}
            sources={sources}
            today={today}
            selected={row.key === selected}
            tabIndex={row.key === tabStop ? 0 : -1}
            attach={(button) => attach(row.key, button)}
            onFocus={() => setFocused(row.key)}
            onOpen={() => onSelect(row.fact.key)}
            onKeyDown={(event) => onKeyDown(event, row.fact.key)}
          />
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
    button.focus({ preventScroll: true });
  });
  const attach = useCallback((key: string, button: HTMLButtonElement | null) => {
    if (button === null) {
      buttons.current.delete(key);
      return;
    }
    buttons.current.set(key, button);
    if (wanted.current !== key) return;
    wanted.current = undefined;
    button.focus({ preventScroll: true });
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

function HeadWords({
  row,
  today,
}: {
  readonly row: Exclude<TimelineRow, { type: 'fact' }>;
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
  const head = first.type === 'fact' ? rows.find((row) => row.key === first.head) : first;
  if (head === undefined || head.type === 'fact') return null;
  return (
    <div className="day-head">
      <HeadWords row={head} today={today} />
    </div>
  );
}
