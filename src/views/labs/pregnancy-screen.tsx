import { useMemo } from 'react';
import { pregnancyCourses } from '../../clinical/labs/pregnancy-course.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { shortDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { DayTable } from './day-table.tsx';
import { OpenSources } from './open-sources.tsx';
import type { LabsPanelProps } from './labs-props.ts';

interface PregnancyScreenProps extends LabsPanelProps {
  /** Everything that may have been measured at a visit, laboratory and all. */
  readonly everything: KnownFacts<ObservationEntry>;
}

/** 妊婦健診: weeks across, by the weeks on record; weight, pressure, fundal height, urine and the rest below one another. */
export function PregnancyScreen({ everything, now, sources, onSelect }: PregnancyScreenProps) {
  const { t, language } = useText();
  const today = jstDay(now);
  const courses = useMemo(() => pregnancyCourses(everything.value), [everything.value]);
  return (
    <section className="lab-form" aria-label={t('labs.form.pregnancy')} data-form="pregnancy">
      <OpenSources coverages={[everything.coverage]} sources={sources} />
      {courses.map(({ key, visits, rows }) => (
        <div key={key}>
          <h3>{t('labs.pregnancy.heading', { n: visits.length })}</h3>
          <DayTable
            label={t('labs.form.pregnancy')}
            columns={visits.map((visit) => {
              const date = parsePartialDate(visit.day);
              return {
                key: visit.day,
                head: t('labs.pregnancy.week', { weeks: visit.weeks, days: visit.days }),
                sub: date === undefined ? visit.day : shortDate(language, date, today),
              };
            })}
            sections={[
              {
                key: 'visits',
                heading: t('labs.pregnancy.measured'),
                empty: t('labs.form.nothingArrived'),
                rows,
              },
            ]}
            sources={sources}
            today={today}
            onSelect={onSelect}
          />
        </div>
      ))}
      <p className="note sub">{t('labs.pregnancy.note')}</p>
    </section>
  );
}
