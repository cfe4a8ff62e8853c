import type { Json } from '../fhir/json.ts';
import { given, quantityJson } from '../ssmix2/fields.ts';
import { at, attribute, childrenOf, hasTemplate, isNegated, textOf, typeOf } from './dom.ts';
import { commentsOf, described, named, type Statement, statusOf, type Surroundings } from './statements.ts';
import { conceptOf, nullWords, periodOf, timeAt } from './values.ts';

/** C-CDA Immunization Activity. */
const IMMUNIZATION = '2.16.840.1.113883.10.20.22.4.52';

function drugOf(element: Element, around: Surroundings): Json | undefined {
  const material =
    at(element, 'consumable/manufacturedProduct/manufacturedMaterial') ??
    at(element, 'product/manufacturedProduct/manufacturedMaterial');
  const name = textOf(at(material, 'name'));
  const code = conceptOf(at(material, 'code'), around.words) ?? named(nullWords(at(material, 'code')));
  return name === undefined ? code : { ...code, text: name };
}

/** PIVL and EIVL in the sender's own words where it gives them; the period of each dose is told as sent. */
function frequencyOf(element: Element): string | undefined {
  const times = childrenOf(element, 'effectiveTime').filter((time) =>
    ['PIVL_TS', 'EIVL_TS'].includes(typeOf(time)),
  );
  const told = times.flatMap((time) => {
    const [value, unit] = [attribute(at(time, 'period'), 'value'), attribute(at(time, 'period'), 'unit')];
    const event = attribute(at(time, 'event'), 'code');
    return event ?? (value === undefined ? [] : `${value}${unit ?? ''} ごと`);
  });
  return told.length === 0 ? undefined : told.join('、');
}

function dosageOf(element: Element, around: Surroundings): Json {
  const dose = at(element, 'doseQuantity');
  const unit = attribute(dose, 'unit');
  const reference = attribute(at(element, 'text/reference'), 'value')?.slice(1);
  const text = textOf(at(element, 'text')) ?? (reference === undefined ? undefined : around.words(reference));
  return {
    ...given('text', text ?? frequencyOf(element)),
    doseAndRate: [
      given('doseQuantity', quantityJson(attribute(dose, 'value'), unit === '1' ? undefined : unit)),
    ],
    ...given('route', conceptOf(at(element, 'routeCode'), around.words)),
    ...given('site', conceptOf(at(element, 'approachSiteCode'), around.words)),
    asNeededBoolean: childrenOf(element, 'precondition').length > 0,
  };
}

/** A drug: taken (statement), intended (order), or a vaccination. */
export function readMedicine(element: Element, around: Surroundings): readonly Statement[] {
  const drug = drugOf(element, around);
  const period = periodOf(
    childrenOf(element, 'effectiveTime').find(
      (time) => typeOf(time) !== 'PIVL_TS' && typeOf(time) !== 'EIVL_TS',
    ),
  );
  if (drug === undefined) return [];
  // A negated vaccination without a name says that there were none: no entry of its own.
  const code = at(element, 'consumable/manufacturedProduct/manufacturedMaterial/code');
  const isNamed = nullWords(code) === undefined;
  if (hasTemplate(element, IMMUNIZATION) && (isNamed || !isNegated(element))) {
    const lot = textOf(at(element, 'consumable/manufacturedProduct/manufacturedMaterial/lotNumberText'));
    const status = isNegated(element) ? 'not-done' : 'completed';
    const resource = {
      resourceType: 'Immunization',
      status,
      vaccineCode: drug,
      ...given('occurrenceDateTime', period.start),
      ...given('lotNumber', lot),
    };
    return [{ resource, element }];
  }
  if (isNegated(element)) {
    around.unread(`否定の記載：${String(drug['text'])}`);
    return [];
  }
  const intended = attribute(element, 'moodCode') !== 'EVN';
  const shared = { medicationCodeableConcept: drug, note: commentsOf(element, around.words) };
  const dosage = dosageOf(element, around);
  const resource = intended
    ? {
        resourceType: 'MedicationRequest',
        ...shared,
        status: 'active',
        intent: 'plan',
        ...given('authoredOn', timeAt(at(element, 'author/time')) ?? period.start),
        dosageInstruction: [dosage],
      }
    : {
        resourceType: 'MedicationStatement',
        ...shared,
        status: statusOf(element),
        ...(period.start === undefined && period.end === undefined ? {} : { effectivePeriod: period }),
        dosage: [dosage],
      };
  return [{ resource, element }];
}

/** A supply that took place is a dispensing; one that is only ordered stands with its drug. */
export function readSupply(element: Element, around: Surroundings): readonly Statement[] {
  const drug = drugOf(element, around);
  if (drug === undefined || attribute(element, 'moodCode') !== 'EVN') {
    around.unread(`supply：${drug === undefined ? described(element) : String(drug['text'])}`);
    return [];
  }
  const amount = at(element, 'quantity');
  const resource = {
    resourceType: 'MedicationDispense',
    status: 'completed',
    medicationCodeableConcept: drug,
    ...given('whenHandedOver', periodOf(at(element, 'effectiveTime')).start),
    ...given('quantity', quantityJson(attribute(amount, 'value'), attribute(amount, 'unit'))),
  };
  return [{ resource, element }];
}
