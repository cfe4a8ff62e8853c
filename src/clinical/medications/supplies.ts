import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Death } from '../death.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { type DoseConflict, doseConflicts } from './dose-conflicts.ts';
import { lastDayOf, periodOfUse, type PeriodBasis, type UsePeriod } from './period-of-use.ts';

export type UseState = 'current' | 'ended' | 'future' | 'unknown';

/** Why a state was given: the basis of the period, or the person's death. */
export type UseReason = PeriodBasis | 'death';

export type MedicationFact = Merged<MedicationEntry>;

/** One supply of one ingredient: its prescription with its dispensing, or a record that stands alone. */
export interface Supply {
  readonly key: string;
  readonly facts: NonEmpty<MedicationFact>;
  /** The fact from which the period is reckoned: what was handed over before what was ordered. */
  readonly basis: MedicationFact;
  readonly period: UsePeriod;
  readonly state: UseState;
  readonly reason: UseReason;
  readonly conflicts: readonly DoseConflict[];
}

const NEAREST_TO_USE: Readonly<Record<MedicationEntry['kind'], number>> = {
  administration: 0,
  dispensing: 1,
  prescription: 2,
  'medication-statement': 3,
};

/** A prescription and its dispensing carry one prescription id; all else is a supply of its own (med-supply-01). */
function supplyKey(fact: MedicationFact): string {
  const { prescriptionId, kind } = fact.shown;
  const joined = prescriptionId !== undefined && (kind === 'prescription' || kind === 'dispensing');
  return joined ? `rx:${prescriptionId}` : `fact:${fact.key}`;
}

function stateOf(period: UsePeriod, now: string): UseState {
  const { start, end, basis } = period;
  if (basis === 'stopped') return 'ended';
  if (start !== undefined && start > now) return 'future';
  if (end === undefined) return 'unknown';
  if (end < now) return 'ended';
  return start === undefined ? 'unknown' : 'current';
}

/** A period never outlasts the person (med-death-01). */
function cutByDeath(period: UsePeriod, death: Death | undefined): UsePeriod {
  if (death?.date === undefined) return period;
  const last = lastDayOf(death.date);
  return period.end === undefined || period.end > last ? { ...period, end: last } : period;
}

function supplyOf(key: string, facts: NonEmpty<MedicationFact>, now: string, death?: Death): Supply {
  const byUse = facts.toSorted((a, b) => NEAREST_TO_USE[a.shown.kind] - NEAREST_TO_USE[b.shown.kind]);
  const basis = byUse[0] ?? facts[0];
  const whole = periodOfUse(basis.shown);
  const period = cutByDeath(whole, death);
  const dead = death?.dead === true && (death.date === undefined || lastDayOf(death.date) <= now);
  const state = dead ? 'ended' : stateOf(period, now);
  const outlived = dead && stateOf(whole, now) !== 'ended';
  const sorted: NonEmpty<MedicationFact> = [basis, ...byUse.filter((fact) => fact !== basis)];
  return {
    key,
    facts: sorted,
    basis,
    period,
    state,
    reason: outlived ? 'death' : whole.basis,
    conflicts: doseConflicts(sorted),
  };
}

/** Newest supply first; those without a day come last. */
function byStart(a: Supply, b: Supply): number {
  const [x, y] = [a.period.start ?? '', b.period.start ?? ''];
  return x === y ? (a.key < b.key ? -1 : 1) : x < y ? 1 : -1;
}

/** The supplies of each ingredient, by its key, newest first. */
export function* suppliesByIngredient(
  facts: readonly MedicationFact[],
  now: string,
  death?: Death,
): Sliced<ReadonlyMap<string, NonEmpty<Supply>>> {
  const byIngredient = new Map<string, MedicationFact[]>();
  yield* eachSliced(
    facts,
    (fact) => {
      const { key } = drugIdentity(fact.shown.drug);
      const known = byIngredient.get(key);
      if (known === undefined) byIngredient.set(key, [fact]);
      else known.push(fact);
    },
    64,
  );
  const result = new Map<string, NonEmpty<Supply>>();
  for (const [ingredient, same] of byIngredient) {
    const supplies: Supply[] = [];
    yield* eachSliced(
      Map.groupBy(same, supplyKey),
      ([key, members]) => {
        if (isNonEmpty(members)) supplies.push(supplyOf(`${ingredient} ${key}`, members, now, death));
      },
      64,
    );
    const sorted = supplies.sort(byStart);
    if (isNonEmpty(sorted)) result.set(ingredient, sorted);
    yield;
  }
  return result;
}
