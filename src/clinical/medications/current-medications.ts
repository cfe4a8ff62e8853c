import type { Death } from '../death.ts';
import type { NonEmpty } from '../../base/non-empty.ts';
import { eachSliced, runToEnd, type Sliced } from '../../base/sliced.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import { DRUG_CLASSES, type DrugClass, drugClassesOf } from '../../terminology/drug-classes.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { type Ingredients, ingredientsOf } from '../../terminology/ingredients.ts';
import {
  suppliesByIngredient,
  type Supply,
  type MedicationFact,
  type UseReason,
  type UseState,
} from './supplies.ts';
import { decidingSupply } from './deciding-supply.ts';
import type { DoseConflict } from './dose-conflicts.ts';

/** All that is recorded of one ingredient by one route, with the state of its newest supply. */
export interface MedicationLine {
  readonly key: string;
  /** The medicine in the words of its newest record. */
  readonly name: string;
  readonly shown: MedicationFact;
  readonly state: UseState;
  readonly reason: UseReason;
  /** First and last day of the period in use, where they can be reckoned. */
  readonly start?: string;
  readonly end?: string;
  readonly supplies: NonEmpty<Supply>;
  /** The supply that decides the state. */
  readonly supply: Supply;
  readonly conflicts: readonly DoseConflict[];
  readonly classes: readonly DrugClass[];
  /** Without a standard code the ingredient is not known: neither grouped with others nor classified. */
  readonly coded: boolean;
  readonly ingredients: Ingredients;
  readonly sources: readonly SourceId[];
}

function conflictsOf(supplies: NonEmpty<Supply>, deciding: Supply): readonly DoseConflict[] {
  const live = supplies.filter((supply) => supply === deciding || supply.state === 'current');
  return live.flatMap((supply) => supply.conflicts);
}

/**
 * The classes of all that stands on the line, those of the deciding supply first: one ingredient may be sold for two ends
 * under two codes (aspirin against pain and against clots), and a class once seen is not hidden by the other.
 */
function classesOf(supplies: NonEmpty<Supply>, deciding: Supply): readonly DrugClass[] {
  const drugs = new Map(
    [deciding, ...supplies].map(({ basis }) => {
      const identity = drugIdentity(basis.shown.drug);
      return [identity.key, identity] as const;
    }),
  );
  return [...new Set([...drugs.values()].flatMap(drugClassesOf))];
}

function lineOf(key: string, supplies: NonEmpty<Supply>): MedicationLine {
  const supply = decidingSupply(supplies);
  const ingredients = ingredientsOf(supply.basis.shown.drug);
  const facts = supplies.flatMap((one) => one.facts);
  return {
    key,
    name: supply.basis.shown.title,
    shown: supply.basis,
    state: supply.state,
    reason: supply.reason,
    ...(supply.period.start === undefined ? {} : { start: supply.period.start }),
    ...(supply.period.end === undefined ? {} : { end: supply.period.end }),
    supplies,
    supply,
    conflicts: conflictsOf(supplies, supply),
    classes: classesOf(supplies, supply),
    coded: ingredients.known !== 'text',
    ingredients,
    sources: [...new Set(facts.flatMap((fact) => sourcesOfMerged(fact)))],
  };
}

const STATE_ORDER: Readonly<Record<UseState, number>> = { current: 0, future: 1, unknown: 2, ended: 3 };

function classRank({ classes }: MedicationLine): number {
  const [first] = classes;
  return first === undefined ? DRUG_CLASSES.length : DRUG_CLASSES.indexOf(first);
}

/** In use first; then by danger: disagreement on the dose, class of care, newest (med-order-01). */
function byDanger(a: MedicationLine, b: MedicationLine): number {
  const order =
    STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
    Number(b.conflicts.length > 0) - Number(a.conflicts.length > 0) ||
    classRank(a) - classRank(b);
  if (order !== 0) return order;
  const [x, y] = [a.start ?? '', b.start ?? ''];
  if (x !== y) return x < y ? 1 : -1;
  return `${a.name} ${a.key}` < `${b.name} ${b.key}` ? -1 : 1;
}

/**
 * What is presumably taken on the day `now` (`YYYY-MM-DD`, Japanese time), and what was: one line per ingredient and
 * route, its prescriptions, dispensings, administrations and statements together with all who witness them.
 */
export function* medicationLines(
  facts: readonly Merged<MedicationEntry>[],
  now: string,
  death?: Death,
): Sliced<readonly MedicationLine[]> {
  const supplies = yield* suppliesByIngredient(facts, now, death);
  const lines: MedicationLine[] = [];
  yield* eachSliced(supplies, ([key, supplies]) => lines.push(lineOf(key, supplies)), 1);
  return lines.sort(byDanger);
}

/** The same at one go. */
export function currentMedications(
  facts: readonly Merged<MedicationEntry>[],
  now: string,
  death?: Death,
): readonly MedicationLine[] {
  return runToEnd(medicationLines(facts, now, death));
}

export function linesIn(lines: readonly MedicationLine[], state: UseState): readonly MedicationLine[] {
  return lines.filter((line) => line.state === state);
}
