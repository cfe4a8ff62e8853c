/** A FHIR date is a stretch of time: `2024-05` begins and ends. Searches compare stretches. */
import { isObject, textOf } from './resource.ts';

export interface DateRange {
  /** First and last millisecond. */
  low: number;
  high: number;
}

const FORM =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** A time without a zone is a time in Japan, where all these servers stand. */
const HOME_ZONE = '+09:00';

export function parseDate(text: string): DateRange | undefined {
  const parts = FORM.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = parts;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day !== undefined && !dayExists(Number(year), Number(month), Number(day))) return undefined;
  const start = (m = '01', d = '01', time = '00:00:00.000') =>
    Date.parse(`${year}-${m}-${d}T${time}${zone ?? HOME_ZONE}`);
  if (hour !== undefined) {
    const low = start(month, day, `${hour}:${minute}:${second ?? '00'}${(fraction ?? '.000').slice(0, 4)}`);
    if (Number.isNaN(low)) return undefined;
    const length = fraction !== undefined ? 1 : second !== undefined ? 1000 : 60_000;
    return { low, high: low + length - 1 };
  }
  const low = start(month, day);
  if (day !== undefined) return { low, high: low + 86_400_000 - 1 };
  const [nextYear, nextMonth] =
    month === undefined || month === '12' ? [Number(year) + 1, 1] : [Number(year), Number(month) + 1];
  const next = Date.parse(
    `${String(nextYear).padStart(4, '0')}-${String(nextMonth).padStart(2, '0')}-01T00:00:00${HOME_ZONE}`,
  );
  return { low, high: next - 1 };
}

function dayExists(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Of a date, an instant or a Period; a Period without an end goes on. */
export function rangeOf(value: unknown): DateRange | undefined {
  if (typeof value === 'string') return parseDate(value);
  if (!isObject(value)) return undefined;
  const start = parseDate(textOf(value['start']) ?? '');
  const end = parseDate(textOf(value['end']) ?? '');
  if (start === undefined && end === undefined) return undefined;
  return { low: start?.low ?? Number.NEGATIVE_INFINITY, high: end?.high ?? Number.POSITIVE_INFINITY };
}

export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

export function splitPrefix(text: string): { prefix: Prefix; rest: string } {
  const found = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=\d)/.exec(text);
  return found === null ? { prefix: 'eq', rest: text } : { prefix: found[1] as Prefix, rest: text.slice(2) };
}

export function compareRanges(prefix: Prefix, held: DateRange, asked: DateRange): boolean {
  switch (prefix) {
    case 'eq':
      return asked.low <= held.low && held.high <= asked.high;
    case 'ne':
      return !(asked.low <= held.low && held.high <= asked.high);
    case 'gt':
      return held.high > asked.high;
    case 'lt':
      return held.low < asked.low;
    case 'ge':
      return held.high >= asked.low;
    case 'le':
      return held.low <= asked.high;
    case 'sa':
      return held.low > asked.high;
    case 'eb':
      return held.high < asked.low;
    case 'ap':
      return held.low <= asked.high && asked.low <= held.high;
  }
}
