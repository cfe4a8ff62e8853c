import { jstDay, parsePartialDate } from '../domain/partial-date.ts';
import type { Death } from '../clinical/death.ts';
import { coursesOf } from '../clinical/medications/courses.ts';
import { currentMedications } from '../clinical/medications/current-medications.ts';
import { daysCovered } from '../clinical/medications/days-covered.ts';
import { findDuplicates } from '../clinical/medications/duplicates.ts';
import {
  coursesToText,
  coveredToText,
  duplicatesToText,
  stepsToText,
  tracksToText,
} from './courses-to-text.ts';
import type { MedicineCase } from './medicine-case.ts';
import { AMOUNT_CASES, SPAN_CASES, TRACK_CASES } from './medicine-cases-amounts.ts';
import { COVERED_CASES } from './medicine-cases-covered.ts';
import { INGREDIENT_CASES } from './medicine-cases-ingredients.ts';
import { NOT_COMPARED_CASES } from './medicine-cases-not-compared.ts';
import { ONE_SUPPLY_CASES } from './medicine-cases-one-supply.ts';
import { PERIOD_CASES } from './medicine-cases-periods.ts';
import { SAME_CASES } from './medicine-cases-same.ts';
import { STEP_CASES } from './medicine-cases-steps.ts';
import { UNSURE_CASES } from './medicine-cases-unsure.ts';
import { runMadeCases } from './medicine-made-cases.ts';
import { medicinesFromText } from './medicines-from-text.ts';

export const MEDICINE_CASES: readonly MedicineCase[] = [
  ...PERIOD_CASES,
  ...STEP_CASES,
  ...UNSURE_CASES,
  ...AMOUNT_CASES,
  ...TRACK_CASES,
  ...SPAN_CASES,
  ...SAME_CASES,
  ...INGREDIENT_CASES,
  ...ONE_SUPPLY_CASES,
  ...NOT_COMPARED_CASES,
  ...COVERED_CASES,
];

const TODAY = jstDay(new Date('2026-11-24T00:41:00Z'));

function deathFrom(text: string | undefined): Death | undefined {
  if (text === undefined) return undefined;
  const date = parsePartialDate(text);
  return { dead: true, ...(date === undefined ? {} : { date }) };
}

/** What is said of one case, line by line. */
export function linesOfCase(one: MedicineCase): readonly string[] {
  const now = one.now ?? TODAY;
  const lines = currentMedications(medicinesFromText(one.table), now, deathFrom(one.death));
  const known = one.knownUntil === undefined ? {} : { knownUntil: one.knownUntil };
  const [from = now, to = now] = one.window ?? [];
  switch (one.asks) {
    case 'courses':
      return lines.flatMap((line) => coursesToText(line, coursesOf(line.supplies, known)));
    case 'tracks':
      return lines.flatMap((line) => coursesOf(line.supplies, known).courses.flatMap(tracksToText));
    case 'steps':
      return lines.flatMap((line) => coursesOf(line.supplies, known).courses.flatMap(stepsToText));
    case 'duplicates':
      return duplicatesToText(findDuplicates(lines, now));
    default: {
      const question = { window: { from, to }, now, complete: one.incomplete !== true, ...known };
      return lines.map((line) => coveredToText(line, daysCovered(line, question)));
    }
  }
}

/** Lines that one list has more often than the other. */
function moreIn(a: readonly string[], b: readonly string[]): readonly string[] {
  const left = [...b];
  return a.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

export interface MedicineCasesResult {
  readonly cases: number;
  /** Lines that had to be said and were not. */
  readonly missed: number;
  /** Lines that were said and had not to be. */
  readonly falseHits: number;
  readonly wrong: readonly {
    readonly about: string;
    readonly missed: readonly string[];
    readonly false: readonly string[];
  }[];
}

/** All cases: those written by hand, and those made by chance whose truth is known by how they are made. */
export function runMedicineCases(): MedicineCasesResult {
  const written = MEDICINE_CASES.map((one) => {
    const said = linesOfCase(one);
    return { about: one.about, missed: moreIn(one.expect, said), false: moreIn(said, one.expect) };
  });
  const results = [...written, ...runMadeCases()];
  return {
    cases: results.length,
    missed: results.reduce((sum, one) => sum + one.missed.length, 0),
    falseHits: results.reduce((sum, one) => sum + one.false.length, 0),
    wrong: results.filter((one) => one.missed.length + one.false.length > 0),
  };
}
