import { lazy, Suspense, useMemo, useState } from 'react';
import {
  GROWTH_MEASURES,
  type GrowthCourse,
  type GrowthPoint,
  growthCourse,
} from '../../clinical/labs/growth-course.ts';
import { jstDay, type PartialDate, parsePartialDate } from '../../domain/partial-date.ts';
import type { Sex } from '../../domain/person.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { quantityText, shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import type { TrendSeries, TrendWindow } from '../../ui/trend-marks.ts';
import type { TickGrain } from '../../ui/trend-ticks.ts';
import { OpenSources } from './open-sources.tsx';
import type { LabsPanelProps } from './labs-props.ts';

const TrendChart = lazy(async () => ({ default: (await import('../../ui/trend-chart.tsx')).TrendChart }));

interface GrowthScreenProps extends LabsPanelProps {
  readonly results: KnownFacts<ObservationEntry>;
  readonly born: PartialDate | undefined;
  readonly sex: Sex;
}

const DAY = 86_400_000;
const MONTHS = 12;
const NO_LANES: [] = [];

/** An age as a moment of an axis that begins at birth, so that its ticks fall on birthdays and months of age. */
function ageMoment(age: number): number {
  const years = Math.floor(age);
  const begun = Date.UTC(1970 + years, 0, 1);
  return begun + (age - years) * (Date.UTC(1971 + years, 0, 1) - begun);
}

/** The age that a moment of the axis stands for. */
function ageText(text: Text, at: number, grain: TickGrain): string {
  const date = new Date(at);
  const [years, months] = [date.getUTCFullYear() - 1970, date.getUTCMonth()];
  if (grain === 'year') return text.t('labs.growth.years', { n: years });
  if (grain === 'month' && years > 1) return text.t('labs.growth.yearsMonths', { years, months });
  if (grain === 'month') return text.t('labs.growth.months', { n: years * MONTHS + months });
  return text.t('labs.growth.days', { n: Math.round(at / DAY) });
}

function seriesOf(text: Text, course: GrowthCourse, today: string): readonly TrendSeries[] {
  return GROWTH_MEASURES.flatMap((measure): readonly TrendSeries[] => {
    const points = course.points.filter((point) => point.measure === measure);
    if (points.length === 0) return [];
    const [name, unit] = [text.t(`labs.growth.${measure}`), measure === 'weight' ? 'kg' : 'cm'];
    return [
      {
        key: measure,
        name,
        unit,
        axis: text.t('labs.trend.axis', { name, unit }),
        marks: points.map((point) => ({
          key: point.fact.key,
          at: ageMoment(point.age),
          amount: point.amount,
          words: () => pointWords(text, point, name, today),
        })),
      },
    ];
  });
}

function pointWords(text: Text, { fact, day, age }: GrowthPoint, name: string, today: string): string {
  const { value, provenance } = fact.shown;
  const date = parsePartialDate(day);
  return text.t('labs.growth.point', {
    age: ageText(text, ageMoment(age), 'month'),
    date: date === undefined ? day : shortDate(text.language, date, today),
    name,
    value: value.type === 'quantity' ? quantityText(value.quantity) : '',
    place: provenance.institution ?? '',
  });
}

function wholeOf(series: readonly TrendSeries[]): TrendWindow {
  const last = Math.max(0, ...series.flatMap(({ marks }) => marks.map(({ at }) => at)));
  return { from: -20 * DAY, to: Math.max(ageMoment(1), last + 30 * DAY) };
}

/** A child's own measures by age. No curve of other children is held, and that is said; 肥満度 only where its formula holds. */
export function GrowthScreen(props: GrowthScreenProps) {
  const text = useText();
  const { t } = text;
  const { results, born, sex, now, sources, person, onSelect } = props;
  const today = jstDay(now);
  const course = useMemo(
    () => growthCourse(results.value, { sex, ...(born === undefined ? {} : { birthDate: born }) }),
    [results.value, born, sex],
  );
  const series = useMemo(() => seriesOf(text, course, today), [text, course, today]);
  const whole = useMemo(() => wholeOf(series), [series]);
  const [window, choose] = useState<TrendWindow>();
  const dayOf = useMemo(() => (at: number, grain: TickGrain) => ageText(text, at, grain), [text]);
  const words = useMemo(
    () => ({
      title: t('labs.trend.title', { person, names: t('labs.form.growth') }),
      timeAxis: t('labs.growth.axis'),
      relativeAxis: '',
      legend: t('labs.trend.legend'),
      lanes: '',
      brush: { label: t('labs.trend.brush'), from: t('labs.trend.from'), to: t('labs.trend.to') },
    }),
    [t, person],
  );
  return (
    <section className="lab-form" aria-label={t('labs.form.growth')} data-form="growth">
      <OpenSources coverages={[results.coverage]} sources={sources} />
      <Suspense fallback={<p className="lab-trend-wait">{t('labs.trend.loading')}</p>}>
        <TrendChart
          series={series}
          relative={false}
          lanes={NO_LANES}
          whole={whole}
          window={window ?? whole}
          words={words}
          dayOf={dayOf}
          onWindow={choose}
          onOpen={(key) => {
            const point = course.points.find(({ fact }) => fact.key === key);
            if (point !== undefined) onSelect(point.fact.key);
          }}
        />
      </Suspense>
      <p className="note">{t('labs.growth.noReference')}</p>
      <Degrees {...props} course={course} />
    </section>
  );
}

function Degrees({ course, now, onSelect }: GrowthScreenProps & { readonly course: GrowthCourse }) {
  const text = useText();
  const { t, language } = text;
  if (course.degrees.length === 0) return null;
  const today = jstDay(now);
  return (
    <div className="lab-degrees">
      <h3>
        {t('labs.growth.degree')} <span className="lab-mark">{t('labs.derived.mark')}</span>
      </h3>
      <ul>
        {course.degrees.toReversed().map(({ day, percent, standardKg, height, weight }) => {
          const date = parsePartialDate(day);
          return (
            <li key={day}>
              <button type="button" className="btn-link" onClick={() => onSelect(weight.fact.key)}>
                {t('labs.growth.degreeOf', {
                  date: date === undefined ? day : shortDate(language, date, today),
                  percent: `${percent < 0 ? '−' : '＋'}${Math.abs(percent).toFixed(1)}`,
                  weight: weight.amount,
                  height: height.amount,
                  standard: standardKg.toFixed(1),
                })}
              </button>
            </li>
          );
        })}
      </ul>
      <p className="note sub">
        {t('labs.growth.degreeNote')}{' '}
        <a
          href="https://www.niph.go.jp/soshiki/07shougai/hatsuiku/index.files/katsuyou_130805.pdf"
          target="_blank"
          rel="noopener noreferrer external"
          referrerPolicy="no-referrer"
        >
          {t('labs.growth.degreeSource')}
        </a>
      </p>
    </div>
  );
}
