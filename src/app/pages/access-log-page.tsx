import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { logLines } from '../../access/access-log.ts';
import { patientActEvent } from '../../access/audit-event.ts';
import { logReadEvent, type Review, reviewEvent } from '../../access/log-event.ts';
import { mayReadLog } from '../../access/policy.ts';
import { addDays, jstDay } from '../../domain/partial-date.ts';
import { AccessLog, type Period } from '../../views/access-log/access-log.tsx';
import { MissingPage } from '../../views/notices/notices.tsx';
import { useApp } from '../app-context.ts';
import { closeChart } from '../current-chart.ts';
import { useGo } from '../go.ts';
import { useLogReading } from './use-log-reading.ts';
import { usePatientNames } from './use-patient-names.ts';

/** A week: what an officer looks at on a Monday morning. */
const DAYS = 6;

export function AccessLogPage() {
  const { wiring, clinician } = useApp();
  const go = useGo();
  if (!mayReadLog(wiring.config.access, clinician.role))
    return <MissingPage what="route" onFindPatient={() => go('/')} />;
  return <Log />;
}

function save(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Whoever looks at the log stands in it: that it was read, of which period, and what was handed out of it. */
function Log() {
  const { wiring, clinician } = useApp();
  const { clock, sources, trail } = wiring;
  const [period, setPeriod] = useState<Period>(() => {
    const to = jstDay(clock.now());
    return { from: addDays(to, -DAYS), to };
  });
  const { acts, cells, again } = useLogReading(period);
  const lines = useMemo(() => logLines(acts), [acts]);
  const nameOf = usePatientNames(lines);
  const keeper = sources.find(({ audit }) => audit);
  const use = useCallback(
    () => ({
      clinician,
      at: clock.now(),
      origin: window.location.origin,
      log: `${keeper?.base ?? 'urn:hitome:no-log'}/AuditEvent`,
    }),
    [clinician, clock, keeper],
  );
  const told = useRef('');
  useEffect(() => {
    closeChart();
    const words = `date=ge${period.from}&date=le${period.to}`;
    if (told.current === words) return;
    told.current = words;
    trail.record(logReadEvent(use(), words));
  }, [period, trail, use]);

  async function review(word: Review): Promise<boolean> {
    const taken = await trail.recordNow(reviewEvent(use(), word));
    if (taken) again();
    return taken;
  }

  return (
    <AccessLog
      lines={lines}
      cells={cells}
      sources={sources}
      now={clock.now()}
      nameOf={nameOf}
      clinician={clinician}
      period={period}
      onPeriod={(next) => {
        told.current = '';
        setPeriod(next);
      }}
      onAgain={again}
      onReview={review}
      onHandOut={(what, line) => {
        const [patient] = line?.patients ?? [];
        if (patient === undefined) trail.record(logReadEvent(use(), `${what} ${period.from} ${period.to}`));
        else
          trail.record(
            patientActEvent({ ...use(), purpose: 'HCOMPL', patient, act: 'report', what: 'access-log' }),
          );
      }}
      onSave={save}
    />
  );
}
