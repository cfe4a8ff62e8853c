import type { DerivedRow } from '../../clinical/labs/derived-rows.ts';
import type { DerivedValue } from '../../clinical/labs/derived-values.ts';
import { dateAndTime } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';

export function ruleName({ language }: Text, { rule }: Pick<DerivedRow, 'rule'>): string {
  return language === 'en' ? rule.en : rule.ja;
}

/** The value with what it is made of, in one line. */
export function derivedWords(text: Text, value: DerivedValue, today: string): string {
  const { rule, text: amount, at, place } = value;
  return text.t('labs.derived.words', {
    name: ruleName(text, value),
    value: `${amount} ${rule.unit}`.trim(),
    date: dateAndTime(text.language, at, today),
    place,
  });
}

interface DerivedCellProps {
  readonly values: readonly DerivedValue[];
  readonly today: string;
  readonly onFormula: (value: DerivedValue) => void;
}

/** Marked on its face as computed; pressing it tells how. */
export function DerivedCell({ values, today, onFormula }: DerivedCellProps) {
  const text = useText();
  return (
    <span className="lab-results">
      {values.map((value) => (
        <button
          key={`${value.at.sortKey} ${value.place}`}
          type="button"
          tabIndex={-1}
          className="lab-value lab-computed"
          title={derivedWords(text, value, today)}
          data-computed={value.rule.id}
          onClick={() => onFormula(value)}
        >
          <span className="lab-mark">{text.t('labs.letter.computed')}</span>
          {value.text}
          <span className="visually-hidden">{derivedWords(text, value, today)}</span>
        </button>
      ))}
    </span>
  );
}

interface DerivedNameProps {
  readonly row: DerivedRow;
  readonly onFormula: (value: DerivedValue) => void;
}

export function DerivedName({ row, onFormula }: DerivedNameProps) {
  const text = useText();
  const [newest] = row.values;
  const name = ruleName(text, row);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="lab-name"
      title={text.t('labs.derived.open', { name })}
      onClick={() => {
        if (newest !== undefined) onFormula(newest);
      }}
    >
      <span className="ellipsis">{name}</span>
    </button>
  );
}
