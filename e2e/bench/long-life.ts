/** A person with as many records as one asks for, over thirty years, as files that the demo world loads. Invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const JLAC10 = 'urn:oid:1.2.392.200119.4.504';
const ICD10 = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full';
const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';
const PATIENT = 'long-life';
export const LONG_LIFE_NUMBER = '9900000001';
const DAY = 86_400_000;
const YEARS = 30;

const LABS = [
  ['3C015000002327101', 'クレアチニン', 'mg/dL', 0.65, 1.07],
  ['8A065000002391901', '推算GFR', 'mL/min/1.73m2', 60, 120],
  ['3H015000002326101', 'カリウム', 'mmol/L', 3.6, 4.8],
  ['3H010000002326101', 'ナトリウム', 'mmol/L', 138, 145],
  ['3D046000001906202', 'HbA1c(NGSP)', '%', 4.9, 6],
  ['2A030000001930101', 'ヘモグロビン', 'g/dL', 13.7, 16.8],
  ['2A010000001930101', '白血球数', '10*3/uL', 3.3, 8.6],
  ['2A050000001930101', '血小板数', '10*3/uL', 158, 348],
  ['3B035000002327201', 'AST(GOT)', 'U/L', 13, 30],
  ['3B045000002327201', 'ALT(GPT)', 'U/L', 10, 42],
  ['5C070000002306201', 'CRP', 'mg/dL', 0, 0.14],
] as const;

const DRUGS = [
  ['2149040F1052', 'テルミサルタン錠40mg'],
  ['3962002F2027', 'メトホルミン塩酸塩錠500mgMT'],
  ['2189015F1023', 'アトルバスタチン錠10mg'],
  ['3332001F1024', 'ワルファリンK錠1mg'],
  ['1149019F1560', 'ロキソプロフェンNa錠60mg'],
] as const;

const PROBLEMS = [
  ['E119', '2型糖尿病'],
  ['I10', '本態性高血圧症'],
  ['I489', '心房細動'],
  ['N183', '慢性腎臓病'],
  ['E785', '脂質異常症'],
  ['M170', '変形性膝関節症'],
] as const;

type Json = Record<string, unknown>;

const subject = { reference: `Patient/${PATIENT}` };
const hospital = { reference: 'Organization/long-hospital', display: '長命会病院' };

function day(today: number, daysAgo: number): string {
  return new Date(today - daysAgo * DAY).toISOString().slice(0, 10);
}

function coded(system: string, code: string, text: string): Json {
  return { coding: [{ system, code, display: text }], text };
}

/** A number that looks drawn by lot and is the same in every run. */
function drawn(index: number): number {
  return ((index * 2_654_435_761) >>> 0) / 2 ** 32;
}

function labOf(index: number, on: string): Json {
  const [code, name, unit, low, high] = LABS[index % LABS.length] ?? LABS[0];
  const value = Number((low + (high - low) * (drawn(index) * 1.5 - 0.2)).toFixed(2));
  const flag = value > high ? 'H' : value < low ? 'L' : 'N';
  return {
    resourceType: 'Observation',
    id: `lab-${index}`,
    status: 'final',
    category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory', '検体検査')],
    code: coded(JLAC10, code, name),
    subject,
    performer: [hospital],
    effectiveDateTime: `${on}T08:${String(index % 60).padStart(2, '0')}:00+09:00`,
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    interpretation: [coded(INTERPRETATION, flag, flag)],
    referenceRange: [{ low: { value: low, unit }, high: { value: high, unit } }],
  };
}

function drugOf(type: 'MedicationRequest' | 'MedicationDispense', index: number, on: string): Json {
  const [code, name] = DRUGS[index % DRUGS.length] ?? DRUGS[0];
  const order = type === 'MedicationRequest';
  const dosage = [
    { text: '1日1回 朝食後 1回1錠', doseAndRate: [{ doseQuantity: { value: 1, unit: '錠' } }] },
  ];
  return {
    resourceType: type,
    id: `${order ? 'rx' : 'dispense'}-${index}`,
    status: 'completed',
    medicationCodeableConcept: coded(YJ, code, name),
    subject,
    ...(order
      ? {
          intent: 'order',
          requester: hospital,
          authoredOn: on,
          dosageInstruction: dosage,
          dispenseRequest: {
            expectedSupplyDuration: { value: 28, unit: '日', system: 'http://unitsofmeasure.org', code: 'd' },
          },
        }
      : {
          performer: [{ actor: { display: '長命薬局' } }],
          whenHandedOver: on,
          dosageInstruction: dosage,
          daysSupply: { value: 28, unit: '日', system: 'http://unitsofmeasure.org', code: 'd' },
        }),
  };
}

function visitOf(index: number, on: string, until: string): Json {
  const stays = index % 40 === 0;
  return {
    resourceType: 'Encounter',
    id: `visit-${index}`,
    status: 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: stays ? 'IMP' : 'AMB',
    },
    type: [{ text: stays ? '入院' : '再診' }],
    subject,
    serviceProvider: hospital,
    period: { start: `${on}T08:30:00+09:00`, end: `${stays ? until : on}T12:00:00+09:00` },
  };
}

/** Everything of the person; of a hundred records eighty are results. */
function* recordsOf(count: number, today: number): Generator<Json> {
  for (let index = 0; index < count; index += 1) {
    const ago = Math.floor((1 - index / count) * YEARS * 365);
    const [on, until] = [day(today, ago), day(today, Math.max(0, ago - 9))];
    const turn = index % 100;
    if (turn < 80) yield labOf(index, on);
    else if (turn < 88) yield drugOf('MedicationRequest', index, on);
    else if (turn < 94) yield drugOf('MedicationDispense', index, on);
    else yield visitOf(index, on, until);
  }
}

function frameOf(today: number): readonly Json[] {
  return [
    {
      resourceType: 'Organization',
      id: 'long-hospital',
      name: '長命会病院',
    },
    {
      resourceType: 'Patient',
      id: PATIENT,
      identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.19999999999', value: LONG_LIFE_NUMBER }],
      name: [
        { use: 'official', text: '長井 経子', family: '長井', given: ['経子'] },
        { text: 'ナガイ ツネコ', family: 'ナガイ', given: ['ツネコ'] },
      ],
      gender: 'female',
      birthDate: '1950-02-03',
    },
    ...PROBLEMS.map(
      ([code, text], index): Json => ({
        resourceType: 'Condition',
        id: `problem-${index}`,
        clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active', 'active'),
        code: coded(ICD10, code, text),
        subject,
        onsetDateTime: day(today, (index + 3) * 900),
        recordedDate: day(today, (index + 3) * 900),
      }),
    ),
  ];
}

function reportOf(index: number, today: number): Json {
  return {
    resourceType: 'DiagnosticReport',
    id: `report-${index}`,
    status: 'final',
    code: { text: `画像診断報告 ${index}` },
    subject: { reference: `Patient/${REPORTED}` },
    effectiveDateTime: `${day(today, index * 5)}T10:00:00+09:00`,
    conclusion: `所見${index}：前回と著変ありません。`,
  };
}

const REPORTED = 'many-reports';
export const REPORTED_NUMBER = '9900000002';

/** Another person with so many reports and nothing else. */
export function reportedLife(count: number): { readonly patient: Json; readonly reports: readonly Json[] } {
  const today = Date.now();
  return {
    patient: {
      resourceType: 'Patient',
      id: REPORTED,
      identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.19999999999', value: REPORTED_NUMBER }],
      name: [{ use: 'official', text: '報告 多美', family: '報告', given: ['多美'] }],
      gender: 'female',
      birthDate: '1955-05-05',
    },
    reports: Array.from({ length: count }, (_, index) => reportOf(index, today)),
  };
}

/** Writes the files into a folder of their own, for `--people`; `remove` takes it away. */
export function writeLongLife(
  count: number,
  reports: number,
): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hitome-long-life-'));
  const today = Date.now();
  const reported = reportedLife(reports);
  const all = [...frameOf(today), ...recordsOf(count, today), reported.patient, ...reported.reports];
  const lines = all.map((one) => JSON.stringify(one));
  writeFileSync(path.join(folder, 'long-life.ndjson'), lines.join('\n'));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
