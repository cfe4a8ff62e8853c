import type { PartialDate } from '../domain/partial-date.ts';
import type { Agreement } from '../domain/person.ts';

function isExact(date: PartialDate): boolean {
  return date.precision === 'day' || date.precision === 'instant';
}

/** Only two exact days may be the same. A year or a month that does not contradict says nothing. */
export function agreeOnBirth(a: PartialDate | undefined, b: PartialDate | undefined): Agreement {
  if (a === undefined || b === undefined) return 'missing';
  if (isExact(a) && isExact(b))
    return a.sortKey.slice(0, 10) === b.sortKey.slice(0, 10) ? 'same' : 'different';
  const length = Math.min(
    ...[a, b].map(({ precision }) => ({ year: 4, month: 7, day: 10, instant: 10 })[precision]),
  );
  return a.sortKey.slice(0, length) === b.sortKey.slice(0, length) ? 'missing' : 'different';
}

/** Years between the first years of two eras: 明治–大正, 大正–昭和, 昭和–平成, 平成–令和. */
const ERA_STEPS: ReadonlySet<number> = new Set([44, 14, 63, 30]);

/** Two birth dates that one slip of the pen turns into each other: another era, day for month, one digit. */
export function isNearBirth(a: PartialDate | undefined, b: PartialDate | undefined): boolean {
  if (a === undefined || b === undefined || !isExact(a) || !isExact(b)) return false;
  const [x, y] = [a.sortKey.slice(0, 10), b.sortKey.slice(0, 10)];
  const [xYear = '', xMonth = '', xDay = ''] = x.split('-');
  const [yYear = '', yMonth = '', yDay = ''] = y.split('-');
  if (xYear === yYear && xMonth === yDay && xDay === yMonth) return true;
  if (x.slice(5) === y.slice(5) && ERA_STEPS.has(Math.abs(Number(xYear) - Number(yYear)))) return true;
  return [...x].filter((char, index) => char !== y[index]).length === 1;
}
