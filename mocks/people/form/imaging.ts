import { STUDIES, frameCountOf, instanceUid, seriesUid, sopClassOf, studyUid } from '../../images/studies.ts';
import type { StudyKey, StudyPlan } from '../../images/studies.ts';
import { at } from '../calendar.ts';
import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { CS, ID } from './systems.ts';

/** The ImagingStudy of a study of the shared table; `pacs-only` studies have none on purpose. */
export function addImagingStudy(charts: readonly Chart[], key: StudyKey, encounter?: Refs): Refs {
  const plan: StudyPlan = STUDIES[key];
  if (plan.known === 'pacs-only') return {};
  return inEach(charts, (chart) => {
    const endpoint = plan.known === 'fhir-only' ? undefined : chart.put(endpointResource(chart));
    return chart.put(studyResource(chart, key, plan, endpoint, encounter?.[chart.source]));
  });
}

export function studyDate(chart: Chart, key: StudyKey): string {
  return chart.cal.daysAgo(STUDIES[key].daysAgo);
}

function endpointResource(chart: Chart): { resourceType: string } & Json {
  return {
    resourceType: 'Endpoint',
    status: 'active',
    connectionType: {
      system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
      code: 'dicom-wado-rs',
    },
    name: 'DICOMweb',
    payloadType: [{ text: 'DICOM WADO-RS' }],
    payloadMimeType: ['application/dicom'],
    address: chart.dicomwebBase,
  };
}

function studyResource(
  chart: Chart,
  key: StudyKey,
  plan: StudyPlan,
  endpoint: string | undefined,
  encounter: string | undefined,
): { resourceType: string } & Json {
  const day = studyDate(chart, key);
  const origin: Origin = { at: day, institution: plan.institution };
  return {
    resourceType: 'ImagingStudy',
    ...compact({
      meta: meta(chart, 'ImagingStudy_Radiology', day),
      ...provenanceOf(chart, origin),
      identifier: [
        { system: ID.studyUid, value: `urn:oid:${studyUid(key)}` },
        instanceId(chart, 'ImagingStudy', origin, key),
      ],
      status: 'available',
      modality: plan.modalityOnSeriesOnly === true ? undefined : modalities(plan),
      subject: chart.subject,
      encounter: encounter === undefined ? undefined : { reference: encounter },
      started: at(day, plan.time),
      endpoint: endpoint === undefined ? undefined : [{ reference: endpoint }],
      numberOfSeries: plan.series.length,
      numberOfInstances: plan.series.reduce((sum, s) => sum + s.instances, 0),
      procedureCode: [{ text: plan.description }],
      description: plan.modalityOnSeriesOnly === true ? undefined : plan.description,
      reasonCode: plan.reason === undefined ? undefined : [{ text: plan.reason }],
      series: plan.series.map((series, i) => ({
        uid: seriesUid(key, i),
        number: i + 1,
        modality: { system: CS.dcm, code: series.modality },
        description: series.description,
        numberOfInstances: series.instances,
        bodySite: { system: 'http://snomed.info/sct', code: series.body.code, display: series.body.text },
        instance: Array.from({ length: series.instances }, (_, n) => ({
          uid: instanceUid(key, i, n),
          sopClass: { system: 'urn:ietf:rfc:3986', code: `urn:oid:${sopClassOf(series)}` },
          number: n + 1,
          title: frameCountOf(series) > 1 ? `${frameCountOf(series)}フレーム` : undefined,
        })).map((entry) => compact(entry)),
      })),
    }),
  };
}

function modalities(plan: StudyPlan): Json[] {
  return [...new Set(plan.series.map((s) => s.modality))].map((code) => ({ system: CS.dcm, code }));
}

export type ReportSpec = Origin & {
  kind: 'radiology' | 'endoscopy' | 'pathology' | 'ecg' | 'microbiology' | 'ultrasound';
  title: string;
  time?: string;
  /** 所見 and 診断, as the reader wrote them. */
  findings?: string;
  conclusion: string;
  study?: Refs;
  modality?: string;
  /** The results it reports, in the source it stands in. */
  results?: readonly string[];
  status?: 'final' | 'preliminary' | 'amended';
  pdf?: string;
  code?: string;
};

const CATEGORIES: Record<ReportSpec['kind'], { code: string; text: string; doc?: string }> = {
  radiology: { code: 'LP29684-5', text: '放射線', doc: '18748-4' },
  ultrasound: { code: 'LP29684-5', text: '超音波', doc: '18748-4' },
  endoscopy: { code: 'LP7796-8', text: '内視鏡', doc: '18751-8' },
  pathology: { code: 'LP7839-6', text: '病理' },
  ecg: { code: 'LP29708-2', text: '循環器' },
  microbiology: { code: 'LP7819-8', text: '微生物' },
};

export function addReport(charts: readonly Chart[], spec: ReportSpec, encounter?: Refs): Refs {
  const category = CATEGORIES[spec.kind];
  return inEach(charts, (chart) =>
    chart.put({
      resourceType: 'DiagnosticReport',
      ...compact({
        meta: meta(
          chart,
          spec.kind === 'radiology' ? 'DiagnosticReport_Radiology' : 'DiagnosticReport_Common',
          spec.at,
        ),
        language: 'ja',
        ...provenanceOf(chart, spec),
        identifier: [instanceId(chart, 'Report', spec, spec.title)],
        status: spec.status ?? 'final',
        category: [
          { coding: [{ system: CS.loinc, code: category.code }], text: category.text },
          ...(spec.modality === undefined ? [] : [{ coding: [{ system: CS.dcm, code: spec.modality }] }]),
        ],
        code: {
          ...(category.doc === undefined
            ? {}
            : { coding: [{ system: CS.documentCodes, code: category.doc }] }),
          text: spec.title,
        },
        subject: chart.subject,
        encounter:
          encounter?.[chart.source] === undefined ? undefined : { reference: encounter[chart.source] },
        effectiveDateTime: spec.time === undefined ? spec.at : at(spec.at, spec.time),
        issued: at(spec.at, '18:05'),
        performer: spec.doctor === undefined ? undefined : [{ reference: '#doctor', display: spec.doctor }],
        imagingStudy:
          spec.study?.[chart.source] === undefined ? undefined : [{ reference: spec.study[chart.source] }],
        text:
          spec.findings === undefined
            ? undefined
            : {
                status: 'additional',
                div: `<div xmlns="http://www.w3.org/1999/xhtml"><h3>所見</h3><p>${spec.findings}</p><h3>診断</h3><p>${spec.conclusion}</p></div>`,
              },
        conclusion: spec.conclusion,
        result: spec.results?.map((reference) => ({ reference })),
        presentedForm:
          spec.pdf === undefined
            ? undefined
            : [{ contentType: 'application/pdf', language: 'ja', data: spec.pdf, title: spec.title }],
      }),
    }),
  );
}
