/** What the Consent of a person keeps a source from showing. The source itself decides; a client is only told. */
import { FHIR_JSON } from './outcome.ts';
import { isObject, objectsOf, type Resource, textOf } from './resource.ts';
import type { Answer } from '../http.ts';
import type { Store, Stored } from './store.ts';

/** Who a person is, and what they agreed to, may be known where nothing else may. */
const ALWAYS_SHOWN: ReadonlySet<string> = new Set(['Patient', 'Consent', 'AuditEvent']);
const PATIENT_PARAMETERS = ['patient', 'subject', 'beneficiary'];

type Withheld = 'all' | 'type' | undefined;

function isOver(period: unknown, now: Date): boolean {
  if (!isObject(period)) return false;
  const end = textOf(period['end']);
  if (end === undefined) return false;
  return Date.parse(end.length === 10 ? `${end}T23:59:59+09:00` : end) < now.getTime();
}

function isAbout(provision: Resource, type: string): boolean {
  return objectsOf(provision['class']).some((coding) => coding['code'] === type);
}

function withheldBy(consent: Resource, type: string, now: Date): Withheld {
  const scope = isObject(consent['scope']) ? objectsOf(consent['scope']['coding']) : [];
  if (consent['status'] !== 'active' || !scope.some(({ code }) => code === 'patient-privacy'))
    return undefined;
  const provision = consent['provision'];
  if (!isObject(provision) || isOver(provision['period'], now)) return undefined;
  if (provision['type'] === 'deny') return 'all';
  const denied = objectsOf(provision['provision']).filter((inner) => inner['type'] === 'deny');
  return denied.some((inner) => isAbout(inner as Resource, type)) ? 'type' : undefined;
}

function withheldOf(store: Store, patient: string, type: string, now: Date): Withheld {
  const told = store.ofPatient('Consent', patient).map(({ resource }) => withheldBy(resource, type, now));
  return told.includes('all') ? 'all' : told.find((one) => one !== undefined);
}

function patientsAsked(query: URLSearchParams): string[] {
  return PATIENT_PARAMETERS.flatMap((name) => query.getAll(name)).map((value) =>
    value.replace(/^Patient\//, ''),
  );
}

/** How far an answer of this type is kept back, and what is left of it. */
export function underConsent(
  store: Store,
  { type, query, found }: { type: string; query: URLSearchParams; found: readonly Stored[] },
  now: Date,
): { withheld: Withheld; found: readonly Stored[] } {
  if (ALWAYS_SHOWN.has(type)) return { withheld: undefined, found };
  const patients = new Set([...patientsAsked(query), ...found.flatMap((each) => [...each.patients])]);
  const kept = new Map([...patients].map((id) => [id, withheldOf(store, id, type, now)]));
  const withheld = [...kept.values()].includes('all')
    ? 'all'
    : [...kept.values()].find((one) => one !== undefined);
  if (withheld === undefined) return { withheld, found };
  return {
    withheld,
    found: found.filter((each) => ![...each.patients].some((id) => kept.get(id) !== undefined)),
  };
}

function outcome(severity: 'error' | 'information') {
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity,
        code: 'suppressed',
        details: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NODSCLCD' }],
          text: '本人の同意がないため提供していません',
        },
      },
    ],
  };
}

/** Beside an answer that lacks something. */
export const LEFT_OUT = { resource: outcome('information'), search: { mode: 'outcome' } };

/** Instead of an answer. */
export function consentRefusal(): Answer {
  return { status: 403, headers: { 'Content-Type': FHIR_JSON }, body: JSON.stringify(outcome('error')) };
}
