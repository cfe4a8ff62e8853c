import { useState } from 'react';
import type { LogLine } from '../../access/access-log.ts';
import { useLogText } from '../../i18n/access-log-text.ts';
import { type LogScene, summariseLog } from './log-reading.ts';
import {
  actWords,
  addressWords,
  detailWords,
  logTime,
  personWords,
  purposeWords,
  readerWords,
  reasonWords,
} from './log-words.ts';

/** So many rows at a time: a busy month has ten thousand. */
const AT_ONCE = 200;

/** One row for each thing that somebody did. */
export function LogTable(props: LogScene) {
  const { log } = useLogText();
  const { lines, cells } = props;
  const [most, setMost] = useState(AT_ONCE);
  if (lines.length === 0) return <NoLines cells={cells} />;
  const left = lines.length - most;
  return (
    <>
      <div className="access-log-scroll" tabIndex={0} role="region" aria-label={log('accessLog.title')}>
        <table>
          <thead>
            <tr>
              {(['at', 'who', 'person', 'what', 'why', 'review'] as const).map((name) => (
                <th key={name} scope="col">
                  {log(`accessLog.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, most).map((line) => (
              <Row key={line.id} line={line} scene={props} />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 ? (
        <button type="button" className="btn" onClick={() => setMost(most + AT_ONCE)}>
          {log('accessLog.more', { n: left, count: left })}
        </button>
      ) : null}
    </>
  );
}

function NoLines({ cells }: Pick<LogScene, 'cells'>) {
  const { log } = useLogText();
  const summary = summariseLog(cells);
  if (summary === 'loading') return <p className="sub">{log('accessLog.looking')}</p>;
  const kind = summary === 'complete' ? 'known' : summary === 'failed' ? 'failed' : 'unknown';
  return (
    <p className="access-log-none" data-none={kind === 'known' ? 'known' : 'unknown'}>
      {log(`accessLog.none.${kind}`)}
    </p>
  );
}

function Row({ line, scene }: { readonly line: LogLine; readonly scene: LogScene }) {
  const text = useLogText();
  const { log } = text;
  const { reader } = line;
  const review = line.review?.review;
  const detail = detailWords(text, line);
  return (
    <tr data-log={line.kind} data-emergency={line.emergency || undefined}>
      <td className="access-log-time">{logTime(text, line.at)}</td>
      <th scope="row">
        {readerWords(text, reader)}
        <span className="sub">{[reader.licence, reader.organization].filter(Boolean).join('　')}</span>
      </th>
      <td>
        <Person scene={scene} line={line} />
      </td>
      <td>
        {actWords(text, line)}
        {detail === '' ? null : <span className="sub">{detail}</span>}
      </td>
      <td>
        {line.emergency ? <b>{purposeWords(text, line)}</b> : purposeWords(text, line)}
        {line.reason === '' ? null : <span className="sub">{reasonWords(line.reason)}</span>}
        {line.disaster === undefined ? null : (
          <span className="sub">{log('accessLog.disaster', { area: line.disaster })}</span>
        )}
      </td>
      <td>{review === undefined ? '' : log(`accessLog.review.verdict.${review.verdict}`)}</td>
    </tr>
  );
}

/** By name, with the numbers under which the sources know them. */
export function Person({ scene, line }: { readonly scene: LogScene; readonly line: LogLine }) {
  const text = useLogText();
  const { patients } = line;
  const [first] = patients;
  if (first === undefined) return null;
  const known = patients.some((address) => scene.nameOf(address) !== undefined);
  const more =
    patients.length > 1 ? ` ${text.log('accessLog.moreAddresses', { n: patients.length - 1 })}` : '';
  return (
    <>
      {personWords(text, scene, patients)}
      {known ? (
        <span className="sub">
          {/* An address is in no tongue. */}
          <span lang="zxx" title={patients.join('\n')}>
            {addressWords(scene, first)}
          </span>
          {more}
        </span>
      ) : null}
    </>
  );
}
