import { describe, expect, it } from 'vitest';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { factOf, labsFrom, quantityFrom, tableLines, whenFrom } from '../test-facts.ts';
import { lifeMeasures } from './life-measures.ts';

/** `体重 kg: 52 (1998-04-01) … 51.2 (2026-11-01), 50–61, 1 left out` */
function picture(facts: readonly Merged<ObservationEntry>[]): readonly string[] {
  return lifeMeasures(facts).map(({ id, unit, points, least, most, leftOut }) => {
    const last = points.at(-1) ?? points[0];
    const ends = [points[0], last].map(({ text, at }) => `${text} (${at.slice(0, 10)})`).join(' … ');
    return `${id} ${unit}: ${ends}, ${least.text}–${most.text}, ${leftOut} left out`;
  });
}

/** when | systolic | diastolic */
function pressures(text: string): readonly Merged<ObservationEntry>[] {
  return tableLines(text).map(([when = '', systolic = '', diastolic = '']) =>
    factOf<ObservationEntry>({
      kind: 'vital',
      when: whenFrom(when),
      title: '血圧',
      code: { text: '血圧', codings: [] },
      value: { type: 'none' },
      members: [],
      parts: [
        { name: '拡張期血圧', value: { type: 'quantity', quantity: quantityFrom(diastolic) } },
        { name: '収縮期血圧', value: { type: 'quantity', quantity: quantityFrom(systolic) } },
      ],
    } as never),
  );
}

describe('measures over a life', () => {
  it('life-measure-01: first, last and extremes as recorded; grams and kilograms are one line', () => {
    const body = labsFrom(
      `
        1998-04-01 | 体重 | | 50.0 kg
        2010-06-01 | 体重 | | 61.4 kg
        2026-11-01 | 体重（測定） | loinc:29463-7 | 51.2 kg
        2004-01-01 | 身体測定 | loinc:29463-7 | 58000 g
      `,
      'measurement',
    );
    expect(picture(body)).toEqual([
      'weight kg: 50.0 (1998-04-01) … 51.2 (2026-11-01), 50.0–61.4, 0 left out',
    ]);
  });

  it('life-measure-01: a birth weight, a change of weight and what is weighed of an unborn child are other things', () => {
    const body = labsFrom(
      `
        1958-04-17 | 出生時体重 | | 2980 g
        2026-03-01 | 児推定体重 | | 2236 g
        2026-03-01 | 体重減少 | | 3 kg
      `,
      'measurement',
    );
    expect(picture(body)).toEqual([]);
  });

  it('life-measure-01: what is bounded, in words, of another unit or of no day is counted and not drawn', () => {
    const labs = labsFrom(`
      2026-11-01 | eGFR | core:8A065000002391901=eGFR | 38.1 mL/min/1.73m2
      2026-11-02 | eGFR | core:8A065000002391901=eGFR | >90 mL/min/1.73m2
      2026-11-03 | eGFR | core:8A065000002391901=eGFR | 検体不良（文字）
      2026-11-04 | eGFR | core:8A065000002391901=eGFR | 1.2 mL/s
      2026     | eGFR | core:8A065000002391901=eGFR | 40 mL/min/1.73m2
    `);
    expect(picture(labs)).toEqual([
      'egfr mL/min/1.73m²: 38.1 (2026-11-01) … 38.1 (2026-11-01), 38.1–38.1, 4 left out',
    ]);
  });

  it('life-measure-01: pressure as two parts of one record and as a record of its own stand on one line', () => {
    const own = labsFrom(
      '2024-06-11 | 収縮期血圧(1回目) | | 134 mmHg\n2024-06-11 | 拡張期血圧(1回目) | | 70 mmHg',
      'vital',
    );
    expect(picture([...pressures('2026-11-01 | 128 mmHg | 74 mmHg'), ...own])).toEqual([
      'systolic mmHg: 134 (2024-06-11) … 128 (2026-11-01), 128–134, 0 left out',
    ]);
  });
});
