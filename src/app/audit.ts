import { type PurposeOfUse, patientQueryEvent } from '../access/audit-event.ts';
import { type AuditTrail, createAuditTrail } from '../access/audit-trail.ts';
import type { Person } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import type { RawResource } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';
import type { SourceClient } from '../sources/source-client.ts';

/** Joins the trail to the first source that takes AuditEvents; a site without one has its servers' own logs only. */
export function createTrail(clients: readonly SourceClient[]): AuditTrail {
  const sink = clients.find((client) => client.source.audit);
  return createAuditTrail(
    async (event) => {
      if (sink === undefined) return true;
      const answer = await sink.post('AuditEvent', event as RawResource, new AbortController().signal);
      return answer.ok;
    },
    (work, ms) => setTimeout(work, ms),
  );
}

/** One event for each record of the person that a chart reads: who, whom, where, why. */
export function readingEvents(
  person: Person,
  sources: readonly Source[],
  clinician: Clinician,
  purpose: PurposeOfUse,
  at: Date,
  reason?: string,
) {
  return person.records.flatMap((record) => {
    const source = sources.find((one) => one.id === record.source);
    if (source === undefined) return [];
    return patientQueryEvent({
      clinician,
      purpose,
      sourceBase: source.fhirBase,
      patient: `${source.fhirBase}/Patient/${record.patientId}`,
      query: `*?patient=${record.patientId}`,
      at,
      origin: window.location.origin,
      ...(reason === undefined ? {} : { reason }),
    });
  });
}
