import { expect, test } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import type { Merged } from '../../domain/merged.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { searchAids, searchFacts } from './fact-search.ts';

const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';

const FACTS = lifeFromText(`
  lab       2026-11-10 - ﾍﾓｸﾞﾛﾋﾞﾝ value=11.1 at=はるにれ循環器内科
  letter    2026-10-05 - 紹介状 text=ヘモグロビンが低く、貧血を疑います
  condition 2021-06-02 - 胆囊ポリープ
  drug      2026-10-01 28d ノルバスク錠5mg
  drug      2026-09-01 28d アムロジピン錠5mg
  drug      2026-08-01 28d ワルファリン錠1mg
`).map((fact): Merged => {
  const code = { ノルバスク錠5mg: '2171022F2029', アムロジピン錠5mg: '2171022F2010' }[fact.shown.title];
  if (code === undefined) return fact;
  const shown = { ...fact.shown, drug: { text: fact.shown.title, codings: [{ system: YJ, code }] } };
  return { ...fact, shown, witnesses: [shown] } as Merged;
});

function found(query: string): readonly string[] {
  const aids = runToEnd(searchAids(FACTS, (kind) => (kind === 'lab' ? '検査' : kind)));
  return runToEnd(searchFacts(FACTS, query, aids)).hits.map(
    ({ fact, found: where }) => `${fact.shown.title} (${where?.place ?? 'other name'})`,
  );
}

test('search-fold-01: widths, kana and old forms of characters make no difference; names come before texts', () => {
  expect(found('ヘモグロビン')).toEqual(['ﾍﾓｸﾞﾛﾋﾞﾝ (title)', '紹介状 (text)']);
  expect(found('へもぐろびん')).toHaveLength(2);
  expect(found('胆嚢')).toEqual(['胆囊ポリープ (title)']);
  expect(found('はるにれ　11.1')).toEqual(['ﾍﾓｸﾞﾛﾋﾞﾝ (value)']);
});

test('search-drug-01: a brand finds the generic name that this record holds under the same code, and the other way', () => {
  expect(found('ノルバスク')).toEqual(['ノルバスク錠5mg (title)', 'アムロジピン錠5mg (other name)']);
  expect(found('アムロジピン')).toEqual(['アムロジピン錠5mg (title)', 'ノルバスク錠5mg (other name)']);
  expect(found('2171022F2010')).toEqual(['アムロジピン錠5mg (code)']);
});

test('search-kind-01: the word for a kind finds what is of it', () => {
  expect(found('検査')).toEqual(['ﾍﾓｸﾞﾛﾋﾞﾝ (other name)']);
});

test('all words must be found, and no words find nothing', () => {
  // Shown of it is the word that its title does not say.
  expect(found('貧血 紹介')).toEqual(['紹介状 (text)']);
  expect(found('貧血 CT')).toEqual([]);
  expect(found('  ')).toEqual([]);
});

test('who types on, goes back, or asks in another order finds the same as who asks anew', () => {
  const words = [
    'へ',
    'へも',
    'ヘモグロビン',
    'ヘモグロビン 紹介',
    '紹介',
    'ノル',
    'ノルバスク',
    '検',
    '検査',
    'へも',
  ];
  const anew = words.map((query) => {
    const facts = [...FACTS];
    const aids = runToEnd(searchAids(facts, (kind) => (kind === 'lab' ? '検査' : kind)));
    return runToEnd(searchFacts(facts, query, aids)).hits.map(({ fact }) => fact.key);
  });
  const aids = runToEnd(searchAids(FACTS, (kind) => (kind === 'lab' ? '検査' : kind)));
  const typed = words.map((query) =>
    runToEnd(searchFacts(FACTS, query, aids)).hits.map(({ fact }) => fact.key),
  );
  expect(typed).toEqual(anew);
  // In another tongue the kinds have other names: what was found by the one is not looked through for the other.
  const english = runToEnd(searchAids(FACTS, (kind) => (kind === 'lab' ? 'result' : kind)));
  expect(runToEnd(searchFacts(FACTS, '検査', aids)).count).toBe(1);
  expect(runToEnd(searchFacts(FACTS, '検査', english)).count).toBe(0);
  expect(runToEnd(searchFacts(FACTS, '検査', aids)).count).toBe(1);
});
