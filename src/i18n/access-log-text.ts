import { useMemo } from 'react';
import { accessLog as en } from './en/access-log.ts';
import { accessLog as ja } from './ja/access-log.ts';
import type { Language } from './language.ts';
import { createI18n, type Text, type TranslateOf, useText } from './text.ts';

/** The words of the access log, which only its own page loads, and beside them those of everywhere. */
export interface LogText {
  readonly log: TranslateOf<{ readonly accessLog: typeof ja }>;
  readonly language: Language;
  readonly plain: Text;
}

export function logTextOf(plain: Text): LogText {
  const { language } = plain;
  const words = createI18n(language, { ja: { accessLog: ja }, en: { accessLog: en } });
  return { log: words.getFixedT(language) as unknown as LogText['log'], language, plain };
}

export function useLogText(): LogText {
  const plain = useText();
  return useMemo(() => logTextOf(plain), [plain]);
}
