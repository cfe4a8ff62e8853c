import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { labsFrom, medicinesFrom } from '../test-facts.ts';
import { growthCourse } from './growth-course.ts';
import { pregnancyCourses } from './pregnancy-course.ts';
import { wardDays } from './ward-days.ts';

function born(day: string, sex: 'male' | 'unknown' = 'male') {
  const birthDate = parsePartialDate(day);
  return { sex, ...(birthDate === undefined ? {} : { birthDate }) };
}

const GROWTH = `
  2020-02-09 | 出生時体重 | | 2236 g
  2021-08-09 | 身長 | loinc:8302-2 | 76.2 cm
  2021-08-09 | 体重 | loinc:29463-7 | 8.6 kg
  2023-02 | 体重 | loinc:29463-7 | 11.4 kg
  2024-02-09 | 児推定体重 | | 1200 g
  2038-05-01 | 身長 | loinc:8302-2 | 171 cm
  2022-02-09 | 体重 | loinc:29463-7 | >10 kg
`;

describe('growth-course-01', () => {
  it('the child’s own measures by age, in one unit; no month, no bound, nothing of a grown person', () => {
    const { points } = growthCourse(labsFrom(GROWTH, 'measurement'), born('2020-02-09'));
    expect(points.map(({ measure, amount, age }) => `${measure} ${amount} ${age.toFixed(2)}`)).toEqual([
      'weight 2.236 0.00',
      'height 76.2 1.50',
      'weight 8.6 1.50',
    ]);
  });

  it('GROW-1: 肥満度 of a day on which both were measured once, of a known sex', () => {
    // 0.00206 × 76.2² − 0.1166 × 76.2 + 6.5273 = 9.604; (8.6 − 9.604) ÷ 9.604 = −10.5 %
    const { degrees } = growthCourse(labsFrom(GROWTH, 'measurement'), born('2020-02-09'));
    expect(degrees.map(({ day, percent }) => `${day} ${percent.toFixed(1)}`)).toEqual(['2021-08-09 -10.5']);
    expect(growthCourse(labsFrom(GROWTH, 'measurement'), born('2020-02-09', 'unknown')).degrees).toEqual([]);
    const twice = `${GROWTH}\n 2021-08-09 | 体重 | loinc:29463-7 | 8.8 kg`;
    expect(growthCourse(labsFrom(twice, 'measurement'), born('2020-02-09')).degrees).toEqual([]);
  });

  it('of a birth known to the year nothing is drawn by age', () => {
    expect(growthCourse(labsFrom(GROWTH, 'measurement'), born('2020')).points).toEqual([]);
  });
});

it('pregnancy-01: visits by the weeks on record; another pregnancy is a course of its own', () => {
  const courses = pregnancyCourses(
    labsFrom(
      `
      2026-03-09 | 妊娠週数 | | 妊娠8週3日
      2026-04-06 | 妊娠週数 | | 妊娠12週3日
      2023-05-01 | 妊娠週数 | | 30週
      2026-03-09 | 体重 | loinc:29463-7 | 52.4 kg
      2026-04-06 | 体重 | loinc:29463-7 | 53.3 kg
      2026-04-07 | 体重 | loinc:29463-7 | 53.5 kg
      2026-04-06 | 尿蛋白 | loinc:20454-5 | (-)
      2026-05-06 | 妊娠週数 | | 不明
      `,
      'observation',
    ),
  );
  expect(courses.map(({ visits }) => visits.map(({ weeks, days }) => `${weeks}w${days}`))).toEqual([
    ['8w3', '12w3'],
    ['30w0'],
  ]);
  expect(courses[0]?.rows.map(({ row, cells }) => [row.name, ...[...cells.keys()].sort()].join(' '))).toEqual(
    ['体重 2026-03-09 2026-04-06', '尿蛋白 2026-04-06'],
  );
});

it('ward-01: the days of a stay with what was measured, went in and out and was given on each', () => {
  const results = [
    ...labsFrom(
      `
      2026-09-27 | 血圧 | loinc:8480-6 | 104 mmHg
      2026-09-27 | 体温 | loinc:8310-5 | 38.7 Cel
      2026-09-28 | 体温 | loinc:8310-5 | 37.4 Cel
      2026-09-30 | 体温 | loinc:8310-5 | 36.4 Cel
      `,
      'vital',
    ),
    ...labsFrom('2026-09-28 | 尿量 | | 1200 mL', 'observation'),
    ...labsFrom('2026-09-28 | 歩数 | | 400 歩', 'observation'),
  ];
  const medicines = medicinesFrom(`
    administration | 2026-09-27 | セフトリアキソン注 | | | | | 湊
    prescription | 2026-09-20 | ビソプロロール錠 | | | 8 | | 湊
    prescription | 2026-09-28 | 中止薬 | | | 7 | | 湊 | status:cancelled
    dispensing | 2026-09-01 | 前の薬 | | | 7 | | 湊
  `);
  const ward = wardDays({ from: '2026-09-27', to: '2026-09-29' }, '2026-11-24', results, medicines);
  expect(ward.days).toEqual(['2026-09-27', '2026-09-28', '2026-09-29']);
  const rows = (all: typeof ward.vitals) =>
    all.map(({ row, cells }) => `${row.name}: ${[...cells.keys()].sort().join(' ')}`);
  expect(rows(ward.vitals)).toEqual(['体温: 2026-09-27 2026-09-28', '血圧: 2026-09-27']);
  expect(rows(ward.balance)).toEqual(['尿量: 2026-09-28']);
  expect(
    ward.medicines.map(
      ({ name, days }) =>
        `${name} ${[...days].map(([day, { given }]) => `${day.slice(8)}${given.length > 0 ? '与' : '処'}`).join(' ')}`,
    ),
  ).toEqual(['セフトリアキソン注 27与', 'ビソプロロール錠 27処', '中止薬 28処 29処']);
});

it('ward-01: a stay that goes on ends today', () => {
  expect(wardDays({ from: '2026-11-22' }, '2026-11-24', [], []).days).toHaveLength(3);
});
