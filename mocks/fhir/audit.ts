/** The one thing that may be written: a record of who looked at what. Kept in memory, searchable like the rest. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../http.ts';
import { localReference } from './match-value.ts';
import { FHIR_JSON, Refusal } from './outcome.ts';
import { isResource, type Resource, textOf, valuesAt } from './resource.ts';
import { etagOf, type Store } from './store.ts';

const REQUIRED = ['type', 'recorded', 'agent', 'source'];

export function recordAudit(store: Store, body: unknown, fhirBase: string): Answer {
  if (!isResource(body) || body.resourceType !== 'AuditEvent')
    throw new Refusal(400, 'structure', 'the body is not an AuditEvent');
  const missing = REQUIRED.filter((name) => body[name] === undefined);
  if (missing.length > 0) throw new Refusal(422, 'required', `AuditEvent lacks ${missing.join(', ')}`);
  const id = randomUUID();
  const { id: _, meta: __, ...rest } = body;
  const stored = store.add({ ...rest, resourceType: 'AuditEvent', id }, patientsIn(body, fhirBase));
  return {
    status: 201,
    headers: {
      'Content-Type': FHIR_JSON,
      Location: `${fhirBase}/AuditEvent/${id}/_history/1`,
      ETag: etagOf(stored),
    },
    body: store.text(stored),
  };
}

function patientsIn(event: Resource, fhirBase: string): string[] {
  return [...valuesAt(event, 'entity.what.reference'), ...valuesAt(event, 'agent.who.reference')]
    .map((reference) => localReference(textOf(reference) ?? '', fhirBase))
    .filter((reference) => reference.startsWith('Patient/'))
    .map((reference) => reference.slice('Patient/'.length));
}
