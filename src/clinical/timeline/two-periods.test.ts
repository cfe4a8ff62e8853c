import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { comparePeriods, type Days } from './two-periods.ts';

const NOW = '2026-11-24';

function said(life: string, first: Days, second: Days): readonly string[] {
  const facts = lifeFromText(life).toReversed();
  return runToEnd(comparePeriods({ facts, first, second, now: NOW })).map(
    (row) => `${row.group} ${row.name} ${row.first?.count ?? '-'} ${row.second?.count ?? '-'} ${row.change}`,
  );
}

const SPRING: Days = { from: '2026-04-01', to: '2026-06-30' };
const AUTUMN: Days = { from: '2026-09-01', to: '2026-11-24' };

describe('two periods side by side', () => {
  it('periods-01: what stands in one only comes first in each group, and what goes on stands in both', () => {
    expect(
      said(
        `
        condition 2019-01-01 -          糖尿病
        condition 2026-05-01 2026-06-01 肺炎 status=resolved
        condition 2026-10-01 -          心不全
        stay      2026-05-02 2026-05-20 入院
        drug      2026-04-10 30d        アムロジピン
        drug      2026-09-10 30d        アムロジピン
        drug      2026-10-02 30d        フロセミド
        drug      2026-07-10 7d         夏だけの薬
      `,
        SPRING,
        AUTUMN,
      ),
    ).toEqual([
      'stay 入院 1 - only-first',
      'problem 心不全 - 1 only-second',
      'problem 肺炎 1 - only-first',
      'problem 糖尿病 1 1 same',
      'medicine フロセミド - 1 only-second',
      'medicine アムロジピン 1 1 same',
    ]);
  });

  it('periods-01: a vague date lies in every period that it may lie in; one without a date in neither', () => {
    expect(said('letter 2026 - 紹介状\nletter ? - 日付のない紹介状', SPRING, AUTUMN)).toEqual([
      'paper 紹介状 1 1 same',
    ]);
  });

  it('periods-04: a diagnosis without a dated onset may have been there before: that is said, not "new"', () => {
    expect(said('condition 2026-10-01 - 高血圧症 onset=1998年頃から', SPRING, AUTUMN)).toEqual([
      'problem 高血圧症 - 1 since-unknown',
    ]);
  });

  it('periods-02: results without a plain amount in the same unit are set side by side, not compared', () => {
    expect(
      said('lab 2026-05-01 - HbA1c value=7.1\nlab 2026-10-01 - HbA1c value=6.8', SPRING, AUTUMN),
    ).toEqual(['result HbA1c 1 1 changed']);
  });

  it('periods-03: another product or other directions of one ingredient are a change', () => {
    expect(
      said(
        'drug 2026-05-01 14d ワーファリン drug=ワーファリン錠1mg\ndrug 2026-10-01 14d ワーファリン drug=ワーファリン錠1mg',
        SPRING,
        AUTUMN,
      ),
    ).toEqual(['medicine ワーファリン 1 1 same']);
  });
});
