import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';

/** Types in which the person stands under `patient`; in all others it is `subject`. */
const OF_PATIENT: ReadonlySet<string> = new Set([
  'Claim',
  'ExplanationOfBenefit',
  'NutritionOrder',
  'RelatedPerson',
]);

/**
 * A record of a type without a builder of its own: what all records have is filled in, the rest is given as it stands
 * in FHIR R4 (JP Core has no profile of these types). `what` tells it from other records of the same day, place and type.
 */
export function addRecord(
  charts: readonly Chart[],
  resourceType: string,
  origin: Origin,
  what: string,
  elements: Json | ((chart: Chart) => Json),
): Refs {
  return inEach(charts, (chart) => {
    return chart.put({
      resourceType,
      ...compact({
        meta: { lastUpdated: meta(chart, resourceType, origin.at)['lastUpdated'] },
        language: 'ja',
        ...provenanceOf(chart, origin),
        identifier: identifierOf(resourceType, instanceId(chart, resourceType, origin, what)),
        [OF_PATIENT.has(resourceType) ? 'patient' : 'subject']: chart.subject,
        ...(typeof elements === 'function' ? elements(chart) : elements),
      }),
    });
  });
}

/** These two types have one identifier and no list of them. */
function identifierOf(resourceType: string, identifier: Json): Json | Json[] {
  return ['AdverseEvent', 'QuestionnaireResponse'].includes(resourceType) ? identifier : [identifier];
}

/** A concept that is only its words. */
export function words(text: string): { text: string } {
  return { text };
}

export function coded(system: string, code: string, text: string): Json {
  return { coding: [{ system, code, display: text }], text };
}

export function named(display: string): { display: string } {
  return { display };
}

export function quantity(value: number, unit: string): { value: number; unit: string } {
  return { value, unit };
}

export function yen(value: number): Json {
  return { value, currency: 'JPY' };
}
