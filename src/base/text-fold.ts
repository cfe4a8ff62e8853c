const DASHES = /[\u002d\u2010-\u2015\u2212\u30fc\uff0d\uff70]/gu;

/** Katakana to hiragana, so that カナ and かな compare equal. */
function toHiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0x60));
}

/**
 * A key to search and match on: NFKC (full and half width, CJK radicals), one dash, no spaces, lower case, kana folded.
 * Never to be shown: the record's own spelling is shown verbatim.
 */
export function foldText(text: string): string {
  return toHiragana(text.normalize('NFKC')).replace(DASHES, '-').replace(/\s+/gu, '').toLowerCase();
}
