import { useEffect, useId } from 'react';
import { type Coverage, summariseCoverage } from '../../domain/coverage.ts';
import type { Attachment, DocumentSection } from '../../domain/entry.ts';
import { partialDateOf } from '../../domain/partial-date.ts';
import { clockTime, listText, longDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { gapText } from '../../ui/gap-text.ts';
import { gapsOf } from '../../ui/gaps.ts';
import { isPdf } from './attachment-text.ts';
import { Paper, type PaperSurroundings, type Readable } from './paper.tsx';

/** Whose papers these are. */
export interface PrintedPerson {
  readonly name: string;
  readonly birth: string;
}

interface PrintProps extends PaperSurroundings {
  readonly entries: readonly Readable[];
  readonly coverage: Coverage;
  readonly person: PrintedPerson;
  readonly onDone: () => void;
}

/**
 * The chosen documents for paper, drawn while they are printed. Each is a table of one cell: its head, with the person,
 * the time and what could not be fetched, is repeated by the browser on every sheet that the document takes.
 */
export function DocumentsPrint({ entries, coverage, person, onDone, ...around }: PrintProps) {
  const text = useText();
  const { t, language } = text;
  const id = useId();
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  // A paper outlives the day: it tells the whole date.
  const when = `${longDate(language, partialDateOf(around.now))} ${clockTime(around.now)}`;
  const open = gapsOf(coverage).map((gap) => gapText(text, gap, around.sources).lead);
  const known =
    summariseCoverage(coverage) === 'complete' && open.length === 0
      ? t('documents.print.sourcesAll')
      : t('documents.print.sourcesOpen', { what: listText(language, open) });
  return (
    <div className="documents-paper" data-print={entries.length}>
      {entries.map((entry, index) => (
        <table key={entry.key}>
          <thead>
            <tr>
              <th scope="col">
                {t('documents.print.head', { ...person, when })}
                <span>{known}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>
                <Paper {...around} entry={entry} id={`${id}-${index}`} />
                <LeftOut entry={entry} />
              </td>
            </tr>
          </tbody>
        </table>
      ))}
    </div>
  );
}

function attachmentsOf(sections: readonly DocumentSection[]): readonly Attachment[] {
  return sections.flatMap((section) => [...section.attachments, ...attachmentsOf(section.sections)]);
}

/** Attachments that do not lie on the paper: files of pages, and what was not fetched. */
function LeftOut({ entry }: { readonly entry: Readable }) {
  const { t, language } = useText();
  const all = [...entry.attachments, ...(entry.kind === 'report' ? [] : attachmentsOf(entry.sections))];
  const names = all
    .filter(({ bytes, contentType }) => bytes === undefined || isPdf(contentType))
    .map(({ title }) => title ?? t('documents.attachmentUnnamed'));
  if (names.length === 0) return null;
  return (
    <p className="documents-left-out">
      {t('documents.print.attachments', { names: listText(language, names) })}
    </p>
  );
}
