import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { disasterAt, mayOpenInEmergency } from '../../access/policy.ts';
import { branded } from '../../base/brand.ts';
import { EMERGENCY_KINDS } from '../../clinical/emergency/emergency-sheet.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { ChartHandle, EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { leadingRecord } from '../../domain/person.ts';
import { useRecord } from '../../record/use-record.ts';
import { type ChartLink, openSealedChart } from '../../session/sealed-handles.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { SourceActionsProvider } from '../../ui/source-actions.ts';
import type { GateOutcome } from '../../views/emergency/emergency-gate.tsx';
import type { EmergencyReason } from '../../views/emergency/emergency-reason.ts';
import { EmergencySheet } from '../../views/emergency/emergency-sheet.tsx';
import { SourceNews } from '../../views/source-status/source-news.tsx';
import { LoadingPage, MissingPage } from '../../views/notices/notices.tsx';
import { useApp } from '../app-context.ts';
import { type BrokenGlass, mendGlass, useGlass } from '../break-glass.ts';
import { useGo } from '../go.ts';
import { chartOf, heldHandle } from '../current-chart.ts';
import type { Chart } from '../chart.ts';
import { entryDigest } from '../location.ts';
import { reopenChart } from '../open-chart.ts';
import { useGlassClock } from '../use-glass-clock.ts';
import { beginGlass, EMERGENCY_OPENING, takeGlass } from './begin-glass.ts';
import { EmergencyFind } from './emergency-find.tsx';
import { Gate } from './gate.tsx';
import { useOneOpening } from './use-one-opening.ts';

/** The emergency sheet of the chart that the address names; without one, the way to somebody who is not open yet. */
export function EmergencyPage() {
  const { clinician, wiring } = useApp();
  const [search] = useSearchParams();
  const go = useGo();
  const handle = search.get('chart') ?? heldHandle();
  if (!mayOpenInEmergency(wiring.config.access, clinician.role, wiring.clock.now())) {
    return <MissingPage what="route" onFindPatient={() => go('/patients')} />;
  }
  return handle === undefined ? <EmergencyFind /> : <EmergencyOfChart key={handle} handle={handle} />;
}

function EmergencyOfChart({ handle }: { readonly handle: string }) {
  const [chart, setChart] = useState(() => chartOf(branded<ChartHandle>(handle)));
  if (chart === undefined) return <EmergencyAgain handle={handle} onOpen={setChart} />;
  return <Emergency chart={chart} />;
}

interface EmergencyAgainProps {
  readonly handle: string;
  readonly onOpen: (chart: Chart) => void;
}

/**
 * The address names somebody who is not open here any more: after a reload, by the browser's own way back, or when the
 * reader comes back from showing who they are. Emergency access does not outlive any of these: nothing is read before a
 * reason was given anew (break-glass-04).
 */
function EmergencyAgain({ handle, onOpen }: EmergencyAgainProps) {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const opening = useOneOpening();
  const [links, setLinks] = useState<readonly ChartLink[] | 'unknown'>();
  useEffect(() => {
    void openSealedChart(handle, window.sessionStorage).then((found) => setLinks(found ?? 'unknown'));
  }, [handle]);

  async function start(known: readonly ChartLink[], reason: EmergencyReason): Promise<GateOutcome> {
    const signal = opening.begin();
    const at = wiring.clock.now();
    const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
    const taken = await takeGlass(known, reader, wiring.trail, reason, at);
    if (!taken || signal.aborted) return taken ? 'open' : 'refused';
    const chart = await reopenChart(
      branded<ChartHandle>(handle),
      wiring,
      clinician,
      signal,
      EMERGENCY_OPENING,
    ).catch((cause: unknown) => {
      if (!signal.aborted) throw cause;
      return undefined;
    });
    if (chart === undefined) return 'open';
    if (!chart.ok) return 'unreachable';
    if (signal.aborted) chart.value.leave();
    else {
      beginGlass(chart.value, { reason, at, opensChart: true });
      onOpen(chart.value);
    }
    return 'open';
  }

  if (links === undefined) return <LoadingPage />;
  if (links === 'unknown') return <MissingPage what="chart" onFindPatient={() => go('/patients')} />;
  return (
    <Gate
      onStart={(reason) => start(links, reason)}
      onCancel={() => go('/patients')}
      handle={() => Promise.resolve(handle)}
    />
  );
}

/** Nothing of the person is drawn before a reason was given and the audit trail has taken it. */
function Emergency({ chart }: { readonly chart: Chart }) {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const glass = useGlass(chart.handle);
  const opening = useOneOpening();
  const last = useRef<BrokenGlass>(undefined);
  const back = useCallback(() => go(`/chart/${chart.handle}/timeline`), [go, chart.handle]);
  useEffect(() => {
    // It has ended, by its time or by hand: what it opened is closed, and what was open before stays open.
    if (glass === undefined && last.current !== undefined) {
      if (last.current.opensChart) go('/patients');
      else back();
    }
    last.current = glass;
  }, [glass, go, back]);

  async function start(reason: EmergencyReason): Promise<GateOutcome> {
    const signal = opening.begin();
    const at = wiring.clock.now();
    const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
    const { records } = chart.store.snapshot().person;
    const taken = await takeGlass(records, reader, wiring.trail, reason, at);
    if (taken && !chart.signal.aborted && !signal.aborted)
      beginGlass(chart, { reason, at, opensChart: false });
    return taken ? 'open' : 'refused';
  }
  if (glass === undefined)
    return (
      <Gate
        onStart={start}
        onCancel={() => {
          opening.stop();
          back();
        }}
        handle={() => Promise.resolve(chart.handle)}
        who={leadingRecord(chart.store.snapshot().person)}
      />
    );
  return <Sheet chart={chart} glass={glass} />;
}

function Sheet({ chart, glass }: { readonly chart: Chart; readonly glass: BrokenGlass }) {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const record = useRecord(chart.store, (current) => current, 'at-once');
  const now = useGlassClock(glass, wiring.clock.now);
  const actions = useMemo(
    () => ({ retry: chart.retry, cancel: chart.cancel, askAlso: chart.askAlso }),
    [chart],
  );
  const settled = summariseCoverage(record.coverage) !== 'loading';
  useEffect(() => chart.look(EMERGENCY_KINDS), [chart]);
  const noteShown = useEffectEvent(() => chart.noteAct('access', `emergency ${record.entries.size}`));
  useEffect(() => {
    // Once for each time that all sources have answered: how much stood on the screen then, not each line that came.
    if (settled) noteShown();
  }, [chart, settled]);
  const print = useCallback(() => {
    chart.noteAct('report', 'emergency');
    window.print();
  }, [chart]);
  const open = useCallback(
    (key: EntryKey) => go(`/chart/${chart.handle}/timeline`, { entry: entryDigest(key), v: '1' }),
    [go, chart.handle],
  );
  return (
    <main className="emergency-page" data-chart={chart.handle} data-day={jstDay(now)}>
      <SourceActionsProvider value={actions}>
        <PanelBoundary name="emergency">
          <EmergencySheet
            record={record}
            sources={record.sources}
            now={now}
            viewer={[clinician.organization, clinician.name].join(' ')}
            reason={glass.reason.text}
            disaster={disasterAt(wiring.config.access, now)}
            startedAt={glass.at}
            endsAt={new Date(now.getTime() + glass.left())}
            onPrint={print}
            onEnd={mendGlass}
            onSelect={open}
          />
        </PanelBoundary>
        <SourceNews
          coverage={record.coverage}
          sources={record.sources}
          issues={record.issues}
          person={record.person}
        />
      </SourceActionsProvider>
    </main>
  );
}
