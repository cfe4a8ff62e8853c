import type { ImmunizationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays, type PartialDate } from '../../domain/partial-date.ts';
import { VACCINE_ROWS, type VaccineRow } from '../../terminology/vaccine-schedule.ts';

export type VaccinationFact = Merged<ImmunizationEntry>;

/** The doses on record against one disease, newest first. */
export interface GivenVaccine {
  readonly key: string;
  /** As its newest record names it. */
  readonly title: string;
  readonly doses: readonly VaccinationFact[];
}

/** A vaccine of the routine programme for the age of today, and what is on record of it. */
export interface RoutineVaccine {
  readonly row: VaccineRow;
  readonly doses: readonly VaccinationFact[];
  /** As many doses are on record as the course has. Fewer say nothing of what was given: records begin late. */
  readonly whole: boolean;
}

export interface Vaccinations {
  readonly given: readonly GivenVaccine[];
  readonly notGiven: readonly VaccinationFact[];
  readonly routine: readonly RoutineVaccine[];
  /** The next dose, as a record itself tells it. */
  readonly nextDue: readonly VaccinationFact[];
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

function day({ shown }: VaccinationFact): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey.slice(0, 10) : '';
}

function newestFirst(facts: readonly VaccinationFact[]): readonly VaccinationFact[] {
  return facts.toSorted((a, b) => (day(a) === day(b) ? (a.key < b.key ? -1 : 1) : day(a) < day(b) ? 1 : -1));
}

/** The day on which an age is reached; a month without that day begins the next one. */
function dayOfAge(
  birth: string,
  { years = 0, months = 0 }: { readonly years?: number; readonly months?: number },
): string {
  const [year = 1970, month = 1, date = 1] = birth.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1 + months, date)).toISOString().slice(0, 10);
}

function isEligible({ eligible }: VaccineRow, birth: string, now: string): boolean {
  if (now < dayOfAge(birth, eligible.from)) return false;
  return eligible.to === undefined || now < dayOfAge(birth, eligible.to);
}

function isOf(row: VaccineRow, { shown }: VaccinationFact): boolean {
  const names = [shown.title, shown.code.text, ...shown.code.codings.map(({ display = '' }) => display)];
  return names.some((name) => row.names.test(folded(name)));
}

function routineVaccine(row: VaccineRow, given: readonly VaccinationFact[], now: string): RoutineVaccine {
  const since = row.yearly === true ? addDays(now, -365) : '';
  const doses = given.filter((fact) => isOf(row, fact) && day(fact) >= since);
  return { row, doses, whole: doses.length >= row.doses };
}

/**
 * Doses as recorded, by vaccine (vaccine-01); of the routine programme only the vaccines whose age the person has today,
 * with what is on record of them (vaccine-02): nobody is called unvaccinated, and nothing is said of ages that are over.
 */
export function vaccinationsOf(
  facts: readonly VaccinationFact[],
  birth: PartialDate | undefined,
  now: string,
): Vaccinations {
  const done = newestFirst(facts.filter(({ shown }) => !shown.notDone));
  const byName = Map.groupBy(done, ({ shown }) => folded(shown.title));
  const exact = birth?.precision === 'day' || birth?.precision === 'instant';
  const birthDay = birth !== undefined && exact ? birth.sortKey.slice(0, 10) : undefined;
  return {
    given: [...byName].map(([key, doses]) => ({ key, title: doses[0]?.shown.title ?? key, doses })),
    notGiven: newestFirst(facts.filter(({ shown }) => shown.notDone)),
    routine:
      birthDay === undefined
        ? []
        : VACCINE_ROWS.filter((row) => isEligible(row, birthDay, now)).map((row) =>
            routineVaccine(row, done, now),
          ),
    nextDue: done.filter(
      ({ shown }) => shown.nextDue !== undefined && shown.nextDue.sortKey.slice(0, 10) >= now,
    ),
  };
}
