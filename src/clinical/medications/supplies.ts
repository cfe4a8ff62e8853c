import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { foldText } from '../../base/text-fold.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays } from '../../domain/partial-date.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { ingredientsOf } from '../../terminology/ingredients.ts';
import type { Death } from '../death.ts';
import { type DoseConflict, doseConflicts, orderAgainstSupply } from './dose-conflicts.ts';
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
  /** The order that it rests on, also where that order has its place in an earlier supply (リフィル, 分割調剤). */
  readonly orders: readonly MedicationFact[];
}

const NEAREST_TO_USE: Readonly<Record<MedicationEntry['kind'], number>> = {
  administration: 0,
  dispensing: 1,
  prescription: 2,
  'medication-statement': 3,
};

function stateOf(period: UsePeriod, now: string): UseState {
  const { start, end, latest, basis } = period;
  if (basis === 'stopped') return 'ended';
  if (start !== undefined && start > now) return 'future';
  if (end === undefined) return 'unknown';
  if (end < now) return latest !== undefined && latest >= now ? 'unknown' : 'ended';
  return start === undefined ? 'unknown' : 'current';
}

/** A period never outlasts the person (med-death-01). */
function cutByDeath(period: UsePeriod, death: Death | undefined): UsePeriod {
  if (death?.date === undefined) return period;
  const last = lastDayOf(death.date);
  if (period.start !== undefined && period.start > last) return { basis: period.basis, start: period.start };
  const { latest, ...rest } = period;
  const may = latest === undefined ? {} : { latest: latest > last ? last : latest };
  const end = period.end === undefined || period.end > last ? { end: last } : {};
  return { ...rest, ...may, ...end };
}

/** What the record reckons or says of an end, before what is only assumed. */
const SUREST: Readonly<Partial<Record<PeriodBasis, number>>> = { 'stated-end': 0, days: 0 };

/**
 * Nearest to use first. Of several lines of one supply the one that lasts longest speaks for its period; of two that last
 * equally long the one whose days are no assumption; never the one that happened to arrive first.
 */
function byUse({ shown: a, key }: MedicationFact, { shown: b, key: other }: MedicationFact): number {
  const nearer = NEAREST_TO_USE[a.kind] - NEAREST_TO_USE[b.kind];
  if (nearer !== 0) return nearer;
  const [x, y] = [periodOfUse(a), periodOfUse(b)];
  const [end = '', otherEnd = ''] = [x.end, y.end];
  if (end !== otherEnd) return end > otherEnd ? -1 : 1;
  const surer = (SUREST[x.basis] ?? 1) - (SUREST[y.basis] ?? 1);
  return surer === 0 ? (key < other ? -1 : 1) : surer;
}

/**
 * Lines of one prescription that name the same product and the same directions are not taken together: they are taken one
 * after the other (漸減), though each may say no more than the day of the order. How long they last is open between the
 * longest of them and their sum (med-period-08).
 */
function periodOfLines(basis: MedicationFact, facts: readonly MedicationFact[]): UsePeriod {
  const period = periodOfUse(basis.shown);
  // Most prescriptions have one line: theirs are not compared.
  const alike = facts.filter((fact) => fact.shown.kind === basis.shown.kind && isOrderOrSupply(fact));
  if (alike.length < 2) return period;
  const lineOf = ({ shown }: MedicationFact) =>
    `${drugIdentity(shown.drug).yj9 ?? shown.drug.text} ${foldText(shown.dosageText)}`;
  const same = alike.filter((fact) => lineOf(fact) === lineOf(basis));
  const rps = new Set(same.flatMap(({ shown }) => shown.rpNumber ?? []));
  if (rps.size < 2 || period.basis !== 'days' || period.start === undefined) return period;
  const days = same.reduce((sum, { shown }) => sum + Math.ceil(shown.days ?? 0), 0);
  const latest = addDays(period.start, days - 1);
  return period.latest !== undefined && period.latest > latest ? period : { ...period, latest };
}

interface Members {
  readonly key: string;
  readonly facts: NonEmpty<MedicationFact>;
  /** Orders that have their place in another supply and that this one rests on as well. */
  readonly orders: readonly MedicationFact[];
}

function supplyOf({ key, facts, orders }: Members, now: string, death?: Death): Supply {
  const [basis = facts[0], ...others] = facts.toSorted(byUse);
  const sorted: NonEmpty<MedicationFact> = [basis, ...others];
  const whole = periodOfLines(basis, facts);
  const period = cutByDeath(whole, death);
  const dead = death?.dead === true && (death.date === undefined || lastDayOf(death.date) <= now);
  const state = dead ? 'ended' : stateOf(period, now);
  const outlived = dead && (stateOf(whole, now) !== 'ended' || period.end !== whole.end);
  return {
    key,
    facts: sorted,
    basis,
    period,
    state,
    reason: outlived ? 'death' : whole.basis,
    conflicts: [
      ...doseConflicts(sorted),
      ...(orders.length === 0 ? [] : orderAgainstSupply([...sorted, ...orders])),
    ],
    orders: [...sorted.filter(({ shown }) => shown.kind === 'prescription'), ...orders.toSorted(byUse)],
  };
}

/** Newest supply first; those without a day come last. */
function byStart(a: Supply, b: Supply): number {
  const [x, y] = [a.period.start ?? '', b.period.start ?? ''];
  return x === y ? (a.key < b.key ? -1 : 1) : x < y ? 1 : -1;
}

function isOrderOrSupply({ shown }: MedicationFact): boolean {
  return shown.kind === 'prescription' || shown.kind === 'dispensing';
}

function startOf({ shown }: MedicationFact): string {
  return periodOfUse(shown).start ?? '';
}

/**
 * Which records belong to one prescription (med-supply-01): they carry one 処方箋ID, or the record links them as order and
 * supply (merge-14). All else stands alone.
 */
function prescriptionsOf(facts: readonly MedicationFact[]): readonly (readonly MedicationFact[])[] {
  const rootOf = new Map<EntryKey, EntryKey>();
  const root = (key: EntryKey): EntryKey => {
    const next = rootOf.get(key);
    return next === undefined || next === key ? key : root(next);
  };
  const join = (a: EntryKey, b: EntryKey) => rootOf.set(root(a), root(b));
  const here = new Set(facts.map(({ key }) => key));
  const byId = new Map<string, EntryKey>();
  for (const fact of facts) {
    const { prescriptionId } = fact.shown;
    if (!isOrderOrSupply(fact)) continue;
    if (prescriptionId !== undefined) {
      const known = byId.get(prescriptionId);
      if (known === undefined) byId.set(prescriptionId, fact.key);
      else join(fact.key, known);
    }
    for (const { key } of fact.counterparts) if (here.has(key)) join(fact.key, key);
  }
  return [...Map.groupBy(facts, ({ key }) => root(key)).values()];
}

/**
 * One prescription may be handed over several times (リフィル, 分割調剤), and its lines may begin on several days (tapering):
 * each day of beginning is a supply of its own. An order stands with the supply that begins on its day, else with the
 * first (med-supply-02).
 */
function splitByStart(facts: readonly MedicationFact[]): readonly Members[] {
  const dispensed = facts.filter(({ shown }) => shown.kind === 'dispensing');
  const own = dispensed.length > 0 ? dispensed : facts;
  const orders = facts.filter((fact) => !own.includes(fact));
  const groups = [...Map.groupBy(own, startOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const starts = new Set(groups.map(([start]) => start));
  return groups.flatMap(([start, members], index) => {
    const mine = orders.filter((order) =>
      starts.has(startOf(order)) ? startOf(order) === start : index === 0,
    );
    const [first] = members.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const all = [...members, ...mine];
    if (first === undefined || !isNonEmpty(all)) return [];
    const others = mine.length > 0 ? [] : orders;
    const id = first.shown.prescriptionId;
    const key = id === undefined || !isOrderOrSupply(first) ? `fact:${first.key}` : `rx:${id} ${start}`;
    return [{ key, facts: all, orders: others }];
  });
}

/** The supplies of each ingredient set and route, by its key, newest first. */
export function* suppliesByIngredient(
  facts: readonly MedicationFact[],
  now: string,
  death?: Death,
): Sliced<ReadonlyMap<string, NonEmpty<Supply>>> {
  const byIngredient = new Map<string, MedicationFact[]>();
  yield* eachSliced(
    facts,
    (fact) => {
      const { key } = ingredientsOf(fact.shown.drug);
      const known = byIngredient.get(key);
      if (known === undefined) byIngredient.set(key, [fact]);
      else known.push(fact);
    },
    64,
  );
  const result = new Map<string, NonEmpty<Supply>>();
  for (const [ingredient, same] of byIngredient) {
    const supplies: Supply[] = [];
    const prescriptions = prescriptionsOf(same);
    yield;
    yield* eachSliced(
      prescriptions,
      (one) => {
        for (const members of splitByStart(one))
          supplies.push(supplyOf({ ...members, key: `${ingredient} ${members.key}` }, now, death));
      },
      32,
    );
    const sorted = supplies.sort(byStart);
    if (isNonEmpty(sorted)) result.set(ingredient, sorted);
    yield;
  }
  return result;
}
