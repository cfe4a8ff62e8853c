import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { EMERGENCY_KINDS } from '../../clinical/emergency/emergency-sheet.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { useRecord } from '../../record/use-record.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { SourceActionsProvider } from '../../ui/source-actions.ts';
import { EmergencyGate } from '../../views/emergency/emergency-gate.tsx';
import type { EmergencyReason } from '../../views/emergency/emergency-reason.ts';
import { EmergencySheet } from '../../views/emergency/emergency-sheet.tsx';
import { SourceNews } from '../../views/source-status/source-news.tsx';
import { LoadingPage, MissingPage } from '../../views/notices/notices.tsx';
import { useApp } from '../app-context.ts';
import { type BrokenGlass, mendGlass, useGlass } from '../break-glass.ts';
import { useGo } from '../go.ts';
import { closeChart, heldHandle } from '../current-chart.ts';
import type { Chart } from '../chart.ts';
import { entryDigest } from '../location.ts';
import { ROLE_VIEWS } from '../roles.ts';
import { beginGlass, takeGlass } from './begin-glass.ts';
import { EmergencyFind } from './emergency-find.tsx';
import { useChart } from './use-chart.ts';

/** The emergency sheet of the chart that the address names; without one, the way to somebody who is not open yet. */
export function EmergencyPage() {
  const { clinician } = useApp();
  const [search] = useSearchParams();
  const go = useGo();
  const handle = search.get('chart') ?? heldHandle();
  if (!ROLE_VIEWS[clinician.role].emergency) {
    return <MissingPage what="route" onFindPatient={() => go('/patients')} />;
  }
  return handle === undefined ? <EmergencyFind /> : <EmergencyOfChart handle={handle} />;
}

function EmergencyOfChart({ handle }: { readonly handle: string }) {
  const go = useGo();
  const standing = useChart(handle);
  switch (standing.state) {
    case 'opening':
      return <LoadingPage />;
    case 'unknown':
      return <MissingPage what="chart" onFindPatient={() => go('/patients')} />;
    case 'open':
      return <Emergency key={standing.chart.handle} chart={standing.chart} />;
  }
}

/** Nothing of the person is drawn before a reason was given and the audit trail has taken it. */
function Emergency({ chart }: { readonly chart: Chart }) {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const glass = useGlass(chart.handle);
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

  async function start(reason: EmergencyReason): Promise<boolean> {
    const at = wiring.clock.now();
    const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
    const { records } = chart.store.snapshot().person;
    const taken = await takeGlass(records, reader, wiring.trail, reason, at);
    if (taken && !chart.signal.aborted) beginGlass(chart, { reason, at, opensChart: false }, closeChart);
    return taken;
  }

  if (glass === undefined) return <EmergencyGate onStart={start} onCancel={back} />;
  return <Sheet chart={chart} glass={glass} />;
}

/** The second, renewed as long as the sheet is open; the time of emergency access runs out with it. */
function useSecond(now: () => Date, glass: BrokenGlass): Date {
  const [second, setSecond] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      if (glass.left() === 0) mendGlass();
      setSecond(now());
    }, 1_000);
    return () => clearInterval(timer);
  }, [now, glass]);
  return second;
}

function Sheet({ chart, glass }: { readonly chart: Chart; readonly glass: BrokenGlass }) {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const record = useRecord(chart.store, (current) => current);
  const now = useSecond(wiring.clock.now, glass);
  const actions = useMemo(
    () => ({ retry: chart.retry, cancel: chart.cancel, askAlso: chart.askAlso }),
    [chart],
  );
  const settled = summariseCoverage(record.coverage) !== 'loading';
  useEffect(() => chart.look(EMERGENCY_KINDS), [chart]);
  useEffect(() => {
    if (settled) chart.noteAct('access', `emergency ${record.entries.size}`, 'BTG');
    // What was on the screen is told once for each time that all sources have answered.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chart, settled]);
  const print = useCallback(() => {
    chart.noteAct('report', 'emergency', 'BTG');
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
