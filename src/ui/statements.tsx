import type { EntryKey } from '../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../domain/merged.ts';
import type { Source } from '../domain/source.ts';
import { listText, shortDate, sourceShortName } from '../i18n/format.ts';
import { type Text, useText } from '../i18n/text.ts';
import { StateChip } from './chip.tsx';
import { titleText } from './entry-title.ts';
import { entryAttributes } from './entry-row.tsx';
import './statements.css';

/** 「特になし」と記載（湊 2025-03-02）: the record's own words, with who says so and when. */
export function statementText(
  text: Text,
  { shown, ...fact }: Merged,
  sources: readonly Source[],
  today: string,
): string {
  const { language } = text;
  const names = sourcesOfMerged({ shown, ...fact }).map((id) => sourceShortName(language, sources, id));
  const date = shown.when.state === 'dated' ? shortDate(language, shown.when.start, today) : '';
  const by = [listText(language, names), date].filter((part) => part !== '').join(' ');
  return text.t(`statement.said.${shown.negative ?? 'none'}`, { words: titleText(text, shown), by });
}

interface StatementsProps {
  readonly statements: readonly Merged[];
  readonly sources: readonly Source[];
  readonly today: string;
  readonly selected?: EntryKey | undefined;
  readonly onSelect?: ((key: EntryKey) => void) | undefined;
}

/** Below the things, and told apart from them: what the record says is not there. It is no thing and no zero. */
export function Statements({ statements, sources, today, selected, onSelect }: StatementsProps) {
  const text = useText();
  if (statements.length === 0) return null;
  return (
    <ul className="statements" aria-label={text.t('statement.list')}>
      {statements.map((fact) => {
        const { negative } = fact.shown;
        const body = (
          <>
            {negative === undefined ? null : <StateChip state={negative} />}
            <span>{statementText(text, fact, sources, today)}</span>
          </>
        );
        return (
          <li key={fact.key}>
            {onSelect === undefined ? (
              <span className="statement" data-statement={negative} {...entryAttributes(fact)}>
                {body}
              </span>
            ) : (
              <button
                type="button"
                className="statement"
                data-statement={negative}
                aria-current={fact.key === selected ? 'true' : undefined}
                onClick={() => onSelect(fact.key)}
                {...entryAttributes(fact)}
              >
                {body}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
