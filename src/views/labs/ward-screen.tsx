import { useMemo, useState } from 'react';
import type { Stay } from '../../clinical/timeline/stays.ts';
import { type WardMedicine, wardDays } from '../../clinical/labs/ward-days.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { type DayColumn, DayTable } from './day-table.tsx';
import { OpenSources } from './open-sources.tsx';
import type { LabsPanelProps } from './labs-props.ts';

interface WardScreenProps extends LabsPanelProps {
  /** Vitals, measures and other observations. */
  readonly results: KnownFacts<ObservationEntry>;
}

function dayWords(text: Text, day: string, today: string): string {
  const date = parsePartialDate(day);
  return date === undefined ? day : shortDate(text.language, date, today);
}

/** One admission on one screen: its days across, what was measured, went in and out and was given below one another. */
export function WardScreen(props: WardScreenProps) {
  const text = useText();
  const { t } = text;
  const { stays, results, medications, now, sources, onSelect } = props;
  const today = jstDay(now);
  const newestFirst = useMemo(() => stays.toSorted((a, b) => (a.from < b.from ? 1 : -1)), [stays]);
  const [chosen, choose] = useState('');
  const stay = newestFirst.find(({ from }) => from === chosen) ?? newestFirst[0];
  const ward = useMemo(
    () => (stay === undefined ? undefined : wardDays(stay, today, results.value, medications.value)),
    [stay, today, results.value, medications.value],
  );
  if (stay === undefined || ward === undefined) return null;
  const columns = ward.days.map((day, index): DayColumn => {
    const date = dayWords(text, day, today);
    const number = Math.round((Date.parse(day) - Date.parse(stay.from)) / 86_400_000) + 1;
    return { key: day, head: date, sub: t('labs.ward.dayOfStay', { n: number || index + 1 }) };
  });
  return (
    <section className="lab-form" aria-label={t('labs.form.ward')} data-form="ward">
      <StayHead stay={stay} stays={newestFirst} today={today} onChoose={choose} />
      <OpenSources coverages={[results.coverage, medications.coverage]} sources={sources} />
      <DayTable
        label={t('labs.form.ward')}
        columns={columns}
        sources={sources}
        today={today}
        onSelect={onSelect}
        sections={[
          {
            key: 'vitals',
            heading: t('labs.mode.vitals'),
            empty: t('labs.form.nothingArrived'),
            rows: ward.vitals,
          },
          {
            key: 'balance',
            heading: t('labs.ward.balance'),
            empty: t('labs.form.nothingArrived'),
            rows: ward.balance,
          },
        ]}
      >
        <Medicines {...props} medicines={ward.medicines} days={ward.days} />
      </DayTable>
      <p className="note sub">{t('labs.ward.note')}</p>
    </section>
  );
}

interface StayHeadProps {
  readonly stay: Stay;
  /** Newest first. */
  readonly stays: readonly Stay[];
  readonly today: string;
  readonly onChoose: (from: string) => void;
}

/** Which stay is shown, and the way to another. */
function StayHead({ stay, stays, today, onChoose }: StayHeadProps) {
  const text = useText();
  const { t } = text;
  const period = (one: Stay) =>
    `${dayWords(text, one.from, today)}〜${one.to === undefined ? t('labs.trend.stayOpen') : dayWords(text, one.to, today)}`;
  return (
    <header>
      <h3>{t('labs.ward.heading', { period: period(stay) })}</h3>
      {stays.length < 2 ? null : (
        <label>
          {t('labs.ward.choose')}
          <select value={stay.from} onChange={({ target }) => onChoose(target.value)}>
            {stays.map((one) => (
              <option key={one.from} value={one.from}>
                {period(one)}
              </option>
            ))}
          </select>
        </label>
      )}
    </header>
  );
}

interface MedicinesProps extends WardScreenProps {
  readonly medicines: readonly WardMedicine[];
  readonly days: readonly string[];
}

function Medicines({ medicines, days, onSelect }: MedicinesProps) {
  const { t } = useText();
  return (
    <tbody>
      <tr>
        <th colSpan={days.length + 1} scope="rowgroup" className="day-group">
          {t('labs.ward.medicines')}
          {medicines.length === 0 ? (
            <span className="note sub">　{t('labs.form.nothingArrived')}</span>
          ) : null}
        </th>
      </tr>
      {medicines.map(({ key, name, days: own }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {days.map((day) => {
            const cell = own.get(day);
            const fact = cell?.given[0] ?? cell?.ordered[0];
            const word =
              cell === undefined ? '' : t(cell.given.length > 0 ? 'labs.ward.given' : 'labs.ward.supplied');
            return (
              <td key={day} className={cell === undefined ? undefined : 'day-covered'}>
                {fact === undefined ? null : (
                  <button
                    type="button"
                    className="lab-value"
                    title={`${name} ${word}`}
                    aria-label={`${name} ${day} ${word}`}
                    onClick={() => onSelect(fact.key)}
                  >
                    {word}
                  </button>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
