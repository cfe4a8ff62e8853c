import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '../../domain/partial-date.ts';
import type { Sex } from '../../domain/person.ts';
import { labsFrom, medicinesFrom } from '../test-facts.ts';
import { currentMedications } from './current-medications.ts';
import { computedEgfr, newestValues, valuesBeside } from './medicine-labs.ts';

const TODAY = '2026-11-24';
const CRE = 'core:3C015000002327101=Cre';
const K = 'core:3H015000002326101=K';

/** One line a value: date, days ago, trend, what could not stand in it. */
function picture(text: string): readonly string[] {
  return [...newestValues(labsFrom(text), TODAY).values()].map(
    ({ value, date, ageDays, trend, leftOut, byName }) =>
      [
        value,
        date,
        ageDays === undefined ? '?' : `${ageDays}日前`,
        trend.map(({ amount }) => amount).join('→') || '—',
        ...(leftOut === 0 ? [] : [`ほか${leftOut}`]),
        ...(byName ? ['名前のみ'] : []),
      ].join(' '),
  );
}

describe('values beside medicines', () => {
  it('med-lab-01: the newest of each, its age in days, and the last amounts', () => {
    expect(
      picture(`
        2026-11-10 | クレアチニン | ${CRE} | 1.11 mg/dL
        2026-10-01 | クレアチニン | ${CRE} | 1.02 mg/dL
        2026-09-01 | クレアチニン | ${CRE} | 0.98 mg/dL
        2026-11-23 | カリウム | ${K} | 5.2 mmol/L
        2026-11-24 | 謎の検査 | local:9 | 1 U/L
      `),
    ).toEqual(['Cre 2026-11-10 14日前 0.98→1.02→1.11', 'K 2026-11-23 1日前 5.2']);
  });

  it('med-lab-01: another unit, a bound and words never stand in the trend, and are counted', () => {
    expect(
      picture(`
        2026-11-10 | クレアチニン | ${CRE} | 1.11 mg/dL
        2026-10-01 | クレアチニン | ${CRE} | 98 umol/L
        2026-09-01 | クレアチニン | ${CRE} | <0.20 mg/dL
        2026-08-01 | クレアチニン | ${CRE} | （文字）検体不良
        2026-07-01 | クレアチニン | ${CRE} | 0.90 mg/dL
      `),
    ).toEqual(['Cre 2026-11-10 14日前 0.9→1.11 ほか3']);
  });

  it('med-lab-01: a date known to the month only has no age; an undated one is not the newest', () => {
    expect(
      picture(`
        2026-10 | カリウム | ${K} | 4.4 mmol/L
        ? | カリウム | ${K} | 9.9 mmol/L
      `),
    ).toEqual(['K 2026-10 ? 4.4']);
  });

  it('med-lab-01: what has no code is told by its whole name only, within one place, and is marked', () => {
    expect(
      picture(`
        2026-11-10 | Ｍｇ | | 2.1 mg/dL | | | A病院
        2026-10-10 | Mg | | 2.0 mg/dL | | | B病院
        2026-11-10 | 尿Mg | | 8 mg/dL
        2026-11-10 | eGFR | | 38.1 mL/min/1.73m2
        2026-11-10 | クレアチニンクリアランス | | 41 mL/min
      `),
    ).toEqual([
      'eGFR 2026-11-10 14日前 38.1 名前のみ',
      'CCr 2026-11-10 14日前 41 名前のみ',
      'Mg 2026-11-10 14日前 2.1 ほか1 名前のみ',
    ]);
  });

  it('med-lab-01: the body weight of a measurement, not the weight at birth', () => {
    const values = newestValues(
      labsFrom(
        `
          2026-10-09 | 体重 | | 51.2 kg
          2026-11-01 | 出生時体重 | | 3010 g
        `,
        'measurement',
      ),
      TODAY,
    );
    expect([...values.values()].map(({ value, date }) => `${value} ${date}`)).toEqual(['weight 2026-10-09']);
  });

  it.each([
    ['ワーファリン', '3332001F1024', 'PT-INR Hb'],
    ['エリキュース', '3339004F1029', 'eGFR CCr Cre Hb PLT weight'],
    ['ジゴシン', '2113003F1010', 'eGFR Cre K Mg'],
    ['メトグルコ', '3962002F3015', 'eGFR HbA1c-NGSP weight'],
    ['マグミット', '2344009F2031', 'eGFR Mg'],
    ['フロセミド', '2139005F1060', 'eGFR K Na'],
    ['エナラプリル', '2144002F1210', 'eGFR Cre K'],
    ['リーマス', '1179017F1015', 'eGFR Cre Na'],
    ['アムロジピン', '2171022F2017', ''],
  ])('med-lab-02: beside %s', (name, yj, expected) => {
    const [line] = currentMedications(
      medicinesFrom(`dispensing | 2026-11-20 | ${name} | yj:${yj} | | 28`),
      TODAY,
    );
    expect(line === undefined ? '' : valuesBeside(line).join(' ')).toBe(expected);
  });
});

function egfr(text: string, born: string, sex: Sex): number | undefined {
  const birthDate = parsePartialDate(born);
  const values = newestValues(labsFrom(text), TODAY);
  return computedEgfr(values, { sex, ...(birthDate === undefined ? {} : { birthDate }) })?.amount;
}

describe('eGFR of our own reckoning', () => {
  const cre = (value: string, day = '2026-11-10') => `${day} | Cr | ${CRE} | ${value}`;

  it('med-lab-03: 194 × Cr^−1.094 × age^−0.287 (× 0.739), from the age on that day', () => {
    expect(egfr(cre('1.00 mg/dL'), '1966-11-10', 'male')).toBe(59.9);
    expect(egfr(cre('1.00 mg/dL'), '1966-11-10', 'female')).toBe(44.3);
    expect(egfr(cre('1.11 mg/dL'), '1958-04-17', 'female')).toBe(38.1);
  });

  it.each([
    ['a child', cre('0.40 mg/dL'), '2012-01-01', 'male'],
    ['another unit', cre('88 umol/L'), '1966-11-10', 'male'],
    ['a bound', cre('<0.2 mg/dL'), '1966-11-10', 'male'],
    ['no exact birth date', cre('1.00 mg/dL'), '1966', 'male'],
    ['no sex', cre('1.00 mg/dL'), '1966-11-10', 'unknown'],
    ['the month only', cre('1.00 mg/dL', '2026-11'), '1966-11-10', 'male'],
    ['a recorded eGFR', `${cre('1.00 mg/dL')}\n2026-11-10 | eGFR | | 60 mL/min/1.73m2`, '1966-11-10', 'male'],
  ] as const)('med-lab-03: not for %s', (_, text, born, sex) => {
    expect(egfr(text, born, sex)).toBeUndefined();
  });

  it('med-lab-03: an older recorded eGFR does not stand for a newer creatinine', () => {
    const text = `${cre('1.00 mg/dL')}\n2026-01-10 | eGFR | | 75 mL/min/1.73m2`;
    expect(egfr(text, '1966-11-10', 'male')).toBe(59.9);
  });
});
