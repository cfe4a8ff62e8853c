import { describe, expect, it } from 'vitest';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { factOf } from '../test-facts.ts';
import { leftoverNotes } from './days-covered.ts';

describe('what is said to be left over', () => {
  it('med-leftover-01: is handed on in the words of the record, and nothing is reckoned from supplies', () => {
    const medicines = medicinesFromText(
      `day | 浜薬局/調剤
       10-01 | アピ25 1T x2 28d
       10-20 | アピ25 1T x2 28d note:残薬12錠のため調整 ; ワル1 1T x1 28d note:一包化`,
    );
    const check = factOf({ kind: 'other', title: '残薬確認', facts: ['アピキサバン 6錠'] });
    const silent = factOf({ kind: 'other', title: '手帳メモ', facts: ['健康診断'] });
    expect(leftoverNotes([...medicines, check, silent]).map(({ words }) => words)).toEqual([
      '残薬12錠のため調整',
      'アピキサバン 6錠',
    ]);
  });
});
