import { useMemo } from 'react';
import { consent as en } from './en/consent.ts';
import { consent as ja } from './ja/consent.ts';
import { createI18n, type Text, type TranslateOf, useText } from './text.ts';

/** The words of consent, which come with a chart and not before it, and beside them those of everywhere. */
export interface ConsentWords {
  readonly say: TranslateOf<{ readonly consent: typeof ja }>;
  readonly plain: Text;
}

export function useConsentWords(): ConsentWords {
  const plain = useText();
  return useMemo(() => {
    const words = createI18n(plain.language, { ja: { consent: ja }, en: { consent: en } });
    return { say: words.getFixedT(plain.language) as unknown as ConsentWords['say'], plain };
  }, [plain]);
}
