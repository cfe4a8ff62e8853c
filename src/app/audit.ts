import {
  type AuditEvent,
  identityDecisionEvent,
  type PatientAct,
  patientActEvent,
  type PurposeOfUse,
  patientQueryEvent,
} from '../access/audit-event.ts';
import { type AuditTrail, createAuditTrail } from '../access/audit-trail.ts';
import type { CdsHook, CdsService } from '../domain/decision-support.ts';
import { leadingRecord, type Person, type PersonRecord } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import type { RawResource } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';
import type { SourceClient } from '../sources/source-client.ts';

/** Joins the trail to the first source that takes AuditEvents; a site without one has its servers' own logs only. */
export function createTrail(clients: readonly SourceClient[]): AuditTrail {
  const sink = clients.find((client) => client.source.audit);
  const trail = createAuditTrail(
    async (event) => {
      if (sink === undefined) return true;
      const answer = await sink.post('AuditEvent', event as RawResource, new AbortController().signal);
      return answer.ok;
    },
    (work, ms) => setTimeout(work, ms),
  );
  // The page may never come back: what waits is handed over now.
  globalThis.addEventListener?.('pagehide', trail.flush);
  return trail;
}

/** Who reads, and of which sources. */
export interface Reader {
  readonly clinician: Clinician;
  readonly sources: readonly Source[];
  /** Address of the application. */
  readonly origin: string;
}

/** One event for each record of the person that is read: who, whom, where, why. */
export function readingEvents(
  records: readonly PersonRecord[],
  reader: Reader,
  purpose: PurposeOfUse,
  at: Date,
  reason?: string,
): readonly AuditEvent[] {
  const { clinician, sources, origin } = reader;
  return records.flatMap((record) => {
    const source = sources.find((one) => one.id === record.source);
    if (source === undefined) return [];
    return patientQueryEvent({
      clinician,
      purpose,
      sourceBase: source.base,
      patient: `${source.base}/Patient/${record.patientId}`,
      query: `*?patient=${record.patientId}`,
      at,
      origin,
      ...(reason === undefined ? {} : { reason }),
    });
  });
}

/** The event of reading a file that the person brought: into whose record, and that it was a file; nothing of it. */
export function carriedEvents(person: Person, reader: Reader, at: Date): readonly AuditEvent[] {
  return eventsBeside(person, reader, at, { base: 'urn:hitome:carried-file', query: 'read' });
}

/** The event of asking a decision support service about the person: which service; nothing of what it was told. */
export function supportEvents(
  person: Person,
  { service, hook }: { readonly service: CdsService; readonly hook: CdsHook },
  reader: Reader,
  at: Date,
): readonly AuditEvent[] {
  return eventsBeside(person, reader, at, { base: service.url, query: `cds-hooks ${hook}` });
}

/** What may be handed on outside the record. */
export type ExportName = 'ips';

/** The event of writing a part of the record into a file: what it was; nothing of it. */
export function exportEvents(
  person: Person,
  what: ExportName,
  reader: Reader,
  at: Date,
): readonly AuditEvent[] {
  return eventsBeside(person, reader, at, { base: 'urn:hitome:export', query: what });
}

/** What was done with the record here: it stood on the screen, went to paper, was opened in an emergency. */
export function actEvents(
  person: Person,
  acting: {
    readonly act: PatientAct;
    readonly what: string;
    readonly purpose: PurposeOfUse;
    readonly reason: string | undefined;
  },
  { clinician, sources, origin }: Reader,
  at: Date,
): readonly AuditEvent[] {
  const lead = leadingRecord(person);
  const source = sources.find((one) => one.id === lead.source);
  if (source === undefined) return [];
  const { act, what, purpose, reason } = acting;
  return [
    patientActEvent({
      act,
      what,
      purpose,
      clinician,
      origin,
      at,
      patient: `${source.base}/Patient/${lead.patientId}`,
      ...(reason === undefined ? {} : { reason }),
    }),
  ];
}

/** Something done with the record beside the sources that hold it. */
function eventsBeside(
  person: Person,
  reader: Reader,
  at: Date,
  where: { readonly base: string; readonly query: string },
): readonly AuditEvent[] {
  const lead = leadingRecord(person);
  const source = reader.sources.find((one) => one.id === lead.source);
  if (source === undefined) return [];
  const event = patientQueryEvent({
    clinician: reader.clinician,
    purpose: 'TREAT',
    sourceBase: where.base,
    patient: `${source.base}/Patient/${lead.patientId}`,
    query: where.query,
    at,
    origin: reader.origin,
  });
  return [event];
}

/** The event of a decision that a record held apart is the person's, or that it is not after all. */
export function decisionEvent(
  person: Person,
  record: PersonRecord,
  decision: 'link' | 'unlink',
  reason: string,
  reader: Reader,
  at: Date,
): AuditEvent {
  const lead = leadingRecord(person);
  const baseOf = (id: PersonRecord['source']) => reader.sources.find((one) => one.id === id)?.base ?? '';
  return identityDecisionEvent({
    clinician: reader.clinician,
    purpose: 'TREAT',
    sourceBase: baseOf(record.source),
    patient: `${baseOf(record.source)}/Patient/${record.patientId}`,
    known: `${baseOf(lead.source)}/Patient/${lead.patientId}`,
    at,
    origin: reader.origin,
    decision,
    reason,
  });
}
