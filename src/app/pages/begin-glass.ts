import type { AuditTrail } from '../../access/audit-trail.ts';
import { EMERGENCY_KINDS } from '../../clinical/emergency/emergency-sheet.ts';
import { type Feed, feedsThatMayHold } from '../../domain/feed.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { EmergencyReason } from '../../views/emergency/emergency-reason.ts';
import { type Reader, readingEvents } from '../audit.ts';
import { breakGlass, browserClocks } from '../break-glass.ts';
import type { Chart } from '../chart.ts';
import { closeChart, holdChart } from '../current-chart.ts';

/**
 * Whether the trail has taken that these records are about to be read in an emergency. All of it is taken before
 * anything is read; where one is refused, nothing is read (break-glass-02).
 */
export async function takeGlass(
  records: readonly Pick<PersonRecord, 'source' | 'patientId'>[],
  reader: Reader,
  trail: AuditTrail,
  reason: EmergencyReason,
  at: Date,
): Promise<boolean> {
  const words = `${reason.code}: ${reason.text}`;
  const events = readingEvents(records, reader, { purpose: 'BTG', at }, { reason: words });
  if (events.length === 0) return false;
  const taken = await Promise.all(events.map((event) => trail.recordNow(event)));
  return taken.every(Boolean);
}

/** The blocks of danger before all others: a source has a few lanes only (emergency-order-01). */
const DANGER: readonly Feed[] = [
  'AllergyIntolerance',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationStatement',
];

/** What the sheet is made of comes first, and nothing else with it. */
export const EMERGENCY_OPENING = {
  urgent: DANGER,
  first: [...DANGER, ...feedsThatMayHold(EMERGENCY_KINDS).filter((feed) => !DANGER.includes(feed))],
} as const;

interface Beginning {
  readonly reason: EmergencyReason;
  readonly at: Date;
  readonly opensChart: boolean;
}

/** Emergency access begins: both its beginning and its end stand on the trail, whoever ends it. */
export function beginGlass(chart: Chart, { reason, at, opensChart }: Beginning): void {
  const words = `${reason.code}: ${reason.text}`;
  if (opensChart) holdChart(chart);
  chart.noteAct('override-started', 'emergency', words);
  breakGlass(chart, { reason, at, opensChart, clocks: browserClocks }, () => {
    chart.noteAct('override-stopped', 'emergency', words);
    if (opensChart && !chart.signal.aborted) closeChart();
  });
}
