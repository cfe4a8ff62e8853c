import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { containedDoctor, containedVisit, doctorReference, inEach, instanceId, meta } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { institutionExtensions } from './institutions.ts';
import { CS, EXT } from './systems.ts';

export type ConditionSpec = Origin & {
  text: string;
  /** ICD-10 (2013) without dot. */
  icd?: string;
  /** MEDIS 病名管理番号; without one the official 「未コード化傷病名」 is written. */
  key?: { code: string; display: string };
  prefixes?: string[];
  postfixes?: string[];
  onset?: string;
  onsetText?: string;
  onsetAge?: number;
  abatement?: string;
  status?: 'active' | 'remission' | 'resolved' | 'inactive';
  suspected?: boolean;
  principal?: boolean;
  severity?: 'MI' | 'MO' | 'SE';
  bodySite?: string;
  stage?: string;
  longTerm?: boolean;
  /** Date on which the doctor flagged it as not told to the patient. */
  uninformedSince?: string;
  /** 未提供: neither another institution nor the patient may get it; a source that lets it through errs. */
  undelivered?: boolean;
  enteredInError?: boolean;
  /** 否定: it was looked for and ruled out. */
  refuted?: boolean;
  note?: string;
  /** Without it there is no date at all in the resource. */
  recorded?: boolean;
};

const SEVERITY = { MI: '軽症', MO: '中等症', SE: '重症' } as const;
const STATUS_NAMES = {
  active: 'Active',
  remission: 'Remission',
  resolved: 'Resolved',
  inactive: 'Inactive',
} as const;

export function addCondition(charts: readonly Chart[], spec: ConditionSpec): Refs {
  return inEach(charts, (chart) => chart.put({ resourceType: 'Condition', ...conditionBody(chart, spec) }));
}

export function conditionBody(chart: Chart, spec: ConditionSpec): Json {
  const contained = [...containedVisit(spec), ...containedDoctor(spec)];
  return compact({
    meta: meta(chart, 'Condition', spec.at, indications(spec)),
    language: 'ja',
    contained: contained.length > 0 ? contained : undefined,
    extension: [
      ...institutionExtensions(chart, spec.institution, spec.department),
      ...(spec.principal === true
        ? [
            {
              url: EXT.diagnosisType,
              valueCodeableConcept: {
                coding: [
                  {
                    system: 'http://terminology.hl7.org/CodeSystem/ex-diagnosistype',
                    code: 'principal',
                    display: '主病名',
                  },
                ],
              },
            },
          ]
        : []),
    ],
    identifier: [instanceId(chart, 'Condition', spec, spec.text)],
    clinicalStatus:
      spec.enteredInError === true
        ? undefined
        : {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
                code: spec.status ?? (spec.refuted === true ? 'inactive' : 'active'),
                display: STATUS_NAMES[spec.status ?? (spec.refuted === true ? 'inactive' : 'active')],
              },
            ],
          },
    verificationStatus: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
          code:
            spec.enteredInError === true
              ? 'entered-in-error'
              : spec.refuted === true
                ? 'refuted'
                : spec.suspected === true
                  ? 'unconfirmed'
                  : 'confirmed',
        },
      ],
    },
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'encounter-diagnosis' },
        ],
      },
    ],
    severity:
      spec.severity === undefined
        ? undefined
        : {
            coding: [
              {
                system: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_ConditionSeverity_CS',
                code: spec.severity,
                display: SEVERITY[spec.severity],
              },
            ],
          },
    code: diseaseCode(spec),
    bodySite: spec.bodySite === undefined ? undefined : [{ text: spec.bodySite }],
    subject: chart.subject,
    encounter: spec.visit === undefined ? undefined : { reference: '#visit' },
    onsetDateTime: spec.onset,
    onsetString: spec.onsetText,
    onsetAge:
      spec.onsetAge === undefined
        ? undefined
        : { value: spec.onsetAge, unit: '歳', system: CS.ucum, code: 'a' },
    abatementDateTime: spec.abatement,
    recordedDate: spec.recorded === false ? undefined : spec.at,
    recorder: doctorReference(spec),
    stage: spec.stage === undefined ? undefined : [{ summary: { text: spec.stage } }],
    note: notes(spec),
  });
}

function diseaseCode(spec: ConditionSpec): Json {
  const coding: Json[] = [
    spec.key === undefined
      ? { system: CS.diseaseKey, code: '99999999', display: '未コード化傷病名' }
      : { system: CS.diseaseKey, code: spec.key.code, display: spec.key.display },
  ];
  if (spec.icd !== undefined) coding.push({ system: CS.icd10, code: spec.icd });
  const modifiers: Json[] = [
    ...(spec.prefixes ?? []).map((text) => ({ url: EXT.prefix, valueCodeableConcept: { text } })),
    ...(spec.postfixes ?? []).map((text) => ({ url: EXT.postfix, valueCodeableConcept: { text } })),
  ];
  return compact({ extension: modifiers.length > 0 ? modifiers : undefined, coding, text: spec.text });
}

function indications(spec: ConditionSpec): Json[] | undefined {
  const tags: Json[] = [];
  if (spec.longTerm === true) tags.push({ system: CS.indication, code: 'LTS', display: '長期保存' });
  if (spec.uninformedSince !== undefined)
    tags.push({ system: CS.indication, code: 'UNINFORMED', display: '未告知' });
  if (spec.undelivered === true) tags.push({ system: CS.indication, code: 'UNDELIVERED', display: '未提供' });
  return tags.length > 0 ? tags : undefined;
}

function notes(spec: ConditionSpec): Json[] | undefined {
  const list: Json[] = [];
  if (spec.uninformedSince !== undefined)
    list.push({ text: `未告知（${spec.uninformedSince}時点）。本人への病名告知は行っていない。` });
  if (spec.note !== undefined) list.push({ text: spec.note });
  return list.length > 0 ? list : undefined;
}
