import { useEffect, useState } from 'react';
import { jstDay } from '../../domain/partial-date.ts';
import { momentText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { ruleName } from './derived-cells.tsx';
import { csvText, openSources, type ShownTable, tableText } from './lab-export.ts';
import { unitOf } from './lab-row-cells.tsx';
import { flagOf, headDate, rowName, valueText } from './lab-words.ts';

/** A byte order mark: without it the spreadsheet that most offices have reads Japanese as something else. */
const MARK = '\uFEFF';

/** Hands the reader a file made in this window; its name tells the day and nothing of the person. */
function save(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([MARK, content], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Copy, file and paper of what is shown, at the reader's own hand. */
export function LabTools({ shown, now }: { readonly shown: ShownTable; readonly now: Date }) {
  const text = useText();
  const [said, setSaid] = useState<'copied' | 'refused' | 'saved'>();
  const [printing, setPrinting] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(tableText(text, shown));
      setSaid('copied');
    } catch {
      setSaid('refused');
    }
  }
  function saveCsv(): void {
    save(csvText(text, shown), `labs-${jstDay(now)}.csv`);
    setSaid('saved');
  }
  return (
    <span className="lab-tools" role="group" aria-label={text.t('labs.tools.label')}>
      <button type="button" className="btn btn-quiet" data-action="copy" onClick={() => void copy()}>
        <Icon name="document" small />
        {text.t('labs.tools.copy')}
      </button>
      <button type="button" className="btn btn-quiet" data-action="csv" onClick={saveCsv}>
        {text.t('labs.tools.csv')}
      </button>
      <button type="button" className="btn btn-quiet" data-action="print" onClick={() => setPrinting(true)}>
        <Icon name="print" small />
        {text.t('labs.tools.print')}
      </button>
      <span className="note sub" role="status">
        {said === undefined ? '' : text.t(`labs.tools.${said}`)}
      </span>
      {printing ? <LabPrint shown={shown} now={now} onDone={() => setPrinting(false)} /> : null}
    </span>
  );
}

/** Visits that one sheet across can hold. */
const ACROSS = 9;

function sheetsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / ACROSS) }, (_, index) =>
    all.slice(index * ACROSS, (index + 1) * ACROSS),
  );
}

interface LabPrintProps {
  readonly shown: ShownTable;
  readonly now: Date;
  readonly onDone: () => void;
}

/** The same table for paper: drawn whole while it is printed, some visits a sheet, with what is not known on every one. */
function LabPrint({ shown, now, onDone }: LabPrintProps) {
  const text = useText();
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  const when = momentText(text.language, now, shown.today);
  return (
    <div className="lab-print">
      {sheetsOf(shown.columns).map((columns) => (
        <section key={columns[0]?.key}>
          <h2>{text.t('labs.printHead', { when })}</h2>
          {openSources(text, shown).map((line) => (
            <p key={line} className="lab-print-open">
              {line}
            </p>
          ))}
          <PrintTable text={text} shown={{ ...shown, columns }} />
          <p>{text.t('labs.emptyIsNotMeasured')}</p>
        </section>
      ))}
    </div>
  );
}

function PrintTable({ text, shown }: { readonly text: Text; readonly shown: ShownTable }) {
  const { sections, columns, derived, today } = shown;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.t('labs.item')}</th>
          <th scope="col">{text.t('labs.unit')}</th>
          <th scope="col">{text.t('labs.range')}</th>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {headDate(text, column.date, today)} {column.place}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sections.flatMap(({ rows }) =>
          rows
            .filter((row) => columns.some(({ key }) => row.results.has(key)))
            .map((row) => (
              <tr key={row.key}>
                <th scope="row">{rowName(text, row)}</th>
                <td>{unitOf(row)}</td>
                <td>
                  {row.range}
                  {row.rangeVaries ? text.t('labs.varies') : ''}
                </td>
                {columns.map(({ key }) => (
                  <td key={key}>
                    {(row.results.get(key) ?? [])
                      .map((result) =>
                        `${valueText(text, row, result)} ${flagOf(result.fact.shown) ?? ''}`.trim(),
                      )
                      .join(' / ')}
                  </td>
                ))}
              </tr>
            )),
        )}
        {derived
          .filter((row) => columns.some(({ key }) => row.cells.has(key)))
          .map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {ruleName(text, row)} {text.t('labs.derived.mark')}
              </th>
              <td>{row.rule.unit}</td>
              <td>{text.t('labs.letter.computed')}</td>
              {columns.map(({ key }) => (
                <td key={key}>{(row.cells.get(key) ?? []).map((value) => value.text).join(' / ')}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
