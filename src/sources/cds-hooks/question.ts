import type { Coded } from '../../domain/coded.ts';
import type { CdsHook } from '../../domain/decision-support.ts';
import type { Role } from '../../domain/role.ts';
import type { Json } from '../fhir/json.ts';
import { conceptJson } from '../fhir/write/resource-json.ts';

/** An order that somebody thinks of. */
export interface DraftOrder {
  readonly id: string;
  readonly drug: Coded;
  readonly dosageText?: string;
}

interface Question {
  readonly hook: CdsHook;
  readonly hookInstance: string;
  readonly personId: string;
  readonly role: Role;
  readonly drafts?: readonly DraftOrder[];
  readonly prefetch?: Readonly<Record<string, Json>>;
}

function draftJson({ id, drug, dosageText }: DraftOrder, personId: string): Json {
  return {
    resourceType: 'MedicationRequest',
    id,
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: conceptJson(drug),
    ...(dosageText === undefined || dosageText === '' ? {} : { dosageInstruction: [{ text: dosageText }] }),
    subject: { reference: `Patient/${personId}` },
  };
}

function draftsContext(drafts: readonly DraftOrder[], personId: string): Json {
  if (drafts.length === 0) return {};
  const entry = drafts.map((draft) => ({ resource: draftJson(draft, personId) }));
  return {
    selections: drafts.map(({ id }) => `MedicationRequest/${id}`),
    draftOrders: { resourceType: 'Bundle', type: 'collection', entry },
  };
}

/**
 * The body of a question (HL7 CDS Hooks 2.0, "HTTP Request"). Neither `fhirServer` nor `fhirAuthorization` is in it, so
 * that a service can fetch nothing by itself. Reader and person go under names that are good for this question only:
 * the reader's profession, and a number made for it.
 */
export function questionBody({ hook, hookInstance, personId, role, drafts, prefetch }: Question): Json {
  const orders = drafts === undefined ? {} : draftsContext(drafts, personId);
  return {
    hook,
    hookInstance,
    context: { userId: `Practitioner/${role}`, patientId: personId, ...orders },
    ...(prefetch === undefined ? {} : { prefetch }),
  };
}
