import { useMemo } from 'react';
import { card as en } from './en/card.ts';
import { card as ja } from './ja/card.ts';
import { createI18n, type TranslateOf, useText } from './text.ts';

type CardWords = TranslateOf<{ readonly card: typeof ja }>;

/** The words for reading the code of a card, which come with the dialog that does so. */
export function useCardWords(): CardWords {
  const { language } = useText();
  return useMemo(() => {
    const words = createI18n(language, { ja: { card: ja }, en: { card: en } });
    return words.getFixedT(language) as unknown as CardWords;
  }, [language]);
}
