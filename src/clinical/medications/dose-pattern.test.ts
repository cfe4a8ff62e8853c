import { describe, expect, it } from 'vitest';
import type { MedicationEntry } from '../../domain/entry.ts';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { rhythmOf, timesADay } from './dose-pattern.ts';

function entryWith(words: string, more: Partial<MedicationEntry> = {}): MedicationEntry {
  const [fact] = medicinesFromText('day | 浜薬局/調剤\n 11-02 | ワル1 1T 28d');
  if (fact === undefined) throw new Error('no fact');
  return { ...fact.shown, dosageText: words, ...more };
}

describe('how a medicine is said to be taken', () => {
  it.each([
    // words, pattern, days to the next dose, times a day
    ['1日1回 朝食後', 'daily', undefined, 1],
    ['１日３回　毎食後', 'daily', undefined, 3],
    ['1日に2回 朝夕食後', 'daily', undefined, 2],
    ['分2 朝夕食後', 'daily', undefined, 2],
    ['毎食後', 'daily', undefined, 3],
    ['毎食前30分', 'daily', undefined, 3],
    ['12時間毎', 'daily', undefined, 2],
    ['8時間おき', 'daily', undefined, 3],
    ['1日1回 起床時', 'daily', undefined, 1],
    ['1日1回朝食後 28日分', 'daily', undefined, 1],
    ['1日10回', 'daily', undefined, 10],
    ['7時間ごと', 'free-text', undefined, undefined],
    ['1日1〜2回', 'free-text', undefined, undefined],
    ['1日2-3回', 'free-text', undefined, undefined],
    ['1日3回まで', 'free-text', undefined, undefined],
    ['1日2回、夏は1日1回', 'free-text', undefined, undefined],
    ['1日数回', 'free-text', undefined, undefined],
    ['就寝前', 'free-text', undefined, undefined],
    ['医師の指示どおり', 'free-text', undefined, undefined],
    ['1日3回 毎食後 適宜増減', 'free-text', undefined, 3],
    ['', 'free-text', undefined, undefined],
    ['1日おき 朝食後', 'alternate-days', 2, undefined],
    ['隔日 1日1回 朝食後', 'alternate-days', 2, 1],
    ['2日に1回', 'alternate-days', 2, undefined],
    ['3日に1回', 'some-days', 3, undefined],
    ['2日おき', 'some-days', 3, undefined],
    ['12日に1回', 'some-days', 12, undefined],
    ['11日おき', 'some-days', 12, undefined],
    ['週1回 起床時', 'weekly', 7, undefined],
    ['週に1回', 'weekly', 7, undefined],
    ['毎週月曜日 起床時', 'weekly', 7, undefined],
    ['1週間に1回', 'weekly', 7, undefined],
    ['毎週月・木曜', 'some-days', 3.5, undefined],
    ['1日1回 月・水・金曜', 'some-days', 7 / 3, 1],
    ['月曜、木曜', 'some-days', 3.5, undefined],
    ['週3回', 'some-days', 7 / 3, undefined],
    ['週2日', 'some-days', 3.5, undefined],
    ['透析日のみ', 'some-days', 7, undefined],
    ['2週に1回', 'monthly', 14, undefined],
    ['4週ごと', 'monthly', 28, undefined],
    ['月1回', 'monthly', 31, undefined],
    ['3か月に1回', 'monthly', 93, undefined],
    ['1日目2錠、2日目から1錠', 'taper', undefined, undefined],
    ['1日1回朝食後 以後漸減', 'taper', undefined, 1],
    ['4錠7日間、その後3錠', 'taper', undefined, undefined],
    ['1日2回 朝2錠 夕1錠', 'uneven', undefined, 2],
    ['1日2回 朝1錠 夕1錠', 'daily', undefined, 2],
    ['１日３回　毎食後　７錠（４錠－２錠－１錠）', 'uneven', undefined, 3],
    ['頓服 疼痛時', 'as-needed', undefined, undefined],
    ['38.5度以上の発熱時', 'as-needed', undefined, undefined],
    ['1日3回まで 痛いとき', 'as-needed', undefined, undefined],
    ['便秘時 1日1回', 'as-needed', undefined, 1],
  ])('med-pattern-01: 「%s」', (words, pattern, interval, times) => {
    const entry = entryWith(words);
    expect(rhythmOf(entry)).toEqual(interval === undefined ? { pattern } : { pattern, interval });
    expect(timesADay(entry)).toBe(times);
  });

  it('med-pattern-01: what is added to the directions counts as well', () => {
    expect(rhythmOf(entryWith('1日1回 朝食後', { instructions: ['１日おき'] })).pattern).toBe(
      'alternate-days',
    );
    expect(rhythmOf(entryWith('1日3回 毎食後', { instructions: ['不均等・1回目・4単位'] })).pattern).toBe(
      'uneven',
    );
    expect(rhythmOf(entryWith('1日3回 毎食後', { asNeeded: true })).pattern).toBe('as-needed');
    expect(rhythmOf(entryWith('1日3回 毎食後', { instructions: ['一包化'] })).pattern).toBe('daily');
  });

  it('med-pattern-01: by the route where the words name no rhythm', () => {
    const injection = { system: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code', code: '2492416G2024' };
    const drug = { text: 'ランタス注', codings: [injection] };
    expect(rhythmOf(entryWith('朝8単位', { drug })).pattern).toBe('injection');
    expect(rhythmOf(entryWith('週1回', { drug })).pattern).toBe('weekly');
    const uncoded = { text: '院内軟膏', codings: [] };
    expect(rhythmOf(entryWith('1日2回', { drug: uncoded, route: '塗布' })).pattern).toBe('external');
    expect(rhythmOf(entryWith('', { kind: 'administration' })).pattern).toBe('given');
  });
});
