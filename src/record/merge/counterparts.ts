import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { sortSliced } from '../../base/sort-sliced.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Conflict, ConflictField, Counterpart, Merged } from '../../domain/merged.ts';
import { addDays } from '../../domain/partial-date.ts';
import { referenceTexts } from '../../sources/fhir/references.ts';
import { PRESCRIPTION_ID_SYSTEM } from '../../terminology/code-systems.ts';
import { drugIdentity, tabletStrength } from '../../terminology/drug-codes.ts';
import { dayOfWhen, fold, isInError } from './traits.ts';

type Fact = Merged<MedicationEntry>;
type Ground = Counterpart['because']['by'];

const RULE = 'merge-14';

/** A prescription is valid on four days, that of its issue included (保険医療機関及び保険医療養担当規則 第20条). */
const DAYS_OF_VALIDITY = 4;

interface Link {
  readonly order: Fact;
  readonly supply: Fact;
  readonly by: Ground;
}

function isFactOf(fact: Merged, kind: MedicationEntry['kind']): fact is Fact {
  return fact.shown.kind === kind && 'drug' in fact.shown;
}

function drugKey(fact: Fact): string {
  return drugIdentity(fact.shown.drug).key;
}

/** 処方箋ID and Rp, as far as both are stated. */
function rpOf({ shown }: Fact): string | undefined {
  if (shown.prescriptionId === undefined) return undefined;
  return `${shown.prescriptionId}|${shown.rpNumber ?? ''}`;
}

function isIngredient({ shown }: Fact): boolean {
  return drugIdentity(shown.drug).by === 'ingredient';
}

/** The line of the Rp agrees (処方箋ID, Rp, Rp内連番), and no code says that it is another ingredient. */
function isSameLine(order: Fact, supply: Fact): boolean {
  if (isIngredient(order) && isIngredient(supply)) return false;
  const lines = order.shown.businessIds.filter((id) => id.startsWith(`${PRESCRIPTION_ID_SYSTEM}|`));
  return lines.some((line) => supply.shown.businessIds.some((id) => id.startsWith(`${line}|`)));
}

/**
 * Within one Rp the drug tells which line a supply belongs to. A single line on the one side and supplies of no more
 * than one other drug on the other belong together even so: then something else was handed over.
 */
function withinRp(orders: readonly Fact[], supplies: readonly Fact[]): readonly (readonly [Fact, Fact])[] {
  const pairs = orders.flatMap((order) =>
    supplies
      .filter((supply) => drugKey(supply) === drugKey(order) || isSameLine(order, supply))
      .map((supply) => [order, supply] as const),
  );
  const [only] = orders;
  const drugs = new Set(supplies.map(drugKey));
  if (pairs.length > 0 || orders.length !== 1 || only === undefined || drugs.size !== 1) return pairs;
  return supplies.map((supply) => [only, supply] as const);
}

function* grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Sliced<ReadonlyMap<string, readonly T[]>> {
  const groups = new Map<string, T[]>();
  yield* eachSliced(
    items,
    (item) => {
      const key = keyOf(item);
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [item]);
      else known.push(item);
    },
    64,
  );
  return groups;
}

function* byNumber(orders: readonly Fact[], supplies: readonly Fact[]): Sliced<readonly Link[]> {
  const links: Link[] = [];
  const supplied = yield* grouped(supplies, (fact) => rpOf(fact) ?? '');
  const ordered = yield* grouped(orders, (fact) => rpOf(fact) ?? '');
  const link = ([rp, same]: readonly [string, readonly Fact[]]) => {
    if (rp === '') return;
    for (const [order, supply] of withinRp(same, supplied.get(rp) ?? []))
      links.push({ order, supply, by: 'prescription-number' });
  };
  yield* eachSliced(ordered, link, 32);
  return links;
}

/** `authorizingPrescription` of any witness, as a key of the entry it points to. */
function* byReference(orders: readonly Fact[], supplies: readonly Fact[]): Sliced<readonly Link[]> {
  const owner = new Map<string, Fact>();
  yield* eachSliced(orders, (order) => {
    for (const { key } of [...order.witnesses, ...order.earlier]) owner.set(key, order);
  });
  const links: Link[] = [];
  const link = (supply: Fact) => {
    for (const { provenance } of supply.witnesses) {
      for (const reference of referenceTexts(provenance.raw, 'authorizingPrescription')) {
        const order = owner.get(`${provenance.source}/${reference}`);
        if (order !== undefined) links.push({ order, supply, by: 'reference' });
      }
    }
  };
  yield* eachSliced(supplies, link, 64);
  return links;
}

/** Two different prescription numbers are two prescriptions. */
function mayBelong(order: Fact, supply: Fact): boolean {
  const [a, b] = [order.shown.prescriptionId, supply.shown.prescriptionId];
  return a === undefined || b === undefined || a === b;
}

function choiceKey(fact: Fact, day: string): string {
  return `${drugKey(fact)} ${String(fact.shown.days)} ${day}`;
}

/** The days on which what was ordered on this one may be filled. */
function daysFrom(day: string): readonly string[] {
  return Array.from({ length: DAYS_OF_VALIDITY }, (_, after) => addDays(day, after));
}

/** Without a common number: the same drug for the same number of days, handed over while the order was valid, and no other choice. */
function* byDrugAndDays(orders: readonly Fact[], supplies: readonly Fact[]): Sliced<readonly Link[]> {
  const supplied = yield* grouped(supplies, (supply) => choiceKey(supply, dayOfWhen(supply.shown.when)));
  const known = new Map<string, readonly string[]>();
  const choices: Link[] = [];
  const choose = (order: Fact) => {
    const from = dayOfWhen(order.shown.when);
    // Nothing can be said where its day or its length is not known.
    if (from.length < 10 || order.shown.days === undefined) return;
    const days = known.get(from) ?? daysFrom(from);
    known.set(from, days);
    for (const day of days)
      for (const supply of supplied.get(choiceKey(order, day)) ?? [])
        if (mayBelong(order, supply)) choices.push({ order, supply, by: 'drug-and-days' });
  };
  yield* eachSliced(orders, choose, 32);
  const ofOrder = yield* grouped(choices, ({ order }) => order.key);
  const ofSupply = yield* grouped(choices, ({ supply }) => supply.key);
  return choices.filter(
    ({ order, supply }) => ofOrder.get(order.key)?.length === 1 && ofSupply.get(supply.key)?.length === 1,
  );
}

/** What is taken at once in the unit of the name's strength (2 × 20 mg is 1 × 40 mg); undefined where that is not plain. */
function amountAtOnce({ drug, dose }: MedicationEntry): string | undefined {
  const strength = tabletStrength(drug.text);
  if (dose === undefined || strength === undefined) return undefined;
  if (!/^(錠|カプセル|cap|tab|t|c)$/iu.test(dose.unit.normalize('NFKC'))) return undefined;
  return `${String(Number((dose.value * strength.amount).toPrecision(6)))} ${strength.unit}`;
}

function doseText(entry: MedicationEntry): string | undefined {
  return (
    amountAtOnce(entry) ?? (entry.dose === undefined ? undefined : `${entry.dose.text} ${entry.dose.unit}`)
  );
}

/** Order and supply differ in a field; a side that leaves it out says nothing. A generic for a brand is no difference. */
function differences(order: MedicationEntry, supply: MedicationEntry): readonly Conflict[] {
  const found = (
    field: ConflictField,
    read: (entry: MedicationEntry) => string | undefined,
  ): readonly Conflict[] => {
    const texts = [order, supply].map(read);
    const [a, b] = texts;
    if (a === undefined || b === undefined || fold(a) === fold(b)) return [];
    const values = [order, supply].map((entry, index) => ({
      source: entry.provenance.source,
      key: entry.key,
      text: texts[index] ?? '',
    }));
    return [{ field, values, with: 'counterpart' }];
  };
  const [ordered, supplied] = [drugIdentity(order.drug), drugIdentity(supply.drug)];
  // Only codes of ingredients tell another drug; a name or a product's code differs between a brand and its generic.
  const coded = ordered.by === 'ingredient' && supplied.by === 'ingredient';
  if (coded && ordered.key !== supplied.key) return found('title', ({ drug }) => drug.text);
  const plain = [order, supply].every((entry) => amountAtOnce(entry) !== undefined);
  const sameStrength = coded && ordered.yj9 === supplied.yj9;
  return [
    ...(plain || sameStrength ? found('dose', plain ? amountAtOnce : doseText) : []),
    ...found('days', ({ days }) => (days === undefined ? undefined : String(days))),
  ];
}

/** Refills and portions: several supplies of one order are handed over for fewer days each; their days do not compare. */
function* conflictsOfLinks(
  links: readonly Link[],
  ofOrders: ReadonlyMap<string, readonly Counterpart[]>,
): Sliced<ReadonlyMap<EntryKey, readonly Conflict[]>> {
  const found = new Map<EntryKey, readonly Conflict[]>();
  const compare = ({ order, supply }: Link) => {
    const several = (ofOrders.get(order.key)?.length ?? 0) > 1;
    const all = differences(order.shown, supply.shown).filter(({ field }) => !(several && field === 'days'));
    if (all.length === 0) return;
    for (const { key } of [order, supply]) found.set(key, [...(found.get(key) ?? []), ...all]);
  };
  yield* eachSliced(links, compare, 32);
  return found;
}

function* counterpartsOf(
  links: readonly Link[],
  side: 'order' | 'supply',
): Sliced<ReadonlyMap<string, readonly Counterpart[]>> {
  const other = side === 'order' ? 'supply' : 'order';
  const found = new Map<string, readonly Counterpart[]>();
  const name = ([key, same]: readonly [string, readonly Link[]]) =>
    found.set(
      key,
      same.map((link) => ({ key: link[other].key, because: { by: link.by, rule: RULE } })),
    );
  yield* eachSliced(yield* grouped(links, (link) => link[side].key), name);
  return found;
}

function* linksBetween(orders: readonly Fact[], supplies: readonly Fact[]): Sliced<readonly Link[]> {
  const told = [...(yield* byReference(orders, supplies)), ...(yield* byNumber(orders, supplies))];
  const known = new Set(told.map(({ supply }) => supply.key));
  const guessed = yield* byDrugAndDays(
    orders,
    supplies.filter(({ key }) => !known.has(key)),
  );
  const unique = new Map<string, { readonly key: string; readonly link: Link }>();
  yield* eachSliced([...told, ...guessed], (link) => {
    const key = `${link.order.key} ${link.supply.key}`;
    if (!unique.has(key)) unique.set(key, { key, link });
  });
  const sorted = yield* sortSliced([...unique.values()], (a, b) => (a.key < b.key ? -1 : 1));
  return sorted.map(({ link }) => link);
}

/** Prescriptions and dispensings, each side in its order. */
export interface BothSides {
  readonly prescriptions: readonly Merged[];
  readonly dispensings: readonly Merged[];
}

/**
 * Rule merge-14: a prescription and its dispensings are one act in two records. Each stays a row of its own and names
 * the other; where drug, dose at once or days differ, both carry the conflict.
 */
export function* withCounterparts(both: BothSides): Sliced<BothSides> {
  const standing = (facts: readonly Merged[], kind: MedicationEntry['kind']) =>
    facts.flatMap((fact) => (!isInError(fact.shown) && isFactOf(fact, kind) ? [fact] : []));
  const orders = standing(both.prescriptions, 'prescription');
  yield;
  const supplies = standing(both.dispensings, 'dispensing');
  const links = yield* linksBetween(orders, supplies);
  if (links.length === 0) return both;
  const ofOrders = yield* counterpartsOf(links, 'order');
  const ofSupplies = yield* counterpartsOf(links, 'supply');
  const conflicts = yield* conflictsOfLinks(links, ofOrders);
  const told = function* (facts: readonly Merged[]): Sliced<readonly Merged[]> {
    const all: Merged[] = [];
    yield* eachSliced(facts, (fact) => {
      const counterparts = ofOrders.get(fact.key) ?? ofSupplies.get(fact.key);
      const more = conflicts.get(fact.key) ?? [];
      all.push(
        counterparts === undefined
          ? fact
          : { ...fact, counterparts, conflicts: [...fact.conflicts, ...more] },
      );
    });
    return all;
  };
  return { prescriptions: yield* told(both.prescriptions), dispensings: yield* told(both.dispensings) };
}
