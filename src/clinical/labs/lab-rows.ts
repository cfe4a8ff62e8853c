import type { ObservationEntry } from '../../domain/entry.ts';
import { jlac10Of, specimenWords } from '../../terminology/jlac.ts';
import { type ItemUnits, unitsOf, unitStanding } from '../../terminology/lab-conversions.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import type { AnalyteKey, JoinedBy, RowSplit } from './analyte-key.ts';
import type { LabFact, RowScale } from './lab-result.ts';

/** What becomes one row of the table. */
export interface RowDraft {
  readonly key: string;
  readonly analyte: AnalyteKey;
  readonly scale: RowScale;
  readonly split?: RowSplit;
  readonly joins: ReadonlySet<JoinedBy>;
  readonly methods: ReadonlySet<string>;
  readonly specimens: ReadonlySet<string>;
  readonly facts: readonly LabFact[];
}

function unitOf({ shown: { value } }: LabFact): string | undefined {
  return value.type === 'quantity' ? unitKey(value.quantity.unit) : undefined;
}

/** The spelling of a unit that the newest result in it has. `facts` come newest first. */
function spelling(facts: readonly LabFact[], key: string): string | undefined {
  return facts.flatMap(({ shown: { value } }) =>
    value.type === 'quantity' && unitKey(value.quantity.unit) === key ? [value.quantity.unit] : [],
  )[0];
}

interface UnitClass {
  readonly scale: RowScale;
  /** Set where the unit is why these results stand in a row of their own. */
  readonly unit?: string;
  readonly facts: readonly LabFact[];
}

/**
 * Of an item whose units we know: what may be converted stands in one row, in the one unit that all of it has or else in
 * the usual one; a unit without a sourced factor has a row of its own; no unit, an odd one or words stay with the first.
 */
function itemClasses(facts: readonly LabFact[], units: ItemUnits): readonly UnitClass[] {
  const apart = new Map<string, LabFact[]>();
  const joined: LabFact[] = [];
  const convertible = new Set<string>();
  for (const fact of facts) {
    const unit = unitOf(fact);
    const standing = unit === undefined ? 'untold' : unitStanding(units, unit).standing;
    if (unit !== undefined && (standing === 'usual' || standing === 'converts')) convertible.add(unit);
    if (unit === undefined || standing !== 'apart') joined.push(fact);
    else apart.set(unit, [...(apart.get(unit) ?? []), fact]);
  }
  const [only] = convertible;
  const key = convertible.size === 1 && only !== undefined ? only : units.usual;
  const main: UnitClass = {
    scale: { unit: spelling(joined, key) ?? units.print, unitKey: key, units },
    facts: joined,
  };
  return [
    ...(joined.length === 0 ? [] : [main]),
    ...[...apart].map(([unit, members]) => ({
      scale: { unit: spelling(members, unit) ?? unit, unitKey: unit },
      unit,
      facts: members,
    })),
  ];
}

/** Of all else: one row a unit, nothing converted; words stand with the amounts where these have one unit. */
function unitClasses(facts: readonly LabFact[]): readonly UnitClass[] {
  const told = new Set(facts.flatMap((fact) => unitOf(fact) ?? []));
  const [only] = told;
  const home = told.size === 1 && only !== undefined ? only : '';
  const byUnit = Map.groupBy(facts, (fact) => unitOf(fact) ?? home);
  return [...byUnit].map(([unit, members]) => ({
    scale: { unit: spelling(members, unit) ?? '', unitKey: unit },
    ...(byUnit.size > 1 ? { unit } : {}),
    facts: members,
  }));
}

/** Where an official list joins methods or specimens, the row says which. */
function mixtureOf(facts: readonly LabFact[]): Pick<RowDraft, 'methods' | 'specimens'> {
  const methods = new Set<string>();
  const specimens = new Set<string>();
  for (const { shown } of facts) {
    const jlac = jlac10Of(shown.code.codings);
    if (jlac !== undefined) methods.add(jlac.method);
    const specimen = shown.specimen ?? (jlac === undefined ? undefined : specimenWords(jlac.specimen));
    if (specimen !== undefined) specimens.add(specimen.normalize('NFKC'));
  }
  return { methods, specimens };
}

/** The rows of one analyte: one, but where units keep results apart. `facts` come newest first. */
export function rowDrafts(
  facts: readonly LabFact[],
  analyteOf: (entry: ObservationEntry) => AnalyteKey,
): readonly RowDraft[] {
  const [first] = facts;
  if (first === undefined) return [];
  const analyte = analyteOf(first.shown);
  const units = analyte.item === undefined ? undefined : unitsOf(analyte.item);
  const classes = units === undefined ? unitClasses(facts) : itemClasses(facts, units);
  return classes.map(({ scale, unit, facts: members }) => {
    const split: RowSplit | undefined =
      analyte.split ?? (unit === undefined ? undefined : { by: 'unit', of: scale.unit });
    return {
      key: unit === undefined ? analyte.analyte : `${analyte.analyte}|unit ${unit}`,
      analyte,
      scale,
      ...(split === undefined ? {} : { split }),
      joins: new Set(members.map(({ shown }) => analyteOf(shown).joinedBy)),
      ...mixtureOf(members),
      facts: members,
    };
  });
}
