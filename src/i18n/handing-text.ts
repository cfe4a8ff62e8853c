import { useMemo } from 'react';
import { handing as en } from './en/handing.ts';
import { handing as ja } from './ja/handing.ts';
import { createI18n, type TranslateOf, useText } from './text.ts';

type HandingWords = TranslateOf<{ readonly handing: typeof ja }>;

/** The words of summaries handed on or received, which only the screens that do so load. */
export function useHandingWords(): HandingWords {
  const { language } = useText();
  return useMemo(() => {
    const words = createI18n(language, { ja: { handing: ja }, en: { handing: en } });
    return words.getFixedT(language) as unknown as HandingWords;
  }, [language]);
}
