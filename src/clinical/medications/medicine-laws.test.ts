import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { coursesToText, duplicatesToText } from '../../testing/courses-to-text.ts';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { coursesOf } from './courses.ts';
import { currentMedications } from './current-medications.ts';
import { findDuplicates } from './duplicates.ts';
import { runs } from '../../testing/laws.ts';

const NOW = '2026-11-24';

const record = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 6, max: 12 }),
  column: fc.nat(3),
  drug: fc.constantFrom(
    'アピ25',
    'アピ般',
    'アス100',
    'タケルダ',
    'アス末',
    'エナラ',
    'カンデ',
    '院内A',
    'PL',
    'ヒルドイド',
  ),
  days: fc.constantFrom('', '4d', '14d', '28d'),
  words: fc.constantFrom('1T x2', '「週1回」', '1T 頓', '/3T', '「医師の指示通り」', ''),
  rx: fc.constantFrom('', 'rx:1', 'rx:2', 'rx:3'),
});

const facts = fc.array(record, { maxLength: 14 }).map((records) => {
  const rows = records.map(({ day, month, column, drug, days, words, rx }) => {
    const cells = ['', '', '', ''];
    cells[column] = `${drug} ${words} ${days} ${rx}`.trim();
    const pad = (value: number) => String(value).padStart(2, '0');
    return `${pad(month)}-${pad(day)} | ${cells.join(' | ')}`;
  });
  return medicinesFromText(
    ['day | 湊病院/処方 | 潮診療所/処方 | 浜薬局/調剤 | 手帳/申告', ...rows].join('\n'),
  );
});

function said(of: readonly Merged<MedicationEntry>[]) {
  const lines = currentMedications(of, NOW);
  const courses = lines.map((line) => ({ line, courses: coursesOf(line.supplies) }));
  return { lines, courses, duplicates: findDuplicates(lines, NOW) };
}

describe('laws of courses and duplicates', () => {
  it('med-course-01, med-dup-01: the order of arrival changes nothing', () => {
    fc.assert(
      fc.property(facts, fc.nat(), (all, turn) => {
        const turned = [
          ...all.slice(turn % (all.length + 1)),
          ...all.slice(0, turn % (all.length + 1)),
        ].reverse();
        const [a, b] = [said(all), said(turned)];
        expect(duplicatesToText(b.duplicates)).toEqual(duplicatesToText(a.duplicates));
        expect(b.courses.map((one) => coursesToText(one.line, one.courses))).toEqual(
          a.courses.map((one) => coursesToText(one.line, one.courses)),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it('med-course-01: every record stands in exactly one supply of one course, or among the undated', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { courses } = said(all);
        const keys = courses.flatMap(({ courses: { courses: dated, undated } }) =>
          [...dated.flatMap((course) => course.supplies), ...undated].flatMap((supply) =>
            supply.facts.map((fact) => fact.key),
          ),
        );
        expect(keys.toSorted()).toEqual(all.map(({ key }) => key).toSorted());
      }),
      { numRuns: runs(200) },
    );
  });

  it('med-dup-01: no finding outside the days of two of its supplies, and every unknown drug in use is named', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { lines, duplicates } = said(all);
        for (const { spans, supplies, days } of duplicates.findings) {
          expect(days).toBeGreaterThan(0);
          for (const { from } of spans) {
            const running = supplies.filter(
              ({ period }) => (period.start ?? '9') <= from && (period.end ?? '') >= from,
            );
            expect(running.length).toBeGreaterThanOrEqual(2);
          }
        }
        const named = new Set(duplicates.notCompared.map(({ supply }) => supply.key));
        for (const line of lines.filter(({ ingredients }) => ingredients.known !== 'parts'))
          for (const supply of line.supplies.filter(({ state }) => state !== 'ended'))
            expect(named.has(supply.key)).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });
});
