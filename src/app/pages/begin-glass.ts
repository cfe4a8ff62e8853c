import type { AuditTrail } from '../../access/audit-trail.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { EmergencyReason } from '../../views/emergency/emergency-reason.ts';
import { type Reader, readingEvents } from '../audit.ts';
import { breakGlass, browserClocks } from '../break-glass.ts';
import type { Chart } from '../chart.ts';

/**
 * Whether the trail has taken that these records are about to be read in an emergency. All of it is taken before
 * anything is read; where one is refused, nothing is read (break-glass-02).
 */
export async function takeGlass(
  records: readonly PersonRecord[],
  reader: Reader,
  trail: AuditTrail,
  reason: EmergencyReason,
  at: Date,
): Promise<boolean> {
  const words = `${reason.code}: ${reason.text}`;
  const events = readingEvents(records, reader, 'BTG', at, words);
  if (events.length === 0) return false;
  const taken = await Promise.all(events.map((event) => trail.recordNow(event)));
  return taken.every(Boolean);
}

interface Beginning {
  readonly reason: EmergencyReason;
  readonly at: Date;
  readonly opensChart: boolean;
}

/** Emergency access begins: both its beginning and its end stand on the trail, whoever ends it. */
export function beginGlass(chart: Chart, { reason, at, opensChart }: Beginning, close: () => void): void {
  const words = `${reason.code}: ${reason.text}`;
  chart.noteAct('override-started', 'emergency', 'BTG', words);
  breakGlass(chart, { reason, at, opensChart, clocks: browserClocks }, () => {
    chart.noteAct('override-stopped', 'emergency', 'BTG', words);
    if (opensChart && !chart.signal.aborted) close();
  });
}
