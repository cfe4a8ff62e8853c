import type { LabRow } from '../../clinical/labs/lab-table.ts';
import { labTrend, type SupersededPoint, type TrendPoint } from '../../clinical/labs/lab-trend.ts';
import type { Interpretation, ObservationEntry } from '../../domain/entry.ts';
import { dateAndTime, quantityText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import type { TrendMark, TrendSeries } from '../../ui/trend-marks.ts';
import { isPair, pairUnit, rowName, sentText } from './lab-words.ts';

/** Curves of the rows that were asked for, and what of them no curve can show. */
export interface Curves {
  readonly series: readonly TrendSeries[];
  readonly leftOut: number;
  /** Held together by a name alone: not drawn. */
  readonly notByName: boolean;
}

/** Japanese wall time as a number for the axis: the zone of this machine has no say. */
export function axisTime(sortKey: string): number {
  return Date.parse(`${sortKey.length > 10 ? sortKey : `${sortKey}T00:00:00`}Z`);
}

function flagOfMark(code: Interpretation | undefined): TrendMark['flag'] {
  switch (code) {
    case 'H':
    case 'HH':
      return 'high';
    case 'L':
    case 'LL':
      return 'low';
    case 'A':
    case 'AA':
    case 'POS':
      return 'other';
    default:
      return undefined;
  }
}

function boundOf(comparator: TrendPoint['quantity']['comparator']): TrendMark['bound'] {
  if (comparator === undefined) return undefined;
  return comparator === '<' || comparator === '<=' ? 'below' : 'above';
}

interface MarkWords {
  readonly text: Text;
  readonly name: string;
  readonly today: string;
}

function wordsOf(
  { text, name, today }: MarkWords,
  entry: ObservationEntry,
  value: string,
  more: readonly string[],
): string {
  const { when, provenance } = entry;
  return text.t('labs.trend.point', {
    date: when.state === 'dated' ? dateAndTime(text.language, when.start, today) : '',
    name,
    value,
    more: more.map((one) => `　${one}`).join(''),
    place: provenance.institution ?? '',
  });
}

function pointWords(words: MarkWords, { result, quantity, fact }: TrendPoint): string {
  const { text } = words;
  const more = [
    result.flag === undefined ? '' : text.t(`entry.interpretation.${result.flag}`),
    result.range === undefined ? '' : text.t('entry.range', { range: result.range.text }),
    result.converted === undefined
      ? ''
      : `${text.t('labs.converted')} ${text.t('labs.original', { value: sentText(text, fact.shown) })}`,
    ...fact.shown.marks.map((mark) => text.t(`entry.mark.${mark}`)),
  ].filter((one) => one !== '');
  return wordsOf(words, fact.shown, quantityText(quantity), more);
}

function markOf(words: MarkWords, point: TrendPoint): TrendMark {
  const { result, quantity, fact } = point;
  const bound = boundOf(quantity.comparator);
  const flag = flagOfMark(result.flag);
  return {
    key: fact.key,
    at: axisTime(point.at),
    amount: quantity.value,
    ...(bound === undefined ? {} : { bound }),
    ...(flag === undefined ? {} : { flag }),
    ...(point.preliminary ? { ghost: true } : {}),
    ...(point.low === undefined ? {} : { low: point.low }),
    ...(point.high === undefined ? {} : { high: point.high }),
    words: () => pointWords(words, point),
  };
}

function supersededMark(words: MarkWords, { fact, entry, at, quantity }: SupersededPoint): TrendMark {
  const { text } = words;
  return {
    key: fact.key,
    at: axisTime(at),
    amount: quantity.value,
    superseded: true,
    words: () =>
      wordsOf(words, entry, quantityText(quantity), [
        text.t('labs.trend.supersededBy', { value: sentText(text, fact.shown) }),
      ]),
  };
}

function inTime(marks: readonly TrendMark[]): readonly TrendMark[] {
  return marks.some(({ superseded }) => superseded === true)
    ? marks.toSorted((one, other) => one.at - other.at)
    : marks;
}

function axisOf(text: Text, name: string, unit: string): string {
  return unit === '' ? text.t('labs.trend.axisNoUnit', { name }) : text.t('labs.trend.axis', { name, unit });
}

/** Both halves of a pair as two curves on one scale; each mark says the whole pair. */
function pairSeries(text: Text, row: LabRow, today: string): readonly TrendSeries[] {
  const name = rowName(text, row);
  const [newest] = row.facts;
  const unit = newest === undefined ? '' : pairUnit(newest.shown);
  return [0, 1].map((half) => {
    const halfName = newest?.shown.parts[half]?.name ?? '';
    return {
      key: `${row.key} ${half}`,
      name: halfName,
      unit,
      axis: axisOf(text, halfName, unit),
      together: axisOf(text, name, unit),
      marks: row.facts.toReversed().flatMap((fact): readonly TrendMark[] => {
        const { parts, when } = fact.shown;
        const part = parts[half];
        if (!isPair(fact.shown) || part?.value.type !== 'quantity' || when.state !== 'dated') return [];
        if (when.start.precision === 'year' || when.start.precision === 'month') return [];
        const flag = flagOfMark(part.interpretation);
        const value = parts
          .map((one) => (one.value.type === 'quantity' ? one.value.quantity.text : ''))
          .join('/');
        return [
          {
            key: fact.key,
            at: axisTime(when.start.sortKey),
            amount: part.value.quantity.value,
            ...(flag === undefined ? {} : { flag }),
            words: () => wordsOf({ text, name, today }, fact.shown, `${value} ${unit}`, []),
          },
        ];
      }),
    };
  });
}

/** The curves of some rows, oldest mark first, and how many results stand in the table alone. */
export function curvesOf(text: Text, rows: readonly LabRow[], today: string): Curves {
  let leftOut = 0;
  const series = rows.flatMap((row): readonly TrendSeries[] => {
    const [newest] = row.facts;
    if (newest !== undefined && isPair(newest.shown)) {
      const pair = pairSeries(text, row, today);
      leftOut += row.facts.length - (pair[0]?.marks.length ?? 0);
      return pair;
    }
    const trend = labTrend(row);
    if (row.trendable) leftOut += trend.leftOut.length;
    const name = rowName(text, row);
    const words = { text, name, today };
    return [
      {
        key: row.key,
        name,
        unit: row.unit,
        axis: axisOf(text, name, row.unit),
        marks: inTime([
          ...trend.points.map((point) => markOf(words, point)),
          ...trend.superseded.map((point) => supersededMark(words, point)),
        ]),
      },
    ];
  });
  return {
    series: series.filter(({ marks }) => marks.length > 0),
    leftOut,
    notByName: rows.some(({ trendable }) => !trendable),
  };
}
