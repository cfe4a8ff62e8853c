import { describe, expect, it } from 'vitest';
import {
  type CheckupItem,
  checkupBand,
  checkupJudgement,
  explainGuidance,
  urineProteinBand,
} from './checkup-values.ts';

const DAY = '2026-06-01';

function band(item: CheckupItem, amount: number, unit: string, sex: 'male' | 'female' = 'female', day = DAY) {
  return checkupBand({ item, amount, unit, day, sex })?.band;
}

describe('checkup-01: judgement values of the 4th term', () => {
  it.each([
    ['waist', 'cm', 'male', [84.9, 85], ['within', 'guidance']],
    ['waist', 'cm', 'female', [89.9, 90], ['within', 'guidance']],
    ['BMI', 'kg/m2', 'female', [18.4, 18.5, 24.9, 25], ['guidance', 'within', 'within', 'guidance']],
    ['systolic', 'mmhg', 'female', [129, 130, 139, 140], ['within', 'guidance', 'guidance', 'referral']],
    ['diastolic', 'mmhg', 'female', [84, 85, 89, 90], ['within', 'guidance', 'guidance', 'referral']],
    ['FTG', 'mg/dl', 'female', [149, 150, 300], ['within', 'guidance', 'referral']],
    ['CTG', 'mg/dl', 'female', [174, 175, 300], ['within', 'guidance', 'referral']],
    ['HDL-C', 'mg/dl', 'female', [40, 39, 30], ['within', 'guidance', 'guidance']],
    ['LDL-C', 'mg/dl', 'female', [119, 120, 140], ['within', 'guidance', 'referral']],
    ['nonHDL', 'mg/dl', 'female', [149, 150, 170], ['within', 'guidance', 'referral']],
    ['CBG', 'mg/dl', 'female', [99, 100, 126], ['within', 'guidance', 'referral']],
    ['BS', 'mg/dl', 'female', [99, 100, 126], ['within', 'guidance', 'referral']],
    ['HbA1c-NGSP', '%', 'female', [5.5, 5.6, 6.4, 6.5], ['within', 'guidance', 'guidance', 'referral']],
    ['AST', 'u/l', 'female', [30, 31, 51], ['within', 'guidance', 'referral']],
    ['ALT', 'u/l', 'female', [30, 31, 51], ['within', 'guidance', 'referral']],
    ['GGT', 'u/l', 'female', [50, 51, 101], ['within', 'guidance', 'referral']],
    ['eGFR', 'ml/min/1.73m2', 'female', [60, 59.9, 45, 44.9], ['within', 'guidance', 'guidance', 'referral']],
  ] as const)('%s', (item, unit, sex, amounts, bands) => {
    expect(amounts.map((amount) => band(item, amount, unit, sex))).toEqual(bands);
  });

  it('says nothing of another unit, an unknown sex where it matters, or a check-up of an earlier term', () => {
    expect(band('CBG', 7, 'mmol/l')).toBeUndefined();
    expect(checkupBand({ item: 'waist', amount: 88, unit: 'cm', day: DAY, sex: 'unknown' })).toBeUndefined();
    expect(band('LDL-C', 150, 'mg/dl', 'female', '2024-03-31')).toBeUndefined();
    expect([0, 0.5, 1, 3].map((grade) => urineProteinBand(grade, DAY)?.band)).toEqual([
      'within',
      'guidance',
      'referral',
      'referral',
    ]);
    expect(urineProteinBand(1, '2023-06-01')).toBeUndefined();
    expect(urineProteinBand(1, DAY)?.edition.ja).toContain('第4期');
  });
});

it('checkup-02: the record’s own judgement is read by digit or by word', () => {
  const metabolic = (text: string) => checkupJudgement(['9N501000000000011'], text)?.judged;
  const level = (text: string) => checkupJudgement(['9N506000000000011'], text)?.judged;
  expect(['1', '2', '3', '4', '予備群該当', '非該当', '基準該当', '？'].map(metabolic)).toEqual([
    'meets',
    'near',
    'not',
    'undecided',
    'near',
    'not',
    'meets',
    undefined,
  ]);
  expect(['1', '2', '3', '4', '動機付け支援', '積極的支援', 'なし（情報提供）'].map(level)).toEqual([
    'active',
    'motivational',
    'information',
    'undecided',
    'motivational',
    'active',
    'information',
  ]);
  expect(checkupJudgement(['9N001000000000001'], '1')).toBeUndefined();
});

it('checkup-03: why a guidance level is as it is, and which values are missing', () => {
  const man = { sex: 'male', age: 50, bmi: 24, waist: 86, treated: false, smokes: false } as const;
  const level = (facts: Parameters<typeof explainGuidance>[0]) => {
    const { level: reached, by, risks } = explainGuidance(facts);
    return `${reached} ${by} ${risks.join('+')}`;
  };
  const well = {
    ...man,
    fastingGlucose: 95,
    hdl: 50,
    fastingTriglycerides: 120,
    systolic: 120,
    diastolic: 70,
  };
  expect(level(well)).toBe('information waist ');
  expect(level({ ...well, smokes: true })).toBe('information waist ');
  expect(level({ ...well, systolic: 130 })).toBe('motivational waist pressure');
  expect(level({ ...well, systolic: 130, smokes: true })).toBe('active waist pressure+smoking');
  expect(level({ ...well, systolic: 130, hba1c: 5.6 })).toBe('active waist glucose+pressure');
  expect(level({ ...well, systolic: 130, hba1c: 5.6, age: 65 })).toBe('motivational waist glucose+pressure');
  expect(level({ ...well, systolic: 130, hba1c: 5.6, treated: true })).toBe(
    'not-a-target waist glucose+pressure',
  );
  expect(level({ ...well, waist: 84, bmi: 25, systolic: 130, hba1c: 5.6 })).toBe(
    'motivational BMI glucose+pressure',
  );
  expect(level({ ...well, waist: 84, systolic: 130, hba1c: 5.6 })).toBe(
    'information neither glucose+pressure',
  );
  expect(explainGuidance({ sex: 'female', age: 50, waist: 95 }).missing).toEqual([
    'glucose',
    'lipids',
    'pressure',
    'smoking',
    'treated',
  ]);
});
