import type { Json } from '../../fhir/json.ts';
import { given, nameOf, note, personName, placeText, timeOf } from '../fields.ts';
import type { Segment } from '../message.ts';
import type { Made } from '../reading.ts';
import { type Group, segmentOf } from '../segment-order.ts';
import { departmentOfVisit, madeOf, type Message } from './message-parts.ts';

interface Sent {
  readonly evn: Segment | undefined;
  readonly pv1: Segment | undefined;
  readonly pv2: Segment | undefined;
}

interface Visit {
  readonly title: string;
  readonly status: 'finished' | 'planned' | 'cancelled';
  readonly inpatient: boolean;
  readonly start: (sent: Sent) => string | undefined;
  readonly end?: (sent: Sent) => string | undefined;
}

const atAdmission = ({ evn, pv1 }: Sent) => timeOf(pv1, 44) ?? timeOf(evn, 6);
const whenItHappened = ({ evn, pv1 }: Sent) => timeOf(evn, 6) ?? timeOf(pv1, 44);
const asPlanned = ({ pv2, evn }: Sent) => timeOf(pv2, 8) ?? timeOf(evn, 6);

/** The moves of a patient by the event of their message (MSH-9.2), with the field that tells when (SS-MIX2 診療日). */
const VISITS: Readonly<Record<string, Visit>> = {
  A04: { title: '外来受診', status: 'finished', inpatient: false, start: atAdmission },
  A14: { title: '入院予定', status: 'planned', inpatient: true, start: asPlanned },
  A27: { title: '入院予定の取消', status: 'cancelled', inpatient: true, start: asPlanned },
  A01: { title: '入院', status: 'finished', inpatient: true, start: atAdmission },
  A11: { title: '入院の取消', status: 'cancelled', inpatient: true, start: atAdmission },
  A21: {
    title: '外出・外泊',
    status: 'finished',
    inpatient: true,
    start: whenItHappened,
    end: ({ pv2 }) => timeOf(pv2, 47),
  },
  A52: { title: '外出・外泊の取消', status: 'cancelled', inpatient: true, start: whenItHappened },
  A22: { title: '外出・外泊からの帰院', status: 'finished', inpatient: true, start: whenItHappened },
  A53: { title: '帰院の取消', status: 'cancelled', inpatient: true, start: whenItHappened },
  A15: { title: '転科・転棟予定', status: 'planned', inpatient: true, start: asPlanned },
  A26: { title: '転科・転棟予定の取消', status: 'cancelled', inpatient: true, start: asPlanned },
  A02: { title: '転科・転棟', status: 'finished', inpatient: true, start: whenItHappened },
  A12: { title: '転科・転棟の取消', status: 'cancelled', inpatient: true, start: whenItHappened },
  A16: {
    title: '退院予定',
    status: 'planned',
    inpatient: true,
    start: ({ pv2, evn }) => timeOf(pv2, 9) ?? timeOf(evn, 6),
  },
  A25: { title: '退院予定の取消', status: 'cancelled', inpatient: true, start: ({ pv2 }) => timeOf(pv2, 9) },
  A03: {
    title: '退院',
    status: 'finished',
    inpatient: true,
    start: ({ evn, pv1 }) => timeOf(pv1, 45) ?? timeOf(evn, 6),
  },
  A13: {
    title: '退院の取消',
    status: 'cancelled',
    inpatient: true,
    start: ({ evn, pv1 }) => timeOf(pv1, 45) ?? timeOf(evn, 6),
  },
};

/** 受診・入退院・転棟・外泊: each message is one event, and stands as one. */
export function readVisits(message: Message): readonly Made[] {
  const visit = VISITS[message.event];
  if (visit === undefined) return [];
  const sent: Sent = {
    evn: segmentOf(message.body, 'EVN'),
    pv1: segmentOf(message.body, 'PV1'),
    pv2: segmentOf(message.body, 'PV2'),
  };
  const [start, end] = [visit.start(sent), visit.end?.(sent)];
  const discharge = visit.title === '退院' ? message.fields.concept(sent.pv1, 36) : undefined;
  const department = departmentOfVisit(message);
  const content: Json = {
    status: visit.status,
    class: visit.inpatient ? { code: 'IMP' } : { code: 'AMB' },
    type: [{ text: visit.title }],
    ...(department === undefined ? {} : { serviceType: { text: department } }),
    period: { ...given('start', start), ...given('end', end) },
    ...(discharge === undefined ? {} : { hospitalization: { dischargeDisposition: discharge } }),
    note: [],
  };
  const author = personName(sent.pv1, 7);
  const group: Group = {
    segments: [sent.evn, sent.pv1, sent.pv2].filter((segment) => segment !== undefined),
    groups: [],
  };
  const places = [
    ...note(visit.inpatient ? '病棟・病室' : '受付', placeText(sent.pv1, 3)),
    ...note('移動前', placeText(sent.pv1, 6)),
    ...note('入院', visit.title === '退院' ? timeOf(sent.pv1, 44) : undefined),
    ...note('退院区分', discharge === undefined ? undefined : nameOf(sent.pv1, 36)),
  ];
  return [
    madeOf(
      message,
      'Encounter',
      '1',
      group,
      { ...content, note: places },
      {
        ...(author === undefined ? {} : { author }),
        ...(visit.status === 'cancelled' ? { marks: ['cancelled'] as const } : {}),
      },
    ),
  ];
}
