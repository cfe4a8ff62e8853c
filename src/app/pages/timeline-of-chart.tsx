import { useMemo } from 'react';
import { deathOf } from '../../clinical/death.ts';
import { dayNumber, dayText } from '../../clinical/timeline/moment.ts';
import { lastSeen } from '../../clinical/timeline/last-seen.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { timelineFacts } from '../../record/derive/facts.ts';
import { encounterFacts } from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';
import { TimelinePanel } from '../../views/timeline/timeline-panel.tsx';
import type { TwoPeriods } from '../../views/timeline/compared-rows.ts';
import type { TimelineView } from '../../views/timeline/timeline-view.ts';
import { useApp } from '../app-context.ts';
import { entryDigest, type ViewState } from '../location.ts';
import { useViewState } from '../view-state.ts';
import { FirstVisitBrief } from '../../views/first-visit/first-visit-brief.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import type { PanelActions } from './chart-panels.tsx';

interface TimelineOfChartProps {
  readonly record: PatientRecord;
  readonly now: Date;
  readonly actions: PanelActions;
}

/** The entries that digests in the address point to, as far as they are here. */
function keysByDigest(record: PatientRecord, digests: readonly string[]): ReadonlyMap<string, EntryKey> {
  const wanted = new Set(digests);
  const found = new Map<string, EntryKey>();
  if (wanted.size === 0) return found;
  for (const { key } of timelineFacts(record).value) {
    const digest = entryDigest(key);
    if (wanted.has(digest)) found.set(digest, key);
  }
  return found;
}

function digestAt(key: EntryKey | undefined): string | undefined {
  return key === undefined ? undefined : entryDigest(key);
}

/** Days as the address has them: before today, which tells nothing of a person. */
function daysBefore(periods: TwoPeriods | undefined, today: string): readonly number[] | undefined {
  if (periods === undefined) return undefined;
  const { first, second } = periods;
  return [first.from, first.to, second.from, second.to].map((day) => dayNumber(today) - dayNumber(day));
}

function periodsOf(days: readonly number[] | undefined, today: string): TwoPeriods | undefined {
  const [a, b, c, d] = (days ?? []).map((before) => dayText(dayNumber(today) - before));
  if (a === undefined || b === undefined || c === undefined || d === undefined || a > b || c > d)
    return undefined;
  return { first: { from: a, to: b }, second: { from: c, to: d } };
}

/** What of the view is told in the address, of a change of the view. */
function addressOfChange(change: Partial<TimelineView>, today: string): Partial<ViewState> {
  const { filter, pins } = change;
  return {
    ...(filter === undefined
      ? {}
      : {
          kinds: filter.kinds ?? [],
          sources: filter.sources ?? [],
          text: filter.text ?? '',
          places: filter.places ?? [],
          departments: filter.departments ?? [],
          only: filter.only ?? [],
        }),
    ...(change.span === undefined ? {} : { span: change.span }),
    ...(change.by === undefined ? {} : { by: change.by }),
    ...(change.folded === undefined ? {} : { folded: change.folded }),
    ...('align' in change ? { align: digestAt(change.align) } : {}),
    ...('problem' in change ? { problem: digestAt(change.problem) } : {}),
    ...(pins === undefined ? {} : { pins: pins.map(entryDigest) }),
    ...('periods' in change ? { periods: daysBefore(change.periods, today) } : {}),
  };
}

/** How the timeline is looked at, as the address tells; an entry is named there by its digest only. */
function useTimelineView(record: PatientRecord, today: string) {
  const [state, change] = useViewState();
  const view = useMemo((): TimelineView => {
    const { align, problem, pins } = state;
    const digests = [align, problem, ...pins].filter((one) => one !== undefined);
    const keys = keysByDigest(record, digests);
    return {
      filter: {
        kinds: state.kinds,
        sources: state.sources,
        text: state.text,
        places: state.places,
        departments: state.departments,
        only: state.only,
      },
      span: state.span,
      by: state.by,
      folded: state.folded,
      align: keys.get(align ?? ''),
      problem: keys.get(problem ?? ''),
      pins: pins.flatMap((pin) => keys.get(pin) ?? []),
      periods: periodsOf(state.periods, today),
    };
  }, [record, state, today]);
  return [view, (part: Partial<TimelineView>) => change(addressOfChange(part, today))] as const;
}

/** The timeline with its view in the address. */
export function TimelineOfChart({ record, now, actions }: TimelineOfChartProps) {
  const today = jstDay(now);
  const [view, onView] = useTimelineView(record, today);
  const { clinician } = useApp();
  const seen = useMemo(
    () => lastSeen(encounterFacts(record).value, clinician.organization, today),
    [record, clinician.organization, today],
  );
  const death = useMemo(() => deathOf(record.person), [record.person]);
  const birth = record.person.records.find(({ birthDate }) => birthDate !== undefined)?.birthDate;
  return (
    <div className="timeline-page">
      {view.folded.includes('brief') ? null : (
        <PanelBoundary name="first-visit">
          <FirstVisitBrief
            record={record}
            sources={record.sources}
            now={now}
            selected={actions.selected}
            onSelect={actions.onSelect}
            onOpenPanel={actions.onOpenPanel}
          />
        </PanelBoundary>
      )}
      <TimelinePanel
        known={timelineFacts(record)}
        sources={record.sources}
        now={now}
        birth={birth}
        death={death}
        selected={actions.selected}
        onSelect={actions.onSelect}
        view={view}
        onView={onView}
        lastSeen={seen}
      />
    </div>
  );
}
