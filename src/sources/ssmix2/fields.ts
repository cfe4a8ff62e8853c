import { canonicalSystem } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { departmentName, ICD10_2013_SYSTEM, systemOfCode } from './code-labels.ts';
import { fhirTime } from './japanese-time.ts';
import { componentOf, isBlanked, type Repetition, repetitionsOf, type Segment, textOf } from './message.ts';

/** Makes the parts of FHIR resources out of HL7 fields, for one source. */
export interface Fields {
  readonly concept: (segment: Segment | undefined, field: number) => Json | undefined;
  readonly conceptIn: (repetition: Repetition | undefined) => Json | undefined;
  readonly concepts: (segment: Segment | undefined, field: number) => readonly Json[];
}

function codingOf(one: Repetition, from: number, source: string): Json | undefined {
  const code = componentOf(one, from);
  const display = componentOf(one, from + 1);
  const label = componentOf(one, from + 2) ?? '';
  if (code === undefined) return undefined;
  const edition = label.startsWith('I10') && from === 1 ? componentOf(one, 7) : undefined;
  const system = edition === '2013' ? ICD10_2013_SYSTEM : systemOfCode(label, code, source);
  if (system === undefined) return undefined;
  return { system: canonicalSystem(system), code, ...(display === undefined ? {} : { display }) };
}

function conceptOf(one: Repetition | undefined, source: string): Json | undefined {
  if (one === undefined) return undefined;
  const codings = [codingOf(one, 1, source), codingOf(one, 4, source)].filter(
    (coding) => coding !== undefined,
  );
  const text = [2, 9, 5, 1, 4].map((part) => componentOf(one, part)).find((part) => part !== undefined);
  return text === undefined ? undefined : { text, coding: codings };
}

/** Local codes are kept apart by source: two hospitals' `99XYZ` have nothing to do with each other. */
export function fieldsOf(source: string): Fields {
  return {
    conceptIn: (repetition) => conceptOf(repetition, source),
    concept: (segment, field) =>
      segment === undefined ? undefined : conceptOf(repetitionsOf(segment, field)[0], source),
    concepts: (segment, field) =>
      segment === undefined
        ? []
        : repetitionsOf(segment, field)
            .map((one) => conceptOf(one, source))
            .filter((concept) => concept !== undefined),
  };
}

/** A field's name for showing: the text of a coded value, else its code. */
export function nameOf(segment: Segment | undefined, field: number): string | undefined {
  const one = segment === undefined ? undefined : repetitionsOf(segment, field)[0];
  return one === undefined ? undefined : nameIn(one);
}

export function nameIn(one: Repetition): string | undefined {
  return componentOf(one, 2) ?? componentOf(one, 1);
}

/** A unit for showing: its Japanese name where the message gives one (`MG^ミリグラム`), else its code. */
export function unitOf(segment: Segment, field: number): string | undefined {
  return nameOf(segment, field);
}

const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u;

/** A number as JSON can carry it; undefined for anything else (`010` is a number, `1,5` and `1-2` are none). */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || !PLAIN_NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

export function quantityJson(text: string | undefined, unit: string | undefined): Json | undefined {
  const value = numberOf(text);
  return value === undefined ? undefined : { value, ...(unit === undefined ? {} : { unit }) };
}

/** A person's name (XCN from component 2, XPN from 1): ideographic before phonetic, whatever order they come in. */
export function personName(segment: Segment | undefined, field: number): string | undefined {
  if (segment === undefined) return undefined;
  const all = repetitionsOf(segment, field);
  const isKana = (one: Repetition) => (componentOf(one, 15) ?? '') === 'P';
  const best = all.find((one) => !isKana(one)) ?? all[0];
  return best === undefined ? undefined : nameOfXcn(best);
}

export function nameOfXcn(one: Repetition): string | undefined {
  const parts = [componentOf(one, 2), componentOf(one, 3)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join('　') : undefined;
}

/** A place (PL): ward, room, bed as written. */
export function placeText(segment: Segment | undefined, field: number): string | undefined {
  const one = segment === undefined ? undefined : repetitionsOf(segment, field)[0];
  if (one === undefined) return undefined;
  const parts = [1, 2, 3].flatMap((part) => componentOf(one, part) ?? []);
  return parts.length === 0 ? undefined : parts.join('-');
}

/** A department: its name, else the name that its two digits stand for, else as it is. */
export function departmentOf(segment: Segment | undefined, field: number): string | undefined {
  if (segment === undefined) return undefined;
  const code = textOf(segment, field);
  return textOf(segment, field, 2) ?? departmentName(code) ?? code;
}

export function timeOf(segment: Segment | undefined, field: number): string | undefined {
  return segment === undefined ? undefined : fhirTime(textOf(segment, field));
}

/** Sentences for what is sent as deliberately blank (`""`), which is not the same as not sent. */
export function blankNotes(
  segment: Segment | undefined,
  names: Readonly<Record<number, string>>,
): readonly Json[] {
  if (segment === undefined) return [];
  return Object.entries(names).flatMap(([field, name]) =>
    isBlanked(segment, Number(field)) ? [{ text: `${name}：空欄と明示` }] : [],
  );
}

export function note(label: string, text: string | undefined): readonly Json[] {
  return text === undefined ? [] : [{ text: label === '' ? text : `${label}：${text}` }];
}

/** An element only where it has a value. */
export function given(name: string, value: unknown): Json {
  const empty = value === undefined || (Array.isArray(value) && value.length === 0);
  return empty ? {} : { [name]: value };
}
