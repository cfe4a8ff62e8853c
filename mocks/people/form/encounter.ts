import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { VISIT_NAMES, inEach, instanceId, meta } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { institutionExtensions, organizationReference } from './institutions.ts';
import { CS } from './systems.ts';

export type EncounterSpec = Origin & {
  visit: 'AMB' | 'IMP' | 'EMER';
  /** End of the stay; absent while the stay goes on. Visits end the same day. */
  until?: string;
  open?: boolean;
  reason?: string;
  ward?: string;
  /** The wards one after the other, where the stay moved. */
  wards?: { name: string; from: string; until: string }[];
  /** 予定 or 緊急 (v3-ActPriority). */
  priority?: 'EL' | 'EM';
  /** 前回退院 in the words of the record. */
  readmission?: string;
  /** DPC code and word of how the person came and left. */
  from?: { code: string; text: string };
  outcome?: { code: string; text: string };
  type?: string;
};

export function addEncounter(charts: readonly Chart[], spec: EncounterSpec): Refs {
  return inEach(charts, (chart) => chart.put({ resourceType: 'Encounter', ...encounterBody(chart, spec) }));
}

export function encounterBody(chart: Chart, spec: EncounterSpec): Json {
  return compact({
    meta: meta(chart, 'Encounter', spec.until ?? spec.at),
    language: 'ja',
    extension: institutionExtensions(chart, spec.institution, spec.department),
    identifier: [instanceId(chart, 'Encounter', spec, spec.visit)],
    status: spec.open === true ? 'in-progress' : 'finished',
    class: { system: CS.act, code: spec.visit, display: VISIT_NAMES[spec.visit] },
    type: spec.type === undefined ? undefined : [{ text: spec.type }],
    serviceType: spec.department === undefined ? undefined : { text: spec.department },
    subject: chart.subject,
    participant:
      spec.doctor === undefined
        ? undefined
        : [{ individual: { type: 'Practitioner', display: spec.doctor } }],
    period: compact({
      start: spec.at,
      end: spec.open === true ? undefined : (spec.until ?? spec.at),
    }),
    priority:
      spec.priority === undefined
        ? undefined
        : {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActPriority', code: spec.priority }],
            text: spec.priority === 'EL' ? '予定入院' : '緊急入院',
          },
    reasonCode: spec.reason === undefined ? undefined : [{ text: spec.reason }],
    hospitalization: hospitalization(spec),
    location: locations(spec),
    serviceProvider: organizationReference(spec.institution),
  });
}

function locations(spec: EncounterSpec): Json[] | undefined {
  if (spec.wards !== undefined)
    return spec.wards.map(({ name, from, until }) => ({
      location: { display: name },
      physicalType: { text: '病棟' },
      period: { start: from, end: until },
    }));
  return spec.ward === undefined ? undefined : [{ location: { display: spec.ward } }];
}

function hospitalization(spec: EncounterSpec): Json | undefined {
  if (spec.from === undefined && spec.outcome === undefined && spec.readmission === undefined)
    return undefined;
  return compact({
    reAdmission: spec.readmission === undefined ? undefined : { text: spec.readmission },
    admitSource:
      spec.from === undefined ? undefined : { coding: [{ code: spec.from.code }], text: spec.from.text },
    dischargeDisposition:
      spec.outcome === undefined
        ? undefined
        : { coding: [{ code: spec.outcome.code }], text: spec.outcome.text },
  });
}
