import type { Fact } from '../domain/fact.ts';
import type { Conflict } from '../domain/merged.ts';
import { listText } from '../i18n/format.ts';
import type { Text } from '../i18n/text.ts';

/** One more thing that a record tells: under its own name where it has one. */
export function factText({ t, language }: Text, { words, value, en }: Fact): string {
  const said = language === 'en' ? (en ?? value) : value;
  const told = said === 'true' ? t('detail.yes') : said === 'false' ? t('detail.no') : said;
  return words === undefined ? told : `${words}: ${told}`;
}

/** 用量が不一致 5 mg／2.5 mg. */
export function conflictText(text: Text, conflict: Conflict): string {
  const said = conflict.values.map(({ text: words, words: status }) =>
    status === undefined
      ? words
      : listText(
          text.language,
          status.map((word) => text.t(`entry.statusWord.${word}`)),
        ),
  );
  const values = [...new Set(said)].join(text.language === 'ja' ? '／' : ' / ');
  return `${text.t('entry.differs', { field: text.t(`entry.conflict.${conflict.field}`) })}　${values}`;
}
