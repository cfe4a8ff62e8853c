import type { DerivedRow } from '../../clinical/labs/derived-rows.ts';
import type { DerivedValue } from '../../clinical/labs/derived-values.ts';
import { columnOf, type LabColumn, type LabResult, type LabRow } from '../../clinical/labs/lab-table.ts';
import type { Coverage } from '../../domain/coverage.ts';
import { dateAttribute } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { listText, sourceName, timeOf } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { gapsOf } from '../../ui/gaps.ts';
import { ruleName } from './derived-cells.tsx';
import { groupName } from './group-name.ts';
import type { LabSection } from './lab-lines.ts';
import { unitOf } from './lab-row-cells.tsx';
import { flagOf, headDate, rowName, sentText, valueText } from './lab-words.ts';

/** What is on the screen, with how far it is known. */
export interface ShownTable {
  readonly sections: readonly LabSection[];
  readonly columns: readonly LabColumn[];
  /** Values that no laboratory measured, as far as they are on the screen. */
  readonly derived: readonly DerivedRow[];
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly today: string;
}

/** What whoever reads the table elsewhere must know: who has not answered here. */
export function openSources(text: Text, { coverage, sources }: ShownTable): readonly string[] {
  return gapsOf(coverage)
    .filter(({ kind }) => kind !== 'not-offered')
    .map(({ source, kind }) =>
      text.t('labs.csv.open', {
        source: sourceName(text.language, sources, source),
        state: text.t(`labs.gap.${kind}`),
      }),
    );
}

function cellText(text: Text, row: LabRow, result: LabResult): string {
  const flag = flagOf(result.fact.shown);
  const original =
    result.converted === undefined
      ? ''
      : `（${text.t('labs.converted')} ${text.t('labs.original', { value: sentText(text, result.fact.shown) })}）`;
  const marks = result.fact.shown.marks.map((mark) => text.t(`entry.mark.${mark}`)).join(' ');
  return [`${valueText(text, row, result)}${original}`, flag === undefined || flag === 'N' ? '' : flag, marks]
    .filter((part) => part !== '')
    .join(' ');
}

/** A line break or a tab inside a value would part it into several cells. */
function inOneCell(value: string): string {
  return value.replace(/[\t\r\n]+/gu, ' ');
}

/** The table as it stands, for the clipboard: tabs between cells, a line a row. */
export function tableText(text: Text, shown: ShownTable): string {
  const { sections, columns, today } = shown;
  const heads = [
    text.t('labs.item'),
    text.t('labs.unit'),
    text.t('labs.range'),
    ...columns.map((column) => `${headDate(text, column.date, today)} ${column.place}`),
  ];
  const rows = sections.flatMap(({ rows: all }) =>
    all.map((row) => [
      rowName(text, row),
      unitOf(row),
      `${row.range}${row.rangeVaries ? text.t('labs.varies') : ''}`,
      ...columns.map(({ key }) =>
        (row.results.get(key) ?? []).map((result) => cellText(text, row, result)).join(' / '),
      ),
    ]),
  );
  const computed = shown.derived.map((row) => [
    `${text.t('labs.derived.mark')} ${ruleName(text, row)}`,
    row.rule.unit,
    '',
    ...columns.map(({ key }) => (row.cells.get(key) ?? []).map((value) => value.text).join(' / ')),
  ]);
  const notes = [...openSources(text, shown), text.t('labs.emptyIsNotMeasured'), text.t('labs.rangeVaries')];
  return [...[heads, ...rows, ...computed].map((cells) => cells.map(inOneCell).join('\t')), ...notes].join(
    '\n',
  );
}

/** A figure, with its comparator and sign: nothing that a spreadsheet would take for a formula. */
const FIGURE = /^[-+]?\d+(?:\.\d+)?$/u;

/** One field; what a spreadsheet would run as a formula is made plain text by a leading apostrophe (OWASP, CSV Injection). */
function field(value: string): string {
  const plain = /^[=+\-@\t\r]/u.test(value) && !FIGURE.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function csvLine(text: Text, shown: ShownTable, group: string, row: LabRow, result: LabResult): string {
  const { shown: entry } = result.fact;
  const { when } = entry;
  const flag = flagOf(entry);
  const fields = [
    group,
    rowName(text, row),
    when.state === 'dated' ? dateAttribute(when.start) : when.state === 'worded' ? when.words : '',
    when.state === 'dated' ? (timeOf(when.start) ?? '') : '',
    entry.value.type === 'quantity' ? `${result.comparator ?? ''}${result.text}` : sentText(text, entry),
    result.unit,
    flag === undefined ? '' : flag,
    result.range?.text ?? '',
    entry.marks.map((mark) => text.t(`entry.mark.${mark}`)).join(' '),
    result.converted === undefined ? '' : `${result.comparator ?? ''}${result.converted.text}`,
    result.converted?.unit ?? '',
    entry.provenance.institution ?? '',
    listText(
      text.language,
      result.sources.map((id) => sourceName(text.language, shown.sources, id)),
    ),
  ];
  return fields.map(field).join(',');
}

/** A computed value says so in the field of the state, and of what it was made in that of the sources. */
function computedLine(text: Text, value: DerivedValue): string {
  const { rule, at, place, inputs } = value;
  const fields = [
    text.t('labs.derived.heading'),
    ruleName(text, value),
    dateAttribute(at),
    timeOf(at) ?? '',
    value.text,
    rule.unit,
    '',
    '',
    `${text.t('labs.derived.mark')} ${rule.formula}`,
    '',
    '',
    place,
    inputs.map(({ fact: { shown } }) => `${shown.title} ${sentText(text, shown)}`).join(' / '),
  ];
  return fields.map(field).join(',');
}

const CSV_COLUMNS = [
  'group',
  'item',
  'date',
  'time',
  'value',
  'unit',
  'flag',
  'range',
  'marks',
  'converted',
  'convertedUnit',
  'place',
  'sources',
] as const;

/** Every result that is shown, a line each, as sent and with who tells it; what is not known stands at the end. */
export function csvText(text: Text, shown: ShownTable): string {
  const keys = new Set(shown.columns.map(({ key }) => key));
  const lines = shown.sections.flatMap(({ group, rows }) =>
    rows.flatMap((row) => {
      const word = groupName(text, group === 'pinned' ? row.group : group);
      return [...row.results]
        .filter(([key]) => keys.has(key))
        .flatMap(([, results]) => results.map((result) => csvLine(text, shown, word, row, result)));
    }),
  );
  const computed = shown.derived.flatMap(({ values }) =>
    values
      .filter(({ inputs: [first] }) => first !== undefined && keys.has(columnOf(first.fact).key))
      .map((value) => computedLine(text, value)),
  );
  const notes = [...openSources(text, shown), text.t('labs.emptyIsNotMeasured')].map((note) =>
    [field(text.t('labs.csv.note')), field(note)].join(','),
  );
  const head = CSV_COLUMNS.map((column) => text.t(`labs.csv.${column}`)).join(',');
  return `${[head, ...lines, ...computed, ...notes].join('\r\n')}\r\n`;
}
