import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { organizationReference } from './institutions.ts';
import { CS, EXT, ID } from './systems.ts';

/** The smaller kinds of record: vaccines, family, consent, insurance, care plans. */

export type VaccineSpec = Origin & {
  vaccine: string;
  disease: string;
  dose?: number;
  lot?: string;
  site?: string;
  next?: string;
  /** From a handbook and not from the institution's own chart. */
  reported?: boolean;
  given?: string;
  note?: string;
};

export function addVaccine(charts: readonly Chart[], spec: VaccineSpec): Refs {
  return inEach(charts, (chart) => {
    const provenance = provenanceOf(chart, spec);
    const extension = [...((provenance['extension'] as Json[] | undefined) ?? [])];
    if (spec.next !== undefined) extension.push({ url: EXT.nextDose, valueDate: spec.next });
    return chart.put({
      resourceType: 'Immunization',
      ...compact({
        meta: meta(chart, 'Immunization', spec.at),
        ...provenance,
        extension,
        identifier: [instanceId(chart, 'Immunization', spec, `${spec.vaccine}/${spec.dose ?? ''}`)],
        status: 'completed',
        vaccineCode: { text: spec.vaccine },
        patient: chart.subject,
        ...(spec.given !== undefined && !/^\d{4}/.test(spec.given)
          ? { occurrenceString: spec.given }
          : { occurrenceDateTime: spec.given ?? spec.at }),
        primarySource: spec.reported !== true,
        reportOrigin: spec.reported === true ? { text: '母子健康手帳・本人の申告' } : undefined,
        lotNumber: spec.lot,
        site: spec.site === undefined ? undefined : { text: spec.site },
        performer: [{ actor: organizationReference(spec.institution) }],
        note: spec.note === undefined ? undefined : [{ text: spec.note }],
        protocolApplied: [
          compact({
            targetDisease: [{ text: spec.disease }],
            doseNumberPositiveInt: spec.dose,
            doseNumberString: spec.dose === undefined ? '不明' : undefined,
          }),
        ],
      }),
    });
  });
}

const RELATIONS = {
  父: 'FTH',
  母: 'MTH',
  兄: 'BRO',
  姉: 'SIS',
  弟: 'BRO',
  妹: 'SIS',
  長男: 'SON',
  長女: 'DAU',
} as const;

export function addFamily(
  charts: readonly Chart[],
  origin: Origin,
  relation: keyof typeof RELATIONS,
  conditions: { text: string; age?: number }[],
  died?: number,
): Refs {
  return inEach(charts, (chart) =>
    chart.put({
      resourceType: 'FamilyMemberHistory',
      ...compact({
        meta: meta(chart, 'FamilyMemberHistory', origin.at),
        identifier: [instanceId(chart, 'Family', origin, relation)],
        status: 'partial',
        patient: chart.subject,
        date: origin.at,
        relationship: {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: RELATIONS[relation] },
          ],
          text: relation,
        },
        deceasedAge: died === undefined ? undefined : { value: died, unit: '歳', system: CS.ucum, code: 'a' },
        condition: conditions.map((c) =>
          compact({
            code: { text: c.text },
            onsetAge:
              c.age === undefined ? undefined : { value: c.age, unit: '歳', system: CS.ucum, code: 'a' },
          }),
        ),
      }),
    }),
  );
}

export type ConsentSpec = Origin & {
  scope: 'adr' | 'patient-privacy';
  text: string;
  detail: string;
  status?: 'active' | 'inactive';
  /** Where it began at a moment and not on a day. */
  from?: string;
  until?: string;
  rule?: 'permit' | 'deny';
  /** What is left out of it: the item, and the FHIR types that stand for it. */
  except?: readonly { text: string; types: readonly string[] }[];
};

export function addConsent(charts: readonly Chart[], spec: ConsentSpec): Refs {
  return inEach(charts, (chart) =>
    chart.put({
      resourceType: 'Consent',
      ...compact({
        meta: meta(chart, 'Consent', spec.at),
        ...provenanceOf(chart, spec),
        identifier: [instanceId(chart, 'Consent', spec, spec.text)],
        status: spec.status ?? 'active',
        scope: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: spec.scope }],
          text: spec.scope === 'adr' ? '事前指示' : '情報の閲覧への同意',
        },
        category: [{ text: spec.text }],
        patient: chart.subject,
        dateTime: spec.at,
        organization: [organizationReference(spec.institution)],
        policyRule: { text: spec.text },
        provision: compact({
          type: spec.rule ?? 'permit',
          period: spec.until === undefined ? undefined : { start: spec.from ?? spec.at, end: spec.until },
          code: spec.detail === '' ? undefined : [{ text: spec.detail }],
          provision: spec.except?.map(({ text, types }) => ({
            type: 'deny',
            code: [{ text }],
            class: types.map((code) => ({ system: 'http://hl7.org/fhir/resource-types', code })),
          })),
        }),
      }),
    }),
  );
}

export type CoverageSpec = {
  kind: '医保' | '国保' | '後期高齢者' | '公費' | '介護保険';
  insurer: { no: string; name: string };
  symbol?: string;
  number?: string;
  sub?: string;
  subscriber?: string;
  relation?: '本人' | '家族';
  copay?: number;
  period: { start: string; end?: string };
  order?: number;
  note?: string;
  /** 課税所得区分: no element of its own, so a class of the coverage. */
  incomeClass?: { code: string; text: string };
};

const MAJOR = { 医保: '1', 国保: '2', 後期高齢者: '7', 公費: '8', 介護保険: undefined } as const;

export function addCoverage(charts: readonly Chart[], spec: CoverageSpec): Refs {
  return inEach(charts, (chart) => {
    const payer = chart.put({
      resourceType: 'Organization',
      identifier: [{ system: spec.kind === '公費' ? ID.publicPayer : ID.insurer, value: spec.insurer.no }],
      type: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'ins' }] },
      ],
      name: spec.insurer.name,
    });
    const extension: Json[] = [];
    if (spec.symbol !== undefined) extension.push({ url: EXT.symbol, valueString: spec.symbol });
    if (spec.number !== undefined) extension.push({ url: EXT.number, valueString: spec.number });
    if (spec.sub !== undefined) extension.push({ url: EXT.subNumber, valueString: spec.sub });
    const major = MAJOR[spec.kind];
    return chart.put({
      resourceType: 'Coverage',
      ...compact({
        meta: meta(chart, 'Coverage', spec.period.start),
        extension: extension.length > 0 ? extension : undefined,
        status: 'active',
        type: {
          ...(major === undefined
            ? {}
            : { coding: [{ system: CS.insuranceCategory, code: major, display: spec.kind }] }),
          text: spec.kind,
        },
        subscriberId: spec.subscriber,
        beneficiary: chart.subject,
        dependent: spec.sub,
        relationship:
          spec.relation === undefined
            ? undefined
            : {
                coding: [
                  {
                    system: CS.insuredPerson,
                    code: spec.relation === '本人' ? '1' : '2',
                    display: spec.relation,
                  },
                ],
              },
        period: spec.period,
        payor: [{ reference: payer, display: spec.insurer.name }],
        order: spec.order,
        class:
          spec.incomeClass === undefined
            ? undefined
            : [
                {
                  type: { text: '課税所得区分' },
                  value: spec.incomeClass.code,
                  name: spec.incomeClass.text,
                },
              ],
        costToBeneficiary:
          spec.copay === undefined
            ? undefined
            : [
                {
                  type: {
                    coding: [
                      {
                        system: 'http://terminology.hl7.org/CodeSystem/coverage-copay-type',
                        code: 'copaypct',
                      },
                    ],
                  },
                  valueQuantity: { value: spec.copay, unit: '%', system: CS.ucum, code: '%' },
                },
              ],
      }),
    });
  });
}

export type CarePlanSpec = Origin & {
  title: string;
  description: string;
  category:
    | '療養計画'
    | '居宅サービス計画'
    | '訪問看護計画'
    | '看護計画'
    | '緊急時対応'
    | 'リハビリテーション計画';
  period?: { start: string; end?: string };
  goals?: string[];
  /** Weekday, hour, service, provider: table 3 of the care plan. */
  week?: { when: string; what: string; by?: string }[];
  status?: 'active' | 'completed' | 'draft';
};

export function addCarePlan(charts: readonly Chart[], spec: CarePlanSpec): Refs {
  return inEach(charts, (chart) => chart.put({ resourceType: 'CarePlan', ...carePlanBody(chart, spec) }));
}

export function carePlanBody(chart: Chart, spec: CarePlanSpec): Json {
  return compact({
    meta: meta(chart, 'CarePlan', spec.at),
    language: 'ja',
    ...provenanceOf(chart, spec),
    identifier: [instanceId(chart, 'CarePlan', spec, spec.title)],
    status: spec.status ?? 'active',
    intent: 'plan',
    category: [{ text: spec.category }],
    title: spec.title,
    description: spec.description,
    subject: chart.subject,
    period: spec.period,
    created: spec.at,
    author: spec.doctor === undefined ? organizationReference(spec.institution) : { display: spec.doctor },
    activity: spec.week?.map((slot) => ({
      detail: compact({
        kind: 'ServiceRequest',
        status: 'scheduled',
        scheduledString: slot.when,
        description: slot.what,
        performer: slot.by === undefined ? undefined : [{ display: slot.by }],
      }),
    })),
    note: spec.goals?.map((text) => ({ text })),
  });
}
