import { supersededOf } from '../../clinical/labs/lab-trend.ts';
import type { LabResult, LabRow } from '../../clinical/labs/lab-table.ts';
import type { Interpretation, ObservationEntry } from '../../domain/entry.ts';
import type { PartialDate } from '../../domain/partial-date.ts';
import { dateAttribute } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, listText, quantityText, shortDate, sourceName } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { conflictText } from '../../ui/fact-text.ts';

const ABNORMAL: ReadonlySet<Interpretation> = new Set(['H', 'L', 'HH', 'LL', 'A', 'AA', 'POS']);

/** Judgements that a letter tells beside their mark; all others are told in words. */
export const LETTERS: readonly Interpretation[] = ['H', 'L', 'HH', 'LL', 'S', 'I', 'R'];

/** As the laboratories themselves judged: we flag nothing on our own. */
export function isFlagged(code: Interpretation | undefined): boolean {
  return code !== undefined && ABNORMAL.has(code);
}

/** The flag of a result, of a pair (blood pressure) the first that one of its parts has. */
export function flagOf({ interpretation, parts }: ObservationEntry): Interpretation | undefined {
  return interpretation ?? parts.find((part) => part.interpretation !== undefined)?.interpretation;
}

/** The name in the reader's tongue, and what keeps the row apart from others of the same test. */
export function rowName({ language }: Text, row: LabRow): string {
  const name = language === 'en' ? row.names.en : row.name;
  return row.split === undefined || row.split.of === '' || name.includes(row.split.of)
    ? name
    : `${name} ${row.split.of}`;
}

/** 26-02/18 in a narrow head; never more exact than the source. */
export function headDate(text: Text, date: PartialDate | undefined, today: string): string {
  if (date === undefined) return text.t('labs.undated');
  if (date.precision === 'year' || date.precision === 'month') return shortDate(text.language, date, today);
  const [year = '', month = '', day = ''] = dateAttribute(date).split('-');
  if (text.language === 'en') return shortDate('en', date, today);
  return year === today.slice(0, 4) ? `${month}/${day}` : `${year.slice(2)}-${month}/${day}`;
}

const COMPARATORS = { '<': '<', '<=': '≤', '>=': '≥', '>': '>' } as const;

function partText(part: ObservationEntry['parts'][number], unit: string): string {
  switch (part.value.type) {
    case 'quantity':
      return quantityText(
        part.value.quantity.unit === unit ? { ...part.value.quantity, unit: '' } : part.value.quantity,
      );
    case 'text':
      return part.value.text;
    default:
      return '';
  }
}

/** Both halves of one measurement, e.g. a blood pressure. */
export function isPair({ value, parts }: ObservationEntry): boolean {
  return value.type === 'none' && parts.length === 2 && parts.every((part) => part.value.type === 'quantity');
}

/** The unit that both halves share, which then stands once at the row. */
export function pairUnit({ parts }: ObservationEntry): string {
  const units = new Set(
    parts.map((part) => (part.value.type === 'quantity' ? part.value.quantity.unit : '')),
  );
  return units.size === 1 ? ([...units][0] ?? '') : '';
}

/** The value as sent, with its unit: what the source holds. */
export function sentText(text: Text, entry: ObservationEntry, without = ''): string {
  const { value, parts } = entry;
  switch (value.type) {
    case 'quantity': {
      const same = without !== '' && unitKey(value.quantity.unit) === unitKey(without);
      return quantityText(same ? { ...value.quantity, unit: '' } : value.quantity);
    }
    case 'text':
      return value.text;
    case 'absent':
      return text.t('entry.absent', { reason: value.reason });
    case 'none':
      if (parts.length === 0) return text.t('entry.noValue');
      if (isPair(entry)) return parts.map((part) => partText(part, without)).join('/');
      return parts.map((part) => `${part.name} ${partText(part, '')}`).join(' / ');
  }
}

/** What the cell shows: the value in the unit of its row with the source's own digits, or as sent where it is in no such unit. */
export function valueText(text: Text, row: LabRow, { fact, converted, comparator }: LabResult): string {
  if (converted !== undefined)
    return `${comparator === undefined ? '' : COMPARATORS[comparator]}${converted.text}`;
  return sentText(text, fact.shown, row.unit === '' ? pairUnit(fact.shown) : row.unit);
}

function rangeText(text: Text, { range, parts }: ObservationEntry): string {
  const own =
    range?.text ??
    parts
      .map((part) => part.range?.text ?? '')
      .filter(Boolean)
      .join(' / ');
  return own === '' ? '' : text.t('entry.range', { range: own });
}

/** All that a cell stands for, in one line: what a tip says to the eye and a label to the ear. */
export function resultWords(
  text: Text,
  row: LabRow,
  result: LabResult,
  sources: readonly Source[],
  today: string,
): string {
  const { fact, converted, marks } = result;
  const { shown } = fact;
  const { when } = shown;
  const flag = flagOf(shown);
  const value =
    converted === undefined
      ? sentText(text, shown)
      : `${valueText(text, row, result)} ${converted.unit}　${text.t('labs.converted')}　${text.t('labs.original', { value: sentText(text, shown) })}`;
  return [
    `${rowName(text, row)} ${value}`,
    flag === undefined ? '' : text.t(`entry.interpretation.${flag}`),
    ...shown.marks.map((mark) => text.t(`entry.mark.${mark}`)),
    ...supersededOf(fact, result.unit).map(({ quantity }) =>
      text.t('labs.trend.before', { value: quantityText(quantity) }),
    ),
    marks.includes('unit-odd') ? text.t('labs.odd') : '',
    marks.includes('no-unit') ? text.t('labs.noUnit') : '',
    rangeText(text, shown),
    when.state === 'dated' ? dateAndTime(text.language, when.start, today) : text.t('labs.undated'),
    shown.provenance.institution ?? '',
    listText(
      text.language,
      result.sources.map((id) => sourceName(text.language, sources, id)),
    ),
    ...fact.conflicts.map((conflict) => conflictText(text, conflict)),
  ]
    .filter((part) => part !== '')
    .join('　');
}
