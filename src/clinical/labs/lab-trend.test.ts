import { expect, it } from 'vitest';
import { labsFrom } from '../test-facts.ts';
import { labTable } from './lab-table.ts';
import { labTrend, supersededOf } from './lab-trend.ts';

it('lab-trend-02: what was told before a correction stands beside the curve, in the same unit only', () => {
  const [now, before, same, other] = labsFrom(`
    2026-11-10 | Cr | core:3C015000002327101=Cre | 1.11 mg/dL
    2026-11-10 | Cr | core:3C015000002327101=Cre | 11.1 mg/dL
    2026-11-10 | Cr | core:3C015000002327101=Cre | 1.11 mg/dL
    2026-11-10 | Cr | core:3C015000002327101=Cre | 98 umol/L
  `);
  if (now === undefined || before === undefined || same === undefined || other === undefined)
    throw new Error('table');
  const corrected = { ...now, earlier: [before.shown, same.shown, other.shown] };
  const [row] = labTable([corrected]).groups.flatMap(({ rows }) => rows);
  if (row === undefined) throw new Error('row');
  const { points, superseded } = labTrend(row);
  expect(points.map(({ quantity }) => quantity.value)).toEqual([1.11]);
  expect(superseded.map(({ quantity }) => quantity.value)).toEqual([11.1]);
  expect(supersededOf(now, 'mg/dL')).toEqual([]);
});
