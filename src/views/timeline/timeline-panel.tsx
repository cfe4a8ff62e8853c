import { useEffect, useMemo, useRef, useState } from 'react';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { countText, numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Icon } from '../../ui/icons.tsx';
import { Nothing } from '../../ui/nothing.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { VirtualListHandle } from '../../ui/virtual-list.tsx';
import { KindFilter } from './kind-filter.tsx';
import {
  coverageOfFilter,
  type Filtered,
  filterFacts,
  isFiltering,
  type TimelineFilter,
} from './timeline-filter.ts';
import { TimelineList } from './timeline-list.tsx';
import './timeline.css';

export type { TimelineFilter } from './timeline-filter.ts';

interface TimelinePanelProps {
  readonly known: KnownFacts;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey | undefined) => void;
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
}

function isStruck(fact: Merged): boolean {
  return fact.witnesses.every((witness) => witness.marks.includes('entered-in-error'));
}

/** The same filter stays the same object while its content does: callers build it anew with every render. */
function useSteady(filter: TimelineFilter): TimelineFilter {
  const text = JSON.stringify([filter.kinds ?? [], filter.sources ?? [], filter.text ?? '']);
  // oxlint-disable-next-line react/exhaustive-deps -- the text is the content of the filter
  return useMemo(() => filter, [text]);
}

/** What the filter leaves of what is known, and how far that is known. */
function useFiltered(known: KnownFacts, filter: TimelineFilter, withStruck: boolean) {
  const text = useText();
  const struck = useMemo(() => known.value.filter(isStruck).length, [known.value]);
  const offered = useMemo(
    () => (withStruck || struck === 0 ? known.value : known.value.filter((fact) => !isStruck(fact))),
    [known.value, withStruck, struck],
  );
  const filtered = useMemo(() => filterFacts(text, offered, filter), [text, offered, filter]);
  const coverage = useMemo(() => coverageOfFilter(known.coverage, filter), [known.coverage, filter]);
  const undated = filtered.facts.filter((fact) => fact.shown.when.state !== 'dated').length;
  return { struck, offered, filtered, coverage, undated };
}

/** The whole record by day, newest first, in one list of any length. */
export function TimelinePanel(props: TimelinePanelProps) {
  const text = useText();
  const { known, sources, now } = props;
  const filter = useSteady(props.filter);
  const [withStruck, setWithStruck] = useState(false);
  const list = useRef<VirtualListHandle>(null);
  const { struck, offered, filtered, coverage, undated } = useFiltered(known, filter, withStruck);
  const still = useStill(filtered.facts.length > 0, known.coverage);
  const { arrivals, toTop } = useArrivals(filtered.facts, list, filter, still);
  return (
    <Panel
      name="timeline"
      title={text.t('timeline.title')}
      subject={text.t('timeline.subject')}
      known={{ value: filtered, coverage }}
      sources={sources}
      now={now}
      fills
      count={filtered.facts.length}
      countLabel={countLabel(text, filtered.facts.length, offered.length, known, filter)}
      isEmpty={() => offered.length === 0}
      chips={
        known.value.length === 0 ? null : (
          <KindFilter
            filter={filter}
            counts={filtered.counts}
            onFilter={props.onFilter}
            struck={struck}
            withStruck={withStruck}
            onStruck={setWithStruck}
            undated={undated}
            onUndated={() => list.current?.scrollTo('undated', 'start')}
          />
        )
      }
    >
      {(value: Filtered) => (
        <>
          <Announcer arrivals={arrivals} onTop={toTop} />
          {value.facts.length === 0 ? (
            <NoMatch {...props} coverage={coverage} />
          ) : (
            <TimelineList
              facts={value.facts}
              sources={sources}
              now={now}
              selected={props.selected}
              onSelect={props.onSelect}
              handle={list}
              still={still}
            />
          )}
        </>
      )}
    </Panel>
  );
}

function countLabel(
  text: ReturnType<typeof useText>,
  shown: number,
  all: number,
  known: KnownFacts,
  filter: TimelineFilter,
): string {
  const whole = countText(text, all, summariseCoverage(known.coverage));
  return isFiltering(filter) ? text.t('timeline.filtered', { all: whole, n: numberText(shown) }) : whole;
}

/** A filter that lets nothing through: "none" of its kinds if that is known, else what is not known. */
function NoMatch({
  filter,
  sources,
  now,
  onFilter,
  coverage,
}: TimelinePanelProps & { readonly coverage: KnownFacts['coverage'] }) {
  const { t, language } = useText();
  const kinds: readonly Kind[] = filter.kinds ?? [];
  const typed = (filter.text ?? '').trim() !== '';
  const subject =
    kinds.length === 0
      ? t('timeline.subject')
      : kinds.map((kind) => t(`kind.${kind}`)).join(language === 'ja' ? '・' : ', ');
  return (
    <div className="timeline-empty">
      {typed ? (
        <p>{t('timeline.noMatch')}</p>
      ) : (
        <Nothing subject={subject} coverage={coverage} sources={sources} now={now} />
      )}
      <button type="button" className="btn" onClick={() => onFilter({})}>
        {t('timeline.clearFilter')}
      </button>
    </div>
  );
}

/** Once all sources have answered, or this long after the first rows, the reader is reading. */
const FIRST_LOOK_MS = 4_000;

/** Whether the first look is over: from then on nothing may push aside what stands on the screen. */
function useStill(filled: boolean, coverage: KnownFacts['coverage']): boolean {
  const settled = summariseCoverage(coverage) !== 'loading';
  const [still, setStill] = useState(false);
  useEffect(() => {
    if (still || !filled) return undefined;
    const timer = setTimeout(() => setStill(true), settled ? 0 : FIRST_LOOK_MS);
    return () => clearTimeout(timer);
  }, [still, filled, settled]);
  return still;
}

interface Arrivals {
  /** Facts that came above what is in view, since the list was last brought to its top. */
  readonly above: number;
  readonly latest: number;
}

interface Seen {
  readonly filter: TimelineFilter;
  readonly keys: ReadonlySet<string>;
  /** The fact that stood at the top of the list. */
  readonly first: string | undefined;
}

const NONE_YET: Arrivals = { above: 0, latest: 0 };

/**
 * Counts what arrived since the list was last at its top. What arrives above is told, not shown: nothing moves under
 * the eye. A change of the filter is no arrival.
 */
function useArrivals(
  facts: readonly Merged[],
  list: { readonly current: VirtualListHandle | null },
  filter: TimelineFilter,
  still: boolean,
) {
  const [arrivals, setArrivals] = useState(NONE_YET);
  const seen = useRef<Seen>(undefined);
  useEffect(() => {
    const before = seen.current;
    const keys = new Set(facts.map((fact) => fact.key));
    const top = { filter, keys, first: facts[0]?.key };
    seen.current = top;
    if (before === undefined || before.filter !== filter) {
      setArrivals(NONE_YET);
      return;
    }
    const isFresh = (fact: Merged) => !before.keys.has(fact.key);
    const latest = facts.filter(isFresh).length;
    if (latest === 0) return;
    const view = list.current?.view();
    if (view === undefined || (view.atTop && !still)) {
      setArrivals({ above: 0, latest });
      return;
    }
    const stood = view.atTop ? before.first : view.keys.find((key) => before.keys.has(key));
    const place = facts.findIndex((fact) => fact.key === stood);
    const above = facts.slice(0, Math.max(0, place)).filter(isFresh).length;
    setArrivals((earlier) => ({ above: earlier.above + above, latest }));
  }, [facts, filter, list, still]);
  const toTop = () => {
    list.current?.toTop();
    setArrivals(NONE_YET);
  };
  return { arrivals, toTop };
}

interface AnnouncerProps {
  readonly arrivals: Arrivals;
  readonly onTop: () => void;
}

/** Says politely what arrived, and leads to what arrived out of view. */
function Announcer({ arrivals, onTop }: AnnouncerProps) {
  const { t } = useText();
  const { above, latest } = arrivals;
  return (
    <div className="timeline-news">
      <p className="visually-hidden" aria-live="polite">
        {above > 0 ? t('timeline.arrivedAbove', { n: above }) : ''}
        {above === 0 && latest > 0 ? t('timeline.arrived', { n: latest }) : ''}
      </p>
      {above > 0 ? (
        <button type="button" className="btn timeline-above" onClick={onTop}>
          <Icon name="up" small />
          {t('timeline.arrivedAbove', { n: above })}
        </button>
      ) : null}
    </div>
  );
}
