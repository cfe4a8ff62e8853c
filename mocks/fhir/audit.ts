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
  const number = transactionOf(body);
  const before = number === undefined ? undefined : takenBy(store).get(number);
  if (before !== undefined) return { status: 200, headers: { 'Content-Type': FHIR_JSON }, body: before };
  const id = randomUUID();
  const { id: _, meta: __, ...rest } = body;
  const stored = store.add({ ...rest, resourceType: 'AuditEvent', id }, patientsIn(body, fhirBase));
  if (number !== undefined) takenBy(store).set(number, store.text(stored));
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

/** What was taken already, by its number: whoever did not hear the answer sends it again, and it counts once. */
const taken = new WeakMap<Store, Map<string, string>>();

function takenBy(store: Store): Map<string, string> {
  const known = taken.get(store) ?? new Map<string, string>();
  taken.set(store, known);
  return known;
}

/** BALP: the transaction entity, known by its type. */
function transactionOf(event: Resource): string | undefined {
  const entities = Array.isArray(event['entity']) ? (event['entity'] as readonly Resource[]) : [];
  const numbered = entities.find((entity) => textOf(valuesAt(entity, 'type.code')[0]) === 'XrequestId');
  return numbered === undefined ? undefined : textOf(valuesAt(numbered, 'what.identifier.value')[0]);
}

function patientsIn(event: Resource, fhirBase: string): string[] {
  return [...valuesAt(event, 'entity.what.reference'), ...valuesAt(event, 'agent.who.reference')]
    .map((reference) => localReference(textOf(reference) ?? '', fhirBase))
    .filter((reference) => reference.startsWith('Patient/'))
    .map((reference) => reference.slice('Patient/'.length));
}
