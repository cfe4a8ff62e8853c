import { expect, it } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { labsFrom } from '../test-facts.ts';
import { type DerivedOf, derivedValues } from './derived-values.ts';

const CODES: Readonly<Record<string, string>> = {
  Cre: 'core:3C015000002327101=Cre',
  'Cys-C': 'core:3C016000002306101=Cys-C',
  eGFR: 'jlac:8A065000002391901',
  Ca: 'core:3H030000002327101=Ca',
  ALB: 'core:3A015000002327101=ALB',
  'T-CHO': 'core:3F050000002327101=T-CHO',
  'HDL-C': 'core:3F070000002327101=HDL-C',
  AST: 'core:3B035000002327201=AST',
  ALT: 'core:3B045000002327201=ALT',
  PLT: 'core:2A990000001930955=PLT',
  'HbA1c(JDS)': 'loinc:4548-4',
};

function person(birth: string, sex: DerivedOf['sex']): DerivedOf {
  const birthDate = parsePartialDate(birth);
  return { sex, ...(birthDate === undefined ? {} : { birthDate }) };
}

const WOMAN = person('1958-04-17', 'female');

/** `Cre 1.11 mg/dL @ 2026-11-10 A`: what is reckoned of it, one line a value. */
function lines(text: string, of: DerivedOf = WOMAN): readonly string[] {
  const table = text
    .split('\n')
    .map((line) => /^\s*(\S+) (.*) @ (\S+)(?: (\S+))?$/u.exec(line))
    .flatMap((found) =>
      found === null
        ? []
        : [`${found[3]} | ${found[1]} | ${CODES[found[1] ?? '']} | ${found[2]} | | | ${found[4] ?? 'A'}`],
    );
  return runToEnd(derivedValues(labsFrom(table.join('\n')), of)).map(
    ({ rule, text: amount, at, place, inputs, recorded }) =>
      `${rule.id} ${amount} ${at.text.slice(0, 10)} ${place} of ${inputs.map(({ item }) => item).join('+')}${recorded === undefined ? '' : ' (recorded)'}`,
  );
}

it('LAB-EGFRcr: 日本腎臓学会, of an adult with a known age and sex; the laboratory’s own is told beside it', () => {
  // 194 × 1.11^−1.094 × 68^−0.287 × 0.739 = 38.1
  expect(lines('Cre 1.11 mg/dL @ 2026-11-10')).toEqual(['LAB-EGFRcr 38.1 2026-11-10 A of Cre']);
  expect(lines('Cre 1.11 mg/dL @ 2026-11-10\n eGFR 38.2 mL/min/1.73m2 @ 2026-11-10')).toEqual([
    'LAB-EGFRcr 38.1 2026-11-10 A of Cre (recorded)',
  ]);
  expect(lines('Cre 1.11 mg/dL @ 2026-11-10', person('1958-04-17', 'unknown'))).toEqual([]);
  expect(lines('Cre 1.11 mg/dL @ 2026-11-10', person('2009-04-17', 'male'))).toEqual([]);
  expect(lines('Cre 1.11 mg/dL @ 2026-11-10', person('1958-04', 'male'))).toEqual([]);
});

it('lab-derived-01: never from a bound, a converted amount, an odd unit, a month, or two results of one draw', () => {
  expect(lines('Cre <0.20 mg/dL @ 2026-11-10')).toEqual([]);
  expect(lines('Cre 98 umol/L @ 2026-11-10')).toEqual([]);
  expect(lines('Cre 1.1 g/dL @ 2026-11-10')).toEqual([]);
  expect(lines('Cre 1.1 mg/dL @ 2026-11')).toEqual([]);
  expect(lines('Cre 1.1 mg/dL @ 2026-11-10\n Cre 1.3 mg/dL @ 2026-11-10')).toEqual([]);
});

it('LAB-CCA, LAB-nonHDL, LAB-FIB4: only of one draw at one place', () => {
  expect(lines('Ca 8.2 mg/dL @ 2026-11-10\n ALB 3.1 g/dL @ 2026-11-10')).toEqual([
    'LAB-CCA 9.1 2026-11-10 A of Ca+ALB',
  ]);
  expect(lines('Ca 8.2 mg/dL @ 2026-11-10\n ALB 4.0 g/dL @ 2026-11-10')).toEqual([]);
  expect(lines('Ca 8.2 mg/dL @ 2026-11-10\n ALB 3.1 g/dL @ 2026-11-09')).toEqual([]);
  expect(lines('Ca 8.2 mg/dL @ 2026-11-10 A\n ALB 3.1 g/dL @ 2026-11-10 B')).toEqual([]);
  expect(lines('T-CHO 201 mg/dL @ 2026-11-10\n HDL-C 52 mg/dL @ 2026-11-10')).toEqual([
    'LAB-nonHDL 149 2026-11-10 A of T-CHO+HDL-C',
  ]);
  // 68 × 40 ÷ (180 × √25) = 3.02
  expect(lines('AST 40 U/L @ 2026-11-10\n ALT 25 U/L @ 2026-11-10\n PLT 18.0 10*4/uL @ 2026-11-10')).toEqual([
    'LAB-FIB4 3.02 2026-11-10 A of AST+ALT+PLT',
  ]);
});

it('LAB-EGFRcys and LAB-HbA1c-NGSP', () => {
  // (104 × 1.12^−1.019 × 0.996^68 × 0.929) − 8 = 57.5
  expect(lines('Cys-C 1.12 mg/L @ 2026-11-10')).toEqual(['LAB-EGFRcys 57.5 2026-11-10 A of Cys-C']);
  // 1.02 × 6.8 + 0.25 = 7.186
  expect(lines('HbA1c(JDS) 6.8 % @ 2010-05-01')).toEqual(['LAB-HbA1c-NGSP 7.2 2010-05-01 A of HbA1c-JDS']);
});
