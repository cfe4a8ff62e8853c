import { DICOM_UID_SYSTEM } from '../../../terminology/code-systems.ts';
import type { Json } from '../../fhir/json.ts';
import { given, nameOf, nameOfXcn, note, personName, timeOf } from '../fields.ts';
import { repetitionsOf, type Segment, textOf, wordsOf, wordsOfRepetition } from '../message.ts';
import type { Made } from '../reading.ts';
import { type Group, groupsOf, segmentOf, segmentsOf, textOfGroup } from '../segment-order.ts';
import { commentsOf, isCancelled, madeOf, type Message, remarksOf } from './message-parts.ts';
import { rangeOf, sentValueOf, statusOf } from './observation-value.ts';

/** What the examinations of a data type are called. */
const NAMES: Readonly<Record<string, string>> = {
  'OMG-01': '放射線検査',
  'OMG-02': '内視鏡検査',
  'OMG-03': '生理検査',
  'OMG-11': '放射線検査',
  'OMG-12': '内視鏡検査',
  'OMG-13': '生理検査',
};

/** The orders of one examination: the parent (PA, or NW with the same number), and its children (CH, by ORC-8). */
interface Examination {
  readonly number: string;
  readonly groups: readonly Group[];
  readonly children: readonly Group[];
}

function numberOfOrder(group: Group): string {
  const orc = segmentOf(group, 'ORC');
  return (orc === undefined ? undefined : textOf(orc, 2)) ?? '';
}

function parentNumber(group: Group): string | undefined {
  const orc = segmentOf(group, 'ORC');
  const obr = segmentOf(group, 'OBR');
  return (
    (orc === undefined ? undefined : textOf(orc, 8)) ?? (obr === undefined ? undefined : textOf(obr, 29))
  );
}

function examinationsOf(groups: readonly Group[]): readonly Examination[] {
  const numbers = new Set(groups.map(numberOfOrder));
  const parentOf = (group: Group) => {
    const parent = parentNumber(group);
    return parent !== undefined && parent !== numberOfOrder(group) && numbers.has(parent)
      ? parent
      : undefined;
  };
  const heads = groups.filter((group) => parentOf(group) === undefined);
  return [...Map.groupBy(heads, numberOfOrder)].map(([number, same]) => ({
    number,
    groups: same,
    children: groups.filter((group) => parentOf(group) === number),
  }));
}

function codeOfOrder(group: Group | undefined, message: Message): Json | undefined {
  return group === undefined ? undefined : message.fields.concept(segmentOf(group, 'OBR'), 4);
}

function uniqueNotes(notes: readonly Json[]): readonly Json[] {
  return notes.filter((one, index) => notes.findIndex((other) => other['text'] === one['text']) === index);
}

function wordsOfParts(examination: Examination, message: Message): readonly Json[] {
  const all = [...examination.groups, ...examination.children];
  return uniqueNotes([
    ...examination.children.flatMap((child) => note('項目', textIn(codeOfOrder(child, message)))),
    ...all.flatMap((group) => [...remarksOf(group), ...commentsOf(group), ...stepsOf(group)]),
  ]);
}

function textIn(concept: Json | undefined): string | undefined {
  return concept === undefined ? undefined : String(concept['text']);
}

/** What was done in a step (ZE1) with what (its OBX, ZE2): who, with which drug, by which device. */
function stepsOf(group: Group): readonly Json[] {
  return groupsOf(group, 'ZE1').flatMap((step) => {
    const ze1 = segmentOf(step, 'ZE1');
    const who =
      ze1 === undefined
        ? []
        : repetitionsOf(ze1, 7).flatMap((one) => nameOfXcn(one) ?? wordsOfRepetition(one) ?? []);
    return [
      ...note('実施', ze1 === undefined ? undefined : nameOf(ze1, 3)),
      ...note('実施者', who.length === 0 ? undefined : who.join('、')),
      ...remarksOf(step),
      ...segmentsOf(step, 'ZE2').flatMap((ze2) => note('使用物品', wordsOf(ze2, 3) ?? wordsOf(ze2, 2))),
    ];
  });
}

function textOfExamination({ groups, children }: Examination): string {
  return [...groups, ...children].map(textOfGroup).join('\n');
}

function isWhollyCancelled({ groups }: Examination): boolean {
  return groups.every((group) => isCancelled(segmentOf(group, 'ORC')));
}

/** 放射線・内視鏡・生理検査オーダ (OMG^O19): what was asked for, one entry per parent order. */
export function readExaminationOrders(message: Message): readonly Made[] {
  const name = `${NAMES[message.file.type] ?? '検査'}オーダ`;
  return examinationsOf(groupsOf(message.body, 'ORC')).map((examination, index) => {
    const [head] = examination.groups;
    const obr = head === undefined ? undefined : segmentOf(head, 'OBR');
    const orc = head === undefined ? undefined : segmentOf(head, 'ORC');
    const content: Json = {
      status: isWhollyCancelled(examination) ? 'revoked' : 'active',
      intent: 'order',
      category: [{ text: name }],
      code: codeOfOrder(head, message) ?? { text: name },
      ...given('occurrenceDateTime', timeOf(obr, 7)),
      ...given('authoredOn', timeOf(orc, 9)),
      note: wordsOfParts(examination, message),
    };
    return madeOf(message, 'ServiceRequest', `${index + 1}`, head ?? { segments: [], groups: [] }, content, {
      text: textOfExamination(examination),
      ...(isWhollyCancelled(examination) ? { marks: ['cancelled'] as const } : {}),
    });
  });
}

interface Study {
  readonly uid: string | undefined;
  readonly ipc: Segment | undefined;
  readonly groups: readonly Group[];
}

/** IPC-3 joins an examination to its pictures in the archive; children repeat their parent's. */
function studiesOf(examination: Examination): readonly Study[] {
  const all = [...examination.groups, ...examination.children];
  const found = new Map<string, Segment>();
  for (const ipc of all.flatMap((group) => segmentsOf(group, 'IPC'))) {
    const uid = textOf(ipc, 3);
    if (uid !== undefined && !found.has(uid)) found.set(uid, ipc);
  }
  const studies = [...found].map(([uid, ipc]) => ({ uid, ipc, groups: all }));
  return studies.length > 0 ? studies : [{ uid: undefined, ipc: undefined, groups: all }];
}

function performedJson(examination: Examination, study: Study, message: Message): Json {
  const [head] = examination.groups;
  const obr = head === undefined ? undefined : segmentOf(head, 'OBR');
  const { ipc } = study;
  const accession = ipc === undefined ? undefined : textOf(ipc, 1);
  const code = codeOfOrder(head, message);
  const notes = [...wordsOfParts(examination, message), ...note('受付番号', accession)];
  const when = timeOf(obr, 7) ?? timeOf(obr, 22);
  if (study.uid === undefined)
    return {
      status: 'completed',
      code: code ?? { text: NAMES[message.file.type] },
      ...given('performedDateTime', when),
      note: notes,
    };
  const modality = ipc === undefined ? undefined : (textOf(ipc, 5, 1) ?? textOf(ipc, 5, 2));
  return {
    status: 'available',
    identifier: [{ system: DICOM_UID_SYSTEM, value: `urn:oid:${study.uid}` }],
    modality: modality === undefined ? [] : [{ code: modality }],
    ...given('description', textIn(code)),
    procedureCode: code === undefined ? [] : [code],
    ...given('started', when),
    note: notes,
  };
}

/** 検査実施 (OMI^Z23): the study with its number in the archive; without one, what was done. */
export function readPerformedExaminations(message: Message): readonly Made[] {
  const examinations = examinationsOf(groupsOf(message.body, 'ORC'));
  const seen = new Set<string>();
  return examinations.flatMap((examination, index) =>
    studiesOf(examination).flatMap((study, place) => {
      if (study.uid !== undefined && seen.has(study.uid)) return [];
      if (study.uid !== undefined) seen.add(study.uid);
      // Orders of one study under several numbers are one study: all that is said of it stands with it.
      const same =
        study.uid === undefined
          ? [examination]
          : examinations.filter((other) => studiesOf(other).some(({ uid }) => uid === study.uid));
      const main = same.find((other) => other.children.length > 0) ?? examination;
      const whole: Examination = {
        number: main.number,
        groups: main.groups,
        children: [
          ...main.children,
          ...same.filter((other) => other !== main).flatMap((other) => other.groups),
        ],
      };
      const [head = { segments: [], groups: [] }] = main.groups;
      const type = study.uid === undefined ? 'Procedure' : 'ImagingStudy';
      return [
        madeOf(message, type, `${index + 1}-${place + 1}`, head, performedJson(whole, study, message), {
          text: same.map(textOfExamination).join('\n'),
        }),
      ];
    }),
  );
}

/** Findings are sentences; measurements are numbers with their names. */
function isFinding(obx: Segment): boolean {
  return ['TX', 'FT', 'ST'].includes(textOf(obx, 2) ?? '');
}

function measurementsJson(report: Group, message: Message, when: string | undefined): Json {
  return {
    status: 'final',
    code: codeOfOrder(report, message) ?? { text: '生理検査' },
    ...given('effectiveDateTime', when),
    component: groupsOf(report, 'OBX').flatMap((group) => {
      const obx = segmentOf(group, 'OBX');
      if (obx === undefined || isFinding(obx)) return [];
      const code = message.fields.concept(obx, 3) ?? { text: 'OBX' };
      const value = sentValueOf(obx, message.fields)?.json;
      return [{ code, ...value, ...given('referenceRange', rangeOf(obx)) }];
    }),
  };
}

/** 生理検査結果 (ORU^R01): the report with its findings, and its measurements as one observation with parts. */
export function readExaminationResults(message: Message): readonly Made[] {
  const reports = [...groupsOf(message.body, 'ORC'), ...groupsOf(message.body, 'OBR')];
  return reports.flatMap((report, index) => {
    const obr = segmentOf(report, 'OBR');
    const results = groupsOf(report, 'OBX').flatMap((group) => segmentOf(group, 'OBX') ?? []);
    const findings = results.filter(isFinding).flatMap((obx) => wordsOf(obx, 5) ?? []);
    const when = timeOf(obr, 7) ?? timeOf(obr, 22);
    const author = personName(obr, 32) ?? personName(obr, 16);
    const more = author === undefined ? {} : { author };
    const measurements = measurementsJson(report, message, when);
    const hasMeasurements = (measurements['component'] as readonly Json[]).length > 0;
    const statuses = results.map(statusOf);
    const content: Json = {
      status: statuses.find((status) => status !== 'final') ?? 'final',
      category: [{ text: NAMES[message.file.type] ?? '生理検査' }],
      code: codeOfOrder(report, message) ?? { text: '生理検査' },
      ...given('effectiveDateTime', when),
      ...given('issued', timeOf(obr, 22)),
      ...given('conclusion', findings.length === 0 ? undefined : findings.join('\n')),
      note: commentsOf(report),
    };
    return [
      madeOf(message, 'DiagnosticReport', `${index + 1}`, report, content, more),
      ...(hasMeasurements
        ? [madeOf(message, 'Observation', `${index + 1}-m`, report, measurements, more)]
        : []),
    ];
  });
}
