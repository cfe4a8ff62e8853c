import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import { daysCovered, leftoverNotes } from '../../clinical/medications/days-covered.ts';
import { mayBeCalledNone } from '../../domain/coverage.ts';
import { addDays, jstDay } from '../../domain/partial-date.ts';
import { useText } from '../../i18n/text.ts';
import { dayText } from './medication-text.ts';
import type { WithMedicines } from './medicine-props.ts';

/** Half a year: long enough for two refills of three months. */
const WINDOW_DAYS = 182;

/** 処方日数による被覆率 with its window, or why it is not given; days of overlap as arithmetic; 残薬 as somebody said it. */
export function DaysCoveredLine({
  line,
  medications,
  now,
}: WithMedicines & { readonly line: MedicationLine }) {
  const text = useText();
  const { t } = text;
  const today = jstDay(now);
  const answer = daysCovered(line, {
    window: { from: addDays(today, -WINDOW_DAYS), to: today },
    now: today,
    complete: mayBeCalledNone(medications.coverage),
  });
  const notes = leftoverNotes(line.supplies.flatMap(({ facts }) => facts));
  return (
    <div className="note medication-covered" data-covered={answer.given ? answer.value.covered : answer.why}>
      {answer.given ? (
        <p>
          {t('medications.covered.given', {
            percent: Math.round(answer.value.ratio * 100),
            covered: answer.value.covered,
            days: answer.value.days,
            from: dayText(text, answer.value.window.from, today),
            to: dayText(text, answer.value.window.to, today),
          })}
          {answer.value.overlapDays > 0
            ? t('medications.covered.overlap', { n: answer.value.overlapDays })
            : ''}
        </p>
      ) : (
        <p className="sub">{t(`medications.covered.why.${answer.why}`)}</p>
      )}
      {notes.map(({ key, words }) => (
        <p key={`${key} ${words}`}>{t('medications.covered.leftover', { words })}</p>
      ))}
      <p className="sub">{t('medications.covered.note')}</p>
    </div>
  );
}
