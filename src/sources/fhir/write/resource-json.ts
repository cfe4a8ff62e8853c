import type { Coded } from '../../../domain/coded.ts';
import type {
  AllergyEntry,
  ConditionEntry,
  Entry,
  ImmunizationEntry,
  MedicationEntry,
  ObservationEntry,
  ProcedureEntry,
} from '../../../domain/entry.ts';
import { dateAttribute, type When } from '../../../domain/partial-date.ts';
import type { ObservationValue, Quantity } from '../../../domain/quantity.ts';
import type { Json } from '../json.ts';

type Parts = Readonly<Record<string, unknown>>;

/** Elements that have something in them: by the standard neither null nor an empty list is ever sent. */
export function filled(parts: Parts): Json {
  return Object.fromEntries(
    Object.entries(parts).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The words and the public codes; a code of one hospital's own says nothing outside of it, and may name it. */
export function conceptJson({ text, codings }: Coded): Json {
  const coding = codings
    .filter(({ system }) => /^(?:https?:|urn:)/u.test(system))
    .map(({ system, code, display }) => filled({ system, code, display }));
  return filled({ text, coding });
}

export function dayOf(when: When): string | undefined {
  return when.state === 'dated' ? dateAttribute(when.start) : undefined;
}

function lastDayOf(when: When): string | undefined {
  return when.state === 'dated' && when.end !== undefined ? dateAttribute(when.end) : undefined;
}

function quantityJson(quantity: Quantity): Json {
  const { value, comparator, unit } = quantity;
  return filled({ value, comparator, unit });
}

const DAY = { value: 1, unit: '日', system: 'http://unitsofmeasure.org', code: 'd' };

function dosageJson(entry: MedicationEntry): readonly Json[] {
  const rate = filled({
    doseQuantity: entry.dose === undefined ? undefined : quantityJson(entry.dose),
    rateRatio:
      entry.dailyDose === undefined
        ? undefined
        : { numerator: quantityJson(entry.dailyDose), denominator: DAY },
  });
  const dosage = filled({
    text: entry.dosageText,
    asNeededBoolean: entry.asNeeded ? true : undefined,
    route: entry.route === undefined ? undefined : { text: entry.route },
    site: entry.site === undefined ? undefined : { text: entry.site },
    doseAndRate: Object.keys(rate).length === 0 ? undefined : [rate],
  });
  return Object.keys(dosage).length === 0 ? [] : [dosage];
}

function daysJson(entry: MedicationEntry): Json | undefined {
  return entry.days === undefined ? undefined : { ...DAY, value: entry.days };
}

function periodJson(entry: MedicationEntry): Json | undefined {
  const start = entry.start === undefined ? undefined : dateAttribute(entry.start);
  const end = entry.end === undefined ? undefined : dateAttribute(entry.end);
  return start === undefined && end === undefined ? undefined : filled({ start, end });
}

function medicineJson(entry: MedicationEntry): Parts {
  const dosage = dosageJson(entry);
  const quantity = entry.quantity === undefined ? undefined : quantityJson(entry.quantity);
  const common = { status: entry.status ?? 'unknown', medicationCodeableConcept: conceptJson(entry.drug) };
  switch (entry.kind) {
    case 'prescription':
      return {
        ...common,
        intent: 'order',
        authoredOn: dayOf(entry.when),
        dosageInstruction: dosage,
        dispenseRequest: orNothing({
          validityPeriod: periodJson(entry),
          quantity,
          expectedSupplyDuration: daysJson(entry),
        }),
      };
    case 'dispensing':
      return {
        ...common,
        whenHandedOver: dayOf(entry.when),
        dosageInstruction: dosage,
        quantity,
        daysSupply: daysJson(entry),
      };
    case 'administration':
      return { ...common, effectiveDateTime: dayOf(entry.when), dosage: dosage[0] };
    case 'medication-statement':
      return { ...common, effectivePeriod: periodJson(entry), dosage };
  }
}

function orNothing(parts: Parts): Json | undefined {
  const json = filled(parts);
  return Object.keys(json).length === 0 ? undefined : json;
}

function allergyJson(entry: AllergyEntry): Parts {
  const system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';
  const { clinicalStatus: status, category, criticality } = entry;
  return {
    clinicalStatus: status === undefined ? undefined : { coding: [{ system, code: status }] },
    category: category === 'unknown' ? undefined : [category],
    criticality: criticality === 'unknown' ? undefined : criticality,
    code: conceptJson(entry.code),
    recordedDate: dayOf(entry.when),
    reaction: entry.reactions.map((text) => ({ manifestation: [{ text }] })),
  };
}

function conditionJson(entry: ConditionEntry): Parts {
  const system = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
  const abated = dayOf(entry.abatement);
  const known = entry.clinicalStatus;
  // What has a dated end is not active (constraint con-4 of FHIR R4), whatever its record forgot to say.
  const status = abated !== undefined && (known === 'active' || known === 'unknown') ? 'resolved' : known;
  return {
    clinicalStatus: status === 'unknown' ? undefined : { coding: [{ system, code: status }] },
    verificationStatus: entry.verification === undefined ? undefined : { text: entry.verification },
    severity: entry.severity === undefined ? undefined : { text: entry.severity },
    code: conceptJson(entry.code),
    onsetDateTime: dayOf(entry.onset),
    abatementDateTime: abated,
    recordedDate: dayOf(entry.when),
  };
}

function valueJson(value: ObservationValue): Parts {
  switch (value.type) {
    case 'quantity':
      return { valueQuantity: quantityJson(value.quantity) };
    case 'text':
      return { valueString: value.text };
    case 'absent':
      return { dataAbsentReason: { text: value.reason } };
    case 'none':
      return {};
  }
}

function observationJson(entry: ObservationEntry): Parts {
  const { range, interpretation } = entry;
  return {
    status: entry.status ?? 'unknown',
    code: conceptJson(entry.code),
    effectiveDateTime: dayOf(entry.when),
    ...valueJson(entry.value),
    interpretation: interpretation === undefined ? undefined : [{ text: interpretation }],
    referenceRange:
      range === undefined
        ? undefined
        : [
            filled({
              low: range.low === undefined ? undefined : { value: range.low },
              high: range.high === undefined ? undefined : { value: range.high },
              text: range.text,
            }),
          ],
    component: entry.parts.map((part) => filled({ code: { text: part.name }, ...valueJson(part.value) })),
  };
}

function procedureJson(entry: ProcedureEntry): Parts {
  const [start, end] = [dayOf(entry.when), lastDayOf(entry.when)];
  return {
    status: entry.status ?? 'unknown',
    code: conceptJson(entry.code),
    ...(end === undefined ? { performedDateTime: start } : { performedPeriod: filled({ start, end }) }),
  };
}

function immunizationJson(entry: ImmunizationEntry): Parts {
  return {
    status: entry.status ?? (entry.notDone ? 'not-done' : 'completed'),
    vaccineCode: conceptJson(entry.code),
    ...(entry.when.state === 'dated'
      ? { occurrenceDateTime: dayOf(entry.when) }
      : { occurrenceString: entry.when.state === 'worded' ? entry.when.words : '不明' }),
  };
}

/** What a resource tells of an entry beyond whose it is; nothing for kinds that are not written. */
export function resourceParts(entry: Entry): Parts | undefined {
  switch (entry.kind) {
    case 'prescription':
    case 'dispensing':
    case 'administration':
    case 'medication-statement':
      return medicineJson(entry);
    case 'allergy':
      return allergyJson(entry);
    case 'condition':
      return conditionJson(entry);
    case 'lab':
    case 'infection':
    case 'vital':
    case 'measurement':
    case 'social-history':
    case 'observation':
      return observationJson(entry);
    case 'procedure':
      return procedureJson(entry);
    case 'immunization':
      return immunizationJson(entry);
    default:
      return undefined;
  }
}
