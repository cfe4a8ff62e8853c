import { numberOf } from '../ssmix2/fields.ts';
import { field, type Line } from './records.ts';

/** Text that says something to a person: not a number, not a code. */
function isWords(text: string): boolean {
  return /[^\u0020-\u007e]/u.test(text) || /[a-z]/iu.test(text.replace(/^[0-9A-Z]{2,13}$/u, ''));
}

const DRUG_CODE = /^(?:\d{9}|\d{7}[A-Z][0-9A-Z]{4}|\d{7,13})$/u;

export interface DrugFields {
  readonly name: string;
  readonly kind: string | undefined;
  readonly code: string | undefined;
  readonly amount: string | undefined;
  readonly potency: string | undefined;
  readonly unit: string | undefined;
}

/**
 * 201: RP, 連番, 情報区分, コード種別, コード, 名称, 用量, 力価フラグ, 単位. Texts by other writers leave 情報区分 or the kind
 * or the flag out and shift the rest: the name is found by its shape, and the others by where they stand to it.
 */
export function drugFields(line: Line): DrugFields | undefined {
  const values = line.fields.map((value) => value.trim());
  const at = values.findIndex(
    (value, index) => index >= 2 && value !== '' && !DRUG_CODE.test(value) && isWords(value),
  );
  const name = values[at];
  if (name === undefined || at < 2) return undefined;
  const before = values[at - 1] ?? '';
  const code = at > 2 && DRUG_CODE.test(before) ? before : undefined;
  const kind = code === undefined ? undefined : values[at - 2];
  const after = values.slice(at + 1);
  while (after.at(-1) === '') after.pop();
  const [amount, second, third] = after;
  const flagged = after.length >= 3;
  return {
    name,
    // With 情報区分 left out the kind stands in its place: only YJ's is believed there, for its code is like no other.
    kind: kind !== undefined && /^[1-7]$/u.test(kind) && (at > 4 || kind === '4') ? kind : undefined,
    code,
    amount: amount === '' ? undefined : amount,
    potency: flagged ? second : undefined,
    unit: flagged ? third : second,
  };
}

/** 111: the usage in words, and how often a day where a number follows it. */
export function usageFields(line: Line | undefined): {
  readonly text: string | undefined;
  readonly kind: string | undefined;
  readonly code: string | undefined;
} {
  const values = line?.fields.map((value) => value.trim()) ?? [];
  const at = values.findIndex((value, index) => index >= 1 && isWords(value));
  return { text: values[at], kind: at === 3 ? values[1] : undefined, code: at === 3 ? values[2] : undefined };
}

/** 101: the form, its name where one is given, and for how long. */
export function formFields(line: Line | undefined): {
  readonly form: string | undefined;
  readonly name: string | undefined;
  readonly amount: string | undefined;
} {
  const rest = line?.fields.slice(2).map((value) => value.trim()) ?? [];
  return {
    form: field(line, 2),
    name: rest.find(isWords),
    amount: numberOf(rest[1]) === undefined ? undefined : rest[1],
  };
}

/** 181 and 281: the words of a supplement, wherever its codes stand. */
export function supplementWords(line: Line): string | undefined {
  return line.fields
    .map((value) => value.trim())
    .find((value, index) => index >= 2 && /[^\u0020-\u007e]/u.test(value));
}
