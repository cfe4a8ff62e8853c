/** Dates of the demo world as plain text. Days are counted from `today`, so that 「直近3か月」 stays true. */

const DAY_MS = 86_400_000;

export function todayInTokyo(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole months forward or back; a day that does not exist becomes the last of its month. */
export function addMonths(date: string, months: number): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), last);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

export function at(date: string, time: string): string {
  return `${date}T${time.length === 5 ? `${time}:00` : time}+09:00`;
}

/** 2026-11-24 → 2026年11月24日, as it stands in Japanese letters and reports. */
export function inJapanese(date: string): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

export type Calendar = {
  readonly today: string;
  /** n days ago (negative n: in the future). */
  daysAgo(n: number): string;
  monthsAgo(n: number): string;
  /** This month and day, n years ago; with `monthDay` that day of the year. */
  yearsAgo(n: number, monthDay?: string): string;
  /** Only the year, only the month: what people remember. */
  yearOnly(yearsAgo: number): string;
  monthOnly(monthsAgo: number): string;
  /** A birth date that makes the person n years old today, keeping the given birthday. */
  bornYearsAgo(n: number, monthDay: string): string;
  /** Nearest weekday (0 Sunday … 6 Saturday) at or before n days ago. */
  weekdayBefore(n: number, weekday: number): string;
};

export function calendarOf(today: string): Calendar {
  const year = Number(today.slice(0, 4));
  return {
    today,
    daysAgo: (n) => addDays(today, -n),
    monthsAgo: (n) => addMonths(today, -n),
    yearsAgo: (n, monthDay) =>
      monthDay === undefined ? addMonths(today, -12 * n) : `${year - n}-${monthDay}`,
    yearOnly: (n) => String(year - n),
    monthOnly: (n) => addMonths(today, -n).slice(0, 7),
    bornYearsAgo: (n, monthDay) => `${year - n - (monthDay > today.slice(5) ? 1 : 0)}-${monthDay}`,
    weekdayBefore: (n, weekday) => {
      const day = addDays(today, -n);
      const now = new Date(`${day}T00:00:00Z`).getUTCDay();
      return addDays(day, -((now - weekday + 7) % 7));
    },
  };
}
