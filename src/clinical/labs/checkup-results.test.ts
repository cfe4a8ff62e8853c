import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { labsFrom } from '../test-facts.ts';
import { checkupsOf, checkupStanding } from './checkup-results.ts';

const BIRTH = parsePartialDate('1981-07-19');
const MAN = { sex: 'male', ...(BIRTH === undefined ? {} : { birthDate: BIRTH }) } as const;

function bands(table: string): readonly string[] {
  return labsFrom(table).map((fact) => {
    const standing = checkupStanding(fact, 'male');
    return `${fact.shown.title} ${standing?.band ?? '-'}`;
  });
}

describe('checkup-01: where the results of a check-up stand', () => {
  it('by code of the measure, by item of the laboratory, by the grade of urine protein', () => {
    expect(
      bands(`
        2025-05-20 | 腹囲 | local:9N016160100000001 | 85.5 cm
        2025-05-20 | 収縮期 | local:9A751000000000001 | 142 mmHg
        2025-05-20 | LDL | jlac:3F077000002327101 | 119 mg/dL
        2025-05-20 | HbA1c | jlac:3D046000001906202 | 5.6 %
        2025-05-20 | 尿蛋白 | loinc:20454-5 | (±)
      `),
    ).toEqual(['腹囲 guidance', '収縮期 referral', 'LDL within', 'HbA1c guidance', '尿蛋白 guidance']);
  });

  it('of what hangs on the meal only where the record says which', () => {
    expect(
      bands(`
        2025-05-20 | 空腹時中性脂肪 | jlac:3F015000002327101 | 162 mg/dL
        2025-05-20 | 随時中性脂肪 | jlac:3F015000002327101 | 162 mg/dL
        2025-05-20 | 中性脂肪 | jlac:3F015000002327101 | 162 mg/dL
      `),
    ).toEqual(['空腹時中性脂肪 guidance', '随時中性脂肪 within', '中性脂肪 -']);
  });

  it('not of a bound, another unit, a day before the term or a month', () => {
    expect(
      bands(`
        2025-05-20 | LDL | jlac:3F077000002327101 | >140 mg/dL
        2025-05-20 | LDL2 | jlac:3F077000002327101 | 3.6 mmol/L
        2024-03-31 | LDL3 | jlac:3F077000002327101 | 141 mg/dL
        2025-05 | LDL4 | jlac:3F077000002327101 | 141 mg/dL
      `),
    ).toEqual(['LDL -', 'LDL2 -', 'LDL3 -', 'LDL4 -']);
  });
});

const YEAR = `
  2025-05-20 | 腹囲 | local:9N016160100000001 | 85.5 cm
  2025-05-20 | BMI | local:9N011000000000001 | 24.0 kg/m2
  2025-05-20 | 空腹時中性脂肪 | jlac:3F015000002327101 | 162 mg/dL
  2025-05-20 | HDL | jlac:3F070000002327101 | 57 mg/dL
  2025-05-20 | HbA1c | jlac:3D046000001906202 | 5.5 %
  2025-05-20 | 収縮期 | local:9A751000000000001 | 128 mmHg
  2025-05-20 | 拡張期 | local:9A761000000000001 | 79 mmHg
  2025-05-20 | 喫煙 | local:9N736000000000011 | いいえ
  2025-05-20 | 服薬1 | local:9N701000000000011 | いいえ
  2025-05-20 | 服薬2 | local:9N706000000000011 | いいえ
  2025-05-20 | 服薬3 | local:9N711000000000011 | いいえ
  2025-05-20 | メタボ判定 | local:9N501000000000011 | 予備群該当
  2025-05-20 | 指導 | local:9N506000000000011 | 動機付け支援
  2023-05-20 | メタボ判定 | local:9N501000000000011 | 非該当
`;

it('checkup-02, checkup-03: the judgement as recorded, newest first, and the steps behind it', () => {
  const [newest, older] = checkupsOf(labsFrom(YEAR), MAN);
  expect(newest).toMatchObject({
    metabolic: 'near',
    guidance: 'motivational',
    explained: { level: 'motivational', by: 'waist', risks: ['lipids'], missing: [] },
  });
  expect(older).toMatchObject({ metabolic: 'not', place: '病院A' });
  expect(older?.guidance).toBeUndefined();
});

it('checkup-03: a risk of which one half is not known is not "no risk" but missing', () => {
  const [checkup] = checkupsOf(
    labsFrom(
      YEAR.split('\n')
        .filter((line) => !/中性脂肪|拡張期|服薬2/u.test(line))
        .join('\n'),
    ),
    MAN,
  );
  expect(checkup?.explained).toMatchObject({
    level: 'information',
    risks: [],
    missing: ['lipids', 'pressure', 'treated'],
  });
});

it('nothing is explained of a person whose birth or sex the records do not agree on', () => {
  expect(checkupsOf(labsFrom(YEAR), { sex: 'unknown' })[0]?.explained).toBeUndefined();
});
