import { useId, useMemo, useRef } from 'react';
import { coursesOf } from '../../clinical/medications/courses.ts';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import { dayNumber, dayText } from '../../clinical/timeline/moment.ts';
import type { Stay } from '../../clinical/timeline/stays.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { longDate, sourceShortName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { nameOr } from '../../ui/entry-title.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { useWidth } from '../../ui/use-width.ts';
import {
  type ChartBar,
  chartRows,
  chartTicks,
  type ChartRow,
  type ChartWindow,
  xOfDay,
} from './course-picture.ts';
import './course-chart.css';

/** Periods of the chart, as the timeline names them. */
export const CHART_SPANS = ['d90', 'y1', 'y3', 'life'] as const;
export type ChartSpan = (typeof CHART_SPANS)[number];

interface CourseChartProps {
  readonly lines: readonly MedicationLine[];
  readonly stays: readonly Stay[];
  readonly nameOf: (line: MedicationLine) => string;
  /** Sources whose records of medicines are not here: what they know is drawn as not known. */
  readonly silent: readonly SourceId[];
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly span: ChartSpan;
  readonly onSpan: (span: ChartSpan) => void;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

const ROW = 24;
const HEAD = 22;
/** Days ahead that are in view: what was supplied lasts into them. */
const AHEAD = 45;
const DAYS: Readonly<Record<Exclude<ChartSpan, 'life'>, number>> = { d90: 90, y1: 365, y3: 1096 };

function windowOf(span: ChartSpan, lines: readonly MedicationLine[], today: number): ChartWindow {
  if (span !== 'life') return { from: today - DAYS[span], to: today + AHEAD };
  const starts = lines.flatMap((line) => line.supplies.flatMap(({ period }) => period.start ?? []));
  const first = starts.reduce((a, b) => (a < b ? a : b), dayText(today - DAYS.y1));
  return { from: dayNumber(first) - 10, to: today + AHEAD };
}

/** Medicines over time: what was presumably taken from when to when, in what dose, with its gaps and early refills. */
export function CourseChart(props: CourseChartProps) {
  const { t, language } = useText();
  const { lines, now, span, silent } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const today = dayNumber(jstDay(now));
  const withCourses = useMemo(
    () => lines.map((line) => ({ line, courses: coursesOf(line.supplies).courses })),
    [lines],
  );
  const window = useMemo(() => windowOf(span, lines, today), [span, lines, today]);
  const rows = useMemo(
    () => (width === 0 ? [] : chartRows(withCourses, { window, width, today })),
    [withCourses, window, width, today],
  );
  return (
    <section className="course-chart" data-courses={rows.length}>
      <header>
        <h3>{t('medications.chart.title')}</h3>
        <Segmented
          label={t('medications.chart.span')}
          value={span}
          choices={CHART_SPANS.map((value) => ({ value, label: t(`lanes.span.${value}`) }))}
          onChange={props.onSpan}
        />
        <span className="note sub">{t('medications.chart.note')}</span>
      </header>
      <div className="course-body">
        <ul className="course-names" style={{ paddingTop: HEAD }}>
          {rows.map((row) => (
            <li key={row.key}>
              <NameOfRow {...props} row={row} />
            </li>
          ))}
          {silent.map((id) => (
            <li key={id} className="sub">
              {t('medications.chart.of', { source: sourceShortName(language, props.sources, id) })}
            </li>
          ))}
        </ul>
        <div ref={frame} className="course-frame">
          {width === 0 ? null : (
            <Picture {...props} rows={rows} window={window} width={width} today={today} />
          )}
        </div>
      </div>
    </section>
  );
}

function NameOfRow({
  row: { line },
  nameOf,
  selected,
  onSelect,
}: CourseChartProps & { readonly row: ChartRow }) {
  const text = useText();
  return (
    <button
      type="button"
      className={line.classes.length > 0 ? 'course-name course-strong' : 'course-name'}
      aria-current={selected === line.shown.key ? 'true' : undefined}
      title={line.name}
      onClick={() => onSelect(line.shown.key)}
    >
      {nameOr(text, nameOf(line), line.shown.shown.kind)}
    </button>
  );
}

interface PictureProps extends CourseChartProps {
  readonly rows: readonly ChartRow[];
  readonly window: ChartWindow;
  readonly width: number;
  readonly today: number;
}

function Picture(props: PictureProps) {
  const { t } = useText();
  const { rows, window, width, today, silent } = props;
  const hatch = useId();
  const height = HEAD + (rows.length + silent.length) * ROW + 6;
  const now = xOfDay(window, width, today);
  return (
    <svg width={width} height={height} role="img" aria-label={t('medications.chart.label')}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="course-unknown" />
          <path d="M0 0v5" className="course-hatch" />
        </pattern>
      </defs>
      <Background {...props} height={height} />
      {rows.map((row, index) => (
        <g key={row.key} transform={`translate(0 ${HEAD + index * ROW})`}>
          <Row {...props} row={row} hatch={hatch} />
        </g>
      ))}
      {silent.map((id, index) => (
        <g key={id} transform={`translate(0 ${HEAD + (rows.length + index) * ROW})`}>
          <rect x={0} y={6} width={width} height={12} fill={`url(#${hatch})`} />
          <text x={6} y={16} className="course-words course-said">
            {t('medications.chart.silent')}
          </text>
        </g>
      ))}
      <line x1={now} x2={now} y1={4} y2={height} className="course-today" />
      <text x={now + 4} y={14} className="course-day course-today-word">
        {t('lanes.today')}
      </text>
    </svg>
  );
}

function Background({ window, width, height, stays, today }: PictureProps & { readonly height: number }) {
  const { t, language } = useText();
  return (
    <>
      {stays.map(({ from, to }) => {
        const start = Math.max(dayNumber(from), window.from);
        const end = Math.min(to === undefined ? today : dayNumber(to), window.to);
        if (end < window.from || start > window.to) return null;
        const x = xOfDay(window, width, start);
        const wide = Math.max(2, xOfDay(window, width, end + 1) - x);
        return (
          <g key={`${from} ${to ?? ''}`}>
            <rect x={x} y={HEAD - 4} width={wide} height={height} className="course-stay" />
            {wide > 34 ? (
              <text x={x + 3} y={HEAD + 8} className="course-day">
                {t('medications.chart.stay')}
              </text>
            ) : null}
          </g>
        );
      })}
      {chartTicks(window, width).map(({ x, day, isYear }) => {
        const date = parsePartialDate(isYear ? day.slice(0, 4) : day.slice(0, 7));
        return (
          <g key={day}>
            <line x1={x} x2={x} y1={HEAD - 4} y2={height} className="course-grid" />
            <text x={x + 3} y={14} className="course-day">
              {date === undefined ? day : longDate(language, date)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Roughly, in pixels of 11-pixel type: words are drawn where they have room, else they stand in the bar's tip only. */
function widthOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 7 : 11.5), 10);
}

interface BarProps {
  readonly bar: ChartBar;
  readonly strong: boolean;
  readonly onSelect: (key: EntryKey) => void;
}

/** One step of a course. The same records open from the lists; the picture is for eyes and hands. */
function Bar({ bar, strong, onSelect }: BarProps) {
  const { t } = useText();
  const short = bar.amount === undefined ? bar.words : t('medications.chart.perDay', { amount: bar.amount });
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <g className="course-bar-of" onClick={() => onSelect(bar.fact)}>
      <title>{bar.words}</title>
      <rect
        x={bar.x}
        y={bar.change === 'beside' ? 14 : 4}
        width={bar.width}
        height={bar.change === 'beside' ? 6 : 16}
        className={strong ? 'course-bar course-bar-strong' : 'course-bar'}
        data-end={bar.end}
      />
      {bar.begins && bar.change !== 'first' && bar.change !== 'beside' ? (
        <path
          d={`M${bar.x} 2v20`}
          className={bar.change === 'other' ? 'course-step course-step-open' : 'course-step'}
        />
      ) : null}
      {bar.change !== 'beside' && bar.width > widthOf(short) ? (
        <text
          x={bar.x + 5}
          y={16}
          className={bar.end === 'open' ? 'course-words course-words-open' : 'course-words'}
        >
          {short}
        </text>
      ) : null}
    </g>
  );
}

function Row({ row, hatch, onSelect }: PictureProps & { readonly row: ChartRow; readonly hatch: string }) {
  const { t } = useText();
  return (
    <>
      {row.gaps.map(({ x, width, days }) => (
        <rect
          key={`gap ${x}`}
          x={x}
          y={5}
          width={width}
          height={14}
          fill={`url(#${hatch})`}
          className="course-gap"
        >
          <title>{t('medications.chart.gap', { n: days })}</title>
        </rect>
      ))}
      {row.bars.map((bar) => (
        <Bar
          key={`${bar.fact} ${bar.x}`}
          bar={bar}
          strong={row.line.classes.length > 0}
          onSelect={onSelect}
        />
      ))}
      {row.overlaps.map(({ x, width, days }) => (
        <rect key={`over ${x}`} x={x} y={20} width={width} height={3} className="course-early">
          <title>{t('medications.chart.early', { n: days })}</title>
        </rect>
      ))}
      {[...new Set(row.ordered)].map((x) => (
        <path key={`ordered ${x}`} d={`M${x} 4l3 -4h-6z`} className="course-ordered">
          <title>{t('medications.witness.prescription')}</title>
        </path>
      ))}
      {[...new Set(row.supplied)].map((x) => (
        <path key={`supplied ${x}`} d={`M${x} 4l3 -4h-6z`} className="course-supplied">
          <title>{t('medications.witness.dispensing')}</title>
        </path>
      ))}
      {row.given.map((x) => (
        <circle key={`given ${x}`} cx={x} cy={12} r={2.5} className="course-given" />
      ))}
      {row.said.map((x) => (
        <circle key={`said ${x}`} cx={x} cy={12} r={3.5} className="course-reported" />
      ))}
    </>
  );
}
