import type { Coded, Coding } from '../../domain/coded.ts';
import { parsePartialDate, UNKNOWN_WHEN, type PartialDate, type When } from '../../domain/partial-date.ts';
import type { ObservationValue, Quantity, ReferenceRange } from '../../domain/quantity.ts';
import { canonicalSystem, isPlaceholder } from '../../terminology/code-systems.ts';
import { type Json, listAt, numberAt, objectAt, textAt } from './json.ts';

/** Extension by the tail of its URL: the same one is spelled under several roots (JP Core and JP-CLINS moved them over time). */
export function extensionsOf(of: Json, tail: string): readonly Json[] {
  return listAt(of, 'extension').filter((extension) => (textAt(extension, 'url') ?? '').endsWith(tail));
}

export function extensionOf(of: Json, tail: string): Json | undefined {
  return extensionsOf(of, tail)[0];
}

function codingOf(json: Json): Coding | undefined {
  const code = textAt(json, 'code');
  if (code === undefined) return undefined;
  const system = canonicalSystem(textAt(json, 'system') ?? '');
  if (isPlaceholder(system, code)) return undefined;
  const display = textAt(json, 'display');
  return { system, code, ...(display === undefined ? {} : { display }) };
}

/** A CodeableConcept; `text` falls back to a coding's display, then to its code. Undefined where nothing stands. */
export function codedOf(json: Json): Coded | undefined {
  const listed = listAt(json, 'coding');
  const codings = listed.flatMap((item) => codingOf(item) ?? []);
  const display = codings.find((coding) => coding.display !== undefined)?.display;
  const text = textAt(json, 'text') ?? display ?? codings[0]?.code ?? textAt(listed[0] ?? {}, 'display');
  return text === undefined ? undefined : { text, codings };
}

export function codedAt(of: Json, key: string): Coded | undefined {
  return codedOf(objectAt(of, key));
}

/** Texts of a list of CodeableConcepts. */
export function conceptTexts(of: Json, key: string): readonly string[] {
  return listAt(of, key).flatMap((item) => codedOf(item)?.text ?? []);
}

export function dateAt(of: Json, key: string): PartialDate | undefined {
  const text = textAt(of, key);
  return text === undefined ? undefined : parsePartialDate(text);
}

/** A FHIR date under `key`; text that is no date is kept as words. */
export function whenAt(of: Json, key: string): When {
  const text = textAt(of, key);
  if (text === undefined) return UNKNOWN_WHEN;
  const start = parsePartialDate(text);
  return start === undefined ? { state: 'worded', words: text } : { state: 'dated', start };
}

export function whenOfPeriod(period: Json): When {
  const start = dateAt(period, 'start');
  const end = dateAt(period, 'end');
  if (start !== undefined) return { state: 'dated', start, ...(end === undefined ? {} : { end }) };
  return end === undefined ? UNKNOWN_WHEN : { state: 'dated', start: end };
}

/** A choice element `base[x]`: dateTime, Period, string, Age or Range, in that order. */
export function whenOfChoice(of: Json, base: string): When {
  const dated = [`${base}DateTime`, `${base}Date`, `${base}Instant`].find(
    (key) => textAt(of, key) !== undefined,
  );
  if (dated !== undefined) return whenAt(of, dated);
  const period = whenOfPeriod(objectAt(of, `${base}Period`));
  if (period.state !== 'unknown') return period;
  const words = textAt(of, `${base}String`) ?? quantityAt(of, `${base}Age`)?.text;
  if (words !== undefined) return { state: 'worded', words };
  const range = objectAt(of, `${base}Range`);
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
  const comparator = COMPARATORS.find((sign) => sign === json['comparator']);
  return {
    value,
    text: String(value),
    unit: textAt(json, 'unit') ?? textAt(json, 'code') ?? '',
    ...(comparator === undefined ? {} : { comparator }),
  };
}

export function quantityAt(of: Json, key: string): Quantity | undefined {
  return quantityOf(objectAt(of, key));
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

/** The first reference range, with its own words or the bounds as sent. */
export function rangeOf(of: Json): ReferenceRange | undefined {
  const range = listAt(of, 'referenceRange')[0];
  if (range === undefined) return undefined;
  const low = quantityAt(range, 'low');
  const high = quantityAt(range, 'high');
  const words = textAt(range, 'text');
  if (words === undefined && low === undefined && high === undefined) return undefined;
  return {
    text: words ?? `${low?.text ?? ''}–${high?.text ?? ''}`,
    ...(low === undefined ? {} : { low: low.value }),
    ...(high === undefined ? {} : { high: high.value }),
  };
}

export function notesOf(of: Json): readonly string[] {
  return listAt(of, 'note').flatMap((note) => textAt(note, 'text') ?? []);
}

export function identifiersOf(of: Json): readonly { readonly system: string; readonly value: string }[] {
  return listAt(of, 'identifier').flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    return value === undefined
      ? []
      : [{ system: canonicalSystem(textAt(identifier, 'system') ?? ''), value }];
  });
}
