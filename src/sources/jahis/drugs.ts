import type { Json } from '../fhir/json.ts';
import {
  GENERAL_NAME_SYSTEM,
  HOT9_SYSTEM,
  JAMI_USAGE_SYSTEM,
  PRICE_LIST_SYSTEM,
  RECEIPT_DRUG_SYSTEM,
  YJ_SYSTEM,
} from '../ssmix2/code-labels.ts';

interface CodeKind {
  readonly system: string;
  readonly shape: RegExp;
}

/** 薬品コード種別 of both texts: 2 レセプト電算, 3 厚生労働省, 4 YJ, 6 HOT, 7 一般名. 1 says that there is none. */
const CODE_KINDS: Readonly<Record<string, CodeKind>> = {
  '2': { system: RECEIPT_DRUG_SYSTEM, shape: /^\d{9}$/u },
  '3': { system: PRICE_LIST_SYSTEM, shape: /^\d{7}[A-Z]\d{4}$/u },
  '4': { system: YJ_SYSTEM, shape: /^\d{7}[A-Z][0-9A-Z]{4}$/u },
  '6': { system: HOT9_SYSTEM, shape: /^\d{9}$/u },
  '7': { system: GENERAL_NAME_SYSTEM, shape: /^\d{7}[A-Z][0-9A-Z]{4}$/u },
};

/** A code under its kind, if it looks like one; one sent under "no code" (seen in the specification's own example) is not used. */
function codingOf(kind: string | undefined, code: string | undefined): readonly Json[] {
  const known = CODE_KINDS[kind ?? ''];
  return known === undefined || code === undefined || !known.shape.test(code)
    ? []
    : [{ system: known.system, code }];
}

export function drugConcept(
  name: string,
  code: { readonly kind: string | undefined; readonly code: string | undefined },
  general?: { readonly kind: string | undefined; readonly code: string | undefined },
): Json {
  // 一般名コード種別: 1 none, 2 一般名コード.
  const second = general?.kind === '2' ? codingOf('7', general.code) : [];
  return { text: name, coding: [...codingOf(code.kind, code.code), ...second] };
}

/** 用法コード種別 2: JAMI 標準用法. */
export function usageConcept(
  text: string | undefined,
  kind: string | undefined,
  code: string | undefined,
): Json | undefined {
  const coding =
    kind === '2' && code !== undefined && /^[0-9A-Z]{16}$/u.test(code)
      ? [{ system: JAMI_USAGE_SYSTEM, code }]
      : [];
  return text === undefined && coding.length === 0
    ? undefined
    : { ...(text === undefined ? {} : { text }), coding };
}

/** An amount as text: 「3錠」. */
export function amountText(amount: string | undefined, unit: string | undefined): string | undefined {
  return amount === undefined ? undefined : `${amount}${unit ?? ''}`;
}
