import { useMemo, useState } from 'react';
import {
  LIFE_MEASURES,
  lifeMeasures,
  type LifeMeasure,
  type MeasurePoint,
} from '../../clinical/summary/life-measures.ts';
import { AGE_STAGES } from '../../clinical/summary/life-stages.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { jstDay, type PartialDate } from '../../domain/partial-date.ts';
import { agreedPerson } from '../../domain/person.ts';
import { listText, shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FactLine, type SummaryProps } from './block.tsx';
import { useOnPaper } from './few.tsx';

const measuredFacts = factsDerivation(['vital', 'measurement', 'lab']) as (
  record: PatientRecord,
) => KnownFacts<ObservationEntry>;

const WIDTH = 1000;
const HEIGHT = 40;
const EDGE = 5;
const YEAR_MS = 365.25 * 86_400_000;

/** The time over which all strips are drawn: a whole life, or what is recorded of it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly birth?: PartialDate;
}

function timeOf(at: string): number {
  return Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
}

function spanOf(measures: readonly LifeMeasure[], birth: PartialDate | undefined, today: string): Span {
  const first = Math.min(...measures.map(({ points: [point] }) => timeOf(point.at)));
  const exact = birth !== undefined && (birth.precision === 'day' || birth.precision === 'instant');
  return exact
    ? { from: Math.min(first, timeOf(birth.sortKey)), to: timeOf(today), birth }
    : { from: first, to: Math.max(timeOf(today), first + YEAR_MS) };
}

function placeIn({ from, to }: Span, time: number): number {
  return (time - from) / Math.max(1, to - from);
}

/** Weight, pressure, kidney and sugar over the whole life on one time, each with its figures and its records. */
export function LifeMeasures(props: SummaryProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const known = measuredFacts(record);
  const measures = useMemo(() => lifeMeasures(known.value), [known.value]);
  const { birthDate } = useMemo(() => agreedPerson(record.person), [record.person]);
  const count = measures.reduce((sum, { points }) => sum + points.length, 0);
  return (
    <Panel
      name="life-measures"
      title={t('summary.measures.title')}
      subject={t('summary.measures.subject')}
      known={{ value: measures, coverage: known.coverage }}
      sources={sources}
      now={now}
      count={count}
      // Looked for by names and codes of ours: what was not found is never called none.
      isEmpty={() => false}
    >
      {(value) => {
        if (value.length === 0) return <NotFound measures={value} />;
        const span = spanOf(value, birthDate, jstDay(now));
        return (
          <div className="measures">
            <StageBands span={span} />
            {value.map((measure) => (
              <Strip key={measure.id} {...props} measure={measure} span={span} />
            ))}
            <Years span={span} />
            <NotFound measures={value} />
          </div>
        );
      }}
    </Panel>
  );
}

function NotFound({ measures }: { readonly measures: readonly LifeMeasure[] }) {
  const { t, language } = useText();
  const missing = LIFE_MEASURES.filter((id) => measures.every((measure) => measure.id !== id));
  if (missing.length === 0) return null;
  const names = listText(
    language,
    missing.map((id) => t(`summary.measures.name.${id}`)),
  );
  return (
    <p className="note sub block-rest" data-none="unknown">
      {t('summary.measures.notFound', { names })}
    </p>
  );
}

/** The stages of the life over the strips, as far as the birthday is known to the day. */
function StageBands({ span }: { readonly span: Span }) {
  const { t } = useText();
  const { birth } = span;
  if (birth === undefined) return null;
  const born = timeOf(birth.sortKey);
  const ends = AGE_STAGES.map(({ to }) => (to === undefined ? span.to : born + (to + 1) * YEAR_MS));
  return (
    <div className="measure measure-head" aria-hidden="true">
      <div className="measure-bands">
        {AGE_STAGES.map(({ id, from }, index) => {
          const [begin, end] = [born + from * YEAR_MS, Math.min(span.to, ends[index] ?? span.to)];
          const share = placeIn(span, end) - placeIn(span, begin);
          return share <= 0 ? null : (
            <span key={id} style={{ flexGrow: share }}>
              {share < 0.05 ? '' : t(`summary.stage.${id}`)}
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** As many years between two marks as leave room for their names. */
function stepOf(years: number): number {
  return years > 40 ? 10 : years > 12 ? 5 : 1;
}

/** The years under the strips. */
function Years({ span }: { readonly span: Span }) {
  const [first, last] = [new Date(span.from).getUTCFullYear(), new Date(span.to).getUTCFullYear()];
  const step = stepOf(last - first);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => year % step === 0 && Date.UTC(year, 0) >= span.from,
  );
  return (
    <div className="measure measure-head" aria-hidden="true">
      <div className="measure-years note sub">
        {years.map((year) => (
          <span key={year} style={{ left: `${placeIn(span, Date.UTC(year, 0)) * 100}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}

interface StripProps extends SummaryProps {
  readonly measure: LifeMeasure;
  readonly span: Span;
}

function figuresOf({ points, least, most }: LifeMeasure) {
  const last = points.at(-1) ?? points[0];
  const all = [
    ['last', last],
    ['first', points[0]],
    ['most', most],
    ['least', least],
  ] as const;
  // A single result is told once.
  return points.length === 1 ? all.slice(0, 1) : all;
}

function Strip(props: StripProps) {
  const text = useText();
  const { t } = text;
  const { measure, span, now, onSelect } = props;
  const [open, setOpen] = useState(false);
  const { id, points, unit, leftOut } = measure;
  const n = points.length;
  const name = t(`summary.measures.name.${id}`);
  return (
    <div className="measure" data-measure={id} data-points={n}>
      <span className="measure-name">
        <b>{name}</b> <span className="note sub">{unit}</span>
      </span>
      <Line measure={measure} span={span} />
      <span className="measure-figures">
        {figuresOf(measure).map(([which, point]) => (
          <Figure key={which} {...{ text, now, onSelect, which, point }} />
        ))}
        <button type="button" className="btn-link note" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="visually-hidden">{name} </span>
          {t(open ? 'summary.measures.fold' : 'summary.measures.open', { n, count: n })}
        </button>
        {leftOut > 0 ? (
          <span className="note sub">{t('summary.measures.leftOut', { n: leftOut, count: leftOut })}</span>
        ) : null}
      </span>
      {open ? <Results {...props} /> : null}
    </div>
  );
}

function Line({ measure: { points, least, most }, span }: Pick<StripProps, 'measure' | 'span'>) {
  const range = most.amount - least.amount;
  const spots = points.map(({ at, amount }) => {
    const y =
      range === 0 ? HEIGHT / 2 : HEIGHT - EDGE - ((amount - least.amount) / range) * (HEIGHT - 2 * EDGE);
    return `${(placeIn(span, timeOf(at)) * WIDTH).toFixed(1)} ${y.toFixed(1)}`;
  });
  return (
    <svg
      className="measure-line"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={`M${spots.join('L')}`} className="measure-course" />
      {/* Of no length and with round ends: dots that keep their shape however wide the strip is. */}
      <path d={spots.map((spot) => `M${spot}h0`).join('')} className="measure-dots" />
    </svg>
  );
}

interface FigureProps {
  readonly text: Text;
  readonly now: Date;
  readonly onSelect: SummaryProps['onSelect'];
  readonly which: 'first' | 'last' | 'least' | 'most';
  readonly point: MeasurePoint;
}

function Figure({ text, now, onSelect, which, point }: FigureProps) {
  const { when } = point.fact.shown;
  const day = when.state === 'dated' ? shortDate(text.language, when.start, jstDay(now)) : '';
  return (
    <button
      type="button"
      className="measure-figure"
      data-figure={which}
      onClick={() => onSelect(point.fact.key)}
      {...entryAttributes(point.fact)}
    >
      <span className="note sub">{text.t(`summary.measures.${which}`)}</span>{' '}
      {which === 'last' ? <b>{point.text}</b> : point.text} <span className="note sub">{day}</span>
    </button>
  );
}

const FEW = 12;

/** The results of a strip, newest first, a dozen more with each press. */
function Results(props: StripProps) {
  const { t } = useText();
  const { points } = props.measure;
  const [more, setShown] = useState(FEW);
  // What the reader has opened goes to paper whole.
  const shown = useOnPaper() ? points.length : more;
  const rest = points.length - shown;
  return (
    <div className="measure-results">
      {points
        .toReversed()
        .slice(0, shown)
        .map(({ fact }) => (
          <FactLine key={fact.key} {...props} fact={fact} withSeals />
        ))}
      {rest > 0 ? (
        <button type="button" className="btn-link note" onClick={() => setShown(more + FEW * 4)}>
          {t('summary.brief.more', { n: rest })}
        </button>
      ) : null}
    </div>
  );
}
