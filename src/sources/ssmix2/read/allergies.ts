import type { Json } from '../../fhir/json.ts';
import { given, nameOf, note, personName, timeOf } from '../fields.ts';
import { type Segment, textOf, wordsOf } from '../message.ts';
import { partialDateOfHl7 } from '../japanese-time.ts';
import type { Made } from '../reading.ts';
import { type Group, segmentOf, segmentsOf } from '../segment-order.ts';
import { madeOf, type Message } from './message-parts.ts';

/** HL7 table 0127 as categories of FHIR; what it does not tell is left untold. */
const CATEGORY: Readonly<Record<string, string>> = {
  DA: 'medication',
  MA: 'medication',
  FA: 'food',
  EA: 'environment',
  PA: 'environment',
  LA: 'environment',
  AA: 'environment',
};

const SEVERITY: Readonly<Record<string, string>> = { SV: 'severe', MO: 'moderate', MI: 'mild' };

interface Columns {
  readonly type: number;
  readonly allergen: number;
  readonly severity: number;
  readonly reaction: number;
}

const IAM: Columns = { type: 2, allergen: 3, severity: 4, reaction: 5 };
const AL1: Columns = { type: 2, allergen: 3, severity: 4, reaction: 5 };

function allergyJson(message: Message, segment: Segment, columns: Columns): Json | undefined {
  const type = textOf(segment, columns.type);
  const typeName = nameOf(segment, columns.type);
  const code =
    message.fields.concept(segment, columns.allergen) ??
    (typeName === undefined ? undefined : { text: typeName });
  if (code === undefined) return undefined;
  const category = CATEGORY[type ?? ''];
  const severity = SEVERITY[textOf(segment, columns.severity) ?? ''];
  const reaction = wordsOf(segment, columns.reaction);
  const reactions =
    reaction === undefined && severity === undefined
      ? []
      : [
          {
            manifestation: reaction === undefined ? [] : [{ text: reaction }],
            ...given('severity', severity),
          },
        ];
  return {
    code,
    ...(category === undefined ? {} : { category: [category] }),
    ...given('reaction', reactions),
    note: [
      ...note('', type === 'MC' ? '禁忌（その他）' : undefined),
      ...note('種別', category === undefined ? typeName : undefined),
      ...note('重症度', nameOf(segment, columns.severity)),
    ],
  };
}

/**
 * IAM-6 (HL7 table 0323): D takes the row back. X ("no change") is said to be used for removals too; whether a hospital
 * means that cannot be told from the message, so the allergy is shown and the letter with it.
 */
function actionOf(iam: Segment): { readonly removed: boolean; readonly note: readonly Json[] } {
  const action = textOf(iam, 6);
  return {
    removed: action === 'D',
    note:
      action === 'X'
        ? note('処理区分', nameOf(iam, 6) === 'X' ? 'X（変更なし、または取消）' : `X ${nameOf(iam, 6) ?? ''}`)
        : [],
  };
}

function iamJson(message: Message, iam: Segment): Json | undefined {
  const base = allergyJson(message, iam, IAM);
  if (base === undefined) return undefined;
  const { removed, note: action } = actionOf(iam);
  const onset = timeOf(iam, 11);
  return {
    ...base,
    ...(removed ? { verificationStatus: { coding: [{ code: 'entered-in-error' }] } } : {}),
    ...given('onsetDateTime', onset),
    ...(onset === undefined ? given('onsetString', wordsOf(iam, 12)) : {}),
    ...given('recordedDate', timeOf(iam, 13)),
    note: [
      ...(base['note'] as readonly Json[]),
      ...action,
      ...(onset === undefined ? [] : note('発症時期', wordsOf(iam, 12))),
      ...note('原因区分', nameOf(iam, 9)),
      ...note('状態', nameOf(iam, 17)),
    ],
  };
}

function madeOfSegment(message: Message, segment: Segment, part: string, json: Json): Made {
  const group: Group = { segments: [segment], groups: [] };
  const reporter = segment.name === 'IAM' ? personName(segment, 14) : undefined;
  return madeOf(message, 'AllergyIntolerance', part, group, json, given('author', reporter));
}

/** アレルギー (ADT^A60): the whole list. */
export function readAllergies(message: Message): readonly Made[] {
  return segmentsOf(message.body, 'IAM').flatMap((iam, index) => {
    const json = iamJson(message, iam);
    return json === undefined ? [] : [madeOfSegment(message, iam, `iam-${index + 1}`, json)];
  });
}

/** Allergies that the patient's basic data (ADT-00) name beside that list: the two may disagree, and both are shown. */
export function readBasicAllergies(message: Message): readonly Made[] {
  return segmentsOf(message.body, 'AL1').flatMap((al1, index) => {
    const json = allergyJson(message, al1, AL1);
    if (json === undefined) return [];
    const dated = { ...json, ...given('onsetDateTime', timeOf(al1, 6)) };
    const recordedOn = partialDateOfHl7(textOf(segmentOf(message.body, 'EVN') ?? al1, 2));
    return [
      { ...madeOfSegment(message, al1, `al1-${index + 1}`, dated), ...given('recordedOn', recordedOn) },
    ];
  });
}
