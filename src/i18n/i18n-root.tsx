import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Language } from './language.ts';
import { createI18n } from './text.ts';

interface I18nRootProps {
  readonly language: Language;
  readonly children: ReactNode;
}

/** Gives the tongue to everything below, and to the document, so that kanji take their Japanese forms. */
export function I18nRoot({ language, children }: I18nRootProps) {
  const [instance] = useState(() => createI18n(language));
  useEffect(() => {
    document.documentElement.lang = language;
    if (instance.language !== language) void instance.changeLanguage(language);
  }, [instance, language]);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}
