import { canonicalSystem } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { given, numberOf, quantityJson } from '../ssmix2/fields.ts';
import { fhirTime } from '../ssmix2/japanese-time.ts';
import { at, attribute, childrenOf, textOf, typeOf } from './dom.ts';

/** Code systems by OID that have a URL of their own in FHIR (terminology.hl7.org, "using codes"). */
const SYSTEMS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'http://loinc.org',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
  '2.16.840.1.113883.6.88': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  '2.16.840.1.113883.6.3': 'http://hl7.org/fhir/sid/icd-10',
  '2.16.840.1.113883.6.90': 'http://hl7.org/fhir/sid/icd-10-cm',
  '2.16.840.1.113883.12.292': 'http://hl7.org/fhir/sid/cvx',
};

export function systemOfOid(oid: string | undefined): string {
  return oid === undefined ? '' : (SYSTEMS[oid] ?? canonicalSystem(`urn:oid:${oid}`));
}

/** Words that an entry points to in its section's text (`#id`). */
export type Words = (id: string) => string | undefined;

/** Why a value is not there (HL7 v3 NullFlavor), in words; each is another kind of nothing. */
const NULL_WORDS: Readonly<Record<string, string>> = {
  NI: '情報なし',
  NA: '該当なし',
  UNK: '不明',
  ASKU: '質問したが不明',
  NASK: '未聴取',
  NAV: '一時的に入手不能',
  MSK: '非開示',
  OTH: 'その他',
  NP: '記載なし',
  TRC: '痕跡',
  PINF: '上限を超える',
  NINF: '下限を超える',
};

export function nullWords(element: Element | undefined): string | undefined {
  const flavor = attribute(element, 'nullFlavor');
  return flavor === undefined ? undefined : (NULL_WORDS[flavor] ?? flavor);
}

function referredWords(element: Element | undefined, words: Words): string | undefined {
  const reference = attribute(at(element, 'reference'), 'value');
  return textOf(element) ?? (reference?.startsWith('#') === true ? words(reference.slice(1)) : undefined);
}

/** Answers of the check-up tables whose code means nothing without its table's OID (MHLW 特定健診 OID 表). */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '1.2.392.200119.6.1008': { '1': '基準該当', '2': '予備群該当', '3': '非該当', '4': '判定不能' },
  '1.2.392.200119.6.2003': { '1': 'はい', '2': 'いいえ' },
};

function codingOf(element: Element): readonly Json[] {
  const code = attribute(element, 'code');
  if (code === undefined) return [];
  const system = systemOfOid(attribute(element, 'codeSystem'));
  return [{ system, code, ...given('display', attribute(element, 'displayName')) }];
}

function answerOf(element: Element): string | undefined {
  const [table, code] = [attribute(element, 'codeSystem'), attribute(element, 'code')];
  if (code === undefined) return undefined;
  if (table === undefined) return code;
  return ANSWERS[table]?.[code];
}

/** A coded element (CD, CE, CO): the author's own words first, then the name of the code, then the code. */
export function conceptOf(element: Element | undefined, words: Words): Json | undefined {
  if (element === undefined) return undefined;
  const translations = childrenOf(element, 'translation');
  const codings = [element, ...translations].flatMap(codingOf);
  const named = [element, ...translations]
    .map((one) => attribute(one, 'displayName'))
    .find((name) => name !== undefined);
  const text =
    referredWords(at(element, 'originalText'), words) ?? named ?? answerOf(element) ?? unnamed(element);
  return text === undefined ? undefined : { text, coding: codings };
}

/** A code without a name, with its table: `2（1.2.392.200119.6.2101）`, for the same figure means other things in others. */
function unnamed(element: Element): string | undefined {
  const [code, table, name] = ['code', 'codeSystem', 'codeSystemName'].map((key) => attribute(element, key));
  if (code === undefined) return undefined;
  const isFigure = /^\d{1,2}$/u.test(code);
  return isFigure && (name ?? table) !== undefined ? `${code}（${name ?? table ?? ''}）` : code;
}

export function timeAt(element: Element | undefined): string | undefined {
  return fhirTime(attribute(element, 'value'));
}

/** A time, an interval or one end of one. Repetitions (PIVL) and events (EIVL) are no dates. */
export function periodOf(element: Element | undefined): { readonly start?: string; readonly end?: string } {
  const start = timeAt(element) ?? timeAt(at(element, 'low')) ?? timeAt(at(element, 'center'));
  const end = timeAt(at(element, 'high'));
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** `x[DateTime]` for a point, `x[Period]` for an interval. */
export function choiceOfTime(base: string, element: Element | undefined): Json {
  const { start, end } = periodOf(element);
  if (end !== undefined && end !== start) return { [`${base}Period`]: { ...given('start', start), end } };
  return given(`${base}DateTime`, start);
}

/** A value with the digits as sent. */
export interface SentValue {
  readonly json: Json;
  readonly digits?: string;
}

function boundedText(value: Element): string | undefined {
  const end = (name: string) => {
    const found = at(value, name);
    const amount = attribute(found, 'value');
    const unit = attribute(found, 'unit');
    return amount === undefined
      ? undefined
      : [amount, unit === '1' ? undefined : unit].filter((part) => part !== undefined).join(' ');
  };
  const [low, high] = [end('low'), end('high')];
  if (low === undefined && high === undefined) return undefined;
  return low === undefined ? `${high ?? ''} 以下` : high === undefined ? `${low} 以上` : `${low}–${high}`;
}

function physicalQuantity(value: Element): SentValue | undefined {
  const amount = attribute(value, 'value');
  const unit = attribute(value, 'unit');
  const shown = unit === '1' ? undefined : unit;
  const quantity = quantityJson(amount, shown);
  if (quantity !== undefined && amount !== undefined)
    return { json: { valueQuantity: quantity }, digits: amount };
  return amount === undefined ? undefined : { json: { valueString: `${amount}${shown ?? ''}` } };
}

/** `value` of an observation by its type; what is of no type we know is shown in its own words. */
export function valueOf(value: Element | undefined, words: Words): SentValue | undefined {
  if (value === undefined) return undefined;
  const missing = nullWords(value);
  const type = typeOf(value);
  if (missing !== undefined) {
    const said = referredWords(at(value, 'originalText'), words) ?? textOf(value);
    return { json: said === undefined ? { dataAbsentReason: { text: missing } } : { valueString: said } };
  }
  if (type === 'PQ' || type === 'REAL' || type === 'INT' || type === 'MO') return physicalQuantity(value);
  if (type.startsWith('IVL') || type.startsWith('RTO')) {
    const text =
      boundedText(value) ??
      [textOf(at(value, 'numerator')), textOf(at(value, 'denominator'))].filter(Boolean).join('/');
    return text === '' ? undefined : { json: { valueString: text } };
  }
  if (type === 'TS') return { json: given('valueDateTime', timeAt(value)) };
  if (type === 'BL')
    return { json: { valueString: attribute(value, 'value') === 'true' ? 'はい' : 'いいえ' } };
  const concept = attribute(value, 'code') === undefined ? undefined : conceptOf(value, words);
  if (concept !== undefined) return { json: { valueCodeableConcept: concept } };
  const text = referredWords(value, words) ?? attribute(value, 'value');
  return text === undefined ? undefined : { json: { valueString: text } };
}

/** `referenceRange`: in words where it has them, else its bounds. */
export function rangesOf(observation: Element): readonly Json[] {
  return childrenOf(observation, 'referenceRange').flatMap((range) => {
    const inner = at(range, 'observationRange');
    const value = at(inner, 'value');
    const text =
      textOf(at(inner, 'text')) ?? (value === undefined ? undefined : (boundedText(value) ?? textOf(value)));
    if (text === undefined) return [];
    const [low, high] = ['low', 'high'].map((name) => numberOf(attribute(at(value, name), 'value')));
    return [
      {
        text,
        ...(low === undefined ? {} : { low: { value: low } }),
        ...(high === undefined ? {} : { high: { value: high } }),
      },
    ];
  });
}

/** An author's or a provider's name: persons by family and given, institutions as they are called. */
export function nameOf(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const parts = ['prefix', 'family', 'given'].flatMap((part) =>
    childrenOf(element, part).flatMap((one) => textOf(one) ?? []),
  );
  return parts.length > 0 ? parts.join('　') : textOf(element);
}
