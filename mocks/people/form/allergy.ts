import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { CS, EXT } from './systems.ts';

export type AllergySpec = Origin & {
  text: string;
  category?: 'medication' | 'food' | 'environment' | 'biologic';
  /** JFAGY code where the public table has one; otherwise the official dummy is written. */
  jfagy?: { code: string; display: string };
  criticality?: 'low' | 'high' | 'unable-to-assess';
  /** Empty manifestation (nullFlavor NI) is legal; the story then stands in the note only. */
  reaction?: { text?: string; severity?: 'mild' | 'moderate' | 'severe'; onset?: string };
  onset?: string;
  lastOccurrence?: string;
  note?: string;
  longTerm?: boolean;
  enteredInError?: boolean;
  recorded?: boolean;
};

const DUMMY = {
  medication: { system: CS.drugAllergenGcm, code: 'D9M000000000', display: '医薬品ダミーコード' },
  food: { system: CS.food, code: 'D9F000000000', display: '食品ダミーコード' },
  environment: { system: CS.nonFood, code: 'D9N000000000', display: '非食品・非医薬品ダミーコード' },
  biologic: { system: CS.nonFood, code: 'D9N000000000', display: '非食品・非医薬品ダミーコード' },
} as const;

export function addAllergy(charts: readonly Chart[], spec: AllergySpec): Refs {
  return inEach(charts, (chart) =>
    chart.put({ resourceType: 'AllergyIntolerance', ...allergyBody(chart, spec) }),
  );
}

export function allergyBody(chart: Chart, spec: AllergySpec): Json {
  const tags =
    spec.longTerm === true ? [{ system: CS.indication, code: 'LTS', display: '長期保存' }] : undefined;
  return compact({
    meta: meta(chart, 'AllergyIntolerance', spec.at, tags),
    language: 'ja',
    ...provenanceOf(chart, spec),
    identifier: [instanceId(chart, 'AllergyIntolerance', spec, spec.text)],
    clinicalStatus:
      spec.enteredInError === true
        ? undefined
        : {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
                code: 'active',
                display: 'Active',
              },
            ],
          },
    verificationStatus: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
          code: spec.enteredInError === true ? 'entered-in-error' : 'confirmed',
        },
      ],
    },
    type: spec.category === 'medication' || spec.category === 'food' ? 'allergy' : undefined,
    category: spec.category === undefined ? undefined : [spec.category],
    criticality: spec.criticality,
    code: { coding: [allergen(spec)], text: spec.text },
    patient: chart.subject,
    onsetDateTime: spec.onset,
    recordedDate: spec.recorded === false ? undefined : spec.at,
    lastOccurrence: spec.lastOccurrence,
    reaction: spec.reaction === undefined ? undefined : [reactionOf(spec.reaction)],
    note: spec.note === undefined ? undefined : [{ text: spec.note }],
  });
}

function allergen(spec: AllergySpec): Json {
  if (spec.jfagy === undefined) return DUMMY[spec.category ?? 'environment'];
  const third = spec.jfagy.code.charAt(2);
  const system =
    third === 'F'
      ? CS.food
      : third === 'N'
        ? CS.nonFood
        : spec.jfagy.code.startsWith('Y')
          ? CS.drugAllergenYcm
          : CS.drugAllergenGcm;
  return { system, ...spec.jfagy };
}

function reactionOf(reaction: NonNullable<AllergySpec['reaction']>): Json {
  return compact({
    manifestation: [
      reaction.text === undefined
        ? { extension: [{ url: EXT.nullFlavor, valueCode: 'NI' }] }
        : { text: reaction.text },
    ],
    severity: reaction.severity,
    onset: reaction.onset,
  });
}
