import { hashText } from '../random.ts';
import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, moment, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { INFECTION_ITEMS, LAB_ITEMS } from './lab-items.ts';
import type { InfectionKey, LabItem, LabKey } from './lab-items.ts';
import { CS, spelt } from './systems.ts';

/** One result: a number, a text, or something odder that laboratories really send. */
export type LabValue =
  | number
  | string
  | {
      value: number;
      comparator?: '<' | '<=' | '>=' | '>';
      unit?: string;
      status?: LabStatus;
      note?: string;
      range?: [number | undefined, number | undefined];
      noRange?: boolean;
      asText?: boolean;
    }
  | { absent: string; status?: LabStatus };

export type LabStatus = 'preliminary' | 'final' | 'amended' | 'corrected' | 'cancelled';

export type LabPanel = Origin & {
  time?: string;
  sex: 'male' | 'female';
  values: Partial<Record<LabKey, LabValue>>;
  /** clins: local + CLINS + JLAC10; jlac: local + JLAC10; loinc: LOINC only; local: own code only. */
  coding?: 'clins' | 'jlac' | 'loinc' | 'local';
  status?: LabStatus;
  /** Several results of one draw also appear as a report with a conclusion. */
  report?: string;
  title?: string;
};

export function addLabs(charts: readonly Chart[], panel: LabPanel): Refs {
  return inEach(charts, (chart) => {
    const refs = (Object.keys(panel.values) as LabKey[]).map((key) =>
      chart.put({ resourceType: 'Observation', ...labBody(chart, panel, key) }),
    );
    return panel.report === undefined ? (refs[0] ?? '') : chart.put(labReport(chart, panel, refs));
  });
}

export function labBody(chart: Chart, panel: LabPanel, key: LabKey): Json {
  const facts: LabItem = LAB_ITEMS[key];
  const value = panel.values[key] ?? 0;
  const range = rangeOf(facts, panel.sex, value);
  return compact({
    meta: meta(chart, 'LabResult', panel.at),
    language: 'ja',
    ...provenanceOf(chart, panel),
    identifier: [instanceId(chart, 'Lab', panel, `${panel.time ?? ''}/${key}`)],
    status: (typeof value === 'object' ? value.status : undefined) ?? panel.status ?? 'final',
    category: [{ coding: [{ system: CS.obsCategory, code: 'laboratory', display: 'Laboratory' }] }],
    code: { coding: labCoding(chart, panel, key, facts), text: facts.text },
    subject: chart.subject,
    encounter: panel.visit === undefined ? undefined : { reference: '#visit' },
    effectiveDateTime: moment(panel.at, panel.time),
    issued: panel.time === undefined ? undefined : moment(panel.at, '17:30'),
    performer: panel.doctor === undefined ? undefined : [{ reference: '#doctor', display: panel.doctor }],
    ...valueOf(facts, value),
    interpretation: interpretationOf(value, range),
    note:
      typeof value === 'object' && 'note' in value && value.note !== undefined
        ? [{ text: value.note }]
        : undefined,
    specimen: { type: 'Specimen', display: facts.specimen },
    referenceRange: range === undefined ? undefined : [rangeResource(facts, range, value)],
  });
}

/** Local codes of a hospital: the same URL for all, so only the institution makes them unique. */
function localCode(panel: LabPanel, key: string): string {
  return String(hashText(`${panel.institution}/lab/${key}`)).slice(0, 8);
}

function labCoding(chart: Chart, panel: LabPanel, key: LabKey, facts: LabItem): Json[] {
  const how = panel.coding ?? 'clins';
  if (how === 'loinc' && facts.loinc !== undefined)
    return [{ system: CS.loinc, code: facts.loinc, display: facts.text }];
  const list: Json[] = [{ system: CS.labLocal, code: localCode(panel, key), display: facts.text }];
  if (how === 'local' || how === 'loinc') return list;
  if (how === 'clins' && facts.key !== undefined && facts.jlac10 !== undefined)
    list.push({ system: CS.coreLabo, code: facts.jlac10, display: facts.key });
  if (facts.jlac10 !== undefined)
    list.push({ system: spelt(CS.jlac10, chart.spelling), code: facts.jlac10, display: facts.text });
  else list.push({ system: CS.labUncoded, code: '99999999999999999', display: '未標準化コード項目(JLAC)' });
  return list;
}

type Range = readonly [number | undefined, number | undefined];

function rangeOf(facts: LabItem, sex: 'male' | 'female', value: LabValue): Range | undefined {
  if (typeof value === 'object' && 'value' in value) {
    if (value.noRange === true) return undefined;
    if (value.range !== undefined) return value.range;
  }
  return sex === 'female' ? (facts.female ?? facts.male) : facts.male;
}

function rangeResource(facts: LabItem, range: Range, value: LabValue): Json {
  const unit =
    typeof value === 'object' && 'unit' in value && value.unit !== undefined ? value.unit : facts.unit;
  return compact({
    low: range[0] === undefined ? undefined : { value: range[0], unit },
    high: range[1] === undefined ? undefined : { value: range[1], unit },
    text: range[0] === undefined ? `${range[1] ?? ''}以下` : undefined,
  });
}

function valueOf(facts: LabItem, value: LabValue): Json {
  if (typeof value === 'string') return { valueString: value };
  if (typeof value === 'object' && 'absent' in value) return { dataAbsentReason: { text: value.absent } };
  const full = typeof value === 'number' ? { value } : value;
  const rounded = Number(full.value.toFixed(facts.digits));
  if ('asText' in full && full.asText === true) return { valueString: full.value.toFixed(facts.digits) };
  const foreign = 'unit' in full && full.unit !== undefined;
  return {
    valueQuantity: compact({
      value: foreign ? full.value : rounded,
      comparator: 'comparator' in full ? full.comparator : undefined,
      unit: foreign ? full.unit : facts.unit === '' ? undefined : facts.unit,
      system: !foreign && facts.ucum !== undefined ? CS.ucum : undefined,
      code: !foreign ? facts.ucum : undefined,
    }),
  };
}

function interpretationOf(value: LabValue, range: Range | undefined): Json[] | undefined {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'object' && 'value' in value
        ? value.value
        : undefined;
  if (number === undefined || range === undefined) return undefined;
  const code =
    range[1] !== undefined && number > range[1]
      ? 'H'
      : range[0] !== undefined && number < range[0]
        ? 'L'
        : undefined;
  return code === undefined ? undefined : [{ coding: [{ system: CS.interpretation, code }] }];
}

function labReport(chart: Chart, panel: LabPanel, refs: string[]): { resourceType: string } & Json {
  return {
    resourceType: 'DiagnosticReport',
    meta: { ...meta(chart, 'DiagnosticReport_LabResult', panel.at) },
    ...provenanceOf(chart, panel),
    identifier: [instanceId(chart, 'LabReport', panel, panel.time ?? '')],
    status: panel.status ?? 'final',
    category: [{ coding: [{ system: CS.loinc, code: 'LP29693-6', display: '検体検査' }] }],
    code: {
      coding: [{ system: CS.documentCodes, code: '11502-2', display: '検体検査報告書' }],
      text: panel.title ?? '検体検査報告書',
    },
    subject: chart.subject,
    effectiveDateTime: moment(panel.at, panel.time),
    issued: moment(panel.at, '17:30'),
    result: refs.map((reference) => ({ reference })),
    conclusion: panel.report,
  };
}

/** Infection results: a word (陰性, 陽性), with the FHIR name of the CLINS set. */
export function addInfections(
  charts: readonly Chart[],
  origin: Origin,
  results: Partial<Record<InfectionKey, '陰性' | '陽性' | '判定保留'>>,
  note?: string,
): void {
  for (const key of Object.keys(results) as InfectionKey[]) {
    const facts = INFECTION_ITEMS[key];
    inEach(charts, (chart) =>
      chart.put({
        resourceType: 'Observation',
        ...compact({
          meta: meta(chart, 'LabResult', origin.at, [
            { system: CS.indication, code: 'LTS', display: '長期保存' },
          ]),
          ...provenanceOf(chart, origin),
          identifier: [instanceId(chart, 'Infection', origin, key)],
          status: 'final',
          category: [{ coding: [{ system: CS.obsCategory, code: 'laboratory' }] }],
          code: {
            coding: [
              {
                system: CS.labLocal,
                code: String(hashText(`${origin.institution}/inf/${key}`)).slice(0, 8),
                display: facts.text,
              },
              { system: CS.infectionLabo, code: facts.jlac10, display: key },
            ],
            text: facts.text,
          },
          subject: chart.subject,
          effectiveDateTime: origin.at,
          valueCodeableConcept: { text: results[key] },
          specimen: { type: 'Specimen', display: '血清' },
          note: note === undefined ? undefined : [{ text: note }],
        }),
      }),
    );
  }
}
