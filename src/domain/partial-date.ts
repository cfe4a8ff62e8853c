/** How exactly a date is known; a date is never shown, or compared, more exactly than that. */
export type DatePrecision = 'year' | 'month' | 'day' | 'instant';

/**
 * A date as the source sent it. `sortKey` is the earliest moment it may mean, as `YYYY-MM-DDTHH:mm:ss` in Japanese
 * standard time, so that strings sort as dates do.
 */
export interface PartialDate {
  readonly text: string;
  readonly precision: DatePrecision;
  readonly sortKey: string;
}

/** When something was: dated, told in words only (「数年前から」), or not known. Unknown has its own place on screen. */
export type When =
  | { readonly state: 'dated'; readonly start: PartialDate; readonly end?: PartialDate }
  | { readonly state: 'worded'; readonly words: string }
  | { readonly state: 'unknown' };

export const UNKNOWN_WHEN: When = { state: 'unknown' };

const SHAPE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const JST_OFFSET_MS = 9 * 60 * 60 * 1000;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function toJst(instantMs: number): string {
  return new Date(instantMs + JST_OFFSET_MS).toISOString().slice(0, 19);
}

/**
 * Reads a FHIR date, dateTime or instant (also `+09:00` times and times without an offset, taken as Japanese time).
 * Hands back undefined for anything else, e.g. `24:00` or the 30th of February: the caller keeps the text as words.
 */
export function parsePartialDate(text: string): PartialDate | undefined {
  const found = SHAPE.exec(text.trim());
  if (found === null) return undefined;
  const [, year = '', month, day, hour, minute, second, offset] = found;
  if (month !== undefined && !isRealDay(Number(year), Number(month), Number(day ?? '1'))) return undefined;
  if (month === undefined) return { text, precision: 'year', sortKey: `${year}-01-01T00:00:00` };
  if (day === undefined) return { text, precision: 'month', sortKey: `${year}-${month}-01T00:00:00` };
  if (hour === undefined) return { text, precision: 'day', sortKey: `${year}-${month}-${day}T00:00:00` };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? '0') > 60) return undefined;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${offset ?? '+09:00'}`;
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return undefined;
  return { text, precision: 'instant', sortKey: toJst(instant) };
}

/** The moment `date` as an instant-precision PartialDate in Japanese time. */
export function partialDateOf(date: Date): PartialDate {
  return { text: date.toISOString(), precision: 'instant', sortKey: toJst(date.getTime()) };
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in Japanese time: the exact form of the `data-date` attribute. */
export function dateAttribute(date: PartialDate): string {
  const length = { year: 4, month: 7, day: 10, instant: 10 }[date.precision];
  return date.sortKey.slice(0, length);
}

/** `YYYY-MM-DD` in Japanese time of a clock's now. */
export function jstDay(now: Date): string {
  return toJst(now.getTime()).slice(0, 10);
}

/** Whole years between a birth date and a day (`YYYY-MM-DD`); undefined where the birth date is not exact to the day. */
export function ageAt(birth: PartialDate, day: string): number | undefined {
  if (birth.precision === 'year' || birth.precision === 'month') return undefined;
  const years = Number(day.slice(0, 4)) - Number(birth.sortKey.slice(0, 4));
  return day.slice(5, 10) < birth.sortKey.slice(5, 10) ? years - 1 : years;
}

/** `day` moved by whole days; both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const [year = '1970', month = '01', date = '01'] = day.split('-');
  const moved = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date) + days));
  return `${moved.getUTCFullYear()}-${pad(moved.getUTCMonth() + 1)}-${pad(moved.getUTCDate())}`;
}

/** Newest first; worded and unknown dates compare equal and after every dated one. */
export function compareNewestFirst(a: When, b: When): number {
  if (a.state === 'dated' && b.state === 'dated') {
    return a.start.sortKey < b.start.sortKey ? 1 : a.start.sortKey > b.start.sortKey ? -1 : 0;
  }
  if (a.state === 'dated') return -1;
  return b.state === 'dated' ? 1 : 0;
}
