import { useId, useMemo, useState } from 'react';
import { isOpening, linesByPerson, type LogLine } from '../../access/access-log.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { listText, longDate, sentencesText, sourceName } from '../../i18n/format.ts';
import { type LogText, useLogText } from '../../i18n/access-log-text.ts';
import type { AccessLogProps } from './access-log.tsx';
import { summariseLog } from './log-reading.ts';
import { logTime, personWords, reasonWords } from './log-words.ts';

/** What the log tells of one person, in sentences that they can read themselves, on a page to take home. */
export function PersonSheet(props: AccessLogProps) {
  const text = useLogText();
  const { log } = text;
  const id = useId();
  const people = useMemo(() => linesByPerson(props.lines), [props.lines]);
  const [chosen, setChosen] = useState('');
  const lines = people.get(chosen);
  const addressesOf = (person: string, own: readonly LogLine[]) => [
    ...new Set([person, ...own.filter(({ kind }) => kind === 'read').flatMap(({ patients }) => patients)]),
  ];
  return (
    <section className="access-log-person" aria-label={log('accessLog.mode.person')}>
      <div className="access-log-tools">
        <label htmlFor={id}>{log('accessLog.sheet.choose')}</label>
        <select id={id} data-field="whose" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">—</option>
          {[...people].map(([person, own]) => (
            <option key={person} value={person}>
              {personWords(text, props, addressesOf(person, own))}
            </option>
          ))}
        </select>
        <span className="sub-inline">{log('accessLog.sheet.chooseNote')}</span>
        <button
          type="button"
          className="btn"
          disabled={lines === undefined}
          data-action="print"
          onClick={() => {
            props.onHandOut('print', lines?.[0]);
            window.print();
          }}
        >
          {log('accessLog.print')}
        </button>
      </div>
      {lines === undefined ? null : (
        <Letter {...props} own={lines} name={personWords(text, props, addressesOf(chosen, lines))} />
      )}
    </section>
  );
}

function dayText(text: LogText, day: string): string {
  const date = parsePartialDate(day);
  return date === undefined ? day : longDate(text.language, date);
}

type LetterProps = AccessLogProps & { readonly own: readonly LogLine[]; readonly name: string };

function Letter(props: LetterProps) {
  const text = useLogText();
  const { log } = text;
  const { own, name, period, cells, clinician, now } = props;
  const whole = summariseLog(cells) === 'complete';
  const sources = listText(
    text.language,
    cells.map(({ source }) => sourceName(text.language, props.sources, source)),
  );
  const organization = clinician.organization;
  return (
    <article className="access-log-letter" data-letter>
      <h2>{log('accessLog.sheet.title')}</h2>
      <p className="access-log-whose">{log('accessLog.sheet.whose', { name })}</p>
      <p>
        {log('accessLog.sheet.period', { from: dayText(text, period.from), to: dayText(text, period.to) })}
      </p>
      <p>{log('accessLog.sheet.lead')}</p>
      <ol>
        {own.map((line) => (
          <li key={line.id} data-emergency={line.emergency || undefined}>
            {sentence(text, line)}
          </li>
        ))}
      </ol>
      <p>
        <b>
          {whole
            ? log('accessLog.sheet.whole', { time: logTime(text, now), sources })
            : log('accessLog.sheet.notWhole')}
        </b>
      </p>
      <p className="sub">{log('accessLog.sheet.foot', { organization })}</p>
      <p className="sub">
        {log('accessLog.sheet.by', { organization, name: clinician.name, time: logTime(text, now) })}　
        {text.plain.t('common.demo')}
      </p>
    </article>
  );
}

function whoWords(text: LogText, { reader }: LogLine): string {
  const { name, licence, organization } = reader;
  if (name === '') return text.log('accessLog.sheet.someone');
  return licence === '' || organization === ''
    ? text.log('accessLog.sheet.whoPlain', { name })
    : text.log('accessLog.sheet.who', { name, licence, organization });
}

const WHYS = ['BTG', 'ETREAT', 'TREAT', 'HCOMPL'] as const;

/** 2026年11月24日、湊中央病院 救急科の医師 東雲さんが、救急のため、…あなたの記録を開きました。 */
function sentence(text: LogText, line: LogLine): string {
  const { log } = text;
  const why = WHYS.find((code) => line.acts.some(({ purposes }) => purposes.includes(code))) ?? 'other';
  const opening = isOpening(line);
  const review = line.review;
  const said = log('accessLog.sheet.sentence', {
    when: logTime(text, line.at),
    who: whoWords(text, line),
    why: log(`accessLog.sheet.why.${why}`),
    act: log(`accessLog.sheet.act.${line.kind}`, { n: line.acts.length, count: line.acts.length }),
  }).replace(/ \.$/u, '.');
  return sentencesText(text.language, [
    said,
    ...(line.reason === '' ? [] : [`${log('accessLog.sheet.reason', { reason: reasonWords(line.reason) })}`]),
    ...(line.disaster === undefined ? [] : [log('accessLog.sheet.disaster', { area: line.disaster })]),
    ...(opening && review !== undefined
      ? [log('accessLog.sheet.reviewed', { time: logTime(text, review.at) })]
      : []),
    ...(opening && review === undefined ? [log('accessLog.sheet.toReview')] : []),
  ]);
}
