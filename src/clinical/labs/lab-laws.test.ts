import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labsFrom } from '../test-facts.ts';
import { type LabFact, labTable } from './lab-table.ts';
import { labTrend } from './lab-trend.ts';

const TESTS = [
  'core:3C015000002327101=Cre',
  'jlac:3C015000000127101',
  'loinc:2160-0',
  'core:2A990000001930952=WBC',
  'core:3A015000002327101=ALB',
  'jlac:4A055000002305201',
  'core:3B070000002327501=ALP',
  'local:12',
  '',
];
const UNITS = ['mg/dL', 'umol/L', 'g/dL', 'mg/L', '10*3/uL', '/uL', 'U/L', 'uIU/mL', ''];

const fact = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  test: fc.constantFrom(...TESTS),
  unit: fc.constantFrom(...UNITS),
  amount: fc.constantFrom('0.98', '<0.1', '6300', '41.0', '検体不足', '12'),
  place: fc.constantFrom('A', 'B'),
});

const facts = fc.array(fact, { maxLength: 30 }).map((rows) =>
  labsFrom(
    rows
      .map(({ day, test, unit, amount, place }) => {
        const date = `2026-10-${String(day).padStart(2, '0')}`;
        return `${date} | 検査 | ${test} | ${amount} ${unit} | | | ${place}`;
      })
      .join('\n'),
  ),
);

function picture(list: readonly LabFact[]): unknown {
  const { columns, groups, count } = labTable(list);
  return {
    count,
    columns: columns.map(({ key }) => key),
    rows: groups.flatMap(({ group, rows }) =>
      rows.map((row) => [
        group,
        row.key,
        row.unit,
        row.converted,
        row.all.map(({ key, text, unit, converted, marks, scale }) => [
          key,
          text,
          unit,
          converted,
          marks,
          scale,
        ]),
      ]),
    ),
  };
}

describe('laws of the table', () => {
  it('the order of arrival changes nothing', () => {
    fc.assert(
      fc.property(
        facts.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(picture(shuffled)).toEqual(picture(list));
        },
      ),
    );
  });

  it('each result stands in exactly one cell, with value and unit as sent', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const rows = labTable(list).groups.flatMap((group) => group.rows);
        const cells = rows.flatMap((row) => [...row.results.values()].flat());
        expect(cells.map(({ key }) => key).sort()).toEqual(list.map(({ key }) => key).sort());
        for (const {
          fact: { shown },
          text,
          unit,
        } of cells) {
          if (shown.value.type !== 'quantity') continue;
          expect([text, unit]).toEqual([shown.value.quantity.text, shown.value.quantity.unit]);
        }
      }),
    );
  });

  it('an amount that differs from what was sent says so; a row is drawn in one unit', () => {
    fc.assert(
      fc.property(facts, (list) => {
        for (const row of labTable(list).groups.flatMap((group) => group.rows)) {
          for (const {
            result,
            quantity,
            fact: { shown },
          } of labTrend(row).points) {
            if (shown.value.type !== 'quantity' || quantity.value === shown.value.quantity.value) continue;
            expect(result.converted?.by.id).toMatch(/^lab-conv-/u);
            expect(quantity.unit).toBe(row.unit);
          }
        }
      }),
    );
  });
});
