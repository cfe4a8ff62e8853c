import type { PartialDate, When } from '../../domain/partial-date.ts';

/** A day of Japanese time as a number: whole days since 1970-01-01, the time of day as its fraction. */
export type Day = number;

/** Something happened somewhere between these two moments; equal to the day where that is known. */
export interface Vague {
  readonly from: Day;
  /** Exclusive: the beginning of the day, month or year after. */
  readonly to: Day;
}

const MS_A_DAY = 86_400_000;

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss` in Japanese time. */
export function dayNumber(sortKey: string): Day {
  const [year, month, day] = [digits(sortKey, 0, 4), digits(sortKey, 5, 7), digits(sortKey, 8, 10)];
  const isPlain = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  // Of a long record every fact asks for it with every growth: days that every month has are reckoned, not parsed.
  if (isPlain && sortKey.length === 10) return Date.UTC(year, month - 1, day) / MS_A_DAY;
  if (isPlain && sortKey.length === 19) {
    const [hour, minute, second] = [
      digits(sortKey, 11, 13),
      digits(sortKey, 14, 16),
      digits(sortKey, 17, 19),
    ];
    if (hour < 24 && minute < 60 && second < 60)
      return Date.UTC(year, month - 1, day, hour, minute, second) / MS_A_DAY;
  }
  const time = sortKey.length > 10 ? sortKey : `${sortKey.slice(0, 10)}T00:00:00`;
  return Date.parse(`${time}Z`) / MS_A_DAY;
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: Day): string {
  return new Date(Math.floor(day) * MS_A_DAY).toISOString().slice(0, 10);
}

/** Day number of the first of a month; months beyond 1…12 run on into other years. */
export function firstOfMonth(year: number, month: number): Day {
  return Date.UTC(year, month - 1, 1) / MS_A_DAY;
}

/** A partial date as wide as it is vague. */
export function vagueOf({ precision, sortKey }: PartialDate): Vague {
  const from = dayNumber(sortKey);
  const [year, month] = [Number(sortKey.slice(0, 4)), Number(sortKey.slice(5, 7))];
  switch (precision) {
    case 'year':
      return { from, to: firstOfMonth(year + 1, 1) };
    case 'month':
      return { from, to: firstOfMonth(year, month + 1) };
    case 'day':
      return { from, to: from + 1 };
    default:
      return { from, to: from };
  }
}

export function vagueOfWhen(when: When): Vague | undefined {
  return when.state === 'dated' ? vagueOf(when.start) : undefined;
}

/** Known to a month or a year only: drawn as wide as that. */
export function isVague({ from, to }: Vague): boolean {
  return to - from > 1;
}
