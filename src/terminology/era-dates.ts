import { type PartialDate, parsePartialDate } from '../domain/partial-date.ts';

/** First years of the eras (元号法, 昭和54年法律第43号, and the orders of 1989 and 2019); their last year is the next one's first. */
const FIRST_YEAR: Readonly<Record<string, number>> = {
  明治: 1868,
  大正: 1912,
  昭和: 1926,
  平成: 1989,
  令和: 2019,
};
const ERA_OF_LETTER: Readonly<Record<string, string>> = {
  M: '明治',
  T: '大正',
  S: '昭和',
  H: '平成',
  R: '令和',
};
const LONGEST: Readonly<Record<string, number>> = { 明治: 45, 大正: 15, 昭和: 64, 平成: 31, 令和: 99 };

const JAPANESE =
  /^(?:(明治|大正|昭和|平成|令和|[MTSHR])\s*(元|\d{1,2})|(\d{4}))\s*[年./-]\s*(?:(\d{1,2})\s*[月./-]?\s*(?:(\d{1,2})\s*日?)?)?$/u;

function pad(text: string): string {
  return text.padStart(2, '0');
}

function yearOf(era: string, year: string): number | undefined {
  const name = ERA_OF_LETTER[era] ?? era;
  const first = FIRST_YEAR[name];
  const count = year === '元' ? 1 : Number(year);
  return first === undefined || count < 1 || count > (LONGEST[name] ?? 0) ? undefined : first + count - 1;
}

/** 「令和5年4月1日」「S63.4」「2019年4月」 as a date, no more exactly than it is written; undefined for any other words. */
export function parseJapaneseDate(text: string): PartialDate | undefined {
  const found = JAPANESE.exec(text.normalize('NFKC').trim());
  if (found === null) return undefined;
  const [, era, eraYear, plainYear, month, day] = found;
  const year = plainYear === undefined ? yearOf(era ?? '', eraYear ?? '') : Number(plainYear);
  if (year === undefined) return undefined;
  const iso = [
    String(year),
    ...(month === undefined ? [] : [pad(month)]),
    ...(day === undefined ? [] : [pad(day)]),
  ];
  const date = parsePartialDate(iso.join('-'));
  return date === undefined ? undefined : { ...date, text };
}
