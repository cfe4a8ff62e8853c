import type { LogLine } from '../../access/access-log.ts';
import type { LogText } from '../../i18n/access-log-text.ts';
import type { LogCell, LogScene } from './log-reading.ts';
import { coverageSentences } from './log-coverage-words.ts';
import { actWords, csvTime, personWords, purposeWords, reasonWords } from './log-words.ts';

/** What a spreadsheet would take for a formula is kept a text (OWASP, CSV Injection). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

const COLUMNS = [
  'at',
  'reader',
  'licence',
  'organization',
  'subject',
  'person',
  'address',
  'what',
  'detail',
  'purpose',
  'reason',
  'disaster',
  'review',
  'comment',
  'number',
] as const;

function rowsOf(text: LogText, scene: LogScene, line: LogLine): readonly string[] {
  const review = line.review?.review;
  return line.acts.map((act) =>
    [
      csvTime(act.at),
      act.reader.name,
      act.reader.licence,
      act.reader.organization,
      act.reader.subject,
      personWords(text, scene, line.patients),
      act.patients.join(' '),
      actWords(text, line),
      act.what,
      purposeWords(text, line),
      reasonWords(act.reason),
      act.disaster ?? '',
      review === undefined ? '' : text.log(`accessLog.review.verdict.${review.verdict}`),
      review?.comment ?? '',
      act.number ?? act.event,
    ]
      .map(cell)
      .join(','),
  );
}

/** The lines as CSV (RFC 4180, with a mark by which spreadsheets know UTF-8), and how far they are all there is. */
export function logCsv(
  text: LogText,
  scene: LogScene,
  lines: readonly LogLine[],
  cells: readonly LogCell[],
): string {
  const head = COLUMNS.map((name) => cell(text.log(`accessLog.csvColumn.${name}`))).join(',');
  const notes = coverageSentences(text, scene, cells).map(cell);
  const rows = lines.flatMap((line) => rowsOf(text, scene, line));
  return `\uFEFF${[head, ...rows, ...notes].join('\r\n')}\r\n`;
}
