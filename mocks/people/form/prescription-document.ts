import { at } from '../calendar.ts';
import { uuidOf } from '../random.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Refs } from './common.ts';
import { usageText } from './dosage.ts';
import { DRUGS } from './drugs.ts';
import { xhtml } from './document.ts';
import { INSTITUTIONS, institutionNo, organizationReference, organizationResource } from './institutions.ts';
import { linesOf, requestBody } from './prescription.ts';
import type { Issued } from './prescription.ts';
import { CS, EXT, ID } from './systems.ts';

/** The electronic prescription as a document (57833-6), with the same 処方箋ID as its single resources. */
export function addPrescriptionDocument(charts: readonly Chart[], issued: Issued): Refs {
  const rx = issued.prescription;
  return inEach(charts, (chart) => {
    const reference = chart.put({ resourceType: 'Bundle', ...prescriptionBundle(chart, issued) });
    chart.put({
      resourceType: 'DocumentReference',
      meta: meta(chart, 'DocumentReference', rx.at),
      ...provenanceOf(chart, { at: rx.at, institution: rx.institution }),
      identifier: [instanceId(chart, 'PrescriptionPointer', rx, issued.id)],
      status: 'current',
      type: { coding: [{ system: CS.documentType, code: '57833-6', display: '処方箋' }], text: '処方箋' },
      subject: chart.subject,
      date: at(rx.at, rx.time ?? '12:00'),
      author: [{ display: rx.doctor ?? '' }, organizationReference(rx.institution)],
      custodian: organizationReference(rx.institution),
      description: '電子処方箋',
      content: [{ attachment: { contentType: 'application/fhir+json', url: reference, title: '処方箋' } }],
    });
    return reference;
  });
}

function prescriptionBundle(chart: Chart, issued: Issued): Json {
  const rx = issued.prescription;
  const urn = (name: string): string => `urn:uuid:${uuidOf(`${chart.key}/${issued.id}/${name}`)}`;
  const inner: Chart = { ...chart, subject: { reference: urn('patient'), type: 'Patient' } };
  const placed = linesOf(rx.rps);
  const entry = (name: string, resource: Json): Json => ({ fullUrl: urn(name), resource });
  return {
    meta: {
      lastUpdated: at(rx.at, '19:00'),
      profile: ['http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Bundle_ePrescriptionData'],
    },
    language: 'ja',
    identifier: {
      system: ID.bundle,
      value: `${institutionNo(rx.institution)}^${rx.at.slice(0, 4)}^${issued.id}-Prescription`,
    },
    type: 'document',
    timestamp: at(rx.at, rx.time ?? '12:00'),
    entry: [
      entry('composition', composition(inner, issued, urn)),
      entry('patient', {
        resourceType: 'Patient',
        id: chart.patientId,
        identifier: [{ system: ID.memberId, value: chart.memberId }],
      }),
      entry('doctor', {
        resourceType: 'Practitioner',
        name: [{ extension: [{ url: EXT.nameRepresentation, valueCode: 'IDE' }], text: rx.doctor ?? '' }],
      }),
      entry('organization', { resourceType: 'Organization', ...organizationResource(rx.institution) }),
      ...placed.map((line, i) =>
        entry(`line/${i}`, { resourceType: 'MedicationRequest', ...requestBody(inner, rx, line, issued.id) }),
      ),
    ],
  };
}

function composition(inner: Chart, issued: Issued, urn: (name: string) => string): Json {
  const rx = issued.prescription;
  const placed = linesOf(rx.rps);
  return {
    resourceType: 'Composition',
    language: 'ja',
    extension: [{ url: EXT.documentVersion, valueString: '1.0' }],
    identifier: { system: ID.prescription, value: issued.id },
    status: 'final',
    type: { coding: [{ system: CS.documentType, code: '57833-6', display: '処方箋' }] },
    category: [{ coding: [{ system: CS.prescriptionCategory, code: '01', display: '一般処方箋' }] }],
    subject: inner.subject,
    date: at(rx.at, rx.time ?? '12:00'),
    author: [
      { reference: urn('doctor'), display: rx.doctor ?? '' },
      { reference: urn('organization'), display: INSTITUTIONS[rx.institution].name },
    ],
    title: '処方箋',
    custodian: { reference: urn('organization') },
    event: [{ code: [{ text: '処方箋交付' }], period: { start: rx.at } }],
    section: [
      {
        title: '処方情報',
        code: { coding: [{ system: CS.prescriptionSection, code: '01', display: '処方情報セクション' }] },
        text: {
          status: 'additional',
          div: xhtml(placed.map(({ line, rp }) => `・Rp${rp}　${DRUGS[line.drug].text}　${usageText(line)}`)),
        },
        entry: placed.map((_, i) => ({ reference: urn(`line/${i}`) })),
      },
    ],
  };
}
