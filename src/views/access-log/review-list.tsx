import { type FormEvent, useId, useState } from 'react';
import { isOpening, type LogLine } from '../../access/access-log.ts';
import { VERDICTS, type Verdict } from '../../access/log-event.ts';
import { useLogText } from '../../i18n/access-log-text.ts';
import type { AccessLogProps } from './access-log.tsx';
import { summariseLog } from './log-reading.ts';
import { Person } from './log-table.tsx';
import { logTime, readerWords, reasonWords } from './log-words.ts';

const NONE = {
  known: 'accessLog.review.none',
  unknown: 'accessLog.review.noneUnknown',
  failed: 'accessLog.none.failed',
} as const;

/** Openings in an emergency, those that nobody has looked at first; each with the officer's word on it. */
export function ReviewList(props: AccessLogProps) {
  const { log } = useLogText();
  const openings = props.lines.filter(isOpening);
  const sorted = [
    ...openings.filter(({ review }) => review === undefined),
    ...openings.filter(({ review }) => review !== undefined),
  ];
  const summary = summariseLog(props.cells);
  const known = summary === 'complete';
  return (
    <section className="access-log-reviews" aria-label={log('accessLog.review.title')}>
      <h2>{log('accessLog.review.title')}</h2>
      {sorted.length === 0 && summary !== 'loading' ? (
        <p data-none={known ? 'known' : 'unknown'}>
          {log(NONE[summary === 'complete' ? 'known' : summary === 'failed' ? 'failed' : 'unknown'])}
        </p>
      ) : null}
      {sorted.map((line) => (
        <Opening key={line.id} line={line} {...props} />
      ))}
    </section>
  );
}

function Opening(props: AccessLogProps & { readonly line: LogLine }) {
  const text = useLogText();
  const { log } = text;
  const { line, clinician } = props;
  const [again, setAgain] = useState(false);
  const done = line.review?.review;
  const isOwn = line.reader.subject === clinician.subject;
  return (
    <article data-opening={done === undefined ? 'to-review' : 'reviewed'}>
      <p>
        <b>{logTime(text, line.at)}</b>
        <span className="access-log-who">{readerWords(text, line.reader)}</span>
        <span className="sub-inline">
          {[line.reader.licence, line.reader.organization].filter(Boolean).join('　')}
        </span>
      </p>
      <p>
        <Person scene={props} line={line} />
      </p>
      <p>
        {log('accessLog.sheet.reason', { reason: reasonWords(line.reason) })}
        {line.disaster === undefined ? '' : `　${log('accessLog.disaster', { area: line.disaster })}`}
      </p>
      {done === undefined || line.review === undefined ? null : (
        <p data-review={done.verdict}>
          {log('accessLog.review.by', {
            verdict: log(`accessLog.review.verdict.${done.verdict}`),
            name: readerWords(text, line.review.reader),
            time: logTime(text, line.review.at),
          })}
          <q>{done.comment}</q>
        </p>
      )}
      {isOwn ? <p className="sub">{log('accessLog.review.own')}</p> : null}
      {!isOwn && done !== undefined && !again ? (
        <button type="button" className="btn btn-quiet" onClick={() => setAgain(true)}>
          {log('accessLog.review.again')}
        </button>
      ) : null}
      {!isOwn && (done === undefined || again) ? (
        <ReviewForm {...props} onDone={() => setAgain(false)} />
      ) : null}
    </article>
  );
}

type Standing = 'open' | 'sending' | 'refused' | 'wanted';

function ReviewForm({
  line,
  onReview,
  onDone,
}: AccessLogProps & { readonly line: LogLine; readonly onDone: () => void }) {
  const { log } = useLogText();
  const [verdict, setVerdict] = useState<Verdict>();
  const [comment, setComment] = useState('');
  const [standing, setStanding] = useState<Standing>('open');
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (standing === 'sending') return;
    const words = comment.trim();
    if (verdict === undefined || words === '') return setStanding('wanted');
    setStanding('sending');
    const events = line.acts.map((act) => act.event);
    const taken = await onReview({ verdict, comment: words, events, patients: line.patients });
    setStanding(taken ? 'open' : 'refused');
    if (taken) onDone();
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Verdicts verdict={verdict} onVerdict={setVerdict} />
      <label className="access-log-comment">
        {log('accessLog.review.comment')}
        <textarea
          rows={2}
          maxLength={400}
          value={comment}
          autoComplete="off"
          data-field="comment"
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      {standing === 'refused' || standing === 'wanted' ? (
        <p role="alert">
          <b>{log(`accessLog.review.${standing}`)}</b>
        </p>
      ) : null}
      <button
        type="submit"
        className="btn btn-primary"
        aria-busy={standing === 'sending'}
        data-action="review"
      >
        {log(standing === 'sending' ? 'accessLog.review.sending' : 'accessLog.review.send')}
      </button>
    </form>
  );
}

interface VerdictsProps {
  readonly verdict: Verdict | undefined;
  readonly onVerdict: (verdict: Verdict) => void;
}

function Verdicts({ verdict, onVerdict }: VerdictsProps) {
  const { log } = useLogText();
  const id = useId();
  return (
    <fieldset>
      <legend>{log('accessLog.review.verdict.name')}</legend>
      {VERDICTS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={id}
            data-verdict={one}
            checked={verdict === one}
            onChange={() => onVerdict(one)}
          />
          {log(`accessLog.review.verdict.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
