import { assertNever } from '../base/assert-never.ts';
import type { CoverageSummary } from '../domain/coverage.ts';
import type { SourceId } from '../domain/ids.ts';
import { type PartialDate, partialDateOf, type When } from '../domain/partial-date.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { Source } from '../domain/source.ts';
import { eraYearOf, eraYearText } from './era.ts';
import type { Language } from './language.ts';
import type { Text } from './text.ts';

/*
 * All dates are worked on as strings in Japanese time (`sortKey`), so that every screen says the same whatever the zone
 * of the machine, and never more than the source said.
 */

const WEEKDAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Parts {
  readonly year: string;
  readonly month: number;
  readonly day: number;
}

function partsOf(sortKey: string): Parts {
  return { year: sortKey.slice(0, 4), month: Number(sortKey.slice(5, 7)), day: Number(sortKey.slice(8, 10)) };
}

function dayNumber(day: string): number {
  const { year, month, day: date } = partsOf(day);
  return Math.round(Date.UTC(Number(year), month - 1, date) / DAY_MS);
}

/** 火 / Tue, of a `YYYY-MM-DD`. */
export function weekday(language: Language, day: string): string {
  return WEEKDAYS[language][(((dayNumber(day) + 4) % 7) + 7) % 7] ?? '';
}

function lastDayOf(date: PartialDate): string {
  if (date.precision === 'year') return `${date.sortKey.slice(0, 4)}-12-31`;
  if (date.precision === 'month') return `${date.sortKey.slice(0, 7)}-31`;
  return date.sortKey.slice(0, 10);
}

/** 令和8年 of a date, both eras where its precision spans a change. */
export function eraOf(date: PartialDate): string | undefined {
  return eraYearText(date.sortKey.slice(0, 10), lastDayOf(date));
}

/** 10:20, only where the source gave a time. */
export function timeOf(date: PartialDate): string | undefined {
  if (date.precision !== 'instant') return undefined;
  return `${Number(date.sortKey.slice(11, 13))}:${date.sortKey.slice(14, 16)}`;
}

/** For rows: 11/10(火) this year, 2025-06-11 otherwise; 2009-03 and 2006年 where no more is known. */
export function shortDate(language: Language, date: PartialDate, today: string): string {
  const { year, month, day } = partsOf(date.sortKey);
  if (date.precision === 'year') return language === 'ja' ? `${year}年` : year;
  if (date.precision === 'month')
    return language === 'ja' ? `${year}-${date.sortKey.slice(5, 7)}` : `${MONTHS[month - 1]} ${year}`;
  const isThisYear = year === today.slice(0, 4);
  if (language === 'en')
    return isThisYear ? `${day} ${MONTHS[month - 1]}` : `${day} ${MONTHS[month - 1]} ${year}`;
  return isThisYear ? `${month}/${day}(${weekday('ja', date.sortKey)})` : date.sortKey.slice(0, 10);
}

/** For headings: 2026年11月10日（火）, 2026年10月, 2006年（平成18年）. `era` adds the Japanese year to exact dates too. */
export function longDate(language: Language, date: PartialDate, era = false): string {
  const { year, month, day } = partsOf(date.sortKey);
  if (language === 'en') {
    if (date.precision === 'year') return year;
    if (date.precision === 'month') return `${MONTHS[month - 1]} ${year}`;
    return `${weekday('en', date.sortKey)} ${day} ${MONTHS[month - 1]} ${year}`;
  }
  const japanese = eraOf(date);
  if (date.precision === 'year') return japanese === undefined ? `${year}年` : `${year}年（${japanese}）`;
  const tail = era && japanese !== undefined ? `（${japanese}）` : '';
  if (date.precision === 'month') return `${year}年${month}月${tail}`;
  return `${year}年${month}月${day}日${tail === '' ? `（${weekday('ja', date.sortKey)}）` : tail}`;
}

/** 昭和33年4月17日（1958） / 17 Apr 1958 (S33.4.17): as on the card the patient holds, with the western year. */
export function birthText(language: Language, date: PartialDate): string {
  const { year, month, day } = partsOf(date.sortKey);
  if (date.precision === 'year' || date.precision === 'month') return longDate(language, date, true);
  const era = eraYearOf(date.sortKey.slice(0, 10));
  if (language === 'en') {
    const short = era === undefined ? '' : ` (${era.letter}${era.year}.${month}.${day})`;
    return `${day} ${MONTHS[month - 1]} ${year}${short}`;
  }
  if (era === undefined) return `${year}年${month}月${day}日`;
  return `${era.name}${era.year === 1 ? '元' : era.year}年${month}月${day}日（${year}）`;
}

/** S33.4.17, for narrow places; falls back to the western form. */
export function birthShort(date: PartialDate): string {
  const { month, day } = partsOf(date.sortKey);
  const era = eraYearOf(date.sortKey.slice(0, 10));
  if (date.precision === 'year' || date.precision === 'month' || era === undefined) return date.text;
  return `${era.letter}${era.year}.${month}.${day}`;
}

/** Date and, where given, time: 11/10(火) 10:20. */
export function dateAndTime(language: Language, date: PartialDate, today: string): string {
  const time = timeOf(date);
  return time === undefined
    ? shortDate(language, date, today)
    : `${shortDate(language, date, today)} ${time}`;
}

const UNDATED = { ja: '日付不明', en: 'date not known' } as const;

/** When something was: a date or a span, the record's own words in quotes, or 日付不明. */
export function whenText(language: Language, when: When, today: string): string {
  switch (when.state) {
    case 'dated': {
      const start = dateAndTime(language, when.start, today);
      if (when.end === undefined || when.end.text === when.start.text) return start;
      return `${start}${language === 'ja' ? '〜' : ' – '}${dateAndTime(language, when.end, today)}`;
    }
    case 'worded':
      return language === 'ja' ? `「${when.words}」` : `“${when.words}”`;
    case 'unknown':
      return UNDATED[language];
    default:
      return assertNever(when);
  }
}

/** Time of day of a moment of this browser's clock, in Japanese time: 9:41. */
export function clockTime(moment: Date): string {
  return timeOf(partialDateOf(moment)) ?? '';
}

/** 9:41 today, 11/24(火) 9:41 on other days. */
export function momentText(language: Language, moment: Date, today: string): string {
  const date = partialDateOf(moment);
  return date.sortKey.slice(0, 10) === today ? clockTime(moment) : dateAndTime(language, date, today);
}

/** What is older than this is told with its age. */
const OLD_MS = 10 * 60 * 1000;

/** 12分, 3時間; undefined of what is fresh. */
export function ageOf(language: Language, moment: Date, now: Date): string | undefined {
  const ms = now.getTime() - moment.getTime();
  if (ms < OLD_MS) return undefined;
  const minutes = Math.floor(ms / 60_000);
  const [value, unit] =
    minutes < 120 ? ([minutes, 'minute'] as const) : ([Math.floor(minutes / 60), 'hour'] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** 今日, 7日前, 4か月前, 3年前, 2日後: of a day seen from today. */
export function relativeDay(language: Language, day: string, today: string): string {
  const days = dayNumber(today) - dayNumber(day);
  const past = days >= 0;
  const distance = Math.abs(days);
  if (days === 0) return language === 'ja' ? '今日' : 'today';
  if (days === 1) return language === 'ja' ? '昨日' : 'yesterday';
  if (days === -1) return language === 'ja' ? '明日' : 'tomorrow';
  const [n, ja, en] =
    distance < 100
      ? ([distance, '日', 'days'] as const)
      : distance < 730
        ? ([Math.floor(distance / 30.44), 'か月', 'months'] as const)
        : ([Math.floor(distance / 365.25), '年', 'years'] as const);
  if (language === 'ja') return `${n}${ja}${past ? '前' : '後'}`;
  return past ? `${n} ${en} ago` : `in ${n} ${en}`;
}

/** Made once: making one takes longer than a row takes to draw. */
const GROUPED = new Intl.NumberFormat('en-US');

/** 1,000. */
export function numberText(value: number): string {
  return GROUPED.format(value);
}

/** 598件, 598件＋未確認, 598件＋取得中: a number is never shown as final while it may grow. */
export function countText(text: Text, count: number, coverage: CoverageSummary): string {
  if (coverage === 'failed' && count > 0) return text.t('common.count.partial', { n: numberText(count) });
  if (coverage === 'failed') return text.t('common.count.failed');
  return text.t(`common.count.${coverage}`, { n: numberText(count) });
}

const COMPARATORS = { '<': '<', '<=': '≤', '>=': '≥', '>': '>' } as const;

/** Units that touch their number: Japanese ones and the per cent sign. */
const TOUCHING_UNIT = /^[%％\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The source's own digits with a thin rule: Latin units stand after a space (5.2 mmol/L), Japanese ones do not (1錠). */
export function quantityText(quantity: Quantity): string {
  const comparator = quantity.comparator === undefined ? '' : COMPARATORS[quantity.comparator];
  const gap = quantity.unit === '' || TOUCHING_UNIT.test(quantity.unit) ? '' : ' ';
  return `${comparator}${quantity.text}${gap}${quantity.unit}`;
}

/** 湊・全国 / Minato, National. */
export function listText(language: Language, items: readonly string[]): string {
  return items.join(language === 'ja' ? '・' : ', ');
}

/** Sentences one after the other: Japanese ones touch, English ones stand apart. */
export function sentencesText(language: Language, sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'ja' ? '' : ' ');
}

/** The name of a source; its id where the list does not know it (then something is wrong, and visibly so). */
export function sourceName(language: Language, sources: readonly Source[], id: SourceId): string {
  return sources.find((source) => source.id === id)?.name[language] ?? id;
}

export function sourceShortName(language: Language, sources: readonly Source[], id: SourceId): string {
  return sources.find((source) => source.id === id)?.shortName[language] ?? id;
}
