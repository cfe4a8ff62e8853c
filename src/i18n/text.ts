import { createInstance, type i18n as I18n } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Language } from './language.ts';
import type { LeafPath, Slots, TextAt } from './shape.ts';

export type TextKey = LeafPath<typeof ja>;

type SlotValues<W, K extends string> = { readonly [S in Slots<TextAt<W, K>>]: string | number } & {
  /** Chooses the English singular; may also be a slot. */
  readonly count?: number;
};

/** A typed look-up: an unknown key or a forgotten slot does not compile. */
export type TranslateOf<W> = <K extends LeafPath<W>>(
  key: K,
  ...values: [Slots<TextAt<W, K>>] extends [never]
    ? [values?: { readonly count?: number }]
    : [values: SlotValues<W, K>]
) => string;

export type Translate = TranslateOf<typeof ja>;

/** What a text-yielding function is handed: the words and the tongue. */
export interface Text {
  readonly t: Translate;
  readonly language: Language;
}

/** Words in both tongues; those of a page that few open come with that page. */
type Words = Readonly<Record<Language, object>>;

/** Ready at once: the words are bundled, nothing is fetched, nothing is stored. */
export function createI18n(language: Language, words: Words = { ja, en }): I18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'ja',
    initAsync: false,
    nsSeparator: false,
    resources: { ja: { translation: words.ja }, en: { translation: words.en } },
    interpolation: { escapeValue: false },
  });
  return instance;
}

const made = new WeakMap<I18n, Map<Language, Text>>();

/** One for each tongue: a row of a list asks for a dozen words, and a list of them is drawn in every frame of a scroll. */
function textOf(instance: I18n, language: Language): Text {
  const texts = made.get(instance) ?? new Map<Language, Text>();
  made.set(instance, texts);
  const known = texts.get(language);
  if (known !== undefined) return known;
  const fixed = instance.getFixedT(language) as unknown as (key: string, values?: object) => string;
  // Words without slots never change; looking them up anew is what costs most of drawing a row.
  const plain = new Map<string, string>();
  const t = (key: string, values?: object): string => {
    if (values !== undefined) return fixed(key, values);
    const found = plain.get(key) ?? fixed(key);
    plain.set(key, found);
    return found;
  };
  const text = { language, t: t as Translate };
  texts.set(language, text);
  return text;
}

const outside = new Map<Language, Text>();

/** The words outside of React: for pure functions and their tests. */
export function textFor(language: Language): Text {
  const known = outside.get(language) ?? textOf(createI18n(language), language);
  outside.set(language, known);
  return known;
}

/** The words of the tongue that `I18nRoot` was given. */
export function useText(): Text {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'ja';
  return useMemo(() => textOf(i18n, language), [i18n, language]);
}
