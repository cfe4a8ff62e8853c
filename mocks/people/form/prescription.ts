import { at } from '../calendar.ts';
import { hashText } from '../random.ts';
import { compact } from '../world.ts';
import type { Chart, Json, SourceId } from '../world.ts';
import { doctorReference, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin } from './common.ts';
import { amount, days, dosageOf, drugCode, drugOf, supply } from './dosage.ts';
import type { RxLine } from './dosage.ts';
import { INSTITUTIONS, institutionNo, organizationReference } from './institutions.ts';
import type { InstitutionKey } from './institutions.ts';
import { CS, EXT, ID, spelt } from './systems.ts';

/** 院外処方, 院内処方, 入院処方, 退院時処方, 持参薬. */
export type RxCategory = 'OHO' | 'OHI' | 'IHP' | 'DCG' | 'BDP';

const CATEGORY_NAMES: Record<RxCategory, string> = {
  OHO: '院外処方',
  OHI: '院内処方',
  IHP: '入院処方',
  DCG: '退院時処方',
  BDP: '持参薬処方',
};

export type Prescription = Origin & {
  time?: string;
  category?: RxCategory;
  /** Rps in the order of the sheet; the drugs of one Rp share usage and days. */
  rps: RxLine[][];
  note?: string;
  reason?: string;
};

export type Issued = {
  id: string;
  prescription: Prescription;
  /** Reference of each MedicationRequest by source, in the order of `linesOf`. */
  requests: Partial<Record<SourceId, string[]>>;
};

type PlacedLine = { line: RxLine; rp: number; index: number };

export function linesOf(rps: readonly RxLine[][]): PlacedLine[] {
  return rps.flatMap((rp, i) => rp.map((line, j) => ({ line, rp: i + 1, index: j + 1 })));
}

function prescriptionId(chart: Chart, rx: Prescription): string {
  const no = institutionNo(rx.institution);
  const tail = hashText(`${chart.key}/rx/${rx.at}/${rx.time ?? ''}/${no}`)
    .toString(16)
    .toUpperCase()
    .padStart(8, '0');
  return `${no}-${rx.at.replaceAll('-', '')}-${tail}`;
}

/** The same prescription in every network that knows it: same 処方箋ID, same Rp numbers, same instance ids. */
export function prescribe(charts: readonly Chart[], rx: Prescription): Issued {
  const first = charts[0];
  if (first === undefined) throw new Error('a prescription needs a chart');
  const id = prescriptionId(first, rx);
  const requests: Issued['requests'] = {};
  for (const chart of charts)
    requests[chart.source] = linesOf(rx.rps).map((placed) =>
      chart.put({ resourceType: 'MedicationRequest', ...requestBody(chart, rx, placed, id) }),
    );
  return { id, prescription: rx, requests };
}

function rxIdentifiers(chart: Chart, placed: PlacedLine, id: string, instance: Json): Json[] {
  return [
    { system: spelt(ID.rpGroup, chart.spelling), value: String(placed.rp) },
    { system: spelt(ID.rpIndex, chart.spelling), value: String(placed.index) },
    { system: ID.prescription, value: id },
    instance,
  ];
}

export function requestBody(chart: Chart, rx: Prescription, placed: PlacedLine, id: string): Json {
  const { line } = placed;
  const drug = drugOf(line);
  const category = rx.category ?? 'OHO';
  const instance = instanceId(chart, 'Rx', rx, `${id}/${placed.rp}/${placed.index}`);
  return compact({
    meta: meta(chart, 'MedicationRequest', rx.at),
    language: 'ja',
    ...provenanceOf(chart, rx),
    identifier: rxIdentifiers(chart, placed, id, instance),
    status: 'completed',
    intent: 'order',
    category: [
      {
        coding: [{ system: CS.rxCategory, code: category, display: CATEGORY_NAMES[category] }],
        text: CATEGORY_NAMES[category],
      },
    ],
    medicationCodeableConcept: drugCode(drug, chart.spelling),
    subject: chart.subject,
    encounter: rx.visit === undefined ? undefined : { reference: '#visit' },
    authoredOn: rx.time === undefined ? rx.at : at(rx.at, rx.time),
    requester: doctorReference(rx),
    reasonCode: rx.reason === undefined ? undefined : [{ text: rx.reason }],
    note: rx.note === undefined || placed.index > 1 ? undefined : [{ text: rx.note }],
    groupIdentifier: { system: ID.prescription, value: id },
    dosageInstruction: [dosageOf(line, rx.at, chart.spelling)],
    dispenseRequest: dispenseRequest(line, chart),
    substitution:
      line.noSubstitution === true
        ? {
            allowedCodeableConcept: {
              coding: [
                {
                  system:
                    'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationSubstitutionProhibittedCategory',
                  code: '1',
                  display: '変更不可',
                },
              ],
            },
          }
        : undefined,
  });
}

function dispenseRequest(line: RxLine, chart: Chart): Json {
  const extension: Json[] = [];
  if (line.instruction !== undefined)
    extension.push({ url: EXT.instructionForDispense, valueCodeableConcept: { text: line.instruction } });
  if (line.times !== undefined) extension.push({ url: EXT.repeatCount, valueInteger: line.times });
  return compact({
    extension: extension.length > 0 ? extension : undefined,
    quantity: amount(supply(line), drugOf(line), chart.spelling),
    expectedSupplyDuration: line.days === undefined ? undefined : days(line.days),
  });
}

export type Dispensing = {
  at: string;
  time?: string;
  pharmacy: InstitutionKey;
  pharmacist?: string;
  /** What the pharmacy handed over instead; undefined keeps the line as prescribed. */
  change?: (line: RxLine) => RxLine | undefined;
  note?: string;
  /** 調剤録番号. */
  recordNo?: string;
};

/** Hands a prescription over; each network that knows the dispensing gets the same instance ids. */
export function dispense(charts: readonly Chart[], issued: Issued, handing: Dispensing): void {
  for (const chart of charts)
    for (const [i, placed] of linesOf(issued.prescription.rps).entries()) {
      const changed = handing.change?.(placed.line);
      const request = issued.requests[chart.source]?.[i];
      chart.put({
        resourceType: 'MedicationDispense',
        ...dispenseBody(
          chart,
          issued,
          handing,
          { ...placed, line: changed ?? placed.line },
          changed !== undefined,
          request,
        ),
      });
    }
}

function dispenseBody(
  chart: Chart,
  issued: Issued,
  handing: Dispensing,
  placed: PlacedLine,
  changed: boolean,
  request: string | undefined,
): Json {
  const { line } = placed;
  const drug = drugOf(line);
  const origin: Origin = { at: handing.at, institution: handing.pharmacy };
  const instance = instanceId(chart, 'Dispense', origin, `${issued.id}/${placed.rp}/${placed.index}`);
  return compact({
    meta: meta(chart, 'MedicationDispense', handing.at),
    language: 'ja',
    ...provenanceOf(chart, origin),
    identifier: [
      ...rxIdentifiers(chart, placed, issued.id, instance),
      ...(handing.recordNo === undefined
        ? []
        : [
            {
              type: { text: '調剤録番号' },
              system: `${ID.dispensingRecord}/${institutionNo(handing.pharmacy)}`,
              value: handing.recordNo,
            },
          ]),
    ],
    status: 'completed',
    medicationCodeableConcept: drugCode(drug, chart.spelling),
    subject: chart.subject,
    performer: [
      { actor: organizationReference(handing.pharmacy) },
      ...(handing.pharmacist === undefined
        ? []
        : [{ function: { text: '調剤' }, actor: { type: 'Practitioner', display: handing.pharmacist } }]),
    ],
    authorizingPrescription: request === undefined ? undefined : [{ reference: request }],
    quantity: amount(supply(line), drug, chart.spelling),
    daysSupply: line.days === undefined ? undefined : days(line.days),
    whenHandedOver: handing.time === undefined ? handing.at : at(handing.at, handing.time),
    note: handing.note === undefined ? undefined : [{ text: handing.note }],
    dosageInstruction: [dosageOf(line, handing.at, chart.spelling)],
    substitution: changed ? { wasSubstituted: true } : undefined,
  });
}

/**
 * 薬剤情報 of the national network: made from receipts about a month and a half later, by month and
 * without usage. It names the institution but no prescription id.
 */
export function addReceiptDrugs(
  national: Chart,
  origin: { at: string; institution: InstitutionKey },
  lines: readonly RxLine[],
): void {
  for (const line of lines) {
    const drug = drugOf(line);
    national.put({
      resourceType: 'MedicationDispense',
      ...compact({
        meta: {
          ...meta(national, 'MedicationDispense', origin.at),
          tag: [
            {
              system: 'http://hitome.example/fhir/CodeSystem/national-origin',
              code: 'receipt',
              display: 'レセプト由来',
            },
          ],
        },
        language: 'ja',
        ...provenanceOf(national, origin),
        identifier: [instanceId(national, 'Receipt', origin, `${line.drug}`)],
        status: 'completed',
        medicationCodeableConcept: drugCode(drug, national.spelling),
        subject: national.subject,
        performer: [{ actor: organizationReference(origin.institution) }],
        quantity: amount(supply(line), drug, national.spelling),
        daysSupply: line.days === undefined ? undefined : days(line.days),
        whenHandedOver: origin.at,
        note: [
          {
            text: `${INSTITUTIONS[origin.institution].name}　${origin.at.slice(0, 7)} 診療分（レセプト由来）`,
          },
        ],
      }),
    });
  }
}
