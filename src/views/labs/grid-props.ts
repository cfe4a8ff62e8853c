import type { ReactNode } from 'react';
import type { DerivedRow } from '../../clinical/labs/derived-rows.ts';
import type { DerivedValue } from '../../clinical/labs/derived-values.ts';
import type { LabColumn, LabRow } from '../../clinical/labs/lab-table.ts';
import type { Gap } from '../../ui/gaps.ts';
import type { GridColumn } from '../../ui/grid-table.tsx';
import type { LabSection } from './lab-lines.ts';
import type { LabsPanelProps } from './labs-props.ts';

export interface LabGridProps extends LabsPanelProps {
  readonly sections: readonly LabSection[];
  readonly columns: readonly LabColumn[];
  /** Values that no laboratory measured, below all others. */
  readonly derived: readonly DerivedRow[];
  readonly onFormula: (value: DerivedValue) => void;
  readonly gaps: readonly Gap[];
  readonly narrow: boolean;
  readonly onTrend: (row: LabRow) => void;
}

/** A row of results, or one of values that no laboratory measured. */
export type ShownRow = LabRow | DerivedRow;
export type Column = GridColumn<ShownRow>;

export function isDerived(row: ShownRow): row is DerivedRow {
  return 'rule' in row;
}

/** A cell that only a measured row has. */
export function ofMeasured(cell: (row: LabRow) => ReactNode): Column['cell'] {
  return (row) => (isDerived(row) ? null : cell(row));
}

export function toggled(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
