import type { Language } from '../../i18n/language.ts';
import type { TickGrain } from '../../ui/trend-ticks.ts';

const PAD = (n: number) => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A tick or a day of the axis; its milliseconds are Japanese wall time. */
function dayText(language: Language, at: number, grain: TickGrain): string {
  const date = new Date(at);
  const year = String(date.getUTCFullYear());
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  const short = year.slice(2);
  const english = language === 'en';
  switch (grain) {
    case 'year':
      return year;
    case 'month':
      if (month === 0) return year;
      return english ? `${MONTHS[month] ?? ''} ${short}` : `${short}/${month + 1}`;
    case 'day':
      return english ? `${day} ${MONTHS[month] ?? ''} ${short}` : `${short}/${month + 1}/${day}`;
    case 'hour':
      return `${english ? `${day} ${MONTHS[month] ?? ''}` : `${month + 1}/${day}`} ${PAD(date.getUTCHours())}:00`;
  }
}

/** One function a language, the same at every drawing. */
export const DAY_OF = {
  ja: (at: number, grain: TickGrain) => dayText('ja', at, grain),
  en: (at: number, grain: TickGrain) => dayText('en', at, grain),
} as const;
