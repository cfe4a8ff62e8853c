import type { EmergencyItem } from '../../clinical/emergency/emergency-item.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { useText } from '../../i18n/text.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Flag } from '../../ui/flag.tsx';
import { labWords, SHORT_LAB_NAMES } from './item-text.ts';

type LabItem = Extract<EmergencyItem, { readonly type: 'lab' }>;

interface LabProps {
  /** `YYYY-MM-DD`, Japanese time. */
  readonly today: string;
  readonly onSelect: ((key: EntryKey) => void) | undefined;
}

interface LabGridProps extends LabProps {
  readonly items: readonly LabItem[];
}

/** Values side by side, each with its own day; the blood type stands apart with its warning. */
export function LabGrid({ items, today, onSelect }: LabGridProps) {
  const { t } = useText();
  const types = items.filter((item) => item.item.startsWith('BLD-'));
  const values = items.filter((item) => !item.item.startsWith('BLD-'));
  return (
    <>
      <div className="er-labs">
        {values.map((item) => (
          <LabCell key={item.item} item={item} today={today} onSelect={onSelect} />
        ))}
      </div>
      {types.length === 0 ? null : (
        <div className="er-blood">
          {types.map((item) => (
            <LabCell key={item.item} item={item} today={today} onSelect={onSelect} />
          ))}
          <b>{t('emergency.bloodType')}</b>
        </div>
      )}
    </>
  );
}

export function LabCell({ item, today, onSelect }: LabProps & { readonly item: LabItem }) {
  const text = useText();
  const words = labWords(text, item.fact, today);
  const body = (
    <>
      <i>{SHORT_LAB_NAMES[item.item]?.[text.language] ?? item.fact.shown.title}</i>
      <b>{words.head}</b>
      <i>{words.fact}</i>
      {words.flag === undefined ? null : <Flag code={words.flag} />}
      <i className="er-lab-date">{words.date[0]}</i>
    </>
  );
  return onSelect === undefined ? (
    <div className="er-lab" {...entryAttributes(item.fact)}>
      {body}
    </div>
  ) : (
    <button
      type="button"
      className="er-lab"
      onClick={() => onSelect(item.fact.key)}
      {...entryAttributes(item.fact)}
    >
      {body}
    </button>
  );
}
