import type { Conflict, Merged } from '../domain/merged.ts';
import { listText } from '../i18n/format.ts';
import type { Text } from '../i18n/text.ts';
import { entryLine } from './entry-line.ts';

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

/** Everything a search by text looks into. */
export function searchableText(text: Text, fact: Merged): string {
  return fact.witnesses
    .map((entry) => {
      const line = entryLine(text, entry);
      const { institution, department, author } = entry.provenance;
      return [
        line.head,
        line.fact,
        line.detail,
        line.rest,
        institution,
        department,
        author,
        text.t(`kind.${entry.kind}`),
      ]
        .filter((part) => part !== undefined && part !== '')
        .join(' ');
    })
    .join(' ');
}
