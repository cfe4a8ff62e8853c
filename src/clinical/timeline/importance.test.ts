import { expect, test } from 'vitest';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { isAbnormal, isImportant } from './importance.ts';

const FACTS = lifeFromText(`
  allergy           2009-03-12 - ペニシリン
  device            2022-03-14 - ペースメーカー
  stay              2026-09-28 2026-10-08 肺炎
  visit             2026-11-10 - 再診
  operation         2021-06-18 - 結腸右半切除
  condition         2024-08-01 - 慢性心不全 !principal
  condition         2024-08-01 - 腰痛
  lab               2026-11-10 - K flag=HH
  lab               2026-11-10 - Cr flag=H
  lab               2026-11-10 - Na
  discharge-summary 2026-10-08 - 退院時サマリー
  letter            2026-10-09 - 紹介状
`);

function titles(test_: (fact: (typeof FACTS)[number]) => boolean): readonly string[] {
  return FACTS.filter(test_).map(({ shown }) => shown.title);
}

test("timeline-important-01: what must not be overlooked, by the record's own words", () => {
  expect(titles(isImportant)).toEqual([
    'ペニシリン',
    'ペースメーカー',
    '肺炎',
    '結腸右半切除',
    '慢性心不全',
    'K',
    '退院時サマリー',
  ]);
});

test('timeline-abnormal-01: only what its own source marks', () => {
  expect(titles(isAbnormal)).toEqual(['K', 'Cr']);
});
