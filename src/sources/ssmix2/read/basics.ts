import type { Json } from '../../fhir/json.ts';
import { given, nameIn, nameOf, note, personName, timeOf } from '../fields.ts';
import { innerOf, repetitionsOf, textOf, wordsOf } from '../message.ts';
import type { Made } from '../reading.ts';
import { type Group, groupsOf, segmentOf, segmentsOf } from '../segment-order.ts';
import { readBasicAllergies } from './allergies.ts';
import { commentsOf, madeOf, type Message } from './message-parts.ts';
import { sentValueOf, statusOf } from './observation-value.ts';

function only(segment: Group['segments'][number]): Group {
  return { segments: [segment], groups: [] };
}

/**
 * 身長, 体重, 血液型 of ADT-00. They come without the time of measurement: the day of the message stands in for it, and
 * says so.
 */
function measurementsOf(message: Message): readonly Made[] {
  const sent = timeOf(segmentOf(message.body, 'EVN'), 2) ?? timeOf(segmentOf(message.body, 'MSH'), 7);
  return groupsOf(message.body, 'OBX').flatMap((group, index) => {
    const obx = segmentOf(group, 'OBX');
    const code = message.fields.concept(obx, 3);
    if (obx === undefined || code === undefined) return [];
    const value = sentValueOf(obx, message.fields);
    const measured = timeOf(obx, 14);
    const content: Json = {
      status: statusOf(obx),
      code,
      ...value?.json,
      ...given('effectiveDateTime', measured),
      ...given('issued', sent),
      note: [
        ...note('', measured === undefined ? '測定日の記載なし（日付は送信日）' : undefined),
        ...commentsOf(group),
      ],
    };
    return [
      madeOf(message, 'Observation', `obx-${index + 1}`, group, content, given('digits', value?.digits)),
    ];
  });
}

/** 障害 (DB1): whether, and from when to when. */
function disabilitiesOf(message: Message): readonly Made[] {
  return segmentsOf(message.body, 'DB1').flatMap((db1, index) => {
    const indicator = textOf(db1, 4);
    if (indicator === undefined) return [];
    const words = indicator === 'Y' ? '有' : indicator === 'N' ? '無' : indicator;
    const content: Json = {
      status: 'final',
      code: { text: '障害の有無' },
      valueString: words,
      ...given('effectiveDateTime', timeOf(db1, 5)),
      note: note('終了', timeOf(db1, 6)),
    };
    return [madeOf(message, 'Observation', `db1-${index + 1}`, only(db1), content)];
  });
}

/** 保険 (IN1) */
function insurancesOf(message: Message): readonly Made[] {
  return segmentsOf(message.body, 'IN1').map((in1, index) => {
    const payer = textOf(in1, 4) ?? textOf(in1, 3);
    const group = textOf(in1, 10) ?? textOf(in1, 8);
    const content: Json = {
      status: 'active',
      type: message.fields.concept(in1, 2),
      payor: payer === undefined ? [] : [{ display: payer }],
      ...given(
        'subscriberId',
        [group, textOf(in1, 11) ?? textOf(in1, 36)].filter((part) => part !== undefined).join('・') ||
          undefined,
      ),
      period: { ...given('start', timeOf(in1, 12)), ...given('end', timeOf(in1, 13)) },
    };
    return madeOf(message, 'Coverage', `in1-${index + 1}`, only(in1), content);
  });
}

/** 患者基本情報 (ADT-00): what it says beside who the patient is. */
export function readBasics(message: Message): readonly Made[] {
  return [
    ...measurementsOf(message),
    ...readBasicAllergies(message),
    ...disabilitiesOf(message),
    ...insurancesOf(message),
  ];
}

/** 担当医 (ADT-01) */
export function readAttending(message: Message): readonly Made[] {
  const visit = segmentOf(message.body, 'PV1');
  const doctor = personName(visit, 7);
  if (visit === undefined || doctor === undefined) return [];
  const content: Json = {
    status: 'active',
    name: `担当医：${doctor}`,
    period: given('start', timeOf(segmentOf(message.body, 'EVN'), 6)),
    note: note('', nameOf(visit, 10)),
  };
  return [madeOf(message, 'CareTeam', '1', only(visit), content, { author: doctor })];
}

/** 食事オーダ (OMD^O03): the order's day, and from which meal on, in its own digits. */
export function readMeals(message: Message): readonly Made[] {
  return groupsOf(message.body, 'ORC').flatMap((order, index) => {
    const orc = segmentOf(order, 'ORC');
    const diets = segmentsOf(order, 'ODS');
    const words = diets.flatMap((ods) =>
      [nameOf(ods, 3), wordsOf(ods, 4)].filter((part) => part !== undefined),
    );
    const [timing] = segmentsOf(order, 'TQ1');
    const from = timing === undefined ? undefined : textOf(timing, 7);
    const content: Json = {
      status: 'active',
      ...given('dateTime', timeOf(orc, 9)),
      note: [
        ...note(
          '食事',
          timing === undefined
            ? undefined
            : repetitionsOf(timing, 3).flatMap((one) => nameIn(innerOf(one, 1)) ?? [])[0],
        ),
        ...note('開始', from === undefined ? undefined : mealTime(from)),
        ...note('終了', timing === undefined ? undefined : timeOf(timing, 8)),
        ...commentsOf(order),
      ],
    };
    const title = `食事オーダ ${words.join(' ')}`.trim();
    return [
      madeOf(message, 'NutritionOrder', `${index + 1}`, order, content, {
        finish: (entry) => ({ ...entry, title }),
      }),
    ];
  });
}

/** `2011101607`: an hour without minutes is said as one. */
function mealTime(text: string): string {
  const found = /^(\d{4})(\d{2})(\d{2})(\d{2})$/u.exec(text);
  return found === null ? text : `${found.slice(1, 4).join('-')} ${found[4] ?? ''}時`;
}
