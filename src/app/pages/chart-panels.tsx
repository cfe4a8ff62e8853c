import { useEffect, useMemo, useRef } from 'react';
import type { EntryKey, StudyUid } from '../../domain/ids.ts';
import { DOCUMENT_KINDS, type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { allFacts } from '../../record/derive/facts.ts';
import type { PatientRecord } from '../../record/record.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import type { TimelineActions } from '../../views/detail/detail-actions.tsx';
import { DetailPane } from '../../views/detail/detail-pane.tsx';
import { TimelineOfChart } from './timeline-of-chart.tsx';
import { useText } from '../../i18n/text.ts';
import { useGo } from '../go.ts';
import { entryDigest, type ViewState } from '../location.ts';
import type { Chart } from '../chart.ts';
import type { ChartPanel } from '../roles.ts';
import { useViewState } from '../view-state.ts';
import { comparisonOf } from './comparison.ts';
import { PanelOfChart } from './panel-of-chart.tsx';

export interface ChartPanelsProps {
  readonly chart: Chart;
  readonly panel: ChartPanel;
  readonly record: PatientRecord;
  readonly now: Date;
}

/** What the panels may ask of the page: all of it is a change of the address. */
export interface PanelActions {
  readonly selected: EntryKey | undefined;
  readonly onSelect: (key: EntryKey | undefined) => void;
  readonly onOpenImages: (studyUid: StudyUid) => void;
  readonly onOpenDocument: (key: EntryKey) => void;
  readonly onOpenPanel: (panel: ChartPanel) => void;
}

function factOf(record: PatientRecord, digest: string | undefined): Merged | undefined {
  if (digest === undefined) return undefined;
  const facts = allFacts(record);
  // A fact is known by any of its witnesses: who speaks first for it may change while others answer.
  return (
    facts.find((fact) => entryDigest(fact.key) === digest) ??
    facts.find((fact) =>
      [...fact.witnesses, ...fact.earlier].some((told) => entryDigest(told.key) === digest),
    )
  );
}

/** What each panel looks for first, so that its records are asked for before those of the others. */
const KINDS_OF_PANEL: Readonly<Record<ChartPanel, readonly Kind[]>> = {
  timeline: [],
  medications: MEDICATION_KINDS,
  labs: ['lab', 'infection'],
  images: ['imaging', 'report'],
  documents: [...DOCUMENT_KINDS, 'report'],
  summary: ['condition', 'procedure', 'immunization', 'checkup', 'family-history', 'measurement'],
  care: ['care-level', 'care-plan', 'encounter', 'observation', 'other', 'coverage'],
};

/** Panels in which an entry opens inside the panel itself, not in the detail pane. */
const OPENS_INSIDE: ReadonlySet<ChartPanel> = new Set(['documents', 'images']);

function usePanelActions(props: ChartPanelsProps, fact: Merged | undefined): PanelActions {
  const { chart, record } = props;
  const go = useGo();
  const [, change] = useViewState();
  return useMemo(() => {
    const open = (panel: ChartPanel, key: EntryKey) =>
      go(`/chart/${chart.handle}/${panel}`, { entry: entryDigest(key), v: '1' });
    return {
      selected: fact?.key,
      onSelect: (key) => change({ entry: key === undefined ? undefined : entryDigest(key) }),
      onOpenDocument: (key) => open('documents', key),
      onOpenPanel: (panel) => go(`/chart/${chart.handle}/${panel}`),
      onOpenImages: (studyUid) => {
        const study = allFacts(record).find(
          ({ shown }) => shown.kind === 'imaging' && shown.studyUid === studyUid,
        );
        if (study !== undefined) open('images', study.key);
      },
    };
  }, [chart.handle, record, fact?.key, go, change]);
}

/** Of a study, or a report of one: opening it beside the earlier one that is proposed. */
function useComparison({ chart, record }: ChartPanelsProps, fact: Merged | undefined) {
  const go = useGo();
  const found = useMemo(() => (fact === undefined ? undefined : comparisonOf(record, fact)), [record, fact]);
  if (found === undefined) return undefined;
  const { study, prior } = found;
  const { when } = prior.shown;
  return {
    day: when.state === 'dated' ? when.start.text.slice(0, 10) : '',
    onCompare: () => {
      const query = { entry: entryDigest(study.key), v: '1', iml: '1x2', imp: entryDigest(prior.key) };
      go(`/chart/${chart.handle}/images`, query);
    },
  };
}

/** What the timeline can do with an entry, as changes of the address. */
function timelineActions(
  view: ViewState,
  change: (part: Partial<ViewState>) => void,
  key: EntryKey,
): TimelineActions {
  const digest = entryDigest(key);
  const others = view.pins.filter((pin) => pin !== digest);
  return {
    isAligned: view.align === digest,
    isPinned: view.pins.includes(digest),
    isFocused: view.problem === digest,
    onAlign: (on) => change({ align: on ? digest : undefined }),
    onPin: (on) => change({ pins: on ? [...others, digest] : others }),
    onFocus: (on) => change({ problem: on ? digest : undefined }),
  };
}

/** The chosen panel, and beside it the detail of the chosen entry. Each stands in a boundary of its own. */
export function ChartPanels(props: ChartPanelsProps) {
  const { chart, panel, record, now } = props;
  const { t } = useText();
  useEffect(() => chart.look(KINDS_OF_PANEL[panel]), [chart, panel]);
  const [view, change] = useViewState();
  const fact = useMemo(() => factOf(record, view.entry), [record, view.entry]);
  const actions = usePanelActions(props, fact);
  const comparison = useComparison(props, fact);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // Another panel begins at its head, however far the one before was scrolled; on a phone the whole chart scrolls.
    main.current?.scrollTo(0, 0);
    main.current?.closest('.chart')?.scrollTo(0, 0);
  }, [panel]);
  const beside = fact !== undefined && !OPENS_INSIDE.has(panel);
  return (
    <div className="chart-body" data-detail={beside ? 'open' : 'closed'}>
      <main ref={main} className="chart-main" id="content" tabIndex={-1}>
        <PanelBoundary key={panel} name={panel}>
          {panel === 'timeline' ? (
            <TimelineOfChart record={record} now={now} actions={actions} />
          ) : (
            <PanelOfChart {...props} actions={actions} />
          )}
        </PanelBoundary>
      </main>
      {beside ? (
        <aside className="chart-detail" aria-label={t('shell.detailLabel')}>
          <PanelBoundary key={fact.key} name="detail">
            <DetailPane
              fact={fact}
              sources={record.sources}
              person={record.person}
              now={now}
              factOf={(key) => allFacts(record).find((other) => other.key === key)}
              onSelect={actions.onSelect}
              onClose={() => actions.onSelect(undefined)}
              onOpenImages={actions.onOpenImages}
              onOpenDocument={actions.onOpenDocument}
              comparison={comparison}
              timeline={panel === 'timeline' ? timelineActions(view, change, fact.key) : undefined}
            />
          </PanelBoundary>
        </aside>
      ) : null}
    </div>
  );
}
