/** What a question's prefetch tells of the medicines: which are in use on a day, by their codes and dates alone. */
import { isObject } from '../fhir/resource.ts';

export interface Medicine {
  text: string;
  /** First seven characters of the YJ or 一般名処方 code: ingredient and route. Without one nothing is judged. */
  ingredient: string | undefined;
  from: string;
  to: string;
}

/** External and as-needed medicines have no days; the national check reckons them with fourteen (MHLW, 電子処方箋管理サービスの運用). */
const DAYS_WITHOUT_DAYS = 14;

const CODE_SYSTEMS = [
  'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
];

type Part = Record<string, unknown>;

function part(of: unknown, name: string): Part {
  const value = isObject(of) ? of[name] : undefined;
  return isObject(value) ? value : {};
}

function list(of: unknown, name: string): Part[] {
  const value = isObject(of) ? of[name] : undefined;
  return Array.isArray(value) ? (value as unknown[]).filter(isObject) : [];
}

function text(of: unknown, name: string): string | undefined {
  const value = isObject(of) ? of[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function ingredientOf(concept: Part): string | undefined {
  const code = list(concept, 'coding').find((coding) => CODE_SYSTEMS.includes(text(coding, 'system') ?? ''));
  return /^\d{7}(?=[A-Z])/u.exec(text(code, 'code') ?? '')?.[0];
}

function daysLater(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function medicineOf(resource: Part): Medicine | undefined {
  const concept = part(resource, 'medicationCodeableConcept');
  const request = part(resource, 'dispenseRequest');
  const day =
    text(part(request, 'validityPeriod'), 'start') ??
    text(resource, 'authoredOn') ??
    text(resource, 'whenHandedOver');
  const from = day?.slice(0, 10);
  if (from === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(from)) return undefined;
  const supply = [part(request, 'expectedSupplyDuration'), part(resource, 'daysSupply')].map(
    (duration) => duration['value'],
  );
  const days = supply.find((value) => typeof value === 'number') ?? DAYS_WITHOUT_DAYS;
  return {
    text: text(concept, 'text') ?? '',
    ingredient: ingredientOf(concept),
    from,
    to: daysLater(from, days - 1),
  };
}

function resourcesOf(bundle: unknown): Part[] {
  return list(bundle, 'entry').map((entry) => part(entry, 'resource'));
}

/** Medicines in use on `today`, out of all lists that came; undefined where not one list came. */
export function medicinesInUse(prefetch: unknown, today: string): Medicine[] | undefined {
  const lists = ['prescriptions', 'dispensings'].filter(
    (key) => text(part(prefetch, key), 'resourceType') === 'Bundle',
  );
  if (lists.length === 0) return undefined;
  return lists
    .flatMap((key) => resourcesOf(part(prefetch, key)))
    .flatMap((resource) => medicineOf(resource) ?? [])
    .filter(({ from, to }) => from <= today && today <= to);
}

/** Orders that somebody thinks of: as if they were taken from today on. */
export function draftMedicines(context: unknown, today: string): Medicine[] {
  return resourcesOf(part(context, 'draftOrders')).map((resource) => {
    const concept = part(resource, 'medicationCodeableConcept');
    return { text: text(concept, 'text') ?? '', ingredient: ingredientOf(concept), from: today, to: today };
  });
}
