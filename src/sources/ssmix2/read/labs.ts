import type { Json } from '../../fhir/json.ts';
import { given, note, timeOf } from '../fields.ts';
import { type Segment, textOf, wordsOf } from '../message.ts';
import type { Made } from '../reading.ts';
import { type Group, groupsOf, segmentOf, textOfGroup } from '../segment-order.ts';
import { commentsOf, isCancelled, madeOf, type Message } from './message-parts.ts';
import { rangeOf, sentValueOf, statusOf } from './observation-value.ts';

const LABORATORY = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
};

interface Specimen {
  readonly spm: Segment | undefined;
  readonly group: Group;
  readonly part: string;
}

/** SPM groups, and results that came without one. */
function specimensOf(message: Message): readonly Specimen[] {
  const grouped = groupsOf(message.body, 'SPM').map((group, index) => ({
    spm: segmentOf(group, 'SPM'),
    group,
    part: `${index + 1}`,
  }));
  const loose: Group = { segments: [], groups: groupsOf(message.body, 'OBR') };
  return loose.groups.length === 0 ? grouped : [...grouped, { spm: undefined, group: loose, part: '0' }];
}

/** The organism that a susceptibility was tested on (OBR-26), and the sub-id that pairs an amount with its organism. */
function belongsTo(obr: Segment | undefined, obx: Segment): readonly Json[] {
  return [
    ...note('親検査の結果', obr === undefined ? undefined : wordsOf(obr, 26)),
    ...note('組番号', textOf(obx, 4)),
  ];
}

function resultOf(
  message: Message,
  specimen: Specimen,
  battery: Group,
  inner: Group,
  part: string,
): readonly Made[] {
  const obx = segmentOf(inner, 'OBX');
  const obr = segmentOf(battery, 'OBR');
  const code = message.fields.concept(obx, 3);
  if (obx === undefined || code === undefined) return [];
  const value = sentValueOf(obx, message.fields);
  const { spm } = specimen;
  const kind = message.fields.concept(spm, 4);
  const content: Json = {
    status: statusOf(obx),
    category: [LABORATORY],
    code,
    ...value?.json,
    ...given('effectiveDateTime', timeOf(spm, 17) ?? timeOf(obx, 14) ?? timeOf(obr, 7)),
    ...given('issued', timeOf(obr, 22)),
    ...given('interpretation', flagOf(obx)),
    ...given('referenceRange', rangeOf(obx)),
    ...given('method', message.fields.concept(obx, 17)),
    ...(kind === undefined
      ? {}
      : { specimen: { reference: '#s' }, contained: [{ resourceType: 'Specimen', id: 's', type: kind }] }),
    note: [...commentsOf(inner), ...commentsOf(battery), ...belongsTo(obr, obx)],
  };
  const text = [spm, obr, segmentOf(battery, 'ORC'), ...inner.segments].flatMap((one) => one?.text ?? []);
  return [
    madeOf(message, 'Observation', part, battery, content, {
      text: text.join('\n'),
      ...(value?.digits === undefined ? {} : { digits: value.digits }),
    }),
  ];
}

function flagOf(obx: Segment): readonly Json[] | undefined {
  const flag = textOf(obx, 8);
  return flag === undefined ? undefined : [{ text: flag, coding: [{ code: flag }] }];
}

/** 検体検査結果 (OUL^R22): one observation per OBX, dated by when the specimen was taken. */
export function readLabResults(message: Message): readonly Made[] {
  return specimensOf(message).flatMap((specimen) =>
    groupsOf(specimen.group, 'OBR').flatMap((battery, batteryIndex) =>
      groupsOf(battery, 'OBX').flatMap((inner, index) =>
        resultOf(message, specimen, battery, inner, `${specimen.part}-${batteryIndex + 1}-${index + 1}`),
      ),
    ),
  );
}

/** 検体検査オーダ (OML^O33): what was ordered. Its OBX rows hold no values and are no results. */
export function readLabOrders(message: Message): readonly Made[] {
  return specimensOf(message).flatMap((specimen) =>
    groupsOf(specimen.group, 'ORC').map((order, index) => {
      const orc = segmentOf(order, 'ORC');
      const obr = segmentOf(order, 'OBR');
      const ordered = groupsOf(order, 'OBX').flatMap((inner) => {
        const obx = segmentOf(inner, 'OBX');
        return obx === undefined ? [] : (textOf(obx, 3, 2) ?? textOf(obx, 3) ?? []);
      });
      const specimenName = message.fields.concept(specimen.spm, 4);
      const content: Json = {
        status: isCancelled(orc) ? 'revoked' : 'active',
        intent: 'order',
        category: [{ text: '検体検査オーダ' }],
        code: message.fields.concept(obr, 4) ?? { text: '検体検査オーダ' },
        ...given('occurrenceDateTime', timeOf(specimen.spm, 17) ?? timeOf(obr, 7)),
        ...given('authoredOn', timeOf(orc, 9)),
        note: [
          ...note('項目', ordered.length === 0 ? undefined : ordered.join('、')),
          ...note('材料', specimenName === undefined ? undefined : String(specimenName['text'])),
          ...commentsOf(order),
        ],
      };
      return madeOf(message, 'ServiceRequest', `${specimen.part}-${index + 1}`, order, content, {
        text: [specimen.spm?.text, textOfGroup(order)].filter((part) => part !== undefined).join('\n'),
        ...(isCancelled(orc) ? { marks: ['cancelled'] as const } : {}),
      });
    }),
  );
}
