import { lazy, startTransition, Suspense, useMemo, useState } from 'react';
import type { LabRow } from '../../clinical/labs/lab-table.ts';
import {
  linesIn,
  type MedicationLine,
  medicationLines,
} from '../../clinical/medications/current-medications.ts';
import type { Coverage } from '../../domain/coverage.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { listText, sourceName } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { gapsOf } from '../../ui/gaps.ts';
import { Icon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { TrendSeries } from '../../ui/trend-marks.ts';
import type { TickGrain } from '../../ui/trend-ticks.ts';
import { useSliced } from '../../ui/use-sliced.ts';
import { medicineLanes, operationLane, stayLane } from './lab-lanes.ts';
import { rowDigest } from './lab-lines.ts';
import { type Curves, curvesOf } from './lab-series.ts';
import { rowName } from './lab-words.ts';
import type { LabsPanelProps } from './labs-props.ts';
import { LAB_SPANS } from './labs-view.ts';
import { useTrendWindow } from './use-trend-window.ts';

/** The chart library is fetched only when the first curve is asked for. */
const TrendChart = lazy(async () => ({ default: (await import('../../ui/trend-chart.tsx')).TrendChart }));

interface LabTrendAsideProps extends LabsPanelProps {
  readonly rows: readonly LabRow[];
  readonly onRemove: (row: LabRow) => void;
}

/** Medicines that are drawn unless others are chosen: those of a class that needs care, in use now. */
const MEDICINES_AT_FIRST = 2;
const MOST_MEDICINES = 6;
const NO_LINES: readonly MedicationLine[] = [];

const PAD = (n: number) => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A tick or a day of the axis; its milliseconds are Japanese wall time. */
function dayText(language: Language, at: number, grain: TickGrain): string {
  const date = new Date(at);
  const year = String(date.getUTCFullYear());
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  const short = year.slice(2);
  const english = language === 'en';
  switch (grain) {
    case 'year':
      return year;
    case 'month':
      if (month === 0) return year;
      return english ? `${MONTHS[month] ?? ''} ${short}` : `${short}/${month + 1}`;
    case 'day':
      return english ? `${day} ${MONTHS[month] ?? ''} ${short}` : `${short}/${month + 1}/${day}`;
    case 'hour':
      return `${english ? `${day} ${MONTHS[month] ?? ''}` : `${month + 1}/${day}`} ${PAD(date.getUTCHours())}:00`;
  }
}

const DAY_OF = {
  ja: (at: number, grain: TickGrain) => dayText('ja', at, grain),
  en: (at: number, grain: TickGrain) => dayText('en', at, grain),
} as const;

function missingNames(text: Text, coverage: Coverage, { sources }: LabsPanelProps): string {
  const silent = gapsOf(coverage).filter(({ kind }) => kind !== 'not-offered');
  return listText(
    text.language,
    [...new Set(silent.map(({ source }) => source))].map((id) => sourceName(text.language, sources, id)),
  );
}

function useMedicines({ medications, death, now }: LabsPanelProps): readonly MedicationLine[] {
  const today = jstDay(now);
  return useSliced(
    () => medicationLines(medications.value, today, death),
    [medications.value, today, death],
    NO_LINES,
    medications.value.length,
  );
}

/** Which medicines stand above the curves: those that need care, until the reader chooses others. */
function useChosenMedicines(props: LabsPanelProps) {
  const lines = useMedicines(props);
  const [own, choose] = useState<readonly string[]>();
  const chosen = useMemo(
    () =>
      own ??
      linesIn(lines, 'current')
        .filter(({ classes }) => classes.length > 0)
        .slice(0, MEDICINES_AT_FIRST)
        .map(({ key }) => key),
    [own, lines],
  );
  return { lines, chosen, choose };
}

type Medicines = ReturnType<typeof useChosenMedicines>;
type Period = ReturnType<typeof useTrendWindow>;

/** The curves of the chosen tests over one time axis, with what else happened then. */
export function LabTrendAside(props: LabTrendAsideProps) {
  const text = useText();
  const { rows, view, now, onView } = props;
  const today = jstDay(now);
  const curves = useMemo(() => curvesOf(text, rows, today), [text, rows, today]);
  const period = useTrendWindow(curves.series, view.span, today);
  const medicines = useChosenMedicines(props);
  const names = listText(
    text.language,
    rows.map((row) => rowName(text, row)),
  );
  const common = { ...props, curves, period, medicines, names };
  return (
    <aside className="lab-trend" aria-label={text.t('labs.trend.titleOf', { names })}>
      <header>
        <h3>{text.t('labs.trend.heading')}</h3>
        <button type="button" className="btn btn-quiet" onClick={() => onView({ trend: [] })}>
          <Icon name="close" small />
          {text.t('labs.trend.close')}
        </button>
      </header>
      <Chosen {...props} />
      <Tools {...common} />
      <Picture {...common} />
      <Notes {...props} curves={curves} withMedicines={medicines.chosen.length > 0} />
      <FigureList {...props} series={curves.series} />
    </aside>
  );
}

interface PartProps extends LabTrendAsideProps {
  readonly curves: Curves;
  readonly period: Period;
  readonly medicines: Medicines;
  readonly names: string;
}

function Tools({ period, medicines: { lines, chosen, choose }, onView }: PartProps) {
  const { t } = useText();
  return (
    <div className="lab-trend-tools">
      <Segmented
        label={t('labs.trend.span')}
        value={period.span}
        choices={LAB_SPANS.map((value) => ({ value, label: t(`lanes.span.${value}`) }))}
        onChange={(span) => {
          period.show(span);
          // The picture first; the address, and whatever hangs on it, when there is time.
          startTransition(() => onView({ span }));
        }}
      />
      {period.isChosen ? (
        <button type="button" className="btn btn-quiet" onClick={period.back}>
          {t('labs.trend.back')}
        </button>
      ) : null}
      {lines.length === 0 ? null : (
        <ChoiceMenu
          label={t('labs.trend.medicines')}
          choices={lines.map(({ key, name }) => ({ value: key, label: name }))}
          chosen={chosen}
          onChange={choose}
        />
      )}
    </div>
  );
}

function useLanes({ medicines: { lines, chosen }, operations, stays, now }: PartProps) {
  const text = useText();
  const today = jstDay(now);
  return useMemo(() => {
    const shown = lines.filter(({ key }) => chosen.includes(key)).slice(0, MOST_MEDICINES);
    return [
      ...medicineLanes(text, shown, today),
      ...operationLane(text, operations.value, today),
      ...stayLane(text, stays, today),
    ];
  }, [text, lines, chosen, operations.value, stays, today]);
}

function Picture(props: PartProps) {
  const text = useText();
  const { t } = text;
  const { curves, period, names, person, rows, view, onSelect } = props;
  const lanes = useLanes(props);
  const words = useMemo(
    () => ({
      title: t('labs.trend.title', { person, names }),
      timeAxis: t('labs.trend.timeAxis'),
      relativeAxis: t('labs.trend.relativeAxis'),
      legend: t('labs.trend.legend'),
      lanes: t('labs.trend.lanes'),
      brush: { label: t('labs.trend.brush'), from: t('labs.trend.from'), to: t('labs.trend.to') },
    }),
    [t, person, names],
  );
  if (curves.series.length === 0)
    return (
      <p className="lab-trend-note">{t(curves.notByName ? 'labs.trend.notByName' : 'labs.trend.none')}</p>
    );
  return (
    <Suspense fallback={<p className="lab-trend-note lab-trend-wait">{t('labs.trend.loading')}</p>}>
      <TrendChart
        series={curves.series}
        relative={view.look.includes('relative') && curves.series.length > 1}
        lanes={lanes}
        whole={period.whole}
        window={period.window}
        words={words}
        dayOf={DAY_OF[text.language]}
        onWindow={period.choose}
        onOpen={(key) => openFact(rows, key, onSelect)}
      />
    </Suspense>
  );
}

function openFact(rows: readonly LabRow[], key: string, onSelect: LabsPanelProps['onSelect']): void {
  const fact = rows.flatMap((row) => row.facts).find((one) => one.key === key);
  if (fact !== undefined) onSelect(fact.key);
}

/** The tests that are drawn, each with the way to take it out. */
function Chosen({ rows, onRemove }: LabTrendAsideProps) {
  const text = useText();
  return (
    <ul className="lab-trend-chosen">
      {rows.map((row) => {
        const name = rowName(text, row);
        const label = text.t('labs.trend.remove', { name });
        return (
          <li key={rowDigest(row)}>
            <button
              type="button"
              className="chip"
              aria-label={label}
              title={label}
              onClick={() => onRemove(row)}
            >
              {name}
              <Icon name="close" small />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface NotesProps extends LabTrendAsideProps {
  readonly curves: Curves;
  readonly withMedicines: boolean;
}

function Notes(props: NotesProps) {
  const text = useText();
  const { curves, labs, medications, view, withMedicines } = props;
  const marks = curves.series.flatMap((one) => one.marks);
  const missing = missingNames(text, labs.coverage, props);
  const missingMedicines = missingNames(text, medications.coverage, props);
  const relative = view.look.includes('relative') && curves.series.length > 1;
  return (
    <div className="lab-trend-note note sub">
      {missing === '' ? null : (
        <p>
          <b>{text.t('labs.trend.missing', { sources: missing })}</b>
        </p>
      )}
      {withMedicines && missingMedicines !== '' ? (
        <p>{text.t('labs.trend.missingMedicines', { sources: missingMedicines })}</p>
      ) : null}
      {relative ? <p>{text.t('labs.trend.relativeNote')}</p> : null}
      {!relative && marks.some(({ low, high }) => low !== undefined || high !== undefined) ? (
        <p>{text.t('labs.trend.band')}</p>
      ) : null}
      {marks.some(({ bound }) => bound !== undefined) ? <p>{text.t('labs.trend.open')}</p> : null}
      {marks.some(({ ghost }) => ghost === true) ? <p>{text.t('labs.trend.ghost')}</p> : null}
      {curves.leftOut > 0 ? (
        <p>{text.t('labs.trend.leftOut', { n: curves.leftOut, count: curves.leftOut })}</p>
      ) : null}
      {curves.notByName && curves.series.length > 0 ? <p>{text.t('labs.trend.notByName')}</p> : null}
    </div>
  );
}

/** Figures listed at once; all others stand in the table. */
const MOST_FIGURES = 200;

/** The text alternative: the marks of the curves, newest first, each opening its record. */
function FigureList({
  series,
  rows,
  onSelect,
}: LabTrendAsideProps & { readonly series: readonly TrendSeries[] }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const marks = series.flatMap((one) => one.marks);
  if (marks.length === 0) return null;
  const newest = open ? marks.toSorted((one, other) => other.at - one.at).slice(0, MOST_FIGURES) : [];
  return (
    <details className="lab-figures" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.t('labs.trend.list', { n: marks.length })}</summary>
      <ul>
        {newest.map((mark, index) => (
          <li key={`${mark.key} ${index}`}>
            <button type="button" className="btn-link" onClick={() => openFact(rows, mark.key, onSelect)}>
              {mark.words()}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
