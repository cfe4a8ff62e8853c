/** One Japanese era; its first day is the day the law or the notice gives it, the day before belongs to the era before. */
interface Era {
  readonly name: string;
  readonly letter: string;
  readonly firstDay: string;
}

/** Newest first. Meiji is counted from 25 January 1868, as on family registers. */
export const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', firstDay: '2019-05-01' },
  { name: '平成', letter: 'H', firstDay: '1989-01-08' },
  { name: '昭和', letter: 'S', firstDay: '1926-12-25' },
  { name: '大正', letter: 'T', firstDay: '1912-07-30' },
  { name: '明治', letter: 'M', firstDay: '1868-01-25' },
];

export interface EraYear {
  readonly name: string;
  readonly letter: string;
  readonly year: number;
}

/** The era and year of a day (`YYYY-MM-DD`); undefined before Meiji. */
export function eraYearOf(day: string): EraYear | undefined {
  const era = ERAS.find((candidate) => candidate.firstDay <= day);
  if (era === undefined) return undefined;
  const year = Number(day.slice(0, 4)) - Number(era.firstDay.slice(0, 4)) + 1;
  return { name: era.name, letter: era.letter, year };
}

function eraText({ name, year }: EraYear): string {
  return `${name}${year === 1 ? '元' : year}年`;
}

/** `平成18年`; where a span (a year, a month) crosses a change of era, both: `昭和64年／平成元年`. */
export function eraYearText(firstDay: string, lastDay: string): string | undefined {
  const first = eraYearOf(firstDay);
  const last = eraYearOf(lastDay);
  if (first === undefined || last === undefined) return undefined;
  return first.name === last.name ? eraText(first) : `${eraText(first)}／${eraText(last)}`;
}

function findEra(era: string): number {
  return ERAS.findIndex((candidate) => candidate.name === era || candidate.letter === era.toUpperCase());
}

/** The western year of a year of an era, given by its kanji name or its letter. */
export function westernYear(era: string, year: number): number | undefined {
  const found = ERAS[findEra(era)];
  return found === undefined || year < 1 ? undefined : Number(found.firstDay.slice(0, 4)) + year - 1;
}

/** Whether a day lies in an era, or after it in the year in which the next one began. */
export function isWithinEra(era: string, day: string): boolean {
  const index = findEra(era);
  const found = ERAS[index];
  if (found === undefined || day < found.firstDay) return false;
  const next = ERAS[index - 1];
  return next === undefined || day.slice(0, 4) <= next.firstDay.slice(0, 4);
}
