import { describe, expect, it } from 'vitest';
import { duplicatesToText } from '../../testing/courses-to-text.ts';
import { linesOfCase, MEDICINE_CASES, runMedicineCases } from '../../testing/medicine-proof.ts';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { currentMedications } from './current-medications.ts';
import { findDuplicates } from './duplicates.ts';

const RULES = {
  courses:
    'med-course-01, med-step-01, med-gap-01, med-overlap-01, med-amount-01, med-amount-02, med-pattern-01, ' +
    'med-period-07, med-period-08, med-stop-01, med-lag-01',
  tracks: 'med-track-01',
  steps: 'med-step-01',
  duplicates: 'med-dup-01, med-dup-02, med-dup-03, med-dup-04, med-refill-01, med-uncompared-01',
  covered: 'med-pdc-01',
} as const;

for (const [asks, rules] of Object.entries(RULES))
  describe(`${asks}: ${rules}`, () => {
    it.each(MEDICINE_CASES.filter((one) => one.asks === asks))('$about', (one) => {
      expect([...linesOfCase(one)].sort()).toEqual([...one.expect].sort());
    });
  });

describe('the lists', () => {
  it('med-dup-01: now before future before past, and what weighs more before what weighs less', () => {
    const lines = currentMedications(
      medicinesFromText(`day | 湊病院/処方 | 潮診療所/処方
        08-01 | アス100 1T x1 28d |
        08-10 | | アス100 1T x1 28d
        11-02 | アピ25 1T x2 28d; エナラ 1T x1 28d |
        11-10 | | アピ25 1T x2 28d; カンデ 1T x1 28d
        12-01 | プレド5 1T x1 28d |
        12-10 | | プレド5 1T x1 28d`),
      '2026-11-24',
    );
    expect(duplicatesToText(findDuplicates(lines, '2026-11-24'))).toEqual([
      'med-dup-01 same-ingredients アピ25 11-10〜11-29 20d now',
      'med-dup-03 same-effect 214 エナラ+カンデ 11-10〜11-29 20d now',
      'med-dup-01 same-ingredients プレド5 12-10〜12-28 19d future',
      'med-dup-01 same-ingredients アス100 08-10〜08-28 19d past',
    ]);
  });

  it('med-supply-01: of two lines that end on one day the one whose days were written speaks for both', () => {
    const lasting = medicinesFromText(`day | 湊病院/処方 | 湊病院/処方
      11-01 | アピ25 1T x2 14d rx:2 | アピ25 1T 頓 rx:2`);
    for (const facts of [lasting, lasting.toReversed()]) {
      const [line] = currentMedications(facts, '2026-11-10');
      expect(line?.supplies.map(({ reason, facts: [basis] }) => [reason, basis.shown.dosageText])).toEqual([
        ['days', '1日2回 朝夕食後'],
      ]);
    }
  });

  it('med-supply-02: a later supply of one order is held against that order as well', () => {
    const [line] = currentMedications(
      medicinesFromText(`day | 湊病院/処方 | 浜薬局/調剤
        09-29 | フロセ20 1T x1 28d rx:1 | フロセ20 1T x1 28d rx:1
        10-27 | | フロセ40 1T x1 28d rx:1`),
      '2026-11-20',
    );
    expect(line?.supplies.map(({ period, conflicts }) => [period.start, conflicts.length])).toEqual([
      ['2026-10-27', 1],
      ['2026-09-29', 0],
    ]);
    expect(line?.conflicts.map(({ field, values }) => [field, ...values.map(({ text }) => text)])).toEqual([
      ['amount', '40mg', '20mg'],
    ]);
  });

  it('med-ingredient-01: one line for one ingredient under two codes keeps the classes of both', () => {
    const lines = currentMedications(
      medicinesFromText(`day | 浜薬局/調剤
        10-01 | アス100 1T x1 28d
        11-10 | アス末 0.3g x3 28d`),
      '2026-11-24',
    );
    expect(lines.map(({ name, state, classes }) => [name, state, ...classes])).toEqual([
      ['アスピリン', 'current', 'antiplatelet'],
    ]);
  });
});

describe('the proof of medicines', () => {
  it('counts no line missed and none too many, over cases written and made by chance', () => {
    const { cases, missed, falseHits } = runMedicineCases();
    expect({ missed, falseHits }).toEqual({ missed: 0, falseHits: 0 });
    expect(cases).toBeGreaterThan(250);
  });
});
