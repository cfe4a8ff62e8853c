import type { DisasterRule } from '../domain/access-rule.ts';
import { type AuditEvent, HL7 } from './audit-event.ts';

/**
 * While a disaster is declared, every event says so, with its area: HL7 v3 ActReason `DISASTER` beside the purpose of the
 * event itself, so that what was done under it can be found and reviewed as a whole (disaster-01).
 */
export function inDisaster(event: AuditEvent, disaster: DisasterRule | undefined): AuditEvent {
  if (disaster === undefined) return event;
  const purposes = Array.isArray(event['purposeOfEvent']) ? (event['purposeOfEvent'] as object[]) : [];
  const mark = {
    coding: [{ system: `${HL7}/v3-ActReason`, code: 'DISASTER', display: 'disaster' }],
    text: disaster.area.ja,
  };
  return { ...event, purposeOfEvent: [...purposes, mark] };
}
