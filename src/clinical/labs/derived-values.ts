import { eachSliced, type Sliced } from '../../base/sliced.ts';
import { ageAt, type PartialDate } from '../../domain/partial-date.ts';
import type { Sex } from '../../domain/person.ts';
import type { LabItem } from '../../terminology/lab-items.ts';
import { unitsOf } from '../../terminology/lab-conversions.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { DERIVED_RULES, type DerivedPerson, type DerivedRule } from './derived-rules.ts';
import type { LabFact } from './lab-result.ts';
import { analyteOf } from './lab-table.ts';

/** A value that no laboratory measured: reckoned by us, with all that went into it. */
export interface DerivedValue {
  readonly rule: DerivedRule;
  readonly amount: number;
  /** With the digits of the rule. */
  readonly text: string;
  /** Of the draw that the inputs come from. */
  readonly at: PartialDate;
  readonly place: string;
  readonly inputs: readonly { readonly item: string; readonly fact: LabFact }[];
  readonly age?: number;
  readonly sex?: 'male' | 'female';
  /** The laboratory's own value of the same draw: it stands first, ours only where it is asked for. */
  readonly recorded?: LabFact;
}

export interface DerivedOf {
  readonly birthDate?: PartialDate;
  readonly sex: Sex;
}

const WANTED: ReadonlySet<string> = new Set(
  DERIVED_RULES.flatMap(({ inputs, recordedAs }) =>
    recordedAs === undefined ? inputs : [...inputs, recordedAs],
  ),
);

/** Results of one taking at one place: the same time, as exactly as it is told. */
interface Draw {
  readonly at: PartialDate;
  readonly place: string;
  readonly results: Map<string, LabFact[]>;
}

interface Input {
  /** Item key; of an HbA1c that its own words tell to be of JDS, that. */
  readonly key: string;
  readonly item: LabItem;
}

/** What a result measures for a formula: of no other specimen, and of no other scale unless the formula is made for it. */
function inputItem({ shown }: LabFact): Input | undefined {
  const { item, split } = analyteOf(shown);
  if (item === undefined) return undefined;
  if (item.key === 'HbA1c-NGSP' && split?.by === 'scale' && split.of === 'JDS')
    return { key: 'HbA1c-JDS', item };
  return split === undefined || split.by === 'method' ? { key: item.key, item } : undefined;
}

/** The amount as measured: in the usual unit as sent, no bound, not withdrawn, not of another specimen or scale. */
function amountOf(fact: LabFact): number | undefined {
  const item = inputItem(fact)?.item;
  const { value, marks } = fact.shown;
  if (item === undefined) return undefined;
  if (value.type !== 'quantity' || value.quantity.comparator !== undefined) return undefined;
  if (marks.includes('cancelled') || marks.includes('entered-in-error') || marks.includes('preliminary'))
    return undefined;
  return unitKey(value.quantity.unit) === unitsOf(item)?.usual ? value.quantity.value : undefined;
}

function isExact({ precision }: PartialDate): boolean {
  return precision === 'day' || precision === 'instant';
}

/** Two results of one item in one draw: nobody says which is meant, so neither goes in. */
function inputOf(draw: Draw, item: string): { readonly fact: LabFact; readonly amount: number } | undefined {
  const [fact, other] = draw.results.get(item) ?? [];
  if (fact === undefined || other !== undefined) return undefined;
  const amount = amountOf(fact);
  return amount === undefined ? undefined : { fact, amount };
}

function personAt({ birthDate, sex }: DerivedOf, at: PartialDate): DerivedPerson | undefined {
  if (birthDate === undefined || (sex !== 'male' && sex !== 'female')) return undefined;
  const age = ageAt(birthDate, at.sortKey.slice(0, 10));
  return age === undefined || age < 18 ? undefined : { age, sex };
}

function derive(rule: DerivedRule, draw: Draw, of: DerivedOf): DerivedValue | undefined {
  const inputs = rule.inputs.flatMap((item) => {
    const input = inputOf(draw, item);
    return input === undefined ? [] : [{ item, ...input }];
  });
  if (inputs.length < rule.inputs.length) return undefined;
  const person = rule.ofAdult ? personAt(of, draw.at) : undefined;
  if (rule.ofAdult && person === undefined) return undefined;
  const amount = rule.reckon(
    inputs.map((input) => input.amount),
    person,
  );
  if (amount === undefined || !Number.isFinite(amount)) return undefined;
  const recorded = rule.recordedAs === undefined ? undefined : draw.results.get(rule.recordedAs)?.[0];
  return {
    rule,
    amount,
    text: amount.toFixed(rule.digits),
    at: draw.at,
    place: draw.place,
    inputs: inputs.map(({ item, fact }) => ({ item, fact })),
    ...(person === undefined ? {} : { age: person.age, sex: person.sex }),
    ...(recorded === undefined ? {} : { recorded }),
  };
}

function byDraw(a: DerivedValue, b: DerivedValue): number {
  if (a.at.sortKey !== b.at.sortKey) return a.at.sortKey < b.at.sortKey ? 1 : -1;
  return a.place === b.place ? 0 : a.place < b.place ? -1 : 1;
}

/**
 * All values that may be reckoned, newest first (lab-derived-01): from one taking at one place, from amounts as measured,
 * never from a reckoned, converted or bounded one.
 */
export function* derivedValues(facts: readonly LabFact[], of: DerivedOf): Sliced<readonly DerivedValue[]> {
  const draws = new Map<string, Draw>();
  yield* eachSliced(facts, (fact) => {
    const { when, provenance, kind } = fact.shown;
    if (kind !== 'lab' || when.state !== 'dated' || !isExact(when.start)) return;
    const item = inputItem(fact);
    if (item === undefined || !WANTED.has(item.key)) return;
    const place = provenance.institution ?? provenance.source;
    const key = `${when.start.precision} ${when.start.sortKey} ${provenance.institutionNumber ?? place}`;
    const draw = draws.get(key) ?? { at: when.start, place, results: new Map<string, LabFact[]>() };
    draws.set(key, draw);
    draw.results.set(item.key, [...(draw.results.get(item.key) ?? []), fact]);
  });
  const found: DerivedValue[] = [];
  yield* eachSliced(draws.values(), (draw) => {
    for (const rule of DERIVED_RULES) {
      const value = derive(rule, draw, of);
      if (value !== undefined) found.push(value);
    }
  });
  return found.sort(byDraw);
}
