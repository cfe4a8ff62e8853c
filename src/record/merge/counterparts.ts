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

function byNumber(orders: readonly Fact[], supplies: readonly Fact[]): readonly Link[] {
  const supplied = Map.groupBy(supplies, (fact) => rpOf(fact) ?? '');
  return [...Map.groupBy(orders, (fact) => rpOf(fact) ?? '')].flatMap(([rp, same]) =>
    rp === ''
      ? []
      : withinRp(same, supplied.get(rp) ?? []).map(
          ([order, supply]): Link => ({ order, supply, by: 'prescription-number' }),
        ),
  );
}

/** `authorizingPrescription` of any witness, as a key of the entry it points to. */
function byReference(orders: readonly Fact[], supplies: readonly Fact[]): readonly Link[] {
  const owner = new Map<string, Fact>();
  for (const order of orders)
    for (const { key } of [...order.witnesses, ...order.earlier]) owner.set(key, order);
  return supplies.flatMap((supply) =>
    supply.witnesses.flatMap(({ provenance }) =>
      referenceTexts(provenance.raw, 'authorizingPrescription').flatMap((reference): readonly Link[] => {
        const order = owner.get(`${provenance.source}/${reference}`);
        return order === undefined ? [] : [{ order, supply, by: 'reference' }];
      }),
    ),
  );
}

/** Two different prescription numbers are two prescriptions. */
function mayBelong(order: Fact, supply: Fact): boolean {
  const [a, b] = [order.shown.prescriptionId, supply.shown.prescriptionId];
  return a === undefined || b === undefined || a === b;
}

function choiceKey(fact: Fact, day: string): string {
  return `${drugKey(fact)} ${String(fact.shown.days)} ${day}`;
}

/** The days on which an order may be filled; none where its day or its length is not known. */
function daysOfValidity({ shown }: Fact): readonly string[] {
  const day = dayOfWhen(shown.when);
  if (day.length < 10 || shown.days === undefined) return [];
  return Array.from({ length: DAYS_OF_VALIDITY }, (_, after) => addDays(day, after));
}

/** Without a common number: the same drug for the same number of days, handed over while the order was valid, and no other choice. */
function byDrugAndDays(orders: readonly Fact[], supplies: readonly Fact[]): readonly Link[] {
  const supplied = Map.groupBy(supplies, (supply) => choiceKey(supply, dayOfWhen(supply.shown.when)));
  const choices = orders.flatMap((order) =>
    daysOfValidity(order).flatMap((day) =>
      (supplied.get(choiceKey(order, day)) ?? [])
        .filter((supply) => mayBelong(order, supply))
        .map((supply): Link => ({ order, supply, by: 'drug-and-days' })),
    ),
  );
  const ofOrder = Map.groupBy(choices, ({ order }) => order.key);
  const ofSupply = Map.groupBy(choices, ({ supply }) => supply.key);
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
function conflictsOfLinks(
  links: readonly Link[],
  supplies: ReadonlyMap<EntryKey, number>,
): ReadonlyMap<EntryKey, readonly Conflict[]> {
  const found = new Map<EntryKey, readonly Conflict[]>();
  for (const { order, supply } of links) {
    const several = (supplies.get(order.key) ?? 0) > 1;
    const all = differences(order.shown, supply.shown).filter(({ field }) => !(several && field === 'days'));
    if (all.length === 0) continue;
    for (const { key } of [order, supply]) found.set(key, [...(found.get(key) ?? []), ...all]);
  }
  return found;
}

function counterpartsOf(
  links: readonly Link[],
  side: 'order' | 'supply',
): ReadonlyMap<EntryKey, readonly Counterpart[]> {
  const other = side === 'order' ? 'supply' : 'order';
  const grouped = Map.groupBy(links, (link) => link[side].key);
  return new Map(
    [...grouped].map(([key, same]) => [
      key,
      same.map((link) => ({ key: link[other].key, because: { by: link.by, rule: RULE } })),
    ]),
  );
}

function linksBetween(orders: readonly Fact[], supplies: readonly Fact[]): readonly Link[] {
  const told = [...byReference(orders, supplies), ...byNumber(orders, supplies)];
  const known = new Set(told.map(({ supply }) => supply.key));
  const guessed = byDrugAndDays(
    orders,
    supplies.filter(({ key }) => !known.has(key)),
  );
  const unique = new Map<string, Link>();
  for (const link of [...told, ...guessed]) {
    const key = `${link.order.key} ${link.supply.key}`;
    if (!unique.has(key)) unique.set(key, link);
  }
  return [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
}

/**
 * Rule merge-14: a prescription and its dispensings are one act in two records. Each stays a row of its own and names
 * the other; where drug, dose at once or days differ, both carry the conflict. Handed back in one list.
 */
export function withCounterparts(
  prescriptions: readonly Merged[],
  dispensings: readonly Merged[],
): readonly Merged[] {
  const facts = [...prescriptions, ...dispensings];
  const standing = facts.filter((fact) => !isInError(fact.shown));
  const orders = standing.flatMap((fact) => (isFactOf(fact, 'prescription') ? [fact] : []));
  const supplies = standing.flatMap((fact) => (isFactOf(fact, 'dispensing') ? [fact] : []));
  const links = linksBetween(orders, supplies);
  if (links.length === 0) return facts;
  const ofOrders = counterpartsOf(links, 'order');
  const ofSupplies = counterpartsOf(links, 'supply');
  const conflicts = conflictsOfLinks(links, new Map([...ofOrders].map(([key, own]) => [key, own.length])));
  return facts.map((fact) => {
    const counterparts = ofOrders.get(fact.key) ?? ofSupplies.get(fact.key);
    if (counterparts === undefined) return fact;
    return { ...fact, counterparts, conflicts: [...fact.conflicts, ...(conflicts.get(fact.key) ?? [])] };
  });
}
