import type { DayRow } from '../../clinical/labs/day-rows.ts';
import type { LabResult } from '../../clinical/labs/lab-table.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { timeOf } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { flagOf, isFlagged, LETTERS, resultWords, rowName, valueText } from './lab-words.ts';
import { unitOf } from './lab-row-cells.tsx';

export interface DayColumn {
  readonly key: string;
  readonly head: string;
  readonly sub: string;
}

export interface DaySection {
  readonly key: string;
  readonly heading: string;
  /** Said instead of rows, where there are none. */
  readonly empty: string;
  readonly rows: readonly DayRow[];
}

interface DayTableProps {
  readonly label: string;
  readonly columns: readonly DayColumn[];
  readonly sections: readonly DaySection[];
  readonly sources: readonly Source[];
  readonly today: string;
  readonly onSelect: (key: EntryKey) => void;
  /** Further groups of rows, e.g. medicines. */
  readonly children?: React.ReactNode;
}

/** Results over the days of one period: a table that is read whole, one column a day, every result with its time and place. */
export function DayTable(props: DayTableProps) {
  const { t } = useText();
  const { label, columns, sections, children } = props;
  return (
    // A table wider than the page scrolls by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="day-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('labs.item')}</th>
            {columns.map(({ key, head, sub }) => (
              <th key={key} scope="col">
                <b>{head}</b>
                <span>{sub}</span>
              </th>
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <Section key={section.key} {...props} section={section} />
        ))}
        {children}
      </table>
    </div>
  );
}

function Section({ section, columns, ...rest }: DayTableProps & { readonly section: DaySection }) {
  const text = useText();
  return (
    <tbody>
      <tr>
        <th colSpan={columns.length + 1} scope="rowgroup" className="day-group">
          {section.heading}
          {section.rows.length === 0 ? <span className="note sub">　{section.empty}</span> : null}
        </th>
      </tr>
      {section.rows.map(({ row, cells }) => (
        <tr key={row.key}>
          <th scope="row">
            {rowName(text, row)} <span className="note sub">{unitOf(row)}</span>
          </th>
          {columns.map(({ key }) => (
            <td key={key}>
              {(cells.get(key) ?? []).map((result) => (
                <Result key={result.key} {...rest} columns={columns} row={row} result={result} />
              ))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface ResultProps extends Pick<DayTableProps, 'sources' | 'today' | 'onSelect' | 'columns'> {
  readonly row: DayRow['row'];
  readonly result: LabResult;
}

function Result({ row, result, sources, today, onSelect }: ResultProps) {
  const text = useText();
  const { shown } = result.fact;
  const flag = flagOf(shown);
  const words = resultWords(text, row, result, sources, today);
  const time = shown.when.state === 'dated' ? timeOf(shown.when.start) : undefined;
  return (
    <button
      type="button"
      className="lab-value"
      title={words}
      data-flagged={isFlagged(flag) ? flag : undefined}
      onClick={() => onSelect(result.key)}
      {...entryAttributes(result.fact)}
    >
      {time === undefined ? null : <span className="lab-time">{time}</span>}
      {valueText(text, row, result)}
      {isFlagged(flag) ? (
        <i className="lab-flag" data-flag={flag}>
          {flag === undefined ? '' : LETTERS.includes(flag) ? flag : text.t(`entry.interpretation.${flag}`)}
        </i>
      ) : null}
      <span className="visually-hidden">{words}</span>
    </button>
  );
}
