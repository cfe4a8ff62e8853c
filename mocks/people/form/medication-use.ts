import { at } from '../calendar.ts';
import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf, refOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { drugCode } from './dosage.ts';
import { DRUGS } from './drugs.ts';
import type { Drug, DrugKey } from './drugs.ts';

/** Something given on the ward: an injection, an infusion, a tablet handed to the bedside. */
export type Given = Origin & {
  time: string;
  drug?: DrugKey;
  /** Things outside of the drug table (blood products, infusions): text only. */
  text?: string;
  dose?: { value: number; unit: string };
  route?: string;
  until?: string;
  rate?: string;
  note?: string;
  status?: 'completed' | 'not-done' | 'stopped';
};

export function addGiven(charts: readonly Chart[], given: Given, encounter?: Refs): Refs {
  return inEach(charts, (chart) =>
    chart.put({
      resourceType: 'MedicationAdministration',
      ...compact({
        meta: meta(chart, 'MedicationAdministration', given.at),
        ...provenanceOf(chart, given),
        identifier: [instanceId(chart, 'Given', given, `${given.time}/${given.drug ?? given.text ?? ''}`)],
        status: given.status ?? 'completed',
        medicationCodeableConcept: concept(chart, given),
        subject: chart.subject,
        context: refOf(encounter, chart),
        effectiveDateTime: given.until === undefined ? at(given.at, given.time) : undefined,
        effectivePeriod:
          given.until === undefined
            ? undefined
            : { start: at(given.at, given.time), end: at(given.at, given.until) },
        dosage: compact({
          text: given.rate,
          route: given.route === undefined ? undefined : { text: given.route },
          dose: given.dose,
        }),
        note: given.note === undefined ? undefined : [{ text: given.note }],
      }),
    }),
  );
}

function concept(chart: Chart, given: Given): Json {
  return given.drug === undefined ? { text: given.text } : drugCode(DRUGS[given.drug], chart.spelling);
}

/** What a person says to take: drugs brought to the ward, over-the-counter medicine, supplements. */
export type Stated = Origin & {
  drug?: DrugKey;
  text?: string;
  usage: string;
  status?: 'active' | 'completed' | 'stopped' | 'unknown';
  from?: string;
  to?: string;
  said: '本人' | '家族' | 'お薬手帳' | '薬剤師';
  note?: string;
  otc?: boolean;
};

export function addStated(charts: readonly Chart[], stated: Stated): Refs {
  return inEach(charts, (chart) =>
    chart.put({
      resourceType: 'MedicationStatement',
      ...compact({
        meta: meta(chart, 'MedicationStatement', stated.at),
        ...provenanceOf(chart, stated),
        identifier: [instanceId(chart, 'Stated', stated, stated.drug ?? stated.text ?? '')],
        status: stated.status ?? 'active',
        category: { text: stated.otc === true ? '市販薬（OTC）' : '持参薬・服薬状況' },
        medicationCodeableConcept:
          stated.drug === undefined
            ? { text: stated.text }
            : drugCode(DRUGS[stated.drug] as Drug, chart.spelling),
        subject: chart.subject,
        effectivePeriod:
          stated.from === undefined && stated.to === undefined
            ? undefined
            : compact({ start: stated.from, end: stated.to }),
        dateAsserted: stated.at,
        informationSource: { display: stated.said },
        dosage: [{ text: stated.usage }],
        note: stated.note === undefined ? undefined : [{ text: stated.note }],
      }),
    }),
  );
}
