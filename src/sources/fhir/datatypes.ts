import type { Coded, Coding } from '../../domain/coded.ts';
import { parsePartialDate, UNKNOWN_WHEN, type PartialDate, type When } from '../../domain/partial-date.ts';
import type { ObservationValue, Quantity, ReferenceRange } from '../../domain/quantity.ts';
import { parseJapaneseDate } from '../../terminology/era-dates.ts';
import { canonicalSystem, isPlaceholder } from '../../terminology/code-systems.ts';
import { isJson, type Json, listAt, numberAt, objectAt, textAt } from './json.ts';

const NO_EXTENSIONS: readonly Json[] = [];

/** Extension by the tail of its URL: the same one is spelled under several roots (JP Core and JP-CLINS moved them over time). */
export function extensionsOf(of: Json, tail: string): readonly Json[] {
  if (of['extension'] === undefined) return NO_EXTENSIONS;
  return listAt(of, 'extension').filter((extension) => hasTail(extension, tail));
}

export function extensionOf(of: Json, tail: string): Json | undefined {
  if (of['extension'] === undefined) return undefined;
  for (const extension of listAt(of, 'extension')) if (hasTail(extension, tail)) return extension;
  return undefined;
}

function hasTail(extension: Json, tail: string): boolean {
  return textAt(extension, 'url')?.endsWith(tail) === true;
}

const ZERO = 48;

function twoDigits(text: string, at: number): number {
  const [ten, one] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return ten >= 0 && ten <= 9 && one >= 0 && one <= 9 ? ten * 10 + one : Number.NaN;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYY-MM-DD` (but the 29th of February), `HH:mm:ss` in Japanese time: what nearly every date here is. */
function isPlainDay(text: string): boolean {
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  return (
    year >= 1000 && month >= 1 && day >= 1 && day <= (DAYS[month] ?? 0) && text[4] === '-' && text[7] === '-'
  );
}

function isPlainTime(text: string): boolean {
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const apart = text[10] === 'T' && text[13] === ':' && text[16] === ':';
  return apart && hour <= 23 && minute <= 59 && second <= 59;
}

function isJapaneseInstant(text: string): boolean {
  if (text.length < 25 || !text.endsWith('+09:00')) return false;
  if (text.length === 25) return true;
  // Fractions of a second; a dot alone is none.
  if (text[19] !== '.' || text.length === 26) return false;
  for (let at = 20; at < text.length - 6; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return false;
  }
  return true;
}

/** A date as `parsePartialDate` reads it; the plain ones without the machinery that the others need. */
function dateOf(text: string): PartialDate | undefined {
  if (text.length === 10 && isPlainDay(text)) {
    return { text, precision: 'day', sortKey: `${text}T00:00:00` };
  }
  if (isJapaneseInstant(text) && isPlainDay(text) && isPlainTime(text)) {
    return { text, precision: 'instant', sortKey: text.slice(0, 19) };
  }
  return parsePartialDate(text);
}

const NO_CODINGS: readonly Coding[] = [];

function codingOf(json: Json): Coding | undefined {
  const code = textAt(json, 'code');
  if (code === undefined) return undefined;
  const system = canonicalSystem(textAt(json, 'system') ?? '');
  if (isPlaceholder(system, code)) return undefined;
  const display = textAt(json, 'display');
  return display === undefined ? { system, code } : { system, code, display };
}

function oneCoding(json: Json): readonly Coding[] {
  const coding = codingOf(json);
  return coding === undefined ? NO_CODINGS : [coding];
}

/** A CodeableConcept; `text` falls back to a coding's display, then to its code. Undefined where nothing stands. */
export function codedOf(json: Json): Coded | undefined {
  const listed = listAt(json, 'coding');
  const words = textAt(json, 'text');
  const [first] = listed;
  if (first === undefined) return words === undefined ? undefined : { text: words, codings: NO_CODINGS };
  const codings = listed.length === 1 ? oneCoding(first) : listed.flatMap((item) => codingOf(item) ?? []);
  if (words !== undefined) return { text: words, codings };
  const display = codings.find((coding) => coding.display !== undefined)?.display;
  const text = display ?? codings[0]?.code ?? textAt(first, 'display');
  return text === undefined ? undefined : { text, codings };
}

export function codedAt(of: Json, key: string): Coded | undefined {
  const value = of[key];
  return isJson(value) ? codedOf(value) : undefined;
}

/** Texts of a list of CodeableConcepts. */
export function conceptTexts(of: Json, key: string): readonly string[] {
  return listAt(of, key).flatMap((item) => codedOf(item)?.text ?? []);
}

export function dateAt(of: Json, key: string): PartialDate | undefined {
  const text = textAt(of, key);
  return text === undefined ? undefined : dateOf(text);
}

/** A FHIR date under `key`; text that is no date is kept as words. */
export function whenAt(of: Json, key: string): When {
  const text = textAt(of, key);
  if (text === undefined) return UNKNOWN_WHEN;
  const start = dateOf(text) ?? parseJapaneseDate(text);
  return start === undefined ? { state: 'worded', words: text } : { state: 'dated', start };
}

export function whenOfPeriod(period: Json): When {
  const start = dateAt(period, 'start');
  const end = dateAt(period, 'end');
  if (start !== undefined) return { state: 'dated', start, ...(end === undefined ? {} : { end }) };
  return end === undefined ? UNKNOWN_WHEN : { state: 'dated', start: end };
}

/** An age with its unit (歳; `a` is UCUM's year). */
function ageWords(age: Quantity | undefined): string | undefined {
  if (age === undefined) return undefined;
  const unit = age.unit === 'a' || age.unit === '' ? '歳' : age.unit;
  return `${age.comparator ?? ''}${age.text}${unit}`;
}

/** A time told in words; a date written the Japanese way is a date. */
function worded(words: string): When {
  const start = parseJapaneseDate(words);
  return start === undefined ? { state: 'worded', words } : { state: 'dated', start };
}

interface ChoiceKeys {
  readonly dates: readonly string[];
  readonly period: string;
  readonly words: string;
  readonly age: string;
  readonly range: string;
}

/** The names of a choice's elements, put together once: they are looked up in every resource. */
const CHOICE_KEYS = new Map<string, ChoiceKeys>();

function choiceKeys(base: string): ChoiceKeys {
  const known = CHOICE_KEYS.get(base);
  if (known !== undefined) return known;
  const keys = {
    dates: ['DateTime', 'Date', 'Instant'].map((type) => base + type),
    period: `${base}Period`,
    words: `${base}String`,
    age: `${base}Age`,
    range: `${base}Range`,
  };
  CHOICE_KEYS.set(base, keys);
  return keys;
}

/** A choice element `base[x]`: dateTime, Period, string, Age or Range, in that order. */
export function whenOfChoice(of: Json, base: string): When {
  const keys = choiceKeys(base);
  for (const key of keys.dates) {
    const when = whenAt(of, key);
    if (when.state !== 'unknown') return when;
  }
  const period = whenOfPeriod(objectAt(of, keys.period));
  if (period.state !== 'unknown') return period;
  const words = textAt(of, keys.words) ?? ageWords(quantityAt(of, keys.age));
  if (words !== undefined) return worded(words);
  const range = objectAt(of, keys.range);
  const low = quantityOf(objectAt(range, 'low'));
  const high = quantityOf(objectAt(range, 'high'));
  if (low === undefined && high === undefined) return UNKNOWN_WHEN;
  return { state: 'worded', words: `${low?.text ?? ''}–${high?.text ?? ''}${high?.unit ?? low?.unit ?? ''}` };
}

const COMPARATORS = ['<', '<=', '>=', '>'] as const;

/** A Quantity with the source's own digits; undefined without a number. */
export function quantityOf(json: Json): Quantity | undefined {
  const value = numberAt(json, 'value');
  if (value === undefined) return undefined;
  const sign = json['comparator'];
  const comparator = sign === undefined ? undefined : COMPARATORS.find((known) => known === sign);
  const unit = textAt(json, 'unit') ?? textAt(json, 'code') ?? '';
  const text = String(value);
  return comparator === undefined ? { value, text, unit } : { value, text, unit, comparator };
}

export function quantityAt(of: Json, key: string): Quantity | undefined {
  const value = of[key];
  return isJson(value) ? quantityOf(value) : undefined;
}

function ratioText(ratio: Json): string | undefined {
  const numerator = quantityAt(ratio, 'numerator');
  const denominator = quantityAt(ratio, 'denominator');
  if (numerator === undefined) return undefined;
  const below = denominator === undefined ? '' : `/${denominator.text}${denominator.unit}`;
  return `${numerator.text}${numerator.unit}${below}`;
}

function plainValue(of: Json): string | undefined {
  const flag = of['valueBoolean'];
  if (typeof flag === 'boolean') return String(flag);
  const simple = ['valueString', 'valueInteger', 'valueDateTime', 'valueTime'].find(
    (key) => textAt(of, key) !== undefined,
  );
  if (simple !== undefined) return textAt(of, simple);
  const range = objectAt(of, 'valueRange');
  const low = quantityAt(range, 'low');
  const high = quantityAt(range, 'high');
  if (low !== undefined || high !== undefined)
    return `${low?.text ?? ''}–${high?.text ?? ''} ${high?.unit ?? low?.unit ?? ''}`;
  const period = whenOfPeriod(objectAt(of, 'valuePeriod'));
  if (period.state === 'dated') return `${period.start.text}–${period.end?.text ?? ''}`;
  const sampled = objectAt(of, 'valueSampledData');
  if (textAt(sampled, 'data') !== undefined)
    return `[${textAt(sampled, 'dimensions') ?? '?'} × ${textAt(sampled, 'period') ?? '?'} ms]`;
  return ratioText(objectAt(of, 'valueRatio'));
}

/** `value[x]` of an Observation or of one of its components, verbatim. */
export function observationValueOf(of: Json): ObservationValue {
  const quantity = quantityAt(of, 'valueQuantity');
  if (quantity !== undefined) return { type: 'quantity', quantity };
  const text = codedAt(of, 'valueCodeableConcept')?.text ?? plainValue(of);
  if (text !== undefined) return { type: 'text', text };
  const absent = codedAt(of, 'dataAbsentReason');
  return absent === undefined ? { type: 'none' } : { type: 'absent', reason: absent.text };
}

function rangeText(range: Json): ReferenceRange | undefined {
  const low = quantityAt(range, 'low');
  const high = quantityAt(range, 'high');
  const words = textAt(range, 'text');
  if (words === undefined && low === undefined && high === undefined) return undefined;
  const bounds =
    low === undefined && high === undefined ? undefined : `${low?.text ?? ''}–${high?.text ?? ''}`;
  // Words that do not name the bounds themselves (「成人正常範囲」) must not stand in their place.
  const names = (bound: Quantity | undefined) => bound !== undefined && words?.includes(bound.text) === true;
  const named = names(low) || names(high);
  const text = words === undefined ? bounds : bounds === undefined || named ? words : `${bounds} (${words})`;
  return {
    text: text ?? '',
    ...(low === undefined ? {} : { low: low.value }),
    ...(high === undefined ? {} : { high: high.value }),
  };
}

function rangeType(range: Json): string | undefined {
  const type = range['type'];
  if (!isJson(type)) return undefined;
  const coding = listAt(type, 'coding')[0];
  return (coding === undefined ? undefined : textAt(coding, 'code')) ?? textAt(type, 'text');
}

/** The range that is meant as the usual one: untyped or normal, before any other (a panic limit, a treatment target). */
export function rangeOf(of: Json): ReferenceRange | undefined {
  const ranges = listAt(of, 'referenceRange');
  const [first] = ranges;
  if (first === undefined) return undefined;
  const usual =
    ranges.length === 1 ? first : ranges.find((range) => (rangeType(range) ?? 'normal') === 'normal');
  return usual === undefined ? undefined : rangeText(usual);
}

/** Every other range of a result, with what it is meant for. */
export function otherRangesOf(of: Json): readonly { readonly words?: string; readonly value: string }[] {
  const ranges = listAt(of, 'referenceRange');
  if (ranges.length < 2) return [];
  const usual = ranges.find((range) => (rangeType(range) ?? 'normal') === 'normal');
  return ranges.flatMap((range) => {
    const text = range === usual ? undefined : rangeText(range)?.text;
    const words = rangeType(range);
    return text === undefined ? [] : [{ value: text, ...(words === undefined ? {} : { words }) }];
  });
}

const NO_NOTES: readonly string[] = [];

export function notesOf(of: Json): readonly string[] {
  if (of['note'] === undefined) return NO_NOTES;
  return listAt(of, 'note').flatMap((note) => textAt(note, 'text') ?? []);
}

interface Identifier {
  readonly system: string;
  readonly value: string;
}

const NO_IDENTIFIERS: readonly Identifier[] = [];

export function identifiersOf(of: Json): readonly Identifier[] {
  if (of['identifier'] === undefined) return NO_IDENTIFIERS;
  const found: Identifier[] = [];
  for (const identifier of listAt(of, 'identifier')) {
    const value = textAt(identifier, 'value');
    if (value !== undefined)
      found.push({ system: canonicalSystem(textAt(identifier, 'system') ?? ''), value });
  }
  return found;
}
