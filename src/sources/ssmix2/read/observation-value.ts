import type { Json } from '../../fhir/json.ts';
import { type Fields, nameOf, nameOfXcn, numberOf, quantityJson } from '../fields.ts';
import { fhirTime } from '../japanese-time.ts';
import { componentOf, isBlanked, repetitionsOf, type Segment, textOf, wordsOf } from '../message.ts';

/** `value[x]` of a result with the digits as sent. */
export interface SentValue {
  readonly json: Json;
  readonly digits?: string;
}

const COMPARATORS: Readonly<Record<string, string>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '≦': '<=',
  '≧': '>=',
  '＜': '<',
  '＞': '>',
};

/** `<0.5`, `＜ 0.5`: a comparator before the number. One after it (`100<`) means what its hospital means: words. */
const LIMIT = /^(<=|>=|<|>|≦|≧|＜|＞)\s*([+-]?\d+(?:\.\d+)?)$/u;

function quantityValue(text: string, unit: string | undefined): SentValue | undefined {
  const plain = quantityJson(text, unit);
  if (plain !== undefined) return { json: { valueQuantity: plain }, digits: text };
  const limit = LIMIT.exec(text);
  const value = quantityJson(limit?.[2], unit);
  if (limit === null || value === undefined) return undefined;
  const comparator = COMPARATORS[limit[1] ?? ''];
  return { json: { valueQuantity: { ...value, comparator } }, digits: limit[2] ?? text };
}

/** SN: comparator, number, separator or suffix, number (`<^2`, `^1^:^128`, `^3^+`). */
function structuredNumber(obx: Segment, unit: string | undefined): SentValue | undefined {
  const [sign = '', first = '', middle = '', second = ''] = [1, 2, 3, 4].map(
    (part) => textOf(obx, 5, part) ?? '',
  );
  if (first === '' && middle === '') return undefined;
  if (middle === '' && second === '') {
    const read = quantityValue(`${sign}${first}`, unit);
    if (read !== undefined) return read;
  }
  return { json: { valueString: `${sign}${first}${middle}${second}` } };
}

function textValue(obx: Segment, unit: string | undefined): SentValue | undefined {
  const words = wordsOf(obx, 5);
  return words === undefined ? undefined : { json: { valueString: withUnit(words, unit) } };
}

/** Words that end in a figure keep their unit with them (`100<` mg/dL): a unit has no place of its own beside words. */
function withUnit(words: string, unit: string | undefined): string {
  return unit !== undefined && /\d/u.test(words) && !words.includes(unit) ? `${words} ${unit}` : words;
}

function codedValue(obx: Segment, fields: Fields): SentValue | undefined {
  const concepts = fields.concepts(obx, 5);
  if (concepts.length === 0) return undefined;
  if (concepts.length === 1) return { json: { valueCodeableConcept: concepts[0] } };
  return { json: { valueString: concepts.map((concept) => String(concept['text'])).join('、') } };
}

function personValue(obx: Segment): SentValue | undefined {
  const names = repetitionsOf(obx, 5).flatMap((one) => nameOfXcn(one) ?? componentOf(one, 1) ?? []);
  return names.length === 0 ? undefined : { json: { valueString: names.join('、') } };
}

function timeValue(obx: Segment): SentValue | undefined {
  const made = fhirTime(textOf(obx, 5));
  return made === undefined ? undefined : { json: { valueDateTime: made } };
}

/**
 * OBX-5 by its type (OBX-2). A number is one only where it is written as one; `(2+)`, `陰性`, `100<`, `測定不能` and
 * whatever else stands there is shown in its own words.
 */
export function sentValueOf(obx: Segment, fields: Fields): SentValue | undefined {
  const unit = nameOf(obx, 6);
  if (isBlanked(obx, 5)) return { json: { dataAbsentReason: { text: '空欄と明示' } } };
  switch (textOf(obx, 2)) {
    case 'NM': {
      const text = textOf(obx, 5);
      return text === undefined ? undefined : (quantityValue(text, unit) ?? textValue(obx, unit));
    }
    case 'SN':
      return structuredNumber(obx, unit);
    case 'CWE':
    case 'CE':
    case 'CNE':
    case 'IS':
    case 'ID':
      return codedValue(obx, fields);
    case 'XCN':
      return personValue(obx);
    case 'DT':
    case 'TS':
    case 'DTM':
      return timeValue(obx);
    case 'ED':
    case 'RP':
      return { json: { valueString: '添付データ（この形式の中身は表示しません）' } };
    default: {
      const text = repetitionsOf(obx, 5).length === 1 ? textOf(obx, 5) : undefined;
      // Words in a field of text may well be a figure with its unit; without one it might be a code or a grade.
      const figure = text === undefined || unit === undefined ? undefined : quantityValue(text, unit);
      return figure ?? textValue(obx, unit);
    }
  }
}

const BOUNDS = /^([+-]?\d+(?:\.\d+)?)\s*[-－〜～–]\s*([+-]?\d+(?:\.\d+)?)$/u;

/** OBX-7 in its own words, with the bounds where it plainly gives two. */
export function rangeOf(obx: Segment): readonly Json[] {
  const text = wordsOf(obx, 7);
  if (text === undefined) return [];
  const found = BOUNDS.exec(text);
  const low = numberOf(found?.[1]);
  const high = numberOf(found?.[2]);
  const bounds =
    low === undefined || high === undefined || low > high
      ? {}
      : { low: { value: low }, high: { value: high } };
  return [{ text, ...bounds }];
}

const STATUS: Readonly<Record<string, string>> = {
  F: 'final',
  U: 'final',
  P: 'preliminary',
  R: 'preliminary',
  S: 'preliminary',
  C: 'corrected',
  A: 'amended',
  D: 'entered-in-error',
  W: 'entered-in-error',
  X: 'cancelled',
  O: 'registered',
  I: 'registered',
};

/** OBX-11 (HL7 table 0085) as the status of an Observation; one that we do not know is not taken for final. */
export function statusOf(obx: Segment): string {
  return STATUS[textOf(obx, 11) ?? ''] ?? 'unknown';
}
