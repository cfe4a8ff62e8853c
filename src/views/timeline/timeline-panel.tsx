import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { runSliced, whenIdle } from '../../base/sliced.ts';
import type { Death } from '../../clinical/death.ts';
import { foldAll } from '../../clinical/search/fact-search.ts';
import { dayNumber } from '../../clinical/timeline/moment.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay, type PartialDate } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { countText, numberText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Panel } from '../../ui/panel.tsx';
import { useSliced } from '../../ui/use-sliced.ts';
import type { VirtualListHandle } from '../../ui/virtual-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { contentToCome, type TimelineContent, timelineContent } from './timeline-content.ts';
import { isFiltering, type Period } from './timeline-filter.ts';
import { PeriodTable } from './period-table.tsx';
import { periodsToCompare } from './periods-to-compare.ts';
import { TimelineList } from './timeline-list.tsx';
import { Announcer, NoMatch, ViewNotes } from './timeline-notes.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import type { TimelineFilter, TimelineView } from './timeline-view.ts';
import { useArrivals, useStill } from './use-arrivals.ts';
import './timeline.css';

/** The picture comes in a file of its own: the list is read before it. */
const LifeLanes = lazy(async () => ({ default: (await import('./lanes/life-lanes.tsx')).LifeLanes }));

interface TimelinePanelProps {
  readonly known: KnownFacts;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly birth?: PartialDate | undefined;
  readonly death: Death;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey | undefined) => void;
  readonly view: TimelineView;
  readonly onView: (change: Partial<TimelineView>) => void;
  /** When this person was last seen where the reader works, `YYYY-MM-DD`; absent where nothing tells. */
  readonly lastSeen?: string | undefined;
}

/** The same value stays the same object while its content does: callers build it anew with every render. */
function useSteady<T>(value: T): T {
  const text = JSON.stringify(value);
  // oxlint-disable-next-line react/exhaustive-deps -- the text is the content of the value
  return useMemo(() => value, [text]);
}

interface ContentOptions {
  readonly filter: TimelineFilter;
  readonly withStruck: boolean;
  readonly period: Period | undefined;
}

function useContent({ known, view }: TimelinePanelProps, options: ContentOptions): TimelineContent {
  const text = useText();
  const { filter, withStruck } = options;
  const { problem, by } = view;
  // The period in view matters only where the list is narrowed to it.
  const period = (filter.only ?? []).includes('period') ? options.period : undefined;
  return useSliced(
    () => timelineContent({ text, known, view: { filter, problem, by }, withStruck, period }),
    [text, known, filter, problem, by, withStruck, period],
    contentToCome(known.coverage),
    Math.max(1, known.value.length),
  );
}

/** What a search looks into is made ready while the reader reads: typing must not wait for it. */
function useReadySearch({ all, wholeCoverage }: TimelineContent): void {
  const settled = summariseCoverage(wholeCoverage) !== 'loading';
  useEffect(() => {
    if (!settled) return undefined;
    const stop = new AbortController();
    const fold = async () => {
      await whenIdle();
      await runSliced(foldAll(all), stop.signal, 2);
    };
    void fold();
    return () => stop.abort();
  }, [all, settled]);
}

/** The whole record: its picture over a life, and by day, newest first, in one list of any length. */
export function TimelinePanel(props: TimelinePanelProps) {
  const text = useText();
  const { known, sources, now, view, onView } = props;
  const filter = useSteady(view.filter);
  const [withStruck, setWithStruck] = useState(false);
  const [period, setPeriod] = useState<Period>();
  const list = useRef<VirtualListHandle>(null);
  const content = useContent(props, { filter, withStruck, period });
  useReadySearch(content);
  const toUndated = () => list.current?.scrollTo('undated', 'start');
  const onFilter = (next: TimelineFilter) => onView({ filter: next });
  return (
    <Panel
      name="timeline"
      title={text.t('timeline.title')}
      subject={text.t('timeline.subject')}
      known={{ value: content, coverage: content.coverage }}
      sources={sources}
      now={now}
      fills
      count={content.facts.length}
      countLabel={countLabel(text, content, view)}
      isEmpty={() => content.all.length === 0}
      chips={
        known.value.length === 0 ? null : (
          <TimelineTools
            view={view}
            onView={onView}
            now={now}
            lastSeen={props.lastSeen}
            onCompare={() => onView({ periods: periodsToCompare(content, view, period, jstDay(now)) })}
          />
        )
      }
    >
      {(value: TimelineContent) => (
        <>
          <ViewNotes content={value} view={view} onView={onView} onSelect={props.onSelect} />
          {view.folded.includes('lanes') ? null : (
            <Suspense fallback={<div className="life-lanes-coming" />}>
              <LanesOfPanel {...props} content={value} onUndated={toUndated} onPeriod={setPeriod} />
            </Suspense>
          )}
          <FilterBar
            filter={filter}
            content={value}
            sources={sources}
            onFilter={onFilter}
            withStruck={withStruck}
            onStruck={setWithStruck}
            onUndated={toUndated}
          />
          <EntriesOfPanel {...props} content={value} list={list} filter={filter} />
        </>
      )}
    </Panel>
  );
}

interface ListOfPanelProps extends TimelinePanelProps {
  readonly content: TimelineContent;
  readonly filter: TimelineFilter;
  readonly list: RefObject<VirtualListHandle | null>;
}

/** The list, or two periods of it side by side. */
function EntriesOfPanel(props: ListOfPanelProps) {
  const { periods } = props.view;
  if (periods === undefined) return <ListOfPanel {...props} />;
  return <PeriodTable {...props} periods={periods} onPeriods={(next) => props.onView({ periods: next })} />;
}

function ListOfPanel(props: ListOfPanelProps) {
  const { content, filter, list, sources, now, selected, onSelect } = props;
  const still = useStill(content);
  const { arrivals, toTop } = useArrivals(content, list, filter, still);
  useEffect(() => {
    if (selected !== undefined) list.current?.scrollTo(selected);
  }, [list, selected]);
  return (
    <div className="timeline-entries">
      <Announcer arrivals={arrivals} onTop={toTop} />
      {content.facts.length === 0 ? (
        <NoMatch content={content} sources={sources} now={now} onView={props.onView} />
      ) : (
        <TimelineList
          content={content}
          sources={sources}
          now={now}
          selected={selected}
          onSelect={onSelect}
          handle={list}
          still={still}
        />
      )}
    </div>
  );
}

interface LanesOfPanelProps extends TimelinePanelProps {
  readonly content: TimelineContent;
  readonly onUndated: () => void;
  readonly onPeriod: (period: Period) => void;
}

/** The picture of what the filter leaves, with what only it needs to know. */
function LanesOfPanel({ content, view, onView, onSelect, onUndated, onPeriod, ...rest }: LanesOfPanelProps) {
  const { all, pictured, wholeCoverage } = content;
  const known = useMemo(() => ({ value: pictured, coverage: wholeCoverage }), [pictured, wholeCoverage]);
  const aligned = useMemo(() => all.find((fact) => fact.key === view.align)?.shown.when, [all, view.align]);
  const pinned = useMemo(() => new Set<string>(view.pins), [view.pins]);
  return (
    <LifeLanes
      {...rest}
      known={known}
      span={view.span}
      onSpan={(span) => onView({ span })}
      onPeriod={onPeriod}
      by={view.by}
      problemsOf={content.problemsOf}
      nameOfProblem={(key) => content.problems.find((fact) => fact.key === key)?.shown.title ?? ''}
      zero={aligned?.state === 'dated' ? Math.floor(dayNumber(aligned.start.sortKey)) : undefined}
      folded={!view.folded.includes('empty')}
      pinned={pinned}
      onOpen={onSelect}
      onUndated={onUndated}
    />
  );
}

function countLabel(text: Text, content: TimelineContent, view: TimelineView): string {
  const whole = countText(text, content.all.length, summariseCoverage(content.wholeCoverage));
  const narrowed = isFiltering(view.filter) || content.problem !== undefined;
  return narrowed ? text.t('timeline.filtered', { all: whole, n: numberText(content.facts.length) }) : whole;
}
