import { describe, expect, it } from 'vitest';
import type { EntryMark, ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { labsFrom } from '../test-facts.ts';
import { labForm } from './lab-form.ts';
import { labTable } from './lab-table.ts';
import { labTrend } from './lab-trend.ts';

type LabFact = Merged<ObservationEntry>;

/** A cell in one line: value as sent, converted, flag, range, marks, form, and where it is drawn. */
function cellText(row: ReturnType<typeof labTable>['groups'][number]['rows'][number]): readonly string[] {
  const drawn = new Map(labTrend(row).points.map((point) => [point.fact, point]));
  return row.all.map((result) => {
    const point = drawn.get(result.fact);
    const sent = `${result.comparator ?? ''}${result.text}${result.unit === '' ? '' : ` ${result.unit}`}`;
    const converted =
      result.converted === undefined ? '' : ` ⇒ ${result.converted.text} ${result.converted.unit}`;
    const at =
      point === undefined
        ? 'not drawn'
        : `drawn ${point.quantity.comparator ?? ''}${point.quantity.value} in ${point.low ?? ''}–${point.high ?? ''}`;
    const said = [
      result.flag ?? '',
      result.range === undefined ? '' : `(${result.range.text})`,
      ...result.marks,
      labForm(result.fact.shown).form,
    ].filter((word) => word !== '');
    return `${sent}${converted} ${said.join(' ')}; ${at}`;
  });
}

function picture(facts: readonly LabFact[]): readonly string[] {
  return labTable(facts).groups.flatMap(({ rows }) =>
    rows.flatMap((row) => [
      `${row.item?.key ?? row.name} [${row.unit}]`,
      ...cellText(row).map((line) => `  ${line}`),
    ]),
  );
}

function marked(fact: LabFact, marks: readonly EntryMark[], status: string): LabFact {
  const shown = { ...fact.shown, marks, status };
  return { ...fact, shown, witnesses: [shown] };
}

/** A result in words: the table of facts would read 「4+」 as an amount. */
function worded(fact: LabFact, text: string): LabFact {
  const shown: ObservationEntry = { ...fact.shown, value: { type: 'text', text } };
  return { ...fact, shown, witnesses: [shown] };
}

const CRP = 'core:5C070000002306201=CRP';
const CRE = 'core:3C015000002327101=Cre';
const PRO = 'core:1A990000000190153=U-TP';

describe('honest cells', () => {
  it('a bound is no amount: <0.1 is drawn as a bound at its own place, never as 0.1', () => {
    expect(picture(labsFrom(`2026-11-10 | CRP | ${CRP} | <0.1 mg/dL | N | –0.14`))).toEqual([
      'CRP [mg/dL]',
      '  <0.1 mg/dL N (–0.14) bound; drawn <0.1 in –0.14',
    ]);
  });

  it('(±) and 4+ are steps of their row, no amounts', () => {
    const facts = labsFrom(`
      2026-11-10 | 尿蛋白 | ${PRO} | | A
      2026-10-10 | 尿蛋白 | ${PRO} |
    `);
    const words = ['4+', '(±)'];
    expect(picture(facts.map((fact, index) => worded(fact, words[index] ?? '')))).toEqual([
      'U-TP []',
      '  4+ A grade; not drawn',
      '  (±) grade; not drawn',
    ]);
  });

  it('a changed range stays with each result, and the row says that ranges differ', () => {
    const facts = labsFrom(`
      2026-11-10 | クレアチニン | ${CRE} | 0.98 mg/dL | H | 0.46–0.79
      2026-09-10 | クレアチニン | ${CRE} | 0.98 mg/dL | H | 0.40–0.80
    `);
    expect(picture(facts)).toEqual([
      'Cre [mg/dL]',
      '  0.98 mg/dL H (0.46–0.79) amount; drawn 0.98 in 0.46–0.79',
      '  0.98 mg/dL H (0.40–0.80) amount; drawn 0.98 in 0.4–0.8',
    ]);
    expect(labTable(facts).groups[0]?.rows[0]?.rangeVaries).toBe(true);
  });

  it('lab-unit-02: a changed unit is converted by the table, range and all, with the original beside it; the flag stays the source’s', () => {
    const facts = labsFrom(`
      2026-11-10 | クレアチニン | ${CRE} | 1.10 mg/dL | H | 0.46–0.79 | A病院
      2026-10-10 | Creatinine | loinc:2160-0 | 88.4 umol/L | | 40–75 | B病院
    `);
    expect(picture(facts)).toEqual([
      'Cre [mg/dL]',
      '  1.10 mg/dL H (0.46–0.79) amount; drawn 1.1 in 0.46–0.79',
      '  88.4 umol/L ⇒ 1.00 mg/dL (40–75) amount; drawn 1 in 0.452488687783–0.848416289593',
    ]);
    expect(labTable(facts).groups[0]?.rows[0]?.converted).toBe(1);
  });

  it('the range beside the name is one in the unit of the row, or has its own unit', () => {
    const newest = '2026-11-10 | Creatinine | loinc:2160-0 | 88.4 umol/L | | 40–75 | B病院';
    const range = (text: string) => labTable(labsFrom(text)).groups[0]?.rows[0]?.range;
    expect(range(`${newest}\n 2026-10-10 | Cr | ${CRE} | 1.10 mg/dL | | 0.46–0.79`)).toBe('0.46–0.79');
    expect(range(`${newest}\n 2026-10-10 | Cr | ${CRE} | 1.10 mg/dL`)).toBe('40–75 umol/L');
    expect(range(newest)).toBe('40–75');
  });

  it('two laboratories of the same minute: both cells stand, in columns of their own, and no change is made of them', () => {
    const table = labTable(
      labsFrom(`
        2026-11-10T09:00:00+09:00 | K | core:3H015000002326101=K | 4.0 mmol/L | | | A病院
        2026-11-10T09:00:00+09:00 | K | core:3H015000002326101=K | 5.9 mmol/L | H | | B検査所
      `),
    );
    const row = table.groups[0]?.rows[0];
    expect(table.columns.map(({ place }) => place)).toEqual(['A病院', 'B検査所']);
    expect(row?.all.length).toBe(2);
    expect(row?.change).toBeUndefined();
  });

  it('lab-unit-03: albumin in mg/L stays as sent, is marked, is not converted and not drawn', () => {
    expect(
      picture(
        labsFrom(`
          2026-11-10 | ALB | core:3A015000001827101=ALB | 3.9 mg/L
          2026-10-10 | ALB | core:3A015000002327101=ALB | 4.1 g/dL | | 4.1–5.1
        `),
      ),
    ).toEqual([
      'ALB [g/dL]',
      '  3.9 mg/L unit-odd no-range amount; not drawn',
      '  4.1 g/dL (4.1–5.1) amount; drawn 4.1 in 4.1–5.1',
    ]);
  });

  it('no range and no unit are said; a figure without a unit is not drawn', () => {
    expect(
      picture(
        labsFrom(`
          2026-11-10 | Cr | ${CRE} | 0.98
          2026-10-10 | Cr | ${CRE} | 1.02 mg/dL
        `),
      ),
    ).toEqual([
      'Cre [mg/dL]',
      '  0.98 no-unit no-range amount; not drawn',
      '  1.02 mg/dL no-range amount; drawn 1.02 in –',
    ]);
  });

  it('amended, corrected, preliminary and cancelled are told apart; what was withdrawn is not drawn', () => {
    const facts = labsFrom(`
      2026-11-10 | Cr | ${CRE} | 0.98 mg/dL | | 0.46–0.79
      2026-11-09 | Cr | ${CRE} | 0.97 mg/dL | | 0.46–0.79
      2026-11-08 | Cr | ${CRE} | 0.96 mg/dL | | 0.46–0.79
      2026-11-07 | Cr | ${CRE} | 0.95 mg/dL | | 0.46–0.79
    `);
    const states = [
      [['amended'], 'amended'],
      [['amended'], 'corrected'],
      [['preliminary'], 'preliminary'],
      [['cancelled'], 'cancelled'],
    ] as const;
    expect(
      picture(facts.map((fact, index) => marked(fact, states[index]?.[0] ?? [], states[index]?.[1] ?? ''))),
    ).toEqual([
      'Cre [mg/dL]',
      '  0.98 mg/dL (0.46–0.79) amended amount; drawn 0.98 in 0.46–0.79',
      '  0.97 mg/dL (0.46–0.79) corrected amount; drawn 0.97 in 0.46–0.79',
      '  0.96 mg/dL (0.46–0.79) preliminary amount; drawn 0.96 in 0.46–0.79',
      '  0.95 mg/dL (0.46–0.79) cancelled amount; not drawn',
    ]);
  });

  it('lab-split-01: a row says why it stands apart, and what an official list joined in it', () => {
    const rows = labTable(
      labsFrom(`
        2026-11-10 | ALP(IFCC) | core:3B070000002327501=ALP | 90 U/L
        2019-11-10 | ALP(JSCC) | core:3B070000002327101=ALP | 250 U/L
        2026-11-10 | Cr | ${CRE} | 0.98 mg/dL
        2026-10-10 | Cr | core:3C015000002227201=Cre | 0.99 mg/dL
        2026-11-10 | TSH | jlac:4A055000002305201 | 1.8 uIU/mL
        2026-10-10 | TSH | jlac:4A055000002305201 | 1.9 mIU/L
      `),
    ).groups.flatMap((group) => group.rows);
    expect(
      rows.map(
        ({ name, split, mixed, joinedBy }) =>
          `${name} ${joinedBy.join('+')} ${split === undefined ? '' : `${split.by} ${split.of}`} ${mixed.methods.join('/')} ${mixed.specimens.join('/')}`,
      ),
    ).toEqual([
      'Cr clins  271/272 血清/血漿',
      'ALP(IFCC) clins method IFCC 275 血清',
      'ALP(JSCC) clins method JSCC 271 血清',
      'TSH jlac10 unit uIU/mL 052 血清',
      'TSH jlac10 unit mIU/L 052 血清',
    ]);
  });
});
