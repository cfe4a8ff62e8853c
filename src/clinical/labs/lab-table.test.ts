import { describe, expect, it } from 'vitest';
import { labsFrom } from '../test-facts.ts';
import { labTable, latestOf } from './lab-table.ts';
import { labTrend } from './lab-trend.ts';

/** One line a row: group, name [unit], then its cells from the newest day on. */
function picture(text: string): readonly string[] {
  const { columns, groups } = labTable(labsFrom(text));
  return groups.flatMap(({ group, rows }) =>
    rows.map((row) => {
      const cells = columns.map((column) =>
        (row.cells.get(column.key) ?? [])
          .map(({ shown }) => {
            const { value, interpretation } = shown;
            const words =
              value.type === 'quantity'
                ? `${value.quantity.comparator ?? ''}${value.quantity.text}`
                : value.type === 'text'
                  ? value.text
                  : '—';
            return `${words}${interpretation ?? ''}`;
          })
          .join('+'),
      );
      return `${group} ${row.name} [${row.unit}] ${cells.join(' | ')}`;
    }),
  );
}

const CRE = 'core:3C015000002327101=Cre';

describe('rows of the cumulative table', () => {
  it('lab-key-01: one CLINS key is one row over hospitals, values verbatim, newest day at the left', () => {
    expect(
      picture(`
        2026-11-10 | クレアチニン | ${CRE} | 1.10 mg/dL | H | 0.46–0.79 | A病院
        2026-10-08 | CRE | core:3C015000002227101=Cre | 1.14 mg/dL | H | 0.46–0.82 | B病院
        2026-11-10 | カリウム | core:3H015000002326101=K | 5.2 mmol/L | H | | A病院
      `),
    ).toEqual(['kidney クレアチニン [mg/dL] 1.10H | 1.14H', 'electrolytes カリウム [mmol/L] 5.2H | ']);
  });

  it('lab-key-02: JLAC10 and LOINC join the row of their item; another specimen does not', () => {
    expect(
      picture(`
        2026-11-10 | クレアチニン | ${CRE} | 1.11 mg/dL
        2026-10-10 | Cr | jlac:3C015000002327101 | 1.12 mg/dL
        2026-09-10 | Creatinine | loinc:2160-0 | 1.13 mg/dL
        2026-09-10 | 尿クレアチニン | jlac:3C015000000127101 | 80 mg/dL
      `),
    ).toEqual(['kidney クレアチニン [mg/dL] 1.11 | 1.12 | 1.13', 'urine 尿クレアチニン [mg/dL]  |  | 80']);
  });

  it('lab-key-03: fasting, random and undefined glucose are three rows', () => {
    expect(
      picture(`
        2026-11-10 | 血糖 | jlac:3D010000002227201 | 100 mg/dL
        2026-11-10 | 血糖 | jlac:3D010129902227201 | 140 mg/dL
        2026-11-10 | 血糖 | jlac:3D010130002227201 | 95 mg/dL
      `),
    ).toEqual(['glucose 血糖 [mg/dL] 100', 'glucose 血糖 [mg/dL] 140', 'glucose 血糖 [mg/dL] 95']);
  });

  it('lab-key-04: ALP of two methods (JSCC, IFCC) is two rows', () => {
    expect(
      picture(`
        2026-11-10 | ALP(IFCC) | core:3B070000002327501=ALP | 90 U/L
        2019-11-10 | ALP(JSCC) | core:3B070000002327101=ALP | 250 U/L
      `),
    ).toEqual(['liver ALP(IFCC) [U/L] 90 | ', 'liver ALP(JSCC) [U/L]  | 250']);
  });

  it('lab-key-05: a local code counts only within its institution, a name never beyond it and never as a curve', () => {
    const table = labTable(
      labsFrom(`
        2026-11-10 | KL-6 | local:123 | 500 U/mL | | | A病院
        2026-10-10 | KL-6 | local:123 | 510 U/mL | | | B病院
        2026-11-10 | 謎の検査 | | 1 U/L | | | A病院
        2026-10-10 | 謎の検査 | | 2 U/L | | | A病院
        2026-10-10 | 謎の検査 | | 3 U/L | | | B病院
      `),
    );
    const rows = table.groups.flatMap((group) => group.rows);
    expect(rows.map((row) => `${row.name} ${row.facts.length} ${row.trendable}`)).toEqual([
      'KL-6 1 true',
      'KL-6 1 true',
      '謎の検査 2 false',
      '謎の検査 1 false',
    ]);
  });

  it('lab-unit-01: spellings of a unit are one row, and stand as they were sent', () => {
    expect(
      picture(`
        2026-11-10 | AST | core:3B035000002327201=AST | 20 U/L
        2026-10-10 | GOT | core:3B035000002327201=AST | 21 IU/L
        2026-11-10 | 白血球数 | core:2A990000001930952=WBC | 6.1 10*3/uL
        2026-10-10 | 白血球数 | core:2A990000001930952=WBC | 6.2 ×10³/μL
      `),
    ).toEqual(['blood-count 白血球数 [10*3/uL] 6.1 | 6.2', 'liver AST [U/L] 20 | 21']);
  });

  it('lab-table-01: two results of one day share a cell, undated ones stand last, heads of panels are no rows', () => {
    expect(
      picture(`
        ? | クレアチニン | ${CRE} | 1.5 mg/dL
        2026-11-10T09:00:00+09:00 | クレアチニン | ${CRE} | 1.1 mg/dL
        2026-11-10T15:00:00+09:00 | クレアチニン | ${CRE} | 1.2 mg/dL
        2026-11-10 | 生化学 | local:panel |
      `),
    ).toEqual(['kidney クレアチニン [mg/dL] 1.2+1.1 | 1.5', 'other 生化学 [] — | ']);
  });

  it('lab-latest-01: the newest dated result of an item', () => {
    const facts = labsFrom(`
      2026-10-10 | K | core:3H015000002326101=K | 4.4 mmol/L
      2026-11-10 | K | core:3H015000002326101=K | 5.5 mmol/L
      ? | K | core:3H015000002326101=K | 9.9 mmol/L
    `);
    expect(latestOf(facts, ['K', 'Na']).map(({ item, fact }) => [item, fact.shown.value])).toEqual([
      ['K', { type: 'quantity', quantity: { value: 5.5, text: '5.5', unit: 'mmol/L' } }],
    ]);
  });
});

describe('the curve of a row', () => {
  it('lab-trend-01: oldest first, with comparators, and counts what cannot stand on the axis', () => {
    const [group] = labTable(
      labsFrom(`
        2026-11-10 | CRP | core:5C070000002306201=CRP | 0.12 mg/dL | | –0.14
        2026-10-10 | CRP | core:5C070000002306201=CRP | <0.02 mg/dL
        2026-09 | CRP | core:5C070000002306201=CRP | 0.5 mg/dL
        ? | CRP | core:5C070000002306201=CRP | 0.7 mg/dL
      `),
    ).groups;
    const row = group?.rows[0];
    if (row === undefined) throw new Error('no row');
    const { points, leftOut } = labTrend(row);
    expect(
      points.map(({ at, quantity, high }) => [
        at.slice(0, 10),
        quantity.comparator ?? '',
        quantity.text,
        high,
      ]),
    ).toEqual([
      ['2026-10-10', '<', '0.02', undefined],
      ['2026-11-10', '', '0.12', 0.14],
    ]);
    expect(leftOut.length).toBe(2);
  });
});

describe('the newest of an item', () => {
  it('lab-latest-01: is never of another specimen or scale than the item’s', () => {
    const [blood, urine, jds] = labsFrom(`
      2026-10-10 | Cr | loinc:2160-0 | 1.1 mg/dL
      2026-11-10 | Cr | loinc:2160-0 | 80 mg/dL
      2026-11-10 | HbA1c(JDS) | loinc:4548-4 | 6.8 %
    `);
    if (blood === undefined || urine === undefined || jds === undefined) throw new Error('no facts');
    const ofUrine = { ...urine, shown: { ...urine.shown, specimen: '随時尿' } };
    const found = latestOf([blood, ofUrine, jds], ['Cre', 'HbA1c-NGSP']);
    expect(found.map(({ item, fact }) => [item, fact.key])).toEqual([['Cre', blood.key]]);
  });
});
