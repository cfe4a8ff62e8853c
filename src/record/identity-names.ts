import { foldText } from '../base/text-fold.ts';
import type { Agreement } from '../domain/person.ts';
import { foldKanjiVariants } from '../terminology/kanji-variants.ts';

/** What is compared of a written name: its parts in any order, and the whole where one side writes no space. */
export interface NameKey {
  readonly parts: string;
  readonly whole: string;
  /** Written in kana only. */
  readonly kanaOnly: boolean;
}

const LARGE_KANA: Readonly<Record<string, string>> = {
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  っ: 'つ',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  ゎ: 'わ',
  ゕ: 'か',
  ゖ: 'け',
};

/**
 * Words that stand where a name is not yet, or not, known: a newborn before its name is registered, a person who could
 * not be asked, a patient for trying things out. They name nobody: newborn twins agree in them.
 */
const NAMELESS = [
  /(?:べび-?|べびい|べいび-?|べいびい)-?[0-9a-z]*$/u,
  /^baby-?[0-9a-z]?$/u,
  /新生児|しんせいじ|胎児|未命名|命名前|第[0-9一二三四]子|^(?:男児|女児)$/u,
  /^(?:不明|ふめい|氏名不明|しめいふめい|身元不明|みもとふめい|名無し?|ななし|未定|みてい|unknown|noname)$/u,
  /^(?:てすと|だみ-|dummy)/u,
  /^test-?[0-9a-z]?$/u,
];

function partsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/[\s・･‧·,，=＝.]+/u)
    .filter((part) => part !== '');
}

function isNameless(parts: readonly string[]): boolean {
  return parts.some((part) => NAMELESS.some((pattern) => pattern.test(foldText(part))));
}

function keyOf(text: string, fold: (part: string) => string): NameKey | undefined {
  const parts = partsOf(text);
  if (parts.length === 0 || isNameless(parts)) return undefined;
  const folded = parts.map(fold);
  return {
    parts: folded.toSorted().join(' '),
    whole: folded.join(''),
    kanaOnly: /^[ぁ-ゖ-]+$/u.test(foldText(parts.join(''))),
  };
}

/**
 * A reading: width, hiragana and katakana, the dash, spaces and middle dots are folded, and small kana are large ones,
 * because half-width kana of bank and receipt files know no small ones (全銀協規定フォーマット). ヴ and ブ, ヅ and ズ,
 * ジ and ヂ, オオ and オー stay apart: they may be two names.
 */
export function readingKey(text: string): NameKey | undefined {
  return keyOf(text, (part) => [...foldText(part)].map((char) => LARGE_KANA[char] ?? char).join(''));
}

/** A name as written: old and variant shapes of one character are one (terminology/kanji-variants). */
export function writtenKey(text: string): NameKey | undefined {
  return keyOf(text, (part) =>
    [...foldText(foldKanjiVariants(part))].map((char) => LARGE_KANA[char] ?? char).join(''),
  );
}

/** Equal in their parts whatever their order (family or given name first), or as a whole where no space is written. */
export function agreeOnNames(a: NameKey | undefined, b: NameKey | undefined): Agreement {
  if (a === undefined || b === undefined) return 'missing';
  return a.whole === b.whole || a.parts === b.parts ? 'same' : 'different';
}

/** As written names: one that stands in kana where the other has kanji tells nothing against it. */
export function agreeOnWritten(a: NameKey | undefined, b: NameKey | undefined): Agreement {
  const agreement = agreeOnNames(a, b);
  return agreement === 'different' && a?.kanaOnly !== b?.kanaOnly ? 'missing' : agreement;
}
