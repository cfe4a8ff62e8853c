import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
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
import { readingEvents } from '../audit.ts';
import { useGo } from '../go.ts';
import { heldHandle } from '../current-chart.ts';
import type { Chart } from '../chart.ts';
import { ROLE_VIEWS } from '../roles.ts';
import { useChart } from './use-chart.ts';

/** Emergency viewing ends by itself (security target: 30 minutes at most). */
const LIMIT_MS = 30 * 60 * 1000;

/** The emergency sheet of the chart that the address names. It is reached from a chart, and needs a reason. */
export function EmergencyPage() {
  const { clinician } = useApp();
  const [search] = useSearchParams();
  const go = useGo();
  const handle = search.get('chart') ?? heldHandle() ?? '';
  const standing = useChart(handle);
  if (!ROLE_VIEWS[clinician.role].emergency) {
    return <MissingPage what="route" onFindPatient={() => go('/patients')} />;
  }
  switch (standing.state) {
    case 'opening':
      return <LoadingPage />;
    case 'unknown':
      return <MissingPage what="chart" onFindPatient={() => go('/patients')} />;
    case 'open':
      return <Emergency key={standing.chart.handle} chart={standing.chart} />;
  }
}

interface Started {
  readonly reason: EmergencyReason;
  readonly at: Date;
}

/** Nothing of the person is drawn before a reason was given and the audit trail has taken it. */
function Emergency({ chart }: { readonly chart: Chart }) {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const [started, setStarted] = useState<Started>();
  const back = useCallback(() => go(`/chart/${chart.handle}/timeline`), [go, chart.handle]);

  async function start(reason: EmergencyReason): Promise<void> {
    const at = wiring.clock.now();
    const { person } = chart.store.snapshot();
    const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
    const events = readingEvents(person.records, reader, 'BTG', at, reason.text);
    // One that is not taken now waits in the trail: a life does not wait for a log, and the log is not lost.
    const [first, ...rest] = events;
    if (first !== undefined && !(await wiring.trail.recordNow(first))) wiring.trail.record(first);
    for (const event of rest) wiring.trail.record(event);
    setStarted({ reason, at });
  }

  if (started === undefined)
    return <EmergencyGate onStart={(reason) => void start(reason)} onCancel={back} />;
  return <Sheet chart={chart} started={started} onEnd={back} />;
}

function Sheet({
  chart,
  started,
  onEnd,
}: {
  readonly chart: Chart;
  readonly started: Started;
  readonly onEnd: () => void;
}) {
  const { wiring, clinician } = useApp();
  const record = useRecord(chart.store, (current) => current);
  const [now, setNow] = useState(wiring.clock.now);
  const endsAt = useMemo(() => new Date(started.at.getTime() + LIMIT_MS), [started]);
  useEffect(() => {
    const timer = setInterval(() => setNow(wiring.clock.now()), 1_000);
    return () => clearInterval(timer);
  }, [wiring]);
  const actions = useMemo(
    () => ({ retry: chart.retry, cancel: chart.cancel, askAlso: chart.askAlso }),
    [chart],
  );
  const over = now >= endsAt;
  useEffect(() => {
    if (over) onEnd();
  }, [over, onEnd]);
  return (
    <div className="emergency-page" data-chart={chart.handle} data-day={jstDay(now)}>
      <SourceActionsProvider value={actions}>
        <PanelBoundary name="emergency">
          <EmergencySheet
            record={record}
            sources={record.sources}
            now={now}
            viewer={[clinician.organization, clinician.name].join(' ')}
            reason={started.reason.text}
            startedAt={started.at}
            endsAt={endsAt}
            onPrint={() => window.print()}
            onEnd={onEnd}
          />
        </PanelBoundary>
        <SourceNews
          coverage={record.coverage}
          sources={record.sources}
          issues={record.issues}
          person={record.person}
        />
      </SourceActionsProvider>
    </div>
  );
}
