import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { valueText } from '../../ui/entry-line.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import type { CarePanelProps } from './care-panel.tsx';

interface ScoreProps extends Pick<CarePanelProps, 'now' | 'onSelect'> {
  readonly fact: Merged<ObservationEntry>;
  readonly strong?: boolean;
}

/** A score as it was recorded, with its day; it opens its record. */
export function AssessmentScore({ fact, now, onSelect, strong = false }: ScoreProps) {
  const text = useText();
  const value = valueText(text, fact.shown.value);
  return (
    <button
      type="button"
      className="care-score"
      onClick={() => onSelect(fact.key)}
      {...entryAttributes(fact)}
    >
      {strong ? <b>{value}</b> : value}
      <span className="note sub">{whenText(text.language, fact.shown.when, jstDay(now))}</span>
    </button>
  );
}
