import { parsePartialDate } from '../domain/partial-date.ts';
import { isWithinEra, westernYear } from './era.ts';

const WITH_ERA =
  /^(明治|大正|昭和|平成|令和|明|大|昭|平|令|[MTSHR])(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/i;
const ERA_DIGITS = /^([MTSHR])(\d{2})(\d{2})(\d{2})$/i;
const WESTERN = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const FULL_NAME: Readonly<Record<string, string>> = {
  明: '明治',
  大: '大正',
  昭: '昭和',
  平: '平成',
  令: '令和',
};

function day(
  year: number | undefined,
  month: string | undefined,
  date: string | undefined,
): string | undefined {
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const text = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return parsePartialDate(text)?.precision === 'day' ? text : undefined;
}

/**
 * A day of an era. People do type 昭和64.1.8 and 平成31.6.1: a day after the change is taken until that year is out,
 * and nothing beyond it (昭和99年 is a slip of the finger, not 2024).
 */
function eraDay(era: string, year: string, month: string, date: string): string | undefined {
  const name = FULL_NAME[era] ?? era;
  const found = day(westernYear(name, year === '元' ? 1 : Number(year)), month, date);
  return found !== undefined && isWithinEra(name, found) ? found : undefined;
}

/**
 * Reads a date of birth as it is typed at a counter (昭和33.4.17, S33.4.17, S330417, 1958-04-17, 19580417, full width
 * too) to `YYYY-MM-DD`; undefined for anything that is not one real day.
 */
export function readBirthDate(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[・，、]/gu, '.');
  const era = WITH_ERA.exec(text) ?? ERA_DIGITS.exec(text);
  if (era !== null) return eraDay(era[1] ?? '', era[2] ?? '', era[3] ?? '', era[4] ?? '');
  const western = WESTERN.exec(text) ?? DIGITS.exec(text);
  if (western === null) return undefined;
  return day(Number(western[1]), western[2], western[3]);
}
