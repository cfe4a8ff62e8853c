import { coursesOf } from '../../clinical/medications/courses.ts';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import type { Merged } from '../../domain/merged.ts';
import type { ProcedureEntry } from '../../domain/entry.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { shortDate } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import type { TrendBar, TrendLane } from '../../ui/trend-lanes.tsx';
import { axisTime } from './lab-series.ts';
import type { Stay } from '../../clinical/timeline/stays.ts';

const DAY = 86_400_000;

function dayWords(text: Text, day: string, today: string): string {
  const date = parsePartialDate(day);
  return date === undefined ? day : shortDate(text.language, date, today);
}

/** Periods are reckoned from what was supplied: the end of a bar is an estimate and drawn so. */
export function medicineLanes(
  text: Text,
  lines: readonly MedicationLine[],
  today: string,
): readonly TrendLane[] {
  return lines.map((line) => ({
    key: line.key,
    name: '',
    sort: 'medicine' as const,
    bars: coursesOf(line.supplies).courses.map((course): TrendBar => {
      const end = course.end ?? today;
      return {
        key: course.key,
        from: axisTime(course.start),
        to: axisTime(end) + DAY,
        end: course.end === undefined ? 'open' : 'reckoned',
        label: line.name,
        words: text.t('labs.trend.medicineWords', {
          name: line.name,
          from: dayWords(text, course.start, today),
          to: course.end === undefined ? text.t('labs.trend.medicineOpen') : dayWords(text, end, today),
        }),
      };
    }),
  }));
}

export function stayLane(text: Text, stays: readonly Stay[], today: string): readonly TrendLane[] {
  if (stays.length === 0) return [];
  const bars = stays.map(
    ({ from, to }): TrendBar => ({
      key: `${from} ${to ?? ''}`,
      from: axisTime(from),
      to: axisTime(to ?? today) + DAY,
      end: to === undefined ? 'open' : 'known',
      label: text.t('labs.trend.stay'),
      words: text.t('labs.trend.stayWords', {
        from: dayWords(text, from, today),
        to: to === undefined ? text.t('labs.trend.stayOpen') : dayWords(text, to, today),
      }),
    }),
  );
  return [{ key: 'stays', name: text.t('labs.trend.stays'), sort: 'stay', bars }];
}

/** Operations with an exact day; what is known to a month or a year only has no place on this axis. */
export function operationLane(
  text: Text,
  operations: readonly Merged<ProcedureEntry>[],
  today: string,
): readonly TrendLane[] {
  const bars = operations.flatMap(({ key, shown }): readonly TrendBar[] => {
    if (shown.sort !== 'operation' || shown.when.state !== 'dated') return [];
    const { start } = shown.when;
    if (start.precision === 'year' || start.precision === 'month') return [];
    const at = axisTime(start.sortKey);
    const words = `${shortDate(text.language, start, today)} ${shown.title}`;
    return [{ key, from: at, to: at, end: 'known', label: shown.title, words }];
  });
  return bars.length === 0
    ? []
    : [{ key: 'operations', name: text.t('labs.trend.operations'), sort: 'operation', bars }];
}
