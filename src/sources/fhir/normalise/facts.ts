import type { Fact, FactName } from '../../../domain/fact.ts';
import { codedOf, quantityOf } from '../datatypes.ts';
import { isJson, type Json, listAt, objectAt, textAt } from '../json.ts';
import { nameText } from '../names.ts';
import { referenceName } from '../references.ts';
import { scheduleWords } from '../../../domain/schedule.ts';
import type { Context } from './context.ts';
import { scheduleOf } from './schedule.ts';

/**
 * One fact to be taken from a resource: its name, where it stands, and, where it is made of several elements, which of
 * them belong together (a ward and its period). A step `@Tail` is an extension by the tail of its URL, `x[x]` a choice.
 */
export type FactRule = readonly [name: FactName, path: string, ...parts: string[]];

interface Step {
  readonly kind: 'element' | 'choice' | 'extension';
  readonly name: string;
}

interface Rule {
  readonly name: FactName;
  readonly path: readonly Step[];
  readonly parts: readonly (readonly Step[])[];
}

/** Rules made ready for reading. */
export type FactRules = readonly Rule[];

function stepOf(text: string): Step {
  if (text.startsWith('@')) return { kind: 'extension', name: text.slice(1) };
  return text.endsWith('[x]') ? { kind: 'choice', name: text.slice(0, -3) } : { kind: 'element', name: text };
}

function stepsOf(path: string): readonly Step[] {
  return path === '' ? [] : path.split('.').map(stepOf);
}

export function factRules(rules: readonly FactRule[]): FactRules {
  return rules.map(([name, path, ...parts]) => ({ name, path: stepsOf(path), parts: parts.map(stepsOf) }));
}

/** The value of a choice element: `base` and the name of a type. */
function choiceOf(of: Json, base: string): unknown {
  for (const key in of) {
    if (!key.startsWith(base) || key.length === base.length) continue;
    const next = key.charCodeAt(base.length);
    if (next >= 65 && next <= 90) return of[key];
  }
  return undefined;
}

function stepInto(of: Json, step: Step): unknown {
  switch (step.kind) {
    case 'element':
      return of[step.name];
    case 'choice':
      return choiceOf(of, step.name);
    case 'extension':
      if (of['extension'] === undefined) return undefined;
      return listAt(of, 'extension').flatMap((extension) =>
        (textAt(extension, 'url') ?? '').endsWith(step.name) ? [choiceOf(extension, 'value')] : [],
      );
  }
}

function oneAt(item: unknown, path: readonly Step[], from: number, take: (value: unknown) => void): void {
  if (from === path.length - 1) take(item);
  else if (isJson(item)) eachAt(item, path, from + 1, take);
}

/** Hands all values at the end of a path to `take`, lists opened on the way. */
function eachAt(of: Json, path: readonly Step[], from: number, take: (value: unknown) => void): void {
  const step = path[from];
  if (step === undefined) return;
  const value = stepInto(of, step);
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) {
    oneAt(value, path, from, take);
    return;
  }
  for (const item of value as readonly unknown[]) oneAt(item, path, from, take);
}

/** Tells in words whatever FHIR datatype an object is; undefined where it says nothing to a reader (a bare reference). */
function objectWords(value: Json, owner: Json, context: Context): string | undefined {
  if ('coding' in value) return codedOf(value)?.text;
  if ('reference' in value || 'display' in value) return referenceWords(value, owner, context);
  const quantity = quantityOf(value);
  if (quantity !== undefined) {
    const unit = quantity.unit === '' ? textAt(value, 'currency') : quantity.unit;
    return `${quantity.comparator ?? ''}${quantity.text}${unit === undefined ? '' : ` ${unit}`}`;
  }
  if ('code' in value && typeof value['code'] === 'string') return textAt(value, 'code');
  return spanWords(value, owner, context) ?? plainWords(value);
}

function referenceWords(value: Json, owner: Json, context: Context): string | undefined {
  const named = referenceName(owner, value, context.lookup);
  return named ?? textAt(value, 'code') ?? textAt(objectAt(value, 'identifier'), 'value');
}

function spanWords(value: Json, owner: Json, context: Context): string | undefined {
  const [first, second, sign] =
    'start' in value || 'end' in value
      ? ['start', 'end', '–']
      : 'low' in value || 'high' in value
        ? ['low', 'high', '–']
        : 'numerator' in value
          ? ['numerator', 'denominator', ' / ']
          : [];
  if (first === undefined || second === undefined) return undefined;
  const [from = '', to = ''] = [first, second].map((key) => wordsOf(value[key], owner, context));
  if (from === '' && to === '') return undefined;
  return to === '' && first === 'numerator' ? from : `${from}${sign}${to}`;
}

/** Annotation, Identifier, ContactPoint, Attachment, HumanName, Address, Timing: by the element that tells. */
function plainWords(value: Json): string | undefined {
  const told = textAt(value, 'text') ?? textAt(value, 'value') ?? textAt(value, 'title');
  if (told !== undefined) return told;
  if ('family' in value || 'given' in value) return nameText(value);
  if ('repeat' in value || isJson(value['code'])) return timingWords(value);
  return textAt(value, 'url') ?? textAt(value, 'contentType');
}

/** Set when a value was put in words of ours: then it is said in the other tongue too. */
let inOurWords = false;
let tongue: 'ja' | 'en' = 'ja';

/** A Timing in its own words, else in ours. */
function timingWords(timing: Json): string | undefined {
  const coded = codedOf(objectAt(timing, 'code'))?.text;
  if (coded !== undefined) return coded;
  const schedule = scheduleOf(timing);
  if (schedule === undefined) return undefined;
  inOurWords = true;
  return scheduleWords(schedule, tongue) || undefined;
}

function wordsOf(value: unknown, owner: Json, context: Context): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item) => wordsOf(item, owner, context) ?? []).join('・') || undefined;
  }
  return isJson(value) ? objectWords(value, owner, context) : undefined;
}

function factWords(value: unknown, rule: Rule, owner: Json, context: Context): string | undefined {
  if (rule.parts.length === 0) return wordsOf(value, owner, context);
  if (!isJson(value)) return undefined;
  const told: string[] = [];
  for (const part of rule.parts) {
    eachAt(value, part, 0, (one) => {
      const words = wordsOf(one, owner, context);
      if (words !== undefined) told.push(words);
    });
  }
  return told.length === 0 ? undefined : told.join('　');
}

function factAt(value: unknown, rule: Rule, owner: Json, context: Context): Fact | undefined {
  inOurWords = false;
  const words = factWords(value, rule, owner, context);
  if (words === undefined) return undefined;
  if (!inOurWords) return { name: rule.name, value: words };
  tongue = 'en';
  const en = factWords(value, rule, owner, context);
  tongue = 'ja';
  return { name: rule.name, value: words, ...(en === undefined ? {} : { en }) };
}

const NO_FACTS: readonly Fact[] = [];

/** The facts that a resource tells by these rules, in their order. */
export function factsOf(resource: Json, rules: FactRules, context: Context): readonly Fact[] {
  let facts: Fact[] | undefined;
  for (const rule of rules) {
    const [head] = rule.path;
    // Most elements of most resources are absent: nothing is made for them.
    if (head?.kind === 'element' && resource[head.name] === undefined) continue;
    eachAt(resource, rule.path, 0, (value) => {
      const fact = factAt(value, rule, resource, context);
      if (fact !== undefined) (facts ??= []).push(fact);
    });
  }
  const further = furtherFacts(resource, context);
  return further.length > 0 ? [...(facts ?? []), ...further] : (facts ?? NO_FACTS);
}

/** Extensions that the readers of the kinds take themselves, by the tail of their URL. */
const READ_EXTENSIONS =
  /(?:JP_eCS_InstitutionNumber|JP_eCS_Department|JP_eCS_DiagnosisType|InsuredPersonSymbol|InsuredPersonNumber|InsuredPersonSubNumber|DueDateOfNextDose|ManufacturedDate|CertificatedDate|CommunicationContent|condition-dueTo|versionNumber|MedicationAdministration_(?:Location|Requester|RequestDepartment|RequestAuthoredOn))$/u;

/**
 * Extensions of the resource that nobody foresaw, under the tail of their URL; and those that change what the whole of it
 * means (modifierExtension), which must never go unsaid.
 */
function furtherFacts(resource: Json, context: Context): readonly Fact[] {
  if (resource['extension'] === undefined && resource['modifierExtension'] === undefined) return NO_FACTS;
  const told = (extension: Json, name: FactName): readonly Fact[] => {
    const url = textAt(extension, 'url') ?? '';
    if (name === 'element' && READ_EXTENSIONS.test(url)) return [];
    const value = wordsOf(choiceOf(extension, 'value'), resource, context);
    const words = url.split('/').at(-1) ?? url;
    return value === undefined && name === 'element' ? [] : [{ name, words, value: value ?? '?' }];
  };
  return [
    ...listAt(resource, 'modifierExtension').flatMap((extension) => told(extension, 'modifier')),
    ...listAt(resource, 'extension').flatMap((extension) => told(extension, 'element')),
  ];
}

const SILENT: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'meta',
  'text',
  'contained',
  'implicitRules',
  'language',
  'identifier',
  'subject',
  'patient',
  'status',
  'code',
  'note',
]);

/** Every element of a resource of a type that nobody foresaw, under the elements' own names. */
export function elementFacts(resource: Json, context: Context): readonly Fact[] {
  return Object.keys(resource).flatMap((element): readonly Fact[] => {
    if (SILENT.has(element) || element.startsWith('_')) return [];
    const words = wordsOf(resource[element], resource, context);
    return words === undefined ? [] : [{ name: 'element', words: element, value: words }];
  });
}

/** `more` of an entry: absent where there is nothing more. */
export function moreOf(...facts: readonly (readonly Fact[])[]): { readonly more?: readonly Fact[] } {
  const all = facts.length === 1 ? (facts[0] ?? NO_FACTS) : facts.flat();
  return all.length === 0 ? {} : { more: all };
}
