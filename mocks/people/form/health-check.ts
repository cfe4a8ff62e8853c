import { at } from '../calendar.ts';
import { uuidOf } from '../random.ts';
import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { xhtml } from './document.ts';
import { INSTITUTIONS, institutionNo, organizationReference, organizationResource } from './institutions.ts';
import { CS, EXT, ID } from './systems.ts';

/**
 * The check-ups beside 特定健診: the same report with another category (健診結果報告書, urn:oid:2.16.840.1.113883.2.2.1.6.1001),
 * kind (urn:oid:1.2.392.200119.6.1002) and sections (five digits: …1 results, …2 questions).
 */
const KINDS = {
  maternal: { category: '44', type: '990', words: '妊婦健診', results: '01910', questions: '01920' },
  infant: { category: '43', type: '990', words: '乳幼児健診', results: '01910', questions: '01920' },
  school: { category: '40', type: '040', words: '学校健診', results: '01040', questions: '01040' },
  employer: { category: '41', type: '030', words: '事業者健診', results: '01031', questions: '01032' },
  cancer: { category: '42', type: '060', words: '自治体検診', results: '01060', questions: '01060' },
  'late-elderly': {
    category: '40',
    type: '020',
    words: '後期高齢者健診',
    results: '01021',
    questions: '01022',
  },
} as const;

export type Finding = {
  text: string;
  value: string | { value: number; unit: string };
  category: 'body-measurement' | 'vital-signs' | 'laboratory' | 'exam' | 'survey' | 'social-history';
  /** Item of the official check-up list, where it has one. */
  code?: string;
};

export type HealthCheckSpec = Origin & {
  kind: keyof typeof KINDS;
  number: string;
  doctor: string;
  title: string;
  results: readonly Finding[];
  questions?: readonly Finding[];
  judgement: string;
};

export function addHealthCheck(charts: readonly Chart[], spec: HealthCheckSpec): Refs {
  return inEach(charts, (chart) => {
    const bundle = chart.put({ resourceType: 'Bundle', ...bundleOf(chart, spec) });
    chart.put({
      resourceType: 'DocumentReference',
      meta: meta(chart, 'DocumentReference', spec.at),
      ...provenanceOf(chart, { at: spec.at, institution: spec.institution }),
      identifier: [instanceId(chart, 'HealthCheckPointer', spec, spec.number)],
      status: 'current',
      type: {
        coding: [{ system: CS.documentType, code: '53576-5', display: '検診・健診報告書' }],
        text: spec.title,
      },
      subject: chart.subject,
      date: at(spec.at, '12:00'),
      author: [organizationReference(spec.institution)],
      custodian: organizationReference(spec.institution),
      description: spec.title,
      content: [{ attachment: { contentType: 'application/fhir+json', url: bundle, title: spec.title } }],
      context: { period: { start: spec.at, end: spec.at } },
    });
    return bundle;
  });
}

function bundleOf(chart: Chart, spec: HealthCheckSpec): Json {
  const seed = `${chart.key}/${spec.kind}/${spec.at}/${spec.number}`;
  const urn = (name: string): string => `urn:uuid:${uuidOf(`${seed}/${name}`)}`;
  const subject = { reference: urn('patient') };
  const findings = [...findingsOf(spec), ...(spec.questions ?? [])];
  const entryOf = (name: string, resource: Json): Json => ({ fullUrl: urn(name), resource });
  return {
    meta: {
      lastUpdated: at(spec.at, '20:00'),
      profile: ['http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eCheckupGeneral'],
    },
    language: 'ja',
    identifier: {
      system: ID.bundle,
      value: `${institutionNo(spec.institution)}^${spec.at.slice(0, 4)}^${spec.number}-Checkup`,
    },
    type: 'document',
    timestamp: at(spec.at, '20:00'),
    entry: [
      entryOf('composition', compositionOf(chart, spec, urn)),
      entryOf('patient', {
        resourceType: 'Patient',
        id: chart.patientId,
        identifier: [{ system: ID.memberId, value: chart.memberId }],
      }),
      entryOf('doctor', {
        resourceType: 'Practitioner',
        name: [{ extension: [{ url: EXT.nameRepresentation, valueCode: 'IDE' }], text: spec.doctor }],
      }),
      entryOf('organization', { resourceType: 'Organization', ...organizationResource(spec.institution) }),
      entryOf('encounter', {
        resourceType: 'Encounter',
        status: 'finished',
        class: { system: CS.checkupEncounter, code: 'checkup', display: '健診' },
        type: [{ text: spec.title }],
        period: { start: spec.at, end: spec.at },
        serviceProvider: { reference: urn('organization') },
      }),
      ...findings.map((finding, i) => entryOf(`observation/${i}`, observationOf(spec, subject, finding))),
    ],
  };
}

function findingsOf(spec: HealthCheckSpec): readonly Finding[] {
  const judgement = { code: '9N511000000000049', text: '医師の診断(判定)', value: spec.judgement } as const;
  return [...spec.results, { ...judgement, category: 'exam' }];
}

function compositionOf(chart: Chart, spec: HealthCheckSpec, urn: (name: string) => string): Json {
  const { category, type, words, ...sections } = KINDS[spec.kind];
  const results = findingsOf(spec);
  const questions = spec.questions ?? [];
  return {
    resourceType: 'Composition',
    language: 'ja',
    extension: [{ url: EXT.documentVersion, valueString: '1.0' }],
    identifier: instanceId(chart, 'HealthCheck', spec, spec.number),
    status: 'final',
    type: { coding: [{ system: CS.documentType, code: '53576-5', display: '検診・健診報告書' }] },
    category: [{ coding: [{ system: CS.checkupCategory, code: category, display: words }] }],
    subject: { reference: urn('patient') },
    encounter: { reference: urn('encounter') },
    date: at(spec.at, '20:00'),
    author: [
      { reference: urn('doctor'), display: spec.doctor },
      { reference: urn('organization'), display: INSTITUTIONS[spec.institution].name },
    ],
    title: spec.title,
    custodian: { reference: urn('organization') },
    event: [
      {
        code: [{ coding: [{ system: CS.checkupType, code: type, display: words }] }],
        period: { start: spec.at, end: spec.at },
      },
    ],
    section: [
      sectionOf(sections.results, `${words}検査結果セクション`, results, 0, urn),
      ...(questions.length === 0
        ? []
        : [sectionOf(sections.questions, `${words}問診結果セクション`, questions, results.length, urn)]),
    ],
  };
}

function sectionOf(
  code: string,
  title: string,
  findings: readonly Finding[],
  offset: number,
  urn: (name: string) => string,
): Json {
  return {
    title,
    code: { coding: [{ system: CS.checkupSection, code, display: title }] },
    text: { status: 'generated', div: xhtml(findings.map((finding) => `・${lineOf(finding)}`)) },
    entry: findings.map((_, i) => ({ reference: urn(`observation/${offset + i}`) })),
  };
}

function lineOf({ text, value }: Finding): string {
  return `${text} ${typeof value === 'string' ? value : `${value.value} ${value.unit}`}`;
}

function observationOf(spec: HealthCheckSpec, subject: Json, finding: Finding): Json {
  const { category, code, text, value } = finding;
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ system: CS.obsCategory, code: category }] }],
    code: compact({
      coding: code === undefined ? undefined : [{ system: CS.checkupItem, code, display: text }],
      text,
    }),
    subject,
    effectiveDateTime: spec.at,
    ...(typeof value === 'string' ? { valueString: value } : { valueQuantity: value }),
  };
}
