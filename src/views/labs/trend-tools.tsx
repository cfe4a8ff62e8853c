import { memo } from 'react';
import type { LabRow } from '../../clinical/labs/lab-table.ts';
import { useText } from '../../i18n/text.ts';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { rowDigest } from './lab-lines.ts';
import { rowName } from './lab-words.ts';
import { LAB_SPANS, type LabSpan } from './labs-view.ts';
import type { ChosenMedicines } from './use-chosen-medicines.ts';

interface TrendToolsProps {
  readonly span: LabSpan;
  /** A hand has chosen another period than the named one. */
  readonly isChosen: boolean;
  readonly medicines: ChosenMedicines;
  readonly onSpan: (span: LabSpan) => void;
  readonly onBack: () => void;
}

/** The period in view, and what else stands over the same time. */
export function TrendTools({ span, isChosen, medicines, onSpan, onBack }: TrendToolsProps) {
  const { t } = useText();
  const { lines, chosen, choose } = medicines;
  return (
    <div className="lab-trend-tools">
      <Segmented
        label={t('labs.trend.span')}
        value={span}
        choices={LAB_SPANS.map((value) => ({ value, label: t(`lanes.span.${value}`) }))}
        onChange={onSpan}
      />
      {isChosen ? (
        <button type="button" className="btn btn-quiet" onClick={onBack}>
          {t('labs.trend.back')}
        </button>
      ) : null}
      {lines.length === 0 ? null : (
        <ChoiceMenu
          label={t('labs.trend.medicines')}
          choices={lines.map(({ key, name }) => ({ value: key, label: name }))}
          chosen={chosen}
          onChange={choose}
        />
      )}
    </div>
  );
}

interface ChosenProps {
  readonly rows: readonly LabRow[];
  readonly onRemove: (row: LabRow) => void;
}

/** The tests that are drawn, each with the way to take it out. */
function Chosen({ rows, onRemove }: ChosenProps) {
  const text = useText();
  return (
    <ul className="lab-trend-chosen">
      {rows.map((row) => {
        const name = rowName(text, row);
        const label = text.t('labs.trend.remove', { name });
        return (
          <li key={rowDigest(row)}>
            <button
              type="button"
              className="chip"
              aria-label={label}
              title={label}
              onClick={() => onRemove(row)}
            >
              {name}
              <Icon name="close" small />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export const TrendChosen = memo(Chosen);
