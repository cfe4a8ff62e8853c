import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, moment, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { CS, spelt } from './systems.ts';

/** Observations that are not laboratory results: vitals, body, life, care, findings. */
export type ObservationSpec = Origin & {
  time?: string;
  category: 'vital-signs' | 'body-measurement' | 'social-history' | 'survey' | 'exam' | 'procedure';
  text: string;
  code?: { system: string; code: string; display?: string };
  local?: string;
  value?: { value: number; unit: string; ucum?: string } | string | { coded: Json; text: string };
  components?: {
    text: string;
    value: number | string;
    unit?: string;
    code?: { system: string; code: string };
  }[];
  period?: { start?: string; end?: string };
  /** No date at all: the record was typed from somewhere. */
  undated?: boolean;
  note?: string;
  method?: string;
  bodySite?: string;
};

export function addObservation(charts: readonly Chart[], spec: ObservationSpec): Refs {
  return inEach(charts, (chart) =>
    chart.put({ resourceType: 'Observation', ...observationBody(chart, spec) }),
  );
}

export function observationBody(chart: Chart, spec: ObservationSpec): Json {
  const coding: Json[] = [];
  if (spec.local !== undefined)
    coding.push({ system: CS.localObservation, code: spec.local, display: spec.text });
  if (spec.code !== undefined)
    coding.push({
      ...spec.code,
      system: spelt(spec.code.system, chart.spelling),
      display: spec.code.display ?? spec.text,
    });
  return compact({
    meta: meta(chart, PROFILE_OF[spec.category], spec.at),
    language: 'ja',
    ...provenanceOf(chart, spec),
    identifier: [instanceId(chart, 'Observation', spec, `${spec.time ?? ''}/${spec.text}`)],
    status: 'final',
    category: [{ coding: [{ system: CS.obsCategory, code: spec.category }] }],
    code: compact({ coding: coding.length > 0 ? coding : undefined, text: spec.text }),
    subject: chart.subject,
    encounter: spec.visit === undefined ? undefined : { reference: '#visit' },
    effectiveDateTime:
      spec.undated === true || spec.period !== undefined ? undefined : moment(spec.at, spec.time),
    effectivePeriod: spec.period,
    performer: spec.doctor === undefined ? undefined : [{ reference: '#doctor', display: spec.doctor }],
    ...valueOf(spec.value),
    bodySite: spec.bodySite === undefined ? undefined : { text: spec.bodySite },
    method: spec.method === undefined ? undefined : { text: spec.method },
    note: spec.note === undefined ? undefined : [{ text: spec.note }],
    component: spec.components?.map((c) =>
      compact({
        code: compact({ coding: c.code === undefined ? undefined : [c.code], text: c.text }),
        ...(typeof c.value === 'number'
          ? { valueQuantity: compact({ value: c.value, unit: c.unit }) }
          : { valueString: c.value }),
      }),
    ),
  });
}

const PROFILE_OF = {
  'vital-signs': 'Observation_VitalSigns',
  'body-measurement': 'Observation_BodyMeasurement',
  'social-history': 'Observation_SocialHistory',
  survey: 'Observation_Common',
  exam: 'Observation_PhysicalExam',
  procedure: 'Observation_Common',
} as const;

function valueOf(value: ObservationSpec['value']): Json {
  if (value === undefined) return {};
  if (typeof value === 'string') return { valueString: value };
  if ('coded' in value) return { valueCodeableConcept: { coding: [value.coded], text: value.text } };
  return {
    valueQuantity: compact({
      value: value.value,
      unit: value.unit,
      system: value.ucum === undefined ? undefined : CS.ucum,
      code: value.ucum,
    }),
  };
}

const LOINC = CS.loinc;

export type Vitals = {
  systolic?: number;
  diastolic?: number;
  pulse?: number;
  temperature?: number;
  spo2?: number;
  respiration?: number;
  jcs?: string;
};

/** One round of vitals. Hospitals of minato write 看護観察 or local codes, clinics of shiokaze LOINC. */
export function addVitals(charts: readonly Chart[], origin: Origin & { time?: string }, v: Vitals): void {
  const local = origin.institution === 'tsukimihama';
  const base = { ...origin, category: 'vital-signs' as const };
  function one(text: string, loinc: string, value: number, unit: string, ucum: string, mine: string): void {
    addObservation(charts, {
      ...base,
      text,
      ...(local ? { local: mine } : { code: { system: LOINC, code: loinc } }),
      value: { value, unit, ucum },
    });
  }
  if (v.systolic !== undefined && v.diastolic !== undefined)
    addObservation(charts, {
      ...base,
      text: '血圧',
      ...(local ? { local: 'VS-BP' } : { code: { system: LOINC, code: '85354-9' } }),
      components: [
        { text: '収縮期血圧', value: v.systolic, unit: 'mmHg', code: { system: LOINC, code: '8480-6' } },
        { text: '拡張期血圧', value: v.diastolic, unit: 'mmHg', code: { system: LOINC, code: '8462-4' } },
      ],
    });
  if (v.pulse !== undefined) one('脈拍数', '8867-4', v.pulse, '回/分', '/min', 'VS-PR');
  if (v.temperature !== undefined)
    one('体温', '8310-5', Number(v.temperature.toFixed(1)), '℃', 'Cel', 'VS-BT');
  if (v.spo2 !== undefined) one('SpO2', '59408-5', v.spo2, '%', '%', 'VS-SPO2');
  if (v.respiration !== undefined)
    addObservation(charts, {
      ...base,
      text: '呼吸数',
      code: { system: CS.nursing, code: '31001369' },
      value: { value: v.respiration, unit: '回/分' },
    });
  if (v.jcs !== undefined)
    addObservation(charts, { ...base, text: '意識レベル（JCS）', local: 'VS-JCS', value: v.jcs });
}

export function addWeight(charts: readonly Chart[], origin: Origin & { time?: string }, kg: number): void {
  addObservation(charts, {
    ...origin,
    category: 'body-measurement',
    text: '体重',
    code: { system: CS.bodyMeasurement, code: '31000296' },
    value: { value: Number(kg.toFixed(1)), unit: 'kg', ucum: 'kg' },
  });
}

export function addHeight(charts: readonly Chart[], origin: Origin & { time?: string }, cm: number): void {
  addObservation(charts, {
    ...origin,
    category: 'body-measurement',
    text: '身長',
    code: { system: LOINC, code: '8302-2' },
    value: { value: cm, unit: 'cm', ucum: 'cm' },
  });
}

const CARE_LEVELS = {
  自立: 'independent',
  要支援1: 'support1',
  要支援2: 'support2',
  要介護1: 'care1',
  要介護2: 'care2',
  要介護3: 'care3',
  要介護4: 'care4',
  要介護5: 'care5',
} as const;

export type CareLevel = keyof typeof CARE_LEVELS;

/** 要介護度 with its period of validity; no Japanese profile exists, the form follows LOINC 80391-6. */
export function addCareLevel(
  charts: readonly Chart[],
  origin: Origin,
  level: CareLevel,
  period: { start: string; end: string },
  note?: string,
): void {
  addObservation(charts, {
    ...origin,
    category: 'survey',
    text: '要介護状態区分',
    code: { system: LOINC, code: '80391-6', display: 'Level of care [Type]' },
    value: { coded: { system: CS.careLevel, code: CARE_LEVELS[level], display: level }, text: level },
    period,
    ...(note === undefined ? {} : { note }),
  });
}
