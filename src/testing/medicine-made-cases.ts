import { addDays } from '../domain/partial-date.ts';
import { coursesOf } from '../clinical/medications/courses.ts';
import { currentMedications } from '../clinical/medications/current-medications.ts';
import { findDuplicates } from '../clinical/medications/duplicates.ts';
import { medicinesFromText } from './medicines-from-text.ts';
import { type Chance, chanceOf } from './random.ts';

const NOW = '2026-11-24';
const HOW_MANY = 120;

interface MadeResult {
  readonly about: string;
  readonly missed: readonly string[];
  readonly false: readonly string[];
}

interface Handed {
  readonly day: string;
  readonly days: number;
}

/** Each day of these supplies, by counting them out one by one: on purpose not as the code under test does. */
function daysOf(supplies: readonly Handed[]): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { day, days: count } of supplies)
    for (let index = 0; index < count; index += 1) days.add(addDays(day, index));
  return days;
}

/** One supply after the other: each begins so many days after (or, below nought, before) the end of the last one. */
function chain(chance: Chance, from: string, count: number, distances: () => number) {
  const supplies: Handed[] = [];
  const gaps: number[] = [];
  let next = from;
  for (let index = 0; index < count; index += 1) {
    const days = chance.pick([14, 28, 30, 56]);
    supplies.push({ day: next, days });
    const distance = index === count - 1 ? 0 : distances();
    if (index < count - 1) gaps.push(distance);
    next = addDays(next, days + distance);
  }
  return { supplies, gaps };
}

function table(columns: readonly (readonly Handed[])[]): string {
  const places = ['湊病院/処方', '潮診療所/処方'];
  const rows = columns.flatMap((supplies, column) =>
    supplies.map(({ day, days }) => {
      const cell = `アピ25 1T x2 ${days}d`;
      return `${day} | ${column === 0 ? cell : ''} | ${column === 1 ? cell : ''}`;
    }),
  );
  return [`day | ${places.join(' | ')}`, ...rows].join('\n');
}

function compare(about: string, truth: readonly string[], said: readonly string[]): MadeResult {
  return {
    about,
    missed: truth.filter((line) => !said.includes(line)),
    false: said.filter((line) => !truth.includes(line)),
  };
}

/** One place, gaps and early refills as drawn by chance: each gap is found, each early day is counted, nothing else is. */
function madeCourse(seed: number): MadeResult {
  const chance = chanceOf(seed);
  const start = addDays('2024-01-01', chance.int(0, 400));
  const { supplies, gaps } = chain(chance, start, chance.int(2, 8), () =>
    chance.is(0.5) ? 0 : chance.is(0.5) ? chance.int(1, 30) : -chance.int(1, 7),
  );
  const early = gaps.filter((gap) => gap < 0).reduce((sum, gap) => sum - gap, 0);
  const truth = [
    'courses 1',
    `early ${early}`,
    `gaps ${gaps.filter((gap) => gap > 0).join(' ')}`,
    `supplied ${supplies.reduce((sum, { days }) => sum + days, 0)}`,
  ];
  const lines = currentMedications(medicinesFromText(table([supplies])), NOW);
  const { courses } = coursesOf(lines.flatMap((line) => line.supplies));
  const said = [
    `courses ${courses.length}`,
    `early ${courses.reduce((sum, one) => sum + one.earlyDays, 0)}`,
    `gaps ${courses.flatMap((one) => one.gaps.map(({ days }) => days)).join(' ')}`,
    `supplied ${courses.reduce((sum, one) => sum + one.daysSupplied, 0)}`,
  ];
  return compare(`a course made by chance ${seed}`, truth, said);
}

/** Two places, each without an overlap of its own: the days on which both run are the duplicate, and only they. */
function madeDuplicate(seed: number): MadeResult {
  const chance = chanceOf(seed);
  const start = addDays('2026-01-01', chance.int(0, 60));
  const columns = [0, 1].map(
    () =>
      chain(chance, addDays(start, chance.int(0, 90)), chance.int(1, 4), () => chance.int(0, 40)).supplies,
  );
  const [a = [], b = []] = columns;
  const others = daysOf(b);
  const both = [...daysOf(a)].filter((day) => others.has(day)).sort();
  const lines = currentMedications(medicinesFromText(table(columns)), NOW);
  const { findings, notCompared } = findDuplicates(lines, NOW);
  const found = findings
    .filter(({ kind }) => kind === 'same-ingredients')
    .flatMap(({ spans }) =>
      spans.flatMap(({ from, to }) => {
        const days: string[] = [];
        for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
        return days;
      }),
    );
  const said = [...new Set(found)].sort();
  const rest = findings.filter(({ kind }) => kind !== 'same-ingredients' && kind !== 'maybe-one');
  return compare(
    `a duplicate made by chance ${seed}`,
    [...both, `now ${both.includes(NOW)}`],
    [
      ...said,
      `now ${findings.some(({ when }) => when === 'now')}`,
      ...rest.map(({ kind }) => kind),
      ...notCompared.map(({ why }) => why),
    ],
  );
}

/** Seeded: the same cases on every machine. */
export function runMadeCases(): readonly MadeResult[] {
  return Array.from({ length: HOW_MANY }, (_, seed) =>
    seed % 2 === 0 ? madeCourse(seed) : madeDuplicate(seed),
  );
}
