import { describe, expect, it } from 'vitest';
import { labsFrom } from '../test-facts.ts';
import { labChange, labSlope } from './lab-change.ts';
import { type LabRow, labTable } from './lab-table.ts';

const CRE = 'core:3C015000002327101=Cre';

function rowOf(text: string): LabRow {
  const row = labTable(labsFrom(text)).groups[0]?.rows[0];
  if (row === undefined) throw new Error('no row');
  return row;
}

function change(text: string): string {
  const { change: found } = rowOf(text);
  if (found === undefined) return 'none';
  const { before, now, difference, percent, direction, large, flagMoved } = found;
  return [
    `${before.text} → ${now.text}`,
    difference,
    percent === undefined ? '' : `${Math.round(percent)}%`,
    direction,
    large ?? '',
    flagMoved ? 'flag moved' : '',
  ]
    .filter((word) => word !== '')
    .join(' ');
}

describe('change of the newest amount', () => {
  it('lab-change-01: against the one before it in the same row; below 5 % is level', () => {
    expect(
      change(`
        2026-11-10 | Cr | ${CRE} | 1.20 mg/dL
        2026-10-10 | Cr | ${CRE} | 1.00 mg/dL
        2026-09-10 | Cr | ${CRE} | 3.00 mg/dL
      `),
    ).toBe('1.00 → 1.20 0.2 20% up');
    expect(change(`2026-11-10 | Cr | ${CRE} | 1.02 mg/dL\n 2026-10-10 | Cr | ${CRE} | 1.00 mg/dL`)).toBe(
      '1.00 → 1.02 0.02 2% level',
    );
  });

  it('lab-change-01: a bound, an odd unit, words, an inexact day and a preliminary result are none to reckon with', () => {
    expect(change(`2026-11-10 | Cr | ${CRE} | <0.20 mg/dL\n 2026-10-10 | Cr | ${CRE} | 1.00 mg/dL`)).toBe(
      'none',
    );
    expect(change(`2026-11-10 | Cr | ${CRE} | 1.1 g/dL\n 2026-10-10 | Cr | ${CRE} | 1.00 mg/dL`)).toBe(
      'none',
    );
    expect(change(`2026-11-10 | Cr | ${CRE} | 1.2 mg/dL\n 2026-10 | Cr | ${CRE} | 1.00 mg/dL`)).toBe('none');
    expect(change(`2026-11-10 | Cr | | 1.2 mg/dL\n 2026-10-01 | Cr | | 1.00 mg/dL`)).toBe('none');
  });

  it('lab-change-02, lab-change-03: large is a step as wide as the newest result’s own range, or half where it tells no width; flags that differ are the sources’', () => {
    expect(
      change(`2026-11-10 | Na | core:3H010000002326101=Na | 131 mmol/L | L | 138–145
        2026-11-01 | Na | core:3H010000002326101=Na | 139 mmol/L | | 138–145`),
    ).toBe('139 → 131 -8 -6% down range-width flag moved');
    expect(
      change(`2026-11-10 | CRP | core:5C070000002306201=CRP | 0.90 mg/dL | H | –0.14
        2026-11-01 | CRP | core:5C070000002306201=CRP | 0.60 mg/dL | H | –0.14`),
    ).toBe('0.60 → 0.90 0.3 50% up half');
    expect(
      change(`2026-11-10 | CRP | core:5C070000002306201=CRP | 0.80 mg/dL | H | –0.14
        2026-11-01 | CRP | core:5C070000002306201=CRP | 0.60 mg/dL | H | –0.14`),
    ).toBe('0.60 → 0.80 0.2 33% up');
  });

  it('lab-change-01: a converted amount is compared in the unit of the row', () => {
    expect(
      change(`2026-11-10 | Cr | loinc:2160-0 | 176.8 umol/L\n 2026-10-10 | Cr | ${CRE} | 1.00 mg/dL`),
    ).toBe('1.00 → 176.8 1 100% up half');
  });
});

describe('lab-slope-01: the line through a year', () => {
  it('takes three amounts over four weeks, in the unit of the row a year', () => {
    const row = rowOf(`
      2026-11-10 | eGFR | jlac:8A065000002391901 | 40 mL/min/1.73m2
      2026-05-10 | eGFR | jlac:8A065000002391901 | 45 mL/min/1.73m2
      2025-11-10 | eGFR | jlac:8A065000002391901 | 50 mL/min/1.73m2
      2020-11-10 | eGFR | jlac:8A065000002391901 | 90 mL/min/1.73m2
    `);
    const slope = labSlope(row.all);
    expect(slope).toMatchObject({ points: 3, from: '2025-11-10', to: '2026-11-10', direction: 'down' });
    expect(slope?.perYear).toBeCloseTo(-10, 1);
  });

  it('says nothing of two amounts, or of three within a few days', () => {
    const two = rowOf(`2026-11-10 | Cr | ${CRE} | 1.2 mg/dL\n 2026-01-10 | Cr | ${CRE} | 1.0 mg/dL`);
    expect(labSlope(two.all)).toBeUndefined();
    const near = rowOf(
      `2026-11-10 | Cr | ${CRE} | 1.2 mg/dL\n 2026-11-05 | Cr | ${CRE} | 1.0 mg/dL\n 2026-11-01 | Cr | ${CRE} | 1.0 mg/dL`,
    );
    expect(labSlope(near.all)).toBeUndefined();
    expect(labChange([])).toBeUndefined();
  });
});
