import { useMemo, useState } from 'react';
import {
  filterLines,
  isOpening,
  LOG_CHOICES,
  type LogChoice,
  type LogFilter,
} from '../../access/access-log.ts';
import type { Review } from '../../access/log-event.ts';
import type { LogLine } from '../../access/access-log.ts';
import type { Clinician } from '../../domain/role.ts';
import { useLogText } from '../../i18n/access-log-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LogCoverage } from './log-coverage.tsx';
import { logCsv } from './log-csv.ts';
import { type LogScene, summariseLog } from './log-reading.ts';
import { LogTable } from './log-table.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { ReviewList } from './review-list.tsx';
import './access-log.css';

const MODES = ['lines', 'review', 'person'] as const;
type Mode = (typeof MODES)[number];

export interface Period {
  /** `YYYY-MM-DD`, Japanese time, both inside. */
  readonly from: string;
  readonly to: string;
}

export interface AccessLogProps extends LogScene {
  readonly clinician: Clinician;
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
  readonly onAgain: () => void;
  /** Resolves to whether the log has taken the review. */
  readonly onReview: (review: Review) => Promise<boolean>;
  /** The log, or a part of it, goes to paper or into a file. */
  readonly onHandOut: (what: 'csv' | 'print', line: LogLine | undefined) => void;
  readonly onSave: (name: string, content: string) => void;
}

/** The officer's page: who looked at what, what is to be reviewed, and what the person themselves may read of it. */
export function AccessLog(props: AccessLogProps) {
  const { log } = useLogText();
  const { lines, cells } = props;
  const [mode, setMode] = useState<Mode>('lines');
  const summary = summariseLog(cells);
  const toReview = lines.filter((line) => isOpening(line) && line.review === undefined).length;
  return (
    <main
      className="access-log"
      id="content"
      tabIndex={-1}
      data-panel="access-log"
      data-coverage={summary}
      data-count={lines.length}
      aria-busy={summary === 'loading'}
    >
      <header className="access-log-head">
        <h1>{log('accessLog.title')}</h1>
        <p className="sub">{log('accessLog.lead')}</p>
        <PeriodForm key={`${props.period.from} ${props.period.to}`} {...props} />
        <LogCoverage {...props} />
        <Segmented
          label={log('accessLog.mode.name')}
          value={mode}
          onChange={setMode}
          choices={MODES.map((value) => ({
            value,
            label:
              value === 'review' && toReview > 0
                ? `${log('accessLog.mode.review')}（${log('accessLog.reviewOpen', { n: toReview })}）`
                : log(`accessLog.mode.${value}`),
          }))}
        />
      </header>
      {mode === 'lines' ? <Lines {...props} /> : null}
      {mode === 'review' ? <ReviewList {...props} /> : null}
      {mode === 'person' ? <PersonSheet {...props} /> : null}
    </main>
  );
}

function PeriodForm({ period, onPeriod, cells }: AccessLogProps) {
  const { log } = useLogText();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const running = summariseLog(cells) === 'loading';
  return (
    <form
      className="access-log-period"
      onSubmit={(event) => {
        event.preventDefault();
        if (from !== '' && to !== '') onPeriod(from <= to ? { from, to } : { from: to, to: from });
      }}
    >
      <label>
        {log('accessLog.from')}
        <input
          type="date"
          data-field="from"
          value={from}
          required
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        {log('accessLog.to')}
        <input
          type="date"
          data-field="to"
          value={to}
          required
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <button type="submit" className="btn btn-primary" aria-busy={running}>
        {running ? log('accessLog.looking') : log('accessLog.look')}
      </button>
    </form>
  );
}

function Lines(props: AccessLogProps) {
  const text = useLogText();
  const { log } = text;
  const { lines, cells, nameOf } = props;
  const [filter, setFilter] = useState<LogFilter>({ reader: '', person: '', choice: 'all' });
  const shown = useMemo(
    () => filterLines(lines, filter, (address) => nameOf(address) ?? ''),
    [lines, filter, nameOf],
  );
  const whole = summariseLog(cells) === 'complete';
  const n = shown.length;
  return (
    <section className="access-log-lines" aria-label={log('accessLog.mode.lines')}>
      <div className="access-log-tools">
        <TextField
          label={log('accessLog.reader')}
          field="reader"
          value={filter.reader}
          onChange={(reader) => setFilter({ ...filter, reader })}
        />
        <TextField
          label={log('accessLog.person')}
          field="person"
          value={filter.person}
          onChange={(person) => setFilter({ ...filter, person })}
        />
        <Segmented<LogChoice>
          label={log('accessLog.choice.name')}
          value={filter.choice}
          onChange={(choice) => setFilter({ ...filter, choice })}
          choices={LOG_CHOICES.map((value) => ({ value, label: log(`accessLog.choice.${value}`) }))}
        />
        <button
          type="button"
          className="btn"
          data-action="csv"
          onClick={() => {
            props.onHandOut('csv', undefined);
            props.onSave(
              `access-log-${props.period.from}-${props.period.to}.csv`,
              logCsv(text, props, shown, cells),
            );
          }}
        >
          {log('accessLog.csv')}
        </button>
        <span role="status">{log(whole ? 'accessLog.count' : 'accessLog.countOpen', { n, count: n })}</span>
      </div>
      <LogTable {...props} lines={shown} />
    </section>
  );
}
