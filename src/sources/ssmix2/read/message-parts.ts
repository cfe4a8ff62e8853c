import type { Json } from '../../fhir/json.ts';
import { departmentOf, type Fields, given, nameIn, nameOfXcn, note, personName } from '../fields.ts';
import type { FileName } from '../file-name.ts';
import { fhirTime, partialDateOfHl7 } from '../japanese-time.ts';
import {
  componentOf,
  innerOf,
  type Repetition,
  repetitionsOf,
  type Segment,
  textOf,
  wordsOf,
  wordsOfRepetition,
} from '../message.ts';
import type { Made } from '../reading.ts';
import { type Group, type Grouped, groupsOf, segmentOf, segmentsOf, textOfGroup } from '../segment-order.ts';

/** One message, grouped, with what its file's name says. */
export interface Message {
  readonly file: FileName;
  /** MSH-9.2 */
  readonly event: string;
  readonly body: Grouped;
  readonly fields: Fields;
  readonly source: string;
}

/** The id of the n-th resource out of a file: its name without the flag, which alone changes when it is replaced. */
export function resourceId(message: Message, part: string): string {
  const { patientId, day, type, order, time, department } = message.file;
  return `${patientId}_${day}_${type}_${order}_${time}_${department}.${part}`;
}

/** What the common order segment says of who ordered and where. */
function orderedBy(orc: Segment | undefined): Partial<Made> {
  const recordedOn = orc === undefined ? undefined : partialDateOfHl7(textOf(orc, 9));
  return {
    ...given('institution', orc === undefined ? undefined : textOf(orc, 21)),
    ...given('department', departmentOf(orc, 17)),
    ...given('author', personName(orc, 12)),
    ...given('recordedOn', recordedOn),
  };
}

/** A resource of this message's patient, with the segments it was made of as its original. */
export function madeOf(
  message: Message,
  resourceType: string,
  part: string,
  group: Group,
  content: Json,
  more: Partial<Made> = {},
): Made {
  const subject = { reference: `Patient/${message.file.patientId}` };
  return {
    resource: { resourceType, id: resourceId(message, part), subject, ...content },
    text: textOfGroup(group),
    ...orderedBy(segmentOf(group, 'ORC')),
    ...more,
  };
}

/** 診療科: of the visit where the order itself names none. */
export function departmentOfVisit(message: Message): string | undefined {
  const visit = segmentOf(message.body, 'PV1');
  return departmentOf(visit, 10);
}

export function isCancelled(orc: Segment | undefined): boolean {
  const control = orc === undefined ? undefined : textOf(orc, 1);
  return control === 'CA' || control === 'OC' || control === 'CR';
}

/** Comments that hang on a group. */
export function commentsOf(group: Group): readonly Json[] {
  return segmentsOf(group, 'NTE').flatMap((nte) => note('', wordsOf(nte, 3)));
}

/** A value in words, by its type: persons by their names, codes by theirs, drugs (ZRD) with their amount. */
function remarkValue(obx: Segment): string | undefined {
  const each: Readonly<Record<string, (one: Repetition) => string | undefined>> = {
    XCN: nameOfXcn,
    CWE: nameIn,
    CE: nameIn,
    TS: (one) => fhirTime(componentOf(one, 1)),
    ZRD: (one) =>
      [nameIn(one), componentOf(one, 4), nameIn(innerOf(one, 5))]
        .filter((part) => part !== undefined)
        .join(' '),
  };
  const read = each[textOf(obx, 2) ?? ''];
  if (read === undefined) return wordsOf(obx, 5);
  const words = repetitionsOf(obx, 5).flatMap((one) => read(one) ?? wordsOfRepetition(one) ?? []);
  return words.length === 0 ? undefined : words.join('、');
}

/** Results that only say something about an order or a disease (体重, 臨床病名, 検査目的), as its notes. */
export function remarksOf(group: Group): readonly Json[] {
  return groupsOf(group, 'OBX').flatMap((inner) => {
    const [obx] = inner.segments;
    if (obx === undefined) return [];
    const value = [remarkValue(obx), textOf(obx, 6)].filter((part) => part !== undefined).join(' ');
    const name = textOf(obx, 3, 2) ?? textOf(obx, 3) ?? 'OBX';
    return [...note(name, value === '' ? undefined : value), ...commentsOf(inner)];
  });
}
