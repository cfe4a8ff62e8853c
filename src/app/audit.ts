import {
  type AuditEvent,
  disclosureEvent,
  identityDecisionEvent,
  type PatientAct,
  patientActEvent,
  type PurposeOfUse,
  queryEvent,
} from '../access/audit-event.ts';
import { type AuditTrail, createAuditTrail } from '../access/audit-trail.ts';
import { inDisaster } from '../access/disaster-mark.ts';
import { patientReadEvent } from '../access/read-event.ts';
import type { DisasterRule } from '../domain/access-rule.ts';
import type { CdsHook, CdsService } from '../domain/decision-support.ts';
import { leadingRecord, type Person, type PersonQuery, type PersonRecord } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import type { RawResource } from '../domain/provenance.ts';
import type { Source } from '../domain/source.ts';
import type { SourceClient } from '../sources/source-client.ts';

/**
 * Joins the trail to the sources that take AuditEvents: the first one that takes an event has it. A site without one has
 * its servers' own logs only. While a disaster is declared, every event says so.
 */
export function createTrail(
  clients: readonly SourceClient[],
  disaster: () => DisasterRule | undefined,
): AuditTrail {
  const sinks = clients.filter((client) => client.source.audit);
  const trail = createAuditTrail(
    async (event) => {
      for (const sink of sinks) {
        const answer = await sink.post('AuditEvent', event as RawResource, new AbortController().signal);
        if (answer.ok) return true;
      }
      return sinks.length === 0;
    },
    (work, ms) => setTimeout(work, ms),
  );
  // The page may never come back: what waits is handed over now.
  globalThis.addEventListener?.('pagehide', trail.flush);
  return {
    ...trail,
    record: (event) => trail.record(inDisaster(event, disaster())),
    recordNow: (event) => trail.recordNow(inDisaster(event, disaster())),
  };
}

/** Who reads, and of which sources. */
export interface Reader {
  readonly clinician: Clinician;
  readonly sources: readonly Source[];
  /** Address of the application. */
  readonly origin: string;
}

/** Why something happens, and when. */
export interface Moment {
  readonly purpose: PurposeOfUse;
  readonly at: Date;
}

function addressIn(sources: readonly Source[], record: Pick<PersonRecord, 'source' | 'patientId'>) {
  const source = sources.find((one) => one.id === record.source);
  return source === undefined ? undefined : `${source.base}/Patient/${record.patientId}`;
}

/** One event for each record of the person that is read: who, whom, where, why. */
export function readingEvents(
  records: readonly Pick<PersonRecord, 'source' | 'patientId'>[],
  { clinician, sources, origin }: Reader,
  { purpose, at }: Moment,
  also: { readonly reason?: string; readonly openedWith?: PersonRecord; readonly summary?: true } = {},
): readonly AuditEvent[] {
  const { reason, openedWith, summary } = also;
  const lead = openedWith === undefined ? undefined : addressIn(sources, openedWith);
  return records.flatMap((record) => {
    const source = sources.find((one) => one.id === record.source);
    if (source === undefined) return [];
    return queryEvent({
      clinician,
      purpose,
      sourceBase: source.base,
      patient: `${source.base}/Patient/${record.patientId}`,
      query: summary ? `Patient/${record.patientId}/$summary` : `*?patient=${record.patientId}`,
      at,
      origin,
      ...(reason === undefined ? {} : { reason }),
      ...(lead === undefined ? {} : { openedWith: lead }),
    });
  });
}

/** The events of reading registrations by their numbers, as when a chart is opened anew after a reload. */
export function registrationEvents(
  records: readonly Pick<PersonRecord, 'source' | 'patientId'>[],
  { clinician, sources, origin }: Reader,
  { purpose, at }: Moment,
): readonly AuditEvent[] {
  return records.flatMap(({ source: id, patientId }) => {
    const source = sources.find((one) => one.id === id);
    if (source === undefined) return [];
    const patient = `${source.base}/Patient/${patientId}`;
    return patientReadEvent({ clinician, purpose, sourceBase: source.base, patient, at, origin });
  });
}

/** The search as a FHIR query: what was asked for is part of what happened. */
function searchWords(query: PersonQuery): string {
  const { memberId, localId, name, birthDate, sex } = query;
  const words = [
    ['identifier', memberId],
    ['identifier', localId],
    ['name', name],
    ['birthdate', birthDate],
    ['gender', sex],
  ].filter(([, value]) => value !== '');
  return `Patient?${new URLSearchParams(words as [string, string][]).toString()}`;
}

/** The events of a search for a person: one for everybody whom a source named, and one for a source that named nobody. */
export function searchEvents(
  query: PersonQuery,
  found: readonly PersonRecord[],
  asked: readonly Source['id'][],
  { clinician, sources, origin }: Reader,
  at: Date,
): readonly AuditEvent[] {
  return sources
    .filter(({ id }) => asked.includes(id))
    .flatMap((source) => {
      const common = {
        clinician,
        purpose: 'TREAT' as const,
        sourceBase: source.base,
        query: searchWords(query),
        at,
        origin,
      };
      const named = found.filter((record) => record.source === source.id);
      if (named.length === 0) return [queryEvent(common)];
      return named.map(({ patientId }) =>
        queryEvent({ ...common, patient: `${source.base}/Patient/${patientId}` }),
      );
    });
}

/** Who is meant, told by the record that leads; nothing where no source of ours knows them. */
function about(person: Person, { clinician, sources, origin }: Reader, { purpose, at }: Moment) {
  const patient = addressIn(sources, leadingRecord(person));
  return patient === undefined ? undefined : { patient, clinician, origin, purpose, at };
}

/** The event of reading a file that the person brought: into whose record, and that it was a file; nothing of it. */
export function carriedEvents(person: Person, reader: Reader, moment: Moment): readonly AuditEvent[] {
  const common = about(person, reader, moment);
  if (common === undefined) return [];
  return [disclosureEvent({ ...common, direction: 'in', other: 'urn:hitome:carried-file', what: 'file' })];
}

/** The event of asking a decision support service about the person: which service; nothing of what it was told. */
export function supportEvents(
  person: Person,
  { service, hook }: { readonly service: CdsService; readonly hook: CdsHook },
  reader: Reader,
  moment: Moment,
): readonly AuditEvent[] {
  const common = about(person, reader, moment);
  if (common === undefined) return [];
  return [disclosureEvent({ ...common, direction: 'out', other: service.url, what: `cds-hooks ${hook}` })];
}

/** What may be handed on outside the record. */
export type ExportName = 'ips' | 'smart-health-link';

/** The event of writing a part of the record into a file: what it was; nothing of it. */
export function exportEvents(
  person: Person,
  what: ExportName,
  reader: Reader,
  moment: Moment,
): readonly AuditEvent[] {
  const common = about(person, reader, moment);
  if (common === undefined) return [];
  return [disclosureEvent({ ...common, direction: 'out', other: 'urn:hitome:export', what })];
}

/** What was done with the record here: it stood on the screen, went to paper, was opened in an emergency. */
export function actEvents(
  person: Person,
  acting: { readonly act: PatientAct; readonly what: string; readonly reason: string | undefined },
  reader: Reader,
  moment: Moment,
): readonly AuditEvent[] {
  const common = about(person, reader, moment);
  if (common === undefined) return [];
  const { act, what, reason } = acting;
  return [patientActEvent({ ...common, act, what, ...(reason === undefined ? {} : { reason }) })];
}

/** The event of a decision that a record held apart is the person's, or that it is not after all. */
export function decisionEvent(
  person: Person,
  record: PersonRecord,
  { decision, reason }: { readonly decision: 'link' | 'unlink'; readonly reason: string },
  reader: Reader,
  { purpose, at }: Moment,
): AuditEvent {
  const lead = leadingRecord(person);
  const baseOf = (id: PersonRecord['source']) => reader.sources.find((one) => one.id === id)?.base ?? '';
  return identityDecisionEvent({
    clinician: reader.clinician,
    purpose,
    sourceBase: baseOf(record.source),
    patient: `${baseOf(record.source)}/Patient/${record.patientId}`,
    known: `${baseOf(lead.source)}/Patient/${lead.patientId}`,
    at,
    origin: reader.origin,
    decision,
    reason,
  });
}
