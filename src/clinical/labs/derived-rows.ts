import type { DerivedRule } from './derived-rules.ts';
import type { DerivedValue } from './derived-values.ts';
import { columnOf } from './lab-table.ts';

/** The values of one formula: a row that no laboratory measured. */
export interface DerivedRow {
  readonly key: string;
  readonly rule: DerivedRule;
  /** Newest first. */
  readonly values: readonly DerivedValue[];
  /** By the column of the taking they come from. */
  readonly cells: ReadonlyMap<string, readonly DerivedValue[]>;
}

/** `withRecorded`: also where the laboratory itself told the value of that taking, which else stands alone (lab-derived-02). */
export function derivedRows(all: readonly DerivedValue[], withRecorded: boolean): readonly DerivedRow[] {
  const shown = withRecorded ? all : all.filter(({ recorded }) => recorded === undefined);
  return [...Map.groupBy(shown, ({ rule }) => rule)].map(([rule, values]) => ({
    key: `derived ${rule.id}`,
    rule,
    values,
    cells: Map.groupBy(values, ({ inputs: [first] }) =>
      first === undefined ? '' : columnOf(first.fact).key,
    ),
  }));
}
