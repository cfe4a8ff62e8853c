import { assertNever } from '../../base/assert-never.ts';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { quantityText, shortDate } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { directionsText } from '../../ui/entry-line.ts';

/** A day of an estimate as rows write days. */
export function dayText(text: Text, day: string | undefined, today: string): string {
  const date = day === undefined ? undefined : parsePartialDate(day);
  return date === undefined ? '' : shortDate(text.language, date, today);
}

/** 1回1錠　1日2回 朝夕食後: the directions in the record's own words, the amount before them where they do not say it. */
export function dosageWords(text: Text, entry: MedicationEntry): string {
  const once = entry.dose === undefined ? undefined : quantityText(entry.dose);
  const daily = entry.dailyDose === undefined ? undefined : quantityText(entry.dailyDose);
  const said = once !== undefined && entry.dosageText.includes(once);
  const amount =
    said || once === undefined
      ? daily === undefined || said
        ? undefined
        : text.t('entry.daily', { quantity: daily })
      : text.t('entry.once', { quantity: once });
  const parts = [
    amount,
    entry.doseIsSubstance ? text.t('entry.substance') : undefined,
    directionsText(text, entry) || undefined,
    entry.asNeeded && !entry.dosageText.includes('頓') ? text.t('entry.asNeeded') : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? text.t('medications.noDosage') : parts.join('　');
}

function basisWords(text: Text, line: MedicationLine, today: string): string {
  const start = dayText(text, line.start, today);
  switch (line.reason) {
    case 'days':
      return text.t('medications.basis.days', { start, n: line.shown.shown.days ?? '' });
    case 'stated-end':
      return text.t('medications.basis.stated-end', { end: dayText(text, line.end, today) });
    case 'said':
      return text.t('medications.basis.said', { start });
    case 'no-days':
      return text.t('medications.basis.no-days', { start });
    case 'assumed-as-needed':
    case 'assumed-external':
    case 'given':
      return [start, text.t(`medications.basis.${line.reason}`)].join('　');
    case 'stopped':
    case 'no-start':
    case 'vague-start':
    case 'death':
      return text.t(`medications.basis.${line.reason}`);
    default:
      return assertNever(line.reason);
  }
}

/** 10/22(木)から42日分　〜12/2(水)（推定）: the arithmetic stands beside its result. */
export function periodWords(text: Text, line: MedicationLine, today: string): string {
  const { end, reason } = line;
  const basis = basisWords(text, line, today);
  if (end === undefined || reason === 'stated-end' || reason === 'given') return basis;
  const key = reason === 'death' ? 'medications.until' : 'medications.untilEstimated';
  return `${basis}　${text.t(key, { end: dayText(text, end, today) })}`;
}
