import type { LabColumn, LabFact, LabRow } from '../../clinical/labs/lab-table.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { type PartialDate, dateAttribute } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { quantityText, shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Chip, MarkChip } from '../../ui/chip.tsx';
import { conflictText } from '../../ui/fact-text.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Flag } from '../../ui/flag.tsx';

/** 26-02/18 in a narrow head; never more exact than the source. */
function headDate(text: Text, date: PartialDate, today: string): string {
  if (date.precision === 'year' || date.precision === 'month') return shortDate(text.language, date, today);
  const [year = '', month = '', day = ''] = dateAttribute(date).split('-');
  if (text.language === 'en') return shortDate('en', date, today);
  return year === today.slice(0, 4) ? `${month}/${day}` : `${year.slice(2)}-${month}/${day}`;
}

export function ColumnHead({ column, today }: { readonly column: LabColumn; readonly today: string }) {
  const text = useText();
  return (
    <span className="lab-head" title={column.place}>
      <b>{column.date === undefined ? text.t('labs.undated') : headDate(text, column.date, today)}</b>
      <span className="ellipsis">{column.place}</span>
    </span>
  );
}

interface RowNameProps {
  readonly row: LabRow;
  readonly pressed: boolean;
  readonly onTrend: () => void;
}

/** The name as the newest result has it; pressing it shows the curve. */
export function RowName({ row, pressed, onTrend }: RowNameProps) {
  const { t, language } = useText();
  // The record's own word in Japanese; the item's English name beside it where the reader asked for English.
  const name = language === 'en' && row.item !== undefined ? row.item.en : row.name;
  return (
    <button
      type="button"
      className="lab-name"
      aria-pressed={pressed}
      title={t('labs.showTrend', { name: row.name })}
      onClick={onTrend}
    >
      {name}
      <span className="lab-name-unit">{[row.unit, row.range].filter((part) => part !== '').join('　')}</span>
    </button>
  );
}

/** The value with the source's own digits; a unit only where it is not the one of the row. */
function cellText(text: Text, row: LabRow, { value, parts }: ObservationEntry): string {
  switch (value.type) {
    case 'quantity':
      return value.quantity.unit === row.unit
        ? quantityText({ ...value.quantity, unit: '' })
        : quantityText(value.quantity);
    case 'text':
      return value.text;
    case 'absent':
      return text.t('entry.absent', { reason: value.reason });
    case 'none':
      return parts.length === 0
        ? text.t('entry.noValue')
        : parts
            .map(
              (part) =>
                `${part.name} ${part.value.type === 'quantity' ? quantityText(part.value.quantity) : ''}`,
            )
            .join(' / ');
  }
}

/** A figure sent as words tells no unit: that is said, and it stands in a row of its own. */
export function UnitCell({ row }: { readonly row: LabRow }) {
  const { t } = useText();
  const unitless = row.facts.some(
    ({ shown }) => shown.value.type === 'text' && /^[<>≤≥]?\s*\d/u.test(shown.value.text),
  );
  return <span className="sub">{row.unit === '' && unitless ? t('labs.noUnit') : row.unit}</span>;
}

interface LabCellProps {
  readonly row: LabRow;
  readonly facts: readonly LabFact[];
  readonly sources: readonly Source[];
  readonly selected: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

/** All results of one day and place; each opens its record. An empty cell claims nothing. */
export function LabCell(props: LabCellProps) {
  return props.facts.map((fact) => <OneResult key={fact.key} {...props} fact={fact} />);
}

function OneResult({ row, fact, sources, selected, onSelect }: LabCellProps & { readonly fact: LabFact }) {
  const text = useText();
  const { shown } = fact;
  const value = cellText(text, row, shown);
  const names = sources.filter((source) =>
    fact.witnesses.some((witness) => witness.provenance.source === source.id),
  );
  const range = shown.range === undefined ? '' : text.t('entry.range', { range: shown.range.text });
  const title = [range, ...names.map((source) => source.name[text.language])]
    .filter((part) => part !== '')
    .join('　');
  const flagged =
    shown.interpretation !== undefined && shown.interpretation !== 'N' && shown.interpretation !== 'NEG';
  return (
    <button
      type="button"
      className={shown.value.type === 'quantity' ? 'lab-value' : 'lab-value lab-words'}
      aria-current={selected === fact.key ? 'true' : undefined}
      title={title}
      onClick={() => onSelect(fact.key)}
      {...entryAttributes(fact)}
    >
      {shown.marks.includes('preliminary') ? <MarkChip mark="preliminary" /> : null}
      {shown.marks.includes('amended') ? <MarkChip mark="amended" /> : null}
      {shown.marks.includes('cancelled') ? <MarkChip mark="cancelled" /> : null}
      {flagged ? <b>{value}</b> : value}
      {shown.interpretation === undefined ? null : <Flag code={shown.interpretation} />}
      {fact.conflicts.map((conflict) => (
        <Chip key={conflict.field} tone="warn" icon="differs">
          {conflictText(text, conflict)}
        </Chip>
      ))}
    </button>
  );
}
