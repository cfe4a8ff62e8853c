import type { DirectiveEntry } from '../domain/entry.ts';
import type { Merged } from '../domain/merged.ts';

const ADVANCE_WORDS = /事前|心肺蘇生|蘇生|DNAR|延命|人生会議|ACP|意思表示|最終段階|代理/u;

/** Consent to have information looked at or passed on: no wish about treatment. */
const INFORMATION_WORDS = /閲覧|情報の?(提供|共有|連携)|個人情報/u;

/** A word on resuscitation or the last stage of life (emergency-directive-01). */
export function isAdvanceWish({ shown }: Pick<Merged<DirectiveEntry>, 'shown'>): boolean {
  return ADVANCE_WORDS.test(`${shown.title}${shown.decision ?? ''}`);
}

/** Anything that may be a wish about treatment: all but what only lets others look at records. */
export function mayBeWish(fact: Pick<Merged<DirectiveEntry>, 'shown'>): boolean {
  return isAdvanceWish(fact) || !INFORMATION_WORDS.test(fact.shown.title);
}
